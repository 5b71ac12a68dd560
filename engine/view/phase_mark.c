#include "view/phase_mark.h"

#include <math.h>

// Chords of the disk along the needle.
static void draw_lines(Canvas *canvas, const PhaseMark *mark) {
    const double pitch = 5;
    if (mark->radius < 1.8 * pitch) return; // too few to be read: the needle says it
    bool thick = phase_ink(mark->phase) >= INK_HUE_0 + 4; // of the wheel's eight
    double c = cos(mark->phase), s = -sin(mark->phase), r = mark->radius;
    for (double off = -pitch * floor(r / pitch); off < r; off += pitch) {
        double half = sqrt(r * r - off * off);
        double x = mark->x - off * s, y = mark->y + off * c;
        draw_line(canvas, x - half * c, y - half * s, x + half * c, y + half * s,
                  (Stroke){.ink = INK_INK, .width = thick ? 2.6 : 0.7});
    }
}

void draw_phase_needle(Canvas *canvas, PhaseMark mark) {
    bool print = canvas_theme(canvas) == THEME_PRINT;
    if (mark.needle < 1) return;
    double head = fmin(7.5 * mark.unit, 0.45 * mark.needle);
    if (canvas_theme(canvas) == THEME_PROJECTOR) head /= 2; // draw_arrow doubles it
    Point from = {mark.x, mark.y}, tip = {mark.x + mark.needle * cos(mark.phase),
                                          mark.y - mark.needle * sin(mark.phase)};
    double width = fmin(2, fmax(1.2, mark.needle / (9 * mark.unit)));
    if (print)
        draw_line(canvas, from.x, from.y, tip.x, tip.y,
                  (Stroke){.ink = INK_SHEET, .width = fmin(11, 0.75 * mark.needle)});
    draw_arrow(canvas, from, tip,
               (Stroke){.ink = INK_INK, .width = print ? 3 : width, .round = true}, head);
}

void draw_phase_mark(Canvas *canvas, PhaseMark mark) {
    Ink hue = phase_ink(mark.phase);
    if (mark.radius > 0 && canvas_theme(canvas) == THEME_PRINT) {
        draw_disc(canvas, mark.x, mark.y, mark.radius, INK_SHEET,
                  (Stroke){.ink = INK_NONE});
        draw_lines(canvas, &mark);
        draw_disc(canvas, mark.x, mark.y, mark.radius, INK_NONE,
                  (Stroke){.ink = INK_INK, .width = 1.3});
    } else if (mark.radius > 0) {
        draw_disc_faint(canvas, mark.x, mark.y, mark.radius, hue, 0.38);
        draw_disc(canvas, mark.x, mark.y, mark.radius, INK_NONE,
                  (Stroke){.ink = hue, .width = 1.6});
    }
    draw_phase_needle(canvas, mark);
}
