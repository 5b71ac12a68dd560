// What wires are called, and that their names go with them.
#include "circuit/names.h"

#include "circuit/edit.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = short_form_read(text, 0, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

static void assert_labels(const Circuit *c, const char *const *wanted) {
    char label[WIRE_LABEL];
    for (int wire = 0; wire < circuit_wires(c); wire++) {
        circuit_wire_label(c, wire, label);
        assert_string_equal(label, wanted[wire]);
        assert_int_equal(circuit_find_wire(c, label), wire);
    }
}

static void wires_are_numbered_until_they_are_named(void **state) {
    (void)state;
    Circuit *c = circuit_create(3);
    assert_labels(c, (const char *[]){"q0", "q1", "q2"});
    char of_none[WIRE_LABEL];
    circuit_wire_label(NULL, 4, of_none);
    assert_string_equal(of_none, "q4");
    assert_false(circuit_has_names(c));
    assert_true(circuit_name_wire(c, 1, "  alice ", NULL));
    assert_true(circuit_name_wire(c, 2, "ボブの線", NULL));
    assert_labels(c, (const char *[]){"q0", "alice", "ボブの線"});
    assert_true(circuit_has_names(c));
    assert_true(circuit_name_wire(c, 1, "q1", NULL));
    assert_true(circuit_name_wire(c, 2, "q2", NULL));
    assert_false(circuit_has_names(c));
    circuit_destroy(c);
}

static void names_are_refused_by_a_sentence(void **state) {
    (void)state;
    static const struct {
        const char *name, *key, *args;
    } rows[] = {
        {"", "name.empty", ""},
        {" \t ", "name.empty", ""},
        {"a name of more than thirty letters", "name.long", "31\t10"},
        {"say \"no\"", "name.sign", ""},
        {"a\nb", "name.sign", ""},
        {"bob", "name.taken", "bob\t2"},
        {"q2", "name.taken", "q2\t3"},
    };
    Circuit *c = circuit_create(3), *before;
    circuit_name_wire(c, 1, "bob", NULL);
    before = circuit_copy(c);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = {0};
        assert_false(circuit_name_wire(c, 0, rows[i].name, &err));
        assert_string_equal(err.key, rows[i].key);
        assert_string_equal(err.args, rows[i].args);
        assert_true(circuit_equal(c, before));
    }
    Error err = {0};
    assert_false(circuit_name_wire(c, 3, "x", &err));
    assert_string_equal(err.key, "circuit.no_wire");
    circuit_destroy(before);
    circuit_destroy(c);
}

static void registers_name_their_wires(void **state) {
    (void)state;
    Circuit *c = circuit_create(5);
    circuit_add_qubit_register(c, "a", 0, 2);
    circuit_add_qubit_register(c, "bob", 2, 1);
    circuit_add_qubit_register(c, "b", 3, 2);
    assert_labels(c, (const char *[]){"a[0]", "a[1]", "bob", "b[0]", "b[1]"});
    Register r[MAX_WIRES];
    assert_int_equal(circuit_qubit_registers(c, r), 3);
    assert_string_equal(r[0].name, "a");
    assert_int_equal(r[0].size, 2);
    assert_string_equal(r[1].name, "bob");
    assert_string_equal(r[2].name, "b");
    assert_int_equal(r[2].first, 3);
    circuit_destroy(c);
    c = circuit_create(3); // the usual name says nothing
    circuit_add_qubit_register(c, "q", 0, 3);
    assert_false(circuit_has_names(c));
    assert_int_equal(circuit_qubit_registers(c, r), 1);
    assert_int_equal(r[0].size, 3);
    circuit_destroy(c);
}

static void names_go_with_their_wires(void **state) {
    (void)state;
    Circuit *c = circuit_create(4);
    circuit_add_qubit_register(c, "a", 0, 2);
    circuit_name_wire(c, 2, "carol", NULL);
    int from[MAX_WIRES] = {2, 0, 1, -1};
    circuit_carry_names(c, from);
    assert_labels(c, (const char *[]){"carol", "a[0]", "a[1]", "q3"});
    Register r[MAX_WIRES];
    assert_int_equal(circuit_qubit_registers(c, r), 3);
    assert_int_equal(r[1].size, 2); // still beside each other
    int apart[MAX_WIRES] = {1, 0, 2, 3};
    circuit_carry_names(c, apart);
    assert_labels(c, (const char *[]){"a[0]", "carol", "a[1]", "q3"});
    assert_int_equal(circuit_qubit_registers(c, r), 4);
    assert_string_equal(r[2].name, "a_1");
    circuit_destroy(c);
}

static void edits_of_wires_carry_names(void **state) {
    (void)state;
    Circuit *c = read("name 0 alice; name 1 bob; name 2 carol; h 0; x 1; y 2");
    assert_true(circuit_move_wire(c, 0, 2, NULL));
    assert_labels(c, (const char *[]){"bob", "carol", "alice"});
    assert_true(circuit_insert_wire(c, 1, NULL));
    assert_labels(c, (const char *[]){"bob", "q1", "carol", "alice"});
    assert_true(circuit_remove_wire(c, 0, NULL));
    assert_labels(c, (const char *[]){"q0", "carol", "alice"});
    circuit_destroy(c);
}

static void a_wire_that_goes_takes_its_name_along(void **state) {
    (void)state;
    Circuit *c = circuit_create(3);
    circuit_name_wire(c, 2, "carol", NULL);
    assert_true(circuit_set_wires(c, 2, NULL));
    assert_true(circuit_set_wires(c, 3, NULL));
    assert_labels(c, (const char *[]){"q0", "q1", "q2"});
    circuit_destroy(c);
}

static void the_short_form_gives_the_same_back(void **state) {
    (void)state;
    static const char *const texts[] = {
        "name 0 alice; name 1 ボブ; cx 0 1",
        "name 1 \"two words\"; h 0; h 1",
        "name 0 \"a[1]\"; init(+) 0; h 0",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Circuit *c = read(texts[i]), *again;
        char *back = short_form_write(c, true);
        assert_string_equal(back, texts[i]);
        again = read(back);
        assert_true(circuit_equal(c, again));
        free(back);
        circuit_destroy(again);
        circuit_destroy(c);
    }
    Error err = {0};
    assert_null(short_form_read("name 0 a; name 1 a", 0, NULL, &err));
    assert_string_equal(err.key, "name.taken");
    assert_int_equal(err.column, 18);
    assert_null(short_form_read("name 0 3", 0, NULL, &err));
    assert_string_equal(err.key, "short.syntax");
}

static void names_are_part_of_what_a_circuit_is(void **state) {
    (void)state;
    Circuit *c = read("h 0"), *named = circuit_copy(c);
    circuit_name_wire(named, 0, "alice", NULL);
    assert_false(circuit_equal(c, named));
    circuit_destroy(c);
    circuit_destroy(named);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wires_are_numbered_until_they_are_named),
        cmocka_unit_test(names_are_refused_by_a_sentence),
        cmocka_unit_test(registers_name_their_wires),
        cmocka_unit_test(names_go_with_their_wires),
        cmocka_unit_test(edits_of_wires_carry_names),
        cmocka_unit_test(a_wire_that_goes_takes_its_name_along),
        cmocka_unit_test(the_short_form_gives_the_same_back),
        cmocka_unit_test(names_are_part_of_what_a_circuit_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
