// Which registers of a state are a product, and what each factor is: for
// circuit/ket_formula.h.
#ifndef KYUBI_CIRCUIT_KET_FACTORS_H
#define KYUBI_CIRCUIT_KET_FACTORS_H

#include "quantum/state.h"

// Parts of a state's qubits, as masks: the finest partition that the `count` given masks
// can be joined to so that the state is a product of the parts. Rising by lowest qubit;
// returns their number. Of states with more than KET_SUPPORT amplitudes that are not zero,
// and of more than KET_TRIED subsets, they stay together.
enum { KET_SUPPORT = 1 << 12, KET_TRIED = 256 };
int ket_factors(const State *state, const uint32_t *groups, int count,
                uint32_t factors[MAX_QUBITS]);

// The factor on the qubits of the mask, lowest first; exact only where the state is a
// product of it and the rest. Scaled to length 1, its phase is free. NULL when memory is
// short.
State *ket_factor(const State *state, uint32_t qubits);

// Whether the state is a product of those qubits and the rest, within 1e-9.
bool ket_is_product(const State *state, uint32_t qubits);

#endif
