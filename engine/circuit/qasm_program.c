#include "circuit/qasm_program.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- Failing, and what every statement needs

bool qasm_fail(QasmProgram *p, const QasmScope *scope, Token token, const char *key,
               const char *format, ...) {
    char args[sizeof p->err->args];
    va_list list;
    va_start(list, format);
    vsnprintf(args, sizeof args, format, list);
    va_end(list);
    error_set(p->err, key, "%s", args);
    if (scope && !scope->dry) token = p->statement;
    return error_at(p->err, NULL, token.line, token.column);
}

static bool fail_syntax(QasmProgram *p) {
    Token token = p->lexer.token;
    if (token.kind == TOKEN_END) return qasm_fail(p, NULL, token, "qasm.end", "%s", "");
    return qasm_fail(p, NULL, token, "qasm.syntax", "%s", token_excerpt(token).text);
}

bool qasm_expect(QasmProgram *p, const char *sign) {
    if (lexer_take(&p->lexer, sign)) return true;
    Token token = p->lexer.token;
    if (token.kind == TOKEN_END) return fail_syntax(p);
    return qasm_fail(p, NULL, token, "qasm.expected", "%s\t%s", sign,
                     token_excerpt(token).text);
}

bool qasm_expect_name(QasmProgram *p, Token *name) {
    *name = p->lexer.token;
    if (name->kind != TOKEN_NAME) return fail_syntax(p);
    lexer_next(&p->lexer);
    return true;
}

// --- Operands

static const QasmRegister *find_register(const QasmProgram *p, Token name) {
    for (int i = 0; i < p->register_count; i++) {
        Token own = p->registers[i].name;
        if (own.size == name.size && memcmp(own.text, name.text, own.size) == 0)
            return &p->registers[i];
    }
    return NULL;
}

static bool operand_in_gate(QasmProgram *p, const QasmScope *scope, QasmOperand *operand) {
    for (int i = 0; i < scope->gate->wire_count; i++) {
        Token own = scope->gate->wires[i];
        if (own.size != operand->at.size ||
            memcmp(own.text, operand->at.text, own.size) != 0)
            continue;
        operand->first = scope->wires[i];
        return true;
    }
    return qasm_fail(p, scope, operand->at, "qasm.unknown_wire", "%s\t%s",
                     token_excerpt(operand->at).text,
                     excerpt_of(scope->gate->name, MOST_NAME).text);
}

static bool read_index(QasmProgram *p, const QasmRegister *from, QasmOperand *operand) {
    Token index = p->lexer.token;
    int number;
    if (index.kind != TOKEN_NUMBER) return fail_syntax(p);
    if (!token_whole(index, from->size - 1, &number))
        return qasm_fail(p, NULL, index, "qasm.index", "%s\t%s\t%d",
                         token_excerpt(from->name).text, token_excerpt(index).text,
                         from->size - 1);
    lexer_next(&p->lexer);
    operand->first += number;
    operand->size = 1;
    operand->whole = false;
    return qasm_expect(p, "]");
}

bool qasm_operand(QasmProgram *p, const QasmScope *scope, bool quantum,
                  QasmOperand *operand) {
    *operand = (QasmOperand){.size = 1};
    if (!qasm_expect_name(p, &operand->at)) return false;
    if (scope) return operand_in_gate(p, scope, operand);
    const QasmRegister *from = find_register(p, operand->at);
    const char *fault = !from                      ? "qasm.unknown_register"
                        : from->quantum == quantum ? NULL
                        : quantum                  ? "qasm.not_quantum"
                                                   : "qasm.not_classical";
    if (fault)
        return qasm_fail(p, NULL, operand->at, fault, "%s",
                         token_excerpt(operand->at).text);
    *operand = (QasmOperand){operand->at, from->first, from->size, true};
    return !lexer_take(&p->lexer, "[") || read_index(p, from, operand);
}

int qasm_repeats(QasmProgram *p, const QasmOperand *operands, int count) {
    const QasmOperand *whole = NULL;
    for (int i = 0; i < count; i++) {
        if (!operands[i].whole) continue;
        if (whole && whole->size != operands[i].size) {
            qasm_fail(p, NULL, operands[i].at, "qasm.sizes", "%s\t%d\t%s\t%d",
                      token_excerpt(whole->at).text, whole->size,
                      token_excerpt(operands[i].at).text, operands[i].size);
            return 0;
        }
        whole = &operands[i];
    }
    return whole ? whole->size : 1;
}

int qasm_operand_at(const QasmOperand *operand, int repeat) {
    return operand->whole ? operand->first + repeat : operand->first;
}

// --- Steps

bool qasm_place(QasmProgram *p, Step *step) {
    step->if_mask = p->if_mask;
    step->if_bits = p->if_bits;
    step->column = frontier_column(&p->frontier, step);
    if (step->column >= MAX_COLUMNS)
        return qasm_fail(p, NULL, p->statement, "qasm.too_long", "%d", MAX_COLUMNS);
    if (circuit_place(p->circuit, *step, p->err) == NO_STEP)
        return error_at(p->err, NULL, p->statement.line, p->statement.column);
    frontier_pass(&p->frontier, step);
    return true;
}

bool qasm_barrier(QasmProgram *p, const QasmScope *scope) {
    uint32_t wires = 0;
    do {
        QasmOperand operand;
        if (!qasm_operand(p, scope, true, &operand)) return false;
        for (int i = 0; i < operand.size; i++)
            wires |= UINT32_C(1) << (operand.first + i);
    } while (lexer_take(&p->lexer, ","));
    if (!scope || !scope->dry) frontier_barrier(&p->frontier, wires);
    return qasm_expect(p, ";");
}

static bool read_measure(QasmProgram *p) {
    QasmOperand operands[2];
    if (!qasm_operand(p, NULL, true, &operands[0]) || !qasm_expect(p, "->")) return false;
    if (!qasm_operand(p, NULL, false, &operands[1]) || !qasm_expect(p, ";")) return false;
    if (operands[0].whole != operands[1].whole && operands[0].size != operands[1].size)
        operands[0].whole = operands[1].whole = true; // one qubit into a register, or back
    int repeats = qasm_repeats(p, operands, 2);
    for (int i = 0; i < repeats && !p->never; i++) {
        Step step = {.gate = gate_find("measure")};
        step.targets[0] = qasm_operand_at(&operands[0], i);
        step.bit = qasm_operand_at(&operands[1], i);
        if (!qasm_place(p, &step)) return false;
    }
    return repeats > 0;
}

static bool read_reset(QasmProgram *p) {
    QasmOperand operand;
    if (!qasm_operand(p, NULL, true, &operand) || !qasm_expect(p, ";")) return false;
    for (int i = 0; i < operand.size && !p->never; i++) {
        Step step = {.gate = gate_find("reset"), .targets = {operand.first + i, 0}};
        if (!qasm_place(p, &step)) return false;
    }
    return true;
}

static bool read_action(QasmProgram *p) {
    if (lexer_take(&p->lexer, "measure")) return read_measure(p);
    if (lexer_take(&p->lexer, "reset")) return read_reset(p);
    return qasm_call(p, NULL);
}

// The bits of a whole number; false when it needs more than `bits` of them.
static bool token_bits(Token token, int bits, uint64_t *value) {
    *value = 0;
    for (size_t i = 0; i < token.size; i++) {
        uint64_t digit = (uint64_t)(token.text[i] - '0');
        if (__builtin_mul_overflow(*value, 10, value)) return false;
        if (__builtin_add_overflow(*value, digit, value)) return false;
    }
    return bits == 64 || *value >> bits == 0;
}

static bool read_if(QasmProgram *p) {
    QasmOperand operand;
    if (!qasm_expect(p, "(") || !qasm_operand(p, NULL, false, &operand)) return false;
    if (!qasm_expect(p, "==")) return false;
    Token number = p->lexer.token;
    if (number.kind != TOKEN_NUMBER || strspn(number.text, "0123456789") < number.size)
        return fail_syntax(p);
    lexer_next(&p->lexer);
    uint64_t value;
    p->never = !token_bits(number, operand.size, &value);
    p->if_mask = (~UINT64_C(0) >> (64 - operand.size)) << operand.first;
    p->if_bits = value << operand.first & p->if_mask;
    return qasm_expect(p, ")") && read_action(p);
}

// --- Declarations

static void keep_register(QasmProgram *p, QasmRegister added) {
    if (p->register_count == p->register_room) {
        p->register_room = p->register_room ? 2 * p->register_room : 8;
        p->registers =
            mem_grow(p->registers, (size_t)p->register_room, sizeof *p->registers);
    }
    p->registers[p->register_count++] = added;
}

static bool grow_circuit(QasmProgram *p, QasmRegister *added) {
    Token at = added->name;
    if (!added->quantum) {
        added->first = circuit_bit_registers(p->circuit) ? circuit_bits(p->circuit) : 0;
        Excerpt name = token_excerpt(at);
        if (circuit_add_bit_register(p->circuit, name.text, added->size, p->err))
            return true;
        return error_at(p->err, NULL, at.line, at.column);
    }
    added->first = p->qubits;
    if (added->size > MAX_WIRES - p->qubits)
        return qasm_fail(p, NULL, at, "qasm.qubits", "%d", MAX_WIRES);
    p->qubits += added->size;
    return circuit_set_wires(p->circuit, p->qubits, p->err);
}

static bool read_register(QasmProgram *p, bool quantum) {
    QasmRegister added = {.quantum = quantum};
    if (!qasm_expect_name(p, &added.name) || !qasm_expect(p, "[")) return false;
    Token size = p->lexer.token;
    if (size.kind != TOKEN_NUMBER) return fail_syntax(p);
    if (!token_whole(size, 9999, &added.size) || !added.size)
        return qasm_fail(p, NULL, size, "qasm.register_size", "%s",
                         token_excerpt(size).text);
    lexer_next(&p->lexer);
    if (!qasm_expect(p, "]") || !qasm_expect(p, ";")) return false;
    if (find_register(p, added.name))
        return qasm_fail(p, NULL, added.name, "qasm.defined", "%s",
                         token_excerpt(added.name).text);
    if (!grow_circuit(p, &added)) return false;
    keep_register(p, added);
    return true;
}

static bool read_library(QasmProgram *p) {
    Lexer back = p->lexer;
    p->lexer = lexer_start(qasm_library());
    p->included = p->in_library = true;
    bool read = true;
    while (read && lexer_take(&p->lexer, "gate"))
        read = qasm_define(p);
    p->in_library = false;
    p->lexer = back;
    return read;
}

static bool read_include(QasmProgram *p) {
    Token file = p->lexer.token;
    if (file.kind != TOKEN_STRING) return fail_syntax(p);
    if (!token_is(file, "\"qelib1.inc\""))
        return qasm_fail(p, NULL, file, "qasm.include", "%s", token_excerpt(file).text);
    lexer_next(&p->lexer);
    if (!qasm_expect(p, ";")) return false;
    return p->included || read_library(p);
}

static bool fail_opaque(QasmProgram *p) {
    Token name;
    if (!qasm_expect_name(p, &name)) return false;
    return qasm_fail(p, NULL, name, "qasm.opaque", "%s", token_excerpt(name).text);
}

// --- Programs

static bool read_version(QasmProgram *p) {
    Token start = p->lexer.token;
    bool word = lexer_take(&p->lexer, "OPENQASM");
    Token number = p->lexer.token;
    if (word && number.kind == TOKEN_NUMBER && *number.text == '3')
        return qasm_fail(p, NULL, start, "qasm.version_3", "%s",
                         token_excerpt(number).text);
    if (!word || (!token_is(number, "2.0") && !token_is(number, "2")))
        return qasm_fail(p, NULL, start, "qasm.version", "%s", "");
    lexer_next(&p->lexer);
    return qasm_expect(p, ";");
}

static bool read_statement(QasmProgram *p) {
    p->statement = p->lexer.token;
    p->if_mask = p->if_bits = 0;
    p->never = false;
    if (lexer_take(&p->lexer, "include")) return read_include(p);
    if (lexer_take(&p->lexer, "qreg")) return read_register(p, true);
    if (lexer_take(&p->lexer, "creg")) return read_register(p, false);
    if (lexer_take(&p->lexer, "gate")) return qasm_define(p);
    if (lexer_take(&p->lexer, "opaque")) return fail_opaque(p);
    if (lexer_take(&p->lexer, "barrier")) return qasm_barrier(p, NULL);
    if (lexer_take(&p->lexer, "if")) return read_if(p);
    return read_action(p);
}

static bool read_program(QasmProgram *p) {
    if (!read_version(p)) return false;
    while (p->lexer.token.kind != TOKEN_END)
        if (!read_statement(p)) return false;
    return p->qubits || qasm_fail(p, NULL, p->lexer.token, "qasm.no_qubits", "%s", "");
}

Circuit *qasm_program_read(const char *text, Error *err) {
    QasmProgram p = {.lexer = lexer_start(text), .circuit = circuit_create(1), .err = err};
    bool read = read_program(&p);
    free(p.registers);
    free(p.gates);
    if (read) return p.circuit;
    circuit_destroy(p.circuit);
    return NULL;
}
