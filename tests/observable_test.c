// Observables judged by whole matrices, by enumeration, and by the numbers of the course.
#include "quantum/decompose.h"
#include "quantum/observable.h"

#include "matrix_bench.h"

#include <stdlib.h>

static PauliTerm term(const char *letters, double coefficient) {
    PauliTerm read;
    assert_true(pauli_read(letters, &read));
    read.coefficient = coefficient;
    return read;
}

// The matrix of a sum, a column at a time, by Kronecker products.
static void whole_matrix(PauliSum sum, int qubits, double complex *matrix) {
    static const double complex letters[4][2][2] = {
        {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, -1}}, {{0, -I}, {I, 0}}};
    int size = 1 << qubits;
    for (int i = 0; i < size * size; i++) {
        matrix[i] = 0;
        for (int t = 0; t < sum.count; t++) {
            double complex entry = sum.terms[t].coefficient;
            for (int q = 0; q < qubits; q++) {
                int letter = (sum.terms[t].x >> q & 1) | (sum.terms[t].z >> q & 1) << 1;
                entry *= letters[letter][i / size >> q & 1][i % size >> q & 1];
            }
            matrix[i] += entry;
        }
    }
}

static double mean_of(int size, const double complex *matrix, const State *state) {
    double complex sum = 0;
    for (int i = 0; i < size * size; i++)
        sum += conj(state_amplitude(state, (size_t)(i / size))) * matrix[i] *
               state_amplitude(state, (size_t)(i % size));
    return creal(sum);
}

static void variances_are_those_of_the_matrix(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    PauliTerm terms[4] = {term("XYZ", 0.7), term("IZZ", -1.1), term("YII", 0.4),
                          term("III", 2)};
    PauliSum sum = {terms, 4};
    double complex matrix[64], squared[64];
    State *state = random_state(&rng, 3);
    double variance;
    whole_matrix(sum, 3, matrix);
    multiply(8, matrix, matrix, false, squared);
    double mean = mean_of(8, matrix, state);
    assert_near(pauli_mean(sum, state), mean, 1e-14);
    assert_true(observable_variance(sum, state, &variance, NULL));
    assert_near(variance, mean_of(8, squared, state) - mean * mean, 1e-13);
    state_destroy(state);
}

static void terms_that_one_setting_reads_stand_together(void **unused) {
    (void)unused;
    PauliTerm terms[7] = {term("ZZI", 1), term("XXI", 1), term("IZZ", 1), term("III", 1),
                          term("XIX", 1), term("IYI", 1), term("XXX", 1)};
    int groups[7];
    assert_int_equal(observable_groups((PauliSum){terms, 7}, groups), 3);
    assert_memory_equal(groups, ((int[]){0, 1, 0, 0, 1, 2, 1}), sizeof groups);
    assert_int_equal(observable_groups((PauliSum){NULL, 0}, groups), 0);
}

static void samples_come_near_the_mean_as_their_error_says(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    PauliTerm terms[5] = {term("XYZ", 0.7), term("IZZ", -1.1), term("YII", 0.4),
                          term("III", 2), term("XII", 0.3)};
    PauliSum sum = {terms, 5};
    State *state = random_state(&rng, 3);
    double mean = pauli_mean(sum, state), squares = 0, off = 0;
    enum { RUNS = 400, SHOTS = 500 };
    for (int run = 0; run < RUNS; run++) {
        Estimate estimate;
        assert_true(observable_sample(sum, state, SHOTS, &rng, &estimate, NULL));
        assert_int_equal(estimate.settings, 2);
        double z = (estimate.mean - mean) / estimate.error;
        squares += z * z / RUNS;
        off += (estimate.mean - mean) / RUNS;
    }
    // Of 400 runs: 1 ± 0.07, and 0 ± 1/20 of an error. Seeded, five times that is allowed.
    assert_near(squares, 1, 0.35);
    assert_near(off, 0, 0.02);
    state_destroy(state);
}

static void what_is_certain_is_read_without_error(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    State *bell = state_from(2, (double complex[]){1, 0, 0, 1});
    PauliTerm terms[4] = {term("XX", 1), term("YY", 1), term("ZZ", 1), term("II", 0.5)};
    Estimate estimate;
    assert_true(observable_sample((PauliSum){terms, 4}, bell, 10, &rng, &estimate, NULL));
    assert_near(estimate.mean, 1.5, 1e-15);
    assert_near(estimate.error, 0, 0);
    assert_int_equal(estimate.settings, 3);
    assert_true(
        observable_sample((PauliSum){terms + 3, 1}, bell, 10, &rng, &estimate, NULL));
    assert_near(estimate.mean, 0.5, 1e-15);
    assert_int_equal(estimate.settings, 0);
    state_destroy(bell);
}

static void bell_pairs_are_correlated_along_three_axes(void **unused) {
    (void)unused;
    static const double expected[9] = {1, 0, 0, 0, -1, 0, 0, 0, 1};
    double out[3][3];
    State *bell = state_from(3, (double complex[]){1, 0, 0, 0, 0, 1, 0, 0}); // q0 and q2
    state_correlations(bell, 0, 2, out);
    for (int i = 0; i < 9; i++)
        assert_near(out[i / 3][i % 3], expected[i], 1e-15);
    state_destroy(bell);
}

static void correlations_name_the_first_qubit_first(void **unused) {
    (void)unused;
    double out[3][3];
    State *state = state_create(2); // q0 along +X, q1 along +Z
    state_apply(state, gate_find("h")->matrix(NULL), 0, (Controls){0});
    state_correlations(state, 0, 1, out);
    assert_near(out[0][2], 1, 1e-15);
    assert_near(out[2][0], 0, 1e-15);
    state_destroy(state);
}

// ⟨(cos a Z + sin a X) ⊗ (cos b Z + sin b X)⟩ from the nine correlations.
static double correlation(const double c[3][3], double a, double b) {
    return cos(a) * (cos(b) * c[2][2] + sin(b) * c[2][0]) +
           sin(a) * (cos(b) * c[0][2] + sin(b) * c[0][0]);
}

// Map row C05 and §9 (oracle CHSH): 2√2, game 0.853553, correlation 0.7071 at 45°.
static void a_bell_pair_reaches_two_root_two(void **unused) {
    (void)unused;
    double c[3][3], a[2] = {0, M_PI_2}, b[2] = {M_PI / 4, -M_PI / 4};
    State *bell = state_from(2, (double complex[]){1, 0, 0, 1});
    state_correlations(bell, 0, 1, c);
    double s = correlation(c, a[0], b[0]) + correlation(c, a[0], b[1]) +
               correlation(c, a[1], b[0]) - correlation(c, a[1], b[1]);
    assert_near(s, 2 * M_SQRT2, 1e-14);
    assert_near(0.5 + s / 8, 0.8535533905932737, 1e-14);
    assert_near(correlation(c, 0, M_PI / 4), 0.7071067811865475, 1e-14);
    state_destroy(bell);
}

// Map row §9 (oracle GHZ): XXX, XYY, YXY, YYX = 1, -1, -1, -1, Mermin's sum 4.
static void ghz_reaches_four(void **unused) {
    (void)unused;
    PauliTerm terms[4] = {term("XXX", 1), term("XYY", -1), term("YXY", -1),
                          term("YYX", -1)};
    State *ghz = state_from(3, (double complex[]){1, 0, 0, 0, 0, 0, 0, 1});
    assert_near(pauli_mean((PauliSum){terms, 4}, ghz), 4, 1e-14);
    state_destroy(ghz);
}

static const char *const h2_letters[5] = {"II", "IZ", "ZI", "ZZ", "XX"};
static const double h2_weights[5] = {-1.052373245772859, 0.39793742484318045,
                                     -0.39793742484318045, -0.01128010425623538,
                                     0.18093119978423156};
static const double repulsion = 0.71996899444; // 1/1.388948702 of the oracle's 0.735 Å

static PauliSum h2(PauliTerm terms[5]) {
    for (int t = 0; t < 5; t++)
        terms[t] = term(h2_letters[t], h2_weights[t]);
    return (PauliSum){terms, 5};
}

// Map row C16: HF -1.1169990 at |01⟩, ground -1.13730604.
static void hydrogen_has_the_energies_of_the_course(void **unused) {
    (void)unused;
    PauliTerm terms[5];
    PauliSum sum = h2(terms);
    double complex matrix[16], vectors[16];
    double energies[4], variance;
    State *hf = state_from(2, (double complex[]){0, 1, 0, 0});
    assert_near(pauli_mean(sum, hf) + repulsion, -1.1169990, 1e-7);
    whole_matrix(sum, 2, matrix);
    assert_true(hermitian_eigen(4, matrix, energies, vectors, NULL));
    assert_near(energies[0], -1.85727503, 1e-8);
    assert_near(energies[0] + repulsion, -1.13730604, 1e-8);
    State *ground = state_from(2, vectors);
    assert_near(pauli_mean(sum, ground), energies[0], 1e-14);
    assert_true(observable_variance(sum, ground, &variance, NULL));
    assert_near(variance, 0, 1e-14);
    state_destroy(hf);
    state_destroy(ground);
}

// Map row C16 E2: X(q0); Ry(θ) q1; CNOT(q1→q0) at θ = -0.2235 reaches the ground energy.
static void one_angle_reaches_the_ground_state_of_hydrogen(void **unused) {
    (void)unused;
    PauliTerm terms[5];
    PauliSum sum = h2(terms);
    double best = 0, at = 0;
    for (int step = -600; step <= 600; step++) {
        double theta = step * 0.0005;
        State *state = state_create(2);
        state_apply(state, gate_find("x")->matrix(NULL), 0, (Controls){0});
        state_apply(state, gate_find("ry")->matrix(&theta), 1, (Controls){0});
        state_apply(state, gate_find("x")->matrix(NULL), 0, (Controls){.ones = 2});
        double energy = pauli_mean(sum, state) + repulsion;
        if (energy < best) best = energy, at = theta;
        state_destroy(state);
    }
    assert_near(at, -0.2235, 0.0005);
    assert_near(best, -1.13730604, 1e-7);
}

// Map row C15 E1 (oracle TFIM): -ZZ - X₁ - X₂ has the ground energy -√5.
static void two_spins_in_a_field_have_the_energy_of_the_course(void **unused) {
    (void)unused;
    PauliTerm terms[3] = {term("ZZ", -1), term("IX", -1), term("XI", -1)};
    double complex matrix[16];
    double energies[4];
    whole_matrix((PauliSum){terms, 3}, 2, matrix);
    assert_true(hermitian_eigen(4, matrix, energies, NULL, NULL));
    assert_near(energies[0], -sqrt(5), 1e-14);
}

// 22 qubits are 64 MB, and there is no room for a second state.
static bool large_state_is_refused(void) {
    State *state = state_create(22);
    PauliTerm x = {1, 0, 1};
    PauliSum sum = {&x, 1};
    Estimate estimate;
    Rng rng = rng_seeded(1);
    double variance;
    Error errors[2] = {0};
    bool done = !state || observable_variance(sum, state, &variance, &errors[0]) ||
                observable_sample(sum, state, 10, &rng, &estimate, &errors[1]);
    state_destroy(state);
    for (int i = 0; i < 2; i++)
        done = done || strcmp(errors[i].key, "state.memory") != 0 ||
               strcmp(errors[i].args, "22") != 0;
    return !done;
}

static void a_state_without_room_for_a_second_is_refused(void **unused) {
    (void)unused;
    with_little_memory(120, large_state_is_refused);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variances_are_those_of_the_matrix),
        cmocka_unit_test(terms_that_one_setting_reads_stand_together),
        cmocka_unit_test(samples_come_near_the_mean_as_their_error_says),
        cmocka_unit_test(what_is_certain_is_read_without_error),
        cmocka_unit_test(bell_pairs_are_correlated_along_three_axes),
        cmocka_unit_test(correlations_name_the_first_qubit_first),
        cmocka_unit_test(a_bell_pair_reaches_two_root_two),
        cmocka_unit_test(ghz_reaches_four),
        cmocka_unit_test(hydrogen_has_the_energies_of_the_course),
        cmocka_unit_test(one_angle_reaches_the_ground_state_of_hydrogen),
        cmocka_unit_test(two_spins_in_a_field_have_the_energy_of_the_course),
        cmocka_unit_test(a_state_without_room_for_a_second_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
