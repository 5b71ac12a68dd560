// A run of gates as few layers over all qubits: each a diagonal, then a rotation about y of
// every qubit. Pays from 11 qubits on, where passes over the state are what costs. For this
// room only.
//
// Every 2×2 unitary is e^{iα} P(φ) RY(θ) P(λ) with P(φ) = diag(1, e^{iφ}) (Nielsen and
// Chuang, theorem 4.1). All diagonals between two rotations become one, applied as low
// table × high table; x under controls is h, a phase, h, and its h join the matrices beside
// them. A rotation is done as a shear (two multiplications an amplitude instead of four);
// its other factor is part of the diagonal before it.
#ifndef KYUBI_QUANTUM_LAYERS_H
#define KYUBI_QUANTUM_LAYERS_H

#include "quantum/kernels_inside.h"
#include "quantum/pool.h"

typedef struct Layers Layers;

// Whether layers can hold it.
bool layers_take(const Operation *operation);

// Of operations that they take; NULL where gate by gate is cheaper, or memory is short.
Layers *layers_create(const Operation *operations, int count, int qubits);
void layers_destroy(Layers *layers);

void layers_run(Layers *layers, const Amplitudes *a, const Kernels *kernels, Pool *pool);

#endif
