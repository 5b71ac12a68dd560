// Gates that an OpenQASM program defines: read as gates of the circuit's own, and written
// again; against what the program does spelt out.
#include "circuit/circuit_definitions.h"
#include "circuit/equivalence.h"
#include "circuit/format_qasm.h"
#include "circuit/lower.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n"

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = qasm_read(text, NULL, (FormatOptions){0}, &err);
    if (!c) fail_msg("%s\n%s %s %d:%d", text, err.key, err.args, err.line, err.column);
    return c;
}

static void assert_read(const char *text, const char *form) {
    Circuit *c = read(text);
    char *written = short_form_write(c, false);
    assert_string_equal(written, form);
    free(written);
    circuit_destroy(c);
}

static void assert_same(const Circuit *a, const Circuit *b, const char *what) {
    Equivalence found;
    Error err = {0};
    assert_true(circuit_compare(a, b, (EquivalenceOptions){0}, &found, &err));
    if (found.difference) fail_msg("%s: %g", what, found.fidelity);
}

static void gates_without_parameters_stay_gates(void **state) {
    (void)state;
    assert_read(HEAD "gate bell a, b { h a; cx a, b; }\nqubit[4] q; bell q[0], q[1]; "
                     "ctrl @ inv @ bell q[0], q[3], q[2]; pow(2) @ bell q[3], q[1];",
                "gate bell 2 { h 0; cx 0 1 }; bell 0:1; ctrl @ pow(-1) @ bell 0 3 2; "
                "pow(2) @ bell 3 1");
    assert_read(HEAD
                "gate one a { h a; } gate two a, b { one b; swap a, b; } gate tilt(t) a "
                "{ ry(t) a; }\nqubit[2] q; bit c; two q[1], q[0]; c = measure q[0];\n"
                "if (c == 1) one q[1]; tilt(pi) q[0];",
                "gate one 1 { h 0 }; gate two 2 { one 1; swap 0 1 }; two 1 0; "
                "measure 0; ry(pi) 0; if (c0 == 1) one 1");
    // Names that are gates here already, and empty ones, are spelt out.
    assert_read(HEAD "gate v a { t a; } gate none a { }\nqubit[1] q; v q[0]; none q[0];",
                "t 0");
}

static const char *const circuits[] = {
    "gate bell 2 { h 0; cx 0 1 }; gate deep 3 { bell 2 0; ctrl @ bell 1 2 0; t 1 }; deep 0 "
    "1 2;"
    " ctrl @ negctrl @ deep 0 4 3 1 2; inv @ deep 2 3 4; pow(3) @ bell 1 0",
    "gate ベル 2 { h 0; cx 0 1 }; gate Cap 1 { sx 0 }; ベル 1 0; Cap 3; barrier 0 1",
    "gate g 3 { qft 0:2; parx @ y 0 1; gphase(0.3) 1; u(1, 2, 3) 0; ctrl @ u(1, 2, 3) 0 1;"
    " barrier 0 1 2 }; g 4 0 2; ctrl @ g 1 4 0 2",
    "gate m = matrix([[0, 1], [i, 0]]); gate w 2 { m 0; ctrl @ m 1 0 }; w 1 2; m 0; "
    "ctrl @ m 3 0; permute(0 2 1 3) 0 4; oracle(x == 2) 1 3; pow(1/2) @ w 0 1",
};

static void every_circuit_comes_back_from_openqasm(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof circuits / sizeof *circuits; i++) {
        Error err = {0};
        Circuit *c = short_form_read(circuits[i], 5, NULL, &err);
        if (!c) fail_msg("%s: %s %s", circuits[i], err.key, err.args);
        char *text = qasm_write(c, (FormatOptions){.qasm_version = 3}, &err);
        if (!text) fail_msg("%s: %s %s", circuits[i], err.key, err.args);
        assert_non_null(strstr(text, "gate "));
        Circuit *again = read(text);
        assert_same(c, again, text);
        circuit_destroy(again);
        circuit_destroy(c);
        free(text);
    }
}

static void version_2_says_plain_calls(void **state) {
    (void)state;
    Error err = {0};
    Circuit *c = short_form_read("gate bell 2 { h 0; cx 0 1 }; gate Cap 1 { sx 0; h 0 }; "
                                 "bell 1 0; Cap 2; ctrl @ bell 2 0 1; "
                                 "matrix([[0, i], [1, 0]]) 2",
                                 3, NULL, &err);
    assert_non_null(c);
    char *text = qasm_write(c, (FormatOptions){.qasm_version = 2}, &err);
    if (!text) fail_msg("%s %s", err.key, err.args);
    assert_non_null(strstr(text, "gate bell q0, q1 {\nh q0;\ncx q0, q1;\n}\n"));
    assert_non_null(strstr(text, "bell q[1], q[0];\n"));
    assert_non_null(strstr(text, "gate gate1 q0 {"));
    Circuit *again = read(text);
    assert_same(c, again, text);
    circuit_destroy(again);
    circuit_destroy(c);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gates_without_parameters_stay_gates),
        cmocka_unit_test(every_circuit_comes_back_from_openqasm),
        cmocka_unit_test(version_2_says_plain_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
