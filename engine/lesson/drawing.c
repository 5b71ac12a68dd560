#include "lesson/drawing.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

enum { HEAD = 12, START = 4, MOVING = 1 };
enum { CLOSED = 1, DASHED = 2, ROUND = 4, BOLD = 8, PRESS = 16, DRAG = 32, NUDGE = 64 };

static const double MOST_WIDTH = 100; // of strokes, type and heads

// Floats behind an item's head; a path has its points instead.
static const int floats_of[DRAWING_KINDS] = {
    [DRAWING_DISC] = 3,  [DRAWING_ARC] = 5,   [DRAWING_BOX] = 5,
    [DRAWING_ARROW] = 5, [DRAWING_WORDS] = 4, [DRAWING_AREA] = 4};

// Grounds of gates are left out: they mean gates.
static const char *const inks[] = {
    "ink",         "soft",       "edge",       "line",      "accent",   "fox",
    "right",       "wrong",      "warn",       "zero",      "one",      "expected",
    "observed",    "predicted",  "paper",      "sheet",     "ball",     "on-accent",
    "tint-accent", "tint-right", "tint-wrong", "tint-warn", "tint-fox", "superpose",
    "flip",        "phase",      "rotate",     "hue-0",     "hue-45",   "hue-90",
    "hue-135",     "hue-180",    "hue-225",    "hue-270",   "hue-315",  NULL};
enum { INKS = sizeof inks / sizeof *inks - 1 };

const char *const *drawing_inks(void) {
    return inks;
}

static bool is_path(DrawingKind kind) {
    return kind == DRAWING_PATH_KIND || kind == DRAWING_CURVE_KIND;
}

static bool has_words(DrawingKind kind) {
    return kind == DRAWING_WORDS || kind == DRAWING_AREA;
}

static bool between(double x, double least, double most) {
    return x >= least && x <= most; // false for NaN
}

static bool in_reach(double x) {
    return between(x, -DRAWING_REACH, DRAWING_REACH);
}

// --- what an item may be

static double path_length(const DrawingItem *item) {
    double length = 0;
    const float *p = item->points;
    for (int i = 1; i < item->count; i++, p += 2)
        length += hypot((double)(p[2] - p[0]), (double)(p[3] - p[1]));
    return 2 * length; // closed, or swinging out
}

static double outline(const DrawingItem *item) {
    const double *n = item->n;
    switch (item->kind) {
    case DRAWING_DISC:
    case DRAWING_ARC:
        return 2 * M_PI * n[2];
    case DRAWING_BOX:
        return 2 * (n[2] + n[3]);
    case DRAWING_ARROW:
        return hypot(n[2] - n[0], n[3] - n[1]);
    default:
        return is_path(item->kind) ? path_length(item) : 0;
    }
}

static bool numbers_fit(const DrawingItem *item) {
    const double *n = item->n;
    if (!between(item->width, 0, MOST_WIDTH)) return false;
    if (is_path(item->kind)) {
        for (int i = 0; i < 2 * item->count; i++)
            if (!in_reach(item->points[i])) return false;
        return between(item->count, 1, DRAWING_PATH);
    }
    if (!in_reach(n[0]) || !in_reach(n[1])) return false;
    switch (item->kind) {
    case DRAWING_DISC:
        return between(n[2], 0, DRAWING_REACH);
    case DRAWING_ARC:
        return between(n[2], 0, DRAWING_REACH) && between(n[3], -100, 100) &&
               between(n[4] - n[3], -2 * M_PI - 1e-3, 2 * M_PI + 1e-3);
    case DRAWING_BOX:
        return between(n[2], 0, DRAWING_REACH) && between(n[3], 0, DRAWING_REACH) &&
               between(n[4], 0, DRAWING_REACH);
    case DRAWING_ARROW:
        return in_reach(n[2]) && in_reach(n[3]) && between(n[4], 0, MOST_WIDTH);
    case DRAWING_WORDS:
        return between(n[2], 0.01, MOST_WIDTH) && between(n[3], 0, DRAWING_REACH);
    default:
        return between(n[2], 0, DRAWING_REACH) && between(n[3], 0, DRAWING_REACH);
    }
}

static bool words_fit(const DrawingItem *item, DrawingTally *tally) {
    size_t letters = 0;
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        const char *words = item->words[lang];
        if (!words) continue;
        size_t size = strlen(words);
        if (size > DRAWING_TEXT || !text_valid(words, size)) return false;
        for (size_t i = 0; i < size; i++)
            if (((unsigned char)words[i] < ' ' && words[i] != '\n') || words[i] == 127)
                return false;
        letters += size;
    }
    tally->letters += letters;
    if (item->kind == DRAWING_AREA)
        return ++tally->areas <= DRAWING_AREAS && tally->letters <= DRAWING_LETTERS &&
               (item->press || item->drag);
    return ++tally->texts <= DRAWING_TEXTS && tally->letters <= DRAWING_LETTERS;
}

// Counts the item; false when it, or the sum, is over the limits.
static bool item_fits(const DrawingItem *item, DrawingTally *tally) {
    if (++tally->items > DRAWING_ITEMS || !numbers_fit(item)) return false;
    if (!between(item->ink, -1, INKS - 1) || !between(item->fill, -1, INKS - 1))
        return false;
    if (is_path(item->kind)) tally->points += item->count;
    if (is_path(item->kind) && item->count > 2) tally->length += outline(item);
    if (item->dashed) tally->dashed += outline(item);
    if (tally->points > DRAWING_POINTS || tally->length > DRAWING_LENGTH ||
        tally->dashed > DRAWING_DASHED)
        return false;
    return !has_words(item->kind) || words_fit(item, tally);
}

// --- writing

static void put_bytes(DrawingPen *pen, const void *bytes, size_t size) {
    memcpy(pen->bytes + pen->size, bytes, size);
    pen->size += size;
}

static size_t words_size(const char *words) {
    return words ? strlen(words) + 1 : 0; // its zero byte is sent as well
}

static size_t padded(size_t size) {
    return (size + 3) & ~(size_t)3;
}

static uint8_t flags_of(const DrawingItem *item) {
    return (uint8_t)((item->closed ? CLOSED : 0) | (item->dashed ? DASHED : 0) |
                     (item->round ? ROUND : 0) | (item->bold ? BOLD : 0) |
                     (item->press ? PRESS : 0) | (item->drag ? DRAG : 0) |
                     (item->nudge ? NUDGE : 0));
}

// The byte that others use for the fill: a text's anchor, an area's number.
static uint8_t fill_byte(const DrawingItem *item) {
    if (item->kind == DRAWING_WORDS)
        return (uint8_t)(3 * (item->down + 1) + item->across + 1);
    if (item->kind == DRAWING_AREA) return (uint8_t)item->area;
    return (uint8_t)(item->fill + 1);
}

static void put_head(DrawingPen *pen, const DrawingItem *item) {
    uint8_t bytes[] = {(uint8_t)item->kind, (uint8_t)(item->ink + 1), fill_byte(item),
                       flags_of(item)};
    float width = (float)item->width;
    uint16_t counts[2] = {(uint16_t)item->count, 0};
    for (int lang = 0; has_words(item->kind) && lang < LANG_COUNT; lang++)
        counts[lang] = (uint16_t)words_size(item->words[lang]);
    put_bytes(pen, bytes, sizeof bytes);
    put_bytes(pen, &width, sizeof width);
    put_bytes(pen, counts, sizeof counts);
}

static void put_words(DrawingPen *pen, const DrawingItem *item) {
    for (int lang = 0; lang < LANG_COUNT; lang++)
        if (item->words[lang])
            put_bytes(pen, item->words[lang], words_size(item->words[lang]));
    while (pen->size & 3)
        pen->bytes[pen->size++] = 0;
}

void drawing_begin(DrawingPen *pen, unsigned char *bytes) {
    *pen = (DrawingPen){.bytes = bytes};
    memset(bytes, 0, START);
    pen->size = START;
}

void drawing_set_moving(DrawingPen *pen) {
    pen->bytes[0] |= MOVING;
}

static size_t item_size(const DrawingItem *item) {
    if (is_path(item->kind)) return HEAD + 8 * (size_t)item->count;
    size_t size = HEAD + 4 * (size_t)floats_of[item->kind];
    for (int lang = 0; has_words(item->kind) && lang < LANG_COUNT; lang++)
        size += words_size(item->words[lang]);
    return padded(size);
}

bool drawing_put(DrawingPen *pen, const DrawingItem *item) {
    DrawingTally tally = pen->tally;
    if (!item_fits(item, &tally)) return false;
    if (pen->size + item_size(item) > DRAWING_BYTES) return false;
    pen->tally = tally;
    put_head(pen, item);
    if (is_path(item->kind)) {
        put_bytes(pen, item->points, 8 * (size_t)item->count);
        return true;
    }
    for (int i = 0; i < floats_of[item->kind]; i++) {
        float n = (float)item->n[i];
        put_bytes(pen, &n, sizeof n);
    }
    if (has_words(item->kind)) put_words(pen, item);
    return true;
}

// --- reading

bool drawing_moving(Drawing drawing) {
    return drawing.size >= START && drawing.bytes[0] & MOVING;
}

static void read_flags(DrawingItem *item, uint8_t flags) {
    item->closed = flags & CLOSED;
    item->dashed = flags & DASHED;
    item->round = flags & ROUND;
    item->bold = flags & BOLD;
    item->press = flags & PRESS;
    item->drag = flags & DRAG;
    item->nudge = flags & NUDGE;
}

static bool read_fill(DrawingItem *item, uint8_t byte) {
    item->fill = -1;
    if (item->kind == DRAWING_AREA) return item->area = byte, true;
    if (item->kind != DRAWING_WORDS) return item->fill = byte - 1, true;
    if (byte > 8) return false;
    item->across = byte % 3 - 1;
    item->down = byte / 3 - 1;
    return true;
}

// A text is borrowed where it stands; it must end with its only zero byte.
static bool read_words(const unsigned char *from, size_t left, const uint16_t counts[2],
                       DrawingItem *item) {
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        if (!counts[lang]) continue;
        if (counts[lang] > left) return false;
        if (memchr(from, 0, counts[lang]) != from + counts[lang] - 1) return false;
        item->words[lang] = (const char *)from;
        from += counts[lang];
        left -= counts[lang];
    }
    return true;
}

static bool read_body(const unsigned char *from, size_t left, const uint16_t counts[2],
                      DrawingItem *item) {
    if (is_path(item->kind)) {
        item->count = counts[0];
        item->points = (const float *)(const void *)from; // aligned, as the header says
        return 8 * (size_t)counts[0] <= left;
    }
    size_t floats = 4 * (size_t)floats_of[item->kind];
    if (floats > left) return false;
    for (size_t i = 0; i < floats / 4; i++) {
        float n;
        memcpy(&n, from + 4 * i, sizeof n);
        item->n[i] = (double)n;
    }
    return !has_words(item->kind) || read_words(from + floats, left - floats, counts, item);
}

bool drawing_next(Drawing drawing, size_t *at, DrawingItem *item) {
    size_t start = *at ? *at : START;
    if (start + HEAD > drawing.size) return false;
    const unsigned char *from = drawing.bytes + start;
    uint16_t counts[2];
    float width;
    *item = (DrawingItem){.kind = (DrawingKind)from[0], .ink = from[1] - 1};
    if (from[0] >= DRAWING_KINDS || !read_fill(item, from[2])) return false;
    read_flags(item, from[3]);
    memcpy(&width, from + 4, sizeof width);
    memcpy(counts, from + 8, sizeof counts);
    item->width = (double)width;
    if (!read_body(from + HEAD, drawing.size - start - HEAD, counts, item)) return false;
    *at = start + item_size(item);
    return true;
}

bool drawing_scan(Drawing drawing) {
    if (drawing.size < START || drawing.size > DRAWING_BYTES) return false;
    if (drawing.bytes[0] > MOVING || drawing.bytes[1] || drawing.bytes[2] ||
        drawing.bytes[3])
        return false;
    DrawingTally tally = {0};
    DrawingItem item;
    size_t at = START;
    while (drawing_next(drawing, &at, &item))
        if (at > drawing.size || !item_fits(&item, &tally)) return false;
    return at == drawing.size;
}
