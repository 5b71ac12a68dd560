#include "circuit/qasm_program.h"

#include <string.h>

// --- Indexes

static bool fail_index(QasmProgram *p, Token name, Token index, int size) {
    return qasm_fail(p, index, "qasm.index", "%s\t%s\t%d", token_excerpt(name).text,
                     token_excerpt(index).text, size - 1);
}

// A number of OpenQASM 2, written out.
static bool read_plain_index(QasmProgram *p, Token name, int size, int *index) {
    Token token = p->lexer.token;
    if (token.kind != TOKEN_NUMBER) return qasm_fail_syntax(p);
    if (!token_whole(token, size - 1, index)) return fail_index(p, name, token, size);
    lexer_next(&p->lexer);
    return true;
}

enum { FAR = 1 << 20 }; // beyond any register

// Any whole number; -1 is the last one of `size`.
static bool read_index(QasmProgram *p, Token name, int size, int *index) {
    if (p->version == 2) return read_plain_index(p, name, size, index);
    Token start = p->lexer.token;
    if (!qasm_whole(p, -FAR, FAR, index)) return false;
    start.size = (size_t)(p->lexer.behind - start.text);
    if (*index < 0) *index += size;
    return (*index >= 0 && *index < size) || fail_index(p, name, start, size);
}

static bool pick(QasmProgram *p, Token at, const Items *from, int index, Items *out) {
    for (int i = 0; i < out->count; i++)
        if (out->at[i] == from->at[index])
            return qasm_fail(p, at, "qasm.index_twice", "%d", index);
    out->at[out->count++] = from->at[index];
    return true;
}

// "{0, 2}", behind the brace.
static bool read_set(QasmProgram *p, Token name, const Items *from, Items *out) {
    do {
        Token at = p->lexer.token;
        if (out->count && token_is(at, "}")) break; // a comma may stand behind the last
        int index;
        if (!read_index(p, name, from->count, &index)) return false;
        if (!pick(p, at, from, index, out)) return false;
    } while (lexer_take(&p->lexer, ","));
    return qasm_expect(p, "}");
}

// A part of a range; `part` stays where nothing stands before the next colon or bracket.
static bool read_part(QasmProgram *p, int *part, bool *written) {
    *written = !token_is(p->lexer.token, ":") && !token_is(p->lexer.token, "]");
    return !*written || qasm_whole(p, -FAR, FAR, part);
}

// What stands behind the first colon of "first:last" or "first:step:last"; the last one
// belongs to it.
static bool read_range(QasmProgram *p, Token name, const Items *from, int first,
                       Items *out) {
    Token at = p->lexer.token;
    int step = 1, last = from->count - 1;
    bool written;
    if (!read_part(p, &last, &written)) return false;
    if (lexer_take(&p->lexer, ":")) {
        step = written ? last : 1;
        last = from->count - 1;
        if (!read_part(p, &last, &written)) return false;
    }
    if (last < 0) last += from->count;
    if (!step || last < 0 || last >= from->count)
        return fail_index(p, name, at, from->count);
    for (int i = first; step > 0 ? i <= last : i >= last; i += step)
        if (!pick(p, at, from, i, out)) return false;
    if (out->count) return true;
    return qasm_fail(p, at, "qasm.empty_range", "%s", token_excerpt(name).text);
}

static bool read_picked(QasmProgram *p, Token name, const Items *from, Items *out) {
    bool several = p->version == 3;
    if (several && lexer_take(&p->lexer, "{")) return read_set(p, name, from, out);
    if (several && lexer_take(&p->lexer, ":")) return read_range(p, name, from, 0, out);
    int index;
    if (!read_index(p, name, from->count, &index)) return false;
    if (several && lexer_take(&p->lexer, ":")) return read_range(p, name, from, index, out);
    out->whole = false;
    out->at[out->count++] = from->at[index];
    return true;
}

bool qasm_index(QasmProgram *p, Token name, Items *items) {
    while (items->whole && lexer_take(&p->lexer, "[")) {
        Items picked = {.whole = true};
        if (!read_picked(p, name, items, &picked) || !qasm_expect(p, "]")) return false;
        *items = picked;
    }
    return true;
}

// --- Operands

static bool fail_operand(QasmProgram *p, Token at, SymbolKind kind) {
    if (p->floor)
        return qasm_fail(p, at, "qasm.unknown_wire", "%s", token_excerpt(at).text);
    bool quantum = kind == SYMBOL_QUBITS;
    if (qasm_find(p, at, quantum ? SYMBOL_BITS : SYMBOL_QUBITS) != NO_SYMBOL)
        return qasm_fail(p, at, quantum ? "qasm.not_quantum" : "qasm.not_classical", "%s",
                         token_excerpt(at).text);
    return qasm_fail_near(p, at, SYMBOL_QUBITS | SYMBOL_BITS, "qasm.unknown_register",
                          "qasm.unknown_register_near");
}

// $3: a qubit of the machine itself. There are as many as are named.
static bool machine_qubit(QasmProgram *p, QasmOperand *operand) {
    Token number = operand->at;
    number.text++, number.size--, number.kind = TOKEN_NUMBER;
    int wire;
    if (p->qubits && !p->machine)
        return qasm_fail(p, operand->at, "qasm.machine", "%s",
                         token_excerpt(operand->at).text);
    if (!token_whole(number, MAX_WIRES - 1, &wire))
        return qasm_fail(p, operand->at, "qasm.qubits", "%d", MAX_WIRES);
    p->machine = true;
    operand->items.at[0] = (uint8_t)wire;
    operand->items.count = 1;
    operand->items.whole = false;
    if (wire < p->qubits) return true;
    p->qubits = wire + 1;
    return p->qubits <= p->known || circuit_set_wires(p->circuit, p->qubits, p->err);
}

bool qasm_operand(QasmProgram *p, SymbolKind kind, QasmOperand *operand) {
    if (!qasm_expect_name(p, &operand->at)) return false;
    if (kind == SYMBOL_QUBITS && *operand->at.text == '$' && !p->floor)
        return machine_qubit(p, operand);
    int symbol = qasm_find(p, operand->at, kind);
    if (symbol == NO_SYMBOL) return fail_operand(p, operand->at, kind);
    const Items *items = &p->symbols.list[symbol].items;
    operand->items.count = items->count;
    operand->items.whole = items->whole;
    memcpy(operand->items.at, items->at, (size_t)items->count);
    return qasm_index(p, operand->at, &operand->items);
}

int qasm_operands(QasmProgram *p, QasmOperand *operands, int most) {
    int count = 0;
    do {
        if (count && token_is(p->lexer.token, ";") && p->version == 3) break;
        QasmOperand spare;
        if (!qasm_operand(p, SYMBOL_QUBITS, count < most ? &operands[count] : &spare))
            return -1;
        count++;
    } while (lexer_take(&p->lexer, ","));
    return qasm_expect(p, ";") ? count : -1;
}

int qasm_repeats(QasmProgram *p, const QasmOperand *operands, int count) {
    const QasmOperand *whole = NULL;
    for (int i = 0; i < count; i++) {
        const Items *items = &operands[i].items;
        if (!items->whole) continue;
        if (whole && whole->items.count != items->count) {
            qasm_fail(p, operands[i].at, "qasm.sizes", "%s\t%d\t%s\t%d",
                      token_excerpt(whole->at).text, whole->items.count,
                      token_excerpt(operands[i].at).text, items->count);
            return -1;
        }
        whole = &operands[i];
    }
    return whole ? whole->items.count : 1;
}

int qasm_operand_at(const QasmOperand *operand, int repeat) {
    return operand->items.at[operand->items.whole ? repeat : 0];
}
