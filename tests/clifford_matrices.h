// The Clifford gates as matrices, for tests that judge by them. Bit 0 of a row's number is
// qubit a, bit 1 qubit b.
#ifndef KYUBI_TESTS_CLIFFORD_MATRICES_H
#define KYUBI_TESTS_CLIFFORD_MATRICES_H

#include "base/rng.h"
#include "quantum/clifford.h"
#include "quantum/gates.h"
#include "quantum/state.h"

#include <string.h>

typedef struct Matrix4 {
    double complex m[4][4];
} Matrix4;

static const Matrix2 pauli_matrices[4] = { // I X Z Y: bit 0 is X, bit 1 Z
    {{{1, 0}, {0, 1}}},
    {{{0, 1}, {1, 0}}},
    {{{1, 0}, {0, -1}}},
    {{{0, -I}, {I, 0}}}};

static inline Matrix4 kronecker(const Matrix2 *b, const Matrix2 *a) {
    Matrix4 product;
    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 4; c++)
            product.m[r][c] = b->m[r >> 1][c >> 1] * a->m[r & 1][c & 1];
    return product;
}

static inline Matrix4 matrix4_product(const Matrix4 *a, const Matrix4 *b) {
    Matrix4 product = {0};
    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 4; c++)
            for (int k = 0; k < 4; k++)
                product.m[r][c] += a->m[r][k] * b->m[k][c];
    return product;
}

static inline Matrix4 matrix4_adjoint(const Matrix4 *a) {
    Matrix4 adjoint;
    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 4; c++)
            adjoint.m[r][c] = conj(a->m[c][r]);
    return adjoint;
}

// Of a gate on a, or on a and b.
static inline Matrix4 clifford_matrix(CliffordOp op) {
    static const Matrix4 pairs[] = {
        {{{1, 0, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}, {0, 1, 0, 0}}},  // cx
        {{{1, 0, 0, 0}, {0, 0, 0, -I}, {0, 0, 1, 0}, {0, I, 0, 0}}}, // cy
        {{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, -1}}}, // cz
        {{{1, 0, 0, 0}, {0, 0, 1, 0}, {0, 1, 0, 0}, {0, 0, 0, 1}}},  // swap
        {{{1, 0, 0, 0}, {0, 0, I, 0}, {0, I, 0, 0}, {0, 0, 0, 1}}},  // iswap
    };
    if (op >= CLIFFORD_SINGLES) return pairs[op - CLIFFORD_SINGLES];
    Matrix2 u = gate_find(clifford_name(op))->matrix(NULL);
    return kronecker(&pauli_matrices[0], &u);
}

static inline void clifford_apply(State *state, CliffordStep step) {
    Matrix4 u = clifford_matrix((CliffordOp)step.op);
    if (step.op < CLIFFORD_SINGLES)
        state_apply(state, gate_find(clifford_name((CliffordOp)step.op))->matrix(NULL),
                    step.a, (Controls){0});
    else
        state_apply_matrix(state, &u.m[0][0], 2, (int[]){step.a, step.b}, (Controls){0});
}

static inline CliffordStep random_step(Rng *rng, int qubits) {
    uint64_t a = rng_below(rng, (uint64_t)qubits);
    if (qubits == 1)
        return (CliffordStep){(uint16_t)rng_below(rng, CLIFFORD_SINGLES), 0, 0};
    uint64_t b = (a + 1 + rng_below(rng, (uint64_t)qubits - 1)) % (uint64_t)qubits;
    return (CliffordStep){(uint16_t)rng_below(rng, CLIFFORD_OPS), (uint16_t)a, (uint16_t)b};
}

#endif
