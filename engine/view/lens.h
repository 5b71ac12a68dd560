// What is seen of a picture through a lens: `scale` times as large, from a place on. Places
// are shares of the picture's width and height, so that a lens is of a picture in whatever
// size. The zero lens shows all of it. A lens never shows what lies beside the picture.
#ifndef KYUBI_VIEW_LENS_H
#define KYUBI_VIEW_LENS_H

#include "base/rect.h"

enum { LENS_MOST = 4 };

typedef struct Lens {
    double scale; // 1 … LENS_MOST; 0: 1
    double x, y;  // left and top of what is seen
} Lens;

double lens_scale(Lens lens); // at least 1
bool lens_is_whole(Lens lens);
bool lens_same(Lens a, Lens b);

// Brought within its limits, whatever the numbers are.
Lens lens_made(double scale, double x, double y);
// What lies at the point (x, y) of what is seen stays there.
Lens lens_about(Lens lens, double scale, double x, double y);
// The hand drags what is seen by (dx, dy) of its width and height.
Lens lens_dragged(Lens lens, double dx, double dy);
// Shows all of `part` (shares), as large as it goes, or what is around its middle.
Lens lens_on(Rect part);
// On the way from one to the other, t from 0 to 1: what is seen moves evenly.
Lens lens_between(Lens from, Lens to, double t);

Rect lens_seen(Lens lens); // what of the picture is seen, shares of it
// A point of what is seen, as a point of the picture; all of them shares.
void lens_through(Lens lens, double *x, double *y);

#endif
