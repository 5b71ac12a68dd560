// Noise on pure states by chance: quantum trajectories, one Kraus operator drawn at every
// channel by its probability on the state (Mølmer, Castin and Dalibard, JOSA B 10, 524).
// The average over many is the density matrix's answer, with a standard error that falls as
// 1/√runs, at the cost of a State: to 16 qubits, where a density matrix ends at 10.
#ifndef KYUBI_QUANTUM_TRAJECTORY_H
#define KYUBI_QUANTUM_TRAJECTORY_H

#include "base/rng.h"
#include "quantum/channel.h"
#include "quantum/pauli.h"
#include "quantum/state.h"

// A gate, `u` on `count` targets under controls as in `state_apply_matrix`; or, where u is
// NULL, a channel on as many targets as it has qubits. Matrix and channel are borrowed.
typedef struct NoisyStep {
    const double complex *u;
    const Channel *channel;
    int count;
    int targets[MAX_TARGETS];
    Controls controls;
} NoisyStep;

// One trajectory: changes the state, of length 1, step by step. A channel that is a mixture
// of unitaries is drawn without looking at the state.
void trajectory_run(State *state, const NoisyStep *steps, int count, Rng *rng);

// What is read from every final state: `values` numbers. Ready ones follow; `with` is
// handed to `read` and borrowed.
typedef struct Reading {
    int values;
    void (*read)(const State *state, const void *with, double *out);
    const void *with;
} Reading;

Reading reading_bloch(int qubits);         // x, y, z of q0, then of q1 …
Reading reading_probabilities(int qubits); // 2^qubits
Reading reading_mean(const PauliSum *sum); // 1

typedef struct Trajectories {
    const State *start;
    const NoisyStep *steps;
    int count; // of steps
    int runs;  // 2 or more
} Trajectories;

// The mean of every value over the runs, and its standard error. False when memory is
// short.
bool trajectories_average(const Trajectories *trajectories, Reading reading, Rng *rng,
                          double *mean, double *error);

#endif
