// The density matrix of some wires at a moment with what is said beside it, kept with the
// run.
#ifndef KYUBI_CIRCUIT_MIXED_H
#define KYUBI_CIRCUIT_MIXED_H

#include "circuit/portion.h"

enum { MIXED_WIRES = 5 };

typedef struct Mixed {
    uint32_t wires;  // those it is of, none left out
    int count, size; // how many; 2^count rows
    double purity;   // Tr ρ², 1/size … 1
    double entropy;  // -Tr ρ log₂ ρ, bits; -1 where it was not found
    double complex rho[1 << 2 * MIXED_WIRES]; // row by row, bit k of a row's number is the
                                              // k-th of the wires in rising order
} Mixed;

// `wires` as in circuit/portion.h. NULL for more than MIXED_WIRES of them. Borrowed until
// the next run_memo_keep (circuit/run_memo.h).
const Mixed *run_mixed(const Run *run, int after, uint32_t wires);

// How likely the wires read as that value: an entry on the diagonal.
double mixed_chance(const Mixed *mixed, int value);
bool mixed_real(const Mixed *mixed); // no entry has an imaginary part, but for rounding

#endif
