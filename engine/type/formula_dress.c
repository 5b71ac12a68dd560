// What stands on, under and around an atom: accents, lines, braces, strokes, frames.
#include "type/formula_lay.h"

#include <math.h>

static uint32_t accent_glyph(Layout *l, const Node *node, Box base, Style style) {
    uint32_t glyph = maths_face_glyph(l->face, node->character, style_small(style));
    if (!node->detail) return glyph;
    return maths_face_within(l->face, glyph, base.width + base.italic,
                             style_size(l, style));
}

// An arrow over everything, as long as its base.
static Box lay_over_arrow(Layout *l, const Node *node, Box base, double size) {
    Box arrow = maths_box_wide(l, node->character, base.width + base.italic, size);
    double lift = fmax(0, base.height - CONSTANT(l, ACCENT_BASE_HEIGHT, size));
    Box out = base;
    out.single = false;
    out.to = l->count;
    maths_box_put(l, &out, arrow, (base.width + base.italic - arrow.width) / 2, -lift);
    return maths_box_done(out, fmax(base.width + base.italic, arrow.width));
}

// Rule 12: the accent stands over the base's accent point, as high above it as above a
// letter x.
Box lay_accent(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    Box base = lay(l, node->base, style_cramped(style));
    bool arrow = node->character == 0x20D7 || node->character == 0x20D6;
    if (arrow && node->detail) return lay_over_arrow(l, node, base, size);
    uint32_t glyph = accent_glyph(l, node, base, style);
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

// Rules 9 and 10.
Box lay_line(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    bool over = node->detail;
    Box base = lay(l, node->base, over ? style_cramped(style) : style), out = base;
    out.to = l->count;
    out.single = false;
    out.italic = 0;
    double width = base.width + base.italic;
    if (over) {
        double thick = CONSTANT(l, OVERBAR_RULE_THICKNESS, size);
        double gap = CONSTANT(l, OVERBAR_VERTICAL_GAP, size);
        maths_box_rule(l, &out, 0, -base.height - gap - thick, width, thick);
        out.height += CONSTANT(l, OVERBAR_EXTRA_ASCENDER, size);
    } else {
        double thick = CONSTANT(l, UNDERBAR_RULE_THICKNESS, size);
        double gap = CONSTANT(l, UNDERBAR_VERTICAL_GAP, size);
        maths_box_rule(l, &out, 0, base.depth + gap, width, thick);
        out.depth += CONSTANT(l, UNDERBAR_EXTRA_DESCENDER, size);
    }
    return maths_box_done(out, width);
}

// A brace as wide as its base, 0.1 em of air between; its label is set like a limit
// (plain TeX's \overbrace has 3 pt of air, \p@renwd).
Box lay_brace(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    Box base = lay(l, node->base, style), out = base;
    double width = base.width + base.italic;
    Box brace = maths_box_wide(l, node->character, width, size);
    double air = 0.1 * size, x = (width - brace.width) / 2;
    out.to = l->count;
    out.single = false;
    out.italic = 0;
    double y =
        node->detail ? -base.height - air - brace.depth : base.depth + air + brace.height;
    maths_box_put(l, &out, brace, x, y);
    return maths_box_done(out, width);
}

// The stroke goes from corner to corner of what it strikes and takes no room
// (cancel.sty); that of \not leans as a slash does.
Box lay_strike(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), thick = CONSTANT(l, OVERBAR_RULE_THICKNESS, size);
    Box out = lay(l, node->base, style);
    double width = out.width + out.italic, over = 0.1 * size;
    double tall = out.height + out.depth + 2 * over;
    if (node->detail & 1)
        maths_box_stroke(l, &out, -over, out.depth + over, width + 2 * over, tall, thick);
    if (node->detail & 2)
        maths_box_stroke(l, &out, -over, -out.height - over, width + 2 * over, -tall,
                         thick);
    if (node->detail & 4)
        maths_box_stroke(l, &out, width / 2 - tall / 6, out.depth + over, tall / 3, tall,
                         thick);
    out.single = false;
    return out;
}

// LaTeX's \fboxsep is 3 pt and \fboxrule 0.4 pt of 10; what is inside is in display style
// (amsmath.sty, \boxed).
Box lay_frame(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), air = 0.3 * size;
    double thick = fmax(0.04 * size, CONSTANT(l, FRACTION_RULE_THICKNESS, size) * 0.75);
    Box base = lay(l, node->base, style_at(style, DISPLAY)), out = maths_box_new(l);
    out.from = base.from;
    double side = air + thick, width = base.width + base.italic + 2 * side;
    maths_box_put(l, &out, base, side, 0);
    double top = -base.height - side, bottom = base.depth + side;
    maths_box_rule(l, &out, 0, top, width, thick);
    maths_box_rule(l, &out, 0, bottom - thick, width, thick);
    maths_box_rule(l, &out, 0, top, thick, bottom - top);
    maths_box_rule(l, &out, width - thick, top, thick, bottom - top);
    return maths_box_done(out, width);
}
