// Conditions, loops, bits and numbers of OpenQASM 3: what steps they become.
#include "circuit/format_qasm.h"

#include "base/mem.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "OPENQASM 3.0; include \"stdgates.inc\"; "

static char *short_of(const char *body, const Name *inputs) {
    Buffer text = {0};
    Error err = {0};
    buffer_print(&text, HEAD "%s", body);
    Circuit *c = qasm_read(text.data, NULL, (FormatOptions){.inputs = inputs}, &err);
    if (!c) fail_msg("%s\n%s %s %d:%d", text.data, err.key, err.args, err.line, err.column);
    char *written = short_form_write(c, false);
    circuit_destroy(c);
    buffer_clear(&text);
    return written;
}

static void assert_steps(const char *body, const char *expected) {
    char *written = short_of(body, NULL);
    if (strcmp(written, expected) != 0) fail_msg("%s\n%s\n%s", body, written, expected);
    free(written);
}

#define BITS "qubit[2] q; bit[2] c; bit d; "

static void conditions_become_what_a_step_can_say(void **state) {
    (void)state;
    const struct {
        const char *condition, *before;
    } rows[] = {
        {"c[0] == 1", "c0 == 1"},
        {"c[0]", "c0 == 1"},
        {"!c[1]", "c1 == 0"},
        {"~d", "c2 == 0"},
        {"c[0] != true", "c0 == 0"},
        {"d == false", "c2 == 0"},
        {"c == 2", "c0 == 0 && c1 == 1"},
        {"2 == c", "c0 == 0 && c1 == 1"},
        {"c == \"10\"", "c0 == 0 && c1 == 1"},
        {"c != 0b10", "!(c0 == 0 && c1 == 1)"},
        {"c", "!(c0 == 0 && c1 == 0)"},
        {"bool(c)", "!(c0 == 0 && c1 == 0)"},
        {"c < 2", "c1 == 0"},
        {"c <= 1", "c1 == 0"},
        {"c > 1", "c1 == 1"},
        {"c >= 0x2", "c1 == 1"},
        {"1 < c", "c1 == 1"},
        {"2 > c", "c1 == 0"},
        {"c < 3", "!(c0 == 1 && c1 == 1)"},
        {"c > 2", "c0 == 1 && c1 == 1"},
        {"int(c) == 3 && d", "c0 == 1 && c1 == 1 && c2 == 1"},
        {"uint[2](c) == 3 && !d", "c0 == 1 && c1 == 1 && c2 == 0"},
        {"d && c != 3", "c2 == 1 && !(c0 == 1 && c1 == 1)"},
        {"c[0] || d", "!(c0 == 0 && c2 == 0)"},
        {"!(c[0] && d)", "!(c0 == 1 && c2 == 1)"},
        {"c[{1, 0}] == 1", "c0 == 0 && c1 == 1"},
        {"c[-1] & d", "c1 == 1 && c2 == 1"},
        {"c == 1 || c == 3", "c0 == 1"},
        {"c[0] == d && d", "c0 == 1 && c2 == 1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char body[200], expected[200];
        snprintf(body, sizeof body, BITS "if (%s) x q[0];", rows[i].condition);
        snprintf(expected, sizeof expected, "if (%s) x 0", rows[i].before);
        assert_steps(body, expected);
    }
    assert_steps(BITS "if (c[0] == d) x q[0];",
                 "if (c0 == 1 && c2 == 1) x 0; if (c0 == 0 && c2 == 0) x 0");
    assert_steps(BITS "if (c[0] ^ d) x q[0];",
                 "if (c0 == 1 && c2 == 0) x 0; if (c0 == 0 && c2 == 1) x 0");
    assert_steps(BITS "if (c == c[1:-1:0]) x q[0];",
                 "if (c0 == 1 && c1 == 1) x 0; if (c0 == 0 && c1 == 0) x 0");
    assert_steps(BITS "if (c == 7) x q[0]; if (c >= 0) y q[0]; if (c < -1) z q[0];", "y 0");
}

static void else_and_nesting_join_conditions(void **state) {
    (void)state;
    assert_steps(BITS "if (d) { x q[0]; y q[1]; } else z q[0];",
                 "if (c2 == 1) x 0; if (c2 == 1) y 1; if (c2 == 0) z 0");
    assert_steps(BITS "if (d) if (c == 2) x q[0]; else y q[0];",
                 "if (c0 == 0 && c1 == 1 && c2 == 1) x 0; "
                 "if (c2 == 1 && !(c0 == 0 && c1 == 1)) y 0");
    assert_steps(BITS "if (c == 0) x q[0]; else if (c == 1) y q[0]; else { z q[0]; }",
                 "if (c0 == 0 && c1 == 0) x 0; if (c0 == 1 && c1 == 0) y 0; "
                 "if (c1 == 1) z 0");
    assert_steps(BITS "const int n = 3; if (n > 2) x q[0]; else y q[9];", "x 0");
    assert_steps(BITS "const int n = 3; if (n == 2 || n < 0) { if (d) {y q[9];} else z r; "
                      "for int i in {1} { } } else { z q[1]; }",
                 "z 1");
    assert_steps(BITS "if (d) { barrier q; reset q[0]; d = measure q[1]; }",
                 "barrier 0 1; if (c2 == 1) reset 0; if (c2 == 1) measure 1 -> 2");
}

static void measurements_are_spelt_in_many_ways(void **state) {
    (void)state;
    assert_steps(
        "qubit[2] q; bit[2] c; c = measure q; c[0] = measure q[1]; measure q -> c;",
        "measure 0; measure 1; measure 1 -> 0; measure 0; measure 1");
    assert_steps("qubit q; bit c = measure q; bit[1] d = measure q;",
                 "measure 0; measure 0 -> 1");
    assert_steps("qubit[2] q; bit[3] m; measure q[1]; measure q;",
                 "measure 0 -> 3; measure 1 -> 4; measure 1 -> 4");
    assert_steps(
        "qubit[3] q; bit[3] c; c[{2, 0}] = measure q[0:1]; reset q[1:2]; reset q[0];",
        "measure 0 -> 2; measure 1 -> 0; reset 2; reset 0; reset 1");
}

static void bits_can_be_set(void **state) {
    (void)state;
    assert_steps("qubit[3] q; bit[3] c = \"110\"; c[1] = 0; c = 5; c[0] = true;",
                 "c0 = 1; c1 = 1; c2 = 1; c0 = 1; c1 = 0; c2 = 1; c1 = 0");
    assert_steps("qubit[2] q; bit[2] c; c[0] = c[1]; c[1] = c[1];",
                 "if (c1 == 1) c0 = 1; if (c1 == 0) c0 = 0");
    assert_steps("qubit[2] q; bit[2] c; bit d; d = c == 3;",
                 "if (c0 == 1 && c1 == 1) c2 = 1; if (!(c0 == 1 && c1 == 1)) c2 = 0");
    assert_steps("qubit[2] q; bit[2] c; if (c[0]) c[1] = 1;", "if (c0 == 1) c1 = 1");
}

// A body that changes what its condition looks at goes by what it read before.
static void conditions_are_held_while_their_bits_change(void **state) {
    (void)state;
    assert_steps(
        "qubit[2] q; bit[2] c; if (c[0]) { c[0] = measure q[0]; x q[1]; } else y q[0];",
        "c2 = 0; if (c0 == 1) c2 = 1; if (c2 == 1) measure 0; if (c2 == 1) x 1; "
        "if (c2 == 0) y 0");
    assert_steps("qubit[2] q; bit[2] c; if (c[0] ^ c[1]) c[1] = 0; if (c[1]) c[1] = 0;",
                 "c2 = 0; if (c0 == 1 && c1 == 0) c2 = 1; if (c0 == 0 && c1 == 1) c2 = 1; "
                 "if (c2 == 1) c1 = 0; if (c1 == 1) c1 = 0");
    assert_steps("qubit q; bit[2] c; c[0] = !c[0];",
                 "c2 = 0; if (c0 == 0) c2 = 1; if (c2 == 1) c0 = 1; if (c2 == 0) c0 = 0");
    assert_steps("qubit q; bit[2] c; if (c[0]) if (c[1]) { c[1] = 0; c[0] = 0; x q; }",
                 "c2 = 0; if (c0 == 1) c2 = 1; if (c2 == 1) c3 = 0; if (c1 == 1 && c2 == "
                 "1) c3 = 1; if (c2 == 1 && c3 == 1) c1 = 0; if (c2 == 1 && c3 == 1) c0 = "
                 "0; if (c2 == 1 && c3 == 1) x 0");
    Error err = {0};
    Circuit *c = qasm_read("OPENQASM 2.0; qreg q[2]; creg c[2]; if(c==1) measure q -> c;",
                           NULL, (FormatOptions){0}, &err);
    assert_non_null(c);
    assert_string_equal(err.key, "");
    assert_int_equal(circuit_steps(c), 4);
    circuit_destroy(c);
}

static void loops_are_written_out(void **state) {
    (void)state;
    assert_steps("const int n = 3; qubit[n] q; for int i in [0:n-1] h q[i];",
                 "h 0; h 1; h 2");
    assert_steps("qubit[5] q; for uint[8] i in [4:-2:0] { x q[i]; }", "x 0; x 2; x 4");
    assert_steps("qubit[5] q; for i in {3, 1,} x q[i]; for int i in [2:1] y q[99];",
                 "x 1; x 3");
    assert_steps("qubit q; for float t in {0.5, 1.5} rx(t * 2) q;", "rx(1) 0; rx(3) 0");
    assert_steps("qubit[3] q; for int i in [0:2] for int j in [i+1:2] if (j != i) cz q[i], "
                 "q[j];",
                 "cz 0 1; cz 0 2; cz 1 2");
    assert_steps(
        "gate g(n) a { for int i in [1:n] { t a; } } qubit q; g(3) q; inv @ g(1) q;",
        "t 0; t 0; t 0; tdg 0");
    assert_steps("qubit[2] q; int k = 0; for int i in [1:4] { k += i; } rx(k) q[k / 6];",
                 "rx(10) 1");
}

static void numbers_are_known_before_the_circuit_runs(void **state) {
    (void)state;
    const Name inputs[] = {{"theta", 0.25}, {"n", 2.75}, {0}};
    char *written =
        short_of("input float[64] theta; input int n; qubit[n] q; const angle a = "
                 "2 * theta; rx(theta) q[0]; ry(a) q[1];",
                 inputs);
    assert_string_equal(written, "let theta = 0.25; rx(theta) 0; ry(2 * theta) 1");
    free(written);
    assert_steps(
        "qubit q; const uint[8] n = 7 / 2; const bool b = n == 3; float x = 1.5; x = "
        "x ** 2; x -= 0.25; int m = -7 % 4; rx(n) q; rx(x) q; rx(m) q; rx(b) q;",
        "rx(3) 0; rx(2) 0; rx(-3) 0; rx(1) 0");
    assert_steps(
        "qubit q; rx(1_000) q; rx(0x1F + 0b11 + 0o17) q; rx(1e-3) q; rx(1 << 4 | 1) "
        "q; rx(5 & 3 ^ 1) q; rx(~5 >> 1) q; rx(!0 && 3 >= 3 || false) q; rx(.5e1) q;",
        "rx(1000) 0; rx(49) 0; rx(0.001) 0; rx(17) 0; rx(0) 0; rx(-3) 0; rx(1) 0; "
        "rx(5) 0");
    assert_steps("qubit q; rx(-2**2) q; rx(2**3**2) q; rx(int(3.7)) q; rx(float(3)/2) q; "
                 "rx(mod(7, 4)) q; rx(ceiling(0.2) + popcount(7)) q; rx(bool(9)) q;",
                 "rx(-2**2) 0; rx(2**3**2) 0; rx(3) 0; rx(1.5) 0; rx(mod(7, 4)) 0; "
                 "rx(ceiling(0.2) + popcount(7)) 0; rx(1) 0");
}

static void registers_are_picked_from_and_joined(void **state) {
    (void)state;
    assert_steps("qubit[6] q; let a = q[1:2:5]; let b = a[0:1] ++ q[0]; h a[-1]; x b; y "
                 "q[{0, -1}]; z q[4:]; s q[:1]; let one = q[3]; t one; cx one, q[4];",
                 "x 0; x 1; x 3; z 4; h 5; y 0; s 1; t 3; y 5; s 0; cx 3 4; z 5");
    assert_steps("qubit[2] q; bit[4] c; let low = c[0:1]; let mixed = c[3] ++ low; low = "
                 "measure q; if (mixed == 1) x q[0];",
                 "measure 0; measure 1; if (c0 == 0 && c1 == 0 && c3 == 1) x 0");
    assert_steps("h $1; cx $0, $2;", "h 1; cx 0 2");
    assert_steps("qreg q[2]; creg c[2]; qubit r; x r; creg d; measure r -> d;",
                 "name 2 r; x 2; measure 2");
}

static void what_a_circuit_has_no_place_for_is_passed_over(void **state) {
    (void)state;
    assert_steps(
        "pragma one two; three\n#pragma simulator\n@note anything; at all\nqubit q; "
        "duration t = 100ns; const duration u = 2 * t; stretch s; box [2 * t] { delay[t] "
        "q; x q; nop q; } "
        "{ y q; } /* é \n */ output bit c; c = measure q; // end",
        "x 0; y 0; measure 0");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_become_what_a_step_can_say),
        cmocka_unit_test(else_and_nesting_join_conditions),
        cmocka_unit_test(measurements_are_spelt_in_many_ways),
        cmocka_unit_test(bits_can_be_set),
        cmocka_unit_test(conditions_are_held_while_their_bits_change),
        cmocka_unit_test(loops_are_written_out),
        cmocka_unit_test(numbers_are_known_before_the_circuit_runs),
        cmocka_unit_test(registers_are_picked_from_and_joined),
        cmocka_unit_test(what_a_circuit_has_no_place_for_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
