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
    int counts[5];
    Rng rng = rng_seeded(5);
    sample_counts(weights, 5, 80000, &rng, counts);
    assert_int_equal(counts[0] + counts[1] + counts[2] + counts[3] + counts[4], 80000);
    for (int i = 0; i < 5; i++) { // within five standard deviations
        double p = weights[i] / 8;
        assert_true(fabs(counts[i] - 80000 * p) <= 5 * sqrt(80000 * p * (1 - p)));
    }
}

static void a_weight_of_zero_never_comes_up(void **unused) {
    (void)unused;
    const double weights[] = {0, 0, 1e-300, 0};
    int counts[4];
    Rng rng = rng_seeded(6);
    sample_counts(weights, 4, 1000, &rng, counts);
    assert_int_equal(counts[2], 1000);
    assert_int_equal(counts[0] + counts[1] + counts[3], 0);
}

static void the_same_seed_gives_the_same_counts(void **unused) {
    (void)unused;
    const double weights[] = {0.3, 0.3, 0.4};
    int first[3], second[3];
    Rng a = rng_seeded(7), b = rng_seeded(7);
    sample_counts(weights, 3, 500, &a, first);
    sample_counts(weights, 3, 500, &b, second);
    assert_memory_equal(first, second, sizeof first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_add_up_and_follow_the_weights),
        cmocka_unit_test(a_weight_of_zero_never_comes_up),
        cmocka_unit_test(the_same_seed_gives_the_same_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
