// The sliders of circuits' parameters under the hands, and the time t that runs: a drag is
// one step of undo, the time is none.
#ifndef KYUBI_DESK_SLIDERS_H
#define KYUBI_DESK_SLIDERS_H

#include "desk/desk.h"
#include "desk/field.h"
#include "desk/typed_angle.h"
#include "view/parameter_view.h"

typedef struct Sliders {
    bool held; // by the pointer
    int slider, source;
    bool open, wrong; // its number is typed
    Field field;
    double ticked; // when running times were last moved on, ms of desk_now; 0: none runs
} Sliders;

// The pointer; false: it is not on, or does not hold, a slider.
bool sliders_down(Desk *desk, Spot spot);
bool sliders_move(Desk *desk);
bool sliders_up(Desk *desk);
bool sliders_cancel(Desk *desk); // puts it back
bool sliders_key(Desk *desk, const Gesture *gesture);
void sliders_cycle(Desk *desk, Spot spot); // the time runs, or rests

Field *sliders_field(Desk *desk); // that has the keyboard; NULL
void sliders_open_field(Desk *desk, Spot spot);
bool sliders_take_field(Desk *desk); // false: what was typed is refused
void sliders_enter_field(Desk *desk);
void sliders_close_field(Desk *desk);

// Says which parameters were made of new names, and lets the time run where it was named.
void desk_told_parameters(Desk *desk, Workpiece *piece, const TypedAngle *typed);

ParameterModel sliders_model(const Desk *desk, const Workpiece *piece);

// Moves running times on; true: something is to be seen. sliders_due: as desk_wakes.
bool sliders_poll(Desk *desk, double now);
int sliders_due(Desk *desk, double now);

#endif
