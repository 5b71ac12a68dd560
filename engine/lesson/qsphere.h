// The Q-sphere of a pure state of several qubits: every basis state is a place on one
// ball. |0…0⟩ is the north pole, |1…1⟩ the south pole; in between, a basis state with w
// ones of n stands at the height 1 - 2w/n, and those of one height are spread evenly around
// it in order of their numbers. Phases are told from the first amplitude that is there, as
// in the ket. It is a picture, not a geometry: no rotation of it is a gate.
#ifndef KYUBI_LESSON_QSPHERE_H
#define KYUBI_LESSON_QSPHERE_H

#include "circuit/run.h"

// Of so many qubits all places are listed, of more those where something is.
enum { QSPHERE_WHOLE = 5, QSPHERE_NODES = 64 };
#define QSPHERE_NOTHING 1e-9 // a probability that counts as zero

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
    int there;     // basis states with a probability that is not zero; where there are more
                   // than QSPHERE_NODES, one more than that, and count is 0
    double turned; // the phase of the first amplitude, which was taken off; 0: it was none
} Qsphere;

Qsphere qsphere_of(const State *state);
// Of the wires of a mask (circuit/portion.h) at a moment of a run. False where they have no
// pure state of their own, or memory is short.
bool qsphere_seen(const Run *run, int after, uint32_t wires, Qsphere *sphere);
// Where a basis state of so many qubits stands.
void qsphere_place(uint32_t index, int qubits, double *theta, double *phi);

#endif
