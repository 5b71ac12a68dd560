// What OpenQASM programs are refused, and what the reader then says and where.
#include "circuit/format_qasm.h"

#include "base/mem.h"
#include "base/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[3] q; bit[2] c; bit d;\n"

// clang-format off
static const struct Fault {
    const char *text, *key, *args;
    int line, column;
} faults[] = {
    {"OPENQASM 3.0; include \"qelib2.inc\";", "qasm.include", "\"qelib2.inc\"\tstdgates.inc", 1, 23},
    {"OPENQASM 3;", "qasm.no_qubits", "", 1, 12},
    {"OPENQASM 3; bit c; gphase(1);", "qasm.no_qubits", "", 1, 20},
    {"OPENQASM 2.0;\nqreg q[99999999];", "qasm.qubits", "24", 2, 6},
    {"OPENQASM 3.0;\nqubit[99999999] q;", "qasm.qubits", "24", 2, 17},
    {"OPENQASM 3.0;\nbit[65] c;", "circuit.bits", "64", 2, 9},
    {"OPENQASM 3.0;\nbit[1e300] c;", "circuit.bits", "64", 2, 12},
    {"OPENQASM 3.0;\nqubit[0] q;", "qasm.register_size", "0", 2, 7},
    {"OPENQASM 3.0;\nqubit[1.5] q;", "qasm.register_size", "1.5", 2, 7},
    {"OPENQASM 2.0;\nqreg q[n];", "qasm.syntax", "n", 2, 8},
    {"OPENQASM 2.0;\nqreg q;", "qasm.expected", "[\t;", 2, 7},
    {"OPENQASM 2.0;\nqreg if[2];", "qasm.reserved", "if", 2, 6},
    {"OPENQASM 2.0;\nqubit[2] q;", "qasm.other_version", "qubit\t3", 2, 1},
    {HEAD "qbit r;", "qasm.unknown_gate_near", "qbit\tqubit", 4, 1},
    {HEAD "mesure q[0];", "qasm.unknown_gate_near", "mesure\tmeasure", 4, 1},
    {HEAD "ctrl @ hadamard q[0], q[1];", "qasm.unknown_gate", "hadamard\t", 4, 8},
    {HEAD "inv @ swpa q[0], q[1];", "qasm.unknown_gate_near", "swpa\tswap", 4, 7},
    {HEAD "inv @ measure q[0];", "qasm.syntax", "measure", 4, 7},
    {HEAD "bit[2] result; x rseult;", "qasm.unknown_register_near", "rseult\tresult", 4, 18},
    {HEAD "x r[0];", "qasm.unknown_register", "r\t", 4, 3},
    {HEAD "qubit measure;", "qasm.reserved", "measure", 4, 7},
    {HEAD "gate pow a { }", "qasm.reserved", "pow", 4, 6},
    {HEAD "bit q;", "qasm.defined", "q", 4, 5},
    {HEAD "gate g a { } gate g a { }", "qasm.defined", "g", 4, 19},
    {HEAD "gate g(a, a) b { }", "qasm.defined", "a", 4, 11},
    {HEAD "gate g a { x q[0]; }", "qasm.unknown_wire", "q", 4, 14},
    {HEAD "gate g a { x a[0]; }", "qasm.expected", ";\t[", 4, 15},
    {HEAD "gate g a { measure a; }", "qasm.in_gate", "measure", 4, 12},
    {HEAD "gate g a { rx(c[0]) a; }", "expression.unknown", "c\t", 4, 15},
    {HEAD "float f = 1; gate g a { rx(f) a; }", "expression.unknown", "f\t", 4, 28},
    {HEAD "gate g a { x a;", "qasm.end", "", 4, 16},
    {HEAD "if (d) { qubit r; }", "qasm.inside", "r", 4, 16},
    {HEAD "for int i in [0:1] { bit r; }", "qasm.inside", "r", 4, 26},
    {HEAD "x q[3];", "qasm.index", "q\t3\t2", 4, 5},
    {HEAD "x q[-4];", "qasm.index", "q\t-4\t2", 4, 5},
    {HEAD "x q[1:3];", "qasm.index", "q\t3\t2", 4, 7},
    {HEAD "x q[0:0:2];", "qasm.index", "q\t0\t2", 4, 7},
    {HEAD "x q[2:1];", "qasm.empty_range", "q", 4, 7},
    {HEAD "x q[{0, 1, 0}];", "qasm.index_twice", "0", 4, 12},
    {HEAD "let a = q[0] ++ q;", "qasm.index_twice", "0", 4, 17},
    {HEAD "let a = q ++ c;", "qasm.not_quantum", "c", 4, 14},
    {HEAD "x q[1.5];", "qasm.whole", "1.5", 4, 5},
    {HEAD "x q[9999999];", "qasm.range", "9999999\t-1048576\t1048576", 4, 5},
    {HEAD "x q[c[0]];", "qasm.not_constant", "c", 4, 5},
    {HEAD "rx(c) q[0];", "qasm.not_constant", "c", 4, 4},
    {HEAD "rx(-c[0]) q[0];", "qasm.not_constant", "c", 4, 5},
    {HEAD "rx(2 ** c) q[0];", "qasm.not_constant", "c", 4, 9},
    {HEAD "rx(1 + c) q[0];", "qasm.not_constant", "c", 4, 8},
    {HEAD "rx(q) q[0];", "qasm.not_classical", "q", 4, 4},
    {HEAD "rx(1/0) q[0];", "expression.not_finite", "", 4, 4},
    {HEAD "rx(sni(1)) q[0];", "expression.unknown_near", "sni\tsin", 4, 4},
    {HEAD "const float theta = 1; rx(thet) q[0];", "expression.unknown_near", "thet\ttheta", 4, 27},
    {HEAD "rx(sin 1) q[0];", "expression.call", "sin", 4, 8},
    {HEAD "rx(1.5.2) q[0];", "qasm.syntax", "1.5.2", 4, 4},
    {HEAD "rx(2pi) q[0];", "qasm.expected", ")\tpi", 4, 5},
    {HEAD "rx(\"2\") q[0];", "qasm.syntax", "\"2\"", 4, 4},
    {HEAD "rx() q[0];", "qasm.angles", "rx\t1\t0", 4, 1},
    {HEAD "rx(1, 2) q[0];", "qasm.angles", "rx\t1\t2", 4, 1},
    {HEAD "ctrl @ x q[0];", "qasm.wires", "x\t2\t1", 4, 8},
    {HEAD "gphase(1) q[0];", "qasm.wires", "gphase\t0\t1", 4, 1},
    {HEAD "h;", "qasm.wires", "h\t1\t0", 4, 1},
    {HEAD "ctrl @ x q[0], q[0];", "circuit.same_wire", "0", 4, 1},
    {HEAD "ctrl(0) @ x q[0];", "qasm.range", "0\t1\t24", 4, 6},
    {HEAD "ctrl x q[0];", "qasm.expected", "@\tx", 4, 6},
    {HEAD "pow(0.5) @ dcx q[0], q[1];", "qasm.power", "dcx", 4, 12},
    {HEAD "pow(1e9) @ dcx q[0], q[1];", "qasm.too_long", "524288", 4, 12},
    {HEAD "for int i in [0:1000000] { x q[0]; }", "qasm.too_long", "524288", 4, 28},
    {HEAD "for int i in [0:3000000] { }", "qasm.too_many", "2097152", 4, 1},
    {HEAD "for int i in [0:0:5] { }", "qasm.step", "", 4, 15},
    {HEAD "for int i in [0] { }", "qasm.expected", ":\t]", 4, 16},
    {HEAD "for int i in [0:1:2:3] { }", "qasm.syntax", "3", 4, 21},
    {HEAD "for bit i in c { }", "qasm.loop", "c", 4, 14},
    {HEAD "for int i in [0:1] { x q[i];", "qasm.end", "", 4, 29},
    {HEAD "for int i in [2:1] { x q[i];", "qasm.end", "", 4, 29},
    {HEAD "if (false) x q[0]", "qasm.end", "", 4, 18},
    {HEAD "if (c[0] x q[0];", "qasm.expected", ")\tx", 4, 10},
    {HEAD "if (q[0]) x q[0];", "qasm.not_classical", "q", 4, 5},
    {HEAD "if (c[0] + 1) x q[0];", "qasm.not_constant", "c", 4, 5},
    {HEAD "if (c & 1) x q[0];", "qasm.not_constant", "c", 4, 5},
    {HEAD "if (c < 1.5) x q[0];", "qasm.whole", "1.5", 4, 9},
    {HEAD "if (c == d) x q[0];", "qasm.sizes", "c\t2\td\t1", 4, 7},
    {HEAD "bit[8] e; bit[8] f; if (e == f) x q[0];", "qasm.long_condition", "", 4, 27},
    {HEAD "c[{0, 1}] = c[{1, 0}];", "qasm.condition_changed", "c[0]", 4, 13},
    {HEAD "c = d;", "qasm.sizes", "c\t2\td\t1", 4, 5},
    {HEAD "c = \"101\";", "qasm.sizes", "c\t2\t\"101\"\t3", 4, 5},
    {HEAD "c = c == 1;", "qasm.sizes", "c\t2\tc\t1", 4, 5},
    {HEAD "c = 4;", "qasm.bits_number", "4\t2", 4, 5},
    {HEAD "c = -1;", "qasm.bits_number", "-\t2", 4, 5},
    {HEAD "c += 1;", "qasm.expected", "=\t+=", 4, 3},
    {HEAD "c = measure q;", "qasm.sizes", "q\t3\tc\t2", 4, 1},
    {HEAD "measure q[0]; qubit r; measure r;", "qasm.late_qubits", "r", 4, 32},
    {HEAD "const int n = 1; n = 2;", "qasm.constant", "n", 4, 18},
    {HEAD "int n; rx(n) q[0];", "qasm.unset", "n", 4, 11},
    {HEAD "int n; n += 1;", "qasm.unset", "n", 4, 8},
    {HEAD "int n = 1; n * 2;", "qasm.expected", "=\t*", 4, 14},
    {HEAD "int n = 1; if (d) n = 2;", "qasm.variable", "n", 4, 19},
    {HEAD "int n = c;", "qasm.not_constant", "c", 4, 9},
    {HEAD "input float theta;", "qasm.input", "theta", 4, 13},
    {HEAD "input array[int, 2] a;", "qasm.refused", "array", 4, 7},
    {HEAD "x $0;", "qasm.machine", "$0", 4, 3},
    {"OPENQASM 3; x $1; qubit q;", "qasm.machine", "q", 1, 25},
    {"OPENQASM 3; x $24;", "qasm.qubits", "24", 1, 15},
    {HEAD "while (d) { }", "qasm.refused", "while", 4, 1},
    {HEAD "switch (c) { }", "qasm.refused", "switch", 4, 1},
    {HEAD "def f() { }", "qasm.refused", "def", 4, 1},
    {HEAD "extern f(int) -> int;", "qasm.refused", "extern", 4, 1},
    {HEAD "defcal x $0 { }", "qasm.refused", "defcal", 4, 1},
    {HEAD "array[int, 3] a;", "qasm.refused", "array", 4, 1},
    {HEAD "for int i in [0:1] { break; }", "qasm.refused", "break", 4, 22},
    {HEAD "box x q[0];", "qasm.expected", "{\tx", 4, 5},
    {HEAD "opaque g a; inv @ g q[0];", "qasm.opaque", "g", 4, 19},
    {HEAD "barrier q, r;", "qasm.unknown_register", "r\t", 4, 12},
    {HEAD "delay[100ns] q", "qasm.end", "", 4, 15},
    {HEAD "x q[0]; }", "qasm.syntax", "}", 4, 9},
    {HEAD "c;", "qasm.expected", "=\t;", 4, 2},
    {HEAD "let a q;", "qasm.expected", "=\tq", 4, 7},
};
// clang-format on

static void check_fault(const struct Fault *fault, const char *text) {
    Error err = {0};
    Circuit *c = qasm_read(text, "a.qasm", (FormatOptions){0}, &err);
    if (c) fail_msg("%s is read", text);
    size_t size = strlen(fault->args);
    bool same = strcmp(err.key, fault->key) == 0 && err.line == fault->line &&
                err.column == fault->column && strncmp(err.args, fault->args, size) == 0;
    if (!same) fail_msg("%s\n%s %s %d:%d", text, err.key, err.args, err.line, err.column);
    assert_string_equal(err.file, "a.qasm");
}

static void faults_have_a_key_and_a_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        check_fault(&faults[i], faults[i].text);
}

static void every_fault_has_its_sentence_in_both_languages(void **state) {
    (void)state;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        if (!words_has(words, faults[i].key)) fail_msg("%s", faults[i].key);
        for (int lang = LANG_JA; lang <= LANG_EN; lang++) {
            Error err = {0};
            qasm_read(faults[i].text, NULL, (FormatOptions){0}, &err);
            char *sentence = words_error(words, (Lang)lang, &err);
            assert_null(strstr(sentence, "{1}")); // every place is filled
            assert_null(strstr(sentence, "{2}"));
            free(sentence);
        }
    }
    words_close(words);
}

static Buffer repeated(const char *before, const char *piece, int times,
                       const char *behind) {
    Buffer text = {0};
    buffer_print(&text, "%s", before);
    for (int i = 0; i < times; i++)
        buffer_print(&text, "%s", piece);
    buffer_print(&text, "%s", behind);
    return text;
}

static void nesting_has_limits(void **state) {
    (void)state;
    const struct {
        const char *piece, *behind, *key;
    } rows[] = {
        {"if (d) ", "x q[0];", "qasm.deep_blocks"},
        {"for int i in [0:0] ", "x q[0];", "qasm.deep_blocks"},
        {"{", "", "qasm.deep_blocks"},
        {"inv @ ", "x q[0];", "qasm.modifiers"},
        {"if (false) ", "x q[0];", "qasm.deep_blocks"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error err = {0};
        Buffer text = repeated(HEAD, rows[i].piece, 5000, rows[i].behind);
        assert_null(qasm_read(text.data, NULL, (FormatOptions){0}, &err));
        assert_string_equal(err.key, rows[i].key);
        buffer_clear(&text);
    }
    const char *formulas[] = {"(", "-", "2**", "sin("};
    for (int i = 0; i < 4; i++) {
        Error err = {0};
        Buffer text = repeated(HEAD "rx(", formulas[i], 5000, "1) q[0];");
        assert_null(qasm_read(text.data, NULL, (FormatOptions){0}, &err));
        assert_string_equal(err.key, "expression.deep");
        buffer_clear(&text);
    }
}

// Spaces, line ends and comments may stand between any two words.
static void the_layout_of_a_program_does_not_matter(void **state) {
    (void)state;
    const char *words[] = {"OPENQASM", "2.0",     ";",       "include", "\"qelib1.inc\"",
                           ";",        "qreg",    "q",       "[",       "3",
                           "]",        ";",       "creg",    "c",       "[",
                           "3",        "]",       ";",       "gate",    "g",
                           "(",        "a",       ",",       "b",       ")",
                           "s",        ",",       "t",       "{",       "barrier",
                           "s",        ",",       "t",       ";",       "u3",
                           "(",        "-",       "a",       "/",       "2",
                           ",",        "b",       "^",       "2",       ",",
                           "sin",      "(",       "a",       "*",       "1.5e-1",
                           ")",        ")",       "s",       ";",       "cx",
                           "s",        ",",       "t",       ";",       "}",
                           "gate",     "nothing", "a",       "{",       "}",
                           "gate",     "h",       "(",       ")",       "a",
                           "{",        "x",       "a",       ";",       "}",
                           "g",        "(",       "pi",      ",",       ".5",
                           ")",        "q",       "[",       "0",       "]",
                           ",",        "q",       "[",       "1",       "]",
                           ";",        "nothing", "q",       ";",       "h",
                           "q",        ";",       "if",      "(",       "c",
                           "==",       "5",       ")",       "reset",   "q",
                           ";",        "barrier", "q",       "[",       "0",
                           "]",        ",",       "q",       "[",       "2",
                           "]",        ";",       "measure", "q",       "->",
                           "c",        ";"};
    const char *between[] = {" ",         "\r\n",          "\t",      "\n\n",
                             " // x\r\n", " /* a\n b */ ", " /**/ \f"};
    Circuit *first = NULL;
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        Buffer text = {0};
        Error err = {0};
        if (i % 2) buffer_print(&text, "\xef\xbb\xbf");
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            buffer_print(&text, "%s%s", between[i], words[j]);
        Circuit *c = qasm_read(text.data, NULL, (FormatOptions){0}, &err);
        if (!c) fail_msg("%s %s %d:%d", text.data, err.key, err.line, err.column);
        assert_int_equal(circuit_steps(c), 1 + 2 + 3 + 3 + 1 + 3);
        if (first) assert_true(circuit_equal(first, c));
        circuit_destroy(i ? c : NULL);
        if (!i) first = c;
        buffer_clear(&text);
    }
    circuit_destroy(first);
}

// A bit has its wire where all qubits are known; the same text written with the qubits in
// front is the judge.
static void
bits_that_are_set_before_all_qubits_stand_where_they_would_behind(void **state) {
    (void)state;
    static const struct {
        const char *later, *first;
    } texts[] = {
        {"bit[5] c; c[4] = 1; qubit[2] q;", "qubit[2] q; bit[5] c; c[4] = 1;"},
        {"bit[5] c; qubit a; U(1, 2, 3) a; c[4] = 1; qubit b; c[1] = 1;",
         "bit[5] c; qubit a; qubit b; U(1, 2, 3) a; c[4] = 1; c[1] = 1;"},
        {"bit[3] c; c[2] = 1; U(1, 2, 3) $4;", "bit[3] c; U(1, 2, 3) $4; c[2] = 1;"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Circuit *circuits[3];
        for (int k = 0; k < 2; k++) {
            Buffer text = {0};
            buffer_print(&text, "OPENQASM 3.0; %s", k ? texts[i].first : texts[i].later);
            circuits[k] = qasm_read(text.data, NULL, (FormatOptions){0}, NULL);
            assert_non_null(circuits[k]);
            buffer_clear(&text);
        }
        char *written = qasm_write(circuits[0], (FormatOptions){0}, NULL);
        circuits[2] = qasm_read(written, NULL, (FormatOptions){0}, NULL);
        assert_true(circuit_equal(circuits[0], circuits[1]));
        assert_true(circuit_equal(circuits[0], circuits[2]));
        for (int k = 0; k < 3; k++)
            circuit_destroy(circuits[k]);
        free(written);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bits_that_are_set_before_all_qubits_stand_where_they_would_behind),
        cmocka_unit_test(faults_have_a_key_and_a_place),
        cmocka_unit_test(every_fault_has_its_sentence_in_both_languages),
        cmocka_unit_test(nesting_has_limits),
        cmocka_unit_test(the_layout_of_a_program_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
