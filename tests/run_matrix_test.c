// The matrix of a moment, against what the run itself makes of every basis state: the basis
// state is prepared by X gates in front, which the run works out by another way.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/run.h"
#include "circuit/short_form.h"

#include <stdio.h>
#include <stdlib.h>

static Run *run_of(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    circuit_destroy(circuit);
    return run;
}

static void check_column(const char *text, int wires, int column,
                         const double complex *matrix) {
    char whole[400];
    int at = 0;
    for (int q = 0; q < wires; q++)
        if (column >> q & 1) at += snprintf(whole + at, sizeof whole - at, "x %d; ", q);
    snprintf(whole + at, sizeof whole - at, "%s", text);
    Run *run = run_of(whole, wires);
    const State *state = run_pure(run, run_columns(run));
    for (int row = 0; row < 1 << wires; row++)
        assert_true(cabs(state_amplitude(state, row) - matrix[(row << wires) + column]) <
                    1e-12);
    run_destroy(run);
}

static void its_columns_are_what_basis_states_become(void **state) {
    (void)state;
    static const char *const texts[] = {"h 0; cx 0 1; t 1",
                                        "ry(0.3) 2; negctrl @ h 2 0; s 1",
                                        "h 0; h 1; barrier 0 1; swap 0 2"};
    for (int i = 0; i < 3; i++) {
        Run *run = run_of(texts[i], 3);
        double complex *matrix = run_matrix(run, run_columns(run));
        assert_non_null(matrix);
        for (int column = 0; column < 8; column++)
            check_column(texts[i], 3, column, matrix);
        free(matrix);
        run_destroy(run);
    }
}

static void it_is_that_of_the_columns_before_the_moment(void **state) {
    (void)state;
    Run *run = run_of("h 0; measure 0", 1);
    double complex *start = run_matrix(run, 0), *after_h = run_matrix(run, 1);
    assert_non_null(start);
    assert_non_null(after_h);
    if (!start || !after_h) return; // for the analyser
    assert_true(cabs(start[0] - 1) < 1e-12 && cabs(start[1]) < 1e-12);
    assert_true(cabs(after_h[3] + 0.70710678118654752) < 1e-12);
    assert_null(run_matrix(run, 2));
    free(start);
    free(after_h);
    run_destroy(run);
}

static void conditions_and_resets_have_none(void **state) {
    (void)state;
    static const char *const texts[] = {"measure 0; if (c0 == 1) x 0", "reset 0"};
    for (int i = 0; i < 2; i++) {
        Run *run = run_of(texts[i], 1);
        assert_null(run_matrix(run, run_columns(run)));
        run_destroy(run);
    }
}

// Column 1 of h, cx alone is cx: |01⟩ and |11⟩ change places.
static void one_column_has_a_matrix_of_its_own(void **state) {
    (void)state;
    Run *run = run_of("h 0; cx 0 1; measure 0; t 0", 2);
    const double complex *cx = run_matrix_kept(run, 1, 2);
    static const int to[] = {0, 3, 2, 1};
    assert_non_null(cx);
    for (int i = 0; cx && i < 16; i++)
        assert_true(cabs(cx[i] - (to[i % 4] == i / 4)) < 1e-12);
    assert_ptr_equal(run_matrix_kept(run, 1, 2), cx);
    assert_null(run_matrix_kept(run, 2, 3));              // the measurement
    const double complex *t = run_matrix_kept(run, 3, 4); // and behind it
    assert_non_null(t);
    assert_true(t && cabs(t[5] - cexp(I * 0.78539816339744831)) < 1e-12);
    assert_null(run_matrix_kept(run, -1, 4));
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_columns_are_what_basis_states_become),
        cmocka_unit_test(it_is_that_of_the_columns_before_the_moment),
        cmocka_unit_test(conditions_and_resets_have_none),
        cmocka_unit_test(one_column_has_a_matrix_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
