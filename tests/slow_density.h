// Density matrices the slow way, for tests: whole 2^n × 2^n matrices of up to 4 qubits,
// multiplied out by the definition.
#ifndef KYUBI_TESTS_SLOW_DENSITY_H
#define KYUBI_TESTS_SLOW_DENSITY_H

#include "base/rng.h"
#include "quantum/density.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

enum { SLOW_QUBITS = 4, SLOW_ROWS = 1 << SLOW_QUBITS };

typedef struct Slow {
    int rows;
    double complex m[SLOW_ROWS][SLOW_ROWS];
} Slow;

static inline double complex slow_number(Rng *rng) {
    return CMPLX(rng_unit(rng) - 0.5, rng_unit(rng) - 0.5);
}

static inline Slow slow_product(const Slow *a, const Slow *b) {
    Slow product = {.rows = a->rows};
    for (int i = 0; i < a->rows; i++)
        for (int j = 0; j < a->rows; j++)
            for (int k = 0; k < a->rows; k++)
                product.m[i][j] += a->m[i][k] * b->m[k][j];
    return product;
}

static inline Slow slow_adjoint(const Slow *a) {
    Slow adjoint = {.rows = a->rows};
    for (int i = 0; i < a->rows; i++)
        for (int j = 0; j < a->rows; j++)
            adjoint.m[i][j] = conj(a->m[j][i]);
    return adjoint;
}

// sum += K ρ K†.
static inline void slow_add_conjugated(Slow *sum, const Slow *k, const Slow *rho) {
    Slow half = slow_product(k, rho), adjoint = slow_adjoint(k);
    Slow whole = slow_product(&half, &adjoint);
    for (int i = 0; i < sum->rows; i++)
        for (int j = 0; j < sum->rows; j++)
            sum->m[i][j] += whole.m[i][j];
}

static inline Slow slow_conjugated(const Slow *u, const Slow *rho) {
    Slow sum = {.rows = rho->rows};
    slow_add_conjugated(&sum, u, rho);
    return sum;
}

// The value of the targets' bits in an index.
static inline int slow_bits(int index, int count, const int *targets) {
    int bits = 0;
    for (int k = 0; k < count; k++)
        bits |= (index >> targets[k] & 1) << k;
    return bits;
}

// The matrix of `u` on the targets where the controls are met.
static inline Slow slow_operator(int qubits, const double complex *u, int count,
                                 const int *targets, Controls controls) {
    Slow full = {.rows = 1 << qubits};
    int mask = 0;
    for (int k = 0; k < count; k++)
        mask |= 1 << targets[k];
    for (int i = 0; i < full.rows; i++)
        for (int j = 0; j < full.rows; j++) {
            uint32_t from = (uint32_t)j;
            bool met =
                (from & controls.ones) == controls.ones && (from & controls.zeros) == 0;
            if (!met) full.m[i][j] = i == j;
            if (!met || (i & ~mask) != (j & ~mask)) continue;
            full.m[i][j] =
                u[slow_bits(i, count, targets) << count | slow_bits(j, count, targets)];
        }
    return full;
}

// G G† scaled to trace 1, for a random G.
static inline Slow slow_random(int qubits, Rng *rng) {
    Slow g = {.rows = 1 << qubits};
    for (int i = 0; i < g.rows; i++)
        for (int j = 0; j < g.rows; j++)
            g.m[i][j] = slow_number(rng);
    Slow adjoint = slow_adjoint(&g), rho = slow_product(&g, &adjoint);
    double complex trace = 0;
    for (int i = 0; i < g.rows; i++)
        trace += rho.m[i][i];
    for (int i = 0; i < g.rows; i++)
        for (int j = 0; j < g.rows; j++)
            rho.m[i][j] /= creal(trace);
    return rho;
}

// A random unitary of 2^count rows: Gram and Schmidt on random rows.
static inline void slow_unitary(int count, Rng *rng, double complex *u) {
    int rows = 1 << count;
    for (int i = 0; i < rows; i++) {
        double complex *row = u + (ptrdiff_t)i * rows;
        double length = 0;
        for (int j = 0; j < rows; j++)
            row[j] = slow_number(rng);
        for (int before = 0; before < i; before++) {
            double complex overlap = 0;
            for (int j = 0; j < rows; j++)
                overlap += conj(u[before * rows + j]) * row[j];
            for (int j = 0; j < rows; j++)
                row[j] -= overlap * u[before * rows + j];
        }
        for (int j = 0; j < rows; j++)
            length += creal(row[j] * conj(row[j]));
        for (int j = 0; j < rows; j++)
            row[j] /= sqrt(length);
    }
}

static inline Density *slow_density(int qubits, const Slow *rho) {
    double complex rows[SLOW_ROWS * SLOW_ROWS];
    for (int i = 0; i < rho->rows; i++)
        memcpy(rows + (ptrdiff_t)i * rho->rows, rho->m[i],
               (size_t)rho->rows * sizeof *rows);
    Density *density = density_from_matrix(qubits, rows, NULL);
    assert_non_null(density);
    return density;
}

static inline void assert_slow(const Density *density, const Slow *rho) {
    double complex rows[SLOW_ROWS * SLOW_ROWS];
    assert_int_equal(1 << density_qubits(density), rho->rows);
    density_matrix(density, rows);
    for (int i = 0; i < rho->rows; i++)
        for (int j = 0; j < rho->rows; j++)
            assert_true(cabs(rows[i * rho->rows + j] - rho->m[i][j]) < 1e-13);
}

// `count` different qubits of so many, in any order.
static inline void slow_targets(int qubits, int count, Rng *rng, int *targets) {
    for (int k = 0; k < count; k++) {
        bool fresh;
        do {
            targets[k] = (int)rng_below(rng, (uint64_t)qubits);
            fresh = true;
            for (int before = 0; before < k; before++)
                fresh = fresh && targets[before] != targets[k];
        } while (!fresh);
    }
}

// Each qubit that is no target is, by chance, a control, an anticontrol or neither.
static inline Controls slow_controls(int qubits, int count, const int *targets, Rng *rng) {
    Controls controls = {0};
    uint32_t busy = 0;
    for (int k = 0; k < count; k++)
        busy |= 1u << targets[k];
    for (int q = 0; q < qubits; q++) {
        uint64_t kind = rng_below(rng, 3);
        if (busy >> q & 1) continue;
        if (kind == 1) controls.ones |= 1u << q;
        if (kind == 2) controls.zeros |= 1u << q;
    }
    return controls;
}

#endif
