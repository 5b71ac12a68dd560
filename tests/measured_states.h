// The states and circuits that other simulators were measured on, by their own generator.
#ifndef KYUBI_TESTS_MEASURED_STATES_H
#define KYUBI_TESTS_MEASURED_STATES_H

#include "quantum/state.h"

#include <stdlib.h>

// splitmix64: the next number of 53 bits in [0, 1).
static inline double measured_unit(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (double)((z ^ z >> 31) >> 11) * 0x1.0p-53;
}

static inline double complex measured_number(uint64_t *state) {
    double re = measured_unit(state) - 0.5;
    return CMPLX(re, measured_unit(state) - 0.5);
}

// Seed 1000 + n, scaled to length 1.
static inline State *measured_start(int n) {
    uint64_t seed = 1000 + (uint64_t)n;
    double complex *amplitudes = calloc((size_t)1 << n, sizeof *amplitudes);
    for (size_t i = 0; i < (size_t)1 << n; i++)
        amplitudes[i] = measured_number(&seed);
    State *state = state_from(n, amplitudes);
    free(amplitudes);
    return state;
}

#endif
