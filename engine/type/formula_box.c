#include "type/formula_box.h"

#include "base/mem.h"

#include <math.h>

void maths_mark_add(Layout *l, Mark mark) {
    mark.ink = l->ink;
    if (l->count == l->room) {
        l->room = l->room ? l->room * 2 : 32;
        l->marks = mem_grow(l->marks, (size_t)l->room, sizeof *l->marks);
    }
    l->marks[l->count++] = mark;
}

Box maths_box_new(const Layout *l) {
    return (Box){.from = l->count, .to = l->count, .height = -INFINITY, .depth = -INFINITY};
}

void maths_box_put(Layout *l, Box *whole, Box part, double x, double y) {
    Mark *marks = l->marks; // none yet when all parts so far are empty
    for (int i = part.from; marks && i < part.to; i++) {
        marks[i].x += x;
        marks[i].y += y;
    }
    whole->height = fmax(whole->height, part.height - y);
    whole->depth = fmax(whole->depth, part.depth + y);
    whole->to = l->count;
}

Box maths_box_done(Box box, double width) {
    if (box.height == -INFINITY) box.height = box.depth = 0;
    box.width = width;
    return box;
}

void maths_box_rule(Layout *l, Box *box, double x, double top, double w, double h) {
    maths_mark_add(l, (Mark){.kind = MARK_RULE, .x = x, .y = top, .w = w, .h = h});
    box->height = fmax(box->height, -top);
    box->depth = fmax(box->depth, top + h);
    box->to = l->count;
}

void maths_box_stroke(Layout *l, Box *box, double x, double y, double w, double h,
                      double thick) {
    maths_mark_add(
        l, (Mark){.kind = MARK_STROKE, .x = x, .y = y, .w = w, .h = h, .size = thick});
    box->to = l->count;
}

Box maths_box_glyph(Layout *l, uint32_t glyph, double size) {
    GlyphSize g = maths_face_size(l->face, glyph, size);
    int from = l->count;
    maths_mark_add(l, (Mark){.kind = MARK_GLYPH, .size = size, .glyph = glyph});
    return (Box){g.advance, g.height, g.depth, g.italic, g.accent,
                 from,      l->count, glyph,   true};
}

double maths_axis(const Layout *l, double size) {
    return CONSTANT(l, AXIS_HEIGHT, size);
}

Box maths_box_centred(Layout *l, Box box, double size) {
    Box out = box;
    out.height = out.depth = -INFINITY;
    maths_box_put(l, &out, box, 0, (box.height - box.depth) / 2 - maths_axis(l, size));
    return out;
}

// The parts of a grown glyph one behind another, extenders repeated until they reach
// `length` and overlapping just so far that the whole is no longer (OpenType 1.9, MATH,
// "GlyphAssembly").
static Box assembly_box(Layout *l, uint32_t glyph, Growth growth, double length,
                        double size) {
    GlyphPart parts[8];
    double overlap, fixed = 0, growing = 0;
    int count = maths_face_parts(l->face, glyph, growth, size, parts, 8, &overlap);
    int joints = -1, extenders = 0;
    for (int i = 0; i < count; i++) {
        *(parts[i].extends ? &growing : &fixed) += parts[i].advance;
        *(parts[i].extends ? &extenders : &joints) += 1;
    }
    double more = growing - extenders * overlap;
    int repeat = more > 0 ? (int)ceil((length - fixed + joints * overlap) / more) : 1;
    repeat = repeat < 1 ? 1 : repeat > 100 ? 100 : repeat;
    joints += repeat * extenders;
    double total = fixed + repeat * growing - joints * overlap;
    if (joints > 0 && total > length) overlap += (total - length) / joints;
    Box out = maths_box_new(l);
    bool up = growth == GROWTH_UP;
    double at = 0, width = 0;
    for (int i = 0; i < count; i++)
        for (int again = parts[i].extends ? repeat : 1; again > 0; again--) {
            Box part = maths_box_glyph(l, parts[i].glyph, size);
            width = up ? fmax(width, part.width) : at + parts[i].advance;
            maths_box_put(l, &out, part, up ? 0 : at, up ? -at - part.depth : 0);
            at += parts[i].advance - overlap;
        }
    return maths_box_done(out, width);
}

// A bar of any height is a rectangle: parts of a bar would show their seams.
static Box bar_box(Layout *l, uint32_t glyph, int bars, double height, double size) {
    GlyphSize g = maths_face_size(l->face, glyph, size);
    double stroke = maths_face_size(l->face, maths_face_glyph(l->face, '|', 0), size).width;
    Box out = maths_box_new(l);
    for (int i = 0; i < bars; i++)
        maths_box_rule(l, &out, g.left + i * (g.width - stroke), -height, stroke, height);
    out.depth = 0;
    return maths_box_done(out, g.advance);
}

Box maths_box_tall(Layout *l, uint32_t character, double height, double size) {
    uint32_t glyph = maths_face_glyph(l->face, character, 0);
    GlyphSize least = maths_face_size(l->face, glyph, size);
    if (least.height + least.depth >= height) return maths_box_glyph(l, glyph, size);
    if (character == '|') return bar_box(l, glyph, 1, height, size);
    if (character == 0x2016) return bar_box(l, glyph, 2, height, size);
    uint32_t variant = maths_face_variant(l->face, glyph, GROWTH_UP, height, size);
    GlyphSize tall = maths_face_size(l->face, variant, size);
    GlyphPart part;
    double overlap;
    int parts = maths_face_parts(l->face, glyph, GROWTH_UP, size, &part, 1, &overlap);
    if (tall.height + tall.depth >= height * 0.99 || !parts)
        return maths_box_glyph(l, variant, size);
    return assembly_box(l, glyph, GROWTH_UP, height, size);
}

Box maths_box_wide(Layout *l, uint32_t character, double width, double size) {
    uint32_t glyph = maths_face_glyph(l->face, character, 0);
    uint32_t variant = maths_face_variant(l->face, glyph, GROWTH_ACROSS, width, size);
    GlyphSize wide = maths_face_size(l->face, variant, size);
    GlyphPart part;
    double overlap;
    int parts = maths_face_parts(l->face, glyph, GROWTH_ACROSS, size, &part, 1, &overlap);
    if (wide.width < width * 0.97 && parts)
        return assembly_box(l, glyph, GROWTH_ACROSS, width, size);
    // An accent's ink hangs before its pen; here the ink counts.
    Box box = maths_box_glyph(l, variant, size), out = maths_box_new(l);
    out.from = box.from;
    maths_box_put(l, &out, box, -wide.left, 0);
    return maths_box_done(out, wide.width);
}
