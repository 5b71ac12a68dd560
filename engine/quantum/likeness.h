// How alike two unitaries are, and how far a matrix is from being one. Matrices as in
// quantum/square.h.
//
// Two notions of equality: up to a global phase, which no experiment on U alone can see,
// and strict. The strict one is what a control can see: controlled-U and controlled-V are
// the same up to a global phase exactly when U and V are strictly equal, for where the
// control is 0 both do nothing, and that fixes the phase. So Z, S² and T⁴ are one, and
// Rz(π) = -i Z is another.
#ifndef KYUBI_QUANTUM_LIKENESS_H
#define KYUBI_QUANTUM_LIKENESS_H

#include "base/error.h"

#include <complex.h>

// Tr(U†V)/size = overlap · e^{i phase}: overlap 1 exactly where V = e^{i phase} U.
typedef struct Likeness {
    double overlap, phase;
} Likeness;
Likeness unitary_likeness(int size, const double complex *u, const double complex *v);

// Root mean square distance √(Σ |u - v|² / size) of the entries' columns: as they are, and
// at best once V's phase is turned. Zero where equal, √2 where the overlap is 0.
double unitary_distance(int size, const double complex *u, const double complex *v);
double unitary_distance_to_phase(int size, const double complex *u,
                                 const double complex *v);

// Average of |⟨ψ|U†V|ψ⟩|² over all states: (size·overlap² + 1)/(size + 1) (Nielsen, Phys.
// Lett. A 303, 249).
double unitary_fidelity(int size, const double complex *u, const double complex *v);

// The greatest entry of |U†U - 1|: 0 for a unitary, infinite for what is not finite.
double unitary_fault(int size, const double complex *u);
// The unitary nearest to a matrix in the sense of unitary_distance, the first factor of its
// polar decomposition (Fan and Hoffman, Proc. AMS 6, 111): not the only one where
// the matrix has no inverse. Fails as quantum/decompose.h says.
bool unitary_nearest(int size, const double complex *matrix, double complex *out,
                     Error *err);

#endif
