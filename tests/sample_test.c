// Draws judged by χ² against the weights they were drawn by.
#include "full_matrix.h"
#include "quantum/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static void counts_add_up_and_follow_the_weights(void **unused) {
    (void)unused;
    const double weights[] = {1, 0, 2, 5, 0};
    uint64_t counts[5];
    Rng rng = rng_seeded(5);
    sample_counts(weights, 5, 80000, &rng, counts);
    assert_int_equal(counts[0] + counts[1] + counts[2] + counts[3] + counts[4], 80000);
    for (int i = 0; i < 5; i++) { // within five standard deviations
        double p = weights[i] / 8;
        assert_true(fabs((double)counts[i] - 80000 * p) <= 5 * sqrt(80000 * p * (1 - p)));
    }
}

static void a_weight_of_zero_never_comes_up(void **unused) {
    (void)unused;
    const double weights[] = {0, 0, 1e-300, 0};
    uint64_t counts[4];
    uint32_t shots[100];
    Rng rng = rng_seeded(6);
    sample_counts(weights, 4, 1000, &rng, counts);
    assert_int_equal(counts[2], 1000);
    assert_int_equal(counts[0] + counts[1] + counts[3], 0);
    assert_true(sample_shots(weights, 4, 100, &rng, shots));
    for (int i = 0; i < 100; i++)
        assert_int_equal(shots[i], 2);
}

static void the_same_seed_gives_the_same_draws(void **unused) {
    (void)unused;
    const double weights[] = {0.3, 0.3, 0.4};
    uint64_t counts[2][3];
    uint32_t shots[2][50];
    for (int i = 0; i < 2; i++) {
        Rng rng = rng_seeded(7);
        sample_counts(weights, 3, 500, &rng, counts[i]);
        assert_true(sample_shots(weights, 3, 50, &rng, shots[i]));
    }
    assert_memory_equal(counts[0], counts[1], sizeof *counts);
    assert_memory_equal(shots[0], shots[1], sizeof *shots);
}

enum { QUBITS = 10, SIZE = 1 << QUBITS, SHOTS = 1000000 };

// χ² of all outcomes, whose mean is SIZE − 1; within five standard deviations.
static void assert_follows(const double *weights, const uint64_t *counts, double shots) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
        double expected = weights[i] * shots, off = (double)counts[i] - expected;
        sum += off * off / expected;
    }
    assert_true(fabs(sum - (SIZE - 1)) < 5 * sqrt(2.0 * SIZE));
}

static void random_weights(Rng *rng, double *weights) {
    State *state = full_random(rng, QUBITS, NULL);
    state_probabilities(state, weights);
    state_destroy(state);
}

static void counts_of_a_random_state_pass_chi_square(void **unused) {
    (void)unused;
    static const uint64_t shots[] = {100000, SHOTS, UINT64_C(1) << 53};
    Rng rng = rng_seeded(8);
    for (int trial = 0; trial < 12; trial++) {
        double weights[SIZE];
        uint64_t counts[SIZE], sum = 0;
        random_weights(&rng, weights);
        sample_counts(weights, SIZE, shots[trial % 3], &rng, counts);
        assert_follows(weights, counts, (double)shots[trial % 3]);
        for (int i = 0; i < SIZE; i++)
            sum += counts[i];
        assert_true(sum == shots[trial % 3]);
    }
}

static void shots_of_a_random_state_pass_chi_square(void **unused) {
    (void)unused;
    static uint32_t shots[SHOTS];
    Rng rng = rng_seeded(9);
    double weights[SIZE];
    uint64_t counts[SIZE] = {0}, halves[2] = {0};
    random_weights(&rng, weights);
    assert_true(sample_shots(weights, SIZE, SHOTS, &rng, shots));
    for (int i = 0; i < SHOTS; i++)
        counts[shots[i]]++;
    assert_follows(weights, counts, SHOTS);
    for (int i = 1; i < SHOTS; i++) // neighbours fall on the same side of a half by chance
        halves[(shots[i] < SIZE / 2) == (shots[i - 1] < SIZE / 2)]++;
    double half = 0;
    for (int i = 0; i < SIZE / 2; i++)
        half += weights[i];
    double same = (half * half + (1 - half) * (1 - half)) * (SHOTS - 1);
    assert_true(fabs((double)halves[1] - same) < 5 * sqrt(SHOTS));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_add_up_and_follow_the_weights),
        cmocka_unit_test(a_weight_of_zero_never_comes_up),
        cmocka_unit_test(the_same_seed_gives_the_same_draws),
        cmocka_unit_test(counts_of_a_random_state_pass_chi_square),
        cmocka_unit_test(shots_of_a_random_state_pass_chi_square),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
