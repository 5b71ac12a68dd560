#include "quantum/state.h"

#include "base/mem.h"

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

static double weight_of(double complex amplitude) {
    return creal(amplitude) * creal(amplitude) + cimag(amplitude) * cimag(amplitude);
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
    memset(state->re, 0, 2 * part_room(state->qubits) * sizeof *state->re);
    state->re[0] = 1;
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

static void set_amplitude(State *state, size_t i, double complex amplitude) {
    state->re[i] = creal(amplitude);
    state->im[i] = cimag(amplitude);
}

// The two amplitudes that differ only in the target.
static void apply_pair(State *state, const Matrix2 *u, size_t i, size_t j) {
    double complex zero = state_amplitude(state, i), one = state_amplitude(state, j);
    set_amplitude(state, i, times(u->m[0][0], zero) + times(u->m[0][1], one));
    set_amplitude(state, j, times(u->m[1][0], zero) + times(u->m[1][1], one));
}

void state_apply(State *state, Matrix2 u, int target, Controls controls) {
    assert(target >= 0 && target < state->qubits);
    size_t bit = (size_t)1 << target;
    check_controls(state, controls, bit);
    for (size_t block = 0; block < state_size(state->qubits); block += 2 * bit)
        for (size_t i = block; i < block + bit; i++)
            if (controls_met(controls, i)) apply_pair(state, &u, i, i | bit);
}

// Where the amplitude of row `row` stands, the targets' bits of `base` being 0.
static size_t row_place(size_t base, size_t row, int count, const int *targets) {
    for (int k = 0; k < count; k++)
        base |= (row >> k & 1) << targets[k];
    return base;
}

static void apply_rows(State *state, const double complex *u, int count, const int *targets,
                       size_t base) {
    double complex before[1 << MAX_TARGETS];
    size_t size = (size_t)1 << count;
    for (size_t row = 0; row < size; row++)
        before[row] = state_amplitude(state, row_place(base, row, count, targets));
    for (size_t row = 0; row < size; row++) {
        double complex sum = 0;
        for (size_t column = 0; column < size; column++)
            sum += times(u[row * size + column], before[column]);
        set_amplitude(state, row_place(base, row, count, targets), sum);
    }
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
    for (size_t i = 0; i < state_size(state->qubits); i++)
        if (!(i & all) && controls_met(controls, i))
            apply_rows(state, u, count, targets, i);
}

void state_swap(State *state, int a, int b, Controls controls) {
    assert(a >= 0 && a < state->qubits && b >= 0 && b < state->qubits && a != b);
    size_t bit_a = (size_t)1 << a, bit_b = (size_t)1 << b;
    check_controls(state, controls, bit_a | bit_b);
    for (size_t i = 0; i < state_size(state->qubits); i++) {
        if (!(i & bit_a) || (i & bit_b) || !controls_met(controls, i)) continue;
        size_t j = i ^ bit_a ^ bit_b;
        double complex kept = state_amplitude(state, i);
        set_amplitude(state, i, state_amplitude(state, j));
        set_amplitude(state, j, kept);
    }
}

double state_probability(const State *state, uint32_t mask, uint32_t bits) {
    double sum = 0;
    for (size_t i = 0; i < state_size(state->qubits); i++)
        if ((i & mask) == (bits & mask)) sum += weight_at(state, i);
    return sum;
}

double state_project(State *state, uint32_t mask, uint32_t bits) {
    double probability = state_probability(state, mask, bits);
    if (probability < 1e-15) return probability;
    double by = 1 / sqrt(probability);
    for (size_t i = 0; i < state_size(state->qubits); i++) {
        double kept = (i & mask) == (bits & mask) ? by : 0;
        state->re[i] *= kept;
        state->im[i] *= kept;
    }
    return probability;
}

void state_probabilities(const State *state, double *out) {
    for (size_t i = 0; i < state_size(state->qubits); i++)
        out[i] = weight_at(state, i);
}

Bloch state_bloch(const State *state, int qubit) {
    assert(qubit >= 0 && qubit < state->qubits);
    size_t bit = (size_t)1 << qubit;
    double complex across = 0; // ρ01 of the reduced density matrix
    double z = 0;
    for (size_t i = 0; i < state_size(state->qubits); i++) {
        if (i & bit) continue;
        double complex zero = state_amplitude(state, i);
        double complex one = state_amplitude(state, i | bit);
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
        overlap += times(conj(state_amplitude(a, i)), state_amplitude(b, i));
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
        distance += weight_of(state_amplitude(a, i) - times(turn, state_amplitude(b, i)));
    return distance <= tolerance * tolerance;
}
