#include "circuit/qasm_program.h"

#include "base/mem.h"
#include "circuit/parameters.h"
#include "circuit/qasm_pragma.h"

#include <assert.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- Failing, and what every statement needs

bool qasm_fail(QasmProgram *p, Token token, const char *key, const char *format, ...) {
    char args[sizeof p->err->args];
    va_list list;
    va_start(list, format);
    vsnprintf(args, sizeof args, format, list);
    va_end(list);
    error_set(p->err, key, "%s", args);
    if (p->depth) token = p->statement;
    return error_at(p->err, NULL, token.line, token.column);
}

bool qasm_fail_syntax(QasmProgram *p) {
    Token token = p->lexer.token;
    if (token.kind == TOKEN_END) return qasm_fail(p, token, "qasm.end", "%s", "");
    return qasm_fail(p, token, "qasm.syntax", "%s", token_excerpt(token).text);
}

bool qasm_fail_near(QasmProgram *p, Token name, int kinds, const char *key,
                    const char *key_near) {
    Excerpt near = symbols_nearest(&p->symbols, name, kinds, NULL);
    return qasm_fail(p, name, near.text[0] ? key_near : key, "%s\t%s",
                     token_excerpt(name).text, near.text);
}

bool qasm_expect(QasmProgram *p, const char *sign) {
    if (lexer_take(&p->lexer, sign)) return true;
    Token token = p->lexer.token;
    if (token.kind == TOKEN_END) return qasm_fail_syntax(p);
    return qasm_fail(p, token, "qasm.expected", "%s\t%s", sign, token_excerpt(token).text);
}

bool qasm_expect_name(QasmProgram *p, Token *name) {
    *name = p->lexer.token;
    if (name->kind != TOKEN_NAME) return qasm_fail_syntax(p);
    lexer_next(&p->lexer);
    return true;
}

static const QasmWord *find_word(const QasmProgram *p, int symbol) {
    int kinds = SYMBOL_WORD | SYMBOL_FOREIGN;
    if (symbol == NO_SYMBOL || !(p->symbols.list[symbol].kind & kinds)) return NULL;
    const QasmWord *word = qasm_word(p->symbols.list[symbol].index);
    return (p->version == 2 ? word->in_2 : word->in_3) ? word : NULL;
}

bool qasm_expect_new_name(QasmProgram *p, Token *name) {
    if (!qasm_expect_name(p, name)) return false;
    if (!find_word(p, qasm_find(p, *name, SYMBOL_WORD | SYMBOL_FOREIGN)) &&
        *name->text != '$')
        return true;
    return qasm_fail(p, *name, "qasm.reserved", "%s", token_excerpt(*name).text);
}

int qasm_find(const QasmProgram *p, Token name, int kinds) {
    return symbols_find(&p->symbols, name, kinds, p->gates_known, p->floor);
}

bool qasm_count(QasmProgram *p) {
    if (++p->executed <= MOST_EXECUTED) return true;
    return qasm_fail(p, p->statement, "qasm.too_many", "%d", MOST_EXECUTED);
}

// --- Statements

static bool read_word(QasmProgram *p, const QasmWord *word, Token first) {
    if (p->floor && !word->in_gate)
        return qasm_fail(p, first, "qasm.in_gate", "%s", word->word);
    return word->read(p, first);
}

static bool read_named(QasmProgram *p, Token first) {
    int kinds = SYMBOL_WORD | SYMBOL_FOREIGN | SYMBOL_GATE;
    if (p->version == 3 && !p->floor) kinds |= SYMBOL_BITS | SYMBOL_NUMBER;
    int symbol = qasm_find(p, first, kinds);
    const QasmWord *word = find_word(p, symbol);
    if (word) return read_word(p, word, first);
    if (symbol == NO_SYMBOL)
        return qasm_fail_near(p, first, kinds & ~SYMBOL_FOREIGN, "qasm.unknown_gate",
                              "qasm.unknown_gate_near");
    SymbolKind kind = p->symbols.list[symbol].kind;
    if (kind == SYMBOL_GATE) return qasm_read_call(p, first);
    if (kind != SYMBOL_FOREIGN) return qasm_read_assign(p, first);
    return qasm_fail(p, first, "qasm.other_version", "%s\t%d", token_excerpt(first).text,
                     p->version == 2 ? 3 : 2);
}

bool qasm_statement(QasmProgram *p) {
    Token first = p->lexer.token;
    if (!p->depth) p->statement = first;
    if (!qasm_count(p)) return false;
    if (p->version == 3 && (token_is(first, "@") || token_is(first, "#")))
        return lexer_skip_line(&p->lexer), true; // an annotation; #pragma
    if (token_is(first, QASM_PRAGMA)) return qasm_read_pragma(p);
    if (p->version == 3 && token_is(first, "{")) return qasm_read_block(p, first);
    if (first.kind != TOKEN_NAME) return qasm_fail_syntax(p);
    lexer_next(&p->lexer);
    return read_named(p, first);
}

bool qasm_statements(QasmProgram *p) {
    while (!lexer_take(&p->lexer, "}")) {
        if (p->lexer.token.kind == TOKEN_END) return qasm_fail_syntax(p);
        if (!qasm_statement(p)) return false;
    }
    return true;
}

// --- Programs

static bool read_version(QasmProgram *p) {
    Token start = p->lexer.token;
    bool word = lexer_take(&p->lexer, "OPENQASM");
    Token number = p->lexer.token;
    bool two = token_is(number, "2.0") || token_is(number, "2");
    bool three = token_is(number, "3") ||
                 (number.size == 3 && *number.text == '3' && number.text[1] == '.');
    if (!word || !(two || three)) return qasm_fail(p, start, "qasm.version", "%s", "");
    p->version = two ? 2 : 3;
    lexer_next(&p->lexer);
    return qasm_expect(p, ";");
}

static void prepare(QasmProgram *p) {
    for (int i = 0; qasm_word(i); i++) {
        const char *word = qasm_word(i)->word;
        Token name = {TOKEN_NAME, word, strlen(word), 1, 1};
        bool own = p->version == 2 ? qasm_word(i)->in_2 : qasm_word(i)->in_3;
        symbols_add(&p->symbols, own ? SYMBOL_WORD : SYMBOL_FOREIGN, name)->index = i;
    }
    bool prepared = qasm_gates_prepare(p);
    assert(prepared);
}

static bool read_program(QasmProgram *p) {
    if (!read_version(p)) return false;
    prepare(p);
    while (p->lexer.token.kind != TOKEN_END)
        if (!qasm_statement(p)) return false;
    return p->qubits || qasm_fail(p, p->lexer.token, "qasm.no_qubits", "%s", "");
}

static void clear(QasmProgram *p) {
    symbols_clear(&p->symbols);
    tape_clear(&p->tape);
    for (int i = 0; i < p->gate_count; i++)
        definition_release(p->gates[i].own);
    free(p->gates);
    free(p->words);
    free(p);
}

// `wires`: as many as its qubits take; 1: not known. Where an assignment would have stood
// elsewhere had they been, `again` becomes their number.
static Circuit *read_with(const char *text, FormatOptions options, int wires, int *again,
                          Error *err) {
    QasmProgram *p = mem_new(sizeof *p);
    p->lexer = lexer_start(text);
    p->lexer.pragmas = true;
    p->inputs = options.inputs;
    p->free_inputs = options.free_inputs;
    p->circuit = circuit_create(wires);
    p->known = wires;
    p->gates_known = INT_MAX;
    p->unnamed = NO_SYMBOL;
    condition_set(&p->condition, true);
    p->term_count = condition_terms(&p->condition, p->terms);
    p->err = err;
    Circuit *circuit = p->circuit;
    bool read = read_program(p);
    *again = p->early && p->qubits > wires ? p->qubits : 0;
    clear(p);
    if (read) {
        circuit_drop_parameters(circuit);
        circuit_arrange(circuit);
        return circuit;
    }
    circuit_destroy(circuit);
    return NULL;
}

Circuit *qasm_program_read(const char *text, FormatOptions options, Error *err) {
    int again;
    Circuit *circuit = read_with(text, options, 1, &again, err);
    if (!circuit || !again) return circuit;
    circuit_destroy(circuit);
    return read_with(text, options, again, &again, err);
}
