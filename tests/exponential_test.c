// The exponential on bare amplitudes judged by one spin in a field, whose closed form holds
// for any time, and its length by libm's Bessel functions.
#include "quantum/exponential.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

// H = 0.3 + 0.6 X + 0.8 Z, so exp(-iHt)|0⟩ = e^{-0.3it} (cos t - i sin t (0.8, 0.6)), while
// its range is that of the parts: R = 1.4.
static const PauliTerm FIELD[] = {{0, 0, 0.3}, {1, 0, 0.6}, {0, 1, 0.8}};
static const double RADIUS = 1.4;

static void one_spin_turns_by_the_closed_form(void **unused) {
    (void)unused;
    static const double times[] = {0,   1e-300, 1e-19, 1e-12, 1e-3, 0.1,
                                   0.7, -3,     11,    -150,  700,  1400};
    Hamiltonian *h = hamiltonian_create((PauliSum){FIELD, 3}, 1);
    Exponential *work = exponential_create(1, 1400 * RADIUS);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        double t = times[i], re[2] = {1, 0}, im[2] = {0, 0};
        exponential_act(work, h, t, (StateParts){re, im});
        double complex turn = cexp(-0.3 * I * t);
        assert_true(cabs(CMPLX(re[0], im[0]) - turn * CMPLX(cos(t), -0.8 * sin(t))) <
                    1e-12);
        assert_true(cabs(CMPLX(re[1], im[1]) - turn * CMPLX(0, -0.6 * sin(t))) < 1e-12);
    }
    exponential_destroy(work);
    hamiltonian_destroy(h);
}

static void a_short_time_is_exact_to_the_last_digit(void **unused) {
    (void)unused;
    Hamiltonian *h = hamiltonian_create((PauliSum){FIELD, 3}, 1);
    Exponential *work = exponential_create(1, 1);
    for (double t = 1e-1; t > 1e-18; t /= 7) {
        double re[2] = {1, 0}, im[2] = {0, 0};
        exponential_act(work, h, t, (StateParts){re, im});
        double flipped = hypot(re[1], im[1]);
        assert_true(fabs(flipped / (0.6 * sin(t)) - 1) < 1e-14);
    }
    exponential_destroy(work);
    hamiltonian_destroy(h);
}

static void what_is_cut_off_is_nothing(void **unused) {
    (void)unused;
    for (double x = 1e-6; x < 5000; x *= 1.7) {
        int last = exponential_products(x);
        assert_true(fabs(jn(last + 1, x)) < 1e-17);
        assert_true(last < x + 14 * cbrt(x) + 21);
    }
    assert_int_equal(exponential_products(0), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_spin_turns_by_the_closed_form),
        cmocka_unit_test(a_short_time_is_exact_to_the_last_digit),
        cmocka_unit_test(what_is_cut_off_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
