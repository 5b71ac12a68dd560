#include "view/phase_mark.h"

#include <math.h>

bool phase_lined(const Canvas *canvas) {
    return canvas_theme(canvas) == THEME_PRINT;
}

Ink phase_fill(const Canvas *canvas, double phase) {
    return phase_lined(canvas) ? INK_SOFT : phase_ink(phase);
}

double phase_of(double complex z) {
    if (fabs(cimag(z)) < 1e-9 && creal(z) < 0) return M_PI;
    double phase = fabs(cimag(z)) < 1e-9 ? 0 : carg(z);
    return phase < 0 ? phase + 2 * M_PI : phase;
}

// The eighth of the wheel that a phase is nearest to, 0 … 7.
static int eighth(double phase) {
    int k = (int)lround(phase / M_PI_4) % 8;
    return k < 0 ? k + 8 : k;
}

static Stroke line_of(double phase, double unit) {
    return (Stroke){.ink = INK_INK, .width = (eighth(phase) >= 4 ? 2.6 : 0.7) * unit};
}

// Chords along the needle, 5 px apart.
static void draw_disc_lines(Canvas *canvas, double x, double y, double radius, double phase,
                            double unit) {
    double along = eighth(phase) * M_PI_4, pitch = 5 * unit;
    double ux = cos(along), uy = -sin(along);
    int most = (int)floor(radius / pitch);
    for (int line = -most; line <= most; line++) {
        double off = line * pitch;
        double half = sqrt(fmax(0, radius * radius - off * off));
        double cx = x - off * uy, cy = y + off * ux;
        draw_line(canvas, cx - half * ux, cy - half * uy, cx + half * ux, cy + half * uy,
                  line_of(phase, unit));
    }
}

void draw_phase_disc(Canvas *canvas, double x, double y, double radius, double phase,
                     double unit) {
    bool small = radius < 9 * unit;
    if (phase_lined(canvas)) {
        draw_disc(canvas, x, y, radius, INK_SHEET, (Stroke){.ink = INK_INK, .width = 1});
        draw_disc_lines(canvas, x, y, radius, phase, unit);
        return;
    }
    draw_disc_faint(canvas, x, y, radius, phase_ink(phase), small ? 0.5 : 0.38);
    if (small) return;
    draw_disc(canvas, x, y, radius, INK_NONE,
              (Stroke){.ink = phase_ink(phase), .width = 1.6});
}

void draw_phase_needle(Canvas *canvas, double x, double y, double length, double phase,
                       double unit) {
    double head = fmin(7.5 * unit, 0.5 * length);
    Point from = {x, y}, to = {x + length * cos(phase), y - length * sin(phase)};
    if (phase_lined(canvas))
        draw_line(canvas, from.x, from.y, to.x, to.y,
                  (Stroke){.ink = INK_SHEET, .width = fmin(7 * unit, 0.5 * length)});
    if (length < 10 * unit) {
        draw_line(canvas, from.x, from.y, to.x, to.y,
                  (Stroke){.ink = INK_INK, .width = fmax(1.2, 0.22 * length / unit)});
        return;
    }
    if (canvas_theme(canvas) == THEME_PROJECTOR) head *= 0.7; // strokes are wider there
    draw_arrow(canvas, from, to, (Stroke){.ink = INK_INK, .width = 2, .round = true}, head);
}

void draw_phase_mark(Canvas *canvas, PhaseMark mark) {
    if (mark.radius > 0)
        draw_phase_disc(canvas, mark.x, mark.y, mark.radius, mark.phase, mark.unit);
    if (mark.needle >= 1)
        draw_phase_needle(canvas, mark.x, mark.y, mark.needle, mark.phase, mark.unit);
}

void draw_chance_disk(Canvas *canvas, double x, double y, double radius) {
    draw_disc_faint(canvas, x, y, radius, INK_EDGE, 0.38);
    draw_disc(canvas, x, y, radius, INK_NONE, (Stroke){.ink = INK_EDGE, .width = 1.6});
}

void draw_phase_box(Canvas *canvas, Rect rect, double phase, double unit) {
    draw_ground(canvas, rect, INK_SHEET);
    if (!phase_lined(canvas)) {
        draw_ground_faint(canvas, rect, phase_ink(phase), rect.w < 12 * unit ? 0.5 : 0.38);
        if (rect.w < 12 * unit) return;
        draw_box(canvas, rect, 0, INK_NONE, (Stroke){.ink = phase_ink(phase), .width = 1});
        return;
    }
    canvas_clip(canvas, rect);
    double reach = hypot(rect.w, rect.h) / 2;
    draw_disc_lines(canvas, rect.x + rect.w / 2, rect.y + rect.h / 2, reach, phase, unit);
    canvas_unclip(canvas);
    draw_box(canvas, rect, 0, INK_NONE, (Stroke){.ink = INK_INK, .width = 0.8});
}
