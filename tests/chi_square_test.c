// The χ² test judged by hand-made tables and by how often chance alone passes its limits.
#include "quantum/chi_square.h"

#include "base/rng.h"
#include "quantum/sample.h"
#include "quantum/statistics.h"
#include "sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void assert_near(double found, double expected, double tolerance) {
    if (fabs(found - expected) > tolerance) fail_msg("%.17g is not %.17g", found, expected);
}

static void a_coin_of_532_heads_is_suspicious(void **unused) {
    (void)unused; // map row N01, E5
    ChiSquare result;
    assert_true(chi_square_fit((int[]){468, 532}, (double[]){1, 1}, 2, &result, NULL));
    assert_near(result.statistic, 4.096, 1e-12);
    assert_int_equal(result.degrees, 1);
    assert_near(chi_square_limit(0.05, 1), 3.84, 5e-3);
    assert_true(result.statistic > chi_square_limit(0.05, 1));
    assert_near(result.p_value, erfc(sqrt(4.096 / 2)), 1e-14);
}

static void small_cells_are_pooled(void **unused) {
    (void)unused;
    ChiSquare result; // expected 60 30 4 3 3: the last three make one cell of 10
    double shares[] = {0.6, 0.3, 0.04, 0.03, 0.03};
    assert_true(chi_square_fit((int[]){50, 35, 9, 0, 6}, shares, 5, &result, NULL));
    assert_near(result.statistic, 100 / 60.0 + 25 / 30.0 + 25 / 10.0, 1e-12);
    assert_int_equal(result.degrees, 2);
    // Expected 60 36 4: the 4 takes the 36 in.
    assert_true(
        chi_square_fit((int[]){50, 40, 10}, (double[]){60, 36, 4}, 3, &result, NULL));
    assert_near(result.statistic, 100 / 60.0 + 100 / 40.0, 1e-12);
    assert_int_equal(result.degrees, 1);
}

static void the_impossible_counted_once_refutes(void **unused) {
    (void)unused;
    ChiSquare result;
    double shares[] = {0.5, 0.5, 0, 1e-17};
    assert_true(chi_square_fit((int[]){50, 50, 0, 0}, shares, 4, &result, NULL));
    assert_true(result.statistic == 0 && result.degrees == 1 && result.p_value == 1);
    assert_true(chi_square_fit((int[]){50, 49, 1, 0}, shares, 4, &result, NULL));
    assert_true(isinf(result.statistic) && result.p_value == 0);
    assert_true(chi_square_fit((int[]){0, 7}, (double[]){0, 1}, 2, &result, NULL));
    assert_true(result.statistic == 0 && result.degrees == 0 && result.p_value == 1);
}

static void two_sets_are_compared_as_a_fourfold_table(void **unused) {
    (void)unused; // N (ad - bc)² / (product of the four margins)
    ChiSquare result;
    assert_true(chi_square_two((int[]){30, 20}, (int[]){45, 55}, 2, &result, NULL));
    double cross = 30.0 * 55 - 20 * 45;
    assert_near(result.statistic, 150 * cross * cross / (50.0 * 100 * 75 * 75), 1e-12);
    assert_int_equal(result.degrees, 1);
    // Cells that neither set has count for nothing; small ones are pooled.
    assert_true(chi_square_two((int[]){30, 20, 0, 4, 6}, (int[]){45, 55, 0, 2, 8}, 5,
                               &result, NULL));
    ChiSquare by_hand;
    assert_true(
        chi_square_two((int[]){30, 20, 10}, (int[]){45, 55, 10}, 3, &by_hand, NULL));
    assert_near(result.statistic, by_hand.statistic, 1e-12);
}

static void draw(const double *shares, uint64_t shots, Rng *rng, int *counts) {
    uint64_t drawn[4];
    sample_counts(shares, 4, shots, rng, drawn);
    for (int i = 0; i < 4; i++)
        counts[i] = (int)drawn[i];
}

static void chance_passes_a_limit_as_often_as_it_says(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(21);
    double shares[] = {0.1, 0.2, 0.3, 0.4};
    int below[4] = {0}, apart = 0;
    enum { TRIALS = 4000 };
    for (int trial = 0; trial < TRIALS; trial++) {
        int counts[4], others[4];
        ChiSquare result;
        draw(shares, 400, &rng, counts);
        assert_true(chi_square_fit(counts, shares, 4, &result, NULL));
        below[(int)(result.p_value * 3.999)]++;
        draw(shares, 600, &rng, others);
        assert_true(chi_square_two(counts, others, 4, &result, NULL));
        apart += result.p_value < 0.05;
    }
    for (int quarter = 0; quarter < 4; quarter++)
        assert_in_range(below[quarter], 0.22 * TRIALS, 0.28 * TRIALS);
    assert_in_range(apart, 0.04 * TRIALS, 0.06 * TRIALS);
}

static void what_cannot_be_judged_is_said(void **unused) {
    (void)unused;
    ChiSquare result;
    Error err;
    double even[] = {0.5, 0.5};
    assert_false(chi_square_fit((int[]){3, -1}, even, 2, &result, &err));
    assert_sentence(&err, "statistics.bad_count",
                    "Counts are whole numbers from 0 up, but number 2 is -1. Correct it.");
    assert_false(chi_square_two((int[]){3, 1}, (int[]){0, 0}, 2, &result, &err));
    assert_sentence(&err, "statistics.no_shots",
                    "Nothing has been counted yet. Run some shots first.");
    assert_false(chi_square_fit((int[]){3, 1}, (double[]){NAN, 1}, 2, &result, &err));
    assert_sentence(
        &err, "statistics.bad_probability",
        "Probabilities are numbers from 0 up, but number 1 is nan. Correct it.");
    assert_false(chi_square_fit((int[]){3, 1}, (double[]){0, 0}, 2, &result, &err));
    assert_sentence(&err, "statistics.no_probability",
                    "All probabilities are 0. Give those of the outcomes that can happen.");
    assert_false(chi_square_two((int[]){-3, 1}, (int[]){1, 1}, 2, &result, &err));
    assert_string_equal(err.key, "statistics.bad_count");
}

static void too_few_shots_say_how_many_it_takes(void **unused) {
    (void)unused;
    ChiSquare result;
    Error err;
    double shares[] = {0.9, 0.06, 0.04};
    assert_false(chi_square_fit((int[]){45, 3, 1}, shares, 3, &result, &err));
    assert_sentence(&err, "statistics.few_shots",
                    "49 shots are too few to judge. Take at least 50.");
    assert_true(chi_square_fit((int[]){45, 3, 2}, shares, 3, &result, &err));
    assert_int_equal(result.degrees, 1);
    assert_false(chi_square_two((int[]){4, 5}, (int[]){50, 50}, 2, &result, &err));
    assert_string_equal(err.key, "statistics.few_shots");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_coin_of_532_heads_is_suspicious),
        cmocka_unit_test(small_cells_are_pooled),
        cmocka_unit_test(the_impossible_counted_once_refutes),
        cmocka_unit_test(two_sets_are_compared_as_a_fourfold_table),
        cmocka_unit_test(chance_passes_a_limit_as_often_as_it_says),
        cmocka_unit_test(what_cannot_be_judged_is_said),
        cmocka_unit_test(too_few_shots_say_how_many_it_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
