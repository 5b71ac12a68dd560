// Circuits as OpenQASM: how it reads, and that reading it gives the circuit again.
#include "circuit/format_qasm.h"

#include "qasm_matrix.h"

#include "base/mem.h"
#include "base/rng.h"
#include "base/words.h"
#include "circuit/frontier.h"
#include "circuit/short_form.h"

#include <stdio.h>
#include <stdlib.h>

static Circuit *short_circuit(const char *text, int wires) {
    Error err = {0};
    Circuit *c = short_form_read(text, wires, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

static void assert_written(const char *text, int wires, int version, const char *expected) {
    Error err = {0};
    Circuit *c = short_circuit(text, wires);
    char *written = qasm_write(c, (FormatOptions){.qasm_version = version}, &err);
    if (!written) fail_msg("%s: %s %s", text, err.key, err.args);
    const char *body = strstr(written, "\";\n") + 3; // behind the include
    if (strcmp(body, expected) != 0) fail_msg("%s\n%s", text, written);
    circuit_destroy(read(written));
    free(written);
    circuit_destroy(c);
}

static void a_program_reads_as_a_teacher_writes_it(void **state) {
    (void)state;
    Circuit *c = short_circuit("h 0; cx 0 1; barrier 0 1; measure 0; measure 1", 2);
    char *three = qasm_write(c, (FormatOptions){0}, NULL);
    assert_string_equal(three, "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n\n"
                               "qubit[2] q;\nbit[2] c;\n\n"
                               "h q[0];\ncx q[0], q[1];\nbarrier q;\nc = measure q;\n");
    char *two = qasm_write(c, (FormatOptions){.qasm_version = 2}, NULL);
    assert_string_equal(two, "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n\n"
                             "qreg q[2];\ncreg c[2];\n\n"
                             "h q[0];\ncx q[0], q[1];\nbarrier q;\nmeasure q -> c;\n");
    free(two);
    free(three);
    circuit_destroy(c);
}

// clang-format off
static void version_3_says_every_gate(void **state) {
    (void)state;
    const char *rows[][2] = {
        {"ccx 0 1 2; c3x 0 1 2 3", "ccx q[0], q[1], q[2];\nctrl(3) @ x q[0], q[1], q[2], q[3];\n"},
        {"sxdg 0; csx 0 1; ctrl @ sxdg 0 1", "inv @ sx q[0];\nctrl @ sx q[0], q[1];\nctrl @ inv @ sx q[0], q[1];\n"},
        {"negctrl @ x 0 1; negctrl @ ctrl @ cx 0 1 2 3", "negctrl @ x q[0], q[1];\nctrl(2) @ negctrl @ x q[1], q[2], q[0], q[3];\n"},
        {"u(pi/2, 0, pi) 0; rz(0.1) 1", "U(pi/2, 0, pi) q[0];\nrz(0.1) q[1];\n"},
        {"pow(1/2) @ x 0; ctrl @ pow(-1/3) @ h 1 2", "pow(1/2) @ x q[0];\nctrl @ pow(-1/3) @ h q[1], q[2];\n"},
        {"gphase(pi/4) 0; pow(2) @ swap 0 1; cswap 0 1 2", "gphase(pi/4);\npow(2) @ swap q[0], q[1];\ncswap q[0], q[1], q[2];\n"},
        {"reset 3; barrier 1 3", "reset q[3];\nbarrier q[1], q[3];\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char expected[500];
        snprintf(expected, sizeof expected, "\nqubit[4] q;\n\n%s", rows[i][1]);
        assert_written(rows[i][0], 4, 3, expected);
    }
    assert_written("cu3(1, 2, 3) 0 1", 2, 3,
                   "gate u(theta, phi, lambda) a { gphase(-theta/2); U(theta, phi, lambda) a; }\n"
                   "\nqubit[2] q;\n\nctrl @ u(1, 2, 3) q[0], q[1];\n");
}

static void version_3_says_every_condition(void **state) {
    (void)state;
    const char *rows[][2] = {
        {"if (c0 == 1) x 0", "if (c[0] == 1) x q[0];\n"},
        {"if (c0 == 0 && c1 == 1 && c2 == 0) x 0", "if (c == 2) x q[0];\n"},
        {"if (!(c0 == 0 && c1 == 1 && c2 == 0)) x 0", "if (c != 2) x q[0];\n"},
        {"if (c2 == 1 && !(c0 == 1 && c1 == 0)) x 0", "if (c[2] == 1 && !(c[0] == 1 && c[1] == 0)) x q[0];\n"},
        {"if (c1 == 1) measure 0; if (c1 == 0) c2 = 1", "if (c[1] == 1) c[0] = measure q[0];\nif (c[1] == 0) c[2] = 1;\n"},
        {"if (c1 == 0 && c0 == 1) reset 2; measure 1", "if (c[0] == 1 && c[1] == 0) reset q[2];\nc[1] = measure q[1];\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char expected[500];
        snprintf(expected, sizeof expected, "\nqubit[3] q;\nbit[3] c;\n\n%s", rows[i][1]);
        assert_written(rows[i][0], 3, 3, expected);
    }
}

static void version_2_says_what_it_can(void **state) {
    (void)state;
    const char *rows[][2] = {
        {"p(pi/2) 0; u(1, 2, 3) 1; cp(pi/4) 2 3", "u1(pi/2) q[0];\nu3(1, 2, 3) q[1];\ncu1(pi/4) q[2], q[3];\n"},
        {"ctrl @ s 0 1; ctrl @ tdg 2 3; cz 1 0", "cu1(pi/2) q[0], q[1];\ncu1(-pi/4) q[2], q[3];\ncz q[1], q[0];\n"},
        {"ccz 0 1 2", "h q[2];\nccx q[0], q[1], q[2];\nh q[2];\n"},
        {"ctrl(2) @ y 0 1 2; c3x 0 1 2 3", "sdg q[2];\nccx q[0], q[1], q[2];\ns q[2];\nc3x q[0], q[1], q[2], q[3];\n"},
        {"negctrl @ cx 0 1 2", "x q[0];\nccx q[0], q[1], q[2];\nx q[0];\n"},
        {"cu3(1, 2, 3) 0 1; csx 2 3", "cu3(1, 2, 3) q[0], q[1];\ncsx q[2], q[3];\n"},
        {"swap 0 1; cswap 1 2 3; sxdg 0; id 0", "swap q[0], q[1];\nsxdg q[0];\ncswap q[1], q[2], q[3];\nid q[0];\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char expected[500];
        snprintf(expected, sizeof expected, "\nqreg q[4];\n\n%s", rows[i][1]);
        assert_written(rows[i][0], 4, 2, expected);
    }
    assert_written("if (c0 == 0 && c1 == 1) x 0", 2, 2, "\nqreg q[2];\ncreg c[2];\n\nif(c==2) x q[0];\n");
    assert_written("measure 0; if (c0 == 1) negctrl @ x 0 1", 2, 2,
                   "\nqreg q[2];\ncreg c0[1];\ncreg c1[1];\n\nmeasure q[0] -> c0[0];\n"
                   "if(c0==1) x q[0];\nif(c0==1) cx q[0], q[1];\nif(c0==1) x q[0];\n");
}
// clang-format on

static void what_a_version_cannot_say_is_refused_with_its_place(void **state) {
    (void)state;
    const struct {
        const char *text;
        int version;
        const char *key, *args;
    } rows[] = {
        {"h 0; post1 0", 3, "qasm.write_gate", "⟨1|\t0\t2\t3"},
        {"h 0; h 0; pow(1/2) @ x 0", 2, "qasm.write_gate", "X\t0\t3\t2"},
        {"c1 = 1", 2, "qasm.write_gate", "c=1\t1\t1\t2"},
        {"ctrl @ gphase(1) 1 2", 2, "qasm.write_gate", "e^iθ\t2\t1\t2"},
        {"ctrl(2) @ h 0 1 2", 2, "qasm.write_gate", "H\t2\t1\t2"},
        {"ctrl(2) @ swap 0 1 2 3", 2, "qasm.write_gate", "×\t2\t1\t2"},
        {"ctrl(2) @ t 0 1 2", 2, "qasm.write_gate", "T\t2\t1\t2"},
        {"if (c0 == 1 && c1 == 0) x 0", 2, "qasm.write_condition", "X\t0\t1\t2"},
        {"if (!(c0 == 1)) x 3", 2, "qasm.write_condition", "X\t3\t1\t2"},
    };
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = {0};
        Circuit *c = short_circuit(rows[i].text, 4);
        assert_null(qasm_write(c, (FormatOptions){.qasm_version = rows[i].version}, &err));
        assert_string_equal(err.key, rows[i].key);
        assert_string_equal(err.args, rows[i].args);
        assert_true(words_has(words, err.key));
        circuit_destroy(c);
    }
    words_close(words);
}

// What a version does not read as the same is written as a number.
static void angles_are_written_in_the_language_of_the_version(void **state) {
    (void)state;
    const struct {
        const char *text, *two, *three;
    } rows[] = {
        {"pi/2", "pi/2", "pi/2"},
        {"-3*pi/4", "-3*pi/4", "-3*pi/4"},
        {"sin(pi/3)", "sin(pi/3)", "sin(pi/3)"},
        {"2^3", "2^3", "8"},
        {"2**3", "8", "2**3"},
        {"tau/2", "3.14159265358979", "tau/2"},
        {"π", "3.14159265358979", "π"},
        {"2π", "6.28318530717959", "6.28318530717959"},
        {"30 deg", "0.523598775598299", "0.523598775598299"},
        {"sqrt(2)/2", "sqrt(2)/2", "sqrt(2)/2"},
        {"√2", "1.4142135623731", "1.4142135623731"},
        {"ln(2)", "ln(2)", "0.693147180559945"},
        {"log(2)", "0.693147180559945", "log(2)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int version = 2; version <= 3; version++) {
            const char *expected = version == 2 ? rows[i].two : rows[i].three;
            double value;
            assert_true(expression_value(rows[i].text, NULL, &value, NULL));
            Circuit *c = circuit_create(1);
            Step step = step_of(c, gate_find("rx"), 0, 0);
            step.angles[0].value = value;
            strcpy(step.angles[0].text, rows[i].text);
            circuit_place(c, step, NULL);
            char *written = qasm_write(c, (FormatOptions){.qasm_version = version}, NULL);
            char *from = strstr(written, "rx(") + 3;
            bool number = strtod(from, NULL) == value;
            size_t size = strlen(expected);
            if (strncmp(from, expected, size < 12 ? size : 12) != 0 ||
                (size >= 12 && !number))
                fail_msg("%s in %d: %s", rows[i].text, version, from);
            free(written);
            circuit_destroy(c);
        }
}

// --- Names of registers

static void registers_keep_their_names_where_the_language_allows(void **state) {
    (void)state;
    Circuit *c = circuit_create(2);
    const char *names[] = {"meas", "q", "if", "meas", "α", "Big", "pi", "cx"};
    for (int i = 0; i < 8; i++)
        assert_true(circuit_add_bit_register(c, names[i], 1, NULL));
    char *three = qasm_write(c, (FormatOptions){0}, NULL);
    assert_non_null(strstr(three,
                           "qubit[2] q_;\nbit[1] meas;\nbit[1] q;\nbit[1] c0;\nbit[1] "
                           "c1;\nbit[1] α;\nbit[1] Big;\nbit[1] c2;\nbit[1] c3;\n"));
    char *two = qasm_write(c, (FormatOptions){.qasm_version = 2}, NULL);
    assert_non_null(strstr(two, "creg c1[1];\ncreg c2[1];\ncreg c3[1];\ncreg c4[1];\n"));
    circuit_destroy(read(two));
    circuit_destroy(read(three));
    free(two);
    free(three);
    circuit_destroy(c);
}

// --- Round trips

// The same steps, each as far left as it can stand.
static Circuit *pushed_left(const Circuit *c) {
    Circuit *left = circuit_create(circuit_wires(c));
    Frontier frontier = {0};
    for (int i = 0; i < circuit_bit_registers(c); i++) {
        Register r = circuit_bit_register(c, i);
        assert_true(circuit_add_bit_register(left, r.name, r.size, NULL));
    }
    for (int i = 0; i < circuit_steps(c); i++) {
        Step step = *circuit_step(c, i);
        step.column = frontier_column(&frontier, &step);
        frontier_pass(&frontier, &step);
        assert_true(circuit_place(left, step, NULL) != NO_STEP);
    }
    return left;
}

static uint32_t random_wire(Rng *rng, uint32_t *taken) {
    uint32_t wire;
    do
        wire = (uint32_t)rng_below(rng, 5);
    while (*taken >> wire & 1);
    *taken |= UINT32_C(1) << wire;
    return wire;
}

static Angle random_angle(Rng *rng) {
    const Angle angles[] = {
        {"pi/2", M_PI / 2}, {"-pi/8", -M_PI / 8},     {"", 0.1},
        {"", -2e-7},        {"3*pi/4", 3 * M_PI / 4}, {"sqrt(2)", sqrt(2)}};
    return angles[rng_below(rng, 6)];
}

static void set_conditions(Rng *rng, Step *step) {
    uint64_t masks[] = {0, 1, 3, 12, 8, 15};
    step->if_mask = masks[rng_below(rng, 6)];
    step->if_bits = rng_below(rng, 16) & step->if_mask;
    if (step->if_mask == 15 || rng_below(rng, 2)) return;
    step->unless_mask = step->if_mask & 3 ? 12 : 3;
    step->unless_bits = rng_below(rng, 16) & step->unless_mask;
}

static Step random_step(Rng *rng, int version) {
    Step step = {.gate = gate_row((int)rng_below(rng, (uint64_t)gate_count()))};
    uint32_t taken = 0;
    step.targets[0] = step.targets[1] = (int)random_wire(rng, &taken);
    if (step.gate->kind == GATE_SWAP) step.targets[1] = (int)random_wire(rng, &taken);
    for (int i = 0; i < step.gate->angles; i++)
        step.angles[i] = random_angle(rng);
    step.bit = (int)rng_below(rng, 4);
    if (step.gate->kind == GATE_BARRIER) {
        step.block = 1u << step.targets[0] | (uint32_t)rng_below(rng, 32);
        step.targets[0] = step.targets[1] = __builtin_ctz(step.block);
        return step;
    }
    if (step.gate->kind == GATE_ASSIGN) step.targets[0] = step.targets[1] = step.bit;
    if (version == 3) set_conditions(rng, &step);
    bool phase = strcmp(step.gate->name, "gphase") == 0; // stands on no wire of its own
    if (phase) step.targets[0] = step.targets[1] = 0;
    if (!step_unitary(&step) || phase) return step;
    int most = version == 2 ? 1 : 3;
    for (int i = (int)rng_below(rng, (uint64_t)most + 1); i > 0; i--)
        *(rng_below(rng, 2) && version == 3 ? &step.anticontrols : &step.controls) |=
            UINT32_C(1) << random_wire(rng, &taken);
    step.powered = version == 3 && rng_below(rng, 3) == 0;
    if (step.powered) step.power = random_angle(rng);
    return step;
}

static Circuit *random_circuit(Rng *rng, int version) {
    Circuit *c = circuit_create(5);
    assert_true(circuit_add_bit_register(c, "a", 2, NULL));
    assert_true(circuit_add_bit_register(c, "b", 2, NULL));
    for (int i = 0; i < 20; i++) {
        Step step = random_step(rng, version);
        step.column = (int)rng_below(rng, 12);
        if (step.gate->kind != GATE_POSTSELECT) circuit_place(c, step, NULL);
    }
    return c;
}

static void random_circuits_come_back_as_they_were(void **state) {
    (void)state;
    Rng rng = rng_seeded(11);
    for (int i = 0; i < 2000; i++) {
        Circuit *c = random_circuit(&rng, 3), *left = pushed_left(c);
        Error err = {0};
        char *written = qasm_write(c, (FormatOptions){0}, &err);
        if (!written) fail_msg("%s %s", err.key, err.args);
        Circuit *back = read(written);
        if (!circuit_equal(left, back)) fail_msg("%s", written);
        circuit_destroy(back);
        circuit_destroy(left);
        circuit_destroy(c);
        free(written);
    }
}

// What version 2 can say goes to 3 and back to the very same text.
static void version_2_goes_to_3_and_back(void **state) {
    (void)state;
    Rng rng = rng_seeded(12);
    int said = 0;
    for (int i = 0; i < 2000; i++) {
        Circuit *c = random_circuit(&rng, 2);
        char *two = qasm_write(c, (FormatOptions){.qasm_version = 2}, NULL);
        circuit_destroy(c);
        if (!two) continue;
        said++;
        Circuit *first = read(two);
        char *three = qasm_write(first, (FormatOptions){.qasm_version = 3}, NULL);
        Circuit *second = read(three);
        if (!circuit_equal(first, second)) fail_msg("%s\n%s", two, three);
        char *again = qasm_write(second, (FormatOptions){.qasm_version = 2}, NULL);
        Circuit *third = read(again);
        assert_true(circuit_equal(first, third));
        circuit_destroy(first);
        circuit_destroy(second);
        circuit_destroy(third);
        free(two);
        free(three);
        free(again);
    }
    assert_true(said > 20);
}

// Where version 2 needs other gates, they do the same.
static void other_gates_of_version_2_do_the_same(void **state) {
    (void)state;
    Rng rng = rng_seeded(13);
    int compared = 0;
    for (int i = 0; i < 3000; i++) {
        Circuit *c = circuit_create(5);
        Step step = random_step(&rng, 3);
        step.if_mask = step.if_bits = step.unless_mask = step.unless_bits = 0;
        step.powered = false;
        bool plain = step_unitary(&step) && strcmp(step.gate->name, "gphase") != 0;
        if (plain) circuit_place(c, step, NULL);
        char *two = qasm_write(c, (FormatOptions){.qasm_version = 2}, NULL);
        if (two && plain) {
            Circuit *back = read(two);
            Matrix a = matrix_of(c), b = matrix_of(back);
            if (!same_up_to_phase(&a, &b)) fail_msg("%s", two);
            circuit_destroy(back);
            compared++;
        }
        free(two);
        circuit_destroy(c);
    }
    assert_true(compared > 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_reads_as_a_teacher_writes_it),
        cmocka_unit_test(version_3_says_every_gate),
        cmocka_unit_test(version_3_says_every_condition),
        cmocka_unit_test(version_2_says_what_it_can),
        cmocka_unit_test(what_a_version_cannot_say_is_refused_with_its_place),
        cmocka_unit_test(angles_are_written_in_the_language_of_the_version),
        cmocka_unit_test(registers_keep_their_names_where_the_language_allows),
        cmocka_unit_test(random_circuits_come_back_as_they_were),
        cmocka_unit_test(version_2_goes_to_3_and_back),
        cmocka_unit_test(other_gates_of_version_2_do_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
