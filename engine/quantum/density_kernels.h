// The hot loops over the numbers of a density matrix (quantum/density.h), 4^n doubles whose
// index has two bits a qubit, a digit: 0 … 3 for I X Z Y, qubit 0 lowest. Each walks the
// whole array once and acts on the digits of one or two target qubits, with the vectors of
// the kernels it is given.
#ifndef KYUBI_QUANTUM_DENSITY_KERNELS_H
#define KYUBI_QUANTUM_DENSITY_KERNELS_H

#include "quantum/kernels.h"
#include "quantum/transfer.h"

#include <stddef.h>

// The array and the digits that an operation acts on: `count` (1 or 2) different targets.
typedef struct Digits {
    double *r;
    int qubits, count;
    const int *targets;
} Digits;

void kernel_moves(const Kernels *kernels, Digits digits, const TransferMove *moves,
                  int count);
// matrix: 4^count rows of 4^count; the lowest digit of a row's number is targets[0].
void kernel_matrix(const Kernels *kernels, Digits digits, const double *matrix);
// Multiplies every number by the product of weights[digit] over all qubits.
void kernel_weights(const Kernels *kernels, double *r, int qubits, const double weights[4]);

#endif
