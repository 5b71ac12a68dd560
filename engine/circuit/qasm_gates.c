#include "circuit/qasm_program.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// What a call calls: a gate of the program, or a row of the gate table.
typedef struct Callee {
    const QasmGate *gate; // NULL: the spelling
    int index;            // of the gate
    Spelling spelling;
} Callee;

static int callee_angles(const Callee *callee) {
    return callee->gate ? callee->gate->parameter_count
                        : spelling_angles(&callee->spelling);
}

static int callee_wires(const Callee *callee) {
    return callee->gate ? callee->gate->wire_count : spelling_wires(&callee->spelling);
}

// --- Finding a gate by its name

static int gate_index(const QasmProgram *p, int before, Token name) {
    for (int i = before - 1; i >= 0; i--)
        if (token_is(name, p->gates[i].name)) return i;
    return NO_STEP;
}

static bool fail_unknown(QasmProgram *p, const QasmScope *scope, Token name) {
    Excerpt text = token_excerpt(name);
    const char *near = spelling_nearest(text.text);
    if (!near) return qasm_fail(p, scope, name, "qasm.unknown_gate", "%s", text.text);
    return qasm_fail(p, scope, name, "qasm.unknown_gate_near", "%s\t%s", text.text, near);
}

static bool find_callee(QasmProgram *p, const QasmScope *scope, Token name,
                        Callee *callee) {
    callee->index = gate_index(p, scope ? scope->before : p->gate_count, name);
    callee->gate = callee->index == NO_STEP ? NULL : &p->gates[callee->index];
    if (callee->gate) return true;
    if (!spelling_find(name.text, name.size, &callee->spelling))
        return fail_unknown(p, scope, name);
    // U and CX are the language's own; every other name comes from qelib1.inc.
    bool known = p->included || token_is(name, "U") || token_is(name, "CX");
    if (known) return true;
    return qasm_fail(p, scope, name, "qasm.no_include", "%s", token_excerpt(name).text);
}

// --- Reading a call

// While a gate is only being checked, its parameters have no values yet.
static bool read_angle(QasmProgram *p, const QasmScope *scope, Angle *angle) {
    Error err = {0};
    Token expression = lexer_expression(&p->lexer);
    if (token_angle(expression, scope ? scope->names : NULL, false, angle, &err))
        return true;
    if (scope && scope->dry && strcmp(err.key, "expression.not_finite") == 0) return true;
    if (scope && !scope->dry) err.line = 0;
    if (p->err) *p->err = err;
    return error_at(p->err, NULL, p->statement.line, p->statement.column);
}

// The number of angles, of which `most` are kept; -1 after a failure.
static int read_angles(QasmProgram *p, const QasmScope *scope, Angle *angles, int most) {
    int count = 0;
    if (!lexer_take(&p->lexer, "(") || lexer_take(&p->lexer, ")")) return 0;
    do {
        Angle angle;
        if (!read_angle(p, scope, &angle)) return -1;
        if (count < most) angles[count] = angle;
        count++;
    } while (lexer_take(&p->lexer, ","));
    return qasm_expect(p, ")") ? count : -1;
}

static int read_operands(QasmProgram *p, const QasmScope *scope, QasmOperand *operands,
                         int most) {
    int count = 0;
    do {
        QasmOperand operand;
        if (!qasm_operand(p, scope, true, &operand)) return -1;
        if (count < most) operands[count] = operand;
        count++;
    } while (lexer_take(&p->lexer, ","));
    return qasm_expect(p, ";") ? count : -1;
}

// --- Carrying a call out

static bool wires_differ(QasmProgram *p, const int *wires, int count) {
    uint32_t seen = 0;
    for (int i = 0; i < count; i++) {
        uint32_t one = UINT32_C(1) << wires[i];
        if (seen & one) {
            error_set(p->err, "circuit.same_wire", "%d", wires[i]);
            return error_at(p->err, NULL, p->statement.line, p->statement.column);
        }
        seen |= one;
    }
    return true;
}

static bool place_spelling(QasmProgram *p, const Spelling *spelling, const Angle *angles,
                           const int *wires) {
    Step step = {.gate = gate_find(spelling->gate)};
    int implied = spelling->first_angle != NULL;
    if (implied) step.angles[0] = (Angle){"pi/2", acos(0)};
    for (int i = implied; i < step.gate->angles; i++)
        step.angles[i] = angles[i - implied];
    for (int i = 0; i < spelling->controls; i++)
        step.controls |= UINT32_C(1) << wires[i];
    step.targets[0] = wires[spelling->controls];
    step.targets[1] = wires[spelling_wires(spelling) - 1];
    return qasm_place(p, &step);
}

// The statements between the braces; behind them at the end.
static bool read_body(QasmProgram *p, const QasmScope *scope) {
    while (!lexer_take(&p->lexer, "}")) {
        if (++p->expanded > MOST_EXPANDED)
            return qasm_fail(p, scope, p->statement, "qasm.too_long", "%d", MAX_COLUMNS);
        bool done =
            lexer_take(&p->lexer, "barrier") ? qasm_barrier(p, scope) : qasm_call(p, scope);
        if (!done) return false;
    }
    return true;
}

static bool expand(QasmProgram *p, const Callee *callee, const Angle *angles,
                   const int *wires) {
    QasmScope scope = {.gate = callee->gate, .before = callee->index};
    for (int i = 0; i < callee->gate->parameter_count; i++)
        scope.names[i] = (Name){callee->gate->parameters[i], angles[i].value};
    memcpy(scope.wires, wires, (size_t)callee->gate->wire_count * sizeof *wires);
    if (p->depth == MOST_GATE_DEPTH)
        return qasm_fail(p, &scope, p->statement, "qasm.deep", "%d", MOST_GATE_DEPTH);
    Lexer back = p->lexer;
    p->lexer = callee->gate->body;
    p->depth++;
    bool done = read_body(p, &scope);
    p->depth--;
    p->lexer = back;
    return done;
}

static bool call_once(QasmProgram *p, const Callee *callee, const Angle *angles,
                      const int *wires) {
    if (!wires_differ(p, wires, callee_wires(callee))) return false;
    if (callee->gate) return expand(p, callee, angles, wires);
    return place_spelling(p, &callee->spelling, angles, wires);
}

static bool call_repeated(QasmProgram *p, const Callee *callee, const Angle *angles,
                          const QasmOperand *operands) {
    int count = callee_wires(callee), repeats = qasm_repeats(p, operands, count);
    for (int repeat = 0; repeat < repeats; repeat++) {
        int wires[MAX_WIRES] = {0};
        for (int i = 0; i < count; i++)
            wires[i] = qasm_operand_at(&operands[i], repeat);
        if (!call_once(p, callee, angles, wires)) return false;
    }
    return repeats > 0;
}

bool qasm_call(QasmProgram *p, const QasmScope *scope) {
    Token name;
    Callee callee;
    Angle angles[MOST_PARAMETERS] = {{{0}, 0}};
    QasmOperand operands[MAX_WIRES] = {0};
    if (!qasm_expect_name(p, &name) || !find_callee(p, scope, name, &callee)) return false;
    Excerpt text = token_excerpt(name);
    int count = read_angles(p, scope, angles, MOST_PARAMETERS);
    if (count < 0) return false;
    if (count != callee_angles(&callee))
        return qasm_fail(p, scope, name, "qasm.angles", "%s\t%d\t%d", text.text,
                         callee_angles(&callee), count);
    count = read_operands(p, scope, operands, MAX_WIRES);
    if (count < 0) return false;
    if (count != callee_wires(&callee))
        return qasm_fail(p, scope, name, "qasm.wires", "%s\t%d\t%d", text.text,
                         callee_wires(&callee), count);
    if ((scope && scope->dry) || p->never) return true;
    return call_repeated(p, &callee, angles, operands);
}

// --- Defining a gate

static bool copy_name(QasmProgram *p, Token name, char *out) {
    if (name.size >= MOST_NAME)
        return qasm_fail(p, NULL, name, "qasm.long_name", "%d", MOST_NAME - 1);
    memcpy(out, name.text, name.size);
    out[name.size] = 0;
    return true;
}

static bool fail_defined(QasmProgram *p, Token name) {
    return qasm_fail(p, NULL, name, "qasm.defined", "%s", token_excerpt(name).text);
}

static bool fail_gate_size(QasmProgram *p, Token token, const QasmGate *gate) {
    return qasm_fail(p, NULL, token, "qasm.gate_size", "%s\t%d\t%d",
                     excerpt_of(gate->name, MOST_NAME).text, MOST_PARAMETERS, MAX_WIRES);
}

static bool read_parameters(QasmProgram *p, QasmGate *gate) {
    if (!lexer_take(&p->lexer, "(") || lexer_take(&p->lexer, ")")) return true;
    do {
        Token name;
        if (!qasm_expect_name(p, &name)) return false;
        if (gate->parameter_count == MOST_PARAMETERS) return fail_gate_size(p, name, gate);
        for (int i = 0; i < gate->parameter_count; i++)
            if (token_is(name, gate->parameters[i])) return fail_defined(p, name);
        if (!copy_name(p, name, gate->parameters[gate->parameter_count++])) return false;
    } while (lexer_take(&p->lexer, ","));
    return qasm_expect(p, ")");
}

static bool same_text(Token a, Token b) {
    return a.size == b.size && memcmp(a.text, b.text, a.size) == 0;
}

static bool read_wire_names(QasmProgram *p, QasmGate *gate) {
    do {
        Token name;
        if (!qasm_expect_name(p, &name)) return false;
        if (gate->wire_count == MAX_WIRES) return fail_gate_size(p, name, gate);
        for (int i = 0; i < gate->wire_count; i++)
            if (same_text(name, gate->wires[i])) return fail_defined(p, name);
        gate->wires[gate->wire_count++] = name;
    } while (lexer_take(&p->lexer, ","));
    return true;
}

static bool read_head(QasmProgram *p, QasmGate *gate) {
    Token name;
    if (!qasm_expect_name(p, &name) || !copy_name(p, name, gate->name)) return false;
    int same = gate_index(p, p->gate_count, name);
    if (same != NO_STEP && !p->gates[same].ours) return fail_defined(p, name);
    return read_parameters(p, gate) && read_wire_names(p, gate);
}

static void keep_gate(QasmProgram *p, const QasmGate *gate) {
    if (p->gate_count == p->gate_room) {
        p->gate_room = p->gate_room ? 2 * p->gate_room : 16;
        p->gates = mem_grow(p->gates, (size_t)p->gate_room, sizeof *p->gates);
    }
    p->gates[p->gate_count++] = *gate;
}

bool qasm_define(QasmProgram *p) {
    QasmGate gate = {.ours = p->in_library};
    if (!read_head(p, &gate) || !qasm_expect(p, "{")) return false;
    gate.body = p->lexer;
    // Its faults are found here, where it stands, not where it is called.
    QasmScope scope = {.gate = &gate, .before = p->gate_count, .dry = true};
    for (int i = 0; i < gate.parameter_count; i++)
        scope.names[i] = (Name){gate.parameters[i], 1};
    if (!read_body(p, &scope)) return false;
    keep_gate(p, &gate);
    return true;
}
