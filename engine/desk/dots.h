// Conditions on classical bits by hand: what Alt and a digit do to the chosen step, and
// what a control becomes on a wire that was measured.
#ifndef KYUBI_DESK_DOTS_H
#define KYUBI_DESK_DOTS_H

#include "desk/desk.h"
#include "desk/workpiece.h"

// Alt and a digit: the step acts only if that classical bit is 1, with Shift if it is 0;
// once more takes the condition away. False: no such key, or no step is chosen or stands at
// the cursor.
bool dots_key(Desk *desk, const Gesture *gesture);

// The classical bit that still says what `wire` is in `column`: the last step on the wire
// before it is a measurement, and nobody wrote the bit since. -1: there is none.
int dots_measured(const Circuit *circuit, int wire, int column);

// Puts the condition on the step, or takes it away where it has it (false: circuit.no_bit,
// circuit.locked …).
bool dots_condition(Circuit *circuit, int step, int bit, bool one, Error *err);

#endif
