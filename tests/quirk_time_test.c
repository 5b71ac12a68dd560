// Quirk's formulas of the time, both ways: judged by the matrices that Quirk's sources say.
#include "circuit/quirk_time.h"

#include "circuit/format_quirk.h"
#include "circuit/parameters.h"
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

static Circuit *read(const char *json) {
    Error err = {0};
    Circuit *c = quirk_read(json, NULL, (FormatOptions){0}, &err);
    if (!c) fail_msg("%s: %s %s", json, err.key, err.args);
    return c;
}

// Of the first step, but for a phase: |u[0][0]|, and the phases of the others against it.
static void assert_matrix(const Circuit *c, double complex a, double complex b,
                          double complex d) {
    Matrix2 u = step_matrix(circuit_step(c, 0));
    const double complex wanted[] = {a, b, b, d};
    double complex turn = cabs(a) > 0.5 ? u.m[0][0] / a : u.m[0][1] / b;
    assert_float_equal(cabs(turn), 1, 1e-9);
    for (int i = 0; i < 4; i++)
        assert_true(cabs(u.m[i / 2][i % 2] - turn * wanted[i]) < 1e-9);
}

// The matrices of PoweringGates.js and ExponentiatingGates.js at Quirk's time.
static void gates_of_the_time_are_what_quirk_says(void **state) {
    (void)state;
    static const char *const ids[] = {"X^t", "X^-t", "Z^t", "Z^-t", "e^-iXt", "e^iZt"};
    for (int i = 0; i < 6; i++) {
        char json[64];
        snprintf(json, sizeof json, "{\"cols\":[[\"%s\"]]}", ids[i]);
        Circuit *c = read(json);
        assert_true(circuit_uses_time(c));
        for (double t = 0; t <= 1; t += 0.09) {
            double turn = 2 * M_PI * t;
            circuit_set_time(c, t);
            if (i < 2) {
                double complex e = cexp(I * turn * (i ? -1 : 1));
                assert_matrix(c, (1 + e) / 2, (1 - e) / 2, (1 + e) / 2);
            } else if (i < 4) {
                assert_matrix(c, 1, 0, cexp(I * turn * (i == 3 ? -1 : 1)));
            } else if (i == 4) {
                assert_matrix(c, cos(turn), -I * sin(turn), cos(turn));
            } else {
                assert_matrix(c, cexp(I * turn), 0, cexp(-I * turn));
            }
        }
        circuit_destroy(c);
    }
}

// Quirk's t goes from -1 to 1.
static void formulas_are_read_in_our_time(void **state) {
    (void)state;
    static const struct {
        const char *quirk, *ours;
    } rows[] = {
        {"pi t^2", "pi*(2*t-1)^2"},
        {"2 pi t", "2*pi*(2*t-1)"},
        {"sin(pi t)", "sin(pi*(2*t-1))"},
        {"cos t", "cos((2*t-1))"},
        {"t", "(2*t-1)"},
        {"(t+1)(t-1)", "((2*t-1)+1)*((2*t-1)-1)"},
        {"pi/2 - t", "pi/2-(2*t-1)"},
        {"E^t", "euler^(2*t-1)"},
    };
    Angle ours;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(quirk_time_read(rows[i].quirk, &ours));
        assert_string_equal(ours.text, rows[i].ours);
    }
    assert_false(quirk_time_read("-t^2", &ours)); // (-t)^2 there
    assert_false(quirk_time_read("ln t", &ours)); // no number before the middle
    assert_false(quirk_time_read("t +", &ours));
    assert_false(quirk_time_read("t+t+t+t+t+t+t+t+t+t+t+t+t+t+t+t+t+t+t+t", &ours));
    for (double t = 0; t <= 1; t += 0.1) {
        Circuit *c = read("{\"cols\":[[{\"id\":\"Rxft\",\"arg\":\"pi t^2\"}]]}");
        circuit_set_time(c, t);
        double there = 2 * t - 1;
        assert_float_equal(circuit_step(c, 0)->angles[0].value, M_PI * there * there,
                           1e-12);
        circuit_destroy(c);
    }
}

static void gates_without_a_formula_have_the_one_of_the_toolbox(void **state) {
    (void)state;
    Circuit *c = read("{\"cols\":[[\"Rxft\"],[\"X^ft\"]]}");
    assert_string_equal(circuit_step(c, 0)->angles[0].text, "pi*(2*t-1)^2");
    assert_string_equal(circuit_step(c, 1)->power.text, "sin(pi*(2*t-1))");
    circuit_destroy(c);
}

static void what_follows_the_time_goes_back_to_quirk(void **state) {
    (void)state;
    static const char *const texts[] = {
        "rx(2*pi*t) 0; pow(t) @ x 1; rz(pi*(2*t-1)^2) 2",
        "let a = 1.5; ry(a*t) 0; pow(a*(t-1/2)) @ z 1",
        "ctrl @ rz(sin(pi*t)) 0 1",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Error err = {0};
        Circuit *c = short_form_read(texts[i], 0, NULL, &err), *again;
        char *json = quirk_write(c, (FormatOptions){0}, &err);
        assert_non_null(strstr(json, "ft"));
        again = read(json);
        assert_int_equal(circuit_steps(again), circuit_steps(c));
        for (double t = 0; t <= 1; t += 0.1) {
            circuit_set_time(c, t);
            circuit_set_time(again, t);
            for (int k = 0; k < circuit_steps(c); k++) {
                const Step *x = circuit_step(c, k), *y = circuit_step(again, k);
                Matrix2 u = step_matrix(x), v = step_matrix(y);
                for (int m = 0; m < 4; m++)
                    assert_true(cabs(u.m[m / 2][m % 2] - v.m[m / 2][m % 2]) < 1e-9);
            }
        }
        free(json);
        circuit_destroy(c);
        circuit_destroy(again);
    }
}

static void what_quirk_has_no_formula_for_is_a_number(void **state) {
    (void)state;
    Circuit *c = short_form_read("let a = 1.5; rx(a) 0; ry(floor(t)) 0", 0, NULL, NULL);
    char *json = quirk_write(c, (FormatOptions){0}, NULL);
    assert_non_null(strstr(json, "1.5"));
    assert_null(strstr(json, "floor"));
    free(json);
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gates_of_the_time_are_what_quirk_says),
        cmocka_unit_test(formulas_are_read_in_our_time),
        cmocka_unit_test(gates_without_a_formula_have_the_one_of_the_toolbox),
        cmocka_unit_test(what_follows_the_time_goes_back_to_quirk),
        cmocka_unit_test(what_quirk_has_no_formula_for_is_a_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
