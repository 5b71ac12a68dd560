// Parameters and names of wires in OpenQASM, both ways.
#include "circuit/format_qasm.h"

#include "circuit/names.h"
#include "circuit/parameters.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n"

static Circuit *read_with(const char *text, FormatOptions options) {
    Error err = {0};
    Circuit *c = qasm_read(text, NULL, options, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

static Circuit *read(const char *text) {
    return read_with(text, (FormatOptions){0});
}

static void assert_label(const Circuit *c, int wire, const char *wanted) {
    char label[WIRE_LABEL];
    circuit_wire_label(c, wire, label);
    assert_string_equal(label, wanted);
}

static void constants_that_angles_name_become_parameters(void **state) {
    (void)state;
    Circuit *c = read(HEAD "const float theta = pi/3; const float unused = 2;\n"
                           "const int n = 2; qubit[2] q;\n"
                           "rx(theta) q[0]; ry(theta/2) q[1]; rz(n*theta) q[0];\n"
                           "pow(theta) @ x q[1];\n");
    assert_int_equal(circuit_parameters(c), 1);
    assert_string_equal(circuit_step(c, 0)->angles[0].text, "theta");
    assert_string_equal(circuit_step(c, 1)->angles[0].text, "theta/2");
    assert_string_equal(circuit_step(c, 2)->angles[0].text, ""); // n is no slider
    assert_string_equal(circuit_step(c, 3)->power.text, "theta");
    assert_true(circuit_set_parameter(c, 0, (Angle){.value = 1}, NULL));
    assert_true(circuit_step(c, 1)->angles[0].value == 0.5);
    circuit_destroy(c);
}

static void inputs_are_parameters_too(void **state) {
    (void)state;
    const char *text = HEAD "input float[64] theta; input angle phi; qubit q;\n"
                            "rx(theta) q; rz(phi/2) q;\n";
    const Name values[] = {{"theta", 0.5, NULL}, {"phi", 1, NULL}, {0}};
    Circuit *c = read_with(text, (FormatOptions){.inputs = values});
    assert_int_equal(circuit_parameters(c), 2);
    assert_true(circuit_parameter(c, 0).now.value == 0.5);
    assert_true(circuit_step(c, 1)->angles[0].value == 0.5);
    circuit_destroy(c);
    Error err = {0};
    assert_null(qasm_read(text, NULL, (FormatOptions){0}, &err));
    assert_string_equal(err.key, "qasm.input");
    c = read_with(text, (FormatOptions){.free_inputs = true}); // as the desk opens it
    assert_true(circuit_parameter(c, 0).now.value == M_PI_2);
    circuit_destroy(c);
}

// Names within gates and loops mean other things.
static void names_of_gates_and_loops_stay_numbers(void **state) {
    (void)state;
    Circuit *c = read(HEAD "const float theta = 0.25; qubit q;\n"
                           "gate turn(theta) a { rx(theta) a; rx(theta/2) a; }\n"
                           "turn(1) q; turn(theta) q;\n"
                           "for int i in [1:2] { rz(i*pi/4) q; }\n");
    assert_true(circuit_step(c, 0)->angles[0].value == 1);
    assert_true(circuit_step(c, 1)->angles[0].value == 0.5);
    assert_string_equal(circuit_step(c, 1)->angles[0].text, "");
    assert_string_equal(circuit_step(c, 2)->angles[0].text, "theta"); // handed in
    assert_true(circuit_step(c, 4)->angles[0].value == M_PI / 4);
    assert_string_equal(circuit_step(c, 4)->angles[0].text, "");
    circuit_destroy(c);
}

static void a_program_s_t_is_not_the_time(void **state) {
    (void)state;
    Circuit *c = read(HEAD "const float t = 0; qubit q;\nrx(t+1) q;\n");
    assert_false(circuit_uses_time(c));
    circuit_set_time(c, 0.5);
    assert_true(circuit_step(c, 0)->angles[0].value == 1);
    circuit_destroy(c);
}

static void registers_and_single_qubits_keep_their_names(void **state) {
    (void)state;
    Circuit *c = read(HEAD "qubit[2] a; qubit bob; qubit[2] b;\ncx a[1], bob; h b;\n");
    static const char *const labels[] = {"a[0]", "a[1]", "bob", "b[0]", "b[1]"};
    for (int i = 0; i < 5; i++)
        assert_label(c, i, labels[i]);
    char *text = qasm_write(c, (FormatOptions){0}, NULL);
    assert_non_null(strstr(text, "qubit[2] a;\nqubit bob;\nqubit[2] b;\n"));
    assert_non_null(strstr(text, "cx a[1], bob;\n"));
    free(text);
    circuit_destroy(c);
    c = read(
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg work[2];\nqreg c0[1];\nh c0[0];\n");
    assert_label(c, 1, "work[1]");
    assert_label(c, 2, "c0");
    text = qasm_write(c, (FormatOptions){.qasm_version = 2}, NULL);
    assert_non_null(strstr(text, "qreg work[2];\nqreg c0[1];\n"));
    assert_non_null(strstr(text, "h c0[0];\n"));
    free(text);
    circuit_destroy(c);
}

static void what_is_written_reads_back(void **state) {
    (void)state;
    static const char *const texts[] = {
        "let theta = pi/3; let k = 1.25; rx(theta) 0; ry(k*theta/2) 1; pow(k) @ x 0",
        "name 0 alice; name 2 bob; h 0; cx 0 1; ctrl @ ctrl @ z 0 1 2; barrier 0 1 2",
        "name 1 ボブ; h 0; cx 0 1; measure 0; measure 1",
        "let theta = 1; name 0 theta; rx(theta) 0",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Error err = {0};
        Circuit *c = short_form_read(texts[i], 0, NULL, &err);
        char *text = qasm_write(c, (FormatOptions){0}, &err);
        assert_non_null(text);
        Circuit *again = read(text);
        char *first = short_form_write(c, true), *second = short_form_write(again, true);
        if (i < 3) assert_string_equal(first, second);
        assert_true(circuit_step(again, 0)->angles[0].value ==
                    circuit_step(c, 0)->angles[0].value);
        free(first);
        free(second);
        free(text);
        circuit_destroy(again);
        circuit_destroy(c);
    }
}

static void names_that_are_none_in_openqasm_are_left_out(void **state) {
    (void)state;
    Circuit *c =
        short_form_read("name 0 \"two words\"; name 1 measure; h 0; h 1", 0, NULL, NULL);
    for (int version = 2; version <= 3; version++) {
        char *text = qasm_write(c, (FormatOptions){.qasm_version = version}, NULL);
        assert_null(strstr(text, "two words"));
        Circuit *again = read(text);
        assert_int_equal(circuit_wires(again), 2);
        free(text);
        circuit_destroy(again);
    }
    circuit_destroy(c);
}

static void version_2_and_the_time_are_numbers(void **state) {
    (void)state;
    Circuit *c = short_form_read("let a = 0.5; rx(a) 0; rz(t+1/4) 0", 0, NULL, NULL);
    char *text = qasm_write(c, (FormatOptions){.qasm_version = 2}, NULL);
    assert_non_null(strstr(text, "rx(0.5)"));
    assert_non_null(strstr(text, "rz(0.25)"));
    free(text);
    text = qasm_write(c, (FormatOptions){0}, NULL);
    assert_non_null(strstr(text, "const float a = 0.5;\n"));
    assert_non_null(strstr(text, "rz(0.25)"));
    free(text);
    circuit_destroy(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constants_that_angles_name_become_parameters),
        cmocka_unit_test(inputs_are_parameters_too),
        cmocka_unit_test(names_of_gates_and_loops_stay_numbers),
        cmocka_unit_test(a_program_s_t_is_not_the_time),
        cmocka_unit_test(registers_and_single_qubits_keep_their_names),
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(names_that_are_none_in_openqasm_are_left_out),
        cmocka_unit_test(version_2_and_the_time_are_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
