#include "type/formula_box.h"

#include "base/mem.h"

#include <math.h>

void maths_mark_add(Layout *l, Mark mark) {
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

// The parts of a tall glyph one on another, extenders repeated until they reach `height`
// and overlapping just so far that the whole is no taller (OpenType 1.9, MATH,
// "GlyphAssembly").
static Box assembly_box(Layout *l, const GlyphPart *parts, int count, double overlap,
                        double height, double size) {
    double fixed = 0, growing = 0;
    int joints = -1, extenders = 0;
    for (int i = 0; i < count; i++) {
        *(parts[i].extends ? &growing : &fixed) += parts[i].advance;
        *(parts[i].extends ? &extenders : &joints) += 1;
    }
    double more = growing - extenders * overlap;
    int repeat = more > 0 ? (int)ceil((height - fixed + joints * overlap) / more) : 1;
    repeat = repeat < 1 ? 1 : repeat > 100 ? 100 : repeat;
    joints += repeat * extenders;
    double total = fixed + repeat * growing - joints * overlap;
    if (joints > 0 && total > height) overlap += (total - height) / joints;
    Box out = maths_box_new(l);
    double y = 0, width = 0;
    for (int i = 0; i < count; i++)
        for (int again = parts[i].extends ? repeat : 1; again > 0; again--) {
            Box part = maths_box_glyph(l, parts[i].glyph, size);
            width = fmax(width, part.width);
            maths_box_put(l, &out, part, 0, y - part.depth);
            y -= parts[i].advance - overlap;
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
    uint32_t variant = maths_face_variant(l->face, glyph, height, size);
    GlyphSize tall = maths_face_size(l->face, variant, size);
    GlyphPart parts[8];
    double overlap;
    int count = maths_face_parts(l->face, glyph, size, parts, 8, &overlap);
    if (tall.height + tall.depth >= height * 0.99 || !count)
        return maths_box_glyph(l, variant, size);
    return assembly_box(l, parts, count, overlap, height, size);
}
