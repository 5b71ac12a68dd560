#include "type/formula_layout.h"

#include "base/mem.h"
#include "base/text.h"
#include "type/fonts_inside.h"
#include "type/formula_box.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The eight styles: D T S SS, each cramped or not (The TeXbook, p. 140).
enum { DISPLAY, TEXT, SCRIPT, SCRIPTSCRIPT };
typedef struct Style {
    int level;
    bool cramped;
} Style;

static Box lay(Layout *l, const Node *node, Style style);

static double style_size(const Layout *l, Style style) {
    if (style.level == SCRIPT)
        return l->size * CONSTANT(l, SCRIPT_PERCENT_SCALE_DOWN, 1) / 100;
    if (style.level == SCRIPTSCRIPT)
        return l->size * CONSTANT(l, SCRIPT_SCRIPT_PERCENT_SCALE_DOWN, 1) / 100;
    return l->size;
}

static int style_small(Style style) {
    return style.level > TEXT ? style.level - TEXT : 0;
}

static Style cramped(Style style) {
    return (Style){style.level, true};
}

// C↑ of The TeXbook, p. 441; subscripts are cramped besides.
static Style style_script(Style style) {
    return (Style){style.level < SCRIPT ? SCRIPT : SCRIPTSCRIPT, style.cramped};
}

static Style style_fraction(Style style) {
    return (Style){style.level < SCRIPTSCRIPT ? style.level + 1 : SCRIPTSCRIPT,
                   style.cramped};
}

static Box lay_symbol(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    return maths_box_glyph(
        l, maths_face_glyph(l->face, node->character, style_small(style)), size);
}

// Rule 13: a large operator is taller in display style and centred on the axis.
static Box lay_big(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    double least =
        style.level == DISPLAY ? CONSTANT(l, DISPLAY_OPERATOR_MIN_HEIGHT, size) : 0;
    Box box = maths_box_centred(l, maths_box_tall(l, node->character, least, size), size);
    box.single = false;
    return box;
}

static uint32_t letter_bold(uint32_t c) {
    if (c >= 'a' && c <= 'z') return 0x1D41A + (c - 'a');
    if (c >= 'A' && c <= 'Z') return 0x1D400 + (c - 'A');
    if (c >= '0' && c <= '9') return 0x1D7CE + (c - '0');
    return c;
}

static Box lay_name(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), x = 0;
    Box out = maths_box_new(l);
    const char *at = node->words;
    for (uint32_t c; (c = text_next(&at));) {
        if (c == ' ') continue;
        if (c == '-') c = 0x2010;
        uint32_t glyph =
            maths_face_glyph(l->face, node->bold ? letter_bold(c) : c, style_small(style));
        Box letter = maths_box_glyph(l, glyph, size);
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

// Rule 15, with the shifts and gaps of MathConstants: numerator and denominator keep their
// baselines unless they would touch the bar.
static Box lay_fraction(Layout *l, const Node *node, Style style) {
    if (node->style >= 0) style.level = node->style;
    double size = style_size(l, style);
    bool display = style.level == DISPLAY;
    Box above = lay(l, node->base, style_fraction(style));
    Box below = lay(l, node->below, cramped(style_fraction(style)));
    double bar = CONSTANT(l, FRACTION_RULE_THICKNESS, size), middle = maths_axis(l, size);
    double up = display ? CONSTANT(l, FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP, size)
                        : CONSTANT(l, FRACTION_NUMERATOR_SHIFT_UP, size);
    double down = display ? CONSTANT(l, FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN, size)
                          : CONSTANT(l, FRACTION_DENOMINATOR_SHIFT_DOWN, size);
    double gap_up = display ? CONSTANT(l, FRACTION_NUM_DISPLAY_STYLE_GAP_MIN, size)
                            : CONSTANT(l, FRACTION_NUMERATOR_GAP_MIN, size);
    double gap_down = display ? CONSTANT(l, FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN, size)
                              : CONSTANT(l, FRACTION_DENOMINATOR_GAP_MIN, size);
    up = fmax(up, middle + bar / 2 + gap_up + above.depth);
    down = fmax(down, below.height + gap_down - middle + bar / 2);
    // 0.06 em of air outside (TeX's \nulldelimiterspace), and the bar 0.06 em longer than
    // what it divides.
    double air = 0.06 * size, width = fmax(above.width, below.width) + 2 * air;
    Box out = {.from = above.from, .height = -INFINITY, .depth = -INFINITY};
    maths_box_put(l, &out, above, air + (width - above.width) / 2, -up);
    maths_box_put(l, &out, below, air + (width - below.width) / 2, down);
    maths_box_rule(l, &out, air, -middle - bar / 2, width, bar);
    return maths_box_done(out, width + 2 * air);
}

// The degree of a root, raised over its foot (MathConstants,
// RadicalDegreeBottomRaisePercent). Returns the place where the root sign begins.
static double put_degree(Layout *l, Box *out, const Node *degree, double height,
                         double depth, double size) {
    Box box = lay(l, degree, (Style){SCRIPTSCRIPT, false});
    double raise =
        CONSTANT(l, RADICAL_DEGREE_BOTTOM_RAISE_PERCENT, 1) / 100 * (height + depth) -
        depth;
    double before = CONSTANT(l, RADICAL_KERN_BEFORE_DEGREE, size);
    maths_box_put(l, out, box, before, -raise - box.depth);
    return fmax(0, before + box.width + CONSTANT(l, RADICAL_KERN_AFTER_DEGREE, size));
}

// Rule 11: the sign is at least as tall as its contents with the gap; what it is too tall
// widens the gap.
static Box lay_root(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), bar = CONSTANT(l, RADICAL_RULE_THICKNESS, size);
    double gap = style.level == DISPLAY
                     ? CONSTANT(l, RADICAL_DISPLAY_STYLE_VERTICAL_GAP, size)
                     : CONSTANT(l, RADICAL_VERTICAL_GAP, size);
    Box out = maths_box_new(l);
    Box base = lay(l, node->base, cramped(style));
    double inside = base.height + base.depth;
    Box sign = maths_box_tall(l, node->character, inside + gap + bar, size);
    double tall = sign.height + sign.depth;
    gap = fmax(gap, (tall - inside - bar + gap) / 2);
    double top = base.height + gap + bar, x = 0;
    if (node->above) x = put_degree(l, &out, node->above, top, tall - top, size);
    maths_box_put(l, &out, sign, x, sign.height - top);
    maths_box_put(l, &out, base, x + sign.width, 0);
    maths_box_rule(l, &out, x + sign.width - bar / 4, -top,
                   base.width + base.italic + bar / 2, bar);
    out.height = fmax(out.height, top + CONSTANT(l, RADICAL_EXTRA_ASCENDER, size));
    return maths_box_done(out, x + sign.width + base.width + base.italic + 0.05 * size);
}

// Rule 12: the accent stands over the base's accent point, as high above it as above a
// letter x.
static Box lay_accent(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    Box base = lay(l, node->base, cramped(style));
    uint32_t glyph = maths_face_glyph(l->face, node->character, style_small(style));
    Box accent = maths_box_glyph(l, glyph, size);
    GlyphSize ink = maths_face_size(l->face, glyph, size);
    double point = base.single && base.accent != 0 ? base.accent : base.width / 2;
    double own = accent.accent != 0 ? accent.accent : ink.left + ink.width / 2;
    double lift = fmax(0, base.height - CONSTANT(l, ACCENT_BASE_HEIGHT, size));
    Box out = base;
    out.to = l->count;
    maths_box_put(l, &out, accent, point - own, -lift);
    return out;
}

// Rule 19: a fence covers 0.901 of what it holds and falls short by 0.5 em at most. A ket
// keeps its size over letters with scripts.
static Box lay_fence(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), middle = maths_axis(l, size), x = 0;
    Box out = maths_box_new(l);
    int from = l->count;
    Box base = lay(l, node->base, style);
    double reach = fmax(base.height - middle, base.depth + middle);
    double height = fmax(2 * reach * 0.901, 2 * reach - 0.5 * size);
    if (height < size * (node->atom == ATOM_INNER ? 0.95 : 1.2)) height = 0;
    if (node->left) {
        Box left = maths_box_centred(l, maths_box_tall(l, node->left, height, size), size);
        maths_box_put(l, &out, left, 0, 0);
        x = left.width;
    }
    maths_box_put(l, &out, base, x, 0);
    x += base.width + base.italic;
    if (node->right) {
        Box right =
            height > 0
                ? maths_box_centred(l, maths_box_tall(l, node->right, height, size), size)
                : maths_box_tall(l, node->right, 0, size);
        maths_box_put(l, &out, right, x, 0);
        x += right.width;
    }
    out.from = from;
    return maths_box_done(out, x);
}

// Rule 13a: limits over and under an operator.
static Box lay_limits(Layout *l, Box base, const Box *above, const Box *below,
                      double size) {
    double width = base.width;
    if (above) width = fmax(width, above->width);
    if (below) width = fmax(width, below->width);
    Box out = {.from = base.from, .height = -INFINITY, .depth = -INFINITY};
    maths_box_put(l, &out, base, (width - base.width) / 2, 0);
    if (above) {
        double rise = fmax(CONSTANT(l, UPPER_LIMIT_GAP_MIN, size) + above->depth,
                           CONSTANT(l, UPPER_LIMIT_BASELINE_RISE_MIN, size));
        maths_box_put(l, &out, *above, (width - above->width + base.italic) / 2,
                      -base.height - rise);
    }
    if (below) {
        double drop = fmax(CONSTANT(l, LOWER_LIMIT_GAP_MIN, size) + below->height,
                           CONSTANT(l, LOWER_LIMIT_BASELINE_DROP_MIN, size));
        maths_box_put(l, &out, *below, (width - below->width - base.italic) / 2,
                      base.depth + drop);
    }
    return maths_box_done(out, width);
}

// Rules 18a and 18c.
static double superscript_rise(const Layout *l, Box base, Box script, bool is_cramped,
                               double size) {
    double rise = is_cramped ? CONSTANT(l, SUPERSCRIPT_SHIFT_UP_CRAMPED, size)
                             : CONSTANT(l, SUPERSCRIPT_SHIFT_UP, size);
    if (!base.single)
        rise = fmax(rise, base.height - CONSTANT(l, SUPERSCRIPT_BASELINE_DROP_MAX, size));
    return fmax(rise, script.depth + CONSTANT(l, SUPERSCRIPT_BOTTOM_MIN, size));
}

// Rules 18a and 18b.
static double subscript_drop(const Layout *l, Box base, Box script, double size) {
    double drop = CONSTANT(l, SUBSCRIPT_SHIFT_DOWN, size);
    if (!base.single)
        drop = fmax(drop, base.depth + CONSTANT(l, SUBSCRIPT_BASELINE_DROP_MIN, size));
    return fmax(drop, script.height - CONSTANT(l, SUBSCRIPT_TOP_MAX, size));
}

// Rules 18e and 18f: two scripts keep their distance, the upper one rising first.
static void part_scripts(const Layout *l, Box above, Box below, double size, double *rise,
                         double *drop) {
    double gap = (*rise - above.depth) - (below.height - *drop);
    double lacking = CONSTANT(l, SUB_SUPERSCRIPT_GAP_MIN, size) - gap;
    if (lacking <= 0) return;
    double lift =
        CONSTANT(l, SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT, size) - (*rise - above.depth);
    lift = fmin(lacking, fmax(0, lift));
    *rise += lift;
    *drop += lacking - lift;
}

static double kern(const Layout *l, Box base, hb_ot_math_kern_t corner, double height,
                   double size) {
    return base.single ? maths_face_kern(l->face, base.glyph, corner, height, size) : 0;
}

// Rule 18 with the cut-in kerning of MathKernInfo. A superscript stands behind the italic
// correction, the subscript of an integral before it.
static Box lay_scripts(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), rise = 0, drop = 0;
    Box base = lay(l, node->base, style), above = {0}, below = {0};
    if (node->above) above = lay(l, node->above, style_script(style));
    if (node->below) below = lay(l, node->below, cramped(style_script(style)));
    if (node->limits && style.level == DISPLAY)
        return lay_limits(l, base, node->above ? &above : NULL, node->below ? &below : NULL,
                          size);
    if (node->above) rise = superscript_rise(l, base, above, style.cramped, size);
    if (node->below) drop = subscript_drop(l, base, below, size);
    if (node->above && node->below) part_scripts(l, above, below, size, &rise, &drop);
    Box out = {.from = base.from, .height = -INFINITY, .depth = -INFINITY};
    double width = base.width, tuck = node->base->form == FORM_BIG ? base.italic : 0;
    maths_box_put(l, &out, base, 0, 0);
    if (node->above) {
        double cut = kern(l, base, HB_OT_MATH_KERN_TOP_RIGHT, rise - above.depth, size);
        double x = base.width + base.italic - tuck + cut;
        maths_box_put(l, &out, above, x, -rise);
        width = fmax(width, x + above.width + above.italic);
    }
    if (node->below) {
        double cut = kern(l, base, HB_OT_MATH_KERN_BOTTOM_RIGHT, below.height - drop, size);
        double x = base.width - tuck + cut;
        maths_box_put(l, &out, below, x, drop);
        width = fmax(width, x + below.width);
    }
    return maths_box_done(out, width + CONSTANT(l, SPACE_AFTER_SCRIPT, size));
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

static const Node *atom_after(const Node *node) {
    for (node = node->next; node && node->form == FORM_SPACE;)
        node = node->next;
    return node;
}

// Rules 5 and 6: an operation sign without something on both sides is an ordinary atom.
static Atom atom_of(const Node *node, const Node *before, Atom last) {
    if (node->atom != ATOM_BIN) return node->atom;
    if (!before || last == ATOM_BIN || last == ATOM_OP || last == ATOM_REL ||
        last == ATOM_OPEN || last == ATOM_PUNCT)
        return ATOM_ORD;
    const Node *after = atom_after(node);
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

static Box lay_list(Layout *l, const Node *list, Style style) {
    double size = style_size(l, style), x = 0;
    const Node *before = NULL;
    Atom last = ATOM_ORD;
    Box out = maths_box_new(l);
    for (const Node *node = list->first; node; node = node->next) {
        if (node->form == FORM_SPACE) {
            x += node->em * size + out.italic;
            out.italic = 0;
            continue;
        }
        Atom atom = atom_of(node, before, last);
        // A slanted letter leans over what follows only when that leans too.
        if (before && !slanted(node)) x += out.italic;
        if (before) x += space_between(last, atom, style) * size;
        Box part = lay(l, node, style);
        maths_box_put(l, &out, part, x, 0);
        x += part.width;
        out.italic = part.italic;
        before = node;
        last = atom;
    }
    return maths_box_done(out, x);
}

static Box lay(Layout *l, const Node *node, Style style) {
    switch (node->form) {
    case FORM_SYMBOL:
        return lay_symbol(l, node, style);
    case FORM_BIG:
        return lay_big(l, node, style);
    case FORM_NAME:
        return lay_name(l, node, style);
    case FORM_WORDS:
        return lay_words(l, node, style);
    case FORM_FRACTION:
        return lay_fraction(l, node, style);
    case FORM_ROOT:
        return lay_root(l, node, style);
    case FORM_ACCENT:
        return lay_accent(l, node, style);
    case FORM_SCRIPTS:
        return lay_scripts(l, node, style);
    case FORM_FENCE:
        return lay_fence(l, node, style);
    case FORM_SPACE:
        return maths_box_done(maths_box_new(l), node->em * style_size(l, style));
    default:
        return lay_list(l, node, style);
    }
}

Placed formula_layout(Fonts *fonts, const Node *root, double size, bool display) {
    Layout l = {.fonts = fonts, .face = fonts->maths, .size = size};
    Box box = lay(&l, root, (Style){display ? DISPLAY : TEXT, false});
    return (Placed){l.marks, l.count, box.width + box.italic, box.height, box.depth};
}
