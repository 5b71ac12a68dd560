// What a linear map on one or two qubits does to Pauli strings: the Pauli transfer matrix
// R_ij = Tr(P_i M(P_j)) / 2^k, real for every map that keeps Hermitian matrices Hermitian
// (Greenbaum, arXiv:1509.02921). Strings are counted by digits of two bits, one a qubit,
// the first qubit lowest: 0 I, 1 X, 2 Z, 3 Y; so bit 0 of a digit is the x and bit 1 the z
// of quantum/pauli.h.
#ifndef KYUBI_QUANTUM_TRANSFER_H
#define KYUBI_QUANTUM_TRANSFER_H

#include "quantum/gates.h"

#include <stdbool.h>

enum { MAX_TRANSFER_QUBITS = 2, MAX_TRANSFER_SIZE = 16, MAX_TRANSFER_MOVES = 16 };

// Two numbers exchanged under signs, new[a] = a_sign · old[b] and new[b] = b_sign · old[a];
// where a is b, new[a] = a_sign · old[a].
typedef struct TransferMove {
    double a_sign, b_sign;
    int a, b;
} TransferMove;

typedef struct Transfer {
    int qubits; // 1 or 2
    // How many moves, done in their order, say all of `r`; -1: it is no permutation with
    // signs (Clifford gates are), and only `r` says it.
    int move_count;
    TransferMove moves[MAX_TRANSFER_MOVES];
    double r[MAX_TRANSFER_SIZE * MAX_TRANSFER_SIZE]; // 4^qubits rows of 4^qubits
} Transfer;

int transfer_size(int qubits); // 4^qubits

// Fills `out` from a matrix already in `out->r`: numbers within 1e-14 of -1, 0 and 1 become
// these, and the moves are found.
void transfer_complete(Transfer *out, int qubits);
// The moves that say new[i] = sign[i] · old[from[i]] for `size` numbers, `from` being a
// permutation; returns how many.
int transfer_moves(int size, const int *from, const double *sign, TransferMove *moves);
// The map ρ → Σ KρK† of `count` matrices, each 2^qubits rows of 2^qubits, bit k of a row's
// number the k-th qubit; one unitary is the case count = 1.
void transfer_kraus(Transfer *out, int qubits, const double complex *kraus, int count);
void transfer_gate(Transfer *out, Matrix2 u); // the same for one 2×2 unitary, faster
void transfer_product(Transfer *out, const Transfer *a, const Transfer *b); // b acts first

#endif
