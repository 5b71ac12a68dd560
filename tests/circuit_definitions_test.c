// The gates that a circuit holds: their names, a new meaning, wires that move, what is
// forgotten.
#include "circuit/circuit_definitions.h"

#include "circuit/edit.h"
#include "definition_bench.h"

static void names_stay_one_gate_each(void **state) {
    (void)state;
    Circuit *c = circuit_of("gate a 1 { x 0 } gate b 1 { a 0; h 0 } b 0; a 1");
    Circuit *other = circuit_of("gate a 1 { z 0 } gate b 1 { a 0; h 0 } b 3");
    Step step = *circuit_step(other, 0);
    step.column = 1;
    assert_true(circuit_place(c, step, NULL) >= 0);
    circuit_destroy(other);
    assert_int_equal(circuit_definitions(c), 4);
    assert_non_null(circuit_definition_find(c, "a2"));
    assert_non_null(circuit_definition_find(c, "b2"));
    assert_means(c, "two gates of one name");
    circuit_destroy(c);
}

static void a_gate_means_something_else_everywhere_at_once(void **state) {
    (void)state;
    Circuit *c = circuit_of("gate a 2 { cx 0 1 } gate b 2 { h 0; a 1 0 } b 0 3; a 1 2; "
                            "ctrl @ b 4 0 1");
    Circuit *wanted =
        circuit_of("gate a 2 { swap 0 1; t 0 } gate b 2 { h 0; a 1 0 } b 0 3; "
                   "a 1 2; ctrl @ b 4 0 1");
    const Definition *old = circuit_definition_find(c, "a");
    const Definition *made = circuit_definition_find(wanted, "a");
    Error err = {0};
    assert_true(circuit_define_again(c, old, made, &err));
    assert_true(circuit_equal(c, wanted));
    assert_means(c, "again");
    // Not by itself, not with other wires; and nothing changes then.
    Circuit *itself = circuit_of("gate a 2 { swap 0 1; t 0 } gate b 2 { h 0; a 1 0 } "
                                 "gate d 2 { b 0 1 }");
    assert_false(circuit_define_again(c, circuit_definition_find(c, "a"),
                                      circuit_definition_find(itself, "d"), &err));
    assert_string_equal(err.key, "definition.itself");
    circuit_destroy(itself);
    Circuit *wider = circuit_of("gate a 3 { x 0 }");
    assert_false(circuit_define_again(c, circuit_definition_find(c, "a"),
                                      circuit_definition_find(wider, "a"), &err));
    assert_string_equal(err.key, "definition.wires_changed");
    circuit_destroy(wider);
    assert_true(circuit_equal(c, wanted));
    circuit_destroy(c);
    circuit_destroy(wanted);
}

static void wires_that_change_places_take_the_gate_along(void **state) {
    (void)state;
    Circuit *c =
        circuit_of("gate far 3 { h 0; cx 0 2; t 1; sub 1:2, a=1 }; ctrl @ far 5 3 0 1");
    static const int moves[][2] = {{0, 4}, {5, 1}, {2, 0}, {3, 5}};
    for (int i = 0; i < 4; i++) {
        Circuit *before = circuit_copy(c);
        assert_true(circuit_move_wire(c, moves[i][0], moves[i][1], NULL));
        Square wanted = square_circuit(before), now = square_circuit(c);
        // The same entries, by the new numbers of the wires.
        for (size_t row = 0; row < wanted.size; row++)
            for (size_t column = 0; column < wanted.size; column++) {
                size_t there[2] = {0, 0};
                for (int w = 0; w < WIRES; w++) {
                    int from = moves[i][0], to = moves[i][1];
                    int at = w == from                          ? to
                             : from < to && w > from && w <= to ? w - 1
                             : from > to && w >= to && w < from ? w + 1
                                                                : w;
                    there[0] |= (row >> w & 1) << at;
                    there[1] |= (column >> w & 1) << at;
                }
                assert_true(cabs(wanted.at[row * wanted.size + column] -
                                 now.at[there[0] * now.size + there[1]]) < 1e-12);
            }
        free(wanted.at);
        free(now.at);
        circuit_destroy(before);
    }
    assert_means(c, "moved");
    circuit_destroy(c);
}

static void definitions_without_use_stay_until_they_are_forgotten(void **state) {
    (void)state;
    Circuit *c = circuit_of("gate a 1 { x 0 } a 0; oracle(x) 1");
    assert_true(circuit_remove(c, 0, NULL));
    assert_true(circuit_remove(c, 0, NULL));
    Circuit *copy = circuit_copy(c);
    assert_int_equal(circuit_definitions(copy), 1);
    assert_true(circuit_equal(c, copy));
    assert_true(circuit_undefine(copy, circuit_definition(copy, 0), NULL));
    assert_false(circuit_equal(c, copy));
    circuit_destroy(copy);
    circuit_destroy(c);
    c = circuit_of("gate a 1 { x 0 } gate b 1 { a 0 }");
    Error err = {0};
    assert_false(circuit_undefine(c, circuit_definition_find(c, "a"), &err));
    assert_string_equal(err.key, "circuit.definition_used");
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stay_one_gate_each),
        cmocka_unit_test(a_gate_means_something_else_everywhere_at_once),
        cmocka_unit_test(wires_that_change_places_take_the_gate_along),
        cmocka_unit_test(definitions_without_use_stay_until_they_are_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
