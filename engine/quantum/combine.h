// Sums of states with weights, as sliders and interference need them.
#ifndef KYUBI_QUANTUM_COMBINE_H
#define KYUBI_QUANTUM_COMBINE_H

#include "quantum/state.h"

enum { MOST_COMBINED = 3 };

// Σ by[k] · parts[k] over `count` (1 to MOST_COMBINED) states of the same size.
typedef struct StateSum {
    int count;
    const State *parts[MOST_COMBINED];
    double complex by[MOST_COMBINED];
} StateSum;

// Writes the sum into the parts of a state of that size, which may be one of the sum's. Its
// length is whatever the sum has. Kernels NULL: the widest.
void state_combine(const StateSum *sum, StateParts out, const Kernels *kernels);

#endif
