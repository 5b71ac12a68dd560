// A pure state of n qubits as 2^n amplitudes in double precision, real and imaginary parts
// in two arrays. Qubit 0 is the lowest bit of the index: amplitude 5 belongs to |101⟩,
// where q0 = 1, q1 = 0, q2 = 1. Pure functions, no files.
#ifndef KYUBI_QUANTUM_STATE_H
#define KYUBI_QUANTUM_STATE_H

#include "quantum/gates.h"
#include "quantum/kernels.h"
#include "quantum/pool.h"

#include <complex.h>
#include <stddef.h>
#include <stdint.h>

enum { MAX_QUBITS = 24, DESK_QUBITS = 20 };

typedef struct State State;

// |0…0⟩ of 1 to MAX_QUBITS qubits, or NULL when there is no memory for it.
State *state_create(int qubits);
void state_reset(State *state); // back to |0…0⟩, without asking for memory
void state_set_basis(State *state, size_t index); // likewise, to |index⟩
State *state_copy(const State *state);            // NULL when memory is short
void state_destroy(State *state);

// From 2^qubits amplitudes, copied and scaled to length 1; NULL when they are all (nearly)
// zero or not finite, or memory is short.
State *state_from(int qubits, const double complex *amplitudes);

int state_qubits(const State *state);
double complex state_amplitude(const State *state, size_t index);
// Real and imaginary parts, 2^n each, at addresses that 64 divides; borrowed.
const double *state_re(const State *state);
const double *state_im(const State *state);
// The same, for those who fill a state themselves; they see to its length.
typedef struct StateParts {
    double *re, *im;
} StateParts;
StateParts state_parts(State *state);
size_t state_size(int qubits); // 2^qubits

// Which qubits must be 1 (`ones`) and which 0 (`zeros`) for an operation to act; bit q is
// qubit q.
typedef struct Controls {
    uint32_t ones, zeros;
} Controls;

void state_apply(State *state, Matrix2 u, int target, Controls controls);

// Any matrix on `count` (1 … MAX_TARGETS) different targets: u has 2^count rows of 2^count,
// row by row; bit k of a row's number is the value of targets[k].
enum { MAX_TARGETS = 4 };
void state_apply_matrix(State *state, const double complex *u, int count,
                        const int *targets, Controls controls);
void state_swap(State *state, int a, int b, Controls controls);

// Probability that the qubits in `mask` read as the same bits of `bits`.
double state_probability(const State *state, uint32_t mask, uint32_t bits);

// Keeps only what agrees with (mask, bits) and scales to length 1; returns the probability
// of that. Where it is below 1e-15 the state is left as it is.
double state_project(State *state, uint32_t mask, uint32_t bits);

void state_probabilities(const State *state, double *out); // 2^n numbers

// Components ⟨X⟩, ⟨Y⟩, ⟨Z⟩ of one qubit; shorter than 1 when it is entangled or mixed.
typedef struct Bloch {
    double x, y, z;
} Bloch;
Bloch state_bloch(const State *state, int qubit);
// Of all qubits at once, in little more than two passes; on several threads where a pool is
// given and the state is large; kernels NULL: the widest. `out` has one for each qubit.
void state_bloch_all(const State *state, Bloch *out, Pool *pool, const Kernels *kernels);
double bloch_length(Bloch b);

// Of two states with the same number of qubits: ⟨a|b⟩ and its squared modulus.
double complex state_overlap(const State *a, const State *b);
double state_fidelity(const State *a, const State *b);

// Whether they are the same up to a global phase: the distance of the amplitudes, once the
// phase is turned away, is at most `tolerance`. Finer than the fidelity, which falls by the
// distance squared.
bool state_same(const State *a, const State *b, double tolerance);

#endif
