#include "view/start_view.h"

#include "base/mem.h"
#include "circuit/angle.h"
#include "circuit/angle_text.h"
#include "circuit/start.h"
#include "view/display.h"

#include <math.h>
#include <stdio.h>

const char *start_shown_name(const WireStart *start) {
    if (angle_named(&start->theta) || angle_named(&start->phi)) return NULL;
    return start_name(start);
}

// A ball as the displays have it, seen from the same side.
static void draw_needle(Canvas *canvas, const WireStart *start, double x, double y,
                        double radius) {
    double theta = start->theta.value, phi = start->phi.value, px, py, depth;
    ball_project(sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta), &px, &py,
                 &depth);
    double tip_x = x + 0.86 * radius * px, tip_y = y - 0.86 * radius * py;
    Stroke needle = {.ink = INK_ACCENT, .width = 2, .round = true};
    draw_disc(canvas, x, y, radius, INK_SHEET, (Stroke){.ink = INK_SOFT, .width = 1.2});
    draw_line(canvas, x, y, tip_x, tip_y, needle);
    draw_disc(canvas, tip_x, tip_y, 0.2 * radius + 1, INK_ACCENT,
              (Stroke){.ink = INK_NONE});
}

void draw_start(Canvas *canvas, const WireStart *start, double x, double baseline,
                double size) {
    Type type = {.size = size, .ink = INK_SOFT, .align = ALIGN_RIGHT};
    const char *name = start_shown_name(start);
    char tex[32];
    if (name) {
        snprintf(tex, sizeof tex, "\\ket{%s}", name);
        draw_tex(canvas, tex, x, baseline, type);
        return;
    }
    double radius = 0.5 * size, middle = baseline - 0.3 * size;
    draw_tex(canvas, "\\rangle", x, baseline, type);
    x -= 0.44 * size + radius;
    draw_needle(canvas, start, x, middle, radius);
    draw_tex(canvas, "|", x - radius - 0.1 * size, baseline, type);
}

static void angle_words(Buffer *out, const Angle *angle) {
    if (angle->text[0])
        buffer_print(out, "%s", angle->text);
    else
        angle_print(out, angle->value);
}

void start_words(const WireStart *start, bool degrees, char words[START_WORDS]) {
    const char *name = start_shown_name(start);
    if (name) {
        snprintf(words, START_WORDS, "|%s⟩", name);
    } else if (degrees) {
        snprintf(words, START_WORDS, "θ = %.0f°, φ = %.0f°",
                 start->theta.value * 180 / M_PI, start->phi.value * 180 / M_PI);
    } else {
        Buffer out = {0};
        buffer_print(&out, "θ = ");
        angle_words(&out, &start->theta);
        buffer_print(&out, ", φ = ");
        angle_words(&out, &start->phi);
        snprintf(words, START_WORDS, "%s", out.data);
        buffer_clear(&out);
    }
}

void start_typed(const WireStart *start, char *text, size_t size) {
    Buffer out = {0};
    angle_words(&out, &start->theta);
    buffer_print(&out, ", ");
    angle_words(&out, &start->phi);
    snprintf(text, size, "%s", out.data);
    buffer_clear(&out);
}
