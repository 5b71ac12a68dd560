// Sums of states with weights, as sliders and interference need them.
#ifndef KYUBI_QUANTUM_COMBINE_H
#define KYUBI_QUANTUM_COMBINE_H

#include "quantum/state.h"

// out = Σ by[i] · parts[i] over `count` (1 to 3) states of the same size; `out` has that
// size too and may be one of them. Its length is whatever the sum has.
void state_combine(const State *const *parts, const double complex *by, int count,
                   StateParts out);

#endif
