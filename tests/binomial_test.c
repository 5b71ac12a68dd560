// Binomial numbers judged by the exact distribution: Pascal's recurrence, χ² and moments.
#include "quantum/binomial.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { MOST = 400, DRAWS = 200000 };

// The whole distribution by adding one trial after the other.
static void exact(int n, double p, double *out) {
    memset(out, 0, (MOST + 1) * sizeof *out);
    out[0] = 1;
    for (int trial = 0; trial < n; trial++)
        for (int k = trial + 1; k >= 0; k--)
            out[k] = out[k] * (1 - p) + (k ? out[k - 1] * p : 0);
}

// χ² over classes of at least 10 expected each; five standard deviations above the mean of
// χ² (its degrees of freedom) are allowed.
static void assert_follows(const double *p, const double *seen, int count) {
    double sum = 0, expected = 0, found = 0;
    int classes = 0;
    for (int k = 0; k <= count; k++) {
        expected += DRAWS * p[k];
        found += seen[k];
        if (expected < 10 && k < count) continue;
        if (expected >= 10) sum += (found - expected) * (found - expected) / expected;
        classes += expected >= 10;
        expected = found = 0;
    }
    assert_true(sum < classes + 5 * sqrt(2.0 * classes));
}

static void draws_follow_the_exact_distribution(void **unused) {
    (void)unused;
    static const struct {
        int n;
        double p;
    } cases[] = {{1, 0.3},   {5, 0.5},    {20, 0.05},  {20, 0.7},  {30, 0.4},
                 {100, 0.3}, {400, 0.02}, {400, 0.03}, {400, 0.5}, {300, 0.95}};
    Rng rng = rng_seeded(41);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double p[MOST + 1], seen[MOST + 1] = {0};
        exact(cases[i].n, cases[i].p, p);
        for (int draw = 0; draw < DRAWS; draw++) {
            uint64_t k = binomial((uint64_t)cases[i].n, cases[i].p, &rng);
            assert_true(k <= (uint64_t)cases[i].n);
            seen[k]++;
        }
        assert_follows(p, seen, cases[i].n);
    }
}

static void the_logarithm_is_that_of_the_exact_distribution(void **unused) {
    (void)unused;
    static const double chances[] = {0.01, 0.3, 0.5, 0.9};
    static const int trials[] = {1, 10, 40, 400};
    for (int i = 0; i < 16; i++) {
        double p[MOST + 1];
        int n = trials[i / 4];
        exact(n, chances[i % 4], p);
        for (int k = 0; k <= n; k++)
            if (p[k] > 1e-290)
                assert_true(fabs(binomial_log(k, n, chances[i % 4]) - log(p[k])) < 1e-10);
    }
}

// With 2^53 trials: mean and variance of n·p and n·p·(1−p) within five standard errors, and
// the logarithm's slope, which is ln((n−k)p / ((k+1)(1−p))).
static void very_many_trials_have_the_right_spread(void **unused) {
    (void)unused;
    const double n = 0x1.0p53;
    Rng rng = rng_seeded(42);
    static const double chances[] = {1e-14, 1e-9, 0.3, 0.5};
    for (int i = 0; i < 4; i++) {
        double p = chances[i], mean = 0, square = 0, spread = sqrt(n * p * (1 - p));
        for (int draw = 0; draw < 20000; draw++) {
            double off = fma(-n, p, (double)binomial((uint64_t)n, p, &rng)) / spread;
            mean += off / 20000;
            square += off * off / 20000;
        }
        assert_true(fabs(mean) < 5 / sqrt(20000));
        assert_true(fabs(square - 1) < 5 * sqrt(2.0 / 20000));
        double k = floor(n * p + 3 * spread);
        double step = binomial_log(k + 1000, n, p) - binomial_log(k - 1000, n, p);
        double slope = -(k - n * p) / (n * p * (1 - p)) * 2000;
        assert_true(p < 1e-6 || fabs(step - slope) < 1e-6);
    }
}

static void certainty_needs_no_chance(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(43), before = rng;
    assert_int_equal(binomial(0, 0.5, &rng), 0);
    assert_int_equal(binomial(7, 0, &rng), 0);
    assert_int_equal(binomial(7, 1, &rng), 7);
    assert_int_equal(binomial(7, 1 + 1e-15, &rng), 7);
    assert_memory_equal(&rng, &before, sizeof rng);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_follow_the_exact_distribution),
        cmocka_unit_test(the_logarithm_is_that_of_the_exact_distribution),
        cmocka_unit_test(very_many_trials_have_the_right_spread),
        cmocka_unit_test(certainty_needs_no_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
