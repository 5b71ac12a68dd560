// What a wire starts in, as it is drawn, spoken and typed: a ket, or for an arrow that has
// no name a ket that holds a small ball with its needle.
#ifndef KYUBI_VIEW_START_VIEW_H
#define KYUBI_VIEW_START_VIEW_H

#include "circuit/step.h"
#include "view/canvas.h"

#include <stddef.h>

enum { START_WORDS = 160 };

// Whether it is shown by its name: no arrow, and nothing in it follows a parameter.
const char *start_shown_name(const WireStart *start); // NULL: it is not
// With its right end at x, letters of that size.
void draw_start(Canvas *canvas, const WireStart *start, double x, double baseline,
                double size);
// "|+⟩", or "θ = π/3, φ = 0".
void start_words(const WireStart *start, bool degrees, char words[START_WORDS]);
// "pi/3, 0": as it is typed.
void start_typed(const WireStart *start, char *text, size_t size);

#endif
