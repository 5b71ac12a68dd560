// Names of gates with controls.
#include "circuit/spelling.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Spelling find(const char *name) {
    Spelling found = {0};
    assert_true(spelling_find(name, strlen(name), &found));
    return found;
}

static void every_unitary_row_goes_by_its_own_name(void **state) {
    (void)state;
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        Spelling found;
        bool unitary = gate->kind == GATE_MATRIX || gate->kind == GATE_SWAP;
        assert_int_equal(spelling_find(gate->name, strlen(gate->name), &found), unitary);
        if (!unitary) continue;
        assert_string_equal(found.gate, gate->name);
        assert_int_equal(spelling_angles(&found), gate->angles);
        assert_string_equal(spelling_name(gate, 0), gate->name);
    }
}

static void a_name_that_is_written_is_read_as_the_same_gate(void **state) {
    (void)state;
    for (int i = 0; i < gate_count(); i++)
        for (int controls = 1; controls < 5; controls++) {
            const char *name = spelling_name(gate_row(i), controls);
            if (!name) continue;
            assert_string_equal(find(name).gate, gate_row(i)->name);
            assert_int_equal(find(name).controls, controls);
            assert_null(find(name).first_angle);
        }
    assert_string_equal(spelling_name(gate_find("x"), 2), "ccx");
    assert_null(spelling_name(gate_find("swap"), 2));
}

static void names_know_their_angles_and_wires(void **state) {
    (void)state;
    Spelling u2 = find("u2"), cswap = find("cswap"), ccx = find("ccx");
    assert_int_equal(spelling_angles(&u2), 2);
    assert_int_equal(spelling_wires(&cswap), 3);
    assert_int_equal(spelling_wires(&ccx), 3);
    Spelling none;
    assert_false(spelling_find("cxx", 3, &none));
    assert_string_equal(spelling_nearest("cswpa"), "cswap");
    assert_null(spelling_nearest("foobar"));
    assert_null(spelling_nearest("g"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unitary_row_goes_by_its_own_name),
        cmocka_unit_test(a_name_that_is_written_is_read_as_the_same_gate),
        cmocka_unit_test(names_know_their_angles_and_wires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
