// TeX mathematics read into a tree of atoms (The TeXbook, chapter 17). Only what it says;
// formula_layout sets it, formula_speech reads it aloud.
#ifndef KYUBI_TYPE_FORMULA_PARSE_H
#define KYUBI_TYPE_FORMULA_PARSE_H

#include "type/formula_macros.h"
#include "type/formula_symbols.h"
#include "type/ink.h"

#include <stddef.h>

typedef enum Limits { LIMITS_BESIDE, LIMITS_IN_DISPLAY, LIMITS_ALWAYS } Limits;

// One atom. Which members speak is told by its form (`base` and what hangs on it may be an
// empty list, but not NULL where named without brackets):
//   FORM_SYMBOL, FORM_BIG   character
//   FORM_NAME      words, set upright
//   FORM_WORDS     words (\text), set in the words' face
//   FORM_LIST      first
//   FORM_FRACTION, FORM_BINOM   base over below; detail: its style, -1 of its surroundings
//   FORM_ROOT      base, [above] (the degree)
//   FORM_SCRIPTS   base, [above], [below], limits
//   FORM_ACCENT    base, character; detail 1: as wide as the base
//   FORM_LINE      base; detail 1: the line is above
//   FORM_BRACE     base, character; detail 1: the brace is above
//   FORM_STRIKE    base; detail: bit 0 rising, bit 1 falling, bit 2 the slash of \not
//   FORM_FRAME     base
//   FORM_ARROW     character, [above], [below]
//   FORM_STACK     base with above or below
//   FORM_FENCE     left (0: none), base, right; FORM_MIDDLE among the base's atoms:
//   character FORM_SIZED     character, em (its height) FORM_ARRAY     first: rows; left,
//   right; table FORM_ROW       first: cells, each a list; detail: rules above it
//   FORM_SPACE     em
//   FORM_STYLE     detail: the style of the atoms behind it
typedef struct Table Table;
typedef struct Node Node;
struct Node {
    Form form;
    Atom atom;
    Ink ink; // INK_NONE: of the formula
    uint32_t character, left, right;
    Node *base, *above, *below;
    Node *first, *next;
    const char *words;
    const Table *table;
    double em;
    int detail;
    Limits limits;
};

// How a table is laid out; spaces in em.
struct Table {
    const char *name; // of the environment
    uint32_t left, right;
    const char *columns;  // l, c, r, and | for a rule; the last two repeat
    bool named;           // the columns stand behind its name: {lcr}
    int style;            // of the cells: 0 display, 1 text, 2 script
    double between;       // two columns
    double between_pairs; // where columns go in pairs, as in aligned: behind every second
    double rows;          // of air between two rows
};

typedef struct FormulaTree FormulaTree; // owns every node

// Fails with the column (in characters, from 1; of the macro's call for what is within
// one): formula.unknown, formula.unknown_far, formula.brace, formula.argument,
// formula.script, formula.fence, formula.character, formula.upright, formula.row,
// formula.environment, formula.end, formula.columns, formula.ink, formula.long (4000
// bytes), formula.written (its macros write more than formula_written_most), formula.deep.
FormulaTree *formula_tree_create(const char *tex, const FormulaMacro *macros, int count,
                                 Error *err);
void formula_tree_destroy(FormulaTree *parse);
const Node *formula_tree_root(const FormulaTree *parse);
int formula_tree_written(const FormulaTree *parse); // bytes that macros wrote in it

// The bytes that macros may write in a formula, or in all formulas of one text, that has so
// many bytes itself: so that a pack's few bytes do not become hours of typesetting.
int formula_written_most(size_t bytes);

#endif
