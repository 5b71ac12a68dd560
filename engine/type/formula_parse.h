// TeX mathematics read into a tree of atoms (The TeXbook, chapter 17). Only what it says;
// formula_layout sets it.
#ifndef KYUBI_TYPE_FORMULA_PARSE_H
#define KYUBI_TYPE_FORMULA_PARSE_H

#include "type/formula_symbols.h"

// One atom. Which members speak is told by its form:
//   FORM_SYMBOL    character
//   FORM_NAME      words (an operator's name, or \mathrm), set upright
//   FORM_WORDS     words (\text), set in the words' face
//   FORM_LIST      first
//   FORM_FRACTION  base over below; style -1 of its surroundings, 0 always display, 1
//   always text FORM_ROOT      base, above (the degree) FORM_SCRIPTS   base, above, below;
//   `limits`: over and under in display style FORM_ACCENT    base, character FORM_FENCE
//   left (0: none), base, right; `stretch`: grows with the base FORM_SPACE     em
typedef struct Node Node;
struct Node {
    Form form;
    Atom atom;
    uint32_t character, left, right;
    Node *base, *above, *below;
    Node *first, *next;
    const char *words;
    double em;
    int style;
    bool limits, bold;
};

typedef struct FormulaTree FormulaTree; // owns every node

// Fails with the column (in characters, from 1): formula.unknown, formula.unknown_far,
// formula.brace, formula.argument, formula.script, formula.fence, formula.character,
// formula.long (4000 bytes), formula.deep.
FormulaTree *formula_tree_create(const char *tex, Error *err);
void formula_tree_destroy(FormulaTree *parse);
const Node *formula_tree_root(const FormulaTree *parse);

#endif
