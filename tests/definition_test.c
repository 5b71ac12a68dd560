// Gates that a circuit defines itself: as they are run, as plain gates say them, undone and
// powered, and in the short form; all against whole matrices.
#include "circuit/definition.h"

#include "circuit/parameters.h"
#include "circuit/run.h"
#include "definition_bench.h"

// What each does, on wires in and out of order, under dots of all kinds, and powers.
static void every_kind_does_what_its_matrix_says(void **state) {
    (void)state;
    static const char *const gates[] = {
        "bell 1 3",
        "bell 3 1",
        "three 0:2",
        "three 4 2 5",
        "perm 2:3",
        "perm 5 0",
        "far 1:3",
        "far 4 1 3",
        "odd 0 1",
        "odd 4 2",
        "tilt 3",
        "mark 1:3",
        "mark 5 1 3",
        "permute(0 2 1 3 4 5 7 6) 2:4",
        "oracle(x == 5) 4 3 2 1",
        "turn(0, 2, -1, 1.2) 2",
        "matrix([[1, 0], [0, i]]) 5",
        "matrix([[0,1,0,0,0,0,0,0],[1,0,0,0,0,0,0,0],[0,0,0,1,0,0,0,0],[0,0,i,0,0,0,0,0],"
        "[0,0,0,0,1/2,1/2,1/2,1/2],[0,0,0,0,1/2,-1/2,1/2,-1/2],[0,0,0,0,1/2,1/2,-1/2,-1/2],"
        "[0,0,0,0,1/2,-1/2,-1/2,1/2]]) 0:2",
    };
    static const char *const before[] = {"", "inv @ ", "pow(3) @ ", "pow(-2) @ ",
                                         "pow(0) @ "};
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++)
        for (size_t k = 0; k < sizeof before / sizeof *before; k++) {
            Buffer text = {0};
            buffer_print(&text, "%s %s%s", defined_gates(), before[k], gates[i]);
            Circuit *c = circuit_of(text.data);
            assert_means(c, text.data);
            Step step = *circuit_step(c, 0);
            uint32_t free_wires = ((1u << WIRES) - 1) & ~step_wires(&step);
            int number = 0;
            for (; free_wires; free_wires &= free_wires - 1, number++) {
                static const ControlDot dots[] = {{DOT_CONTROL, 'z'},
                                                  {DOT_ANTICONTROL, 'z'},
                                                  {DOT_PARITY, 'x'},
                                                  {DOT_CONTROL, 'y'},
                                                  {DOT_PARITY, 'z'}};
                step_add_dot(&step, __builtin_ctz(free_wires), dots[number]);
            }
            assert_int_equal(circuit_replace(c, 0, step, NULL), 0);
            assert_means(c, text.data);
            Circuit *undone = circuit_copy(c);
            step_invert(&step);
            step.column = 1;
            assert_int_equal(circuit_place(undone, step, NULL), 1);
            Square one = square_one(WIRES);
            assert_matrix(undone, one, text.data);
            free(one.at);
            circuit_destroy(undone);
            circuit_destroy(c);
            buffer_clear(&text);
        }
}

// U^(1/3) three times is U, and its eigenvalues are the principal ones: U^(1/3) of a turn
// by an angle below π is a third of it.
static void real_powers_are_principal(void **state) {
    (void)state;
    static const char *const gates[] = {"bell 1 3", "three 4 2 5", "perm 0 1", "odd 4 2",
                                        "tilt 3",   "mark 1:3",    "far 0:2"};
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++) {
        Buffer text = {0};
        buffer_print(&text, "%s pow(1/3) @ %s; pow(1/3) @ %s; pow(1/3) @ %s",
                     defined_gates(), gates[i], gates[i], gates[i]);
        Circuit *c = circuit_of(text.data);
        Buffer whole = {0};
        buffer_print(&whole, "%s %s", defined_gates(), gates[i]);
        Circuit *once = circuit_of(whole.data);
        Square wanted = square_circuit(once);
        assert_matrix(c, wanted, text.data);
        Circuit *plain = circuit_lower(c, step_plain, false, NULL);
        assert_matrix(plain, wanted, text.data);
        circuit_destroy(plain);
        circuit_destroy(once);
        circuit_destroy(c);
        free(wanted.at);
        buffer_clear(&whole);
        buffer_clear(&text);
    }
    static const char *const same[][2] = {
        {"pow(1/3) @ turn(1, 1, 0, 2) 0", "turn(1, 1, 0, 2/3) 0"},
        {"pow(1/2) @ permute(0 2 1 3) 0:1", "pow(1/2) @ swap 0 1"},
        {"pow(0.3) @ oracle(x == 3) 0:1", "ctrl @ pow(0.3) @ z 0 1"},
        {"pow(1/4) @ matrix([[1, 0], [0, -1]]) 2", "t 2"},
        {"pow(1/2) @ matrix([[0, 1], [1, 0]]) 2", "sx 2"},
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        Circuit *a = circuit_of(same[i][0]), *b = circuit_of(same[i][1]);
        Square wanted = square_circuit(b);
        assert_matrix(a, wanted, same[i][0]);
        free(wanted.at);
        circuit_destroy(a);
        circuit_destroy(b);
    }
}

static void assert_refused(const char *text, const char *key) {
    Error err = {0};
    Circuit *c = short_form_read(text, WIRES, NULL, &err);
    assert_null(c);
    if (strcmp(err.key, key) != 0) fail_msg("%s: %s, not %s", text, err.key, key);
    assert_int_equal(err.line, 1);
    assert_true(err.column > 0);
}

static void what_is_no_gate_is_refused(void **state) {
    (void)state;
    assert_refused("gate h 1 { x 0 }", "definition.taken");
    assert_refused("gate q3 1 { x 0 }", "definition.taken");
    assert_refused("gate matrix 1 { x 0 }", "definition.taken");
    assert_refused("gate a 1 { x 0 }; gate a 1 { z 0 }", "definition.taken");
    assert_refused("gate 3 1 { x 0 }", "short.syntax");
    assert_refused("gate averyveryverylongnamethatdoesnotfit 1 { x 0 }", "definition.name");
    assert_refused("gate a 17 { x 0 }", "definition.wires");
    assert_refused("gate a 1 { measure 0 }", "definition.not_unitary");
    assert_refused("gate a 1 { if (c0 == 1) x 0 }", "definition.conditions");
    assert_refused("gate a 1 { x 1 }", "circuit.no_wire");
    assert_refused("gate a 1 { x 0", "short.end");
    assert_refused("gate a 1 { a 0 }", "short.gate");
    assert_refused("gate a 1 { gate b 1 { x 0 } }", "short.gate");
    assert_refused("gate a 2 { x 0 }; a 0", "short.wires");
    assert_refused("gate a 2 { x 0 }; a 1 1", "circuit.same_wire");
    assert_refused("gate a 2 { x 0 }; ctrl @ a 1 1 2", "circuit.same_wire");
    assert_refused("matrix([[1, 1], [0, 1]]) 0", "definition.unitary");
    assert_refused("matrix([[1, 1], [0]]) 0", "entries.entries");
    assert_refused("matrix([[1, 0, 0], [0, 1, 0], [0, 0, 1]]) 0", "entries.rows");
    assert_refused("matrix([[1, 0], [0, k]]) 0", "entries.number");
    assert_refused("matrix([[1, 0], [0, 1]]) 0 1", "short.wires");
    assert_refused("turn(1, 0, 0) 0", "short.turn");
    assert_refused("turn(0, 0, 0, 1) 0", "definition.axis");
    assert_refused("turn(a, 0, 0, 1) 0", "expression.unknown");
    assert_refused("permute(0 1 2) 0", "definition.values");
    assert_refused("permute(0 1 1 2) 0 1", "definition.permutation");
    assert_refused("oracle(x == ) 0", "predicate.end");
    assert_refused("oracle(y) 0", "predicate.syntax");
    assert_refused("oracle(x2) 0 1", "predicate.bit");
    assert_refused("oracle(1 < x < 3) 0 1", "predicate.syntax");
    assert_refused("oracle(3 % x == 0) 0 1", "predicate.zero");
    assert_refused("gate five 5 { swap 0 4; swap 1 2 } pow(1/2) @ five 0:4",
                   "circuit.no_power");
    assert_refused("gate many 1 { pow(3000) @ x 0 } gate more 1 { pow(4000) @ many 0;"
                   " pow(400) @ many 0 }",
                   "definition.long");
}

static void gates_within_gates_have_a_limit(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_print(&text, "gate g0 1 { x 0 }");
    for (int i = 1; i <= MAX_NESTING; i++)
        buffer_print(&text, "gate g%d 1 { g%d 0 }", i, i - 1);
    assert_refused(text.data, "definition.deep");
    buffer_clear(&text);
    buffer_print(&text, "gate g0 1 { x 0 }");
    for (int i = 1; i < MAX_NESTING; i++)
        buffer_print(&text, "gate g%d 1 { g%d 0; g%d 0; g%d 0; g%d 0 }", i, i - 1, i - 1,
                     i - 1, i - 1);
    assert_refused(text.data, "definition.long");
    buffer_clear(&text);
}

static void a_slider_cannot_make_a_power_that_there_is_not(void **state) {
    (void)state;
    assert_refused("let k = 2 in 0:4; gate five 5 { swap 0 4 }; pow(k) @ five 0:4",
                   "circuit.no_power");
    Circuit *c = circuit_of("let k = 2 in 0:4; gate two 2 { swap 0 1 }; pow(k) @ two 0 1");
    assert_true(circuit_set_parameter(c, 0, (Angle){"", 0.5}, NULL));
    Circuit *wanted = circuit_of("pow(1/2) @ swap 0 1");
    Square square = square_circuit(wanted);
    assert_matrix(c, square, "by a slider");
    free(square.at);
    circuit_destroy(wanted);
    circuit_destroy(c);
}

static void the_exact_run_knows_them(void **state) {
    (void)state;
    Circuit *c = circuit_of("gate bell 2 { h 0; cx 0 1 }; bell 2 0; measure 0; "
                            "if (c0 == 1) bell 1 3; measure 1; measure 2");
    Run *run = run_create(c, (RunOptions){.noise = {{0}}}, NULL);
    assert_non_null(run);
    Bloch arrow = run_bloch(run, run_columns(run), 3);
    assert_true(fabs(arrow.z - 0.5) < 1e-12);
    run_destroy(run);
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_does_what_its_matrix_says),
        cmocka_unit_test(real_powers_are_principal),
        cmocka_unit_test(what_is_no_gate_is_refused),
        cmocka_unit_test(gates_within_gates_have_a_limit),
        cmocka_unit_test(a_slider_cannot_make_a_power_that_there_is_not),
        cmocka_unit_test(the_exact_run_knows_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
