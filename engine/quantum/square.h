// Square complex matrices of any size, row by row: entry (r, c) of a matrix of `size` rows
// is m[r * size + c]. A matrix on n qubits has 2^n rows, and bit q of a row's number is the
// value of qubit q. Plain loops, for the sizes that lessons look at.
#ifndef KYUBI_QUANTUM_SQUARE_H
#define KYUBI_QUANTUM_SQUARE_H

#include "base/error.h"

#include <complex.h>

// Room for `size` rows, all 0, to give back with free(); NULL and matrix.unsolved (rows)
// where memory is short.
double complex *square_create(int size, Error *err);

// out = a·b: b acts first; `out` is another array than both.
void square_product(int size, const double complex *a, const double complex *b,
                    double complex *out);
// out = a†; `out` is another array.
void square_adjoint(int size, const double complex *a, double complex *out);
double complex square_trace(int size, const double complex *a);
// Tr(a†b) = Σ conj(a_rc) b_rc.
double complex square_overlap(int size, const double complex *a, const double complex *b);

#endif
