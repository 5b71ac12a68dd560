// Steps of a gate while an OpenQASM program is read, before they stand in columns: what
// `ctrl @`, `inv @` and `pow @` change. A global phase is a step of `gphase` that stands on
// no wire (targets[0] is NO_WIRE), so that a control can turn it into what it is then.
#ifndef KYUBI_CIRCUIT_QASM_TAPE_H
#define KYUBI_CIRCUIT_QASM_TAPE_H

#include "circuit/step.h"

enum { NO_WIRE = -1 };

// Zero is an empty one.
typedef struct Tape {
    Step *steps;
    int count, room;
} Tape;

Step *tape_add(Tape *tape); // a zeroed step, borrowed until the next is added

// Each changes the steps from `from` on, which together are one gate.
void tape_control(Tape *tape, int from, uint32_t controls, uint32_t anticontrols);
void tape_invert(Tape *tape, int from);
void tape_repeat(Tape *tape, int from, int times); // 0 takes them away

// The principal power (matrix2_power) of a gate of one step, or of several on one qubit;
// false of any other.
bool tape_power(Tape *tape, int from, Angle power);

// The phase `step` (of gphase, on no wire) as gates on its controls: how many were written
// into `out`. None for one without controls, which is a phase of the whole, as is what else
// is left out.
int tape_phase(const Step *step, Step out[MAX_WIRES]);

void tape_clear(Tape *tape);

#endif
