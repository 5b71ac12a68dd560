// States judged by the slow way: the whole 2^n × 2^n matrix, built from Kronecker products,
// times the vector.
#include "base/rng.h"
#include "quantum/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { QUBITS = 4, SIZE = 1 << QUBITS };

typedef struct Full {
    double complex m[SIZE][SIZE];
} Full;

// The Kronecker product of one factor per qubit, the highest qubit leftmost.
static Full kronecker(const Matrix2 *factors) {
    Full full;
    for (int row = 0; row < SIZE; row++)
        for (int column = 0; column < SIZE; column++) {
            double complex product = 1;
            for (int q = 0; q < QUBITS; q++)
                product *= factors[q].m[row >> q & 1][column >> q & 1];
            full.m[row][column] = product;
        }
    return full;
}

static void add(Full *sum, Full part, double sign) {
    for (int i = 0; i < SIZE * SIZE; i++)
        sum->m[i / SIZE][i % SIZE] += sign * part.m[i / SIZE][i % SIZE];
}

static const Matrix2 one = {{{1, 0}, {0, 1}}};
static const Matrix2 on_zero = {{{1, 0}, {0, 0}}};
static const Matrix2 on_one = {{{0, 0}, {0, 1}}};

// 1 - C⊗1 + C⊗U, where C projects on what the controls ask for.
static Full controlled(const Matrix2 *act, Controls controls) {
    Matrix2 factors[QUBITS], asked[QUBITS], all[QUBITS];
    for (int q = 0; q < QUBITS; q++) {
        Matrix2 control = one;
        if (controls.ones >> q & 1) control = on_one;
        if (controls.zeros >> q & 1) control = on_zero;
        bool is_control = (controls.ones | controls.zeros) >> q & 1;
        asked[q] = control;
        factors[q] = is_control ? control : act[q];
        all[q] = one;
    }
    Full full = kronecker(all);
    add(&full, kronecker(asked), -1);
    add(&full, kronecker(factors), 1);
    return full;
}

// SWAP = (1 + XX + YY + ZZ) / 2, controlled.
static Full controlled_swap(int a, int b, Controls controls) {
    static const Matrix2 paulis[4] = {
        {{{1, 0}, {0, 1}}}, {{{0, 1}, {1, 0}}}, {{{0, -I}, {I, 0}}}, {{{1, 0}, {0, -1}}}};
    Full sum = {0};
    for (int k = 0; k < 4; k++) {
        Matrix2 factors[QUBITS] = {one, one, one, one};
        factors[a] = factors[b] = paulis[k];
        add(&sum, controlled(factors, controls), 0.5);
    }
    Matrix2 ones[QUBITS] = {one, one, one,
                            one}; // each part brought the whole "1 - C" along: four
    Full idle = {0};              // halves of it, where one is due
    add(&idle, kronecker(ones), 1);
    Matrix2 asked[QUBITS] = {one, one, one, one};
    for (int q = 0; q < QUBITS; q++) {
        if (controls.ones >> q & 1) asked[q] = on_one;
        if (controls.zeros >> q & 1) asked[q] = on_zero;
    }
    add(&idle, kronecker(asked), -1);
    add(&sum, idle, -1);
    return sum;
}

static void multiply(const Full *full, double complex *vector) {
    double complex product[SIZE] = {0};
    for (int row = 0; row < SIZE; row++)
        for (int column = 0; column < SIZE; column++)
            product[row] += full->m[row][column] * vector[column];
    memcpy(vector, product, sizeof product);
}

static State *random_state(Rng *rng, double complex *vector) {
    for (int i = 0; i < SIZE; i++)
        vector[i] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
    State *state = state_from(QUBITS, vector);
    assert_non_null(state);
    for (size_t i = 0; i < SIZE; i++)
        vector[i] = state_amplitude(state, i);
    return state;
}

static Controls random_controls(Rng *rng, uint32_t not_these) {
    Controls controls = {0};
    for (int q = 0; q < QUBITS; q++) {
        uint64_t kind = rng_below(rng, 3);
        if (not_these >> q & 1) continue;
        if (kind == 1) controls.ones |= 1u << q;
        if (kind == 2) controls.zeros |= 1u << q;
    }
    return controls;
}

static void assert_same(const State *state, const double complex *vector) {
    for (int i = 0; i < SIZE; i++)
        assert_true(cabs(state_amplitude(state, (size_t)i) - vector[i]) < 1e-12);
}

static void random_gate(Rng *rng, State *state, double complex *vector) {
    const Gate *gate = gate_row((int)rng_below(rng, (uint64_t)gate_count()));
    int a = (int)rng_below(rng, QUBITS),
        b = (a + 1 + (int)rng_below(rng, QUBITS - 1)) % QUBITS;
    Full full;
    if (gate->kind == GATE_MATRIX) {
        double angles[3] = {6 * rng_unit(rng), 6 * rng_unit(rng), 6 * rng_unit(rng)};
        Controls controls = random_controls(rng, 1u << a);
        Matrix2 act[QUBITS] = {one, one, one, one};
        act[a] = gate->matrix(angles);
        state_apply(state, act[a], a, controls);
        full = controlled(act, controls);
    } else {
        Controls controls = random_controls(rng, 1u << a | 1u << b);
        state_swap(state, a, b, controls);
        full = controlled_swap(a, b, controls);
    }
    multiply(&full, vector);
}

static void random_circuits_equal_the_whole_matrices(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(11);
    for (int trial = 0; trial < 20; trial++) {
        double complex vector[SIZE];
        State *state = random_state(&rng, vector);
        for (int step = 0; step < 30; step++) {
            random_gate(&rng, state, vector);
            assert_same(state, vector);
        }
        state_destroy(state);
    }
}

static void a_new_state_is_all_zeros(void **unused) {
    (void)unused;
    State *state = state_create(3);
    assert_int_equal(state_qubits(state), 3);
    for (int i = 0; i < 8; i++)
        assert_true(state_amplitude(state, (size_t)i) == (i == 0 ? 1 : 0));
    state_destroy(state);
}

static void qubit_zero_is_the_lowest_bit(void **unused) {
    (void)unused;
    State *state = state_create(3);
    state_apply(state, gate_find("x")->matrix(NULL), 0, (Controls){0});
    state_apply(state, gate_find("x")->matrix(NULL), 2, (Controls){.ones = 1, .zeros = 2});
    assert_true(cabs(state_amplitude(state, 5) - 1) < 1e-15);
    state_destroy(state);
}

static void amplitudes_are_scaled_to_length_one_or_refused(void **unused) {
    (void)unused;
    State *state = state_from(1, (double complex[]){3e200, 4e200 * I});
    assert_true(cabs(state_amplitude(state, 0) - 0.6) < 1e-12);
    assert_true(cabs(state_amplitude(state, 1) - 0.8 * I) < 1e-12);
    state_destroy(state);
    assert_null(state_from(1, (double complex[]){0, 1e-14}));
    assert_null(state_from(1, (double complex[]){1, NAN}));
    assert_null(state_from(1, (double complex[]){1, CMPLX(0, INFINITY)}));
}

static void a_copy_is_a_state_of_its_own(void **unused) {
    (void)unused;
    State *state = state_create(2), *copy = state_copy(state);
    state_apply(copy, gate_find("x")->matrix(NULL), 1, (Controls){0});
    assert_true(state_probability(state, 3, 0) == 1);
    assert_true(state_probability(copy, 3, 2) == 1);
    state_destroy(state);
    state_destroy(copy);
}

static void projecting_keeps_what_agrees(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(12);
    double complex vector[SIZE];
    for (uint32_t mask = 1; mask < SIZE; mask++) {
        State *state = random_state(&rng, vector);
        uint32_t bits = (uint32_t)rng_below(&rng, SIZE) & mask;
        double slow = 0;
        for (uint32_t i = 0; i < SIZE; i++)
            if ((i & mask) == bits) slow += pow(cabs(vector[i]), 2);
        assert_true(fabs(state_probability(state, mask, bits) - slow) < 1e-12);
        assert_true(fabs(state_project(state, mask, bits) - slow) < 1e-12);
        for (uint32_t i = 0; i < SIZE; i++)
            vector[i] = (i & mask) == bits ? vector[i] / sqrt(slow) : 0;
        assert_same(state, vector);
        state_destroy(state);
    }
}

static void projecting_on_the_impossible_changes_nothing(void **unused) {
    (void)unused;
    State *state = state_create(2);
    assert_true(state_project(state, 1, 1) < 1e-15);
    assert_true(state_amplitude(state, 0) == 1);
    state_destroy(state);
}

// ⟨P⟩ by the whole matrix.
static double expected(const double complex *vector, Matrix2 pauli, int qubit) {
    Matrix2 factors[QUBITS] = {one, one, one, one};
    factors[qubit] = pauli;
    Full full = kronecker(factors);
    double complex after[SIZE], sum = 0;
    memcpy(after, vector, sizeof after);
    multiply(&full, after);
    for (int i = 0; i < SIZE; i++)
        sum += conj(vector[i]) * after[i];
    return creal(sum);
}

static void bloch_components_are_expectations(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(13);
    double complex vector[SIZE];
    for (int trial = 0; trial < 10; trial++) {
        State *state = random_state(&rng, vector);
        for (int q = 0; q < QUBITS; q++) {
            Bloch b = state_bloch(state, q);
            assert_true(fabs(b.x - expected(vector, gate_find("x")->matrix(NULL), q)) <
                        1e-12);
            assert_true(fabs(b.y - expected(vector, gate_find("y")->matrix(NULL), q)) <
                        1e-12);
            assert_true(fabs(b.z - expected(vector, gate_find("z")->matrix(NULL), q)) <
                        1e-12);
            assert_true(bloch_length(b) < 1);
        }
        state_destroy(state);
    }
}

static void an_entangled_qubit_has_a_short_arrow(void **unused) {
    (void)unused;
    State *bell = state_from(2, (double complex[]){1, 0, 0, 1});
    assert_true(bloch_length(state_bloch(bell, 0)) < 1e-12);
    assert_true(bloch_length(state_bloch(bell, 1)) < 1e-12);
    state_destroy(bell);
}

static State *at_angles(double theta, double phi) {
    return state_from(1,
                      (double complex[]){cos(theta / 2), cexp(I * phi) * sin(theta / 2)});
}

static void arrows_overlap_by_half_their_angle(void **unused) {
    (void)unused; // map row C01: cos²(θ/2): 60° → 0.75, 90° → 0.5, 180° → 0
    static const double degrees[] = {0, 60, 90, 120, 180};
    static const double overlaps[] = {1, 0.75, 0.5, 0.25, 0};
    for (int i = 0; i < 5; i++) {
        State *a = at_angles(0.3, 0), *b = at_angles(0.3 + degrees[i] * M_PI / 180, 0);
        assert_true(fabs(state_fidelity(a, b) - overlaps[i]) < 1e-12);
        state_destroy(a);
        state_destroy(b);
    }
}

static void sixty_degrees_from_the_pole_reads_one_in_a_quarter(void **unused) {
    (void)unused; // map row C01, E2: θ = 60°, φ = 90°
    State *state = at_angles(M_PI / 3, M_PI / 2);
    assert_true(fabs(state_probability(state, 1, 1) - 0.25) < 1e-12);
    Bloch b = state_bloch(state, 0);
    assert_true(fabs(b.x) < 1e-12 && fabs(b.y - sqrt(3) / 2) < 1e-12);
    assert_true(fabs(b.z - 0.5) < 1e-12);
    double out[2];
    state_probabilities(state, out);
    assert_true(fabs(out[0] - 0.75) < 1e-12 && fabs(out[1] - 0.25) < 1e-12);
    state_destroy(state);
}

static void the_same_state_is_known_behind_a_phase(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(14);
    double complex vector[SIZE];
    State *state = random_state(&rng, vector);
    for (int i = 0; i < SIZE; i++)
        vector[i] *= cexp(2.5 * I);
    State *turned = state_from(QUBITS, vector);
    assert_true(state_same(state, turned, 1e-11));
    vector[3] += 1e-9;
    State *other = state_from(QUBITS, vector);
    assert_false(state_same(state, other, 1e-11));
    assert_true(state_same(state, other, 1e-6));
    state_destroy(state);
    state_destroy(turned);
    state_destroy(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_circuits_equal_the_whole_matrices),
        cmocka_unit_test(a_new_state_is_all_zeros),
        cmocka_unit_test(qubit_zero_is_the_lowest_bit),
        cmocka_unit_test(amplitudes_are_scaled_to_length_one_or_refused),
        cmocka_unit_test(a_copy_is_a_state_of_its_own),
        cmocka_unit_test(projecting_keeps_what_agrees),
        cmocka_unit_test(projecting_on_the_impossible_changes_nothing),
        cmocka_unit_test(bloch_components_are_expectations),
        cmocka_unit_test(an_entangled_qubit_has_a_short_arrow),
        cmocka_unit_test(arrows_overlap_by_half_their_angle),
        cmocka_unit_test(sixty_degrees_from_the_pole_reads_one_in_a_quarter),
        cmocka_unit_test(the_same_state_is_known_behind_a_phase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
