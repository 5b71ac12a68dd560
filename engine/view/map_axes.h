// The bits beside the rows and above the columns of a map of amplitudes: as many of them as
// there is room for, the others as "…".
#ifndef KYUBI_VIEW_MAP_AXES_H
#define KYUBI_VIEW_MAP_AXES_H

#include "view/map_place.h"
#include "view/scene.h"

double map_axis_left(const Scene *scene, int qubits); // width of the rows' labels
// `top` is the room above the window.
void map_axes_add(Scene *scene, const MapPlace *place, double top);
// "Rows: q3 q2, columns: q1 q0", in the eye's order.
const char *map_axes_said(Scene *scene, uint32_t wires);

#endif
