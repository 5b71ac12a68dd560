// Displays that stand in a circuit, opened large (desk/enlarged.h): by a second press, by
// Enter, from their card, and where the circuit cannot be changed by one press.
#ifndef KYUBI_DESK_PLACED_H
#define KYUBI_DESK_PLACED_H

#include "desk/gesture.h"
#include "desk/workpiece.h"
#include "view/scene.h"

struct Desk;

// A second press on a step; false: it is no display. One that shows nothing says why.
bool placed_open_at(struct Desk *desk, Spot spot);
// Enter on the one step that is chosen; false: it is no display.
bool placed_enter(struct Desk *desk, const Gesture *gesture);
// Where a press asks for the display that a step is; of kind SPOT_NONE where it is none, or
// shows nothing.
Spot placed_spot(struct Desk *desk, const Workpiece *piece, int step);
// The chance of the condition under which an enlarged display stands; kept with the scene.
// NULL: it stands under none, or beside a circuit.
const char *placed_note(struct Desk *desk, Scene *scene, Spot subject);

#endif
