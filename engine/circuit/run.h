// A circuit worked out exactly: every branch of measurement, reset and `if`, after every
// column. Branches that cannot be told apart any more (same classical bits, same state up
// to a phase) are merged. Plain on purpose: every column is worked out and kept.
#ifndef KYUBI_CIRCUIT_RUN_H
#define KYUBI_CIRCUIT_RUN_H

#include "circuit/circuit.h"
#include "quantum/state.h"

#include <stddef.h>

typedef struct RunOptions {
    int most_branches; // 0: 4096. Beyond it run_create fails with run.branches
    size_t most_bytes; // for all the states together; 0: 1 GiB. Beyond it: run.memory
    // Keep no moment, only what run_distribution needs. Measurements that nothing follows
    // then make no branches, so all 20 qubits may be measured at the end. Only run_qubits,
    // run_bits, run_columns, run_measures and run_distribution may be asked of such a run.
    bool distribution_only;
} RunOptions;

typedef struct Run Run;

// What the states of a circuit's moments take at least, in bytes; branches take more.
size_t run_least_bytes(const Circuit *circuit);

// Fails: run.memory (with the MB it would need at least, and the MB allowed), run.branches
// (with the most allowed). Keeps its own copy of what it needs.
Run *run_create(const Circuit *circuit, RunOptions options, Error *err);
void run_destroy(Run *run);

int run_qubits(const Run *run);
int run_bits(const Run *run);
int run_columns(const Run *run);

// `after` names a moment: 0 is the start, k is behind column k-1, run_columns is the end.
int run_branches(const Run *run, int after);
// One branch, in order of the classical bits: its state (borrowed), its probability and its
// classical bits; pointers may be NULL.
const State *run_branch(const Run *run, int after, int branch, double *weight,
                        uint64_t *bits);

// Averages over the branches.
Bloch run_bloch(const Run *run, int after, int qubit);
void run_probabilities(const Run *run, int after, double *out); // of the 2^n basis states

// The one pure state of that moment, NULL when it is a mixture. Borrowed.
const State *run_pure(const Run *run, int after);

// The exact distribution at the end, over the classical bits if the circuit measures, else
// over its qubits. Sorted by outcome; entries below 1e-12 are left out. NULL when memory is
// short.
typedef struct Reading {
    uint64_t bits;
    double probability;
} Reading;
Reading *run_distribution(const Run *run, int *count); // yours to free
bool run_measures(const Run *run);

// "01 1": the classical registers of `circuit`, most significant bit first, last declared
// first; its qubits, last first, when it measures nothing. Yours to free.
char *outcome_text(const Circuit *circuit, bool measures, uint64_t bits);

// What a unitary step does to a state, its conditions left aside.
void step_act(const Step *step, State *state);
// The matrix of a step of GATE_MATRIX on its target, with its power.
Matrix2 step_matrix(const Step *step);
// Whether any step of the circuit is a measurement.
bool circuit_measures(const Circuit *circuit);

#endif
