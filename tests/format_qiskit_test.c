// Python programs for Qiskit: their text by hand, and whether Python takes them.
#include "circuit/format_qiskit.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/words.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const FormatOptions no_options = {0};

static Circuit *of_short_form(const char *text, int wires) {
    Error err = {0};
    Circuit *c = short_form_read(text, wires, NULL, &err);
    if (!c) fail_msg("%s\n%s %s", text, err.key, err.args);
    return c;
}

static char *written(const char *short_form, int wires) {
    Circuit *c = of_short_form(short_form, wires);
    Error err = {0};
    char *program = qiskit_write(c, no_options, &err);
    if (!program) fail_msg("%s\n%s %s", short_form, err.key, err.args);
    circuit_destroy(c);
    return program;
}

// What stands behind the line that makes the circuit.
static void assert_lines(const char *short_form, int wires, const char *lines) {
    char *program = written(short_form, wires);
    char *start = strstr(program, "\nqc = ");
    assert_non_null(start);
    assert_string_equal(strchr(start + 1, '\n') + 1, lines);
    free(program);
}

static void a_program_imports_what_it_uses_and_makes_its_circuit(void **state) {
    (void)state;
    char *program = written("h 0; cx 0 1", 2);
    assert_string_equal(
        program, "from math import pi\n\n"
                 "from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister\n\n"
                 "qc = QuantumCircuit(QuantumRegister(2, \"q\"))\n"
                 "qc.h(0)\nqc.cx(0, 1)\n");
    free(program);
    program = written("negctrl @ h 1 0; ctrl(3) @ x 0 1 2 3; measure 2", 4);
    assert_string_equal(
        program,
        "from math import pi\n\n"
        "from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister\n"
        "from qiskit.circuit.library import HGate, XGate\n\n"
        "qc = QuantumCircuit(QuantumRegister(4, \"q\"), ClassicalRegister(4, \"c\"))\n"
        "qc.append(HGate().control(1, ctrl_state=\"0\"), [1, 0])\n"
        "qc.append(XGate().control(3), [0, 1, 2, 3])\n"
        "qc.measure(2, 2)\n");
    free(program);
}

static void every_gate_has_its_line(void **state) {
    (void)state;
    assert_lines("id 0; x 0; y 0; z 0; s 0; sdg 0; t 0; tdg 0; sx 0; sxdg 0", 1,
                 "qc.id(0)\nqc.x(0)\nqc.y(0)\nqc.z(0)\nqc.s(0)\nqc.sdg(0)\nqc.t(0)\n"
                 "qc.tdg(0)\nqc.sx(0)\nqc.sxdg(0)\n");
    assert_lines("p(pi/2) 0; rx(-3*pi/4) 0; ry(0.1) 0; rz(2*pi) 0; u(0, pi, 1e-5) 0", 1,
                 "qc.p(pi/2, 0)\nqc.rx(-3*pi/4, 0)\nqc.ry(0.1, 0)\nqc.rz(2*pi, 0)\n"
                 "qc.u(0, pi, 1e-05, 0)\n");
    assert_lines("cz 1 0; ccx 0 1 2; cp(pi/8) 2 1; cswap 1 0 2", 3,
                 "qc.cz(1, 0)\nqc.ccx(0, 1, 2)\nqc.cp(pi/8, 2, 1)\nqc.cswap(1, 0, 2)\n");
    assert_lines("swap 0 2; measure 1 -> 0; reset 1; barrier 0 2", 3,
                 "qc.swap(0, 2)\nqc.measure(1, 0)\nqc.reset(1)\nqc.barrier(0, 2)\n");
    assert_lines("ctrl @ u(1, 2, 3) 0 1", 2,
                 "qc.append(UGate(1, 2, 3).control(1), [0, 1])\n");
}

// Qiskit: "If specified as a bitstring the length must equal num_ctrl_qubits, MSB on left",
// and the first qubits listed are the controls.
static void the_state_of_controls_is_written_last_one_first(void **state) {
    (void)state;
    assert_lines("ctrl @ negctrl @ x 0 2 1", 3,
                 "qc.append(XGate().control(2, ctrl_state=\"01\"), [0, 2, 1])\n");
    assert_lines("ctrl @ negctrl @ swap 3 0 1 2", 4,
                 "qc.append(SwapGate().control(2, ctrl_state=\"10\"), [0, 3, 1, 2])\n");
}

static void powers_are_taken_before_controls(void **state) {
    (void)state;
    assert_lines("pow(1/8) @ y 0; ctrl @ pow(-0.5) @ rx(pi/3) 0 1", 2,
                 "qc.append(YGate().power(1/8), [0])\n"
                 "qc.append(RXGate(pi/3).power(-1/2).control(1), [0, 1])\n");
    assert_lines("pow(0.5) @ swap 1 0", 2, "qc.append(SwapGate().power(1/2), [1, 0])\n");
}

static void a_global_phase_is_the_circuits_or_stands_on_a_control(void **state) {
    (void)state;
    assert_lines("gphase(pi/4) 0; pow(0.5) @ gphase(-pi) 0", 1,
                 "qc.global_phase += pi/4\nqc.global_phase += pi/2\n");
    assert_lines("ctrl @ gphase(pi/4) 1 0", 2, "qc.p(pi/4, 1)\n");
    assert_lines("ctrl @ ctrl @ negctrl @ gphase(pi/4) 1 2 3 0", 4,
                 "qc.append(PhaseGate(pi/4).control(2, ctrl_state=\"01\"), [2, 3, 1])\n");
    assert_lines("negctrl @ gphase(pi) 1 0", 2, "qc.x(1)\nqc.p(pi, 1)\nqc.x(1)\n");
    assert_lines("measure 0; if (c0 == 1) gphase(1) 0", 1, "qc.measure(0, 0)\n");
}

static void conditions_stand_before_their_step(void **state) {
    (void)state;
    assert_lines("if (c0 == 1) x 0; if (c1 == 0) reset 1", 2,
                 "with qc.if_test((qc.clbits[0], 1)):\n    qc.x(0)\n"
                 "with qc.if_test((qc.clbits[1], 0)):\n    qc.reset(1)\n");
    assert_lines("if (c0 == 1 && c1 == 0) negctrl @ gphase(pi) 1 0", 2,
                 "with qc.if_test(expr.logic_and(qc.clbits[0], "
                 "expr.logic_not(qc.clbits[1]))):\n"
                 "    qc.x(1)\n    qc.p(pi, 1)\n    qc.x(1)\n");
    assert_lines(
        "if (c0 == 1 && c1 == 1 && c2 == 1) measure 0 -> 3", 4,
        "with qc.if_test(expr.logic_and(qc.clbits[0], expr.logic_and(qc.clbits[1], "
        "qc.clbits[2]))):\n    qc.measure(0, 3)\n");
    assert_lines("if (!(c0 == 1 && c1 == 0)) x 0", 2,
                 "with qc.if_test(expr.logic_not(expr.logic_and(qc.clbits[0], "
                 "expr.logic_not(qc.clbits[1])))):\n    qc.x(0)\n");
    assert_lines("if (c2 == 1 && !(c0 == 1)) x 0", 3,
                 "with qc.if_test(expr.logic_and(qc.clbits[2], "
                 "expr.logic_not(qc.clbits[0]))):\n    qc.x(0)\n");
    char *program = written("if (!(c0 == 1)) x 0", 1);
    assert_non_null(strstr(program, "\nfrom qiskit.circuit.classical import expr\n"));
    free(program);
}

static void registers_keep_their_names(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    assert_true(circuit_add_bit_register(c, "q", 1, NULL));
    assert_true(circuit_add_bit_register(c, "syndrome", 2, NULL));
    Step step = step_of(c, gate_find("x"), 1, 0);
    step.if_mask = 6;
    step.if_bits = 4;
    assert_int_equal(circuit_place(c, step, NULL), 0);
    char *program = qiskit_write(c, no_options, NULL);
    assert_non_null(strstr(program, "qc = QuantumCircuit(QuantumRegister(2, \"qubits\"), "
                                    "ClassicalRegister(1, \"q\"), "
                                    "ClassicalRegister(2, \"syndrome\"))\n"
                                    "with qc.if_test((qc.cregs[1], 2)):\n    qc.x(1)\n"));
    free(program);
    circuit_destroy(c);
}

// --- Python

static const char *const programs[] = {
    "",
    "h 0; negctrl @ u(1, -pi/2, 3e-9) 0 1; pow(0.3) @ z 2; gphase(1) 0",
    "measure 0; if (c0 == 1) x 1; if (!(c0 == 1 && c1 == 0)) ctrl @ y 0 1; barrier 0 1",
    "if (c0 == 1 && c1 == 0 && !(c2 == 1)) negctrl @ gphase(2) 0 1; reset 2",
};

static void python_takes_every_program(void **state) {
    (void)state;
    if (system("python3 -c '' 2>/dev/null") != 0) {
        print_message("no python3 here: the programs are not compiled\n");
        skip();
    }
    char path[] = "/tmp/kyubi-qiskit-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        char *program = written(programs[i], 3);
        assert_true(file_write(path, program, strlen(program), NULL));
        Buffer command = {0};
        buffer_print(&command, "python3 -c 'import ast; ast.parse(open(\"%s\").read())'",
                     path);
        if (system(command.data) != 0) fail_msg("%s", program);
        buffer_clear(&command);
        free(program);
    }
    unlink(path);
}

// --- What is refused

static void assert_refused(const char *short_form, const char *sentence) {
    Circuit *c = of_short_form(short_form, 2);
    Error err = {0};
    assert_null(qiskit_write(c, no_options, &err));
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    char *got = words_error(words, LANG_EN, &err);
    assert_string_equal(got, sentence);
    free(got);
    words_close(words);
    circuit_destroy(c);
}

static void what_qiskit_cannot_say_is_refused_by_name_and_place(void **state) {
    (void)state;
    assert_refused("h 1; post0 1",
                   "Qiskit has no post0 (on q1, column 2). Take it away, or "
                   "choose another format.");
    assert_refused("c1 = 1",
                   "Qiskit has no set1 (on q1, column 1). Take it away, or choose "
                   "another format.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_imports_what_it_uses_and_makes_its_circuit),
        cmocka_unit_test(every_gate_has_its_line),
        cmocka_unit_test(the_state_of_controls_is_written_last_one_first),
        cmocka_unit_test(powers_are_taken_before_controls),
        cmocka_unit_test(a_global_phase_is_the_circuits_or_stands_on_a_control),
        cmocka_unit_test(conditions_stand_before_their_step),
        cmocka_unit_test(registers_keep_their_names),
        cmocka_unit_test(python_takes_every_program),
        cmocka_unit_test(what_qiskit_cannot_say_is_refused_by_name_and_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
