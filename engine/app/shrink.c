#include "app/shrink.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHANNELS = 4,
    MOST_ROWS = 256, // whose sum is below 2^16
    BLOCK = 2048     // bytes of a row that are added down all rows before the next
};

// The loops over bytes are compiled for wider vectors, too; which are used is settled when
// the program starts. (The sanitizer is not ready by then.)
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__)
#define WIDER __attribute__((target_clones("avx2", "default")))
#else
#define WIDER
#endif

typedef float Four __attribute__((vector_size(16))); // one pixel's channels

// Along one side `size` pixels show `whole` others: pixel i covers [i, i + 1) · whole /
// size.
typedef struct Span {
    int first, count; // of the large picture
    float begin, end; // how much of the first and the last of them; all of those between
} Span;

static Span span_of(int i, int size, int whole) {
    double from = (double)i * whole / size, to = (i + 1.0) * whole / size;
    Span span = {.first = (int)from};
    if (span.first == whole) span.first = whole - 1; // by rounding
    int last = (int)ceil(to) - 1;
    if (last >= whole) last = whole - 1;
    if (last < span.first) last = span.first;
    span.count = last - span.first + 1;
    span.begin = (float)(span.first + 1 - from);
    span.end = (float)(to - last);
    if (span.count == 1) span.begin = (float)(to - from);
    return span;
}

static void cover(int64_t from, int64_t size, int64_t small, int64_t whole, int *first,
                  int *count) {
    *first = (int)(from * small / whole);
    *count = (int)(((from + size) * small + whole - 1) / whole) - *first;
}

Patch shrink_covers(Patch patch, int width, int height, const Pixels *to) {
    Patch covered;
    cover(patch.x, patch.w, to->width, width, &covered.x, &covered.w);
    cover(patch.y, patch.h, to->height, height, &covered.y, &covered.h);
    return patch_cut(&covered, to->width, to->height) ? covered : (Patch){0};
}

// What one call works at: a stretch of rows of the large picture.
typedef struct Stretch {
    const unsigned char *first; // its first byte in the first row of all
    int stride, bytes;
    uint16_t *whole; // sums of rows that are covered whole
    float *sums;     // of all
} Stretch;

static const unsigned char *row_at(const Stretch *stretch, int row) {
    return stretch->first + (ptrdiff_t)row * stretch->stride;
}

WIDER static void add_whole(const Stretch *stretch, int first, int count) {
    memset(stretch->whole, 0, (size_t)stretch->bytes * sizeof *stretch->whole);
    for (int from = 0; from < stretch->bytes; from += BLOCK) {
        int size = stretch->bytes - from < BLOCK ? stretch->bytes - from : BLOCK;
        uint16_t *restrict sums = stretch->whole + from;
        for (int i = 0; i < count; i++) {
            const unsigned char *restrict row = row_at(stretch, first + i) + from;
            for (int b = 0; b < size; b++)
                sums[b] = (uint16_t)(sums[b] + row[b]);
        }
    }
}

// What a row of sums is made of: `whole` rows that are covered whole, and those above and
// below them by the part that is covered.
typedef struct Weighed {
    const unsigned char *top, *bottom;
    float begin, end;
    int whole;
} Weighed;

// `before`: sums of rows that are covered whole; NULL: none. `whole` more of them follow
// the first, a number that is known where this is compiled: so all that a byte's sum is
// made of is added in registers.
static inline __attribute__((always_inline)) void
add_in_place(const Stretch *stretch, const Weighed *rows, const uint16_t *restrict before,
             int whole) {
    float *restrict sums = stretch->sums, begin = rows->begin, end = rows->end;
    const unsigned char *restrict top = rows->top, *restrict bottom = rows->bottom;
    ptrdiff_t stride = stretch->stride;
    for (int b = 0; b < stretch->bytes; b++) {
        uint16_t sum = before ? before[b] : 0;
        for (int i = 1; i <= whole; i++)
            sum = (uint16_t)(sum + top[i * stride + b]);
        sums[b] = (float)sum + (float)top[b] * begin + (float)bottom[b] * end;
    }
}

WIDER static void weigh(const Stretch *stretch, const Weighed *rows) {
    add_in_place(stretch, rows, stretch->whole, 0);
}

// True: there are so few rows. (A picture of a 4K screen in a window is 2 to 8 times
// smaller.)
WIDER static bool add_few(const Stretch *stretch, const Weighed *rows) {
    switch (rows->whole) {
    case 0:
        return add_in_place(stretch, rows, NULL, 0), true;
    case 1:
        return add_in_place(stretch, rows, NULL, 1), true;
    case 2:
        return add_in_place(stretch, rows, NULL, 2), true;
    case 3:
        return add_in_place(stretch, rows, NULL, 3), true;
    case 4:
        return add_in_place(stretch, rows, NULL, 4), true;
    case 5:
        return add_in_place(stretch, rows, NULL, 5), true;
    case 6:
        return add_in_place(stretch, rows, NULL, 6), true;
    default:
        return false;
    }
}

static void add_many(const Stretch *stretch, const Weighed *rows, int first) {
    int at_once = rows->whole < MOST_ROWS ? rows->whole : MOST_ROWS;
    add_whole(stretch, first, at_once);
    weigh(stretch, rows);
    for (int i = at_once; i < rows->whole; i++) {
        const unsigned char *row = row_at(stretch, first + i);
        for (int b = 0; b < stretch->bytes; b++)
            stretch->sums[b] += (float)row[b];
    }
}

static void add_rows(const Stretch *stretch, Span span) {
    Weighed rows = {.top = row_at(stretch, span.first),
                    .bottom = row_at(stretch, span.first + span.count - 1),
                    .begin = span.begin,
                    .end = span.count > 1 ? span.end : 0,
                    .whole = span.count > 2 ? span.count - 2 : 0};
    if (!add_few(stretch, &rows)) add_many(stretch, &rows, span.first + 1);
}

// `share`: 1 / the area that a pixel covers.
static uint32_t mean(const Four *sums, Span columns, float share) {
    Four sum = sums[0] * columns.begin;
    for (int i = 1; i + 1 < columns.count; i++)
        sum += sums[i];
    if (columns.count > 1) sum += sums[columns.count - 1] * columns.end;
    sum = sum * share + 0.5F;
    return (uint32_t)sum[0] | (uint32_t)sum[1] << 8 | (uint32_t)sum[2] << 16;
}

void shrink(const Pixels *from, const Pixels *to, Patch patch) {
    Patch cut = patch;
    bool lies_on = patch_cut(&cut, to->width, to->height);
    assert(lies_on && cut.w == patch.w && cut.h == patch.h);
    Span left = span_of(patch.x, to->width, from->width);
    Span right = span_of(patch.x + patch.w - 1, to->width, from->width);
    int columns = right.first + right.count - left.first;
    Four *sums = aligned_alloc(sizeof(Four), (size_t)columns * sizeof *sums);
    if (!sums) mem_out();
    Stretch stretch = {(const unsigned char *)from->data + (ptrdiff_t)left.first * CHANNELS,
                       from->stride, columns * CHANNELS,
                       mem_new((size_t)columns * CHANNELS * sizeof(uint16_t)),
                       (float *)sums};
    Span *spans = mem_new((size_t)patch.w * sizeof *spans);
    for (int x = 0; x < patch.w; x++)
        spans[x] = span_of(patch.x + x, to->width, from->width);
    float share = (float)((double)to->width * to->height / from->width / from->height);
    for (int y = patch.y; y < patch.y + patch.h; y++) {
        add_rows(&stretch, span_of(y, to->height, from->height));
        uint32_t *out =
            (uint32_t *)((char *)to->data + (ptrdiff_t)y * to->stride) + patch.x;
        for (int x = 0; x < patch.w; x++)
            out[x] = mean(sums + (spans[x].first - left.first), spans[x], share);
    }
    free(spans);
    free(stretch.whole);
    free(sums);
}
