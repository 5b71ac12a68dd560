// What layers are made of: written by layers_build.c, run by layers.c.
#ifndef KYUBI_QUANTUM_LAYERS_INSIDE_H
#define KYUBI_QUANTUM_LAYERS_INSIDE_H

#include "quantum/layers.h"

// `factor` where the controls are met.
typedef struct Turn {
    Controls controls;
    double complex factor;
    int layer;
} Turn;

typedef struct Layer {
    double complex start;              // a factor for all amplitudes
    double complex phases[MAX_QUBITS]; // one a qubit, where it is 1
    int turns, turn_count;             // the first of the other phases, and how many
    Shear shears[MAX_QUBITS];
} Layer;

struct Layers {
    int qubits;
    Layer *layers;
    int count;
    Turn *turns;      // in the order of their layers
    PhaseTable table; // of the layer at hand
};

#endif
