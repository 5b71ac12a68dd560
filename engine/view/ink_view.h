// What a presenter lays over the audience's picture: strokes of ink, a pointer, a
// spotlight. Everything is in logical px of that picture and added part by part, so that
// what is drawn on grows, and what moves is painted again, where it is alone.
#ifndef KYUBI_VIEW_INK_VIEW_H
#define KYUBI_VIEW_INK_VIEW_H

#include "view/scene.h"

typedef enum InkPen { INK_PEN, INK_HIGHLIGHTER, INK_PENS } InkPen;

// A smooth stroke through its points; one point: a dot. `growing`: it is being drawn, and
// of what is there only the end is painted again.
void ink_add(Scene *scene, InkPen pen, const Point *points, int count, bool growing);
// How far from the middle of such a stroke its ink goes, px.
double ink_half(const Look *look, InkPen pen);

// A disc with a ring: large enough to be found, seen on light and dark grounds; as large
// through whatever lens.
void pointer_add(Scene *scene, double x, double y);
// Everything is dark but for a disc.
void spotlight_add(Scene *scene, double x, double y, double radius);

#endif
