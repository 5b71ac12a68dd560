// A paragraph or a page of prose set in type: Markdown with $…$, $$…$$ and {漢字|かんじ}
// in, placed boxes out. Nothing is painted here but by prose_draw, which view/canvas calls.
//
// {漢字|かんじ} is a reading for a group, {電子|でん|し} one for each character; which are
// shown, and those of the glossary's terms, a RubyRule says.
//
// What it reads: paragraphs, ## and ### headings, **bold**, *emphasis* (bold too: Japanese
// has no italics), `code`, fenced code (```lua, ```qasm), lists with - and 1., tables with
// |, links [words](lesson:ID) (page:ID) (term:KEY), hard line breaks by two blanks. A line
// break between two Japanese characters is dropped. Text is dedented first.
//
// A table is as wide as its words, at most its column; then its columns share what there
// is, words wrap, and at last the type gets smaller, to 0.8. Code too gets smaller, then
// wraps.
#ifndef KYUBI_TYPE_PROSE_H
#define KYUBI_TYPE_PROSE_H

#include "base/rect.h"
#include "type/fonts.h"
#include "type/furigana.h"
#include "type/ink.h"
#include "type/line.h"

typedef struct Lexicon Lexicon; // type/lexicon.h

typedef struct ProseStyle {
    double width; // of the column, logical px; 0: as wide as the text (no wrapping)
    double size;  // of the type, px
    double pitch; // from baseline to baseline, px; a line with a tall formula grows
    double
        formula; // size of inline formulas, px; 0: 17/18 of size (display formulas: 21/18)
    Face face;
    Ink ink;   // of the words; ruby is soft (unless ink is INK_ON_ACCENT), links are accent
    Ruby ruby; // what readings are shown; the next three as in RubyRule
    int grade;
    const Furigana *furigana;
    TermSet seen;
    double gap;             // between paragraphs; 0: 12/18 of size
    double letter;          // px of air more between letters than the face has
    const Lexicon *lexicon; // terms to be found; NULL: none. They look like other words
} ProseStyle;

typedef struct Prose Prose;

// In em below the baseline: where the dots under a found term are drawn, by whoever draws
// them. A reading on the next line keeps clear of them.
static const double TERM_DOTS = 0.17;

// Sets `text`. A formula or ruby that does not parse is set as its source in INK_WRONG,
// with a mark, and noted; prose_fault tells the first. Never NULL.
Prose *prose_create(Fonts *fonts, const char *text, const ProseStyle *style);
void prose_destroy(Prose *prose);

// The first thing that did not parse, with its line within `text` (formula.…, ruby.…,
// prose.…); false when all is well.
bool prose_fault(const Prose *prose, Error *err);

double prose_width(const Prose *prose);    // of the longest line, with what overhangs
double prose_height(const Prose *prose);   // of all lines, pitch included
double prose_baseline(const Prose *prose); // of the first line, below the top

// For tests, the layout check and the reader aloud: what is set where, relative to the top
// left. Words without their ruby; formulas as their TeX.
typedef enum PieceKind { PIECE_WORDS, PIECE_FORMULA, PIECE_RUBY, PIECE_FAULT } PieceKind;
typedef struct Piece {
    PieceKind kind;
    Rect rect;        // of the ink's line box: font height, advance width
    const char *text; // borrowed
    double size;      // of the type; less for a formula that was set smaller to fit
    Ink ink;
} Piece;
int prose_pieces(const Prose *prose);
Piece prose_piece(const Prose *prose, int index);

// Links: where they are and where they lead. One link may have several rects (line breaks):
// one row each.
typedef struct Link {
    Rect rect;
    const char *target; // "lesson:core.x"; borrowed
    bool found;      // a term of the style's lexicon; its words were not written as a link
    double baseline; // of its line
    double size;     // of its type
} Link;
int prose_links(const Prose *prose);
Link prose_link(const Prose *prose, int index);

// Grounds and rules of tables and code, painted before the words, for the same readers.
typedef struct ProseBox {
    Rect rect;
    Ink fill;
    bool line; // a ground behind code in a line of words: no box that holds what is in it
} ProseBox;
int prose_boxes(const Prose *prose);
ProseBox prose_box(const Prose *prose, int index);

// Paints with (x, y) as the top left; the boxes first, then, with what is between them (a
// selection), the rest. `colours` has INK_COUNT rows of red, green, blue in 0 … 1.
void prose_draw_boxes(const Prose *prose, cairo_t *cr, double x, double y,
                      const double (*colours)[3]);
void prose_draw(const Prose *prose, cairo_t *cr, double x, double y,
                const double (*colours)[3]);

// All link targets of a text without setting it, for checking: calls `each` with the line
// within `text`.
void prose_each_link(const char *text, void (*each)(void *to, const char *target, int line),
                     void *to);

#endif
