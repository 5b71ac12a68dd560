// A tree of atoms placed: Appendix G of The TeXbook with the measures of OpenType's MATH
// table.
#ifndef KYUBI_TYPE_FORMULA_LAYOUT_H
#define KYUBI_TYPE_FORMULA_LAYOUT_H

#include "type/fonts.h"
#include "type/formula_parse.h"

// One thing to paint, its place relative to the left end of the formula's baseline, y down.
typedef enum MarkKind { MARK_GLYPH, MARK_RULE, MARK_STROKE, MARK_WORDS } MarkKind;
typedef struct Mark {
    MarkKind kind;
    Ink ink;     // INK_NONE: of the formula
    double x, y; // of the pen; of a rule: its top left; of a stroke: its left end
    double size; // of glyphs and words; of a stroke: how thick
    double w, h; // of a rule; of a stroke: to its right end, h up
    uint32_t glyph,
        character; // character: of letters and signs that keep their size, else 0
    char *words;   // owned by the layout's reader, who frees it
} Mark;

typedef struct Placed {
    Mark *marks; // yours to free, and their words
    int count;
    double width, height, depth;
} Placed;

// Never fails: every tree can be set. A formula wider than `column` px (0: none) is broken
// before relations, then before operations, where that helps.
Placed formula_layout(Fonts *fonts, const Node *root, double size, bool display,
                      double column);

#endif
