// The map of amplitudes under the hand: where its window lies, for the desk.
#ifndef KYUBI_VIEW_AMPLITUDE_MAP_H
#define KYUBI_VIEW_AMPLITUDE_MAP_H

#include "view/map_place.h"
#include "view/scene.h"

// What SPOT_MAP_ZOOM does, its c.
typedef enum MapAct { MAP_NEARER, MAP_FARTHER, MAP_WHOLE } MapAct;

// What is seen in the window `rect` of the map of those wires, as the look's zooms say.
MapPlace map_window(const Scene *scene, Rect rect, int source, uint32_t wires);
// How far one can zoom in: until a cell has room for its disk and its value.
double map_window_most(const Scene *scene, Rect rect, uint32_t wires);
// The spot of what is under a point; false where nothing is.
bool map_window_spot(const MapPlace *place, int source, uint32_t wires, double x, double y,
                     Spot *spot);

#endif
