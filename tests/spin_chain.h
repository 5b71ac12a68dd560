// Hamiltonians that several tests of the dynamics need.
#ifndef KYUBI_TESTS_SPIN_CHAIN_H
#define KYUBI_TESTS_SPIN_CHAIN_H

#include "quantum/pauli.h"

enum { MAX_TERMS = 64 };

typedef struct Terms {
    PauliTerm list[MAX_TERMS];
    int count;
} Terms;

static inline void terms_add(Terms *terms, double coefficient, uint32_t x, uint32_t z) {
    terms->list[terms->count++] = (PauliTerm){x, z, coefficient};
}

static inline PauliSum terms_sum(const Terms *terms) {
    return (PauliSum){terms->list, terms->count};
}

// -J Σ Z_q Z_(q+1) - h Σ X_q on an open chain; the ZZ terms stand first.
static inline Terms open_chain(int qubits, double j, double h) {
    Terms terms = {.count = 0};
    for (int q = 0; q + 1 < qubits; q++)
        terms_add(&terms, -j, 0, 3u << q);
    for (int q = 0; q < qubits; q++)
        terms_add(&terms, -h, 1u << q, 0);
    return terms;
}

#endif
