// The time line under a circuit, as others ask of it: where a point of the page lies on it.
// It is drawn with the circuit (view/circuit_parts.h).
#ifndef KYUBI_VIEW_TIME_LINE_H
#define KYUBI_VIEW_TIME_LINE_H

#include "view/scene.h"

// How many columns into the circuit of `source` the time line has at x, with fractions; and
// the width of a column. Beyond its ends: the ends of what is in sight. False: the scene
// has no such line.
bool time_line_at(const Scene *scene, int source, double x, double *columns, double *cell);

#endif
