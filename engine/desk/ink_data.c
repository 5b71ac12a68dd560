// Ink as data: a row of numbers a stroke. The pen, what it marks, then the places, each as
// whole parts of the box in SHARES; but the first they are told by how far they are from
// the one before.
#include "desk/ink.h"

#include "base/mem.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

enum { HEAD = 6, SHARES = 8192 };
// Of any place, in boxes; and of what is beside a letter, in its own count of letters.
enum { FARTHEST = 256, FARTHEST_WORDS = 100000 };

static void push(Data *row, long long number) {
    data_push(row, data_new_integer(number));
}

static double within(double part, AnchorKind kind) {
    double most = kind == ANCHOR_WORDS ? FARTHEST_WORDS : FARTHEST;
    return fmin(fmax(part, -most), most);
}

static long long shares(double part, AnchorKind kind) {
    return llround(within(part, kind) * SHARES);
}

Point ink_rounded(Point part, AnchorKind kind) {
    return (Point){(double)shares(part.x, kind) / SHARES,
                   (double)shares(part.y, ANCHOR_PAGE) / SHARES};
}

static Data *stroke_data(const InkStroke *stroke) {
    Data *row = data_new_array();
    const Anchor *anchor = &stroke->anchor;
    const long long head[HEAD] = {(long long)stroke->pen,
                                  (long long)anchor->kind,
                                  anchor->spot,
                                  anchor->a,
                                  anchor->b,
                                  anchor->c};
    for (int i = 0; i < HEAD; i++)
        push(row, head[i]);
    long long x = 0, y = 0;
    for (int i = 0; i < stroke->count; i++) {
        long long to_x = shares(stroke->points[i].x, anchor->kind);
        long long to_y = shares(stroke->points[i].y, ANCHOR_PAGE);
        push(row, to_x - x);
        push(row, to_y - y);
        x = to_x;
        y = to_y;
    }
    return row;
}

Data *ink_data(const InkStep *ink) {
    Data *list = data_new_array();
    for (int i = 0; i < ink->count; i++)
        if (ink_is_seen(ink, i)) data_push(list, stroke_data(&ink->strokes[i]));
    return list;
}

static long long number_at(const Data *row, size_t index) {
    static const long long MOST = 2LL * FARTHEST_WORDS * SHARES;
    long long number = data_integer(data_at(row, index), 0);
    return number > -MOST && number < MOST ? number : 0;
}

static bool is_int(long long number) {
    return number >= INT_MIN && number <= INT_MAX;
}

static bool head_fits(const long long *head, size_t numbers) {
    size_t places = numbers > HEAD ? numbers - HEAD : 0;
    return head[0] >= 0 && head[0] < INK_PENS && head[1] >= 0 && head[1] < ANCHOR_KINDS &&
           head[2] >= 0 && head[2] < SPOT_KINDS && is_int(head[3]) && is_int(head[4]) &&
           is_int(head[5]) && places >= 2 && places % 2 == 0 && places / 2 <= INK_POINTS;
}

static bool stroke_read(const Data *row, InkStroke *stroke) {
    long long head[HEAD], x = 0, y = 0;
    for (size_t i = 0; i < HEAD; i++)
        head[i] = number_at(row, i);
    if (!head_fits(head, data_count(row))) return false;
    *stroke = (InkStroke){.pen = (InkPen)head[0]};
    stroke->anchor = (Anchor){(AnchorKind)head[1], (int)head[2], (int)head[3], (int)head[4],
                              (int)head[5]};
    stroke->count = (int)(data_count(row) - HEAD) / 2;
    stroke->points = mem_new((size_t)stroke->count * sizeof *stroke->points);
    for (int i = 0; i < stroke->count; i++) {
        x += number_at(row, HEAD + 2 * (size_t)i);
        y += number_at(row, HEAD + 2 * (size_t)i + 1);
        stroke->points[i] = (Point){within((double)x / SHARES, stroke->anchor.kind),
                                    within((double)y / SHARES, ANCHOR_PAGE)};
    }
    return true;
}

InkStep ink_read(const Data *data) {
    InkStep ink = {0};
    for (size_t i = 0; i < data_count(data) && ink.count < INK_STROKES; i++) {
        InkStroke stroke;
        if (!data_is_array(data_at(data, i))) continue;
        if (!stroke_read(data_at(data, i), &stroke)) continue;
        ink.strokes = mem_one_more(ink.strokes, (size_t)ink.count, sizeof *ink.strokes);
        ink.strokes[ink.count++] = stroke;
    }
    return ink;
}
