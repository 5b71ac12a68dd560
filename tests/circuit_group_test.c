// Steps made one gate and taken apart again: what they do stays the same, by whole
// matrices.
#include "circuit/circuit_definitions.h"

#include "definition_bench.h"

static void random_step(Circuit *c, Rng *rng) {
    static const char *const gates[] = {"h", "x", "t", "ry", "swap"};
    int wires[4], count = 0;
    while (count < 4) {
        int wire = (int)(rng_unit(rng) * WIRES);
        bool again = false;
        for (int i = 0; i < count; i++)
            again = again || wires[i] == wire;
        if (!again) wires[count++] = wire;
    }
    Step step = {.gate = gate_find(gates[(int)(rng_unit(rng) * 5)]),
                 .targets = {wires[0], wires[1]}};
    step.angles[0] = (Angle){"", rng_unit(rng)};
    if (rng_unit(rng) < 0.5)
        step_add_dot(&step, wires[2],
                     (ControlDot){(DotKind)(1 + (int)(3 * rng_unit(rng))),
                                  "xyz"[(int)(3 * rng_unit(rng))]});
    step.column = (int)(rng_unit(rng) * 6);
    circuit_place(c, step, NULL);
}

static void grouping_and_taking_apart_change_nothing(void **state) {
    (void)state;
    Rng rng = rng_seeded(7);
    int grouped = 0, between = 0;
    for (int trial = 0; trial < 80; trial++) {
        Circuit *c = circuit_create(WIRES);
        for (int i = 0; i < 14; i++)
            random_step(c, &rng);
        int indexes[20], count = 0;
        for (int i = 0; i < circuit_steps(c); i++)
            if (rng_unit(&rng) < 0.35) indexes[count++] = i;
        Square wanted = square_circuit(c);
        Circuit *before = circuit_copy(c);
        Error err = {0};
        int index = circuit_group(c, indexes, count, "part", &err);
        if (index == NO_STEP) {
            assert_true(circuit_equal(c, before));
            if (strcmp(err.key, "circuit.group_none") != 0)
                assert_string_equal(err.key, "circuit.group_between");
            between++;
        } else {
            grouped++;
            assert_int_equal(circuit_steps(c), circuit_steps(before) - count + 1);
            assert_string_equal(circuit_step(c, index)->gate->label, "part");
            assert_means(c, "grouped");
            assert_matrix(c, wanted, "grouped");
            assert_true(circuit_ungroup(c, index, &err));
            assert_int_equal(circuit_steps(c), circuit_steps(before));
            assert_matrix(c, wanted, "ungrouped");
        }
        free(wanted.at);
        circuit_destroy(before);
        circuit_destroy(c);
    }
    assert_true(grouped > 15 && between > 5);
}

static void a_group_stands_where_its_gates_stood(void **state) {
    (void)state;
    Circuit *c = circuit_of("x 0; h 1; cx 1 2; z 1; t 0");
    int indexes[2] = {circuit_at(c, 1, 0), circuit_at(c, 2, 1)};
    int index = circuit_group(c, indexes, 2, "bell", NULL);
    assert_int_equal(circuit_step(c, index)->column, 0);
    char *text = short_form_write(c, true);
    assert_string_equal(text,
                        "gate bell 2 { h 0; cx 0 1 }; x 0; bell 1:2; t 0; @column 3 z 1");
    free(text);
    // The same steps are the same gate; others may not have its name.
    circuit_destroy(c);
    c = circuit_of("gate bell 2 { h 0; cx 0 1 }; h 4; cx 4 0; x 2");
    int two[2] = {circuit_at(c, 4, 0), circuit_at(c, 0, 1)};
    Error err = {0};
    assert_int_equal(circuit_group(c, two, 2, "bell", &err), NO_STEP);
    assert_string_equal(err.key, "definition.taken");
    assert_true(circuit_group(c, two, 2, "other", &err) >= 0);
    assert_means(c, "on wires apart");
    circuit_destroy(c);
}

static void what_cannot_be_undone_stays_outside(void **state) {
    (void)state;
    Circuit *c =
        circuit_of("h 0; measure 0; x 1; if (c0 == 1) z 1; if (c0 == 1) y 1; post0 2");
    Error err = {0};
    int all[2] = {0, circuit_at(c, 0, 1)};
    assert_int_equal(circuit_group(c, all, 2, "part", &err), NO_STEP);
    assert_string_equal(err.key, "definition.not_unitary");
    int mixed[2] = {circuit_at(c, 1, 0), circuit_at(c, 1, 2)};
    assert_int_equal(circuit_group(c, mixed, 2, "part", &err), NO_STEP);
    assert_string_equal(err.key, "circuit.group_conditions");
    int held[2] = {circuit_at(c, 1, 2), circuit_at(c, 1, 3)};
    int index = circuit_group(c, held, 2, "part", &err);
    assert_true(index >= 0);
    assert_int_equal(circuit_step(c, index)->if_mask, 1);
    assert_int_equal(circuit_group(c, NULL, 0, "none", &err), NO_STEP);
    assert_string_equal(err.key, "circuit.group_none");
    circuit_destroy(c);
}

static void taking_apart_keeps_dots_and_powers(void **state) {
    (void)state;
    static const char *const texts[] = {
        "parx @ ctrly @ three 3 4 0 2 5", "pow(-2) @ three 0:2",
        "par @ negctrl @ pow(2) @ three 5 4 1 0 2", "x 5; three 2 1 0; h 5", "far 3 1 0"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Buffer text = {0};
        buffer_print(&text, "%s %s", defined_gates(), texts[i]);
        Circuit *c = circuit_of(text.data);
        Square wanted = square_circuit(c);
        for (int at = 0; at < circuit_steps(c);) {
            const Step *step = circuit_step(c, at);
            bool made =
                step->gate->kind == GATE_DEFINED && definition_of(step->gate)->inside;
            if (made)
                assert_true(circuit_ungroup(c, at, NULL));
            else
                at++;
        }
        assert_matrix(c, wanted, texts[i]);
        free(wanted.at);
        circuit_destroy(c);
        buffer_clear(&text);
    }
    Circuit *c =
        circuit_of("gate bell 2 { h 0; cx 0 1 }; pow(1/2) @ bell 0 1; oracle(x) 3");
    Error err = {0};
    assert_false(circuit_ungroup(c, 0, &err));
    assert_string_equal(err.key, "circuit.ungroup_power");
    assert_false(circuit_ungroup(c, 1, &err));
    assert_string_equal(err.key, "circuit.ungroup");
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grouping_and_taking_apart_change_nothing),
        cmocka_unit_test(a_group_stands_where_its_gates_stood),
        cmocka_unit_test(what_cannot_be_undone_stays_outside),
        cmocka_unit_test(taking_apart_keeps_dots_and_powers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
