// Readout errors judged by the sum over every way to misread.
#include "base/rng.h"
#include "quantum/readout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

enum { BITS = 3, OUTCOMES = 1 << BITS };

static void draw(Rng *rng, Readout *readouts, double *probabilities) {
    double sum = 0;
    for (int k = 0; k < BITS; k++)
        readouts[k] = readout_errors(rng_unit(rng) / 3, rng_unit(rng) / 3);
    for (int i = 0; i < OUTCOMES; i++)
        sum += probabilities[i] = rng_unit(rng);
    for (int i = 0; i < OUTCOMES; i++)
        probabilities[i] /= sum;
}

static void reading_sums_over_what_was_there(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    Readout readouts[BITS];
    double was[OUTCOMES], read[OUTCOMES];
    draw(&rng, readouts, was);
    memcpy(read, was, sizeof read);
    readout_apply(readouts, BITS, read);
    for (int out = 0; out < OUTCOMES; out++) {
        double sum = 0;
        for (int in = 0; in < OUTCOMES; in++) {
            double product = was[in];
            for (int k = 0; k < BITS; k++)
                product *= readouts[k].p[out >> k & 1][in >> k & 1];
            sum += product;
        }
        assert_true(fabs(read[out] - sum) < 1e-15);
    }
}

static void undoing_gives_back_what_was_there(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    Readout readouts[BITS];
    double was[OUTCOMES], read[OUTCOMES];
    draw(&rng, readouts, was);
    memcpy(read, was, sizeof read);
    readout_apply(readouts, BITS, read);
    assert_true(readout_undo(readouts, BITS, read, NULL));
    for (int i = 0; i < OUTCOMES; i++)
        assert_true(fabs(read[i] - was[i]) < 1e-14);
}

static void a_readout_that_tells_nothing_is_not_undone(void **unused) {
    (void)unused;
    Error err = {0};
    Readout readouts[2] = {readout_errors(0.1, 0.1), readout_errors(0.3, 0.7)};
    double read[4] = {0.1, 0.2, 0.3, 0.4};
    assert_false(readout_undo(readouts, 2, read, &err));
    assert_string_equal(err.key, "readout.blind");
    assert_string_equal(err.args, "1");
    assert_true(read[0] == 0.1 && read[3] == 0.4);
}

static void columns_that_are_no_probabilities_are_refused(void **unused) {
    (void)unused;
    Error err = {0};
    assert_true(readout_check(readout_errors(0, 1), &err));
    assert_false(readout_check((Readout){{{0.9, 0.2}, {0.1, 0.7}}}, &err));
    assert_string_equal(err.key, "readout.column");
    assert_string_equal(err.args, "1\t0.2\t0.7");
    assert_false(readout_check(readout_errors(1.5, 0), &err));
    assert_string_equal(err.args, "0\t-0.5\t1.5");
    assert_false(readout_check(readout_errors(NAN, 0), &err));
    assert_string_equal(err.args, "0\tnan\tnan");
}

static void five_percent_errors_leave_0_857375_and_nine_tenths_of_z(void **unused) {
    (void)unused;
    Readout readouts[BITS];
    for (int k = 0; k < BITS; k++)
        readouts[k] = readout_errors(0.05, 0.05);
    double zeros[OUTCOMES] = {1}, tilted[2] = {0.7, 0.3};
    readout_apply(readouts, BITS, zeros);
    assert_true(fabs(zeros[0] - 0.857375) < 1e-15);
    readout_apply(readouts, 1, tilted);
    assert_true(fabs(tilted[0] - tilted[1] - 0.9 * 0.4) < 1e-15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_sums_over_what_was_there),
        cmocka_unit_test(undoing_gives_back_what_was_there),
        cmocka_unit_test(a_readout_that_tells_nothing_is_not_undone),
        cmocka_unit_test(columns_that_are_no_probabilities_are_refused),
        cmocka_unit_test(five_percent_errors_leave_0_857375_and_nine_tenths_of_z),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
