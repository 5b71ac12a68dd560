#include "view/inset_icon.h"

#include <math.h>
#include <string.h>

// Where it is drawn: one unit is a twentieth of its side.
typedef struct Pen {
    Canvas *canvas;
    double x, y, unit;
    Ink ink;
} Pen;

static Stroke stroke_of(const Pen *pen, double width) {
    return (Stroke){.ink = pen->ink, .width = width, .round = true};
}

static void line(const Pen *pen, double x0, double y0, double x1, double y1) {
    draw_line(pen->canvas, pen->x + x0 * pen->unit, pen->y + y0 * pen->unit,
              pen->x + x1 * pen->unit, pen->y + y1 * pen->unit, stroke_of(pen, 1.6));
}

static void ring(const Pen *pen, double x, double y, double radius, bool full) {
    draw_disc(pen->canvas, pen->x + x * pen->unit, pen->y + y * pen->unit,
              radius * pen->unit, full ? pen->ink : INK_NONE,
              full ? (Stroke){.ink = INK_NONE} : stroke_of(pen, 1.5));
}

static void block(const Pen *pen, double x, double y, double w, double h) {
    draw_box(pen->canvas,
             (Rect){pen->x + x * pen->unit, pen->y + y * pen->unit, w * pen->unit,
                    h * pen->unit},
             0, pen->ink, (Stroke){.ink = INK_NONE});
}

static void sphere(const Pen *pen) {
    Point equator[17];
    for (int i = 0; i <= 16; i++) {
        double a = M_PI * i / 16;
        equator[i] =
            (Point){pen->x + 8 * cos(a) * pen->unit, pen->y + 2.6 * sin(a) * pen->unit};
    }
    ring(pen, 0, 0, 8, false);
    draw_curve(pen->canvas, equator, 17, stroke_of(pen, 1));
    line(pen, 0, 0, 4, -5);
    ring(pen, 4, -5, 1.9, true);
}

static void bars(const Pen *pen) {
    line(pen, -8, 7, 8, 7);
    block(pen, -6.5, -1, 3.4, 7);
    block(pen, -1.7, -7, 3.4, 13);
    block(pen, 3.1, 3, 3.4, 3);
}

static void disks(const Pen *pen) {
    ring(pen, -4, -4, 4, false);
    line(pen, -4, -4, 0, -4);
    ring(pen, 4.6, 4.6, 4, false);
    line(pen, 4.6, 4.6, 4.6, 0.6);
    ring(pen, 4.6, -4, 1.6, true);
    ring(pen, -4, 4.6, 1.6, true);
}

static void ket(const Pen *pen) {
    line(pen, -7, -7, -7, 7);
    line(pen, 4, -7, 8, 0);
    line(pen, 8, 0, 4, 7);
    Point psi[] = {{pen->x - 4 * pen->unit, pen->y - 3 * pen->unit},
                   {pen->x - 3.4 * pen->unit, pen->y + 1 * pen->unit},
                   {pen->x - 1 * pen->unit, pen->y + 2.6 * pen->unit},
                   {pen->x + 1.4 * pen->unit, pen->y + 1 * pen->unit},
                   {pen->x + 2 * pen->unit, pen->y - 3 * pen->unit}};
    draw_curve(pen->canvas, psi, 5, stroke_of(pen, 1.6));
    line(pen, -1, -5, -1, 6);
}

// A matrix: large on the diagonal.
static void matrix(const Pen *pen) {
    block(pen, -7.5, -7.5, 6.4, 6.4);
    block(pen, 1.1, 1.1, 6.4, 6.4);
    block(pen, 3, -5.6, 2.6, 2.6);
    block(pen, -5.6, 3, 2.6, 2.6);
}

// Nine squares: which of them are full.
static void pairs(const Pen *pen) {
    for (int i = 0; i < 9; i++) {
        int row = i / 3, column = i % 3;
        double x = 6.0 * column - 6, y = 6.0 * row - 6;
        ring(pen, x, y, i % 4 == 0 ? 2.4 : 1, i != 4);
    }
}

// Points on a ball, each on its spoke.
static void points(const Pen *pen) {
    static const double at[][2] = {{0, -8}, {-6.9, 4}, {6.9, 4}};
    ring(pen, 0, 0, 8, false);
    for (int i = 0; i < 3; i++) {
        line(pen, 0, 0, at[i][0], at[i][1]);
        ring(pen, at[i][0], at[i][1], 2, true);
    }
}

static void dial(const Pen *pen) {
    ring(pen, 0, 0, 7.6, false);
    ring(pen, 0, 0, 5, false);
    line(pen, 0, 0, 3.5, -3.5);
}

// Means: bars to both sides of zero.
static void signs(const Pen *pen) {
    line(pen, 0, -8, 0, 8);
    block(pen, 0, -6.5, 7, 3.2);
    block(pen, -5, -1.6, 5, 3.2);
    block(pen, 0, 3.3, 3, 3.2);
}

// Two wires that are tied.
static void ties(const Pen *pen) {
    ring(pen, -5, -5, 3, false);
    ring(pen, 5, -5, 3, false);
    ring(pen, 0, 5, 3, false);
    line(pen, -2, -5, 2, -5);
    line(pen, -3.5, -2.4, -1.5, 2.4);
}

static void tree(const Pen *pen) {
    line(pen, -8, 0, -3, 0);
    for (int side = -1; side <= 1; side += 2) {
        line(pen, -3, 0, 2, 5.0 * side);
        ring(pen, 5, 5.0 * side, 2.6, side > 0);
    }
}

static void table(const Pen *pen) {
    for (int i = -1; i <= 1; i++)
        line(pen, -8, 6.0 * i, 8, 6.0 * i);
    line(pen, -2.5, -6, -2.5, 6);
    block(pen, -0.8, -4.6, 7, 3.2);
    block(pen, -0.8, 1.4, 3, 3.2);
}

// Brackets, and what stands between them.
static void brackets(const Pen *pen) {
    for (int side = -1; side <= 1; side += 2) {
        line(pen, 8.0 * side, -8, 8.0 * side, 8);
        line(pen, 8.0 * side, -8, 5.0 * side, -8);
        line(pen, 8.0 * side, 8, 5.0 * side, 8);
    }
    for (int i = 0; i < 4; i++)
        ring(pen, i % 2 ? 3 : -3, i / 2 ? 3.6 : -3.6, i == 3 ? 2 : 1.6, i != 3);
}

// Two ways that part and meet.
static void ways(const Pen *pen) {
    for (int side = -1; side <= 1; side += 2) {
        line(pen, -7, 0, 0, 6.0 * side);
        line(pen, 0, 6.0 * side, 7, 0);
        ring(pen, 7.0 * side, 0, 2.2, true);
        ring(pen, 0, 6.0 * side, 2.2, true);
    }
}

static const struct {
    const char *name;
    void (*draw)(const Pen *pen);
} icons[] = {
    {"bloch", sphere},      {"histogram", bars}, {"amplitudes", disks},
    {"ket", ket},           {"density", matrix}, {"correlations", pairs},
    {"qsphere", points},    {"phases", dial},    {"means", signs},
    {"entanglement", ties}, {"branches", tree},  {"conditional", table},
    {"matrix", brackets},   {"paths", ways},
};
enum { ICONS = sizeof icons / sizeof *icons };

static int icon_of(const Gate *gate) {
    int i = 0;
    while (i < ICONS && strcmp(icons[i].name, gate->name) != 0)
        i++;
    return i;
}

bool inset_has_icon(const Gate *gate) {
    return icon_of(gate) < ICONS;
}

bool draw_inset_icon(Canvas *canvas, double x, double y, double side, const Gate *gate,
                     Ink ink) {
    if (!inset_has_icon(gate)) return false;
    Pen pen = {canvas, x, y, side / 20, ink};
    icons[icon_of(gate)].draw(&pen);
    return true;
}
