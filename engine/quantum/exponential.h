// exp(-iHt) acting on bare amplitudes, again and again in the same memory; what evolve.h is
// made of. By the Chebyshev expansion
//
//     e^(-ict) Σ (2 - δ_k0) (-i)^k J_k(Rt) T_k((H - c)/R)
//
// with energies within c ± R (Tal-Ezer and Kosloff, J. Chem. Phys. 81, 3967 (1984)), cut
// where the Bessel functions have fallen below 1e-17, so that only rounding is left: below
// 1e-12 of the vector's length for R|t| up to 1000.
#ifndef KYUBI_QUANTUM_EXPONENTIAL_H
#define KYUBI_QUANTUM_EXPONENTIAL_H

#include "quantum/hamiltonian.h"

typedef struct Exponential Exponential;

// For vectors of 2^qubits amplitudes and R|t| up to `longest` (finite, at least 0). NULL
// when memory is short.
Exponential *exponential_create(int qubits, double longest);
void exponential_destroy(Exponential *work);

// psi becomes exp(-iH·time) psi; `time` may be negative.
void exponential_act(Exponential *work, const Hamiltonian *h, double time, StateParts psi);

// How many times H acts for R|t| = x ≥ 0.
int exponential_products(double x);

#endif
