// What all pictures share: the px of the look book's laptop column in this window, formulas
// measured before they are drawn, and the sentence that stands where there is no picture.
#ifndef KYUBI_VIEW_PICTURE_H
#define KYUBI_VIEW_PICTURE_H

#include "view/scene.h"

// Logical px for one px of the look book's recipes: 1 on a laptop at text 100 %, 2.3 on a
// projector.
double picture_unit(const Scene *scene);

// Width, height above and depth below the baseline of a formula as draw_tex sets it. One
// that does not parse measures as words.
typedef struct TexSize {
    double width, height, depth;
} TexSize;
TexSize picture_tex(const Scene *scene, const char *tex, double size);
void picture_tex_add(Scene *scene, const char *tex, double x, double baseline, Type type);

// Of `count` labels that are `pitch` apart and take `room`, one of every so many has it:
// the least power of two.
int picture_every(double pitch, double room, int count);

// A sentence in the panel's type, wrapped to the rect; `height` tells the room it needs. In
// a rect too narrow for words (a thumbnail) a dash stands, and the sentence is only said.
double picture_sentence_height(const Scene *scene, const char *words, double width);
void picture_sentence_add(Scene *scene, const char *words, Rect rect);

// The ring around what has the keyboard: 3 px fox, 4 px outside. Nothing is added unless
// `spot` is the look's focus.
void picture_focus_add(Scene *scene, Rect rect, double radius, Spot spot);

#endif
