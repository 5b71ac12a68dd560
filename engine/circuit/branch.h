// One branch of a moment (circuit/moment.h): a pure state, or a density matrix where the
// circuit has noise, with its probability and its classical bits.
#ifndef KYUBI_CIRCUIT_BRANCH_H
#define KYUBI_CIRCUIT_BRANCH_H

#include "quantum/density.h"
#include "quantum/pauli.h"
#include "quantum/state.h"

#include <stddef.h>
#include <stdint.h>

typedef struct Branch {
    State *state;     // NULL where it is mixed
    Density *density; // and then this is not
    double weight;
    uint64_t bits;
    int trials;  // how many trials it is (circuit/sampled.h); 0: it is no sample
    double mark; // of the state; only for finding twins
} Branch;

size_t branch_bytes(int qubits, bool mixed); // that one takes
// |0…0⟩, and a copy; yours to clear. Without a state and a density when memory is short.
Branch branch_start(int qubits, bool mixed);
Branch branch_copy(const Branch *branch);
void branch_clear(Branch *branch);
bool branch_there(const Branch *branch); // false: memory was short

int branch_qubits(const Branch *branch);
// As state_probability and state_project (quantum/state.h).
double branch_probability(const Branch *branch, uint32_t mask, uint32_t bits);
double branch_project(Branch *branch, uint32_t mask, uint32_t bits);

void branch_probabilities(const Branch *branch, double *out); // of the 2^n basis states
void branch_bloch(const Branch *branch, Bloch *out);          // of every qubit
double branch_mean(const Branch *branch, PauliSum sum);

#endif
