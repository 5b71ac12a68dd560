// What density_kernels.c works out once for the loops of every width
// (kernels_density.inc). For this room only.
#ifndef KYUBI_QUANTUM_DENSITY_KERNELS_INSIDE_H
#define KYUBI_QUANTUM_DENSITY_KERNELS_INSIDE_H

#include "quantum/transfer.h"

#include <stddef.h>

static inline size_t power4(int exponent) {
    return (size_t)1 << 2 * exponent;
}

// Numbers whose other digits are the same stand in runs of 4^(lowest target), one block of
// 4^(targets) runs after another; between the targets lies a second loop.
typedef struct DigitWalk {
    size_t size, high, run;
    size_t place[MAX_TRANSFER_SIZE]; // of every value of the targets' digits
} DigitWalk;

// A matrix on two digits without its zeros; rows of the identity are left out.
typedef struct DigitRow {
    int row, first, count;
} DigitRow;

typedef struct DigitRows {
    int count;
    DigitRow rows[MAX_TRANSFER_SIZE];
    int columns[MAX_TRANSFER_SIZE * MAX_TRANSFER_SIZE];
    double weights[MAX_TRANSFER_SIZE * MAX_TRANSFER_SIZE];
} DigitRows;

// The weights of the lowest digits, WEIGHED_DIGITS at most, are multiplied out beforehand.
enum { WEIGHED_DIGITS = 3 };
typedef struct DigitWeights {
    int qubits, digits;
    double table[1 << 2 * WEIGHED_DIGITS];
    double weights[4]; // of every digit above
} DigitWeights;

#endif
