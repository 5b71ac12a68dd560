// What is done to the chosen step of a circuit where it stands: its dots, its angle, its
// inverse, the size of its block. Each is one step of undo; what cannot be done says why.
#ifndef KYUBI_DESK_GATE_EDIT_H
#define KYUBI_DESK_GATE_EDIT_H

#include "desk/desk.h"
#include "desk/workpiece.h"

// The step that is chosen, alone, in what is shown; NULL: none is.
const Step *gate_chosen(const Workpiece *piece);
// Another step in the place of the chosen one. False, and why, where it cannot be.
bool gate_become(Desk *desk, Workpiece *piece, const Step *step, Error *err);
// The same on a copy of the present; NULL where it is refused. `chosen`: where it now is.
Circuit *gate_would_be(const Workpiece *piece, const Step *step, int *chosen, Error *err);

// Each makes of `step` what it would be. Fail: gate.no_angle, gate.long_angle (gate),
// gate.no_inverse (gate), gate.no_size (gate), gate.one_wire (gate), gate.least_size,
// circuit.no_wire.
bool gate_turn(Step *step, double radians, Error *err); // its first angle, by so much
bool gate_invert(Step *step, Error *err);
bool gate_resize(Step *step, int wires, int by, Error *err); // at its lower end
// The dot goes on the wire, or comes off it where it is there already.
void gate_toggle_dot(Step *step, int wire, ControlDot dot);

#endif
