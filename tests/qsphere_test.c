#include "lesson/qsphere.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <complex.h>
#include <math.h>
#include <string.h>

static int ones_of(uint32_t index) {
    int ones = 0;
    for (; index; index >>= 1)
        ones += index & 1;
    return ones;
}

// The slow way: count those of the same weight by walking over all numbers.
static void places_are_even_around_heights_by_weight(void **state) {
    (void)state;
    for (int n = 1; n <= 7; n++)
        for (uint32_t i = 0; i < 1u << n; i++) {
            int smaller = 0, all = 0;
            for (uint32_t k = 0; k < 1u << n; k++) {
                if (ones_of(k) != ones_of(i)) continue;
                all++;
                smaller += k < i;
            }
            double theta, phi;
            qsphere_place(i, n, &theta, &phi);
            assert_float_equal(cos(theta), 1 - 2.0 * ones_of(i) / n, 1e-12);
            double turn = phi + 58 * M_PI / 180 - 2 * M_PI * smaller / all;
            assert_float_equal(remainder(turn, 2 * M_PI), 0, 1e-9);
        }
}

static void a_small_state_lists_all_places_with_the_first_phase_taken_off(void **state) {
    (void)state;
    double complex v[8] = {0};
    v[1] = 0.6 * cexp(I * 1.0);
    v[6] = 0.8 * cexp(I * 2.5);
    State *s = state_from(3, v);
    Qsphere sphere = qsphere_of(s);
    assert_int_equal(sphere.count, 8);
    assert_int_equal(sphere.there, 2);
    assert_float_equal(sphere.turned, 1.0, 1e-12);
    for (int i = 0; i < 8; i++) {
        assert_int_equal(sphere.at[i].index, i);
        assert_int_equal(sphere.at[i].ones, ones_of((uint32_t)i));
        assert_float_equal(sphere.at[i].probability,
                           i == 1   ? 0.36
                           : i == 6 ? 0.64
                                    : 0,
                           1e-12);
    }
    assert_float_equal(sphere.at[1].phase, 0, 1e-9);
    assert_float_equal(sphere.at[6].phase, 1.5, 1e-9);
    state_destroy(s);
}

static void a_larger_one_lists_only_what_is_there(void **state) {
    (void)state;
    static double complex v[4096];
    v[0] = 0.6;
    v[4095] = -0.8;
    State *s = state_from(12, v);
    Qsphere sphere = qsphere_of(s);
    assert_int_equal(sphere.count, 2);
    assert_int_equal(sphere.at[1].index, 4095);
    assert_float_equal(sphere.at[1].theta, M_PI, 1e-9);
    assert_float_equal(sphere.at[1].phase, M_PI, 1e-9);
    state_destroy(s);
}

static void too_many_are_counted_and_not_listed(void **state) {
    (void)state;
    double complex v[128] = {0};
    for (int i = 0; i < 65; i++)
        v[i] = 1;
    State *s = state_from(7, v);
    Qsphere sphere = qsphere_of(s);
    assert_int_equal(sphere.there, QSPHERE_NODES + 1);
    assert_int_equal(sphere.count, 0);
    state_destroy(s);
    v[64] = 0;
    s = state_from(7, v);
    sphere = qsphere_of(s);
    assert_int_equal(sphere.count, 64);
    state_destroy(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_even_around_heights_by_weight),
        cmocka_unit_test(a_small_state_lists_all_places_with_the_first_phase_taken_off),
        cmocka_unit_test(a_larger_one_lists_only_what_is_there),
        cmocka_unit_test(too_many_are_counted_and_not_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
