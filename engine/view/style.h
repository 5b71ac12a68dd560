// Shorthand for setting type in the look's sizes.
#ifndef KYUBI_VIEW_STYLE_H
#define KYUBI_VIEW_STYLE_H

#include "view/scene.h"

Type style_type(const Scene *scene, Role role, Ink ink);
Type style_bold(const Scene *scene, Role role, Ink ink);
ProseStyle style_prose(const Scene *scene, Role role, double width, Ink ink);
// How much larger things to touch are here than on the laptop: 1 there, 2 in a hall.
double style_scale(const Scene *scene);
double style_pitch(const Scene *scene, Role role);
// Width of plain words in `type`.
double style_width(const Scene *scene, const char *words, Type type);
// Prose that says just this: no sign in it acts as Markdown. Yours to free.
char *style_escaped(const char *text);
// The text of a lesson in the look's language, with what it shows of numbers as they are
// now; lives as long as text and scene.
const char *style_text(Scene *scene, const Text *text);
// The same with what an exercise has drawn.
const char *style_text_drawn(Scene *scene, const Text *text, const Drawn *drawn);

// A disc or ring in the middle of its part.
typedef struct Dot {
    Ink fill;
    Stroke stroke;
    double radius;
} Dot;
PartDraw style_dot;

#endif
