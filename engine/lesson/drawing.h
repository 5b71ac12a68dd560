// What a stage shows at one moment: a list of strokes, fills, texts and places to touch, as
// the jail sends it and as views read it. The bytes are the drawing: nothing is unpacked,
// and a copy of them is a drawing too. The child is not trusted: drawing_scan looks at
// every number, name and sum before anybody reads an item.
//
// Lengths are in the stage's own units, x to the right, y down, (0, 0) the upper left
// corner; angles in radians, anticlockwise as the eye sees them. Inks are rows of
// drawing_inks, which names them as view/theme.h does.
//
// Bytes: u32 flags (1: it goes on moving), then items, each aligned to four bytes and in
// the machine's own order, since both ends are one build on one machine: u8 kind, u8 ink,
// u8 fill (both counted from 1; 0: none), u8 flags, float width, u16 a, u16 b, floats,
// texts.
#ifndef KYUBI_LESSON_DRAWING_H
#define KYUBI_LESSON_DRAWING_H

#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DRAWING_BYTES = 192 * 1024,
    DRAWING_ITEMS = 2000,
    DRAWING_POINTS = 20000, // of all paths
    DRAWING_PATH = 4000,    // points of one path
    DRAWING_TEXTS = 200,
    DRAWING_TEXT = 1000,         // bytes of one, in one language
    DRAWING_LETTERS = 16 * 1024, // bytes of all
    DRAWING_AREAS = 64,
    DRAWING_REACH = 1000,   // units from the corner, at most
    DRAWING_LENGTH = 20000, // units of the outlines of all paths that are no single line
    DRAWING_DASHED = 5000   // units of dashed line, at most
};

typedef enum DrawingKind {
    DRAWING_PATH_KIND,  // points
    DRAWING_CURVE_KIND, // points, joined smoothly
    DRAWING_DISC,       // x, y, radius
    DRAWING_ARC,        // x, y, radius, from, to; at most a whole turn
    DRAWING_BOX,        // x, y, w, h, radius of the corners
    DRAWING_ARROW,      // x, y, to x, to y, length of the head (0: by the width)
    DRAWING_WORDS,      // x, y, size of the type, width to wrap at (0: none)
    DRAWING_AREA,       // x, y, w, h: something to touch
    DRAWING_KINDS
} DrawingKind;

// Which point of a text stands at its place, and how far an area may be used.
typedef struct DrawingItem {
    DrawingKind kind;
    int ink, fill; // rows of drawing_inks, -1: none
    double width;  // of the stroke; 0: the usual
    double n[5];   // as the kind says
    const float *points;
    int count; // points of a path
    bool closed, dashed, round, bold;
    int across, down;              // DRAWING_WORDS: -1 … 1, 0 the middle
    int area;                      // DRAWING_AREA: its number in the stage, 0 … 255
    bool press, drag, nudge;       // … and what it answers to
    const char *words[LANG_COUNT]; // of a text or an area; NULL where there is none
} DrawingItem;

// NULL-ended; the names that lessons write.
const char *const *drawing_inks(void);

// --- writing

typedef struct DrawingTally {
    int items, points, texts, areas;
    size_t letters;
    double length, dashed;
} DrawingTally;

typedef struct DrawingPen {
    unsigned char *bytes; // DRAWING_BYTES of the caller's, aligned to four
    size_t size;
    DrawingTally tally;
} DrawingPen;

void drawing_begin(DrawingPen *pen, unsigned char *bytes);
void drawing_set_moving(DrawingPen *pen);
// False, and nothing added, when the item or the sum of all is over the limits.
bool drawing_put(DrawingPen *pen, const DrawingItem *item);

// --- reading

typedef struct Drawing {
    const unsigned char *bytes; // aligned to four; borrowed
    size_t size;
} Drawing;

// Whether these bytes are a drawing within all limits; only then may the rest be asked.
bool drawing_scan(Drawing drawing);
bool drawing_moving(Drawing drawing);
// The item at `*at` (0: the first), moving `*at` behind it; false at the end.
bool drawing_next(Drawing drawing, size_t *at, DrawingItem *item);

#endif
