// Taking matrices apart: eigenvalues, singular values, and functions of a matrix by its
// eigenvalues. Matrices are as in quantum/square.h; the work is LAPACK's (Anderson et al.,
// LAPACK Users' Guide, 3rd ed., section 2.3.4), one thread, the same bits for
// the same input.
//
// Everything that returns bool fails with matrix.not_finite (an entry is infinite or no
// number), or matrix.unsolved (rows) where memory is short or the iteration does not
// settle; what was to be filled is then of no use.
#ifndef KYUBI_QUANTUM_DECOMPOSE_H
#define KYUBI_QUANTUM_DECOMPOSE_H

#include "base/error.h"

#include <complex.h>
#include <stddef.h>

// Whether all are numbers; else matrix.not_finite.
bool matrix_finite(size_t count, const double complex *entries, Error *err);

// The eigenvalues of the Hermitian part (A + A†)/2 of `matrix`, least first, and (unless
// NULL) the eigenvectors: row k of `vectors`, size numbers, is the k-th, of length 1 and at
// right angles to the others. By zheevd (divide and conquer).
bool hermitian_eigen(int size, const double complex *matrix, double *values,
                     double complex *vectors, Error *err);

// matrix = left · diag(values) · right, for `rows` × `columns` and r, the smaller of both:
// r values, greatest first, none negative; `left` has rows × r entries and columns at right
// angles; `right` r × columns and rows at right angles. Both may be NULL. By zgesdd.
bool singular_values(int rows, int columns, const double complex *matrix, double *values,
                     double complex *left, double complex *right, Error *err);

// f(H) = Σ f(λ) |λ⟩⟨λ| over the eigenvalues of the Hermitian part of `matrix`. `out` may be
// `matrix`.
typedef double complex (*Spectral)(double value, const void *context);
bool hermitian_function(int size, const double complex *matrix, Spectral f,
                        const void *context, double complex *out, Error *err);
// exp(factor · H): with factor -i·t the evolution over the time t.
bool hermitian_exponential(int size, const double complex *matrix, double complex factor,
                           double complex *out, Error *err);
// The square root that has no negative eigenvalue. Eigenvalues that are negative or lost in
// rounding (below size · 2^-52 of the trace) count as 0.
bool hermitian_root(int size, const double complex *matrix, double complex *out,
                    Error *err);

// Σ weights[k] |k⟩⟨k| over the rows of `vectors`, as hermitian_eigen gives them; `out` is
// another array.
void hermitian_compose(int size, const double complex *weights,
                       const double complex *vectors, double complex *out);

// ‖A‖₁, the sum of the singular values.
bool trace_norm(int size, const double complex *matrix, double *norm, Error *err);

// Of a unitary: the phases of its eigenvalues, each in -π < φ ≤ π, least first; and its
// power U^exponent by these phases, so that X^½ is √X. By zgees (Schur's form, which is
// diagonal for a unitary).
bool unitary_phases(int size, const double complex *u, double *phases, Error *err);
bool unitary_power(int size, const double complex *u, double exponent, double complex *out,
                   Error *err);

#endif
