// Fractions, binomials and roots.
#include "type/formula_lay.h"

#include <math.h>

// Rule 15, with the shifts and gaps of MathConstants: numerator and denominator keep their
// baselines unless they would touch the bar.
Box lay_fraction(Layout *l, const Node *node, Style style) {
    style = style_at(style, node->detail);
    double size = style_size(l, style);
    bool display = style.level == DISPLAY;
    Box above = lay(l, node->base, style_fraction(style));
    Box below = lay(l, node->below, style_cramped(style_fraction(style)));
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

// Rules 15c and 15e: without a bar the two keep their distance by StackGapMin, between
// brackets 2.39 em tall, or 1.01 em (TeX's σ20 and σ21, which MATH has no constants for).
Box lay_binom(Layout *l, const Node *node, Style style) {
    style = style_at(style, node->detail);
    double size = style_size(l, style);
    bool display = style.level == DISPLAY;
    Box above = lay(l, node->base, style_fraction(style));
    Box below = lay(l, node->below, style_cramped(style_fraction(style)));
    double up = display ? CONSTANT(l, STACK_TOP_DISPLAY_STYLE_SHIFT_UP, size)
                        : CONSTANT(l, STACK_TOP_SHIFT_UP, size);
    double down = display ? CONSTANT(l, STACK_BOTTOM_DISPLAY_STYLE_SHIFT_DOWN, size)
                          : CONSTANT(l, STACK_BOTTOM_SHIFT_DOWN, size);
    double least = display ? CONSTANT(l, STACK_DISPLAY_STYLE_GAP_MIN, size)
                           : CONSTANT(l, STACK_GAP_MIN, size);
    double lacking = least - (up - above.depth + down - below.height);
    if (lacking > 0) up += lacking / 2, down += lacking / 2;
    double width = fmax(above.width, below.width);
    Box out = {.from = above.from, .height = -INFINITY, .depth = -INFINITY};
    maths_box_put(l, &out, above, (width - above.width) / 2, -up);
    maths_box_put(l, &out, below, (width - below.width) / 2, down);
    out = maths_box_done(out, width);
    return lay_fences(l, out, '(', ')', (display ? 2.39 : 1.01) * size, size);
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
Box lay_root(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), bar = CONSTANT(l, RADICAL_RULE_THICKNESS, size);
    double gap = style.level == DISPLAY
                     ? CONSTANT(l, RADICAL_DISPLAY_STYLE_VERTICAL_GAP, size)
                     : CONSTANT(l, RADICAL_VERTICAL_GAP, size);
    Box out = maths_box_new(l);
    Box base = lay(l, node->base, style_cramped(style));
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
