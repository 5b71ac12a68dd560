// Operators, their limits and scripts.
#include "type/formula_lay.h"

#include <math.h>
#include <stddef.h>

static bool is_integral(uint32_t character) {
    return character >= 0x222B && character <= 0x2233;
}

// Rule 13: a large operator is taller in display style and centred on the axis. An integral
// is taller than a sum: cmex10 has 2.22 em to 1.4, and DisplayOperatorMinHeight cannot say
// so.
Box lay_big(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style);
    double least =
        style.level == DISPLAY ? CONSTANT(l, DISPLAY_OPERATOR_MIN_HEIGHT, size) : 0;
    if (is_integral(node->character)) least *= 1.6;
    Box box = maths_box_centred(l, maths_box_tall(l, node->character, least, size), size);
    box.single = false;
    return box;
}

// TeX's ξ11: a limit's baseline stands so far, in em, above what is below it. The face has
// 0.096, which lets labels touch.
static const double LIMIT_RISE = 0.2;

// Rule 13a: limits over and under an operator.
static Box lay_limits(Layout *l, Box base, const Box *above, const Box *below,
                      double size) {
    double width = base.width;
    if (above) width = fmax(width, above->width);
    if (below) width = fmax(width, below->width);
    Box out = {.from = base.from, .height = -INFINITY, .depth = -INFINITY};
    maths_box_put(l, &out, base, (width - base.width) / 2, 0);
    if (above) {
        double rise =
            fmax(CONSTANT(l, UPPER_LIMIT_GAP_MIN, size) + above->depth,
                 fmax(CONSTANT(l, UPPER_LIMIT_BASELINE_RISE_MIN, size), LIMIT_RISE * size));
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

// The cut-in of MathKernInfo between the corners of a base and its script, `rise` above it:
// at the near edge of the script and at that of the base; the corners may not meet at
// either, so the larger counts (OpenType 1.9, MATH, "MathKernInfo").
static double cut_in(const Layout *l, Box base, Box script, double rise, bool above,
                     double size) {
    if (!base.single) return 0;
    double near = above ? rise - script.depth : rise + script.height;
    double edges[] = {near, above ? base.height : -base.depth}, most = -INFINITY;
    for (int i = 0; i < 2; i++) {
        double kern = maths_face_kern(l->face, base.glyph,
                                      above ? HB_OT_MATH_KERN_TOP_RIGHT
                                            : HB_OT_MATH_KERN_BOTTOM_RIGHT,
                                      edges[i], size);
        if (script.single)
            kern += maths_face_kern(l->face, script.glyph,
                                    above ? HB_OT_MATH_KERN_BOTTOM_LEFT
                                          : HB_OT_MATH_KERN_TOP_LEFT,
                                    edges[i] - rise, size);
        most = fmax(most, kern);
    }
    return most;
}

// Rule 18 with cut-ins. A superscript stands behind the italic correction, the subscript of
// an integral before it.
static Box put_scripts(Layout *l, const Node *node, Style style, Box base, Box above,
                       Box below) {
    double size = style_size(l, style), rise = 0, drop = 0;
    if (node->above) rise = superscript_rise(l, base, above, style.cramped, size);
    if (node->below) drop = subscript_drop(l, base, below, size);
    if (node->above && node->below) part_scripts(l, above, below, size, &rise, &drop);
    Box out = {.from = base.from, .height = -INFINITY, .depth = -INFINITY};
    double width = base.width, tuck = node->base->form == FORM_BIG ? base.italic : 0;
    maths_box_put(l, &out, base, 0, 0);
    if (node->above) {
        double x =
            base.width + base.italic - tuck + cut_in(l, base, above, rise, true, size);
        maths_box_put(l, &out, above, x, -rise);
        width = fmax(width, x + above.width + above.italic);
    }
    if (node->below) {
        double x = base.width - tuck + cut_in(l, base, below, -drop, false, size);
        maths_box_put(l, &out, below, x, drop);
        width = fmax(width, x + below.width);
    }
    return maths_box_done(out, width + CONSTANT(l, SPACE_AFTER_SCRIPT, size));
}

Box lay_scripts(Layout *l, const Node *node, Style style) {
    Box base = lay(l, node->base, style), above = {0}, below = {0};
    if (node->above) above = lay(l, node->above, style_script(style));
    if (node->below) below = lay(l, node->below, style_cramped(style_script(style)));
    if (node->limits == LIMITS_ALWAYS ||
        (node->limits == LIMITS_IN_DISPLAY && style.level == DISPLAY))
        return lay_limits(l, base, node->above ? &above : NULL, node->below ? &below : NULL,
                          style_size(l, style));
    return put_scripts(l, node, style, base, above, below);
}

// \overset and \underset: a label where a limit would stand.
Box lay_stack(Layout *l, const Node *node, Style style) {
    Box base = lay(l, node->base, style), label = {0};
    if (node->above) label = lay(l, node->above, style_script(style));
    if (node->below) label = lay(l, node->below, style_cramped(style_script(style)));
    return lay_limits(l, base, node->above ? &label : NULL, node->below ? &label : NULL,
                      style_size(l, style));
}

// An arrow 0.6 em longer than its labels (mathtools.sty has 14 mu), which stand as far from
// it as MathConstants' StretchStack gaps say.
Box lay_arrow(Layout *l, const Node *node, Style style) {
    double size = style_size(l, style), air = 0.3 * size, longest = 0;
    Box above = {0}, below = {0};
    int from = l->count;
    if (node->above) above = lay(l, node->above, style_script(style));
    if (node->below) below = lay(l, node->below, style_cramped(style_script(style)));
    longest = fmax(above.width, below.width) + 2 * air;
    Box arrow = maths_box_wide(l, node->character, fmax(longest, size), size);
    Box out = {.from = from, .height = -INFINITY, .depth = -INFINITY};
    maths_box_put(l, &out, arrow, 0, 0);
    if (node->above)
        maths_box_put(l, &out, above, (arrow.width - above.width) / 2,
                      -arrow.height - above.depth -
                          CONSTANT(l, STRETCH_STACK_GAP_ABOVE_MIN, size));
    if (node->below)
        maths_box_put(l, &out, below, (arrow.width - below.width) / 2,
                      arrow.depth + below.height +
                          CONSTANT(l, STRETCH_STACK_GAP_BELOW_MIN, size));
    return maths_box_done(out, arrow.width);
}
