// The formula face: its glyphs, their measures and its MATH table (OpenType 1.9), in px for
// a given size. No layout is decided here.
#ifndef KYUBI_TYPE_MATHS_FACE_H
#define KYUBI_TYPE_MATHS_FACE_H

#include "base/error.h"

#include <cairo.h>
#include <hb-ot.h>
#include <stdint.h>

typedef struct MathsFace MathsFace;

// Fails: fonts.missing.
MathsFace *maths_face_open(const char *path, Error *err);
void maths_face_close(MathsFace *face);
cairo_font_face_t *maths_face_cairo(const MathsFace *face); // borrowed

// The glyph of a character, 0 when the face has none. `small`: 0 for text, 1 for scripts, 2
// for scripts of scripts, which may have shapes of their own (feature ssty).
uint32_t maths_face_glyph(MathsFace *face, uint32_t character, int small);

// What a glyph measures at `size` px. Italic correction and accent place are those of
// MathGlyphInfo.
typedef struct GlyphSize {
    double advance, height, depth; // height above the baseline, depth below it (positive)
    double left, width;            // of the ink
    double italic, accent;
} GlyphSize;
GlyphSize maths_face_size(const MathsFace *face, uint32_t glyph, double size);

// A constant of MathConstants in px, or in per cent where OpenType says per cent.
double maths_face_constant(const MathsFace *face, hb_ot_math_constant_t which, double size);

// Kerning between a glyph and its script whose near edge is `height` px above the baseline
// (MathKernInfo).
double maths_face_kern(const MathsFace *face, uint32_t glyph, hb_ot_math_kern_t corner,
                       double height, double size);

// Which way a glyph grows.
typedef enum Growth { GROWTH_UP, GROWTH_ACROSS } Growth;

// The smallest variant at least `length` px tall or wide, else the largest there is
// (MathVariants).
uint32_t maths_face_variant(const MathsFace *face, uint32_t glyph, Growth growth,
                            double length, double size);
// The largest variant at most `length` px wide, else the glyph itself.
uint32_t maths_face_within(const MathsFace *face, uint32_t glyph, double length,
                           double size);

// The parts that build a glyph of any length, from the bottom up or from the left; returns
// how many, at most `room`. `overlap` is the least overlap of two parts, px.
typedef struct GlyphPart {
    uint32_t glyph;
    double advance;
    bool extends; // may be repeated, or left out
} GlyphPart;
int maths_face_parts(const MathsFace *face, uint32_t glyph, Growth growth, double size,
                     GlyphPart *parts, int room, double *overlap);

#endif
