#include "circuit/qasm_program.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

// --- Gates and their names

static int add_gate(QasmProgram *p, Token name, QasmGate gate) {
    if (p->gate_count == p->gate_room) {
        p->gate_room = p->gate_room ? 2 * p->gate_room : 128;
        p->gates = mem_grow(p->gates, (size_t)p->gate_room, sizeof *p->gates);
    }
    gate.symbol = p->symbols.count;
    Symbol *symbol = symbols_add(&p->symbols, SYMBOL_GATE, name);
    symbol->index = p->gate_count;
    symbol->ours = p->in_library;
    p->gates[p->gate_count] = gate;
    return p->gate_count++;
}

static void add_word(QasmProgram *p, Token name) {
    if (p->word_count == p->word_room) {
        p->word_room = p->word_room ? 2 * p->word_room : 128;
        p->words = mem_grow(p->words, (size_t)p->word_room, sizeof *p->words);
    }
    p->words[p->word_count++] = name;
}

// --- Definitions

static bool fail_defined(QasmProgram *p, Token name) {
    return qasm_fail(p, name, "qasm.defined", "%s", token_excerpt(name).text);
}

// A list of names that differ, with commas; the number of them, -1 after a failure.
static int read_names(QasmProgram *p, Token gate, int most, const char *end) {
    int first = p->word_count;
    do {
        Token name;
        if (p->word_count > first && token_is(p->lexer.token, end)) break;
        if (!qasm_expect_name(p, &name)) return -1;
        if (p->word_count - first == most) {
            qasm_fail(p, name, "qasm.gate_size", "%s\t%d\t%d", token_excerpt(gate).text,
                      MOST_PARAMETERS, MAX_WIRES);
            return -1;
        }
        for (int i = first; i < p->word_count; i++)
            if (token_same(p->words[i], name)) return fail_defined(p, name), -1;
        add_word(p, name);
    } while (lexer_take(&p->lexer, ","));
    return p->word_count - first;
}

// Name, parameters and qubits, up to the sign that ends them.
static bool read_head(QasmProgram *p, Token *name, QasmGate *gate, const char *end) {
    if (!qasm_expect_new_name(p, name)) return false;
    int same = qasm_find(p, *name, SYMBOL_GATE);
    if (same != NO_SYMBOL && !p->symbols.list[same].ours) return fail_defined(p, *name);
    gate->first_word = p->word_count;
    if (lexer_take(&p->lexer, "(") && !lexer_take(&p->lexer, ")")) {
        gate->parameters = read_names(p, *name, MOST_PARAMETERS, ")");
        if (gate->parameters < 0 || !qasm_expect(p, ")")) return false;
    }
    gate->wires = read_names(p, *name, MAX_WIRES, end);
    return gate->wires >= 0 && qasm_expect(p, end);
}

// The names of a gate's parameters and wires get a meaning; what the body must not see is
// hidden.
static void enter(QasmProgram *p, const QasmGate *gate, const Angle *angles,
                  const int *wires) {
    p->floor = p->symbols.count;
    p->gates_known = gate->symbol;
    const Token *words = &p->words[gate->first_word];
    for (int i = 0; i < gate->parameters; i++)
        symbols_add(&p->symbols, SYMBOL_NUMBER, words[i])->number =
            angles ? angles[i] : (Angle){"", 1};
    for (int i = 0; i < gate->wires; i++) {
        Items *items =
            &symbols_add(&p->symbols, SYMBOL_QUBITS, words[gate->parameters + i])->items;
        items->count = 1;
        items->at[0] = (uint8_t)(wires ? wires[i] : i);
    }
}

// The faults of a body are found here, where it stands, not where it is called.
bool qasm_read_gate(QasmProgram *p, Token word) {
    (void)word;
    Token name;
    QasmGate gate = {
        .symbol = p->symbols.count, .version = p->version, .ours = p->in_library};
    if (!read_head(p, &name, &gate, "{")) return false;
    gate.name = name;
    gate.body = p->lexer;
    int known = p->gates_known;
    enter(p, &gate, NULL, NULL);
    p->dry = true;
    bool read = qasm_statements(p);
    p->dry = false;
    symbols_leave(&p->symbols, p->floor);
    p->floor = 0;
    p->gates_known = known;
    if (read) add_gate(p, name, gate);
    return read;
}

bool qasm_read_opaque(QasmProgram *p, Token word) {
    (void)word;
    Token name;
    QasmGate gate = {.opaque = true};
    if (!read_head(p, &name, &gate, ";")) return false;
    add_gate(p, name, gate);
    return true;
}

// --- What a gate does

bool qasm_expand(QasmProgram *p, const QasmGate *gate, const Angle *angles,
                 const int *wires) {
    if (p->depth == MOST_GATE_DEPTH)
        return qasm_fail(p, p->statement, "qasm.deep", "%d", MOST_GATE_DEPTH);
    Lexer back = p->lexer;
    int floor = p->floor, known = p->gates_known, version = p->version;
    p->lexer = gate->body;
    p->version = gate->version;
    enter(p, gate, angles, wires);
    p->depth++;
    bool done = qasm_statements(p);
    p->depth--;
    symbols_leave(&p->symbols, p->floor);
    p->floor = floor;
    p->gates_known = known;
    p->version = version;
    p->lexer = back;
    return done;
}

static void emit_row(QasmProgram *p, const QasmGate *gate, const Angle *angles,
                     const int *wires, int count) {
    Step *step = tape_add(&p->tape);
    step->gate = gate->row;
    int implied = gate->implied_angle != NULL, targets = step_targets(step);
    if (implied) step->angles[0] = (Angle){"pi/2", acos(0)};
    for (int i = implied; i < step->gate->angles; i++)
        step->angles[i] = angles[i - implied];
    for (int i = 0; i < count - targets; i++)
        step->controls |= UINT32_C(1) << wires[i];
    step->targets[0] = count ? wires[count - targets] : NO_WIRE;
    step->targets[1] = count ? wires[count - 1] : NO_WIRE;
}

bool qasm_gate_emit(QasmProgram *p, int index, const Angle *angles, const int *wires,
                    int count) {
    QasmGate gate = p->gates[index];
    bool failed = false;
    const Definition *own = gate.row ? NULL : qasm_definition(p, index, &failed);
    if (failed) return false;
    if (own) {
        Step *step = tape_add(&p->tape);
        step->gate = &own->gate;
        step_stand_on(step, wires, count);
        return true;
    }
    if (!gate.row) return qasm_expand(p, &gate, angles, wires);
    emit_row(p, &gate, angles, wires, count);
    return true;
}

// --- The standard gates

// A row of the gate table under the name `name`, spelt as `as`.
static void add_row(QasmProgram *p, const char *name, const char *as, bool any_controls) {
    Spelling spelling;
    if (!spelling_find(as, strlen(as), &spelling)) return; // no unitary
    QasmGate gate = {.row = gate_find(spelling.gate),
                     .implied_angle = spelling.first_angle,
                     .any_controls = any_controls,
                     .parameters = spelling_angles(&spelling),
                     .wires = spelling_wires(&spelling)};
    if (strcmp(as, "gphase") == 0) gate.wires = 0; // it stands on no qubit
    add_gate(p, (Token){TOKEN_NAME, name, strlen(name), 1, 1}, gate);
}

static bool read_library(QasmProgram *p, int version) {
    Lexer back = p->lexer;
    int own = p->version;
    p->lexer = lexer_start(qasm_library(version));
    p->version = 3;
    bool read = true;
    while (read && lexer_take(&p->lexer, "gate"))
        read = qasm_read_gate(p, p->lexer.token);
    p->version = own;
    p->lexer = back;
    return read;
}

bool qasm_gates_prepare(QasmProgram *p) {
    static const char *const many[][2] = {{"mcx", "x"}, {"mcp", "p"}, {"mcphase", "p"}};
    p->in_library = true;
    for (int i = 0; i < gate_count(); i++)
        add_row(p, gate_row(i)->name, gate_row(i)->name, false);
    for (int i = 0; i < spelling_count(); i++)
        add_row(p, spelling_row(i)->name, spelling_row(i)->name, false);
    for (int i = 0; i < 3; i++)
        add_row(p, many[i][0], many[i][1], true);
    bool read = read_library(p, 2) && (p->version == 2 || read_library(p, 3));
    p->in_library = false;
    return read;
}
