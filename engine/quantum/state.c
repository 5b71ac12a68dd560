#include "quantum/state.h"

#include "base/mem.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct State {
    int qubits;
    double complex amplitudes[]; // 2^qubits
};

static size_t state_size(int qubits) {
    return (size_t)1 << qubits;
}

static double weight_of(double complex amplitude) {
    return creal(amplitude) * creal(amplitude) + cimag(amplitude) * cimag(amplitude);
}

static void scale(State *state, double by) {
    for (size_t i = 0; i < state_size(state->qubits); i++)
        state->amplitudes[i] *= by;
}

static State *state_blank(int qubits) {
    assert(qubits >= 1 && qubits <= MAX_QUBITS);
    State *state =
        mem_try(1, sizeof *state + state_size(qubits) * sizeof *state->amplitudes);
    if (state) state->qubits = qubits;
    return state;
}

State *state_create(int qubits) {
    State *state = state_blank(qubits);
    if (state) state->amplitudes[0] = 1;
    return state;
}

State *state_copy(const State *state) {
    State *copy = state_blank(state->qubits);
    if (!copy) return NULL;
    memcpy(copy->amplitudes, state->amplitudes,
           state_size(state->qubits) * sizeof *state->amplitudes);
    return copy;
}

void state_destroy(State *state) {
    free(state);
}

// The largest part of any amplitude; not finite when one of them is not.
static double largest_part(const double complex *amplitudes, size_t size) {
    double largest = 0;
    for (size_t i = 0; i < size; i++) {
        double re = fabs(creal(amplitudes[i])), im = fabs(cimag(amplitudes[i]));
        if (!isfinite(re) || !isfinite(im)) return INFINITY;
        largest = fmax(largest, fmax(re, im));
    }
    return largest;
}

State *state_from(int qubits, const double complex *amplitudes) {
    size_t size = state_size(qubits);
    double largest = largest_part(amplitudes, size);
    if (!isfinite(largest) || largest < 1e-12) return NULL;
    State *state = state_blank(qubits);
    if (!state) return NULL;
    double length = 0;
    for (size_t i = 0; i < size; i++) { // by the largest first, so that no square overflows
        state->amplitudes[i] = amplitudes[i] / largest;
        length += weight_of(state->amplitudes[i]);
    }
    scale(state, 1 / sqrt(length));
    return state;
}

int state_qubits(const State *state) {
    return state->qubits;
}

const double complex *state_amplitudes(const State *state) {
    return state->amplitudes;
}

static bool controls_met(Controls controls, size_t index) {
    return (index & controls.ones) == controls.ones && (index & controls.zeros) == 0;
}

static void check_controls(const State *state, Controls controls, size_t targets) {
    size_t all = controls.ones | controls.zeros;
    assert(all < state_size(state->qubits) && (controls.ones & controls.zeros) == 0);
    assert((all & targets) == 0);
}

// Complex multiplication written out: C's own also mends infinities, at three times the
// cost.
static double complex times(double complex a, double complex b) {
    return CMPLX(creal(a) * creal(b) - cimag(a) * cimag(b),
                 creal(a) * cimag(b) + cimag(a) * creal(b));
}

// The two amplitudes that differ only in the target.
static void apply_pair(const Matrix2 *u, double complex *zero, double complex *one) {
    double complex was_zero = *zero, was_one = *one;
    *zero = times(u->m[0][0], was_zero) + times(u->m[0][1], was_one);
    *one = times(u->m[1][0], was_zero) + times(u->m[1][1], was_one);
}

void state_apply(State *state, Matrix2 u, int target, Controls controls) {
    assert(target >= 0 && target < state->qubits);
    size_t bit = (size_t)1 << target;
    check_controls(state, controls, bit);
    for (size_t block = 0; block < state_size(state->qubits); block += 2 * bit)
        for (size_t i = block; i < block + bit; i++)
            if (controls_met(controls, i))
                apply_pair(&u, &state->amplitudes[i], &state->amplitudes[i | bit]);
}

void state_swap(State *state, int a, int b, Controls controls) {
    assert(a >= 0 && a < state->qubits && b >= 0 && b < state->qubits && a != b);
    size_t bit_a = (size_t)1 << a, bit_b = (size_t)1 << b;
    check_controls(state, controls, bit_a | bit_b);
    for (size_t i = 0; i < state_size(state->qubits); i++) {
        if (!(i & bit_a) || (i & bit_b) || !controls_met(controls, i)) continue;
        size_t j = i ^ bit_a ^ bit_b;
        double complex kept = state->amplitudes[i];
        state->amplitudes[i] = state->amplitudes[j];
        state->amplitudes[j] = kept;
    }
}

double state_probability(const State *state, uint32_t mask, uint32_t bits) {
    double sum = 0;
    for (size_t i = 0; i < state_size(state->qubits); i++)
        if ((i & mask) == (bits & mask)) sum += weight_of(state->amplitudes[i]);
    return sum;
}

double state_project(State *state, uint32_t mask, uint32_t bits) {
    double probability = state_probability(state, mask, bits);
    if (probability < 1e-15) return probability;
    double by = 1 / sqrt(probability);
    for (size_t i = 0; i < state_size(state->qubits); i++)
        state->amplitudes[i] *= (i & mask) == (bits & mask) ? by : 0;
    return probability;
}

void state_probabilities(const State *state, double *out) {
    for (size_t i = 0; i < state_size(state->qubits); i++)
        out[i] = weight_of(state->amplitudes[i]);
}

Bloch state_bloch(const State *state, int qubit) {
    assert(qubit >= 0 && qubit < state->qubits);
    size_t bit = (size_t)1 << qubit;
    double complex across = 0; // ρ01 of the reduced density matrix
    double z = 0;
    for (size_t i = 0; i < state_size(state->qubits); i++) {
        if (i & bit) continue;
        double complex zero = state->amplitudes[i], one = state->amplitudes[i | bit];
        across += times(zero, conj(one));
        z += weight_of(zero) - weight_of(one);
    }
    return (Bloch){2 * creal(across), -2 * cimag(across), z};
}

double bloch_length(Bloch b) {
    return sqrt(b.x * b.x + b.y * b.y + b.z * b.z);
}

double complex state_overlap(const State *a, const State *b) {
    assert(a->qubits == b->qubits);
    double complex overlap = 0;
    for (size_t i = 0; i < state_size(a->qubits); i++)
        overlap += times(conj(a->amplitudes[i]), b->amplitudes[i]);
    return overlap;
}

double state_fidelity(const State *a, const State *b) {
    return weight_of(state_overlap(a, b));
}

bool state_same(const State *a, const State *b, double tolerance) {
    double complex overlap = state_overlap(a, b);
    if (cabs(overlap) < 0.5) return false;
    double complex turn = conj(overlap) / cabs(overlap);
    double distance = 0;
    for (size_t i = 0; i < state_size(a->qubits); i++)
        distance += weight_of(a->amplitudes[i] - times(turn, b->amplitudes[i]));
    return distance <= tolerance * tolerance;
}
