// Gates of the learner's own at the desk: the chosen steps made one, taken apart, opened
// and left; and the sheet on which one is made (desk/maker.h).
#ifndef KYUBI_DESK_OWN_H
#define KYUBI_DESK_OWN_H

#include "desk/desk.h"
#include "desk/workpiece.h"

typedef enum OwnAct {
    OWN_LEAVE,
    OWN_DISCARD,
    OWN_OPEN, // the chosen step
    OWN_UNGROUP,
    OWN_MAKER,   // the sheet; b: a MakerKind
    OWN_WIRES,   // … of its matrix; b: how many
    OWN_NEAREST, // … becomes the nearest unitary
    OWN_GO,      // … makes it
    OWN_ACTS
} OwnAct;

void own_act(Desk *desk, Spot spot);         // SPOT_OWN
void own_open_chosen(Desk *desk, Spot spot); // SPOT_OWN_OPEN
bool own_open_at(Desk *desk, Spot spot); // a second press on a step; false: nothing opens
bool own_escape(Desk *desk);             // back out of a gate; false: none is open
int own_chosen(const Workpiece *piece);  // the one step that is chosen and own; NO_STEP

#endif
