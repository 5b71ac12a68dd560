#include "view/cover.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <wchar.h>

// Without the care for what is no number, which costs a call.
static inline float lesser(float a, float b) {
    return a < b ? a : b;
}

static inline float greater(float a, float b) {
    return a > b ? a : b;
}

static inline int floor_of(float x) {
    int whole = (int)x;
    return whole - ((float)whole > x);
}

static inline int ceil_of(float x) {
    int whole = (int)x;
    return whole + ((float)whole < x);
}

// --- outlines

// A level edge has nothing beside it.
static void add_edge(Cover *cover, Point a, Point b) {
    CoverEdge edge = {(float)a.x, (float)a.y, (float)b.x, (float)b.y};
    if (edge.y0 == edge.y1) return;
    if (cover->count < COVER_EDGES)
        cover->edges[cover->count++] = edge;
    else
        cover->full = true;
}

void cover_polygon(Cover *cover, const Point *points, int count) {
    for (int i = 0; i < count; i++)
        add_edge(cover, points[i], points[i + 1 < count ? i + 1 : 0]);
}

// The polygon lies as much outside the circle as inside, at most half of this.
static const double SAGITTA = 0.02; // px

// How many chords a quarter of the circle needs: r (1 - cos(angle / 2)), about
// r angle² / 8, is SAGITTA.
static int chords_of(double radius) {
    return radius <= SAGITTA ? 1 : 2 + (int)(M_PI_2 / sqrt(8 * SAGITTA / radius));
}

// How a quarter is drawn, the same for all four.
typedef struct Quarter {
    double radius;   // of the corners of the polygon
    double cos, sin; // of the angle of a chord
    int chords;
} Quarter;

static Quarter quarter_of(double radius) {
    int chords = chords_of(radius);
    double angle = M_PI_2 / chords;
    double out = radius * (1 + SAGITTA / (2 * (radius < 1 ? 1 : radius)));
    return (Quarter){out, cos(angle), sin(angle), chords};
}

typedef struct Pen {
    Cover *cover;
    Point first, last;
    bool hole, down;
} Pen;

static void pen_to(Pen *pen, double x, double y) {
    Point at = {x, y};
    if (pen->down && pen->hole) add_edge(pen->cover, at, pen->last);
    if (pen->down && !pen->hole) add_edge(pen->cover, pen->last, at);
    if (!pen->down) pen->first = at;
    pen->last = at;
    pen->down = true;
}

static void pen_close(Pen *pen) {
    pen_to(pen, pen->first.x, pen->first.y);
}

// Quarters of a circle from the direction (ux, uy), turning from x to y.
static void pen_turn(Pen *pen, Point centre, const Quarter *quarter, double ux, double uy,
                     int quarters) {
    for (int i = 0; i <= quarters * quarter->chords; i++) {
        pen_to(pen, centre.x + quarter->radius * ux, centre.y + quarter->radius * uy);
        double turned = quarter->cos * ux - quarter->sin * uy;
        uy = quarter->sin * ux + quarter->cos * uy;
        ux = turned;
    }
}

void cover_round(Cover *cover, Rect rect, double radius, bool hole) {
    Pen pen = {.cover = cover, .hole = hole};
    double r = fmax(0, fmin(radius, fmin(rect.w, rect.h) / 2));
    double left = rect.x, top = rect.y, right = rect.x + rect.w, bottom = rect.y + rect.h;
    if (rect.w <= 0 || rect.h <= 0) return;
    Quarter quarter = quarter_of(r);
    if (r <= 0) {
        pen_to(&pen, left, top);
        pen_to(&pen, right, top);
        pen_to(&pen, right, bottom);
        pen_to(&pen, left, bottom);
    } else {
        pen_turn(&pen, (Point){right - r, top + r}, &quarter, 0, -1, 1);
        pen_turn(&pen, (Point){right - r, bottom - r}, &quarter, 1, 0, 1);
        pen_turn(&pen, (Point){left + r, bottom - r}, &quarter, 0, 1, 1);
        pen_turn(&pen, (Point){left + r, top + r}, &quarter, -1, 0, 1);
    }
    pen_close(&pen);
}

void cover_line(Cover *cover, Point a, Point b, double width, bool round) {
    double length = hypot(b.x - a.x, b.y - a.y), half = width / 2;
    if (length <= 0 && !round) return;
    double ux = length > 0 ? (b.x - a.x) / length : 1;
    double uy = length > 0 ? (b.y - a.y) / length : 0;
    Pen pen = {.cover = cover};
    if (round) {
        Quarter quarter = quarter_of(half);
        pen_turn(&pen, b, &quarter, uy, -ux, 2);
        pen_turn(&pen, a, &quarter, -uy, ux, 2);
    } else {
        pen_to(&pen, b.x + half * uy, b.y - half * ux);
        pen_to(&pen, b.x - half * uy, b.y + half * ux);
        pen_to(&pen, a.x - half * uy, a.y + half * ux);
        pen_to(&pen, a.x + half * uy, a.y - half * ux);
    }
    pen_close(&pen);
}

// From the angle `a` to `b`, on a screen whose y goes down.
static void pen_along(Pen *pen, Point centre, double radius, double a, double b) {
    int chords = (int)fmax(1, ceil(fabs(b - a) / M_PI_2 * chords_of(radius)));
    double out = radius + SAGITTA / 2;
    for (int i = 0; i <= chords; i++) {
        double angle = a + (b - a) * i / chords;
        pen_to(pen, centre.x + out * cos(angle), centre.y - out * sin(angle));
    }
}

void cover_arc(Cover *cover, Point centre, double radius, double a, double b,
               double width) {
    double outer = radius + width / 2, inner = fmax(0, radius - width / 2);
    if (fabs(b - a) >= 2 * M_PI) b = a + 2 * M_PI;
    if (a == b) return;
    Pen pen = {.cover = cover};
    pen_along(&pen, centre, outer, a, b);
    pen_along(&pen, centre, inner, b, a);
    pen_close(&pen);
}

// --- areas
//
// A row of cells holds by how much the covered area grows from one pixel to the next, so
// that an edge changes only the cells that it goes through and one more; their running sum
// is the cover. Cells are zero but where an edge went, and again when their row is painted.
enum { CELLS = 4096, ROWS = 256 };

typedef struct Strip {
    float *cells;                        // `wide` a row
    int left, top;                       // the pixel of the first
    int wide, rows;                      // at most CELLS altogether, ROWS
    int words;                           // of `touched`, a row
    uint64_t touched[CELLS / 64 + ROWS]; // cells that an edge changed; from the low bits on
} Strip;

static uint64_t *touched_in(Strip *strip, int row) {
    return strip->touched + (ptrdiff_t)row * strip->words;
}

static void touch(Strip *strip, int row, int from, int to) {
    uint64_t *words = touched_in(strip, row);
    for (int i = from; i <= to; i = (i | 63) + 1) {
        int last = to < (i | 63) ? to : i | 63;
        words[i >> 6] |= UINT64_MAX << (i & 63) & UINT64_MAX >> (63 - (last & 63));
    }
}

// The first cell of the row from `i` on that is touched, or is not; `wide` if there is
// none.
static int next(const uint64_t *words, int i, int wide, bool touched) {
    while (i < wide) {
        uint64_t word = (touched ? words[i >> 6] : ~words[i >> 6]) >> (i & 63);
        if (word) {
            i += __builtin_ctzll(word);
            return i < wide ? i : wide;
        }
        i = (i | 63) + 1;
    }
    return wide;
}

// The mean of max(0, t - x) over all x between x0 and x1: what lies left of t.
static float left_of(float t, float x0, float x1) {
    if (t <= x0) return 0;
    if (t >= x1) return t - 0.5F * (x0 + x1);
    return (t - x0) * (t - x0) / (2 * (x1 - x0));
}

// An edge from x0 to x1 (in cells) over `high` of a row, negative where it goes up.
static void add_to_row(Strip *strip, int row, float x0, float x1, float high) {
    float *cells = strip->cells + (ptrdiff_t)row * strip->wide;
    int from = (int)x0, last = ceil_of(x1) - 1;
    float before = 0, left = 0;
    if (last < from) last = from;
    for (int i = from; i <= last; i++) {
        float next = left_of((float)(i + 1), x0, x1), part = next - left;
        cells[i] += high * (part - before);
        before = part;
        left = next;
    }
    cells[last + 1] += high * (1 - before);
    touch(strip, row, from, last + 1);
}

// Each row is worked out from the edge itself, never from the row above.
static void add_to_strip(Strip *strip, const CoverEdge *edge) {
    bool down = edge->y0 < edge->y1;
    float x0 = (down ? edge->x0 : edge->x1) - (float)strip->left;
    float x1 = (down ? edge->x1 : edge->x0) - (float)strip->left;
    float y0 = down ? edge->y0 : edge->y1, y1 = down ? edge->y1 : edge->y0;
    float slope = (x1 - x0) / (y1 - y0);
    float least = lesser(x0, x1), most = greater(x0, x1);
    int first = floor_of(y0), last = ceil_of(y1) - 1;
    if (first < strip->top) first = strip->top;
    if (last > strip->top + strip->rows - 1) last = strip->top + strip->rows - 1;
    for (int y = first; y <= last; y++) {
        float from = greater((float)y, y0), to = lesser((float)(y + 1), y1);
        float a = lesser(most, greater(least, x0 + (from - y0) * slope));
        float b = lesser(most, greater(least, x0 + (to - y0) * slope));
        add_to_row(strip, y - strip->top, lesser(a, b), greater(a, b),
                   down ? to - from : from - to);
    }
}

// --- pixels

// `a` of 255 parts of the colour over a pixel; two channels at once.
static uint32_t over(uint32_t pixel, uint32_t colour, uint32_t a) {
    uint32_t low = (pixel & 0xFF00FF) * (255 - a) + (colour & 0xFF00FF) * a + 0x800080;
    uint32_t high =
        (pixel >> 8 & 0xFF00FF) * (255 - a) + (colour >> 8 & 0xFF00FF) * a + 0x800080;
    low = (low + (low >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
    high = (high + (high >> 8 & 0xFF00FF)) & 0xFF00FF00;
    return low | high;
}

// The C library fills as wide as the processor can.
_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "a wchar_t is a pixel");

static void paint_run(uint32_t *pixels, int count, uint32_t colour, uint32_t a) {
    if (a == 255)
        wmemset((wchar_t *)pixels, (wchar_t)colour, (size_t)count);
    else
        for (int i = 0; i < count; i++)
            pixels[i] = over(pixels[i], colour, a);
}

static uint32_t parts_of(float sum, float opacity) {
    float cover = lesser(1, fabsf(sum));
    return (uint32_t)(int)(cover * opacity * 255 + 0.5F);
}

// A row of pixels that an outline is laid over; cell 0 is pixel 0.
typedef struct Row {
    uint32_t *pixels, colour;
    float opacity;
    int least, most; // of the pixels that may be changed
} Row;

static float pass_cells(float *cells, int from, int to, float sum) {
    for (int i = from; i < to; i++) {
        sum += cells[i];
        cells[i] = 0;
    }
    return sum;
}

static float paint_cells(const Row *row, float *cells, int from, int to, float sum) {
    for (int i = from; i < to; i++) {
        sum += cells[i];
        cells[i] = 0;
        row->pixels[i] = over(row->pixels[i], row->colour, parts_of(sum, row->opacity));
    }
    return sum;
}

static int within(int i, int least, int most) {
    return i < least ? least : i > most ? most : i;
}

// From `from` on the cells up to `to` are touched, those up to `next` are not. The sum of
// those before; returns that of them, too.
static float paint_stretch(const Row *row, float *cells, int from, int to, int next,
                           float sum) {
    int a = within(row->least, from, to), b = within(row->most, a, to);
    sum = pass_cells(cells, from, a, sum);
    sum = paint_cells(row, cells, a, b, sum);
    sum = pass_cells(cells, b, to, sum);
    int first = within(row->least, to, next), end = within(row->most, first, next);
    uint32_t parts = parts_of(sum, row->opacity);
    if (first < end && parts)
        paint_run(row->pixels + first, end - first, row->colour, parts);
    return sum;
}

static void paint_row(Strip *strip, int index, const CoverTarget *target, uint32_t colour,
                      float opacity) {
    Row row = {target->pixels + (ptrdiff_t)(strip->top + index) * target->stride +
                   strip->left,
               colour, opacity, target->left - strip->left, target->right - strip->left};
    float *cells = strip->cells + (ptrdiff_t)index * strip->wide, sum = 0;
    const uint64_t *words = touched_in(strip, index);
    int from = next(words, 0, strip->wide, true);
    while (from < strip->wide) {
        int to = next(words, from, strip->wide, false);
        int after = next(words, to, strip->wide, true);
        sum = paint_stretch(&row, cells, from, to, after, sum);
        from = after;
    }
}

static void paint_strip(Strip *strip, const Cover *cover, const CoverTarget *target,
                        uint32_t colour, float opacity) {
    assert(strip->words * 64 >= strip->wide);
    size_t words = (size_t)strip->rows * (size_t)strip->words;
    memset(strip->touched, 0, words * sizeof *strip->touched);
    float top = (float)strip->top, bottom = (float)(strip->top + strip->rows);
    for (int i = 0; i < cover->count; i++) {
        const CoverEdge *edge = &cover->edges[i];
        bool meets =
            lesser(edge->y0, edge->y1) < bottom && greater(edge->y0, edge->y1) > top;
        if (meets) add_to_strip(strip, edge);
    }
    for (int i = 0; i < strip->rows; i++)
        paint_row(strip, i, target, colour, opacity);
}

// The pixels that the outline touches.
typedef struct Bounds {
    float left, top, right, bottom;
} Bounds;

static Bounds bounds_of(const Cover *cover) {
    Bounds b = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (int i = 0; i < cover->count; i++) {
        const CoverEdge *e = &cover->edges[i];
        b.left = lesser(b.left, lesser(e->x0, e->x1));
        b.right = greater(b.right, greater(e->x0, e->x1));
        b.top = lesser(b.top, lesser(e->y0, e->y1));
        b.bottom = greater(b.bottom, greater(e->y0, e->y1));
    }
    return b;
}

static bool is_paintable(const Cover *cover, Bounds b) {
    static const float FAR = 1e5F;
    for (int i = 0; i < cover->count; i++) {
        const CoverEdge *e = &cover->edges[i];
        if (!isfinite(e->x0 + e->y0 + e->x1 + e->y1)) return false;
    }
    return !cover->full && b.left > -FAR && b.right < FAR && b.top > -FAR &&
           b.bottom < FAR && b.right - b.left <= COVER_WIDE;
}

bool cover_paint(const Cover *cover, const CoverTarget *target, uint32_t colour,
                 double opacity) {
    if (!cover->count && !cover->full) return true;
    Bounds b = bounds_of(cover);
    if (!is_paintable(cover, b)) return false;
    int top = floor_of(b.top), bottom = ceil_of(b.bottom);
    if (top < target->top) top = target->top;
    if (bottom > target->bottom) bottom = target->bottom;
    if (top >= bottom || b.left >= (float)target->right || b.right <= (float)target->left)
        return true;
    float cells[CELLS];
    Strip strip; // filled here and, `touched`, for each strip
    strip.cells = cells;
    strip.left = floor_of(b.left);
    strip.wide = ceil_of(b.right) - strip.left + 2;
    strip.words = (strip.wide + 63) / 64;
    int most = CELLS / strip.wide < ROWS ? CELLS / strip.wide : ROWS;
    if (most > bottom - top) most = bottom - top;
    memset(cells, 0, (size_t)most * (size_t)strip.wide * sizeof *cells);
    for (strip.top = top; strip.top < bottom; strip.top += most) {
        strip.rows = bottom - strip.top < most ? bottom - strip.top : most;
        paint_strip(&strip, cover, target, 0xFF000000u | colour, (float)opacity);
    }
    return true;
}

void cover_fill(const CoverTarget *target, Rect rect, uint32_t colour, double opacity) {
    int left = (int)fmax(rect.x, target->left), top = (int)fmax(rect.y, target->top);
    int right = (int)fmin(rect.x + rect.w, target->right);
    int bottom = (int)fmin(rect.y + rect.h, target->bottom);
    uint32_t parts = parts_of(1, (float)opacity);
    for (int y = top; y < bottom && left < right; y++)
        paint_run(target->pixels + (ptrdiff_t)y * target->stride + left, right - left,
                  0xFF000000u | colour, parts);
}
