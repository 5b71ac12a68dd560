// Kyubi's mark: a fox whose nine tails are nine phase needles on a half-turn (look book,
// "Mark"). draw_icon draws it too, under the name "kyubi".
#ifndef KYUBI_VIEW_MARK_H
#define KYUBI_VIEW_MARK_H

#include "view/canvas.h"

// In a square of `size` with (x, y) as its top left. The tips have hues from 44 px up.
void draw_mark(Canvas *canvas, double x, double y, double size);

#endif
