// What stands at the left of a wire under the hands: its name and what it starts in, in the
// lab and on a page. Both can be typed, in one field that opens there.
#ifndef KYUBI_DESK_WIRE_FIELD_H
#define KYUBI_DESK_WIRE_FIELD_H

#include "desk/desk.h"
#include "desk/field.h"
#include "desk/workpiece.h"
#include "view/circuit_view.h"

typedef struct WireField {
    Field field;
    bool open, wrong;
    bool start; // an arrow, "theta, phi"; else a name
    int source, wire;
} WireField;

// Whether the learner may choose what wires start in: in the lab, and where a lesson's
// palette offers "start".
bool starts_are_free(const Workpiece *piece);

void wire_act_start(Desk *desk, Spot spot);              // the next of 0 1 + − i −i
void wire_start_back(Desk *desk, Spot spot);             // 0 again
bool wire_start_key(Desk *desk, const Gesture *gesture); // the ket has the keyboard
void wire_to_start(Desk *desk, int wire);                // gives it the keyboard
// Opens the field for the name of the wire that the cursor is on; the command.
void wire_rename(Desk *desk, int by);
// A double click or a long press on a name or a ket opens its field. False: it is neither.
bool wire_open_at(Desk *desk, Spot spot);

Field *wire_field(Desk *desk);               // that has the keyboard; NULL
void wire_open_field(Desk *desk, Spot spot); // SPOT_WIRE_FIELD
bool wire_take_field(Desk *desk);            // false: what was typed is refused
void wire_enter_field(Desk *desk);           // taken, the keyboard goes back to its wire
void wire_close_field(Desk *desk);
WireFieldModel wire_field_model(const Desk *desk, const Workpiece *piece);

#endif
