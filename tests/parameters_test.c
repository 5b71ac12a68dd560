// What a circuit's angles may name: judged by the numbers put in by hand, and by whole
// matrices of them.
#include "circuit/parameters.h"

#include "circuit/edit.h"
#include "circuit/history.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <complex.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = short_form_read(text, 0, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

static Angle number(double value) {
    return (Angle){.value = value};
}

static void assert_refused(const char *text, const char *key) {
    Error err = {0};
    Circuit *c = short_form_read(text, 0, NULL, &err);
    if (c || strcmp(err.key, key) != 0) fail_msg("%s: %s", text, err.key);
}

static void a_parameter_is_what_its_angles_say(void **state) {
    (void)state;
    Circuit *c = read("let theta = pi/3; ry(theta) 0; rz(theta/2) 0; pow(theta) @ x 0");
    assert_int_equal(circuit_parameters(c), 1);
    assert_true(circuit_parameter(c, 0).now.value == M_PI / 3);
    assert_true(circuit_step(c, 0)->angles[0].value == M_PI / 3);
    assert_true(circuit_step(c, 1)->angles[0].value == M_PI / 6);
    assert_true(circuit_step(c, 2)->power.value == M_PI / 3);
    assert_true(circuit_set_parameter(c, 0, number(0.5), NULL));
    assert_true(circuit_step(c, 0)->angles[0].value == 0.5);
    assert_true(circuit_step(c, 1)->angles[0].value == 0.25);
    assert_true(circuit_step(c, 2)->power.value == 0.5);
    circuit_destroy(c);
}

// The same circuit with every number written out.
static void a_set_circuit_runs_as_the_one_with_its_numbers(void **state) {
    (void)state;
    Circuit *c = read("let a = 0; let b = 1 in -9:9; init(a, 2*b) 1; rx(a) 0; h 1; "
                      "ctrl @ ry(a*b) 0 1; rz(b-a) 0; pow(a/2) @ swap 0 1");
    for (int i = 0; i < 20; i++) {
        double a = 0.31 * i, b = 3 - 0.17 * i;
        char text[400];
        assert_true(circuit_set_parameter(c, 0, number(a), NULL));
        assert_true(circuit_set_parameter(c, 1, number(b), NULL));
        snprintf(text, sizeof text,
                 "init(%.17g, %.17g) 1; rx(%.17g) 0; h 1; ctrl @ ry(%.17g) 0 1; "
                 "rz(%.17g) 0; pow(%.17g) @ swap 0 1",
                 a, 2 * b, a, a * b, b - a, a / 2);
        Circuit *plain = read(text);
        Run *run = run_create(c, (RunOptions){0}, NULL);
        Run *wanted = run_create(plain, (RunOptions){0}, NULL);
        for (size_t k = 0; k < 4; k++) {
            double complex x = state_amplitude(run_pure(run, run_columns(run)), k);
            double complex y = state_amplitude(run_pure(wanted, run_columns(wanted)), k);
            assert_true(cabs(x - y) < 1e-12);
        }
        run_destroy(run);
        run_destroy(wanted);
        circuit_destroy(plain);
    }
    circuit_destroy(c);
}

static void starts_name_parameters_too(void **state) {
    (void)state;
    Circuit *c = read("let a = pi; init(a, 0) 0; init(0, a/2) 1");
    assert_true(circuit_set_parameter(c, 0, number(1), NULL));
    assert_true(circuit_start(c, 0).theta.value == 1);
    assert_true(circuit_start(c, 1).phi.value == 0.5);
    circuit_destroy(c);
}

static void time_turns_what_names_it(void **state) {
    (void)state;
    Circuit *c = read("rx(pi*t) 0; let a = 2; rz(a*t) 0; h 0");
    assert_true(circuit_uses_time(c));
    assert_true(circuit_set_time(c, 0.25));
    assert_true(circuit_step(c, 0)->angles[0].value == M_PI / 4);
    assert_true(circuit_step(c, 1)->angles[0].value == 0.5);
    assert_true(circuit_set_parameter(c, 0, number(4), NULL)); // and the time stays
    assert_true(circuit_step(c, 1)->angles[0].value == 1);
    assert_false(circuit_set_time(c, 0.25));
    circuit_destroy(c);
    c = read("let s = 1; rx(s*pi/3) 0"); // sqrt and its like hold no t
    assert_false(circuit_uses_time(c));
    circuit_destroy(c);
}

static void what_has_no_value_is_refused_and_changes_nothing(void **state) {
    (void)state;
    Error err = {0};
    Circuit *c = read("let a = 1; ry(a) 0; rx(1/a) 0"), *before = circuit_copy(c);
    assert_false(circuit_set_parameter(c, 0, number(0), &err));
    assert_string_equal(err.key, "parameter.not_finite");
    assert_string_equal(err.args, "a\tRx\tq0\t2");
    assert_true(circuit_equal(c, before));
    assert_false(circuit_set_parameter(c, 0, number(7), &err));
    assert_string_equal(err.key, "parameter.range");
    assert_true(circuit_equal(c, before));
    circuit_destroy(before);
    circuit_destroy(c);
    c = read("let a = 1; rx(a/(t-1)) 0"); // at t = 1 it keeps what it had
    circuit_set_time(c, 0.5);
    assert_false(circuit_set_time(c, 1));
    assert_true(circuit_step(c, 0)->angles[0].value == -2);
    circuit_destroy(c);
}

static void names_must_be_good_and_new(void **state) {
    (void)state;
    assert_refused("let pi = 1", "parameter.name");
    assert_refused("let t = 1", "parameter.name");
    assert_refused("let in = 1", "parameter.name");
    assert_refused("let sqrt = 1", "parameter.name");
    assert_refused("let アリス = 1", "parameter.name");
    assert_refused("let a_name_that_is_much_too_long = 1", "parameter.name");
    assert_refused("let a = 1; let a = 2", "parameter.taken");
    assert_refused("let a = 1 in 2:3", "parameter.range");
    assert_refused("let a = 1 in 3:0", "parameter.range");
    assert_refused("let a", "short.end");
    assert_refused("let a = 1 in 0", "short.end");
    assert_refused("let 3 = 1", "short.syntax");
    assert_refused(
        "let a=1;let b=1;let c=1;let d=1;let e=1;let f=1;let g=1;let h=1;let k=1",
        "parameter.most");
    const Name lesson[] = {{"theta", 1, NULL}, {0}};
    Error err = {0};
    assert_null(short_form_read("let theta = 2", 0, lesson, &err));
    assert_string_equal(err.key, "parameter.taken");
    Circuit *c = read("let θ = 1; rx(θ/2) 0");
    assert_true(circuit_step(c, 0)->angles[0].value == 0.5);
    circuit_destroy(c);
}

// A lesson's variable comes before the circuit's time.
static void a_caller_s_names_come_first(void **state) {
    (void)state;
    const Name lesson[] = {{"t", 5, NULL}, {0}};
    Circuit *c = short_form_read("let a = 2; rx(a*t) 0", 0, lesson, NULL);
    assert_true(circuit_step(c, 0)->angles[0].value == 10);
    circuit_destroy(c);
}

static void the_short_form_gives_the_same_back(void **state) {
    (void)state;
    static const char *const texts[] = {
        "let theta = pi/3; ry(theta) 0",
        "let k = 2 in 0:4; rx(k*pi/4) 0; rz(pi*t) 1",
        "let a = -pi/2 in -pi:pi; let b = 10; init(a, b) 0; pow(a) @ x 1",
        "let a = 1.25; rx(mod(t, a)) 0",
        "let a = pi/2; init(a, 0) 0; rx(a) 0",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Circuit *c = read(texts[i]);
        char *back = short_form_write(c, true);
        assert_string_equal(back, texts[i]);
        Circuit *again = read(back);
        assert_true(circuit_equal(c, again));
        free(back);
        circuit_destroy(again);
        circuit_destroy(c);
    }
}

static void the_usual_range_holds_the_value(void **state) {
    (void)state;
    static const double values[][3] = {{0, 0, 2 * M_PI},
                                       {3, 0, 2 * M_PI},
                                       {-1, -2 * M_PI, 2 * M_PI},
                                       {10, 0, 20},
                                       {-10, -20, 20}};
    for (int i = 0; i < 5; i++) {
        Parameter p = parameter_of("a", number(values[i][0]));
        assert_true(p.from == values[i][1] && p.to == values[i][2]);
        assert_int_equal(parameter_is_angle(&p), i < 3);
    }
}

static void what_nobody_names_goes(void **state) {
    (void)state;
    Circuit *c = read("let a = 1; let b = 2; let c = 3; rx(a) 0; init(c, 0) 0");
    assert_true(circuit_uses_parameter(c, 0));
    assert_false(circuit_uses_parameter(c, 1));
    circuit_drop_parameters(c);
    assert_int_equal(circuit_parameters(c), 2);
    assert_int_equal(circuit_find_parameter(c, "c"), 1);
    assert_int_equal(circuit_find_parameter(c, "b"), NO_PARAMETER);
    circuit_forget_parameters(c);
    assert_int_equal(circuit_parameters(c), 0);
    char *text = short_form_write(c, false);
    assert_string_equal(text, "init(3, 0) 0; rx(1) 0");
    free(text);
    circuit_destroy(c);
}

// A lesson's names in the same text do not hide it.
static void a_name_is_found_among_foreign_ones(void **state) {
    (void)state;
    const Name lesson[] = {{"far", 1, NULL}, {0}};
    Circuit *c = short_form_read("let a = 1; let b = 2; rx(far+a) 0", 0, lesson, NULL);
    assert_true(circuit_uses_parameter(c, 0));
    assert_false(circuit_uses_parameter(c, 1));
    assert_false(circuit_uses_time(c));
    circuit_destroy(c);
}

static void history_knows_a_slider_from_its_number(void **state) {
    (void)state;
    History *history = history_create(read("let a = 1; rx(a) 0"));
    Circuit *next = circuit_copy(history_now(history));
    assert_true(circuit_set_parameter(next, 0, number(2), NULL));
    history_commit(history, next);
    assert_true(history_can_undo(history));
    history_undo(history);
    assert_true(circuit_parameter(history_now(history), 0).now.value == 1);
    assert_true(circuit_step(history_now(history), 0)->angles[0].value == 1);
    history_destroy(history);
    Circuit *named = read("let a = 1; init(a, 0) 0"), *plain = circuit_copy(named);
    circuit_set_start(plain, 0, (WireStart){.theta = {"", 1}}, NULL);
    assert_true(circuit_same_starts(named, plain));
    assert_false(circuit_equal(named, plain));
    circuit_destroy(named);
    circuit_destroy(plain);
}

static void what_is_pasted_brings_its_parameters(void **state) {
    (void)state;
    Circuit *from = read("let a = 1; let b = 2; let c = 3; rx(a) 0; ry(b) 0");
    Circuit *to = read("let b = 5; x 0; rz(b) 0");
    StepSet all = {0};
    step_set_all(&all, from);
    Circuit *excerpt = circuit_excerpt(from, &all);
    assert_true(circuit_paste(to, excerpt, 0, 2, NULL, NULL));
    char *text = short_form_write(to, true);
    assert_string_equal(text, "let b = 5; let a = 1; x 0; rz(b) 0; rx(a) 0; ry(b) 0");
    assert_true(circuit_step(to, 3)->angles[0].value == 5);
    free(text);
    step_set_end(&all);
    circuit_destroy(excerpt);
    circuit_destroy(from);
    circuit_destroy(to);
}

static void the_first_new_name_is_found(void **state) {
    (void)state;
    const Name names[] = {{"a", 1, NULL}, {0}};
    char name[PARAMETER_NAME];
    assert_true(expression_new_name("2*a + theta/phi", names, name));
    assert_string_equal(name, "theta");
    assert_false(expression_new_name("2*a + pi", names, name));
    assert_false(expression_new_name("2*", names, name));
    assert_false(expression_new_name("a_name_that_is_much_too_long", names, name));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_parameter_is_what_its_angles_say),
        cmocka_unit_test(a_set_circuit_runs_as_the_one_with_its_numbers),
        cmocka_unit_test(starts_name_parameters_too),
        cmocka_unit_test(time_turns_what_names_it),
        cmocka_unit_test(what_has_no_value_is_refused_and_changes_nothing),
        cmocka_unit_test(names_must_be_good_and_new),
        cmocka_unit_test(a_caller_s_names_come_first),
        cmocka_unit_test(the_short_form_gives_the_same_back),
        cmocka_unit_test(the_usual_range_holds_the_value),
        cmocka_unit_test(what_nobody_names_goes),
        cmocka_unit_test(a_name_is_found_among_foreign_ones),
        cmocka_unit_test(history_knows_a_slider_from_its_number),
        cmocka_unit_test(what_is_pasted_brings_its_parameters),
        cmocka_unit_test(the_first_new_name_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
