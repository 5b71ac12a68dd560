// One block of words wrapped into lines by pango: formulas stand in it as shapes, readings
// over their bases. It knows where things are within a line; prose stacks the lines.
#ifndef KYUBI_TYPE_PARAGRAPH_H
#define KYUBI_TYPE_PARAGRAPH_H

#include "type/draft.h"
#include "type/formula.h"
#include "type/prose.h"

#include <pango/pangocairo.h>

// A stretch of glyphs, a formula or a reading on one line; x from the left of the
// paragraph.
typedef struct Part {
    PieceKind kind;
    double x, width;
    PangoGlyphItem *glyphs; // words; borrowed from the layout
    int formula;            // of the paragraph's formulas
    int ruby;               // of the paragraph's readings
    Face face;
    Ink ink;
    int link; // -1
} Part;

typedef struct Reading {
    int from, to; // bytes of the layout's text
    char *words;
    double width, base; // px, of the reading and of the base as set
} Reading;

typedef struct InlineFormula {
    Formula *formula;
    char *tex;
    double pad_left, pad_right;
} InlineFormula;

typedef struct Paragraph {
    PangoLayout *layout;
    const char *text; // of the layout, with stand-ins for shapes
    Reading *readings;
    int reading_count;
    InlineFormula *formulas;
    int formula_count;
} Paragraph;

// `width` is the column's, 0 for none. Formulas that do not parse are set as their source
// and told in `fault`, unless an earlier one is there.
Paragraph *paragraph_create(Fonts *fonts, const Markup *markup, const Block *block,
                            const ProseStyle *style, double width, Error *fault);
void paragraph_destroy(Paragraph *paragraph);

int paragraph_lines(const Paragraph *paragraph);
// The parts of a line from left to right, readings last; returns how many. Yours to free.
int paragraph_parts(const Paragraph *p, int index, double width, Part **parts);

// Notes a fault of an insert, if it stands before the one that is there.
void fault_note(Error *fault, const Error *found, const Insert *insert);

#endif
