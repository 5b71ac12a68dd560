// Questions to density matrices: `size` rows as in quantum/square.h, Hermitian, trace 1, no
// negative eigenvalue (mixture_faults says how far from that). Where qubits matter the size
// is 2^qubits. What returns bool fails as quantum/decompose.h says. Equations are those of
// Nielsen and Chuang (N&C) unless another source is named.
#ifndef KYUBI_QUANTUM_MIXTURE_H
#define KYUBI_QUANTUM_MIXTURE_H

#include "base/error.h"

#include <complex.h>

// How far a matrix is from a density matrix: |trace - 1|, the greatest |ρ_rc - ρ_cr*|, and
// the least eigenvalue of its Hermitian part.
typedef struct MixtureFaults {
    double trace, skew, least;
} MixtureFaults;
bool mixture_faults(int size, const double complex *rho, MixtureFaults *faults, Error *err);
// Whether all of that is within `tolerance`.
bool mixture_is_physical(MixtureFaults faults, double tolerance);

// Tr ρ², from 1/size to 1 for pure states.
double mixture_purity(int size, const double complex *rho);
// Von Neumann's entropy -Tr ρ log₂ ρ in bits (N&C, eq. 11.40).
bool mixture_entropy(int size, const double complex *rho, double *bits, Error *err);
// S(ρ‖σ) = Tr ρ (log₂ ρ - log₂ σ) in bits (N&C, eq. 11.50); INFINITY where ρ has weight
// (above 1e-12) on what σ excludes (eigenvalues below 1e-14).
bool mixture_relative_entropy(int size, const double complex *rho,
                              const double complex *sigma, double *bits, Error *err);
// Uhlmann's fidelity with the square, F = (Tr √(√ρ σ √ρ))² (Jozsa, J. Mod. Opt. 41, 2315):
// |⟨a|b⟩|² of pure states. N&C, eq. 9.53, is its root.
bool mixture_fidelity(int size, const double complex *rho, const double complex *sigma,
                      double *fidelity, Error *err);
// ½ Tr |ρ - σ| (N&C, eq. 9.11): 1 where one look tells them apart.
bool mixture_distance(int size, const double complex *rho, const double complex *sigma,
                      double *distance, Error *err);

// The state of `count` different qubits of `qubits`: 2^count rows, bit k of a row's number
// is the value of kept[k].
void mixture_trace_out(int qubits, const double complex *rho, int count, const int *kept,
                       double complex *out);
// ρ transposed on the qubits of `part` alone; `out` is another array.
void mixture_transpose(int qubits, const double complex *rho, int count, const int *part,
                       double complex *out);

// Negativity N = (‖ρ^T‖₁ - 1)/2, T on `part` alone, and log₂ ‖ρ^T‖₁ (Vidal and Werner, PRA
// 65, 032314): ½ and 1 for a Bell pair; above 0 only where the part is entangled with the
// rest, and for two qubits wherever it is (Horodecki, Phys. Lett. A 223, 1).
typedef struct Negativity {
    double negativity, logarithmic;
} Negativity;
bool mixture_negativity(int qubits, const double complex *rho, int count, const int *part,
                        Negativity *negativity, Error *err);
// Concurrence of two qubits, 0 … 1 (Wootters, PRL 80, 2245): `rho` has 4 rows.
bool mixture_concurrence(const double complex *rho, double *concurrence, Error *err);
// Bell pairs that one pair of that concurrence costs: h(½ + ½√(1 - C²)), same paper.
double entanglement_of_formation(double concurrence);

#endif
