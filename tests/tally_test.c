// Shots one by one: against their own prefix, exact expectations, and closed numbers.
#include "circuit/tally.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static const double weights[] = {0.5, 0, 0.125, 0.25, 0.125};
enum { SIZE = 5 };

static void the_first_shots_are_the_same_however_they_were_asked_for(void **unused) {
    (void)unused;
    Tally *once = tally_create(weights, SIZE, 7), *steps = tally_create(weights, SIZE, 7);
    tally_to(once, 1000);
    for (int shots = 0; shots <= 1000; shots += shots < 20 ? 1 : 98)
        tally_to(steps, shots);
    tally_to(steps, 1000);
    for (int i = 0; i < SIZE; i++)
        assert_int_equal(tally_counts(once)[i], tally_counts(steps)[i]);
    for (int ago = 0; ago < TALLY_LAST; ago++) {
        uint32_t a, b;
        assert_true(tally_last(once, ago, &a) && tally_last(steps, ago, &b));
        assert_int_equal(a, b);
    }
    tally_destroy(once);
    tally_destroy(steps);
}

static void what_falls_next_is_what_falls_then(void **unused) {
    (void)unused;
    Tally *tally = tally_create(weights, SIZE, 3);
    for (int shots = 1; shots < 200; shots++) {
        uint32_t next, last;
        assert_true(tally_next(tally, &next));
        tally_to(tally, shots);
        assert_true(tally_last(tally, 0, &last));
        assert_int_equal(next, last);
    }
    tally_destroy(tally);
}

static void fewer_shots_begin_the_seed_anew(void **unused) {
    (void)unused;
    Tally *tally = tally_create(weights, SIZE, 9), *fresh = tally_create(weights, SIZE, 9);
    tally_to(tally, 500);
    tally_to(tally, 20);
    tally_to(fresh, 20);
    for (int i = 0; i < SIZE; i++)
        assert_int_equal(tally_counts(tally)[i], tally_counts(fresh)[i]);
    assert_int_equal(tally_shots(tally), 20);
    tally_to(tally, 0);
    uint32_t none;
    assert_false(tally_last(tally, 0, &none));
    tally_destroy(tally);
    tally_destroy(fresh);
}

// χ² of 3 degrees beyond 40 comes once in a hundred million; the seeds are fixed.
static void shots_come_up_as_often_as_they_are_likely(void **unused) {
    (void)unused;
    for (uint64_t seed = 0; seed < 20; seed++) {
        Tally *tally = tally_create(weights, SIZE, seed);
        tally_to(tally, 10000);
        double square = 0;
        for (int i = 0; i < SIZE; i++) {
            double count = (double)tally_counts(tally)[i], expected = 10000 * weights[i];
            if (expected > 0)
                square += pow(count - expected, 2) / expected;
            else
                assert_true(count == 0);
        }
        assert_true(square < 40);
        tally_destroy(tally);
    }
}

static void a_fair_coin_needs_four_hundred_shots_for_a_twentieth(void **unused) {
    (void)unused;
    double fair[] = {0.5, 0.5}; // ± 2σ = ± 2 · 0.5/√n = 0.05
    assert_true(fabs(tally_shots_to_see(fair, 2, 0.05) - 400) < 1e-9);
    double sure[] = {1, 0};
    assert_true(tally_shots_to_see(sure, 2, 0.05) == 0);
}

static void shots_that_tell_apart_leave_no_overlap(void **unused) {
    (void)unused;
    double p[] = {0.5, 0.5}, q[] = {0.6, 0.4};
    double shots = tally_shots_to_tell(p, q, 2);
    double reach = 2 * sqrt(0.25 / shots) + 2 * sqrt(0.24 / shots);
    assert_true(fabs(reach - 0.1) < 1e-12);
    assert_true(tally_shots_to_tell(p, p, 2) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_shots_are_the_same_however_they_were_asked_for),
        cmocka_unit_test(what_falls_next_is_what_falls_then),
        cmocka_unit_test(fewer_shots_begin_the_seed_anew),
        cmocka_unit_test(shots_come_up_as_often_as_they_are_likely),
        cmocka_unit_test(a_fair_coin_needs_four_hundred_shots_for_a_twentieth),
        cmocka_unit_test(shots_that_tell_apart_leave_no_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
