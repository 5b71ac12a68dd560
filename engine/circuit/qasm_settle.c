#include "circuit/qasm_program.h"

#include <stdio.h>

bool qasm_fail_changed(QasmProgram *p, Token token, int bit) {
    char name[64] = "";
    p->changed = true;
    for (int i = 0; i < circuit_bit_registers(p->circuit); i++) {
        Register r = circuit_bit_register(p->circuit, i);
        if (bit >= r.first && bit < r.first + r.size)
            snprintf(name, sizeof name, "%s[%d]", r.name, bit - r.first);
    }
    return qasm_fail(p, token, "qasm.condition_changed", "%s", name);
}

// A step may act only while the bits that its conditions looked at still read as they did.
static bool looks_hold(QasmProgram *p, const Step *step) {
    uint64_t writes = step_writes(step);
    for (int i = 0; i < p->look_count; i++) {
        QasmLook *look = &p->looks[i];
        bool shared = p->term_count > 1 && writes & look->looks;
        if (shared || look->looks & look->written)
            return qasm_fail_changed(
                p, p->statement, __builtin_ctzll(look->looks & (look->written | writes)));
    }
    for (int i = 0; i < p->look_count; i++)
        p->looks[i].written |= writes;
    return true;
}

static bool put(QasmProgram *p, Step *step) {
    step->column = frontier_column(&p->frontier, step);
    if (step->column >= MAX_COLUMNS || circuit_steps(p->circuit) >= MOST_STEPS)
        return qasm_fail(p, p->statement, "qasm.too_long", "%d", MOST_STEPS);
    if (!circuit_append(p->circuit, step, p->err))
        return error_at(p->err, NULL, p->statement.line, p->statement.column);
    frontier_pass(&p->frontier, step);
    return true;
}

static bool settle(QasmProgram *p, Step *step) {
    if (step->gate->kind == GATE_BARRIER) return put(p, step); // whatever the condition
    if (!looks_hold(p, step)) return false;
    for (int i = 0; i < p->term_count; i++) {
        const Term *term = &p->terms[i];
        step->if_mask = term->when.mask;
        step->if_bits = term->when.bits;
        step->unless_mask = term->unless.mask;
        step->unless_bits = term->unless.bits;
        if (!put(p, step)) return false;
    }
    return true;
}

static bool settle_phase(QasmProgram *p, Step *phase) {
    Step gates[MAX_WIRES];
    int count = tape_phase(phase, gates);
    for (int i = 0; i < count; i++)
        if (!settle(p, &gates[i])) return false;
    if (count) return true;
    phase->targets[0] = phase->targets[1] = 0;
    return settle(p, phase);
}

bool qasm_settle(QasmProgram *p) {
    int count = p->tape.count;
    p->tape.count = 0; // its steps stay where they are
    for (int i = 0; i < count; i++) {
        Step *step = &p->tape.steps[i];
        bool phase = step->targets[0] == NO_WIRE;
        if (!(phase ? settle_phase : settle)(p, step)) return false;
    }
    return true;
}

bool qasm_settle_under(QasmProgram *p, Token at, const Condition *also) {
    Condition condition = p->condition;
    if (!qasm_long_condition(p, at, condition_and(&p->condition, also))) return false;
    p->term_count = condition_terms(&p->condition, p->terms);
    bool settled = qasm_settle(p);
    p->condition = condition;
    p->term_count = condition_terms(&condition, p->terms);
    return settled;
}

void qasm_drop_phases(QasmProgram *p) {
    int kept = 0;
    for (int i = 0; i < p->tape.count; i++) {
        const Step *step = &p->tape.steps[i];
        bool whole = step->targets[0] == NO_WIRE && !step->controls && !step->anticontrols;
        if (!whole && kept++ != i) p->tape.steps[kept - 1] = *step;
    }
    p->tape.count = kept;
}
