// The circuit that a learner edits: what it takes, what it refuses and in which words.
#include "circuit/circuit.h"

#include "base/rng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Step step(const Circuit *c, const char *gate, int wire, int column) {
    const Gate *row = gate_find(gate);
    assert_non_null(row);
    return step_of(c, row, wire, column);
}

static int place(Circuit *c, const char *gate, int wire, int column) {
    Error err = {0};
    int index = circuit_place(c, step(c, gate, wire, column), &err);
    assert_string_equal(err.key, "");
    return index;
}

static int place_controlled(Circuit *c, int control, int target, int column) {
    Step s = step(c, "x", target, column);
    s.controls = UINT32_C(1) << control;
    return circuit_place(c, s, NULL);
}

static void refused(Circuit *c, Step s, const char *key, const char *args) {
    Circuit *before = circuit_copy(c);
    Error err = {0};
    assert_int_equal(circuit_place(c, s, &err), NO_STEP);
    assert_string_equal(err.key, key);
    assert_string_equal(err.args, args);
    assert_true(circuit_equal(before, c));
    circuit_destroy(before);
}

static void steps_are_kept_in_order_of_column_then_wire(void **state) {
    (void)state;
    Circuit *c = circuit_create(3);
    place(c, "h", 2, 1);
    place(c, "x", 1, 0);
    assert_int_equal(place(c, "y", 0, 1), 1);
    assert_string_equal(circuit_step(c, 0)->gate->name, "x");
    assert_string_equal(circuit_step(c, 1)->gate->name, "y");
    assert_string_equal(circuit_step(c, 2)->gate->name, "h");
    assert_int_equal(circuit_columns(c), 2);
    circuit_destroy(c);
}

static void a_link_covers_the_wires_it_crosses(void **state) {
    (void)state;
    Circuit *c = circuit_create(4);
    int cx = place_controlled(c, 0, 2, 5);
    assert_int_equal(step_wires(circuit_step(c, cx)), 5);
    assert_int_equal(step_span(circuit_step(c, cx)), 7);
    assert_int_equal(circuit_at(c, 1, 5), NO_STEP);
    assert_int_equal(circuit_covering(c, 1, 5), cx);
    assert_int_equal(circuit_covering(c, 3, 5), NO_STEP);
    assert_int_equal(circuit_at(c, -1, 5), NO_STEP);
    assert_int_equal(circuit_at(c, 0, 4), NO_STEP);
    circuit_destroy(c);
}

static void a_taken_place_says_what_stands_there(void **state) {
    (void)state;
    Circuit *c = circuit_create(3);
    place(c, "h", 1, 2);
    refused(c, step(c, "x", 1, 2), "circuit.taken", "3\t1\tH\t1");
    Step cx = step(c, "x", 2, 2);
    cx.controls = 1;
    refused(c, cx, "circuit.crosses", "3\t1\tH\t1");
    place_controlled(c, 0, 2, 3);
    refused(c, step(c, "h", 1, 3), "circuit.crossed", "4\t1\tX\t2");
    circuit_destroy(c);
}

static void wires_columns_and_bits_that_are_missing_are_named(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    refused(c, step(c, "h", 2, 0), "circuit.no_wire", "2\t2\t1");
    refused(c, step(c, "h", -1, 0), "circuit.above", "");
    refused(c, step(c, "h", 0, -1), "circuit.no_column", "1048576");
    refused(c, step(c, "h", 0, MAX_COLUMNS), "circuit.no_column", "1048576");
    Step measure = step(c, "measure", 0, 0);
    measure.bit = 2;
    refused(c, measure, "circuit.no_bit", "2\t2");
    Step cx = step(c, "x", 0, 0);
    cx.anticontrols = 1u << 31;
    refused(c, cx, "circuit.no_wire", "31\t2\t1");
    Step conditional = step(c, "x", 0, 0);
    conditional.if_mask = UINT64_C(1) << 40;
    refused(c, conditional, "circuit.no_bit", "40\t2");
    circuit_destroy(c);
}

static void one_wire_cannot_be_used_twice(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    Step s = step(c, "x", 1, 0);
    s.controls = 2;
    refused(c, s, "circuit.same_wire", "1");
    s = step(c, "swap", 0, 0);
    s.targets[1] = 0;
    refused(c, s, "circuit.same_wire", "0");
    s = step(c, "x", 1, 0);
    s.controls = s.anticontrols = 1;
    refused(c, s, "circuit.same_wire", "0");
    circuit_destroy(c);
}

static void measurements_take_no_controls_and_angles_are_finite(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    Step s = step(c, "measure", 0, 0);
    s.controls = 2;
    refused(c, s, "circuit.no_controls", s.gate->label);
    s = step(c, "rx", 0, 0);
    assert_string_equal(s.angles[0].text, "pi/2");
    s.angles[0].value = NAN;
    refused(c, s, "circuit.angle", s.gate->label);
    circuit_destroy(c);
}

static void a_swap_takes_the_next_wire_or_the_one_before(void **state) {
    (void)state;
    Circuit *c = circuit_create(3);
    assert_int_equal(step(c, "swap", 0, 0).targets[1], 1);
    assert_int_equal(step(c, "swap", 2, 0).targets[1], 1);
    Circuit *one = circuit_create(1);
    Step s = step(one, "swap", 0, 0);
    refused(one, s, "circuit.two_wires", s.gate->label);
    circuit_destroy(one);
    circuit_destroy(c);
}

static void one_column_cannot_write_a_bit_and_use_it(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    place(c, "measure", 0, 0);
    Step s = step(c, "x", 1, 0);
    s.if_mask = s.if_bits = 1;
    refused(c, s, "circuit.bit_taken", "1\t0\tM\t0");
    s.column = 1;
    assert_int_equal(circuit_place(c, s, NULL), 1);
    circuit_destroy(c);
}

static void locked_steps_stay(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    Step s = step(c, "h", 0, 1);
    s.locked = true;
    int locked = circuit_place(c, s, NULL);
    Error err = {0};
    assert_false(circuit_remove(c, locked, &err));
    assert_string_equal(err.key, "circuit.locked");
    assert_string_equal(err.args, "H\t0\t2");
    assert_int_equal(circuit_move(c, locked, 1, 1, NULL), NO_STEP);
    assert_int_equal(circuit_set_control(c, locked, 1, 1, NULL), NO_STEP);
    assert_int_equal(circuit_replace(c, locked, step(c, "x", 0, 1), NULL), NO_STEP);
    assert_false(circuit_insert_column(c, 0, NULL));
    assert_false(circuit_delete_column(c, 0, NULL));
    assert_true(circuit_insert_column(c, 2, NULL));
    assert_int_equal(circuit_steps(c), 1);
    circuit_destroy(c);
}

static void a_moved_step_takes_its_wires_along(void **state) {
    (void)state;
    Circuit *c = circuit_create(4);
    int cx = place_controlled(c, 0, 2, 0);
    cx = circuit_move(c, cx, 3, 4, NULL);
    assert_int_not_equal(cx, NO_STEP);
    assert_int_equal(step_wires(circuit_step(c, cx)), 0xa);
    Error err = {0};
    assert_int_equal(circuit_move(c, cx, 1, 4, &err), NO_STEP);
    assert_string_equal(err.key, "circuit.above");
    assert_int_equal(circuit_move(c, cx, 4, 4, &err), NO_STEP);
    assert_string_equal(err.key, "circuit.no_wire");
    circuit_destroy(c);
}

static void a_step_may_move_over_itself(void **state) {
    (void)state;
    Circuit *c = circuit_create(4);
    int cx = place_controlled(c, 0, 1, 0);
    cx = circuit_move(c, cx, 2, 0, NULL);
    assert_int_equal(step_wires(circuit_step(c, cx)), 6);
    circuit_destroy(c);
}

static void a_measurement_goes_on_writing_the_bit_of_its_wire(void **state) {
    (void)state;
    Circuit *c = circuit_create(3);
    int m = circuit_move(c, place(c, "measure", 0, 0), 2, 0, NULL);
    assert_int_equal(circuit_step(c, m)->bit, 2);
    Step s = *circuit_step(c, m);
    s.bit = 0;
    m = circuit_move(c, circuit_replace(c, m, s, NULL), 1, 0, NULL);
    assert_int_equal(circuit_step(c, m)->bit, 0);
    circuit_destroy(c);
}

static void controls_come_turn_and_go(void **state) {
    (void)state;
    Circuit *c = circuit_create(3);
    int x = place(c, "x", 0, 0);
    x = circuit_set_control(c, x, 2, 1, NULL);
    assert_int_equal(circuit_step(c, x)->controls, 4);
    x = circuit_set_control(c, x, 2, -1, NULL);
    assert_int_equal(circuit_step(c, x)->controls, 0);
    assert_int_equal(circuit_step(c, x)->anticontrols, 4);
    x = circuit_set_control(c, x, 2, 0, NULL);
    assert_int_equal(step_wires(circuit_step(c, x)), 1);
    Error err = {0};
    assert_int_equal(circuit_set_control(c, x, 0, 1, &err), NO_STEP);
    assert_string_equal(err.key, "circuit.same_wire");
    assert_int_equal(circuit_set_control(c, x, 3, 1, &err), NO_STEP);
    assert_string_equal(err.key, "circuit.no_wire");
    place(c, "h", 1, 0);
    assert_int_equal(circuit_set_control(c, x, 2, 1, &err), NO_STEP);
    assert_string_equal(err.key, "circuit.crosses");
    circuit_destroy(c);
}

static void columns_come_and_go(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    place(c, "h", 0, 0);
    place(c, "x", 1, 1);
    assert_true(circuit_insert_column(c, 1, NULL));
    assert_int_equal(circuit_at(c, 1, 2), 1);
    assert_true(circuit_delete_column(c, 0, NULL));
    assert_int_equal(circuit_steps(c), 1);
    assert_int_equal(circuit_at(c, 1, 1), 0);
    Error err = {0};
    assert_false(circuit_insert_column(c, -1, &err));
    assert_string_equal(err.key, "circuit.no_column");
    place(c, "h", 0, MAX_COLUMNS - 1);
    assert_false(circuit_insert_column(c, 0, &err));
    circuit_destroy(c);
}

static void wires_go_only_when_they_are_empty(void **state) {
    (void)state;
    Circuit *c = circuit_create(3);
    int h = place(c, "h", 2, 0);
    Error err = {0};
    assert_false(circuit_set_wires(c, 2, &err));
    assert_string_equal(err.key, "circuit.wire_in_use");
    assert_string_equal(err.args, "2\tH\t1");
    assert_true(circuit_remove(c, h, NULL));
    assert_true(circuit_set_wires(c, 2, NULL));
    assert_int_equal(circuit_bits(c), 2);
    assert_false(circuit_set_wires(c, 0, &err));
    assert_string_equal(err.key, "circuit.wires");
    assert_false(circuit_set_wires(c, MAX_WIRES + 1, NULL));
    circuit_destroy(c);
}

static void bits_and_their_registers_have_limits(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    place(c, "measure", 1, 0);
    Error err = {0};
    assert_false(circuit_set_bits(c, 1, &err));
    assert_string_equal(err.key, "circuit.bit_in_use");
    assert_false(circuit_set_bits(c, 65, &err));
    assert_string_equal(err.key, "circuit.bits");
    assert_false(circuit_add_bit_register(c, "a", 1, &err));
    assert_string_equal(err.key, "circuit.bit_in_use");
    assert_true(circuit_add_bit_register(c, "a", 2, NULL));
    assert_true(circuit_add_bit_register(c, "b", 62, NULL));
    assert_int_equal(circuit_bit_register(c, 1).first, 2);
    assert_false(circuit_add_bit_register(c, "d", 1, &err));
    assert_string_equal(err.key, "circuit.bits");
    assert_true(circuit_set_bits(c, 3, NULL));
    assert_int_equal(circuit_bit_registers(c), 0);
    circuit_destroy(c);
}

// A slow second opinion: a grid of cells, which step covers which.
static bool grid_agrees(const Circuit *c) {
    for (int i = 0; i < circuit_steps(c); i++)
        for (int wire = 0; wire < circuit_wires(c); wire++) {
            const Step *s = circuit_step(c, i);
            bool covers = step_span(s) >> wire & 1;
            if (covers != (circuit_covering(c, wire, s->column) == i)) return false;
        }
    return true;
}

static void random_edits_never_overlap_and_refusals_change_nothing(void **state) {
    (void)state;
    Rng rng = rng_seeded(4);
    Circuit *c = circuit_create(5);
    for (int i = 0; i < 5000; i++) {
        Circuit *before = circuit_copy(c);
        const Gate *gate = gate_row((int)rng_below(&rng, (uint64_t)gate_count()));
        int wire = (int)rng_below(&rng, 6) - 1, column = (int)rng_below(&rng, 9) - 1;
        int index = circuit_steps(c) ? (int)rng_below(&rng, (uint64_t)circuit_steps(c)) : 0;
        Error err = {0};
        bool done = false;
        int what = (int)rng_below(&rng, 4);
        if (what == 0 || !circuit_steps(c))
            done = circuit_place(c, step_of(c, gate, wire, column), &err) != NO_STEP;
        else if (what == 1)
            done = circuit_move(c, index, wire, column, &err) != NO_STEP;
        else if (what == 2)
            done = circuit_set_control(c, index, wire, column % 2, &err) != NO_STEP;
        else
            done = rng_below(&rng, 2) && circuit_remove(c, index, &err);
        assert_true(done || circuit_equal(before, c));
        assert_true(grid_agrees(c));
        circuit_destroy(before);
    }
    circuit_destroy(c);
}

// Whatever the order they come in, steps stand as if each had been placed.
static void appended_steps_are_arranged_as_placed_ones(void **state) {
    (void)state;
    Rng rng = rng_seeded(21);
    for (int round = 0; round < 200; round++) {
        Circuit *placed = circuit_create(5), *appended = circuit_create(5);
        for (int i = 0; i < 30; i++) {
            Step step = step_of(placed, gate_find(rng_below(&rng, 2) ? "h" : "x"),
                                (int)rng_below(&rng, 5), (int)rng_below(&rng, 12));
            if (circuit_place(placed, step, NULL) == NO_STEP) continue;
            assert_true(circuit_append(appended, &step, NULL));
        }
        circuit_arrange(appended);
        assert_true(circuit_equal(placed, appended));
        circuit_destroy(placed);
        circuit_destroy(appended);
    }
    Circuit *c = circuit_create(1);
    Step step = step_of(c, gate_find("h"), 1, 0);
    Error err = {0};
    assert_false(circuit_append(c, &step, &err));
    assert_string_equal(err.key, "circuit.no_wire");
    circuit_arrange(c); // of nothing
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_kept_in_order_of_column_then_wire),
        cmocka_unit_test(a_link_covers_the_wires_it_crosses),
        cmocka_unit_test(a_taken_place_says_what_stands_there),
        cmocka_unit_test(wires_columns_and_bits_that_are_missing_are_named),
        cmocka_unit_test(one_wire_cannot_be_used_twice),
        cmocka_unit_test(measurements_take_no_controls_and_angles_are_finite),
        cmocka_unit_test(a_swap_takes_the_next_wire_or_the_one_before),
        cmocka_unit_test(one_column_cannot_write_a_bit_and_use_it),
        cmocka_unit_test(locked_steps_stay),
        cmocka_unit_test(a_moved_step_takes_its_wires_along),
        cmocka_unit_test(a_step_may_move_over_itself),
        cmocka_unit_test(a_measurement_goes_on_writing_the_bit_of_its_wire),
        cmocka_unit_test(controls_come_turn_and_go),
        cmocka_unit_test(columns_come_and_go),
        cmocka_unit_test(wires_go_only_when_they_are_empty),
        cmocka_unit_test(bits_and_their_registers_have_limits),
        cmocka_unit_test(random_edits_never_overlap_and_refusals_change_nothing),
        cmocka_unit_test(appended_steps_are_arranged_as_placed_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
