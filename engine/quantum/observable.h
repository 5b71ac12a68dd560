// What an experiment learns about an observable: the spread of its readings, estimates from
// a number of shots with their error, and the correlations of two qubits. The exact mean is
// pauli_mean (quantum/pauli.h).
#ifndef KYUBI_QUANTUM_OBSERVABLE_H
#define KYUBI_QUANTUM_OBSERVABLE_H

#include "base/error.h"
#include "base/rng.h"
#include "quantum/pauli.h"

// ⟨A²⟩ - ⟨A⟩² of the sum A on a state of length 1. Fails with state.memory (qubits).
bool observable_variance(PauliSum sum, const State *state, double *variance, Error *err);

// Terms that one setting of the measuring axes reads together: on every qubit both have the
// same letter or one has none. Puts each term into the first group that takes it;
// groups[t] is the number of term t's, from 0. Returns how many groups there are. (Greedy
// grouping: McClean et al., New J. Phys. 18, 023023.)
int observable_groups(PauliSum sum, int *groups);

// An estimate and one standard error of it.
typedef struct Estimate {
    double mean, error;
    int settings; // of the axes: groups with more than the identity
} Estimate;
// Measures every group `shots` (at least 2) times: turns the axes on a copy, draws, and
// averages what the group's terms add up to in each shot. The error is √(Σ s²/shots) with
// each group's variance s² seen in the draws; it says nothing where all draws agree. Fails
// with state.memory (qubits).
bool observable_sample(PauliSum sum, const State *state, int shots, Rng *rng,
                       Estimate *estimate, Error *err);

// ⟨σ_i on a, σ_j on b⟩ in out[i][j], for X, Y, Z = 0, 1, 2 and two different qubits.
void state_correlations(const State *state, int a, int b, double out[3][3]);

#endif
