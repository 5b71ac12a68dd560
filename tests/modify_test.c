#include "circuit/modify.h"

#include "circuit/blocks.h"
#include "circuit/circuit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Step step(const char *name) {
    Circuit *circuit = circuit_create(6);
    const Gate *gate = gate_find(name) ? gate_find(name) : block_find(name);
    Step made = step_of(circuit, gate, 0, 0);
    circuit_destroy(circuit);
    return made;
}

static void takes(const char *gate, Modifier modifier, const char *typed,
                  const char *shown) {
    Step made = step(gate);
    Error err = {0};
    if (!modifier_read(&made, modifier, typed, NULL, &err))
        print_error("%s: %s\n", typed, err.key);
    assert_string_equal(err.key, "");
    char text[MODIFIER_TEXT];
    modifier_text(&made, modifier, text);
    assert_string_equal(text, shown);
    Step again = step(gate); // what is shown reads as the same
    assert_true(modifier_read(&again, modifier, text, NULL, &err));
    assert_true(step_equal(&made, &again));
}

static void refuses(const char *gate, Modifier modifier, const char *typed,
                    const char *key) {
    Step made = step(gate), before = made;
    Error err = {0};
    assert_false(modifier_read(&made, modifier, typed, NULL, &err));
    assert_string_equal(err.key, key);
    assert_true(step_equal(&made, &before));
}

static void every_modifier_reads_what_it_shows(void **state) {
    (void)state;
    takes("rx", (Modifier){MODIFIER_ANGLE, 0}, "pi/3", "pi/3");
    takes("u", (Modifier){MODIFIER_ANGLE, 2}, "-pi", "-pi");
    takes("h", (Modifier){MODIFIER_POWER, 0}, "1/2", "1/2");
    takes("h", (Modifier){MODIFIER_POWER, 0}, "1", "");
    takes("h", (Modifier){MODIFIER_POWER, 0}, "", "");
    takes("x", (Modifier){MODIFIER_CONDITION, 0}, "c0 == 1", "c0 == 1");
    takes("x", (Modifier){MODIFIER_CONDITION, 0}, "if c1==0 && c0==1",
          "c0 == 1 && c1 == 0");
    takes("x", (Modifier){MODIFIER_CONDITION, 0}, "unless c2 == 1 && c1 == 1",
          "!(c1 == 1 && c2 == 1)");
    takes("x", (Modifier){MODIFIER_CONDITION, 0}, " ", "");
    takes("measure", (Modifier){MODIFIER_BIT, 0}, "3", "c3");
    takes("qft", (Modifier){MODIFIER_RANGE, 0}, "q1 - q4", "1:4");
    takes("lt", (Modifier){MODIFIER_RANGE, 0}, "2", "2");
    takes("add", (Modifier){MODIFIER_OPERAND, OPERAND_A}, "5", "5");
    takes("add", (Modifier){MODIFIER_OPERAND, OPERAND_A}, "4:5", "4:5");
    takes("add", (Modifier){MODIFIER_OPERAND, OPERAND_A}, "5:4", "5:4");
    takes("add", (Modifier){MODIFIER_OPERAND, OPERAND_A}, "q4", "4:4");
}

static void what_cannot_be_read_changes_nothing(void **state) {
    (void)state;
    refuses("rx", (Modifier){MODIFIER_ANGLE, 0}, "half", "number.unreadable");
    refuses("h", (Modifier){MODIFIER_POWER, 0}, "x", "number.unreadable");
    refuses("x", (Modifier){MODIFIER_CONDITION, 0}, "q0 == 1", "modifier.condition");
    refuses("x", (Modifier){MODIFIER_CONDITION, 0}, "c0 == 1) x 0; if (c1 == 1",
            "modifier.conditions");
    refuses("measure", (Modifier){MODIFIER_BIT, 0}, "q1", "modifier.bit");
    refuses("qft", (Modifier){MODIFIER_RANGE, 0}, "3:1", "modifier.range");
    refuses("qft", (Modifier){MODIFIER_RANGE, 0}, "", "modifier.range");
    refuses("add", (Modifier){MODIFIER_OPERAND, OPERAND_A}, "-3", "modifier.operand");
    refuses("add", (Modifier){MODIFIER_OPERAND, OPERAND_A}, "4:99", "modifier.operand");
}

static int count_of(const char *gate) {
    Modifier all[MOST_MODIFIERS];
    Step made = step(gate);
    return modifiers_of(&made, all);
}

static void a_step_has_the_modifiers_of_its_kind(void **state) {
    (void)state;
    assert_int_equal(count_of("h"), 2);       // power, condition
    assert_int_equal(count_of("u"), 5);       // three angles
    assert_int_equal(count_of("measure"), 2); // bit, condition
    assert_int_equal(count_of("barrier"), 1); // range
    assert_int_equal(count_of("powmod"), 5);  // range, A, B, R, condition
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_modifier_reads_what_it_shows),
        cmocka_unit_test(what_cannot_be_read_changes_nothing),
        cmocka_unit_test(a_step_has_the_modifiers_of_its_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
