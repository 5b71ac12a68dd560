#include "view/lens.h"

#include <math.h>

static const double WHOLE = 1.0001; // below that nobody sees it

double lens_scale(Lens lens) {
    return lens.scale > 1 ? lens.scale : 1;
}

bool lens_is_whole(Lens lens) {
    return lens_scale(lens) == 1;
}

bool lens_same(Lens a, Lens b) {
    return lens_scale(a) == lens_scale(b) && a.x == b.x && a.y == b.y;
}

// fmin and fmax take the other one for what is no number.
static double within(double number, double most) {
    return fmin(fmax(number, 0), most);
}

Lens lens_made(double scale, double x, double y) {
    scale = fmin(fmax(scale, 1), LENS_MOST);
    if (scale < WHOLE) return (Lens){0};
    double most = 1 - 1 / scale;
    return (Lens){scale, within(x, most), within(y, most)};
}

Lens lens_about(Lens lens, double scale, double x, double y) {
    double now = lens_scale(lens), then = lens_scale(lens_made(scale, 0, 0));
    return lens_made(then, lens.x + x / now - x / then, lens.y + y / now - y / then);
}

Lens lens_dragged(Lens lens, double dx, double dy) {
    double scale = lens_scale(lens);
    return lens_made(scale, lens.x - dx / scale, lens.y - dy / scale);
}

Lens lens_on(Rect part) {
    double scale = 1 / fmax(fmax(part.w, part.h), 1.0 / LENS_MOST);
    double side = 1 / fmax(scale, 1);
    return lens_made(scale, part.x + (part.w - side) / 2, part.y + (part.h - side) / 2);
}

Lens lens_between(Lens from, Lens to, double t) {
    Rect a = lens_seen(from), b = lens_seen(to);
    double side = a.w + t * (b.w - a.w);
    return lens_made(1 / side, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
}

Rect lens_seen(Lens lens) {
    double side = 1 / lens_scale(lens);
    return (Rect){lens.x, lens.y, side, side};
}

void lens_through(Lens lens, double *x, double *y) {
    Rect seen = lens_seen(lens);
    *x = seen.x + *x * seen.w;
    *y = seen.y + *y * seen.h;
}
