// What a circuit has come to at one moment: the branches that measurement, reset and
// assignment have made so far (circuit/branch.h). Branches that cannot be told apart any
// more are merged: pure ones of the same bits and the same state up to a phase, mixed ones
// of the same bits. Moments are counted by their holders, so that runs may share them; a
// shared one is never changed.
#ifndef KYUBI_CIRCUIT_MOMENT_H
#define KYUBI_CIRCUIT_MOMENT_H

#include "circuit/branch.h"
#include "circuit/noise_work.h"
#include "circuit/record.h"
#include "circuit/step.h"
#include "quantum/program.h"
#include "quantum/state.h"

#include <stdatomic.h>
#include <stddef.h>

typedef struct Moment {
    Branch *branches; // in order of their bits
    int count, room;
    atomic_int holders; // runs on two threads may share a moment
    double kept;        // the probability of all that was selected and held so far
} Moment;

// What the work on moments may take, and what it needs.
typedef struct MomentWork {
    Program *program;       // the unitary steps
    const NoiseWork *noise; // NULL: none, and the states are pure
    Pool *pool;             // NULL: one thread
    const Kernels *kernels; // NULL: the widest
    int most_branches;      // of one moment
    size_t most_bytes;      // of the states of the moment at work
    Record held;            // findings that are made to come out so (circuit/record.h)
    int finding; // the number of the step that moment_step is given; NO_FINDING: none
    Error *err;  // run.memory (MB needed at least, MB allowed), run.branches (most),
                 // run.impossible (wire, column from 1)
} MomentWork;

// The start: |0…0⟩ with all bits 0; NULL when memory is short. Held once, by the caller, as
// every moment that these give.
Moment *moment_create(MomentWork *work, int qubits);
Moment *moment_copy(MomentWork *work, const Moment *moment);
Moment *moment_hold(Moment *moment); // once more
void moment_release(Moment *moment); // NULL is allowed

size_t moment_bytes(const Moment *moment);

// Puts a copy of the branch at `index` behind the others; false when memory is short.
bool moment_add_copy(MomentWork *work, Moment *moment, int index);

// Changes; only of a moment that the caller alone holds. After a failure the moment is
// still the caller's, but means nothing.
void moment_run(MomentWork *work, Moment *moment, int from, int to);  // of the program
bool moment_gate(MomentWork *work, Moment *moment, const Step *step); // unitary, with noise
// A step that is not unitary: measurement, reset, post-selection, assignment, noise (only
// with work->noise).
bool moment_step(MomentWork *work, Moment *moment, const Step *step);

// The one pure state that all branches share (up to a phase); NULL when there is none, or
// where there is noise.
const State *moment_pure(const Moment *moment);

// `bits` with one of them set to `value`.
uint64_t bit_written(uint64_t bits, int bit, int value);

#endif
