// Maps of amplitudes under the hand and the keys: the wheel and two fingers zoom around the
// pointer, a drag or the arrow keys move, Home shows all. What is looked at is no change of
// a circuit: it is not undone, and not kept.
#ifndef KYUBI_DESK_ZOOMED_H
#define KYUBI_DESK_ZOOMED_H

#include "desk/desk.h"
#include "desk/gesture.h"
#include "view/scene.h"

// What is under the pointer on a map: a basis state, or several that are summed up.
Spot zoomed_under(Desk *desk, const SpotArea *area, double x, double y);

void zoomed_down(Desk *desk, Spot spot);
void zoomed_move(Desk *desk);                        // the hand that pressed a map moved
bool zoomed_wheel(Desk *desk, const Gesture *wheel); // false: no map there, or no farther
void zoomed_pinch(Desk *desk, const Gesture *pinch); // about the pointer
bool zoomed_key(Desk *desk, const Gesture *key);     // false: the key is not for a map
// A press on the map pins what is under the pointer; SPOT_MAP_ZOOM zooms.
void zoomed_act(Desk *desk, Spot spot);

#endif
