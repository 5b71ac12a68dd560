// One block of words wrapped into lines: pango shapes it, formulas stand in it as shapes,
// readings over their bases. It knows where things are within a line; prose stacks the
// lines.
//
// Readings (JIS X 4051): {漢字|かんじ} is one group and never broken, {電子|でん|し} has
// one for each character and may be. A reading is centred over its base. A shorter one over
// several characters is spread, air before : between : behind as 1 : 2 : 1; a longer one
// reaches a quarter of an em over kana and signs beside it, never over kanji, and beyond
// that its base is spread in the same shares. At an edge of the line it begins, or ends,
// with its base.
#ifndef KYUBI_TYPE_PARAGRAPH_H
#define KYUBI_TYPE_PARAGRAPH_H

#include "type/draft.h"
#include "type/filling.h"
#include "type/formula.h"
#include "type/prose.h"

#include <pango/pangocairo.h>

// The em box of BIZ above and below its baseline; its glyphs keep inside it.
static const double EM_ABOVE = 0.86, EM_BELOW = 0.14;
static const double RUBY = 0.55; // size of a reading, of the type

// A stretch of glyphs, a formula or a reading on one line; x from the left of the
// paragraph.
typedef struct Part {
    PieceKind kind;
    double x, width;
    PangoGlyphItem *glyphs; // words; borrowed from the paragraph
    int formula;            // of the paragraph's formulas
    int ruby;               // of the paragraph's readings
    double spread;          // px between the characters of a reading
    Face face;
    Ink ink;
    int link; // -1
} Part;

typedef struct Reading {
    char *words;
    double width; // px, as set close
} Reading;

typedef struct InlineFormula {
    Formula *formula;
    char *tex;
} InlineFormula;

typedef struct Paragraph {
    PangoLayout *layout;
    double size;      // of the type, px
    const char *text; // of the layout, with stand-ins for shapes
    Reading *readings;
    Base *bases; // of the readings
    int reading_count;
    Filling filling;
    InlineFormula *formulas;
    int formula_count;
} Paragraph;

// `width` is the column's, 0 for none. Formulas that do not parse are set as their source
// and told in `fault`, unless an earlier one is there. `left` is how many bytes macros may
// still write in formulas; what they write is taken from it.
Paragraph *paragraph_create(Fonts *fonts, const Markup *markup, const Block *block,
                            const ProseStyle *style, double width, Error *fault, int *left);
void paragraph_destroy(Paragraph *paragraph);

int paragraph_lines(const Paragraph *paragraph);
// The parts of a line from left to right, readings last; returns how many. Yours to free.
int paragraph_parts(const Paragraph *p, int index, Part **parts);

// The formula, what macros wrote in it taken from `left`; NULL, and the formula destroyed,
// when that is more than there is (formula.written_text). NULL is allowed.
Formula *formula_afforded(Formula *formula, int *left, Error *err);

// Notes a fault of an insert, if it stands before the one that is there.
void fault_note(Error *fault, const Error *found, const Insert *insert);

#endif
