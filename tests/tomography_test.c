// Tomography judged by perfect counts, by seeded experiments, and by searching for nearer
// states.
#include "quantum/decompose.h"
#include "quantum/mixture.h"
#include "quantum/tomography.h"

#include "matrix_bench.h"

enum { MOST = 1 << TOMOGRAPHY_QUBITS };

static void settings_are_numbers_in_base_three(void **unused) {
    (void)unused;
    char letters[TOMOGRAPHY_QUBITS + 1];
    assert_int_equal(tomography_settings(1), 3);
    assert_int_equal(tomography_settings(4), 81);
    tomography_letters(3, 0 + 3 * 1 + 9 * 2, letters);
    assert_string_equal(letters, "ZYX");
}

static void probabilities_are_borns(void **unused) {
    (void)unused;
    double p[4];
    double complex rho[16]; // q0 = |0⟩, q1 = |-i⟩
    pure(4, (double complex[]){M_SQRT1_2, 0, -I * M_SQRT1_2, 0}, rho);
    tomography_probabilities(2, rho, 2 + 3 * 1, p); // q0 along Z, q1 along Y
    for (int i = 0; i < 4; i++)
        assert_near(p[i], i == 2, 1e-15);
    tomography_probabilities(2, rho, 0 + 3 * 2, p); // q0 along X, q1 along Z
    for (int i = 0; i < 4; i++)
        assert_near(p[i], 0.25, 1e-15);
}

// Counts in exact proportion give the state back, to their rounding.
static void perfect_counts_give_the_state_back(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int qubits = 1; qubits <= TOMOGRAPHY_QUBITS; qubits++) {
        static uint64_t counts[81 * MOST];
        int size = 1 << qubits;
        double complex rho[MOST * MOST], out[MOST * MOST];
        double p[MOST];
        random_mixture(&rng, size, 2, rho);
        for (int setting = 0; setting < tomography_settings(qubits); setting++) {
            tomography_probabilities(qubits, rho, setting, p);
            for (int i = 0; i < size; i++)
                counts[setting * size + i] = (uint64_t)lround(1e8 * p[i]);
        }
        assert_true(tomography_invert(qubits, counts, out, NULL));
        assert_near(far_apart(size * size, out, rho), 0, 1e-7);
    }
}

// Map row C09 E4: an unknown pure qubit from 3 × 2500 shots, F ≥ 0.99 for the arrow that
// the estimate points along. The estimate itself may end inside the ball and lose by the
// missing length, up to 0.008 in one standard error, which is past 0.01 now and then.
static void seeded_experiments_reach_the_fidelity_of_the_course(void **unused) {
    (void)unused;
    int inside = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        Rng rng = rng_seeded(seed);
        double complex vector[2], rho[4], out[4], vectors[4];
        double fidelity, values[2];
        uint64_t counts[6];
        random_vector(&rng, 2, vector);
        pure(2, vector, rho);
        tomography_simulate(1, rho, 2500, &rng, counts);
        for (int setting = 0; setting < 3; setting++)
            assert_int_equal(counts[2 * setting] + counts[2 * setting + 1], 2500);
        assert_true(tomography_invert(1, counts, out, NULL));
        assert_true(tomography_project(2, out, out, NULL));
        assert_true(mixture_fidelity(2, rho, out, &fidelity, NULL));
        inside += fidelity < 0.99;
        assert_true(hermitian_eigen(2, out, values, vectors, NULL));
        assert_true(pow(cabs(inner(2, vector, vectors + 2)), 2) >= 0.99);
    }
    assert_true(inside <= 15);
}

static void a_projected_state_is_physical_and_nearest(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    for (int trial = 0; trial < 10; trial++) {
        double complex vector[4], rho[16], raw[16], out[16], other[16];
        uint64_t counts[36];
        double least = 0;
        MixtureFaults faults;
        random_vector(&rng, 4, vector);
        pure(4, vector, rho);
        tomography_simulate(2, rho, 50, &rng, counts);
        assert_true(tomography_invert(2, counts, raw, NULL));
        assert_true(mixture_faults(4, raw, &faults, NULL));
        assert_true(faults.least < -0.01); // pure and few shots: not physical
        assert_near(faults.trace, 0, 1e-14);
        assert_true(tomography_project(4, raw, out, NULL));
        assert_true(mixture_faults(4, out, &faults, NULL));
        assert_true(mixture_is_physical(faults, 1e-13));
        for (int i = 0; i < 16; i++)
            least += pow(cabs(out[i] - raw[i]), 2);
        for (int k = 0; k < 400; k++) { // steps from it to other states lead away
            random_mixture(&rng, 4, 1 + k % 4, other);
            double step = k % 2 ? 0.01 : 0.3, away = 0;
            for (int i = 0; i < 16; i++)
                away += pow(cabs((1 - step) * out[i] + step * other[i] - raw[i]), 2);
            assert_true(away >= least - 1e-14);
        }
    }
}

// The example of Smolin, Gambetta and Smith's figure: 3/5, 1/2, 7/20, 1/10, -11/20 becomes
// 9/20, 7/20, 1/5, 0, 0.
static void the_papers_example_comes_out(void **unused) {
    (void)unused;
    static const double in[5] = {0.6, 0.5, 0.35, 0.1, -0.55};
    static const double expected[5] = {0.45, 0.35, 0.2, 0, 0};
    double complex matrix[25] = {0}, out[25];
    for (int k = 0; k < 5; k++)
        matrix[6 * k] = in[k];
    assert_true(tomography_project(5, matrix, out, NULL));
    for (int k = 0; k < 5; k++)
        assert_near(creal(out[6 * k]), expected[k], 1e-15);
}

static void a_state_is_its_own_projection(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    double complex rho[64], out[64];
    random_mixture(&rng, 8, 8, rho);
    assert_true(tomography_project(8, rho, out, NULL));
    assert_near(far_apart(64, rho, out), 0, 1e-14);
}

static void a_setting_without_shots_is_named(void **unused) {
    (void)unused;
    uint64_t counts[36];
    double complex rho[16];
    Error err;
    for (int i = 0; i < 36; i++)
        counts[i] = i / 4 == 5 ? 0 : 1;
    assert_false(tomography_invert(2, counts, rho, &err));
    assert_string_equal(err.key, "tomography.no_shots");
    assert_string_equal(err.args, "YZ");
    rho[3] = NAN;
    assert_false(tomography_project(4, rho, rho, &err));
    assert_string_equal(err.key, "matrix.not_finite");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_are_numbers_in_base_three),
        cmocka_unit_test(probabilities_are_borns),
        cmocka_unit_test(perfect_counts_give_the_state_back),
        cmocka_unit_test(seeded_experiments_reach_the_fidelity_of_the_course),
        cmocka_unit_test(a_projected_state_is_physical_and_nearest),
        cmocka_unit_test(the_papers_example_comes_out),
        cmocka_unit_test(a_state_is_its_own_projection),
        cmocka_unit_test(a_setting_without_shots_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
