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

// What both cover; nothing, where they do not meet.
static inline Rect rect_cut(Rect a, Rect b) {
    double left = a.x > b.x ? a.x : b.x, top = a.y > b.y ? a.y : b.y;
    double right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    double bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){left, top, right > left ? right - left : 0,
                  bottom > top ? bottom - top : 0};
}

// The least that covers both.
static inline Rect rect_around(Rect a, Rect b) {
    double left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    double right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    double bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){left, top, right - left, bottom - top};
}

// How far a point lies beside `r`, across and up or down; 0 where it does not.
static inline double rect_across(Rect r, double x) {
    return x < r.x ? r.x - x : x > r.x + r.w ? x - r.x - r.w : 0;
}

static inline double rect_along(Rect r, double y) {
    return y < r.y ? r.y - y : y > r.y + r.h ? y - r.y - r.h : 0;
}

// `r` made smaller by `by` on every side (larger where negative).
static inline Rect rect_inset(Rect r, double by) {
    return (Rect){r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

#endif
