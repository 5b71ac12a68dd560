// The Q-sphere of a pure state of several qubits: every basis state is a place on one
// ball. |0…0⟩ is the north pole, |1…1⟩ the south pole; in between, a basis state with w
// ones of n stands at the height 1 - 2w/n, and those of one height are spread evenly around
// it in order of their numbers. Phases are told from the first amplitude that is there, as
// in the ket. It is a picture, not a geometry: no rotation of it is a gate.
#ifndef KYUBI_LESSON_QSPHERE_H
#define KYUBI_LESSON_QSPHERE_H

#include "quantum/state.h"

// Of so many qubits all places are listed, of more those where something is.
enum { QSPHERE_WHOLE = 5, QSPHERE_NODES = 64 };

typedef struct QsphereNode {
    uint32_t index;     // of the basis state
    int ones;           // in it
    double probability; // 0 … 1
    double phase;       // radians, -π … π; 0 where nothing is
    double theta, phi;  // its place, radians, as on a Bloch sphere
} QsphereNode;

typedef struct Qsphere {
    int qubits, count;
    QsphereNode at[QSPHERE_NODES]; // by index
    int there;     // basis states with a probability above 1e-9; more than QSPHERE_NODES:
                   // they are not listed (count is 0)
    double turned; // the phase of the first amplitude, which was taken off; 0: it was none
} Qsphere;

Qsphere qsphere_of(const State *state);
// Where a basis state of so many qubits stands.
void qsphere_place(uint32_t index, int qubits, double *theta, double *phi);

#endif
