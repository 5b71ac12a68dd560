// Lines of OpenQASM that Kyubi alone reads: what they say comes back, and everybody else
// sees a comment.
#include "circuit/format_qasm.h"

#include "base/mem.h"
#include "circuit/circuit_noise.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] q;\nbit[2] c;\n"

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = qasm_read(text, "a.qasm", (FormatOptions){0}, &err);
    if (!c) fail_msg("%s\n%s %s %d:%d", text, err.key, err.args, err.line, err.column);
    return c;
}

static void assert_refused(const char *text, const char *key, int line, int column) {
    Error err = {0};
    Circuit *c = qasm_read(text, "a.qasm", (FormatOptions){0}, &err);
    if (c || strcmp(err.key, key) != 0 || err.line != line || err.column != column)
        fail_msg("%s\n%s %s %d:%d", text, err.key, err.args, err.line, err.column);
}

static void rates_are_read_of_the_circuit_and_of_its_wires(void **state) {
    (void)state;
    Circuit *c = read(HEAD "// kyubi: noise depolarising(0.25);\n"
                           "// kyubi: noise readout(1/8) q[1], q[2];\n"
                           "const float p = 0.5;\n// kyubi: noise bit_flip(p/2) q[0];\n"
                           "h q[0];\n");
    const Noise *noise = circuit_noise(c);
    int flip = noise_find("bit_flip"), depolarising = noise_find("depolarising");
    int readout = noise_find("readout");
    const double expected[3][3] = {{0.25, 0.25, 0}, {0, 0.25, 0.125}, {0, 0.25, 0.125}};
    for (int wire = 0; wire < 3; wire++) {
        assert_true(noise_rate(noise, wire, flip) == expected[wire][0]);
        assert_true(noise_rate(noise, wire, depolarising) == expected[wire][1]);
        assert_true(noise_rate(noise, wire, readout) == expected[wire][2]);
    }
    circuit_destroy(c);
}

static void times_become_damping_and_dephasing(void **state) {
    (void)state;
    Circuit *c = read(HEAD "// kyubi: noise times(2, 50, 40);\nh q[0];\n");
    const Noise *noise = circuit_noise(c);
    double gamma = noise_rate(noise, 0, noise_find("amplitude_damping"));
    double lambda = noise_rate(noise, 2, noise_find("dephasing"));
    assert_true(fabs(gamma - (1 - exp(-2.0 / 50))) < 1e-14);
    // What is off the diagonal shrinks by e^(-t/T2) in all.
    assert_true(fabs(sqrt((1 - gamma) * (1 - lambda)) - exp(-2.0 / 40)) < 1e-14);
    circuit_destroy(c);
}

static void noise_is_written_and_read_again_in_both_versions(void **state) {
    (void)state;
    Circuit *c =
        read(HEAD "// kyubi: noise times(1, 30, 60);\n"
                  "// kyubi: noise depolarising(0.1);\n"
                  "// kyubi: noise depolarising(0) q[1];\nh q[0];\ncx q[0], q[1];\n");
    for (int version = 2; version <= 3; version++) {
        char *text = qasm_write(c, (FormatOptions){.qasm_version = version}, NULL);
        assert_non_null(strstr(text, "\n// kyubi: noise depolarising(0.1);\n"));
        assert_non_null(strstr(text, "\n// kyubi: noise depolarising(0) q[1];\n"));
        assert_non_null(strstr(text, "\n// kyubi: noise times(1, 30, 60);\n"));
        Circuit *again = read(text);
        assert_true(noise_equal(circuit_noise(again), circuit_noise(c)));
        circuit_destroy(again);
        free(text);
    }
    circuit_destroy(c);
}

static void steps_of_noise_are_read_and_written_with_their_conditions(void **state) {
    (void)state;
    Circuit *c =
        read(HEAD "const float rate = 0.25;\nh q[0];\n"
                  "// kyubi: channel bit_flip(rate) q[0], q[2];\nc[0] = measure q[0];\n"
                  "if (c[0] == 1) {\n// kyubi: channel idling(1, 2, 3) q[1];\n}\n");
    assert_int_equal(circuit_steps(c), 5);
    const Step *flip = circuit_step(c, circuit_at(c, 0, 1));
    assert_string_equal(flip->gate->name, "bit_flip");
    assert_string_equal(flip->angles[0].text, "rate");
    assert_true(flip->angles[0].value == 0.25);
    const Step *last = circuit_step(c, circuit_steps(c) - 1);
    assert_true(last->if_mask == 1 && last->angles[2].value == 3);
    char *text = qasm_write(c, (FormatOptions){0}, NULL);
    assert_non_null(strstr(text, "// kyubi: channel bit_flip(rate) q[0];\n"));
    assert_non_null(
        strstr(text, "if (c[0] == 1) {\n// kyubi: channel idling(1, 2, 3) q[1];\n}"));
    Circuit *again = read(text);
    assert_true(circuit_equal(again, c));
    free(text);
    circuit_destroy(again);
    circuit_destroy(c);
    assert_refused(HEAD "// kyubi: channel rust(0.1) q[0];", "qasm.channel", 5, 19);
    assert_refused(HEAD "// kyubi: channel bit_flip(0.1, 1) q[0];", "qasm.angles", 5, 19);
    assert_refused(HEAD "// kyubi: channel bit_flip(2) q[0];", "channel.range", 5, 1);
}

static void other_comments_and_newer_words_are_passed_over(void **state) {
    (void)state;
    Circuit *plain = read(HEAD "h q[0];\n");
    Circuit *c = read(HEAD "// kyubi\n// kyubi noise depolarising(0.1);\n//kyubi: x\n"
                           "// kyubi: cherish(1, 2) {q};\n// kyubi:\nh q[0]; // kyubi:\n");
    assert_true(circuit_equal(c, plain));
    circuit_destroy(c);
    circuit_destroy(plain);
}

static void a_faulty_line_says_where(void **state) {
    (void)state;
    assert_refused(HEAD "// kyubi: noise rust(0.1);", "qasm.noise", 5, 17);
    assert_refused(HEAD "// kyubi: noise readout(0.1, 1);", "qasm.angles", 5, 17);
    assert_refused(HEAD "// kyubi: noise readout(1.5);", "noise.range", 5, 11);
    assert_refused(HEAD "// kyubi: noise readout(-1) q[1];", "noise.range", 5, 11);
    assert_refused(HEAD "// kyubi: noise readout(0.1) q[7];", "qasm.index", 5, 32);
    assert_refused(HEAD "// kyubi: noise readout(0.1) c[0];", "qasm.not_quantum", 5, 30);
    assert_refused(HEAD "// kyubi: noise times(1, 10, 30);", "noise.t2", 5, 11);
    assert_refused(HEAD "// kyubi: noise times(0, 10, 10);", "noise.times", 5, 11);
    assert_refused(HEAD "gate g a {\n// kyubi: noise readout(0);\n}", "qasm.in_gate", 6,
                   11);
    assert_refused(HEAD "h // kyubi: noise readout(0.1);\nq[0];", "qasm.syntax", 5, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_are_read_of_the_circuit_and_of_its_wires),
        cmocka_unit_test(times_become_damping_and_dephasing),
        cmocka_unit_test(noise_is_written_and_read_again_in_both_versions),
        cmocka_unit_test(steps_of_noise_are_read_and_written_with_their_conditions),
        cmocka_unit_test(other_comments_and_newer_words_are_passed_over),
        cmocka_unit_test(a_faulty_line_says_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
