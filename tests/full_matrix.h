// The slow way to judge operations on few qubits: what a small matrix with controls does,
// entry by entry of the whole 2^n × 2^n matrix.
#ifndef KYUBI_TESTS_FULL_MATRIX_H
#define KYUBI_TESTS_FULL_MATRIX_H

#include "base/rng.h"
#include "quantum/state.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static inline bool full_controls_met(Controls controls, size_t index, int qubits) {
    for (int q = 0; q < qubits; q++) {
        bool value = index >> q & 1;
        if ((controls.ones >> q & 1) && !value) return false;
        if ((controls.zeros >> q & 1) && value) return false;
    }
    return true;
}

// The value of the chosen qubits in a basis state, the first being the lowest bit.
static inline size_t full_value(size_t index, const int *targets, int count) {
    size_t value = 0;
    for (int k = 0; k < count; k++)
        value += (index >> targets[k] & 1) << k;
    return value;
}

static inline double complex full_entry(size_t row, size_t column, const double complex *u,
                                        const int *targets, int count, Controls controls,
                                        int qubits) {
    if (!full_controls_met(controls, column, qubits)) return row == column;
    for (int q = 0; q < qubits; q++) {
        bool target = false;
        for (int k = 0; k < count; k++)
            target = target || targets[k] == q;
        if (!target && (row >> q & 1) != (column >> q & 1)) return 0;
    }
    return u[(full_value(row, targets, count) << count) +
             full_value(column, targets, count)];
}

// vector ← matrix · vector, entry by entry.
static inline void full_apply(double complex *vector, const double complex *u,
                              const int *targets, int count, Controls controls,
                              int qubits) {
    size_t size = (size_t)1 << qubits;
    double complex *product = calloc(size, sizeof *product);
    for (size_t row = 0; row < size; row++)
        for (size_t column = 0; column < size; column++)
            product[row] += full_entry(row, column, u, targets, count, controls, qubits) *
                            vector[column];
    for (size_t row = 0; row < size; row++)
        vector[row] = product[row];
    free(product);
}

// A random state, and its amplitudes in `vector`, which may be NULL.
static inline State *full_random(Rng *rng, int qubits, double complex *vector) {
    size_t size = (size_t)1 << qubits;
    double complex *drawn = calloc(size, sizeof *drawn);
    for (size_t i = 0; i < size; i++) {
        double re = rng_unit(rng) - 0.5;
        drawn[i] = CMPLX(re, rng_unit(rng) - 0.5);
    }
    State *state = state_from(qubits, drawn);
    free(drawn);
    for (size_t i = 0; vector && i < size; i++)
        vector[i] = state_amplitude(state, i);
    return state;
}

// The largest difference of any amplitude.
static inline double full_distance(const State *state, const double complex *vector) {
    double largest = 0;
    for (size_t i = 0; i < (size_t)1 << state_qubits(state); i++)
        largest = fmax(largest, cabs(state_amplitude(state, i) - vector[i]));
    return largest;
}

// Every way to make the qubits outside `targets` a control, an anticontrol or neither:
// number `choice` of 3^(qubits) ways; false where it would make a target one.
static inline bool full_controls(int choice, uint32_t targets, int qubits,
                                 Controls *controls) {
    *controls = (Controls){0};
    for (int q = 0; q < qubits; q++, choice /= 3) {
        if (choice % 3 == 1) controls->ones |= 1u << q;
        if (choice % 3 == 2) controls->zeros |= 1u << q;
    }
    return !((controls->ones | controls->zeros) & targets);
}

static inline int full_choices(int qubits) {
    int choices = 1;
    for (int q = 0; q < qubits; q++)
        choices *= 3;
    return choices;
}

#endif
