// What stands in a gate's box, with what is behind ^ raised: "X^A", "e^iθ".
#ifndef KYUBI_VIEW_GATE_LABEL_H
#define KYUBI_VIEW_GATE_LABEL_H

#include "view/canvas.h"

double label_wide(const Canvas *canvas, const char *label, Type type);
// Centred on x.
void draw_label(Canvas *canvas, const char *label, double x, double baseline, Type type);

#endif
