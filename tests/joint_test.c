// Tables of readings, judged by direct sums over the basis states.
#include "circuit/joint.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

static Run *run_of(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    circuit_destroy(circuit);
    assert_non_null(run);
    return run;
}

static const char mixed[] = "ry(0.7) 0; ry(1.9) 1; cx 0 2; ry(0.4) 2; cx 1 3; h 3; cx 3 0";

// The sum of |a|² over the basis states whose wires read so.
static double slow(const Run *run, uint32_t mask, uint32_t bits) {
    const State *state = run_pure(run, run_columns(run));
    double sum = 0;
    for (uint32_t i = 0; i < 16; i++)
        if ((i & mask) == bits) sum += pow(cabs(state_amplitude(state, i)), 2);
    return sum;
}

static uint32_t spread(uint32_t mask, int value) {
    uint32_t bits = 0;
    for (int wire = 0; wire < 4; wire++)
        if (mask >> wire & 1) {
            bits |= (uint32_t)(value & 1) << wire;
            value >>= 1;
        }
    return bits;
}

static void every_cell_is_the_sum_over_its_basis_states(void **unused) {
    (void)unused;
    Run *run = run_of(mixed, 4);
    for (uint32_t rows = 1; rows < 16; rows++)
        for (uint32_t columns = 1; columns < 16; columns++) {
            Joint joint;
            if (rows & columns) continue;
            assert_true(joint_read(run, run_columns(run), rows, columns, &joint));
            for (int r = 0; r < joint.row_count; r++)
                for (int c = 0; c < joint.column_count; c++) {
                    uint32_t here = spread(rows, r), there = spread(columns, c);
                    double both = slow(run, rows | columns, here | there);
                    double row = slow(run, rows, here), column = slow(run, columns, there);
                    assert_true(fabs(joint_cell(&joint, JOINT_BOTH, r, c) - both) < 1e-12);
                    assert_true(fabs(joint.row[r] - row) < 1e-12);
                    assert_true(fabs(joint.column[c] - column) < 1e-12);
                    assert_true(fabs(joint_cell(&joint, GIVEN_COLUMN, r, c) -
                                     both / column) < 1e-9);
                    assert_true(fabs(joint_cell(&joint, GIVEN_ROW, r, c) - both / row) <
                                1e-9);
                }
        }
    run_destroy(run);
}

static void a_condition_that_never_holds_has_no_number(void **unused) {
    (void)unused;
    Run *run = run_of("x 0; h 1", 2);
    Joint joint;
    joint_read(run, run_columns(run), 2, 1, &joint);
    assert_true(joint_cell(&joint, GIVEN_COLUMN, 0, 0) == -1);
    assert_true(fabs(joint_cell(&joint, GIVEN_COLUMN, 0, 1) - 0.5) < 1e-12);
    run_destroy(run);
}

static void sides_that_are_not_said_are_the_lowest_wires(void **unused) {
    (void)unused;
    uint32_t rows = 0, columns = 0;
    joint_sides(5, &rows, &columns);
    assert_int_equal(columns, 1);
    assert_int_equal(rows, 2);
    rows = columns = 0;
    joint_sides(1, &rows, &columns);
    assert_int_equal(rows, 1);
    assert_int_equal(columns, 0);
    rows = 3;
    columns = 1; // in both: a column
    joint_sides(2, &rows, &columns);
    assert_int_equal(rows, 2);
    assert_int_equal(columns, 1);
    rows = 0;
    columns = 3; // nothing is left for the rows
    joint_sides(2, &rows, &columns);
    assert_int_equal(rows, 1);
    assert_int_equal(columns, 2);
    rows = 0xfffff;
    columns = 0;
    joint_sides(20, &rows, &columns);
    assert_int_equal(rows, 15);
    assert_int_equal(columns, 16);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_is_the_sum_over_its_basis_states),
        cmocka_unit_test(a_condition_that_never_holds_has_no_number),
        cmocka_unit_test(sides_that_are_not_said_are_the_lowest_wires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
