#include "view/mark.h"

#include <math.h>

enum { TAILS = 9 };

// Widths are shares of the mark's size in every theme.
static Stroke own_stroke(const Canvas *canvas, Ink ink, double width) {
    double factor = canvas_theme(canvas) == THEME_PROJECTOR ? 2.5 : 1;
    return (Stroke){.ink = ink, .width = width / factor, .round = true};
}

static void draw_tail(Canvas *canvas, Point c, double size, int k) {
    double x = cos(k * M_PI / 8), y = -sin(k * M_PI / 8);
    double reach = size * (k == 0 || k == TAILS - 1 ? 0.46 : 0.50);
    Point from = {c.x + 0.22 * size * x, c.y + 0.22 * size * y};
    Point tip = {c.x + reach * x, c.y + reach * y};
    Point needle[] = {from, tip};
    Ink hue = size >= 44 ? (Ink)(INK_HUE_0 + k % 8) : INK_INK;
    draw_path(canvas, needle, 2, false, INK_NONE,
              own_stroke(canvas, INK_INK, 0.035 * size));
    draw_disc(canvas, tip.x, tip.y, 0.045 * size, hue, (Stroke){INK_NONE});
}

static void draw_polygon(Canvas *canvas, Point c, double h, const Point *shape, int count,
                         Ink fill, Stroke stroke) {
    Point points[8];
    for (int i = 0; i < count; i++)
        points[i] = (Point){c.x + h * shape[i].x, c.y + h * shape[i].y};
    draw_path(canvas, points, count, true, fill, stroke);
}

static void draw_head(Canvas *canvas, Point c, double size) {
    static const Point head[] = {{-1, -0.75},  {-0.45, -0.35}, {0.45, -0.35}, {1, -0.75},
                                 {0.82, 0.25}, {0, 1.15},      {-0.82, 0.25}};
    static const Point nose[] = {{-0.16, 0.9}, {0.16, 0.9}, {0, 1.15}};
    double h = 0.27 * size;
    draw_polygon(canvas, c, h, head, 7, INK_FOX,
                 own_stroke(canvas, INK_SHEET, 0.03 * size));
    for (int side = -1; side <= 1; side += 2)
        draw_disc(canvas, c.x + side * 0.36 * h, c.y + 0.14 * h, 0.028 * size, INK_SHEET,
                  (Stroke){INK_NONE});
    draw_polygon(canvas, c, h, nose, 3, INK_INK, (Stroke){INK_NONE});
}

void draw_mark(Canvas *canvas, double x, double y, double size) {
    Point c = {x + 0.50 * size, y + 0.62 * size};
    for (int k = 0; k < TAILS; k++)
        draw_tail(canvas, c, size, k);
    draw_head(canvas, c, size);
}
