// One function for each form of atom, shared by the files that lay formulas out.
#ifndef KYUBI_TYPE_FORMULA_LAY_H
#define KYUBI_TYPE_FORMULA_LAY_H

#include "type/formula_box.h"

// TeX's eight styles (The TeXbook, p. 140): cramped ones keep their powers lower.
enum { DISPLAY, TEXT, SCRIPT, SCRIPTSCRIPT };
typedef struct Style {
    int level;
    bool cramped;
} Style;

double style_size(const Layout *l, Style style);
int style_small(Style style); // 0, 1, 2: which of its shapes a glyph has
Style style_cramped(Style style);
Style style_script(Style style);
Style style_fraction(Style style);
// The style's level replaced, unless `level` is -1.
Style style_at(Style style, int level);

// Atoms one behind another, up to `end`. `joined`: something stands before the first.
typedef struct Run {
    const Node *first, *end;
    bool joined;
} Run;
// Where each atom of a run was put.
typedef struct Piece {
    Box box;
    double x;
    Atom atom; // as it was spaced
} Piece;
typedef struct Pieces {
    Piece *list;
    int count;
} Pieces;
Box lay_run(Layout *l, Run run, Style style, Pieces *pieces); // pieces may be NULL

Box lay(Layout *l, const Node *node, Style style);
Box lay_list(Layout *l, const Node *list, Style style);

Box lay_big(Layout *l, const Node *node, Style style);
Box lay_scripts(Layout *l, const Node *node, Style style);
Box lay_stack(Layout *l, const Node *node, Style style);
Box lay_arrow(Layout *l, const Node *node, Style style);

Box lay_fraction(Layout *l, const Node *node, Style style);
Box lay_binom(Layout *l, const Node *node, Style style);
Box lay_root(Layout *l, const Node *node, Style style);

Box lay_fence(Layout *l, const Node *node, Style style);
Box lay_sized(Layout *l, const Node *node, Style style);
// Puts fences (0: none) beside a box that stands on the axis.
Box lay_fences(Layout *l, Box inside, uint32_t left, uint32_t right, double height,
               double size);
// How tall the fences around a box are.
double fence_height_of_rows(const Layout *l, Box inside, double size);

Box lay_accent(Layout *l, const Node *node, Style style);
Box lay_line(Layout *l, const Node *node, Style style);
Box lay_brace(Layout *l, const Node *node, Style style);
Box lay_strike(Layout *l, const Node *node, Style style);
Box lay_frame(Layout *l, const Node *node, Style style);

Box lay_array(Layout *l, const Node *node, Style style);

#endif
