// Reading OpenQASM 2: what a program becomes, and where its faults are; long and broken
// programs of both versions.
#include "circuit/format_qasm.h"

#include "base/mem.h"
#include "base/rng.h"

#include <complex.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n"

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = qasm_read(text, "a.qasm", (FormatOptions){0}, &err);
    if (!c) fail_msg("%s\n%s %s %d:%d", text, err.key, err.args, err.line, err.column);
    return c;
}

static void registers_are_laid_one_behind_the_other(void **state) {
    (void)state;
    Circuit *c = read(
        HEAD "qreg a[2]; creg m[1]; qreg b[3]; creg n[2]; x b[1]; measure b[0] -> n[1];");
    assert_int_equal(circuit_wires(c), 5);
    assert_int_equal(circuit_bits(c), 3);
    assert_int_equal(circuit_bit_registers(c), 2);
    assert_string_equal(circuit_bit_register(c, 1).name, "n");
    assert_int_equal(circuit_bit_register(c, 1).first, 1);
    assert_int_equal(circuit_at(c, 3, 0), 1);
    assert_int_equal(circuit_step(c, 0)->bit, 2);
    circuit_destroy(c);
}

static void whole_registers_repeat_a_statement(void **state) {
    (void)state;
    Circuit *c = read(HEAD "qreg a[3]; qreg b[3]; creg m[3];"
                           "h a; cx a, b; cx a[0], b; measure a -> m; reset b;");
    assert_int_equal(circuit_steps(c), 3 + 3 + 3 + 3 + 3);
    for (int i = 0; i < 3; i++) {
        assert_string_equal(circuit_step(c, i)->gate->name, "h");
        const Step *cx = circuit_step(c, circuit_at(c, 3 + i, i + 1));
        assert_int_equal(cx->controls, 1 << i);
    }
    circuit_destroy(c);
}

static void conditions_hold_on_a_whole_register(void **state) {
    (void)state;
    Circuit *c = read(HEAD "qreg q[2]; creg a[1]; creg b[2];"
                           "measure q -> b; if(b==2) h q[0]; if(b==4) x q[0];"
                           "if(a==99999999999999999999) x q[1]; if(b==1) reset q[1];");
    assert_int_equal(circuit_steps(c), 4); // b never reads 4, a never reads so much
    const Step *h = circuit_step(c, 2);
    assert_string_equal(h->gate->name, "h");
    assert_int_equal(h->if_mask, 6);
    assert_int_equal(h->if_bits, 4);
    assert_int_equal(h->column, 1);
    circuit_destroy(c);
}

static void columns_are_as_far_left_as_they_can_and_barriers_hold(void **state) {
    (void)state;
    Circuit *c =
        read(HEAD "qreg q[3]; h q[0]; h q[0]; x q[1]; barrier q[0], q[1]; y q[1]; z q[2];");
    assert_int_equal(circuit_at(c, 1, 0) != NO_STEP, 1);
    const Step *barrier = circuit_step(c, circuit_at(c, 1, 2));
    assert_string_equal(barrier->gate->name, "barrier");
    assert_int_equal(barrier->block, 3);
    assert_string_equal(circuit_step(c, circuit_at(c, 1, 3))->gate->name, "y");
    assert_string_equal(circuit_step(c, circuit_at(c, 2, 0))->gate->name, "z");
    circuit_destroy(c);
}

static void angles_keep_the_text_of_the_program(void **state) {
    (void)state;
    Circuit *c = read(
        HEAD
        "qreg q[1]; gate g(a) t { rx(a) t; ry(pi/4) t; } u2(pi/3, 0.5) q[0]; g(1) q[0];");
    const Step *u2 = circuit_step(c, 0);
    assert_string_equal(u2->angles[0].text, "pi/2");
    assert_string_equal(u2->angles[1].text, "pi/3");
    assert_string_equal(u2->angles[2].text, "");
    assert_true(u2->angles[2].value == 0.5);
    assert_string_equal(circuit_step(c, 1)->angles[0].text, "");
    assert_string_equal(circuit_step(c, 2)->angles[0].text, "pi/4");
    circuit_destroy(c);
}

// --- Faults

// clang-format off
static const struct {
    const char *text, *key;
    int line, column;
} faults[] = {
    {"", "qasm.version", 1, 1},
    {"OPENQASM 4.0; qubit q;", "qasm.version", 1, 1},
    {"OPENQASM 2.1;", "qasm.version", 1, 1},
    {"OPENQASM 2.0", "qasm.end", 1, 13},
    {"OPENQASM 2.0;", "qasm.no_qubits", 1, 14},
    {"OPENQASM 2.0; qreg q[1];\nh q[0];", "qasm.no_include", 2, 1},
    {"OPENQASM 2.0; include \"my.inc\";", "qasm.include", 1, 23},
    {"OPENQASM 2.0; include qelib1;", "qasm.syntax", 1, 23},
    {HEAD "qreg q[1]\nh q[0];", "qasm.expected", 4, 1},
    {HEAD "qreg q[0];", "qasm.register_size", 3, 8},
    {HEAD "qreg q[25];", "qasm.qubits", 3, 6},
    {HEAD "qreg q[2]; qreg r[23];", "qasm.qubits", 3, 17},
    {HEAD "creg c[65];", "circuit.bits", 3, 6},
    {HEAD "qreg q[2]; creg q[2];", "qasm.defined", 3, 17},
    {HEAD "qreg q[2];\n  hh q[0];", "qasm.unknown_gate_near", 4, 3},
    {HEAD "qreg q[2];\nfoobar q[0];", "qasm.unknown_gate", 4, 1},
    {HEAD "qreg q[2];\nx r[0];", "qasm.unknown_register", 4, 3},
    {HEAD "qreg q[2];\nx q[2];", "qasm.index", 4, 5},
    {HEAD "qreg q[2];\nx q[a];", "qasm.syntax", 4, 5},
    {HEAD "qreg q[2]; creg c[2];\nx c[0];", "qasm.not_quantum", 4, 3},
    {HEAD "qreg q[2];\nmeasure q -> q;", "qasm.not_classical", 4, 14},
    {HEAD "qreg q[2]; creg c[3];\nmeasure q -> c;", "qasm.sizes", 4, 14},
    {HEAD "qreg q[2]; creg c[3];\nmeasure q[0] -> c;", "qasm.sizes", 4, 17},
    {HEAD "qreg q[2]; qreg r[3];\ncx q, r;", "qasm.sizes", 4, 7},
    {HEAD "qreg q[2];\nrx q[0];", "qasm.angles", 4, 1},
    {HEAD "qreg q[2];\nh(1) q[0];", "qasm.angles", 4, 1},
    {HEAD "qreg q[2];\ncx q[0];", "qasm.wires", 4, 1},
    {HEAD "qreg q[2];\ncx q[1], q[1];", "circuit.same_wire", 4, 1},
    {HEAD "qreg q[2];\ncx q, q[1];", "circuit.same_wire", 4, 1},
    {HEAD "qreg q[2];\nrx(pi/0) q[0];", "expression.not_finite", 4, 4},
    {HEAD "qreg q[2];\nrx(2*\nfoo) q[0];", "expression.unknown", 5, 1},
    {HEAD "qreg q[2];\nrx(1 q[0];", "qasm.expected", 4, 6},
    {HEAD "opaque magic(a) q, r;\nqreg q[2]; magic(1) q[0], q[1];", "qasm.opaque", 4, 12},
    {HEAD "opaque magic q", "qasm.end", 3, 15},
    {HEAD "gate g a { h b; }", "qasm.unknown_wire", 3, 14},
    {HEAD "gate g a { g a; }", "qasm.unknown_gate", 3, 12},
    {HEAD "gate g a { after_it a; } gate after_it a { }", "qasm.unknown_gate", 3, 12},
    {HEAD "gate g(x) a { rx(y) a; }", "expression.unknown", 3, 18},
    {HEAD "gate g(x,x) a { }", "qasm.defined", 3, 10},
    {HEAD "gate g a,a { }", "qasm.defined", 3, 10},
    {HEAD "gate g a { } gate g b { }", "qasm.defined", 3, 19},
    {HEAD "gate g a { measure a; }", "qasm.in_gate", 3, 12},
    {HEAD "gate g a { h a;", "qasm.end", 3, 16},
    {HEAD "gate g a h a;", "qasm.expected", 3, 10},
    {HEAD "qreg q[1]; gate g(x) a { rx(1/x) a; }\n g(0) q[0];", "expression.not_finite",
     4, 2},
    {HEAD "qreg q[2]; gate g a,b { cx a,b; }\n g q[0],q[0];", "circuit.same_wire", 4,
     2},
    {HEAD "qreg q[1]; creg c[1];\nif(c=1) x q[0];", "qasm.expected", 4, 5},
    {HEAD "qreg q[1]; creg c[1];\nif(c==pi) x q[0];", "qasm.whole", 4, 7},
    {HEAD "qreg q[1];\nx q[0]; }", "qasm.syntax", 4, 9},
    {HEAD "qreg q[1];\nx q[0]; $", "qasm.syntax", 4, 9},
    {"OPENQASM 2.0; // \xff", "qasm.not_text", 0, 0},
};
// clang-format on

static void faults_have_a_key_and_a_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Error err = {0};
        Circuit *c = qasm_read(faults[i].text, "a.qasm", (FormatOptions){0}, &err);
        if (c) fail_msg("%s", faults[i].text);
        if (strcmp(err.key, faults[i].key) != 0 || err.line != faults[i].line ||
            err.column != faults[i].column)
            fail_msg("%s: %s %d:%d", faults[i].text, err.key, err.line, err.column);
        assert_string_equal(err.file, "a.qasm");
    }
}

static void assert_fails(const char *text, const char *key) {
    Error err = {0};
    assert_null(qasm_read(text, NULL, (FormatOptions){0}, &err));
    assert_string_equal(err.key, key);
}

// Gates that call the one before twice, forty times over: 2^40 statements in 1 kB.
static void programs_that_grow_without_end_are_stopped(void **state) {
    (void)state;
    for (int empty = 0; empty < 2; empty++) {
        Buffer text = {0};
        buffer_print(&text, HEAD "qreg q[1]; gate g0 a { %s }", empty ? "" : "h a;");
        for (int i = 1; i < 40; i++)
            buffer_print(&text, "gate g%d a { g%d a; g%d a; }", i, i - 1, i - 1);
        buffer_print(&text, "g39 q[0];");
        assert_fails(text.data, "qasm.too_many");
        buffer_clear(&text);
    }
}

static void gates_within_gates_have_a_limit(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_print(&text, HEAD "qreg q[1]; gate g0 a { h a; }");
    for (int i = 1; i < 1000; i++)
        buffer_print(&text, "gate g%d a { g%d a; }", i, i - 1);
    buffer_print(&text, "g999 q[0];");
    assert_fails(text.data, "qasm.deep");
    buffer_clear(&text);
}

static void a_gate_takes_so_much_and_no_more(void **state) {
    (void)state;
    const char *starts[] = {"gate g a", "gate g(a"};
    for (int k = 0; k < 2; k++) {
        Buffer text = {0};
        buffer_print(&text, HEAD "%s", starts[k]);
        for (int i = 1; i < 30; i++)
            buffer_print(&text, ",a%d", i);
        assert_fails(text.data, "qasm.gate_size");
        buffer_clear(&text);
    }
}

// --- Long programs

#ifdef __SANITIZE_ADDRESS__ // many times slower; the plain build has them all
enum { LINES = 20000, ROUNDS = 2500 };
#else
enum { LINES = 200000, ROUNDS = 10000 };
#endif

static Circuit *read_lines(const char *head, const char *(*line)(int i)) {
    Buffer text = {0};
    buffer_print(&text, "%s", head);
    for (int i = 0; i < LINES; i++)
        buffer_print(&text, "%s\n", line(i));
    Circuit *c = read(text.data);
    buffer_clear(&text);
    return c;
}

static const char *one_qubit_line(int i) {
    return i % 2 ? "h q[0];" : "rz(-pi/8) q[0];";
}

static const char *halves_line(int i) {
    return i < LINES / 2 ? "x q[0];" : "y q[1];";
}

static const char *call_line(int i) {
    return i % 2 ? "g(pi/3) q[0], q[1];" : "g(0.5) q[2], q[3];";
}

static const char *barrier_line(int i) {
    return i % 2 ? "barrier q[0], q[3];" : "barrier q[1];";
}

static const char *round_line(int i) {
    static char line[40];
    snprintf(line, sizeof line, "c[%d] = measure q[%d];", i % 20, i % 20);
    return line;
}

static void a_long_program_on_one_qubit_is_one_step_a_column(void **state) {
    (void)state;
    Circuit *c = read_lines(HEAD "qreg q[1];", one_qubit_line);
    assert_int_equal(circuit_steps(c), LINES);
    for (int i = 0; i < LINES; i++) {
        const Step *step = circuit_step(c, i);
        assert_int_equal(step->column, i);
        assert_string_equal(step->gate->name, i % 2 ? "h" : "rz");
        assert_string_equal(step->angles[0].text, i % 2 ? "" : "-pi/8");
    }
    circuit_destroy(c);
}

static void long_programs_are_put_in_the_order_of_their_columns(void **state) {
    (void)state;
    Circuit *c = read_lines(HEAD "qreg q[2];", halves_line);
    assert_int_equal(circuit_steps(c), LINES);
    for (int i = 0; i < LINES; i++) {
        assert_int_equal(circuit_step(c, i)->column, i / 2);
        assert_int_equal(circuit_step(c, i)->targets[0], i % 2);
    }
    circuit_destroy(c);
    c = read_lines("OPENQASM 3.0; qubit[20] q; bit[20] c;", round_line);
    assert_int_equal(circuit_columns(c), LINES / 20);
    for (int i = 0; i < LINES; i++) {
        const Step *step = circuit_step(c, i);
        assert_int_equal(step->column, i / 20);
        assert_int_equal(step->targets[0], i % 20);
        assert_int_equal(step->bit, i % 20);
    }
    circuit_destroy(c);
}

static void long_programs_call_defined_gates(void **state) {
    (void)state;
    Circuit *c =
        read_lines(HEAD "gate g(t) a, b { rz(t/2) a; cx a, b; } qreg q[4];", call_line);
    assert_int_equal(circuit_steps(c), 2 * LINES);
    for (int i = 0; i < circuit_steps(c); i++) {
        const Step *step = circuit_step(c, i);
        bool lower = i % 2; // of the two pairs of qubits
        assert_int_equal(step->column, i / 2);
        assert_int_equal(step->targets[0], (i / 2 % 2 ? 1 : 0) + (lower ? 2 : 0));
        if (i / 2 % 2) continue;
        assert_true(fabs(step->angles[0].value - (lower ? 0.25 : M_PI / 6)) < 1e-15);
    }
    circuit_destroy(c);
}

static void long_programs_may_be_all_barriers(void **state) {
    (void)state;
    Circuit *c = read_lines(HEAD "qreg q[5];", barrier_line);
    assert_int_equal(circuit_steps(c), LINES); // each crosses or touches the one before
    for (int i = 0; i < LINES; i++) {
        assert_int_equal(circuit_step(c, i)->column, i);
        assert_int_equal(circuit_step(c, i)->block, i % 2 ? 9 : 2);
    }
    circuit_destroy(c);
}

// --- Broken programs

static const char *const whole_program =
    HEAD "gate majority a,b,c { cx c,b; cx c,a; ccx a,b,c; }\n"
         "gate turn(t, p) a { u3(t/2, -p, pi) a; barrier a; rz(sin(t)^2) a; }\n"
         "qreg q[4]; qreg r[2];\ncreg c[4];\ncreg d[2];\n"
         "h q; majority q[0],r[1],q[2]; // comment\nturn(pi/3, 0.5e-1) q[1];\n"
         "cu3(1,2,3) q[0],r[0]; measure r -> d; if(d==2) u2(0,pi) q[3];\n"
         "reset r[0]; swap q[0],q[3]; rxx(0.1) q[0],q[1]; measure q -> c;\n";

static const char *const whole_program_3 =
    "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nconst int n = 3; qubit[n] q; bit[n] c; bit "
    "d;\n"
    "gate two(t) a, b { rx(t) a; ctrl @ U(t, 1, 2) a, b; gphase(t/2); }\n"
    "for int i in [0:n - 1] { h q[i]; if (i > 0) two(pi / i) q[i - 1], q[i]; }\n"
    "let ends = q[0] ++ q[{-1}]; negctrl @ inv @ pow(-2) @ two(0.5) q[1], ends[0], q[2];\n"
    "c = measure q; d = c[1]; if (c < 3 && !d) { x q[1:2]; } else { y q[0]; barrier q; "
    "} c[0] = 0;\n"
    "pow(1/3) @ x q[0]; @note\nreset q; box { delay[2ns] q[0]; } float f = 2 ** -1; f *= "
    "3;\n";

static void read_something(const char *text) {
    Error err = {0};
    Circuit *c = qasm_read(text, NULL, (FormatOptions){0}, &err);
    assert_true(c ? !err.key[0] : err.key[0] != 0);
    circuit_destroy(c);
}

static void changed_bytes_give_a_circuit_or_an_error(void **state) {
    (void)state;
    Rng rng = rng_seeded(5);
    const char *programs[] = {whole_program, whole_program_3};
    if (ROUNDS < 10000) print_message("%d rounds, for the sanitizers\n", ROUNDS);
    for (int i = 0; i < ROUNDS; i++) {
        const char *program = programs[i % 2];
        if (i < 2) circuit_destroy(read(program));
        size_t size = strlen(program);
        char *text = mem_text(program);
        for (int j = (int)rng_below(&rng, 4); j >= 0; j--) {
            size_t at = rng_below(&rng, size);
            if (rng_below(&rng, 3))
                text[at] = program[rng_below(&rng, size)];
            else
                text[at] = (char)(1 + rng_below(&rng, rng_below(&rng, 2) ? 127 : 255));
        }
        if (rng_below(&rng, 4) == 0) text[rng_below(&rng, size)] = 0;
        read_something(text);
        free(text);
    }
}

static void shuffled_words_give_a_circuit_or_an_error(void **state) {
    (void)state;
    Rng rng = rng_seeded(6);
    const char *pieces[] = {"qreg ",   "creg ", "gate ",      "q",          "c",
                            "[",       "]",     "1",          "2",          "(",
                            ")",       ",",     ";",          "{",          "}",
                            "h ",      "cx ",   "measure ",   "->",         "if(",
                            "==",      "pi",    "rx(",        "barrier ",   "reset ",
                            "opaque ", "q[0]",  "a ",         "q[1],q[0]",  "\n",
                            "\"",      "//",    "qreg q[2];", "creg c[2];", "gate g(a) a{",
                            "g(1) q;"};
    for (int i = 0; i < ROUNDS; i++) {
        Buffer text = {0};
        buffer_print(&text, HEAD);
        for (int j = (int)rng_below(&rng, 30); j > 0; j--)
            buffer_print(&text, "%s",
                         pieces[rng_below(&rng, sizeof pieces / sizeof *pieces)]);
        read_something(text.data);
        buffer_clear(&text);
    }
}

static void random_bytes_give_an_error(void **state) {
    (void)state;
    Rng rng = rng_seeded(7);
    for (int i = 0; i < ROUNDS / 2; i++) {
        char text[300] = HEAD "qreg q[3];";
        size_t start = rng_below(&rng, strlen(text) + 1), size = rng_below(&rng, 200);
        for (size_t j = start; j < start + size; j++)
            text[j] = (char)(rng_below(&rng, 2) ? rng_below(&rng, 256)
                                                : 32 + rng_below(&rng, 95));
        read_something(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registers_are_laid_one_behind_the_other),
        cmocka_unit_test(whole_registers_repeat_a_statement),
        cmocka_unit_test(conditions_hold_on_a_whole_register),
        cmocka_unit_test(columns_are_as_far_left_as_they_can_and_barriers_hold),
        cmocka_unit_test(angles_keep_the_text_of_the_program),
        cmocka_unit_test(faults_have_a_key_and_a_place),
        cmocka_unit_test(programs_that_grow_without_end_are_stopped),
        cmocka_unit_test(gates_within_gates_have_a_limit),
        cmocka_unit_test(a_gate_takes_so_much_and_no_more),
        cmocka_unit_test(a_long_program_on_one_qubit_is_one_step_a_column),
        cmocka_unit_test(long_programs_are_put_in_the_order_of_their_columns),
        cmocka_unit_test(long_programs_call_defined_gates),
        cmocka_unit_test(long_programs_may_be_all_barriers),
        cmocka_unit_test(changed_bytes_give_a_circuit_or_an_error),
        cmocka_unit_test(shuffled_words_give_a_circuit_or_an_error),
        cmocka_unit_test(random_bytes_give_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
