// What touches, keys and the clock do to shots (desk/falling.h) and to what is held
// (desk/holding.h).
#ifndef KYUBI_DESK_CHANCE_ACTIONS_H
#define KYUBI_DESK_CHANCE_ACTIONS_H

#include "desk/desk.h"
#include "view/display.h"
#include "view/holding_view.h"
#include "view/scene.h"

struct Workpiece;

void chance_act_throw(Desk *desk, Spot spot);
void chance_act_hold(Desk *desk, Spot spot);
void chance_act_branch(Desk *desk, Spot spot);

// The chosen step's finding held: 0, then 1, then let go. Says why not.
void chance_hold_chosen(Desk *desk);
bool chance_walk(Desk *desk, int key); // the branch that has the keyboard; false: none has

void chance_poll(Desk *desk, double now);
int chance_due(const Desk *desk); // as desk_wakes

// The shots that were made of the piece, and the one on its way, for its displays.
void chance_take(const struct Workpiece *piece, DisplayModel *display);
HoldingModel chance_model(const Desk *desk, const struct Workpiece *piece);

#endif
