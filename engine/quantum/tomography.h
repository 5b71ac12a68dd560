// A state from counts: every qubit is read along X, Y or Z, in all 3^n combinations.
// Settings are numbers in base 3: digit q (the lowest is q0) is the axis of qubit q, 0 for
// X, 1 for Y, 2 for Z. counts[setting · 2^n + outcome], bit q of an outcome is what qubit q
// read: 0 for the axis' +1 state. One qubit: the counts of +x -x +y -y +z -z.
#ifndef KYUBI_QUANTUM_TOMOGRAPHY_H
#define KYUBI_QUANTUM_TOMOGRAPHY_H

#include "base/error.h"
#include "base/rng.h"

#include <complex.h>

enum { TOMOGRAPHY_QUBITS = 4 };

int tomography_settings(int qubits); // 3^qubits
// A setting's letters, the rightmost for q0; room for qubits + 1 bytes.
void tomography_letters(int qubits, int setting, char *letters);

// Born's probabilities of the 2^n outcomes of one setting on a density matrix.
void tomography_probabilities(int qubits, const double complex *rho, int setting,
                              double *out);
// An experiment: `shots` draws of every setting.
void tomography_simulate(int qubits, const double complex *rho, int shots, Rng *rng,
                         uint64_t *counts);

// The matrix whose Pauli means are the counts' own, each averaged over all settings that
// show it: ρ = 2^-n Σ ⟨P⟩ P (Nielsen and Chuang, eq. 8.149). Trace 1, Hermitian, but with
// few shots often with negative eigenvalues. Fails: tomography.no_shots (letters of a
// setting without shots).
bool tomography_invert(int qubits, const uint64_t *counts, double complex *rho, Error *err);

// The density matrix nearest to a Hermitian matrix of trace 1 by the sum of |entries|²,
// which is the likeliest for even Gaussian errors (Smolin, Gambetta and Smith, PRL 108,
// 070502). `out` may be `matrix`. Fails as quantum/decompose.h says.
bool tomography_project(int size, const double complex *matrix, double complex *out,
                        Error *err);

#endif
