// What was set in one go, for type/letters.c.
#ifndef KYUBI_TYPE_PROSE_INSIDE_H
#define KYUBI_TYPE_PROSE_INSIDE_H

#include "type/prose.h"

#include <pango/pangocairo.h>

typedef struct Stretch {
    double x, baseline;
    double above, below, width; // of its line box, around the pen
    int block;
    PangoGlyphItem *glyphs;         // NULL: one letter
    const char *text;               // of the paragraph that glyphs index; or the letter's
    bool formula, display, reading; // a reading is no letter
} Stretch;
int prose_stretches(const Prose *prose);
Stretch prose_stretch(const Prose *prose, int index);

#endif
