// The picture of each display that can be placed, as it stands in the palette, in the hand,
// and in a circuit where there is nothing to be shown.
#ifndef KYUBI_VIEW_INSET_ICON_H
#define KYUBI_VIEW_INSET_ICON_H

#include "quantum/gates.h"
#include "view/canvas.h"

// In a square of that side around (x, y). False: there is none, its label has to do.
bool draw_inset_icon(Canvas *canvas, double x, double y, double side, const Gate *gate,
                     Ink ink);
bool inset_has_icon(const Gate *gate);

#endif
