#include "circuit/qasm_program.h"

#include <stddef.h>

static bool read_include(QasmProgram *p, Token word) {
    (void)word;
    Token file = p->lexer.token;
    if (file.kind != TOKEN_STRING) return qasm_fail_syntax(p);
    Token name = {TOKEN_NAME, file.text + 1, file.size - 2, file.line, file.column};
    bool ours =
        token_is(name, "qelib1.inc") || (p->version == 3 && token_is(name, "stdgates.inc"));
    if (!ours)
        return qasm_fail(p, file, "qasm.include", "%s\t%s", token_excerpt(file).text,
                         p->version == 2 ? "qelib1.inc" : "stdgates.inc");
    p->included = true;
    lexer_next(&p->lexer);
    return qasm_expect(p, ";");
}

static bool read_opaque(QasmProgram *p, Token word) {
    (void)word;
    Token name;
    if (!qasm_expect_name(p, &name)) return false;
    return qasm_fail(p, name, "qasm.opaque", "%s", token_excerpt(name).text);
}

static bool read_pragma(QasmProgram *p, Token word) {
    if (p->lexer.token.line == word.line) lexer_skip_line(&p->lexer);
    return true;
}

// What a circuit without time and without a computer beside it cannot do.
static bool refuse(QasmProgram *p, Token word) {
    return qasm_fail(p, word, "qasm.refused", "%s", token_excerpt(word).text);
}

// clang-format off
static const QasmWord words[] = {
    // word         in_2   in_3   in_gate
    {"include",     true,  true,  false, read_include},
    {"qreg",        true,  true,  false, qasm_read_register},
    {"creg",        true,  true,  false, qasm_read_register},
    {"gate",        true,  true,  false, qasm_read_gate},
    {"opaque",      true,  true,  false, read_opaque},
    {"measure",     true,  true,  false, qasm_read_measure},
    {"reset",       true,  true,  false, qasm_read_reset},
    {"barrier",     true,  true,  true,  qasm_read_barrier},
    {"if",          true,  true,  false, qasm_read_if},
    {"qubit",       false, true,  false, qasm_read_register},
    {"bit",         false, true,  false, qasm_read_register},
    {"int",         false, true,  false, qasm_read_number},
    {"uint",        false, true,  false, qasm_read_number},
    {"float",       false, true,  false, qasm_read_number},
    {"angle",       false, true,  false, qasm_read_number},
    {"bool",        false, true,  false, qasm_read_number},
    {"const",       false, true,  false, qasm_read_const},
    {"input",       false, true,  false, qasm_read_input},
    {"output",      false, true,  false, qasm_read_output},
    {"let",         false, true,  false, qasm_read_let},
    {"for",         false, true,  true,  qasm_read_for},
    {"ctrl",        false, true,  true,  qasm_read_call},
    {"negctrl",     false, true,  true,  qasm_read_call},
    {"inv",         false, true,  true,  qasm_read_call},
    {"pow",         false, true,  true,  qasm_read_call},
    {"box",         false, true,  true,  qasm_read_block},
    {"delay",       false, true,  true,  qasm_read_nothing},
    {"nop",         false, true,  true,  qasm_read_nothing},
    {"duration",    false, true,  false, qasm_read_nothing},
    {"stretch",     false, true,  false, qasm_read_nothing},
    {"pragma",      false, true,  false, read_pragma},
    {"else",        false, true,  false, refuse},
    {"while",       false, true,  false, refuse},
    {"switch",      false, true,  false, refuse},
    {"break",       false, true,  false, refuse},
    {"continue",    false, true,  false, refuse},
    {"end",         false, true,  false, refuse},
    {"def",         false, true,  false, refuse},
    {"return",      false, true,  false, refuse},
    {"extern",      false, true,  false, refuse},
    {"array",       false, true,  false, refuse},
    {"complex",     false, true,  false, refuse},
    {"cal",         false, true,  false, refuse},
    {"defcal",      false, true,  false, refuse},
    {"defcalgrammar", false, true, false, refuse},
};
// clang-format on

const QasmWord *qasm_word(int index) {
    return index < (int)(sizeof words / sizeof *words) ? &words[index] : NULL;
}
