#include "circuit/qasm_program.h"

#include "circuit/names.h"

#include <math.h>
#include <string.h>

// --- Registers

static bool fail_defined(QasmProgram *p, Token name) {
    return qasm_fail(p, name, "qasm.defined", "%s", token_excerpt(name).text);
}

// The size between brackets, where it stands; a size that is no number of things is
// refused.
static bool read_size(QasmProgram *p, double *size, bool *written) {
    *size = 1;
    *written = lexer_take(&p->lexer, "[");
    if (!*written) return true;
    Token at = p->lexer.token;
    QasmValue value;
    if (p->version == 2 && at.kind != TOKEN_NUMBER) return qasm_fail_syntax(p);
    if (!qasm_number(p, &value)) return false;
    *size = value.type == NUMBER_FLOAT ? value.number : trunc(value.number);
    at.size = (size_t)(p->lexer.behind - at.text);
    if (*size < 1 || *size != trunc(*size))
        return qasm_fail(p, at, "qasm.register_size", "%s", token_excerpt(at).text);
    return qasm_expect(p, "]");
}

// As many letters of a name as a register of the circuit keeps.
static void cut_name(Token name, char out[sizeof((Register *)0)->name]) {
    size_t most = sizeof((Register *)0)->name - 1;
    size_t size = name.size < most ? name.size : most;
    while (size < name.size && size && ((unsigned char)name.text[size] & 0xc0) == 0x80)
        size--;
    memcpy(out, name.text, size);
    out[size] = 0;
}

static bool add_qubits(QasmProgram *p, Token name, double size, Items *items) {
    if (p->machine)
        return qasm_fail(p, name, "qasm.machine", "%s", token_excerpt(name).text);
    if (size > MAX_WIRES - p->qubits)
        return qasm_fail(p, name, "qasm.qubits", "%d", MAX_WIRES);
    items->count = (int)size;
    for (int i = 0; i < items->count; i++)
        items->at[i] = (uint8_t)(p->qubits + i);
    p->qubits += items->count;
    if (p->qubits > p->known && !circuit_set_wires(p->circuit, p->qubits, p->err))
        return false;
    char text[sizeof((Register *)0)->name];
    cut_name(name, text);
    int first = p->qubits - items->count;
    circuit_add_qubit_register(p->circuit, text, first, items->count);
    return true;
}

static bool add_bits(QasmProgram *p, Token name, double size, Items *items) {
    char text[sizeof((Register *)0)->name];
    cut_name(name, text);
    int first = circuit_bit_registers(p->circuit) ? circuit_bits(p->circuit) : 0;
    items->count = size > MAX_BITS ? MAX_BITS + 1 : (int)size;
    if (!circuit_add_bit_register(p->circuit, text, items->count, p->err))
        return error_at(p->err, NULL, name.line, name.column);
    for (int i = 0; i < items->count; i++)
        items->at[i] = (uint8_t)(first + i);
    return true;
}

bool qasm_read_register(QasmProgram *p, Token word) {
    bool quantum = token_is(word, "qreg") || token_is(word, "qubit"), written;
    bool old = token_is(word, "qreg") || token_is(word, "creg"); // the size behind the name
    double size;
    Token name;
    if (!old && !read_size(p, &size, &written)) return false;
    if (!qasm_expect_new_name(p, &name)) return false;
    if (old && !read_size(p, &size, &written)) return false;
    if (p->version == 2 && !written) return qasm_expect(p, "[");
    if (p->blocks) return qasm_fail(p, name, "qasm.inside", "%s", token_excerpt(name).text);
    if (qasm_find(p, name, SYMBOL_QUBITS | SYMBOL_BITS) != NO_SYMBOL)
        return fail_defined(p, name);
    QasmOperand added = {.at = name, .items.whole = written};
    if (!(quantum ? add_qubits : add_bits)(p, name, size, &added.items)) return false;
    symbols_add(&p->symbols, quantum ? SYMBOL_QUBITS : SYMBOL_BITS, name)->items =
        added.items;
    if (!old && !quantum && lexer_take(&p->lexer, "="))
        return qasm_assign_bits(p, &added, true);
    return qasm_expect(p, ";");
}

bool qasm_own_bits(QasmProgram *p, const char *text, int size, int *first) {
    Token name = {TOKEN_NAME, text, strlen(text), p->statement.line, p->statement.column};
    Items items = {.count = 0};
    if (!add_bits(p, name, size, &items)) return false;
    *first = items.at[0];
    return true;
}

// --- Aliases

static bool join(QasmProgram *p, Token at, Items *all, const Items *more) {
    for (int i = 0; i < more->count; i++) {
        for (int j = 0; j < all->count; j++)
            if (all->at[j] == more->at[i])
                return qasm_fail(p, at, "qasm.index_twice", "%d", i);
        all->at[all->count++] = more->at[i];
    }
    return true;
}

// "let both = a[0:1] ++ b;"
bool qasm_read_let(QasmProgram *p, Token word) {
    (void)word;
    Token name;
    if (!qasm_expect_new_name(p, &name) || !qasm_expect(p, "=")) return false;
    int first = qasm_find(p, p->lexer.token, SYMBOL_QUBITS | SYMBOL_BITS);
    SymbolKind kind = first == NO_SYMBOL ? SYMBOL_QUBITS : p->symbols.list[first].kind;
    Items all = {.count = 0};
    int parts = 0;
    do {
        QasmOperand part;
        if (!qasm_operand(p, kind, &part) || !join(p, part.at, &all, &part.items))
            return false;
        all.whole = parts++ > 0 || part.items.whole;
    } while (lexer_take(&p->lexer, "++"));
    symbols_add(&p->symbols, kind, name)->items = all;
    return qasm_expect(p, ";");
}

// --- Numbers

bool qasm_designator(QasmProgram *p, int *size) {
    if (!lexer_take(&p->lexer, "[")) return true;
    return qasm_whole(p, 1, 1 << 20, size) && qasm_expect(p, "]");
}

bool qasm_is_type(Token word) {
    static const char *const types[] = {"int", "uint", "float", "angle", "bool", "bit"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (token_is(word, types[i])) return true;
    return false;
}

static NumberKind type_of(Token word) {
    if (token_is(word, "bool")) return NUMBER_BOOL;
    bool whole = token_is(word, "int") || token_is(word, "uint") || token_is(word, "bit");
    return whole ? NUMBER_WHOLE : NUMBER_FLOAT;
}

static Angle converted(Angle number, NumberKind type) {
    if (type == NUMBER_FLOAT) return number;
    double value = number.value;
    return (Angle){"", type == NUMBER_BOOL ? value != 0 : trunc(value)};
}

bool qasm_set_number(QasmProgram *p, int symbol) {
    Angle number;
    p->numbers_only = p->symbols.list[symbol].variable;
    bool read = qasm_angle(p, &number);
    p->numbers_only = false;
    if (!read) return false;
    Symbol *s = &p->symbols.list[symbol];
    s->number = converted(number, s->type);
    s->unset = false;
    return true;
}

// The word of a type, its width, and the name.
static bool read_typed_name(QasmProgram *p, Token *type, Token *name) {
    if (!qasm_expect_name(p, type)) return false;
    if (!qasm_is_type(*type))
        return qasm_fail(p, *type, "qasm.refused", "%s", token_excerpt(*type).text);
    int width = 0;
    return qasm_designator(p, &width) && qasm_expect_new_name(p, name);
}

static int add_number(QasmProgram *p, Token type, Token name, bool variable) {
    Symbol *symbol = symbols_add(&p->symbols, SYMBOL_NUMBER, name);
    symbol->type = type_of(type);
    symbol->variable = variable;
    symbol->unset = true;
    return p->symbols.count - 1;
}

bool qasm_read_number(QasmProgram *p, Token type) {
    Token name;
    int width = 0;
    if (!qasm_designator(p, &width) || !qasm_expect_new_name(p, &name)) return false;
    int symbol = add_number(p, type, name, true);
    if (lexer_take(&p->lexer, "=") && !qasm_set_number(p, symbol)) return false;
    return qasm_expect(p, ";");
}

bool qasm_read_const(QasmProgram *p, Token word) {
    Token type = {0}, name = {0};
    if (token_is(p->lexer.token, "duration")) return qasm_read_nothing(p, word);
    if (!read_typed_name(p, &type, &name) || !qasm_expect(p, "=")) return false;
    int symbol = add_number(p, type, name, false);
    return qasm_set_number(p, symbol) && qasm_expect(p, ";");
}

bool qasm_read_input(QasmProgram *p, Token word) {
    (void)word;
    Token type = {0}, name = {0};
    if (!read_typed_name(p, &type, &name)) return false;
    int symbol = add_number(p, type, name, false);
    for (const Name *input = p->inputs; input && input->name; input++) {
        if (!token_is(name, input->name)) continue;
        Symbol *s = &p->symbols.list[symbol];
        s->number = converted((Angle){"", input->value}, s->type);
        s->unset = false;
        return qasm_expect(p, ";");
    }
    if (!p->free_inputs)
        return qasm_fail(p, name, "qasm.input", "%s", token_excerpt(name).text);
    Symbol *s = &p->symbols.list[symbol];
    s->number = converted((Angle){"pi/2", M_PI_2}, s->type);
    s->unset = false;
    return qasm_expect(p, ";");
}

bool qasm_read_output(QasmProgram *p, Token word) {
    (void)word;
    return qasm_statement(p);
}
