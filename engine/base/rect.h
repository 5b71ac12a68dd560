// A rectangle on the page, in logical pixels: x to the right, y down.
#ifndef KYUBI_BASE_RECT_H
#define KYUBI_BASE_RECT_H

#include <stdbool.h>

typedef struct Rect {
    double x, y, w, h;
} Rect;

static inline bool rect_has(Rect r, double x, double y) {
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

static inline bool rect_meets(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

// `r` made smaller by `by` on every side (larger where negative).
static inline Rect rect_inset(Rect r, double by) {
    return (Rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

#endif
