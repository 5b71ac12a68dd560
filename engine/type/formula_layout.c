#include "type/formula_layout.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/fonts_inside.h"
#include "type/formula_lay.h"

#include <math.h>
#include <stdlib.h>

double style_size(const Layout *l, Style style) {
    if (style.level == SCRIPT)
        return l->size * CONSTANT(l, SCRIPT_PERCENT_SCALE_DOWN, 1) / 100;
    if (style.level == SCRIPTSCRIPT)
        return l->size * CONSTANT(l, SCRIPT_SCRIPT_PERCENT_SCALE_DOWN, 1) / 100;
    return l->size;
}

int style_small(Style style) {
    return style.level > TEXT ? style.level - TEXT : 0;
}

Style style_cramped(Style style) {
    return (Style){style.level, true};
}

// C↑ of The TeXbook, p. 441; subscripts are cramped besides.
Style style_script(Style style) {
    return (Style){style.level < SCRIPT ? SCRIPT : SCRIPTSCRIPT, style.cramped};
}

Style style_fraction(Style style) {
    return (Style){style.level < SCRIPTSCRIPT ? style.level + 1 : SCRIPTSCRIPT,
                   style.cramped};
}

Style style_at(Style style, int level) {
    return (Style){level < 0 ? style.level : level, style.cramped};
}

static Box lay_character(Layout *l, uint32_t character, Style style) {
    uint32_t glyph = maths_face_glyph(l->face, character, style_small(style));
    Box box = maths_box_glyph(l, glyph, style_size(l, style));
    l->marks[l->count - 1].character = character;
    return box;
}

static Box lay_symbol(Layout *l, const Node *node, Style style) {
    return lay_character(l, node->character, style);
}

static Box lay_name(Layout *l, const Node *node, Style style) {
    double x = 0;
    Box out = maths_box_new(l);
    const char *at = node->words;
    for (uint32_t c; (c = text_next(&at));) {
        if (c == ' ') continue;
        if (c == '-') c = 0x2010;
        Box letter = lay_character(l, c, style);
        maths_box_put(l, &out, letter, x, 0);
        x += letter.width;
    }
    return maths_box_done(out, x);
}

static Box lay_words(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    Box out = maths_box_new(l);
    maths_mark_add(
        l, (Mark){.kind = MARK_WORDS, .size = size, .words = mem_text(node->words)});
    out.to = l->count;
    out.height = words_ascent(l->fonts, size);
    out.depth = words_descent(l->fonts, size);
    return maths_box_done(out, words_width(l->fonts, node->words, FACE_WORDS, size));
}

// Space between atoms, left by right: 1 thin, 2 medium, 3 thick; negative ones not in
// scripts (The TeXbook, p. 170; the impossible pairs have 0).
// clang-format off
static const int spaces[ATOM_COUNT][ATOM_COUNT] = {
    //           Ord Op Bin Rel Open Close Punct Inner
    [ATOM_ORD]   = { 0,  1, -2, -3,  0,  0,  0, -1},
    [ATOM_OP]    = { 1,  1,  0, -3,  0,  0,  0, -1},
    [ATOM_BIN]   = {-2, -2,  0,  0, -2,  0,  0, -2},
    [ATOM_REL]   = {-3, -3,  0,  0, -3,  0,  0, -3},
    [ATOM_OPEN]  = { 0,  0,  0,  0,  0,  0,  0,  0},
    [ATOM_CLOSE] = { 0,  1, -2, -3,  0,  0,  0, -1},
    [ATOM_PUNCT] = {-1, -1,  0, -1, -1, -1, -1, -1},
    [ATOM_INNER] = {-1,  1, -2, -3, -1,  0, -1, -1},
};
// clang-format on

static double space_between(Atom left, Atom right, Style style) {
    int space = spaces[left][right];
    if (space < 0) space = style.level > TEXT ? 0 : -space;
    static const double em[] = {0, 3 / 18.0, 4 / 18.0, 5 / 18.0};
    return em[space];
}

static bool is_atom(const Node *node) {
    return node->form != FORM_SPACE && node->form != FORM_STYLE;
}

static const Node *atom_after(const Node *node, const Node *end) {
    for (node = node->next; node && node != end && !is_atom(node);)
        node = node->next;
    return node == end ? NULL : node;
}

// Rules 5 and 6: an operation sign without something on both sides is an ordinary atom.
static Atom atom_of(const Node *node, const Node *end, bool first, Atom last) {
    if (node->atom != ATOM_BIN) return node->atom;
    if (first || last == ATOM_BIN || last == ATOM_OP || last == ATOM_REL ||
        last == ATOM_OPEN || last == ATOM_PUNCT)
        return ATOM_ORD;
    const Node *after = atom_after(node, end);
    if (!after || after->atom == ATOM_REL || after->atom == ATOM_CLOSE ||
        after->atom == ATOM_PUNCT)
        return ATOM_ORD;
    return ATOM_BIN;
}

static bool slanted(const Node *node) {
    while (node && (node->form == FORM_SCRIPTS || node->form == FORM_ACCENT))
        node = node->base;
    return node && node->form == FORM_SYMBOL &&
           (node->character == 0x210E ||
            (node->character >= 0x1D434 && node->character <= 0x1D7CB));
}

static void piece_add(Pieces *pieces, Box box, double x, Atom atom) {
    pieces->list = mem_grow(pieces->list, (size_t)pieces->count + 1, sizeof *pieces->list);
    pieces->list[pieces->count++] = (Piece){box, x, atom};
}

Box lay_run(Layout *l, Run run, Style style, Pieces *pieces) {
    double size = style_size(l, style), x = 0;
    bool first = !run.joined;
    Atom last = ATOM_ORD;
    Box out = maths_box_new(l);
    for (const Node *node = run.first; node && node != run.end; node = node->next) {
        if (node->form == FORM_STYLE) style = style_at(style, node->detail);
        if (!is_atom(node)) {
            size = style_size(l, style);
            x += node->form == FORM_SPACE ? node->em * size + out.italic : 0;
            out.italic = 0;
            continue;
        }
        Atom atom = atom_of(node, run.end, first, last);
        // A slanted letter leans over what follows only when that leans too.
        if (!first && !slanted(node)) x += out.italic;
        if (!first) x += space_between(last, atom, style) * size;
        Box part = lay(l, node, style);
        maths_box_put(l, &out, part, x, 0);
        if (pieces) piece_add(pieces, part, x, atom);
        x += part.width;
        out.italic = part.italic;
        first = false;
        last = atom;
    }
    return maths_box_done(out, x);
}

Box lay_list(Layout *l, const Node *list, Style style) {
    return lay_run(l, (Run){list->first, NULL, false}, style, NULL);
}

static Box lay_space(Layout *l, const Node *node, Style style) {
    return maths_box_done(maths_box_new(l), node->em * style_size(l, style));
}

// A \middle that is not among the atoms of its \left keeps its size.
static Box lay_middle(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    return maths_box_tall(l, node->character, 0, size);
}

typedef Box Layer(Layout *l, const Node *node, Style style);
static Layer *const layers[] = {
    [FORM_SYMBOL] = lay_symbol,     [FORM_BIG] = lay_big,
    [FORM_NAME] = lay_name,         [FORM_WORDS] = lay_words,
    [FORM_FRACTION] = lay_fraction, [FORM_BINOM] = lay_binom,
    [FORM_ROOT] = lay_root,         [FORM_ACCENT] = lay_accent,
    [FORM_LINE] = lay_line,         [FORM_BRACE] = lay_brace,
    [FORM_STRIKE] = lay_strike,     [FORM_FRAME] = lay_frame,
    [FORM_ARROW] = lay_arrow,       [FORM_STACK] = lay_stack,
    [FORM_MIDDLE] = lay_middle,     [FORM_SIZED] = lay_sized,
    [FORM_SPACE] = lay_space,       [FORM_STYLE] = lay_space,
    [FORM_SCRIPTS] = lay_scripts,   [FORM_FENCE] = lay_fence,
    [FORM_ARRAY] = lay_array,       [FORM_ROW] = lay_list,
    [FORM_LIST] = lay_list,
};

Box lay(Layout *l, const Node *node, Style style) {
    Ink before = l->ink;
    l->ink = node->ink;
    Box box = layers[node->form](l, node, style);
    l->ink = before;
    return box;
}

// Where a line begins, and how far it stands in.
typedef struct Start {
    int piece;
    double indent;
} Start;

// The piece to break before when `to` is too far to the right: the last relation of the
// line, else its last operation, else none (0).
static int break_before(const Pieces *pieces, int from, int to) {
    for (int i = to; i > from; i--)
        if (pieces->list[i].atom == ATOM_REL) return i;
    for (int i = to; i > from + 1; i--)
        if (pieces->list[i].atom == ATOM_BIN) return i;
    return 0;
}

// Relations stand below each other where the first is not far in; operations stand further
// in (Mathematics into Type, section 3.3).
static double indent_of(const Pieces *pieces, int piece, double column, double size) {
    double indent = 2 * size;
    for (int i = 1; i < pieces->count; i++) {
        if (pieces->list[i].atom != ATOM_REL) continue;
        if (pieces->list[i].x < 0.4 * column) indent = pieces->list[i].x;
        break;
    }
    return pieces->list[piece].atom == ATOM_REL ? indent : indent + 1.5 * size;
}

static int find_starts(const Pieces *pieces, double column, double size, Start *starts) {
    int count = 1;
    starts[0] = (Start){0, 0};
    for (int i = 0; i < pieces->count; i++) {
        const Piece *piece = &pieces->list[i];
        Start line = starts[count - 1];
        double right =
            line.indent + piece->x + piece->box.width - pieces->list[line.piece].x;
        if (right <= column) continue;
        int at = break_before(pieces, line.piece, i);
        if (!at) continue;
        starts[count++] = (Start){at, indent_of(pieces, at, column, size)};
        i = at;
    }
    return count;
}

// Stacks the lines; the first keeps the baseline.
static Box stack_lines(Layout *l, const Pieces *pieces, const Start *starts, int count,
                       double size) {
    Box out = maths_box_new(l);
    double width = 0, y = 0, deep = 0;
    for (int line = 0; line < count; line++) {
        int from = starts[line].piece,
            to = line + 1 < count ? starts[line + 1].piece : pieces->count;
        double shift = starts[line].indent - pieces->list[from].x, tall = 0, low = 0;
        for (int i = from; i < to; i++) {
            tall = fmax(tall, pieces->list[i].box.height);
            low = fmax(low, pieces->list[i].box.depth);
        }
        if (line) y += fmax(1.5 * size, deep + 0.4 * size + tall);
        deep = low;
        for (int i = from; i < to; i++)
            maths_box_put(l, &out, pieces->list[i].box, shift, y);
        const Piece *last = &pieces->list[to - 1];
        width = fmax(width, shift + last->x + last->box.width + last->box.italic);
    }
    return maths_box_done(out, width);
}

static Box lay_broken(Layout *l, const Node *root, Style style, double column) {
    Pieces pieces = {0};
    Box box = lay_run(l, (Run){root->first, NULL, false}, style, &pieces);
    if (column > 0 && box.width + box.italic > column && pieces.count > 1) {
        Start *starts = mem_new((size_t)pieces.count * sizeof *starts);
        int count = find_starts(&pieces, column, l->size, starts);
        if (count > 1) box = stack_lines(l, &pieces, starts, count, l->size);
        free(starts);
    }
    free(pieces.list);
    return box;
}

Placed formula_layout(Fonts *fonts, const Node *root, double size, bool display,
                      double column) {
    Layout l = {.fonts = fonts, .face = fonts->maths, .size = size, .ink = INK_NONE};
    Style style = {display ? DISPLAY : TEXT, false};
    Box box = lay_broken(&l, root, style, column);
    return (Placed){l.marks, l.count, box.width + box.italic, box.height, box.depth};
}
