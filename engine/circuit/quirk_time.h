// Quirk's formulas that change with the time, and ours. Quirk's t goes from −1 to 1 in its
// formula gates where ours goes from 0 to 1 (setEffectToTimeVaryingMatrix in
// ParametrizedRotationGates.js of Strilanc/Quirk), it reads a sign closer than a power, and
// needs no brackets behind a function. What is translated is tried at several times: both
// texts must say the same.
#ifndef KYUBI_CIRCUIT_QUIRK_TIME_H
#define KYUBI_CIRCUIT_QUIRK_TIME_H

#include "base/mem.h"
#include "circuit/circuit.h"
#include "circuit/quirk_gates.h"

// "pi t^2" becomes "pi*(2*t-1)^2", with its value at our t = 0. False where there is no
// such text, or none short enough.
bool quirk_time_read(const char *text, Angle *ours);
// The power or the angle of a gate of QUIRK_TURNS.
Angle quirk_turns(const QuirkGate *gate);

// The formula of an angle or power that names the time, the circuit's parameters as
// numbers. False where it does not, or Quirk has no such formula.
bool quirk_time_write(const Circuit *circuit, const Angle *angle, Buffer *out);

#endif
