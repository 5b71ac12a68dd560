// Gates that a circuit defines itself: as they are run, as plain gates say them, undone and
// powered, in the short form, grouped and taken apart; all against whole matrices.
#include "circuit/definition.h"

#include "base/mem.h"
#include "base/rng.h"
#include "base/words.h"
#include "circuit/circuit_definitions.h"
#include "circuit/edit.h"
#include "circuit/entries.h"
#include "circuit/equivalence.h"
#include "circuit/lower.h"
#include "circuit/parameters.h"
#include "circuit/predicate.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "slow_step.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { WIRES = 6 };

static Circuit *circuit_of(const char *text) {
    Error err = {0};
    Circuit *c = short_form_read(text, WIRES, NULL, &err);
    if (!c) fail_msg("%s: %s %s (column %d)", text, err.key, err.args, err.column);
    return c;
}

static void assert_matrix(const Circuit *circuit, Square wanted, const char *what) {
    Error err = {0};
    double complex *got = circuit_matrix(circuit, &err);
    assert_non_null(got);
    double distance = square_distance(wanted, got);
    if (!(distance < 1e-11)) fail_msg("%s is off by %g", what, distance);
    free(got);
}

// As it is run, as plain steps say it, and as the short form keeps it.
static void assert_means(const Circuit *circuit, const char *what) {
    Error err = {0};
    Square wanted = square_circuit(circuit);
    assert_matrix(circuit, wanted, what);
    Circuit *plain = circuit_lower(circuit, step_plain, false, &err);
    if (!plain) fail_msg("%s: %s %s", what, err.key, err.args);
    for (int i = 0; i < circuit_steps(plain); i++)
        assert_true(step_plain(circuit_step(plain, i)));
    assert_matrix(plain, wanted, what);
    circuit_destroy(plain);
    char *written = short_form_write(circuit, true);
    Circuit *again = circuit_of(written);
    if (!circuit_equal(circuit, again)) fail_msg("%s became %s", what, written);
    circuit_destroy(again);
    free(written);
    free(wanted.at);
}

static const char *const defined =
    "gate bell 2 { h 0; cx 0 1 };"
    "gate three 3 { bell 2 0; ctrlx @ t 1 0; par @ pary @ ry(0.3) 1 2 0; qft 0:2;"
    " gphase(0.4) 1 };"
    "gate perm 2 = permute(1 2 0 3); gate far 3 { @column 2 x 0; barrier 1 2; sub 1:2, a=1 "
    "};"
    "gate odd = matrix([[0,0,0,1],[0,1/√2,i/sqrt(2),0],[0,i/√2,1/√2,0],[e^(i "
    "pi/5),0,0,0]]);"
    "gate tilt = turn(1, 0, 1, pi/3); gate mark 3 = oracle(x % 3 == 1);";

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
            buffer_print(&text, "%s %s%s", defined, before[k], gates[i]);
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
        buffer_print(&text, "%s pow(1/3) @ %s; pow(1/3) @ %s; pow(1/3) @ %s", defined,
                     gates[i], gates[i], gates[i]);
        Circuit *c = circuit_of(text.data);
        Buffer whole = {0};
        buffer_print(&whole, "%s %s", defined, gates[i]);
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

static void entries_are_recognised(void **state) {
    (void)state;
    Circuit *c = circuit_of("matrix([[0.57735, 0.81650], [0.81650, -0.57735]]) 0");
    const Definition *d = definition_of(circuit_step(c, 0)->gate);
    assert_true(cabs(d->matrix[0] - 1 / sqrt(3)) < 1e-15);
    assert_true(cabs(d->matrix[1] - sqrt(2.0 / 3)) < 1e-15);
    assert_non_null(strstr(d->source, "1/√3"));
    circuit_destroy(c);
    c = circuit_of("matrix([[0.70711, 0.70711i], [0.5+0.5i, 0.5-0.5i]]) 0");
    d = definition_of(circuit_step(c, 0)->gate);
    assert_true(cabs(d->matrix[2] - (0.5 + 0.5 * I)) < 1e-15);
    assert_means(c, "recognised");
    circuit_destroy(c);
}

static void the_nearest_unitary_is_nearest(void **state) {
    (void)state;
    Entries typed, nearest;
    Error err = {0};
    assert_true(entries_read("1 1; 0 1", &typed, &err));
    assert_true(fabs(entries_fault(&typed) - 1) < 1e-12);
    assert_true(entries_nearest(&typed, &nearest));
    assert_true(entries_fault(&nearest) < 1e-12);
    // Of all turns by an angle the one that comes nearest, found by trying: tan φ = 1/2.
    double best = 1e9, at = 0;
    for (int i = 0; i < 100000; i++) {
        double a = 2 * M_PI * i / 100000, s = sin(a), c = cos(a);
        double far = pow(1 - c, 2) * 2 + pow(1 - s, 2) + s * s;
        if (far < best) best = far, at = a;
    }
    assert_true(fabs(creal(nearest.at[0]) - cos(at)) < 1e-4);
    assert_true(fabs(creal(nearest.at[1]) - sin(at)) < 1e-4);
    entries_clear(&nearest);
    entries_clear(&typed);
    assert_true(entries_read("{{1,1},{1,1}}", &typed, &err));
    assert_false(entries_nearest(&typed, &nearest));
    entries_clear(&typed);
    assert_true(entries_read("cos(pi/8) -sin(π/8)\nsin(π/8) cos(pi/8)", &typed, &err));
    assert_true(entries_fault(&typed) < 1e-12);
    entries_clear(&typed);
    assert_true(entries_read("１，０\n０，−ｉ", &typed, &err));
    assert_true(cabs(typed.at[3] + I) < 1e-15);
    entries_clear(&typed);
}

static bool says(int x, const char *text) {
    bool marked[16];
    Error err = {0};
    if (!predicate_table(text, 4, marked, &err)) fail_msg("%s: %s", text, err.key);
    return marked[x];
}

static void expressions_mark_what_they_say(void **state) {
    (void)state;
    for (int x = 0; x < 16; x++) {
        assert_int_equal(says(x, "x == 5 || x = 7"), x == 5 || x == 7);
        assert_int_equal(says(x, "2 < x and x <= 9 and not x = 4"),
                         x > 2 && x <= 9 && x != 4);
        assert_int_equal(says(x, "x0 ^ x1 ⊕ x3"), (x ^ x >> 1 ^ x >> 3) & 1);
        assert_int_equal(says(x, "x & 6 == 2"), (x & 6) == 2);
        assert_int_equal(says(x, "x*x mod 15 == 1"), x * x % 15 == 1);
        assert_int_equal(says(x, "!(x >> 2) or x0 ∧ x2"),
                         !(x >> 2) || ((x & 1) && (x & 4)));
        assert_int_equal(says(x, "(x - 9) % 5 == 2"), ((x - 9) % 5 + 5) % 5 == 2);
        assert_int_equal(says(x, "~x == 3 | 8"), (~x & 15) == 11);
        assert_int_equal(says(x, "-x + 3 > -2"), 3 - x > -2);
    }
}

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

// --- Grouping

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
    for (int trial = 0; trial < 400; trial++) {
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
    assert_true(grouped > 50 && between > 20);
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
        buffer_print(&text, "%s %s", defined, texts[i]);
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
        cmocka_unit_test(entries_are_recognised),
        cmocka_unit_test(the_nearest_unitary_is_nearest),
        cmocka_unit_test(expressions_mark_what_they_say),
        cmocka_unit_test(names_stay_one_gate_each),
        cmocka_unit_test(a_gate_means_something_else_everywhere_at_once),
        cmocka_unit_test(grouping_and_taking_apart_change_nothing),
        cmocka_unit_test(a_group_stands_where_its_gates_stood),
        cmocka_unit_test(what_cannot_be_undone_stays_outside),
        cmocka_unit_test(taking_apart_keeps_dots_and_powers),
        cmocka_unit_test(wires_that_change_places_take_the_gate_along),
        cmocka_unit_test(a_slider_cannot_make_a_power_that_there_is_not),
        cmocka_unit_test(definitions_without_use_stay_until_they_are_forgotten),
        cmocka_unit_test(the_exact_run_knows_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
