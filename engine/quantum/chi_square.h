// Pearson's χ² test: do counts agree with probabilities, or two sets of counts with each
// other? (Pearson, Phil. Mag. 50, 1900; the pooling follows Cochran, Biometrics 10, 1954.)
//
// Pooling: every cell that expects fewer than 5 counts goes into one common cell; should
// that one still expect fewer than 5, the smallest of the others joins it.
#ifndef KYUBI_QUANTUM_CHI_SQUARE_H
#define KYUBI_QUANTUM_CHI_SQUARE_H

#include "base/error.h"

typedef struct ChiSquare {
    double statistic; // Σ (seen - expected)² / expected
    int degrees;      // of freedom: cells after pooling, less one
    double p_value;   // chance of a statistic at least so large if all is as supposed
} ChiSquare;

// Counts against probabilities (not negative, any positive sum). A count where the
// probability is below 1e-12 gives an infinite statistic. Where one outcome alone is
// possible, the statistic is 0 with 0 degrees. Fails when the counts or the probabilities
// are none (statistics.bad_count, statistics.bad_probability) or too few counts leave
// nothing to compare (statistics.few_shots).
bool chi_square_fit(const int *counts, const double *probabilities, int cells,
                    ChiSquare *result, Error *err);

// Two sets of counts that should come from the same source; fails as above.
bool chi_square_two(const int *first, const int *second, int cells, ChiSquare *result,
                    Error *err);

#endif
