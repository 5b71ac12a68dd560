// A matrix on a few qubits by its digits: 4^n numbers whose index has two bits a qubit,
// qubit 0 lowest. They are either the coefficients of Pauli strings (digits 0 … 3: I X Z
// Y), or the entries (digit = row bit + 2 · column bit); the functions here turn one into
// the other in place and multiply.
#ifndef KYUBI_QUANTUM_OPERATOR_H
#define KYUBI_QUANTUM_OPERATOR_H

#include <complex.h>
#include <stddef.h>
#include <stdint.h>

// The index in which qubit q's digit is bit q of `bits`, for 16 qubits at most. With it,
// digits(x) + 2 · digits(z) is the Pauli string (x, z) of quantum/pauli.h, and digits(row)
// + 2 · digits(column) an entry.
static inline size_t operator_digits(uint32_t bits) {
    bits = (bits | bits << 8) & 0x00ff00ff;
    bits = (bits | bits << 4) & 0x0f0f0f0f;
    bits = (bits | bits << 2) & 0x33333333;
    return (bits | bits << 1) & 0x55555555;
}

static inline size_t operator_size(int qubits) { // 4^qubits
    return (size_t)1 << 2 * qubits;
}

// From coefficients c_P to the entries of Σ c_P P, and back.
void operator_from_paulis(int qubits, double complex *digits);
void operator_to_paulis(int qubits, double complex *digits);

// To the entries of u·A, and of A·u†, where `digits` are those of A and u has 2^qubits rows
// of 2^qubits, row by row; for 4 qubits at most.
void operator_left(int qubits, const double complex *u, double complex *digits);
void operator_right(int qubits, const double complex *u, double complex *digits);

#endif
