// Outcomes of wires and of bits, judged by those of the whole run.
#include "circuit/outcomes.h"

#include "circuit/bits_seen.h"
#include "circuit/short_form.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { SEED = 5, SHOTS = 400 };

// The wires stand as 0 1 2; a NOT after its measurement tells wire 0 from bit 0.
static Run *run_made(void) {
    Circuit *circuit =
        short_form_read("ry(1) 0; cx 0 2; ry(0.4) 1; measure 0 -> 1; x 0", 3, NULL, NULL);
    assert_non_null(circuit);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    circuit_destroy(circuit);
    return run;
}

static void assert_counted(const Outcomes *of, const double *p) {
    uint64_t *counts = outcome_counts(of, p, SHOTS, SEED), sum = 0;
    for (size_t i = 0; i < of->size; i++) {
        double error = sqrt(p[i] * (1 - p[i]) / SHOTS);
        assert_true(fabs((double)counts[i] / SHOTS - p[i]) <= 5 * error + 1e-12);
        sum += counts[i];
    }
    assert_int_equal(sum, SHOTS);
    free(counts);
}

static void some_wires_are_read_and_counted_as_numbers(void **state) {
    (void)state;
    Run *run = run_made();
    double all[8], p[4], slow[4] = {0}, error[4];
    run_readings(run, run_columns(run), all);
    for (int i = 0; i < 8; i++)
        slow[(i & 1) | (i >> 2 & 1) << 1] += all[i];
    Outcomes of = outcomes_of(run, run_columns(run), 5, NO_BITS);
    assert_int_equal(of.size, 4);
    assert_int_equal(of.mask, 5);
    outcome_chances(&of, p);
    outcome_errors(&of, error);
    for (int i = 0; i < 4; i++) {
        assert_true(fabs(p[i] - slow[i]) < 1e-12);
        assert_true(error[i] == 0);
    }
    assert_counted(&of, p);
    run_destroy(run);
}

static void bits_hold_what_was_found_and_none_are_wires(void **state) {
    (void)state;
    Run *run = run_made();
    double p[8];
    Outcomes of = outcomes_of(run, run_columns(run), 5, ALL_BITS);
    assert_int_equal(of.size, 8); // as many bits as wires, where nothing else is said
    assert_int_equal(of.mask, 7);
    outcome_chances(&of, p);
    assert_true(fabs(p[2] - pow(sin(0.5), 2)) < 1e-12);
    assert_true(fabs(p[0] + p[2] - 1) < 1e-12);
    assert_counted(&of, p);
    of = outcomes_of(run, run_columns(run), 5, FIRST_REGISTER + 7);
    assert_int_equal(of.bits, NO_BITS);
    assert_int_equal(of.mask, 5);
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(some_wires_are_read_and_counted_as_numbers),
        cmocka_unit_test(bits_hold_what_was_found_and_none_are_wires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
