// The bar of a prediction, wherever it stands: a dashed outline, with a grip at its top
// while it can be moved.
#ifndef KYUBI_VIEW_PREDICTED_BAR_H
#define KYUBI_VIEW_PREDICTED_BAR_H

#include "view/canvas.h"

// `foot`: the middle of its lower end; `up` px high, of a bar that can be moved a grip also
// where that is nothing; `open`: it can be.
void predicted_bar_draw(Canvas *canvas, Point foot, double up, double wide, bool open);

#endif
