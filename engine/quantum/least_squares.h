// Linear least squares for a handful of unknowns and any number of equations, one equation
// at a time: a QR decomposition by Givens rotations (Gentleman, J. Inst. Maths Applics 12,
// 1973; Golub and Van Loan, section 5.2). Nothing grows with the number of equations.
#ifndef KYUBI_QUANTUM_LEAST_SQUARES_H
#define KYUBI_QUANTUM_LEAST_SQUARES_H

#include <stdbool.h>

enum { MAX_UNKNOWNS = 5 };

// Zero but for `unknowns` (0 to MAX_UNKNOWNS): a system without equations.
typedef struct LeastSquares {
    int unknowns;
    double r[MAX_UNKNOWNS][MAX_UNKNOWNS]; // upper triangular
    double right[MAX_UNKNOWNS];
    double rest; // Σ of squares that no solution can take away
} LeastSquares;

// Adds the equation Σ row[j] x[j] = right.
void least_squares_add(LeastSquares *system, const double *row, double right);

// The length of column j of all equations added.
double least_squares_length(const LeastSquares *system, int column);

// The x of least squares; false when the equations do not determine it (a column that, by
// itself, is longer by 1e10 than what the others leave of it).
bool least_squares_solve(const LeastSquares *system, double *x);

// (AᵀA)⁻¹, the covariance of x where every right side has the error 1; false as above.
bool least_squares_covariance(const LeastSquares *system,
                              double covariance[MAX_UNKNOWNS][MAX_UNKNOWNS]);

#endif
