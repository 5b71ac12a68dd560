// A mixed state of 1 to 10 qubits: ρ = 2^-n Σ r_P P over the 4^n Pauli strings P, kept as
// the 4^n real numbers r_P = Tr(Pρ). The index of a string has two bits a qubit, qubit 0
// lowest: 0 I, 1 X, 2 Z, 3 Y (bit 0 is the x, bit 1 the z of quantum/pauli.h). Clifford
// gates are permutations with signs, Bloch vectors and Pauli means are read off directly.
// In matrices qubit 0 is the lowest bit of the row. (Nielsen and Chuang, §2.4 and §8.2.)
#ifndef KYUBI_QUANTUM_DENSITY_H
#define KYUBI_QUANTUM_DENSITY_H

#include "base/error.h"
#include "quantum/pauli.h"
#include "quantum/state.h"
#include "quantum/transfer.h"

enum { MAX_DENSITY_QUBITS = 10 };

typedef struct Density Density;

// |0…0⟩⟨0…0| of 1 to MAX_DENSITY_QUBITS qubits, the maximally mixed state, the pure state
// of a State of so many qubits, a copy; each NULL when there is no memory for it.
Density *density_create(int qubits);
Density *density_mixed(int qubits);
Density *density_from_state(const State *state);
Density *density_copy(const Density *density);
void density_destroy(Density *density);

// From a matrix of 2^qubits rows of 2^qubits, row by row; NULL and an error where it is not
// Hermitian or its trace is not 1 within 1e-9, an eigenvalue is below -1e-9, or memory is
// short.
Density *density_from_matrix(int qubits, const double complex *rows, Error *err);

// What acts on it from now on, and on its copies and parts: the kernels of this width;
// NULL: the widest, as at first.
void density_use(Density *density, const Kernels *kernels);

int density_qubits(const Density *density);
// The matrix, 2^n rows of 2^n.
void density_matrix(const Density *density, double complex *rows);

// --- gates: ρ → UρU† for a unitary U, with the words and orders of quantum/state.h.

void density_apply(Density *density, Matrix2 u, int target, Controls controls);
void density_apply_matrix(Density *density, const double complex *u, int count,
                          const int *targets, Controls controls);
void density_swap(Density *density, int a, int b, Controls controls);

// --- maps

// A map made beforehand, the fastest way for what is done often: the k-th digit of the
// map's strings is that of targets[k].
void density_transfer(Density *density, const Transfer *transfer, const int *targets);
// The same map of one qubit on every qubit; a diagonal one (dephasing, any Pauli noise)
// takes one pass over all.
void density_transfer_each(Density *density, const Transfer *transfer);

// Measures a qubit and forgets what came out: ρ → |0⟩⟨0|ρ|0⟩⟨0| + |1⟩⟨1|ρ|1⟩⟨1|.
void density_dephase(Density *density, int qubit);
void density_reset(Density *density, int qubit); // to |0⟩; the others keep their part
// All qubits at once are replaced by the maximally mixed state with this probability: ρ →
// (1-p)ρ + p·2^-n.
void density_blur(Density *density, double probability);

// ρ → (1-share)ρ + share·σ, of equal size.
void density_mix(Density *density, double share, const Density *with);

// --- measuring

// Probability that the qubits in `mask` read as the same bits of `bits`.
double density_probability(const Density *density, uint32_t mask, uint32_t bits);
// Keeps only what agrees with (mask, bits) and scales to trace 1; returns the probability
// of that. Where it is below 1e-15 the state is left as it is.
double density_project(Density *density, uint32_t mask, uint32_t bits);
void density_probabilities(const Density *density, double *out); // 2^n numbers
// Of `count` different qubits alone: 2^count numbers, bit k of the index is qubits[k].
void density_marginal(const Density *density, const int *qubits, int count, double *out);

// --- questions

Bloch density_bloch(const Density *density, int qubit);
double density_mean(const Density *density, PauliSum sum); // Tr(ρP), summed
double density_trace(const Density *density);
double density_purity(const Density *density);                     // Tr ρ²
double density_overlap(const Density *density, const Density *to); // Tr ρσ, of equal size

// The state of `count` (1 to n) different qubits, the others traced out; qubit k of it is
// qubits[k]. NULL when memory is short.
Density *density_part(const Density *density, const int *qubits, int count);

#endif
