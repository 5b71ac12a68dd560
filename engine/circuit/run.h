// A circuit worked out exactly: every branch of measurement, reset, assignment and `if`,
// behind every column (circuit/moment.h). Moments are kept while they take no more than
// `cache_bytes`, beyond that every second, fourth … one; those between are worked out from
// the last one kept when somebody asks. A run of an edited circuit shares the moments
// before the edit with the run that it comes from.
#ifndef KYUBI_CIRCUIT_RUN_H
#define KYUBI_CIRCUIT_RUN_H

#include "circuit/circuit.h"
#include "circuit/noise.h"
#include "circuit/record.h"
#include "quantum/pauli.h"
#include "quantum/pool.h"
#include "quantum/state.h"

#include <complex.h>
#include <stddef.h>

typedef struct Run Run;

typedef struct RunOptions {
    int most_branches;  // 0: 4096. Beyond it run_create fails with run.branches
    size_t most_bytes;  // for the states of one moment; 0: 1 GiB. Beyond it: run.memory
    size_t cache_bytes; // for the moments kept; 0: 32 MiB. The last one is always kept
    // Keep no moment, only what run_distribution needs. Measurements that nothing follows
    // then make no branches, so all 20 qubits may be measured at the end. Only run_qubits,
    // run_bits, run_columns, run_measures, run_kept and run_distribution may be asked of
    // such a run.
    bool distribution_only;
    // Findings that are held: they come out so, and all that is said afterwards is said
    // under that condition. Also of resets, where there is no noise.
    Record held;
    // What goes wrong on the way; where nothing does, what the circuit says itself
    // (circuit/circuit_noise.h). To NOISY_QUBITS exactly: every branch is then a density
    // matrix. Beyond, and with `sampled` always, an average over `trials` (0: 200) runs by
    // chance and `noise_seed`, whose branches are pure (circuit/sampled.h).
    Noise noise;
    bool sampled;
    int trials;
    uint64_t noise_seed;
    bool noisy;        // begin as a run with noise does, even where there is none yet
    const Run *before; // a run of a circuit like this one: the columns that both begin with
                       // are not worked out again. It stays its owner's
    Pool *pool;        // for run_create only; NULL: one thread
    const Kernels *kernels; // of the simulator; NULL: the widest
} RunOptions;

// What a run of the circuit takes, in bytes, with the usual room for moments: those that
// are kept, and the one at work. Branches take more.
size_t run_least_bytes(const Circuit *circuit);
size_t run_noisy_bytes(const Circuit *circuit, const Noise *noise); // with that noise

// Fails: run.memory (with the MB it would need at least, and the MB allowed), run.branches
// (with the most allowed), run.impossible (wire, column: a post-selection that never
// holds), noise.range, noise.qubits (the most, how many there are)
// where anything goes wrong on more than SAMPLED_QUBITS. Keeps its own copy of what it
// needs.
Run *run_create(const Circuit *circuit, RunOptions options, Error *err);
void run_destroy(Run *run);

// The same in two parts, for who works on another thread (circuit/worker.h): run_begin
// takes from options.before what can be shared and works nothing out; run_finish does that,
// and is the only function that may be called in between. It fails as run_create does; then
// the run is only good for run_destroy. The pool is that of run_finish.
Run *run_begin(const Circuit *circuit, RunOptions options);
bool run_finish(Run *run, Pool *pool, Error *err);

int run_qubits(const Run *run);
int run_bits(const Run *run);
int run_columns(const Run *run);

// `after` names a moment: 0 is the start, k is behind column k-1, run_columns is the end.
int run_branches(const Run *run, int after);
// One branch, in order of the classical bits: its state, its probability and its classical
// bits; pointers may be NULL. The state is borrowed until another moment is asked for; NULL
// where the run has noise.
const State *run_branch(const Run *run, int after, int branch, double *weight,
                        uint64_t *bits);

// Averages over the branches.
Bloch run_bloch(const Run *run, int after, int qubit);
void run_bloch_all(const Run *run, int after, Bloch *out);      // of every qubit
void run_probabilities(const Run *run, int after, double *out); // of the 2^n basis states
// The same as they would be read, with the errors of reading.
void run_readings(const Run *run, int after, double *out);
double run_mean(const Run *run, int after, PauliSum sum);
const Noise *run_noise(const Run *run); // borrowed; NULL: there is none
// Over how many runs by chance its numbers are an average; 0: they are exact. And the
// standard error of such averages, 0 where they are exact: of each of run_readings, of one
// arrow's coordinates, and of run_mean.
int run_trials(const Run *run);
void run_reading_errors(const Run *run, int after, double *out);
Bloch run_bloch_error(const Run *run, int after, int qubit);
double run_mean_error(const Run *run, int after, PauliSum sum);

const Circuit *run_circuit(const Run *run); // its own copy, borrowed
Record run_held(const Run *run);            // as its options said

// How likely everything is that was selected and held up to that moment; 1 where nothing
// is. With distribution_only only the end is known.
double run_kept(const Run *run, int after);

// The one pure state of that moment, NULL when it is a mixture. Borrowed until another
// moment is asked for.
const State *run_pure(const Run *run, int after);

// What everything before that moment does as one matrix, laid out as circuit_matrix has it
// (circuit/equivalence.h). Yours to free. NULL where something before it measures, resets
// or reads a bit, with distribution_only, with more than MATRIX_QUBITS qubits, or when
// memory is short.
double complex *run_matrix(const Run *run, int after);
// The same, or of the columns from … after − 1 alone (from < 0: of everything), kept with
// the run: borrowed until the next run_memo_keep (circuit/run_memo.h).
const double complex *run_matrix_kept(const Run *run, int from, int after);

// How many columns of the run were not worked out but shared with options.before, at least:
// for tests and measurements.
int run_shared(const Run *run);

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

// Whether any step of the circuit is a measurement.
bool circuit_measures(const Circuit *circuit);

#endif
