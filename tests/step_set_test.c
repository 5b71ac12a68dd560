// Sets of steps: what a box touches, and what is in and out.
#include "circuit/step_set.h"

#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static Circuit *read(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static void steps_are_kept_in_order_and_once(void **state) {
    (void)state;
    StepSet set = {0};
    const int added[] = {5, 2, 9, 2, 7, 0, 5, 11, 3, 8, 1};
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        step_set_add(&set, added[i]);
    const int kept[] = {0, 1, 2, 3, 5, 7, 8, 9, 11};
    assert_int_equal(set.count, 9);
    assert_memory_equal(set.steps, kept, sizeof kept);
    step_set_end(&set);
    assert_int_equal(set.count, 0);
    assert_false(step_set_has(NULL, 0));
}

static void toggling_takes_a_step_in_and_out(void **state) {
    (void)state;
    StepSet set = {0}, copy = {0};
    for (int step = 0; step < 4; step++)
        step_set_toggle(&set, step);
    step_set_toggle(&set, 2);
    assert_true(step_set_has(&set, 1));
    assert_false(step_set_has(&set, 2));
    assert_true(step_set_has(&set, 3));
    step_set_add(&copy, 40);
    step_set_copy(&copy, &set);
    assert_int_equal(copy.count, 3);
    assert_memory_equal(copy.steps, set.steps, 3 * sizeof *set.steps);
    step_set_end(&set);
    step_set_end(&copy);
}

static void a_box_takes_what_it_touches_whichever_way_it_was_drawn(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; h 1; h 2; cx 0 2; t 1; swap 1 2; qft 0:2", 4);
    StepSet set = {0};
    for (int way = 0; way < 4; way++) {
        CellBox box = {way & 1 ? 1 : 0, way & 2 ? 1 : 0, way & 1 ? 0 : 1, way & 2 ? 0 : 1};
        step_set_touch(&set, circuit, box);
        assert_int_equal(set.count, 3); // both h, and the dot of cx
    }
    step_set_touch(&set, circuit, (CellBox){1, 1, 1, 1}); // where only its link passes
    assert_int_equal(set.count, 0);
    step_set_touch(&set, circuit, (CellBox){3, 0, 3, 100});
    assert_int_equal(set.count, 0);
    step_set_touch(&set, circuit, (CellBox){2, 3, 2, 4}); // an end of swap, of qft
    assert_int_equal(set.count, 2);
    step_set_end(&set);
    circuit_destroy(circuit);
}

static void the_box_of_a_set_holds_all_its_wires_and_columns(void **state) {
    (void)state;
    Circuit *circuit = read("h 3; @column 3 cx 1 2; @column 5 h 0", 4);
    StepSet set = {0};
    step_set_add(&set, 1);
    CellBox box = step_set_box(&set, circuit);
    assert_int_equal(box.wire, 1);
    assert_int_equal(box.last_wire, 2);
    assert_int_equal(box.column, 2);
    assert_int_equal(box.last_column, 2);
    step_set_all(&set, circuit);
    assert_int_equal(set.count, 3);
    box = step_set_box(&set, circuit);
    assert_int_equal(box.wire, 0);
    assert_int_equal(box.last_wire, 3);
    assert_int_equal(box.column, 0);
    assert_int_equal(box.last_column, 4);
    step_set_end(&set);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_are_kept_in_order_and_once),
        cmocka_unit_test(toggling_takes_a_step_in_and_out),
        cmocka_unit_test(a_box_takes_what_it_touches_whichever_way_it_was_drawn),
        cmocka_unit_test(the_box_of_a_set_holds_all_its_wires_and_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
