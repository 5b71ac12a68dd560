// Undo without end.
#include "circuit/history.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static Circuit *with(const Circuit *now, int column) {
    Circuit *next = circuit_copy(now);
    circuit_place(next, step_of(next, gate_find("h"), 0, column), NULL);
    return next;
}

static void undo_after_place_restores_the_empty_wire(void **state) {
    (void)state;
    History *h = history_create(circuit_create(1));
    history_commit(h, with(history_now(h), 0));
    assert_int_equal(circuit_steps(history_now(h)), 1);
    assert_true(history_undo(h));
    assert_int_equal(circuit_steps(history_now(h)), 0);
    assert_false(history_undo(h));
    assert_true(history_redo(h));
    assert_int_equal(circuit_steps(history_now(h)), 1);
    assert_false(history_redo(h));
    history_destroy(h);
}

static void a_thousand_steps_can_be_undone(void **state) {
    (void)state;
    History *h = history_create(circuit_create(1));
    for (int i = 0; i < 1000; i++)
        history_commit(h, with(history_now(h), i));
    for (int i = 1000; i > 0; i--) {
        assert_int_equal(circuit_steps(history_now(h)), i);
        assert_true(history_undo(h));
    }
    assert_false(history_can_undo(h));
    history_destroy(h);
}

static void editing_after_an_undo_forgets_what_was_undone(void **state) {
    (void)state;
    History *h = history_create(circuit_create(1));
    history_commit(h, with(history_now(h), 0));
    int undone = history_revision(h);
    history_undo(h);
    history_commit(h, with(history_now(h), 5));
    assert_false(history_can_redo(h));
    assert_true(history_revision(h) > undone);
    assert_int_equal(circuit_columns(history_now(h)), 6);
    history_destroy(h);
}

static void a_circuit_that_equals_the_present_changes_nothing(void **state) {
    (void)state;
    History *h = history_create(circuit_create(1));
    history_commit(h, with(history_now(h), 0));
    history_undo(h);
    int revision = history_revision(h);
    history_commit(h, circuit_copy(history_now(h)));
    assert_int_equal(history_revision(h), revision);
    assert_true(history_can_redo(h));
    history_destroy(h);
}

static void any_revision_can_be_looked_at_and_gone_to(void **state) {
    (void)state;
    History *history = history_create(circuit_create(1));
    for (int i = 0; i < 3; i++) {
        Circuit *next = circuit_copy(history_now(history));
        circuit_place(next, step_of(next, gate_find("h"), 0, i), NULL);
        history_commit(history, next);
    }
    assert_int_equal(history_count(history), 4);
    for (int i = 0; i < 4; i++)
        assert_int_equal(circuit_steps(history_at(history, i)), i);
    int revision = history_revision(history);
    assert_true(history_go(history, 1));
    assert_int_equal(history_place(history), 1);
    assert_int_equal(circuit_steps(history_now(history)), 1);
    assert_false(history_go(history, 1));
    assert_false(history_go(history, 4));
    assert_false(history_go(history, -1));
    assert_true(history_go(history, 3));
    assert_int_equal(history_revision(history), revision); // the same one again
    history_destroy(history);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undo_after_place_restores_the_empty_wire),
        cmocka_unit_test(a_thousand_steps_can_be_undone),
        cmocka_unit_test(editing_after_an_undo_forgets_what_was_undone),
        cmocka_unit_test(a_circuit_that_equals_the_present_changes_nothing),
        cmocka_unit_test(any_revision_can_be_looked_at_and_gone_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
