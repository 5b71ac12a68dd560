// Boxes of a formula while it is laid out: stretches of marks with their measures, joined
// into larger ones. Sizes are px; y is down from the baseline.
#ifndef KYUBI_TYPE_FORMULA_BOX_H
#define KYUBI_TYPE_FORMULA_BOX_H

#include "type/formula_layout.h"
#include "type/maths_face.h"

// What was set: the marks from … to, with the pen's origin at 0, 0 until it is put
// somewhere.
typedef struct Box {
    double width, height, depth;
    double italic; // italic correction, not in the width
    double accent; // where an accent stands; 0: in the middle
    int from, to;
    uint32_t glyph;
    bool single; // one character, perhaps with an accent: scripts keep their least shift
} Box;

typedef struct Layout {
    Fonts *fonts;
    MathsFace *face;
    double size;
    Mark *marks;
    int count, room;
    Ink ink; // of what is laid now
} Layout;

#define CONSTANT(l, which, size) \
    maths_face_constant((l)->face, HB_OT_MATH_CONSTANT_##which, size)

void maths_mark_add(Layout *l, Mark mark);

// An empty box behind all marks so far.
Box maths_box_new(const Layout *l);
// Puts `part` into `whole` with its origin at x, y (down).
void maths_box_put(Layout *l, Box *whole, Box part, double x, double y);
void maths_box_rule(Layout *l, Box *box, double x, double top, double w, double h);
// The box with its width told. An empty box has no height, wherever it was.
Box maths_box_done(Box box, double width);

Box maths_box_glyph(Layout *l, uint32_t glyph, double size);
// A character at least `height` tall: itself, a variant, or built of parts.
Box maths_box_tall(Layout *l, uint32_t character, double height, double size);

// A character at least `width` wide, likewise; it stands where the face has it, above or
// below the baseline.
Box maths_box_wide(Layout *l, uint32_t character, double width, double size);
// A line from the left bottom at x, y (down) to the right top, or falling; it takes no
// room.
void maths_box_stroke(Layout *l, Box *box, double x, double y, double w, double h,
                      double thick);

double maths_axis(const Layout *l, double size);
// Moves a box so that its middle lies on the axis.
Box maths_box_centred(Layout *l, Box box, double size);

#endif
