// Statistics judged by sums over all outcomes, closed forms and counted coverage.
#include "quantum/statistics.h"

#include "quantum/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static void assert_near(double found, double expected, double tolerance) {
    if (fabs(found - expected) > tolerance) fail_msg("%.17g is not %.17g", found, expected);
}

// P(K = k) by the distribution after each trial (Pascal's triangle with weights).
static double slow_exactly(int n, int k, double p) {
    double chances[64] = {1};
    for (int trial = 0; trial < n; trial++)
        for (int j = trial + 1; j >= 0; j--)
            chances[j] = chances[j] * (1 - p) + (j ? chances[j - 1] * p : 0);
    return k < 0 || k > n ? 0 : chances[k];
}

static void binomials_and_their_tails_are_sums_over_all_outcomes(void **unused) {
    (void)unused;
    for (int n = 0; n <= 40; n += 5)
        for (double p = 0; p <= 1.001; p += 0.125) {
            double below = 0;
            for (int k = -1; k <= n + 1; k++) {
                assert_near(binomial_at_least(n, k, p), 1 - below, 1e-13);
                double here = slow_exactly(n, k, p);
                assert_near(binomial_exactly(n, k, p), here, 1e-14);
                below += here;
                assert_near(binomial_at_most(n, k, p), below, 1e-13);
            }
        }
}

// From k outwards each density is the last times a ratio.
static double slow_tail(int64_t n, int64_t k, double p) {
    long double term = 1, sum = 1, odds = (long double)p / (1 - (long double)p);
    for (int64_t j = k; j < n && term > 1e-20L * sum; j++) {
        term *= (long double)(n - j) / (long double)(j + 1) * odds;
        sum += term;
    }
    return (double)sum * binomial_exactly(n, k, p);
}

static void tails_of_a_milliard_trials_keep_their_digits(void **unused) {
    (void)unused;
    const int64_t n = 1000000000;
    for (int64_t k = 300001000; k < 300300000; k += 41000) { // 0.07 to 20 σ above the mean
        double slow = slow_tail(n, k, 0.3);
        assert_near(binomial_at_least(n, k, 0.3) / slow, 1, 1e-9);
        assert_near(binomial_at_most(n, n - k, 0.7) / slow, 1, 1e-6);
    }
    double middle = binomial_exactly(n, n / 2, 0.5);
    assert_near(binomial_at_most(n, n / 2, 0.5), 0.5 + middle / 2, 1e-10);
}

static void exact_intervals_end_where_the_tails_do(void **unused) {
    (void)unused;
    for (int k = 0; k <= 17; k++) {
        Interval interval = interval_exact(17, k, 0.9);
        if (k > 0) assert_near(binomial_at_least(17, k, interval.low), 0.05, 1e-12);
        if (k < 17) assert_near(binomial_at_most(17, k, interval.high), 0.05, 1e-12);
        if (k == 0) assert_true(interval.low == 0);
        if (k == 0) assert_near(interval.high, 1 - pow(0.05, 1 / 17.0), 1e-14);
        if (k == 17) assert_true(interval.high == 1);
    }
    Interval huge = interval_exact(1000000000, 500000000, 0.95);
    assert_near(huge.high - huge.low, 2 * 1.959964 * 0.5 / sqrt(1e9), 1e-8);
}

// How often the interval holds p, every outcome of n trials weighted by its chance.
static double coverage(Interval (*interval_of)(int64_t, int64_t, double), int n, double p) {
    double sum = 0;
    for (int k = 0; k <= n; k++) {
        Interval interval = interval_of(n, k, 0.95);
        assert_true(interval.low >= 0 && interval.low <= interval.high &&
                    interval.high <= 1);
        if (interval.low <= p && p <= interval.high) sum += slow_exactly(n, k, p);
    }
    return sum;
}

static void intervals_cover_as_they_promise(void **unused) {
    (void)unused;
    double wilson = 0, normal = 0, steps = 0;
    for (double p = 0.01; p < 1; p += 0.01, steps++) {
        assert_true(coverage(interval_exact, 30, p) >= 0.95);
        wilson += coverage(interval_wilson, 30, p);
        normal += coverage(interval_normal, 30, p);
    }
    assert_near(wilson / steps, 0.95, 0.01);
    assert_true(normal / steps < 0.93);
}

static void wilson_ends_are_roots_of_the_score(void **unused) {
    (void)unused; // |k/n - p| = z √(p(1-p)/n) at either end
    double z = normal_quantile(0.975);
    for (int k = 1; k < 12; k++) {
        Interval interval = interval_wilson(12, k, 0.95);
        double low = interval.low, high = interval.high;
        assert_near(k / 12.0 - low, z * sqrt(low * (1 - low) / 12), 1e-13);
        assert_near(high - k / 12.0, z * sqrt(high * (1 - high) / 12), 1e-13);
    }
    assert_true(interval_wilson(12, 0, 0.95).low == 0);
    assert_true(interval_wilson(12, 12, 0.95).high == 1);
}

static void quantiles_have_their_closed_forms(void **unused) {
    (void)unused;
    for (double p = 0.003; p < 1; p += 0.0217) {
        assert_near(erfc(-normal_quantile(p) / M_SQRT2) / 2, p, 1e-14);
        assert_near(student_quantile(p, 1) / tan(M_PI * (p - 0.5)), 1, 1e-10);
        assert_near(student_quantile(p, 2), (2 * p - 1) / sqrt(2 * p * (1 - p)), 1e-10);
        assert_near(student_quantile(p, 1e8), normal_quantile(p), 1e-6);
        assert_near(1 - student_above(student_quantile(p, 5.5), 5.5), p, 1e-12);
    }
    assert_near(normal_quantile(0.975), 1.959963984540054, 1e-14);
}

static void chi_square_limits_are_passed_with_their_chance(void **unused) {
    (void)unused;
    for (double p = 0.001; p < 1; p += 0.071) {
        assert_near(chi_square_limit(p, 2), -2 * log(p), 1e-12); // 2 degrees: exponential
        assert_near(chi_square_limit(p, 1), pow(normal_quantile(p / 2), 2), 1e-11);
        assert_near(chi_square_above(chi_square_limit(p, 9), 9), p, 1e-13);
    }
    assert_true(chi_square_above(0, 0) == 1);
}

static void a_summary_is_that_of_the_textbook(void **unused) {
    (void)unused;
    Summary summary = summary_of((double[]){1e9 + 2, 1e9 + 4, 1e9 + 4, 1e9 + 6}, 4);
    assert_near(summary.mean, 1e9 + 4, 1e-6);
    assert_near(summary.deviation, sqrt(8 / 3.0), 1e-9);
    assert_near(summary.error, sqrt(8 / 3.0) / 2, 1e-9);
    assert_true(isnan(summary_of((double[]){3}, 1).error));
    assert_true(summary_of((double[]){3}, 1).mean == 3);
    assert_true(isnan(summary_of(NULL, 0).mean));
}

static void shot_noise_of_the_born_rule(void **unused) {
    (void)unused; // map row C02
    assert_near(frequency_error(0.5, 1000), 0.0158, 5e-5);
    assert_int_equal(frequency_shots(0.5, 0.01), 2500);
    assert_int_equal(frequency_shots(0.5, 0.03), 278); // 277.8
    assert_int_equal(frequency_shots(1, 0.01), 0);
    assert_near(binomial_exactly(10, 10, 0.5), pow(2, -10), 1e-16); // E4
}

// |0⟩ turned towards |1⟩ by π in `checks` equal steps, found in |0⟩ after each.
static double zeno(int checks) {
    State *state = state_create(1);
    double survival = 1, angle[] = {M_PI / checks};
    for (int i = 0; i < checks; i++) {
        state_apply(state, gate_find("ry")->matrix(angle), 0, (Controls){0});
        survival *= state_project(state, 1, 0);
    }
    state_destroy(state);
    return survival;
}

static void looking_often_freezes_the_qubit(void **unused) {
    (void)unused; // map rows C02 (E5) and N03 (E3)
    static const int checks[] = {1, 2, 4, 10, 100};
    static const double survivals[] = {0, 0.25, 0.5308, 0.7805, 0.9756};
    for (int i = 0; i < 5; i++)
        assert_near(zeno(checks[i]), survivals[i], 5e-5);
    int enough = 1;
    while (zeno(enough) < 0.9)
        enough++;
    assert_int_equal(enough, 24);
    assert_near(zeno(24), 0.9022, 5e-5); // the map has 0.9021, a digit too low
}

static void an_eavesdropper_passes_or_is_caught(void **unused) {
    (void)unused; // map row N06
    assert_near(binomial_exactly(10, 0, 0.25), 0.0563, 5e-5);
    assert_near(binomial_exactly(20, 0, 0.25), 0.0032, 5e-5);
    assert_near(binomial_at_most(100, 11, 0.25), 3.9e-4, 5e-6);
    assert_near(binomial_at_least(100, 12, 0.03), 4.8e-5, 5e-7);
}

static void copies_outvote_flips(void **unused) {
    (void)unused; // map rows N15 (E1) and C19 (E2): 3p² - 2p³ and its kin
    static const double failing[] = {0.028, 0.00856, 0.00273, 0.00089};
    for (int i = 0; i < 4; i++)
        assert_near(binomial_at_least(3 + 2 * i, 2 + i, 0.1), failing[i], 5e-6);
    for (double p = 0; p < 1; p += 0.1)
        assert_near(binomial_at_least(3, 2, p), 3 * p * p - 2 * p * p * p, 1e-14);
    assert_near(binomial_at_least(5, 3, 0.5), 0.5, 1e-14); // E5: where 3 and 5 cross
}

static void averaging_lifts_a_signal(void **unused) {
    (void)unused;
    // C05 (E6): S - 2 against √(2/N), five times
    assert_near(repetitions_needed(2 * M_SQRT2 - 2, M_SQRT2, 5), 73, 3);
    assert_near(repetitions_needed(0.05, 1, 3), 3600, 1e-9);         // S09 (X1)
    assert_near(repetitions_needed(1, 100, 1), 1e4, 1e-9);           // N16 (E5)
    assert_near(repetitions_needed(1.09e-16, 1e-16, 1), 0.84, 5e-3); // S08 (X2), seconds
    assert_near(repetitions_needed(1.09e-16, 1e-16, 3), 7.6, 5e-2);
    assert_near(repetitions_needed(1e-18, 2.35e-17, 1), 550, 10); // C24 (E4), seconds
}

static void receivers_of_weak_light_err_as_the_map_says(void **unused) {
    (void)unused; // map row C09 (E5): |α|² = 0.2
    const double photons = 0.2;
    double homodyne = erfc(sqrt(2 * photons)) / 2;
    assert_near((1 - sqrt(1 - exp(-4 * photons))) / 2, 0.12896, 5e-6);
    assert_near(homodyne, 0.18555, 5e-6);
    assert_near(exp(-4 * photons) / 2, 0.22466, 5e-6);
    // The same through the quantile: the two Gaussians are 2√(2·2n) σ apart.
    assert_near(normal_quantile(homodyne), -2 * sqrt(photons), 1e-13);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(binomials_and_their_tails_are_sums_over_all_outcomes),
        cmocka_unit_test(tails_of_a_milliard_trials_keep_their_digits),
        cmocka_unit_test(exact_intervals_end_where_the_tails_do),
        cmocka_unit_test(intervals_cover_as_they_promise),
        cmocka_unit_test(wilson_ends_are_roots_of_the_score),
        cmocka_unit_test(quantiles_have_their_closed_forms),
        cmocka_unit_test(chi_square_limits_are_passed_with_their_chance),
        cmocka_unit_test(a_summary_is_that_of_the_textbook),
        cmocka_unit_test(shot_noise_of_the_born_rule),
        cmocka_unit_test(looking_often_freezes_the_qubit),
        cmocka_unit_test(an_eavesdropper_passes_or_is_caught),
        cmocka_unit_test(copies_outvote_flips),
        cmocka_unit_test(averaging_lifts_a_signal),
        cmocka_unit_test(receivers_of_weak_light_err_as_the_map_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
