#include "circuit/qasm_program.h"

#include <math.h>
#include <string.h>

enum { MOST_MODIFIERS = 32 };

typedef enum ModifierKind {
    MODIFIER_CTRL,
    MODIFIER_NEGCTRL,
    MODIFIER_INV,
    MODIFIER_POW
} ModifierKind;

typedef struct Modifier {
    ModifierKind kind;
    Token at;
    int controls; // of ctrl and negctrl
    Angle power;  // of pow
} Modifier;

// A call while it is read.
typedef struct Call {
    Token name;
    int gate; // in the program's list
    Modifier modifiers[MOST_MODIFIERS];
    int modifier_count, controls, wires; // qubits that control; those behind them
    Angle angles[MOST_PARAMETERS];
    QasmOperand operands[MOST_OPERANDS];
} Call;

// --- Modifiers

static const char *const modifier_words[] = {"ctrl", "negctrl", "inv", "pow"};

static int modifier_kind(Token word) {
    for (int i = 0; i < 4; i++)
        if (token_is(word, modifier_words[i])) return i;
    return -1;
}

static bool read_modifier(QasmProgram *p, Call *call, Token word) {
    if (call->modifier_count == MOST_MODIFIERS)
        return qasm_fail(p, word, "qasm.modifiers", "%d", MOST_MODIFIERS);
    Modifier *m = &call->modifiers[call->modifier_count++];
    *m = (Modifier){.kind = (ModifierKind)modifier_kind(word), .at = word};
    if (m->kind == MODIFIER_POW) {
        if (!qasm_expect(p, "(") || !qasm_angle(p, &m->power) || !qasm_expect(p, ")"))
            return false;
    } else if (m->kind != MODIFIER_INV) {
        m->controls = 1;
        if (lexer_take(&p->lexer, "("))
            if (!qasm_whole(p, 1, MAX_WIRES, &m->controls) || !qasm_expect(p, ")"))
                return false;
        call->controls += m->controls;
    }
    return qasm_expect(p, "@");
}

// The modifiers and the gate's name, of which `first` is read already.
static bool read_modifiers(QasmProgram *p, Call *call, Token first) {
    call->name = first;
    while (modifier_kind(call->name) >= 0) {
        if (!read_modifier(p, call, call->name)) return false;
        if (!qasm_expect_name(p, &call->name)) return false;
    }
    return true;
}

// What a power of a gate of several qubits is, where it is a whole one.
static bool repeat(QasmProgram *p, int from, const Call *call, double times) {
    int count = p->tape.count - from;
    if (times != trunc(times))
        return qasm_fail(p, call->name, "qasm.power", "%s", token_excerpt(call->name).text);
    if (times < 0) tape_invert(&p->tape, from);
    if (fabs(times) * (count + 1) > MOST_STEPS)
        return qasm_fail(p, call->name, "qasm.too_long", "%d", MOST_STEPS);
    tape_repeat(&p->tape, from, (int)fabs(times));
    return true;
}

// The modifier nearest to the gate acts first; the first operands are the outermost
// controls.
static bool modify(QasmProgram *p, int from, const Call *call, const int *wires) {
    int behind = call->controls;
    for (int i = call->modifier_count - 1; i >= 0; i--) {
        const Modifier *m = &call->modifiers[i];
        uint32_t controls = 0;
        behind -= m->controls;
        for (int j = 0; j < m->controls; j++)
            controls |= UINT32_C(1) << wires[behind + j];
        bool negative = m->kind == MODIFIER_NEGCTRL;
        if (m->controls)
            tape_control(&p->tape, from, negative ? 0 : controls, negative ? controls : 0);
        else if (m->kind == MODIFIER_INV)
            tape_invert(&p->tape, from);
        else if (!tape_power(&p->tape, from, m->power) &&
                 !repeat(p, from, call, m->power.value))
            return false;
    }
    return true;
}

// --- Pieces of a call

static bool find_gate(QasmProgram *p, Call *call) {
    Token name = call->name;
    int symbol = qasm_find(p, name, SYMBOL_GATE);
    if (symbol == NO_SYMBOL) {
        if (p->version == 3 && qasm_find(p, name, SYMBOL_WORD) != NO_SYMBOL)
            return qasm_fail(p, name, "qasm.syntax", "%s", token_excerpt(name).text);
        return qasm_fail_near(p, name, SYMBOL_GATE, "qasm.unknown_gate",
                              "qasm.unknown_gate_near");
    }
    call->gate = p->symbols.list[symbol].index;
    if (p->gates[call->gate].opaque)
        return qasm_fail(p, name, "qasm.opaque", "%s", token_excerpt(name).text);
    // U and CX are the language's own; every other name of OpenQASM 2 comes from
    // qelib1.inc.
    bool included = p->version == 3 || p->included || p->in_library ||
                    !p->symbols.list[symbol].ours || token_is(name, "U") ||
                    token_is(name, "CX");
    return included ||
           qasm_fail(p, name, "qasm.no_include", "%s", token_excerpt(name).text);
}

int qasm_read_angles(QasmProgram *p, Angle *angles, int most) {
    int count = 0;
    if (!lexer_take(&p->lexer, "(") || lexer_take(&p->lexer, ")")) return 0;
    do {
        Angle spare;
        if (count && p->version == 3 && token_is(p->lexer.token, ")")) break;
        if (!qasm_angle(p, count < most ? &angles[count] : &spare)) return -1;
        count++;
    } while (lexer_take(&p->lexer, ","));
    return qasm_expect(p, ")") ? count : -1;
}

static bool read_all_angles(QasmProgram *p, Call *call) {
    int wanted = p->gates[call->gate].parameters;
    int count = qasm_read_angles(p, call->angles, MOST_PARAMETERS);
    if (count < 0 || count == wanted) return count >= 0;
    return qasm_fail(p, call->name, "qasm.angles", "%s\t%d\t%d",
                     token_excerpt(call->name).text, wanted, count);
}

static bool read_all_operands(QasmProgram *p, Call *call) {
    const QasmGate *gate = &p->gates[call->gate];
    int own = gate->wires, wanted = call->controls + own, count = 0;
    bool any = gate->any_controls;
    if (lexer_take(&p->lexer, ";")) // a global phase stands on no qubit
        count = 0;
    else
        count = qasm_operands(p, call->operands, MOST_OPERANDS);
    if (count < 0) return false;
    call->wires = any ? count - call->controls : own;
    if (count <= MOST_OPERANDS && (any ? count >= wanted : count == wanted)) return true;
    return qasm_fail(p, call->name, "qasm.wires", "%s\t%d\t%d",
                     token_excerpt(call->name).text, wanted, count);
}

// --- Carrying it out

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

static bool call_once(QasmProgram *p, const Call *call, const int *wires) {
    int from = p->tape.count, count = call->controls + call->wires;
    if (!wires_differ(p, wires, count)) return false;
    if (!qasm_gate_emit(p, call->gate, call->angles, wires + call->controls, call->wires))
        return false;
    if (p->tape.count > MOST_STEPS)
        return qasm_fail(p, p->statement, "qasm.too_long", "%d", MOST_STEPS);
    return !call->modifier_count || modify(p, from, call, wires);
}

static bool call_all(QasmProgram *p, const Call *call) {
    int count = call->controls + call->wires;
    int repeats = qasm_repeats(p, call->operands, count);
    bool outside = !p->floor; // a gate within a gate stays on the tape
    bool phase = outside && !count;
    for (int repeat = 0; repeat < repeats; repeat++) {
        int wires[MOST_OPERANDS];
        for (int i = 0; i < count; i++)
            wires[i] = qasm_operand_at(&call->operands[i], repeat);
        if (!call_once(p, call, wires)) return false;
        if (outside && !phase) qasm_drop_phases(p);
        if (outside && !qasm_settle(p)) return false;
    }
    return repeats > 0;
}

bool qasm_read_call(QasmProgram *p, Token first) {
    Call call;
    call.modifier_count = call.controls = call.wires = 0;
    if (!read_modifiers(p, &call, first) || !find_gate(p, &call)) return false;
    if (!read_all_angles(p, &call) || !read_all_operands(p, &call)) return false;
    if (call.controls + call.wires > MAX_WIRES && !p->dry)
        return qasm_fail(p, call.name, "qasm.qubits", "%d", MAX_WIRES);
    if (p->dry) return true;
    if (!p->qubits) return qasm_fail(p, first, "qasm.no_qubits", "%s", "");
    return call_all(p, &call);
}
