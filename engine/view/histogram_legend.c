#include "view/histogram_legend.h"

#include "view/picture.h"
#include "view/style.h"

#include <math.h>

double histogram_legend_width(const Scene *scene) {
    static const char *const keys[] = {"histogram.expected", "histogram.observed",
                                       "histogram.spread"};
    double wide = 0;
    for (int i = 0; i < 3; i++)
        wide = fmax(wide, style_width(scene, scene_word(scene, keys[i]),
                                      style_type(scene, ROLE_SMALL, INK_INK)));
    return wide + 60 * picture_unit(scene);
}

static double row_pitch(const Scene *scene) {
    return style_pitch(scene, ROLE_SMALL) + 4 * picture_unit(scene);
}

// Samples of the three marks; `row` beside each other, else below each other.
typedef struct Legend {
    const char *words[3];
    double wide[3];
    double step;  // from mark to mark downwards; 0: they stand in rows
    double pitch; // of rows
    double unit;
    Type type;
} Legend;

// Whether mark `i` starts another row; `x`, from the left edge, goes to its place.
static bool breaks(const Legend *legend, int i, double *x, double width) {
    double u = legend->unit;
    if (i > 0) *x += 32 * u + legend->wide[i - 1] + 22 * u;
    if (i == 0 || *x + 32 * u + legend->wide[i] + 2 <= width) return false;
    *x = 2;
    return true;
}

static void draw_legend(Canvas *canvas, Rect rect, const void *with) {
    const Legend *legend = with;
    double u = legend->unit, y = rect.y + 10 * u, along = 2;
    for (int i = 0; i < 3; i++) {
        if (legend->step <= 0 && breaks(legend, i, &along, rect.w)) y += legend->pitch;
        double x = rect.x + along;
        Rect box = {x, y - 7 * u, 22 * u, 14 * u};
        Stroke ink = {.ink = INK_INK, .width = 1.7};
        if (i == 0)
            draw_box(canvas, box, 0, INK_NONE, (Stroke){.ink = INK_EXPECTED, .width = 2});
        if (i == 1) draw_box(canvas, box, 0, INK_OBSERVED, (Stroke){.ink = INK_NONE});
        for (int side = -1; i == 2 && side <= 1; side += 2) {
            draw_line(canvas, x + 11 * u, y, x + 11 * u, y + side * 8 * u, ink);
            draw_line(canvas, x + 5 * u, y + side * 8 * u, x + 17 * u, y + side * 8 * u,
                      ink);
        }
        draw_words(canvas, legend->words[i], x + 32 * u, y + 0.36 * legend->type.size,
                   legend->type);
        if (legend->step > 0) y += legend->step;
    }
}

static Legend legend_of(const Scene *scene, double step) {
    Legend legend = {.words = {scene_word(scene, "histogram.expected"),
                               scene_word(scene, "histogram.observed"),
                               scene_word(scene, "histogram.spread")},
                     .step = step,
                     .pitch = row_pitch(scene),
                     .unit = picture_unit(scene),
                     .type = style_type(scene, ROLE_SMALL, INK_INK)};
    for (int i = 0; i < 3; i++)
        legend.wide[i] = style_width(scene, legend.words[i], legend.type);
    return legend;
}

double histogram_legend_high(const Scene *scene, double width) {
    Legend legend = legend_of(scene, 0);
    double x = 2;
    int rows = 1;
    for (int i = 0; i < 3; i++)
        if (breaks(&legend, i, &x, width)) rows++;
    return rows * legend.pitch;
}

void histogram_legend_add(Scene *scene, Rect rect, double step) {
    Legend legend = legend_of(scene, step);
    scene_add(scene, rect, draw_legend, &legend, sizeof legend);
}
