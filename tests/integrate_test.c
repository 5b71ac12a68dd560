// The solver of equations judged by solutions in closed form, and by its order.
#include "quantum/integrate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

// y' = iω(t)·y with ω = 2t: e^{it²}.
static void faster_and_faster(const void *asked, double time, const double complex *y,
                              double complex *slope) {
    if (asked) ++*(long *)asked;
    slope[0] = 2 * time * I * y[0];
}

static Integration started(long *asked, double tolerance) {
    Integration run = {{1, faster_and_faster, asked}, 0, tolerance, 0.01, 100000};
    run.y[0] = 1;
    return run;
}

static void the_error_is_below_the_tolerance(void **unused) {
    (void)unused;
    for (double tolerance = 1e-4; tolerance > 1e-12; tolerance /= 10) {
        Integration run = started(NULL, tolerance);
        for (double t = 0.5; t <= 20; t += 0.5) {
            assert_true(integrate_to(&run, t));
            double error = cabs(run.y[0] - cexp(I * t * t));
            assert_true(error <= t * tolerance + 3e-14 * (double)(100000 - run.steps));
        }
    }
}

static void ten_times_less_tolerance_costs_a_quarter_more(void **unused) {
    (void)unused; // 10^(1/10) = 1.26, the mark of a high order
    long coarse = 0, fine = 0;
    Integration run = started(&coarse, 1e-6);
    assert_true(integrate_to(&run, 20));
    run = started(&fine, 1e-10);
    assert_true(integrate_to(&run, 20));
    assert_true((double)fine < 3 * (double)coarse);
    assert_true(fine > coarse);
}

static void it_gives_up_when_the_steps_are_used(void **unused) {
    (void)unused;
    Integration run = started(NULL, 1e-10);
    run.steps = 5;
    assert_false(integrate_to(&run, 20));
    assert_true(run.time > 0 && run.time < 20);
    assert_true(cabs(run.y[0] - cexp(I * run.time * run.time)) < 1e-9);
}

static void now_is_reached_at_once(void **unused) {
    (void)unused;
    Integration run = started(NULL, 1e-10);
    run.steps = 0;
    assert_true(integrate_to(&run, 0));
    assert_true(run.y[0] == 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_error_is_below_the_tolerance),
        cmocka_unit_test(ten_times_less_tolerance_costs_a_quarter_more),
        cmocka_unit_test(it_gives_up_when_the_steps_are_used),
        cmocka_unit_test(now_is_reached_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
