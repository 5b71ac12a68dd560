// Inks are named, never coloured, until a canvas paints: type carries an ink through,
// view/theme gives it a colour.
#ifndef KYUBI_TYPE_INK_H
#define KYUBI_TYPE_INK_H

typedef enum Ink {
    INK_INK,
    INK_SOFT,
    INK_EDGE,
    INK_LINE,
    INK_ACCENT,
    INK_FOX,
    INK_RIGHT,
    INK_WRONG,
    INK_WARN,
    INK_ZERO,
    INK_ONE,
    INK_EXPECTED,
    INK_OBSERVED,
    INK_PREDICTED,
    INK_PAPER,
    INK_SHEET,
    INK_BALL,
    INK_ON_ACCENT, // grounds, words on accent
    INK_TINT_ACCENT,
    INK_TINT_RIGHT,
    INK_TINT_WRONG,
    INK_TINT_WARN,
    INK_TINT_FOX,
    INK_CODE,     // under code in a line
    INK_SELECTED, // under prose that is selected
    INK_MARKER,   // of a broad pen, over which words are read
    INK_SUPERPOSE,
    INK_SUPERPOSE_FILL,
    INK_FLIP,
    INK_FLIP_FILL,
    INK_PHASE,
    INK_PHASE_FILL,
    INK_ROTATE,
    INK_ROTATE_FILL,
    INK_MEASURE,
    INK_MEASURE_FILL,
    INK_NOISE,
    INK_NOISE_FILL,
    INK_HUE_0,
    INK_HUE_45,
    INK_HUE_90,
    INK_HUE_135,
    INK_HUE_180,
    INK_HUE_225,
    INK_HUE_270,
    INK_HUE_315,
    INK_COUNT,
    INK_NONE = -1
} Ink;

// The ink of a name that words may be written in (accent, fox, right …): one of
// word_ink_names, else INK_NONE.
Ink word_ink_find(const char *name);
const char *const *word_ink_names(void); // NULL-ended

#endif
