#include "quantum/state.h"

#include "base/mem.h"
#include "quantum/kernels_inside.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNED = 64 }; // bytes

struct State {
    int qubits;
    double *re, *im; // 2^qubits each; `im` stands behind `re`
};

size_t state_size(int qubits) {
    return (size_t)1 << qubits;
}

static double weight_at(const State *state, size_t i) {
    return state->re[i] * state->re[i] + state->im[i] * state->im[i];
}

static void scale(State *state, double by) {
    for (size_t i = 0; i < state_size(state->qubits); i++) {
        state->re[i] *= by;
        state->im[i] *= by;
    }
}

// The doubles of one part: at least a cache line of them.
static size_t part_room(int qubits) {
    size_t least = ALIGNED / sizeof(double), size = state_size(qubits);
    return size < least ? least : size;
}

static State *state_blank(int qubits) {
    assert(qubits >= 1 && qubits <= MAX_QUBITS);
    size_t bytes = 2 * part_room(qubits) * sizeof(double);
    double *parts = aligned_alloc(ALIGNED, bytes);
    if (!parts) return NULL;
    memset(parts, 0, bytes);
    State *state = mem_new(sizeof *state);
    *state = (State){qubits, parts, parts + part_room(qubits)};
    return state;
}

State *state_create(int qubits) {
    State *state = state_blank(qubits);
    if (state) state->re[0] = 1;
    return state;
}

void state_reset(State *state) {
    state_set_basis(state, 0);
}

void state_set_basis(State *state, size_t index) {
    memset(state->re, 0, 2 * part_room(state->qubits) * sizeof *state->re);
    state->re[index] = 1;
}

State *state_copy(const State *state) {
    State *copy = state_blank(state->qubits);
    if (!copy) return NULL;
    memcpy(copy->re, state->re, 2 * part_room(state->qubits) * sizeof *state->re);
    return copy;
}

void state_destroy(State *state) {
    if (!state) return;
    free(state->re);
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
        state->re[i] = creal(amplitudes[i]) / largest;
        state->im[i] = cimag(amplitudes[i]) / largest;
        length += weight_at(state, i);
    }
    scale(state, 1 / sqrt(length));
    return state;
}

int state_qubits(const State *state) {
    return state->qubits;
}

double complex state_amplitude(const State *state, size_t index) {
    assert(index < state_size(state->qubits));
    return CMPLX(state->re[index], state->im[index]);
}

const double *state_re(const State *state) {
    return state->re;
}

const double *state_im(const State *state) {
    return state->im;
}

StateParts state_parts(State *state) {
    return (StateParts){state->re, state->im};
}

static Amplitudes amplitudes_of(const State *state) {
    return (Amplitudes){state->re, state->im, state_size(state->qubits)};
}

static void check_controls(const State *state, Controls controls, size_t targets) {
    size_t all = controls.ones | controls.zeros;
    assert(all < state_size(state->qubits) && (controls.ones & controls.zeros) == 0);
    assert((all & targets) == 0);
}

static void act(State *state, const Operation *operation) {
    Amplitudes a = amplitudes_of(state);
    kernels_best()->act[operation->kind](&a, operation);
}

void state_apply(State *state, Matrix2 u, int target, Controls controls) {
    assert(target >= 0 && target < state->qubits);
    check_controls(state, controls, (size_t)1 << target);
    Operation operation;
    operation_matrix(&operation, &u, target, controls);
    if (!operation_idle(&operation)) act(state, &operation);
}

void state_apply_matrix(State *state, const double complex *u, int count,
                        const int *targets, Controls controls) {
    assert(count >= 1 && count <= MAX_TARGETS);
    size_t all = 0;
    for (int k = 0; k < count; k++) {
        assert(targets[k] >= 0 && targets[k] < state->qubits && !(all >> targets[k] & 1));
        all |= (size_t)1 << targets[k];
    }
    check_controls(state, controls, all);
    Operation steps[BLOCK_OPERATIONS];
    int steps_count = operation_block(u, count, targets, controls, state->qubits, steps);
    for (int i = 0; i < steps_count; i++)
        act(state, &steps[i]);
}

void state_swap(State *state, int a, int b, Controls controls) {
    assert(a >= 0 && a < state->qubits && b >= 0 && b < state->qubits && a != b);
    check_controls(state, controls, (size_t)1 << a | (size_t)1 << b);
    Operation swap = operation_swap(a, b, controls);
    act(state, &swap);
}

// What reads `bits` on the qubits in `mask`, as controls.
static Controls reading(const State *state, uint32_t mask, uint32_t bits) {
    mask &= (uint32_t)state_size(state->qubits) - 1;
    return (Controls){mask & bits, mask & ~bits};
}

double state_probability(const State *state, uint32_t mask, uint32_t bits) {
    Amplitudes a = amplitudes_of(state);
    return kernels_best()->weight(&a, reading(state, mask, bits));
}

double state_project(State *state, uint32_t mask, uint32_t bits) {
    double probability = state_probability(state, mask, bits);
    if (probability < 1e-15) return probability;
    Amplitudes a = amplitudes_of(state);
    kernels_best()->keep(&a, reading(state, mask, bits), 1 / sqrt(probability));
    return probability;
}

void state_probabilities(const State *state, double *out) {
    Amplitudes a = amplitudes_of(state);
    kernels_best()->weights(&a, out);
}

static Bloch bloch_of(Bloch sums) {
    return (Bloch){2 * sums.x, 2 * sums.y, sums.z};
}

Bloch state_bloch(const State *state, int qubit) {
    assert(qubit >= 0 && qubit < state->qubits);
    Bloch sums = {0};
    Amplitudes a = amplitudes_of(state);
    kernels_best()->bloch(&a, qubit, &sums);
    return bloch_of(sums);
}

double bloch_length(Bloch b) {
    return sqrt(b.x * b.x + b.y * b.y + b.z * b.z);
}

double complex state_overlap(const State *a, const State *b) {
    assert(a->qubits == b->qubits);
    Amplitudes left = amplitudes_of(a), right = amplitudes_of(b);
    return kernels_best()->overlap(&left, &right);
}

double state_fidelity(const State *a, const State *b) {
    double complex overlap = state_overlap(a, b);
    return creal(overlap * conj(overlap));
}

bool state_same(const State *a, const State *b, double tolerance) {
    double complex overlap = state_overlap(a, b);
    if (cabs(overlap) < 0.5) return false;
    double complex turn = conj(overlap) / cabs(overlap);
    Amplitudes left = amplitudes_of(a), right = amplitudes_of(b);
    return kernels_best()->distance(&left, &right, turn) <= tolerance * tolerance;
}
