// How likely chosen qubits read each of their values, alone or where others are known.
#ifndef KYUBI_QUANTUM_MARGINAL_H
#define KYUBI_QUANTUM_MARGINAL_H

#include "quantum/state.h"

// P(x) for the 2^count values x of `count` (1 to all) different qubits: bit k of a value is
// qubits[k]. The others are summed over.
void state_marginal(const State *state, const int *qubits, int count, double *out);

// P(x | the qubits in `mask` read as the same bits of `bits`), and as its value how likely
// that condition is. Where it is below 1e-15, `out` is all 0.
double state_conditional(const State *state, uint32_t mask, uint32_t bits,
                         const int *qubits, int count, double *out);

#endif
