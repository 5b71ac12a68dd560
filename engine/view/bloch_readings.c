#include "view/bloch_readings.h"

#include "view/picture.h"
#include "view/style.h"

#include <math.h>
#include <stdio.h>

static const double NO_ARROW = 0.03;
enum { MOST_READINGS = 5 };

int bloch_readings(DisplayOptions options) {
    return (options.angles ? 2 : 0) + (options.components ? 3 : 0);
}

double bloch_readings_width(const Scene *scene) {
    double unit = picture_unit(scene);
    double wide = style_width(scene, "180.0°", style_bold(scene, ROLE_HEADING, INK_INK));
    return ceil(wide + 52 * unit);
}

double bloch_readings_pitch(const Scene *scene) {
    return style_pitch(scene, ROLE_HEADING) + 4 * picture_unit(scene);
}

void bloch_degrees(double radians, char text[16]) {
    double degrees = radians * 180 / M_PI;
    if (degrees > 359.95) degrees = 0;
    bool whole = fabs(degrees - round(degrees)) < 0.05;
    snprintf(text, 16, whole ? "%.0f°" : "%.1f°", fabs(degrees) < 0.05 ? 0.0 : degrees);
}

static void component_text(double value, char text[16]) {
    if (fabs(value) < 0.005) value = 0;
    snprintf(text, 16, "%s%.2f", value < 0 ? "−" : "", fabs(value));
}

typedef struct Readings {
    int count;
    const char *letters[MOST_READINGS];
    char values[MOST_READINGS][16];
    double letter_size;
    Type value;
    double pad;
} Readings;

static void draw_readings(Canvas *canvas, Rect rect, const void *with) {
    const Readings *readings = with;
    int count = readings->count;
    bool line = rect.w > 1.3 * count * rect.h; // below the ball, side by side
    double pad = readings->pad, size = readings->letter_size;
    if (!line)
        draw_box(canvas, rect_inset(rect, 1), 8, INK_SHEET,
                 (Stroke){.ink = INK_LINE, .width = 1});
    for (int i = 0; i < count; i++) {
        Rect part =
            line ? (Rect){rect.x + i * rect.w / count, rect.y, rect.w / count, rect.h}
                 : (Rect){rect.x, rect.y + pad / 2 + i * (rect.h - pad) / count, rect.w,
                          (rect.h - pad) / count};
        double baseline = part.y + part.h / 2 + 0.36 * readings->value.size;
        draw_tex(canvas, readings->letters[i], part.x + 1.2 * pad, baseline,
                 (Type){.size = size, .ink = INK_INK});
        Type value = readings->value;
        value.align = line ? ALIGN_LEFT : ALIGN_RIGHT;
        draw_words(canvas, readings->values[i],
                   line ? part.x + 1.6 * pad + size : part.x + part.w - pad, baseline,
                   value);
    }
}

static void add_angles(Readings *readings, const BallArrow *arrow) {
    const double angles[] = {arrow->theta, arrow->phi};
    bool somewhere = bloch_length(arrow->bloch) >= NO_ARROW;
    for (int i = 0; i < 2; i++) {
        char *text = readings->values[readings->count];
        readings->letters[readings->count++] = i ? "\\varphi" : "\\theta";
        bloch_degrees(angles[i], text);
        if (!somewhere) snprintf(text, sizeof readings->values[0], "–");
    }
}

static void add_components(Readings *readings, Bloch b) {
    static const char *const letters[] = {"x", "y", "z"};
    const double numbers[] = {b.x, b.y, b.z};
    for (int i = 0; i < 3; i++) {
        component_text(numbers[i], readings->values[readings->count]);
        readings->letters[readings->count++] = letters[i];
    }
}

void bloch_readings_add(Scene *scene, Rect rect, DisplayOptions options,
                        const BallArrow *arrow) {
    Readings readings = {.letter_size = scene_look(scene)->metrics.display_formula * 0.9,
                         .value = style_bold(scene, ROLE_HEADING, INK_INK),
                         .pad = 14 * picture_unit(scene)};
    readings.value.face = FACE_WORDS;
    if (options.angles) add_angles(&readings, arrow);
    if (options.components) add_components(&readings, arrow->bloch);
    scene_add(scene, rect, draw_readings, &readings, sizeof readings);
}
