// h on a qubit followed (or preceded) by phases between it and other qubits, as the quantum
// Fourier transform is made of: one pass, the phases together being a diagonal where the
// qubit is 1. For this room only.
#ifndef KYUBI_QUANTUM_LADDER_H
#define KYUBI_QUANTUM_LADDER_H

#include "quantum/operation.h"
#include "quantum/phase_table.h"

typedef struct Ladder {
    int qubit;
    bool phases_first;
    PhaseTable table; // of the phases, where the qubit is 1; it has no say in it
} Ladder;

// How many of the `count` operations, from the first on, are a ladder with at least two
// phases; 0 where they are none.
int ladder_length(const Operation *operations, int count);

// Of that many operations; NULL when memory is short.
struct Kernels;
Ladder *ladder_create(const Operation *operations, int length,
                      const struct Kernels *kernels);
void ladder_destroy(Ladder *ladder);

#endif
