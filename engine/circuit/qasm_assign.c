#include "circuit/qasm_program.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// --- Measurements

static Step *step_on(QasmProgram *p, const char *gate, int wire, int bit) {
    Step *step = tape_add(&p->tape);
    step->gate = gate_find(gate);
    step->targets[0] = step->targets[1] = wire;
    step->bit = bit;
    return step;
}

static bool measure_into(QasmProgram *p, QasmOperand *qubits, QasmOperand *bits) {
    Items *from = &qubits->items, *to = &bits->items;
    if (from->whole != to->whole && from->count != to->count)
        from->whole = to->whole = true; // one qubit into a register, or back
    QasmOperand both[] = {*qubits, *bits};
    int repeats = qasm_repeats(p, both, 2);
    for (int i = 0; i < repeats; i++)
        step_on(p, "measure", qasm_operand_at(&both[0], i), qasm_operand_at(&both[1], i));
    return repeats > 0 && qasm_settle(p);
}

// Nobody asked for the results by name; they get bits all the same.
static bool measure_unnamed(QasmProgram *p, const QasmOperand *qubits) {
    if (p->unnamed == NO_SYMBOL && !qasm_own_bits(p, "measured", p->qubits, &p->unnamed))
        return false;
    for (int i = 0; i < qubits->items.count; i++) {
        int bit = p->unnamed + qubits->items.at[i];
        if (bit >= circuit_bits(p->circuit))
            return qasm_fail(p, qubits->at, "qasm.late_qubits", "%s",
                             token_excerpt(qubits->at).text);
        step_on(p, "measure", qubits->items.at[i], bit);
    }
    return qasm_settle(p);
}

bool qasm_read_measure(QasmProgram *p, Token word) {
    (void)word;
    QasmOperand qubits, bits;
    if (!qasm_operand(p, SYMBOL_QUBITS, &qubits)) return false;
    if (p->version == 3 && lexer_take(&p->lexer, ";")) return measure_unnamed(p, &qubits);
    return qasm_expect(p, "->") && qasm_operand(p, SYMBOL_BITS, &bits) &&
           qasm_expect(p, ";") && measure_into(p, &qubits, &bits);
}

bool qasm_read_reset(QasmProgram *p, Token word) {
    (void)word;
    QasmOperand qubits;
    if (!qasm_operand(p, SYMBOL_QUBITS, &qubits) || !qasm_expect(p, ";")) return false;
    for (int i = 0; i < qubits.items.count; i++)
        step_on(p, "reset", qubits.items.at[i], 0);
    return qasm_settle(p);
}

bool qasm_read_barrier(QasmProgram *p, Token word) {
    (void)word;
    uint32_t block = 0;
    QasmOperand operands[MAX_WIRES];
    if (p->version == 3 && lexer_take(&p->lexer, ";")) {
        block = (UINT32_C(1) << p->qubits) - 1; // of everything
    } else {
        int count = qasm_operands(p, operands, MAX_WIRES);
        if (count < 0) return false;
        if (count > MAX_WIRES) return qasm_fail(p, word, "qasm.qubits", "%d", MAX_WIRES);
        for (int i = 0; i < count; i++)
            for (int j = 0; j < operands[i].items.count; j++)
                block |= UINT32_C(1) << operands[i].items.at[j];
    }
    if (p->dry || !block) return true;
    step_on(p, "barrier", __builtin_ctz(block), 0)->block = block;
    return p->floor || qasm_settle(p); // within a gate it stays on the tape
}

// --- Bits

static void set_bit(QasmProgram *p, int bit, bool value) {
    if (bit >= circuit_wires(p->circuit)) p->early = true;
    step_on(p, value ? "set1" : "set0", circuit_assign_wire(p->circuit, bit), bit);
}

static bool set_number(QasmProgram *p, const QasmOperand *to, const QasmValue *value,
                       bool fresh) {
    int given = value->bits.count ? value->bits.count : to->items.count;
    if (given != to->items.count)
        return qasm_fail(p, value->at, "qasm.sizes", "%s\t%d\t%s\t%d",
                         token_excerpt(to->at).text, to->items.count,
                         token_excerpt(value->at).text, given);
    if (value->number < 0 || value->number != (double)(uint64_t)value->number ||
        (given < MAX_BITS && (uint64_t)value->number >> given))
        return qasm_fail(p, value->at, "qasm.bits_number", "%s\t%d",
                         token_excerpt(value->at).text, to->items.count);
    uint64_t digits = value->exact ? value->digits : (uint64_t)value->number;
    for (int i = 0; i < to->items.count; i++)
        if (!fresh || digits >> i & 1) set_bit(p, to->items.at[i], digits >> i & 1);
    return qasm_settle(p);
}

bool qasm_hold(QasmProgram *p, Token at, Condition *condition) {
    if (p->held_used == MOST_BLOCKS)
        return qasm_fail(p, at, "qasm.deep_blocks", "%d", MOST_BLOCKS);
    char name[16];
    snprintf(name, sizeof name, "held%d", p->held_used);
    int *held = &p->held[p->held_used];
    if (p->held_used == p->held_count) {
        if (!qasm_own_bits(p, name, 1, held)) return false;
        p->held_count++;
    }
    p->held_used++;
    set_bit(p, *held, false);
    if (!qasm_settle(p)) return false;
    set_bit(p, *held, true);
    if (!qasm_settle_under(p, at, condition)) return false;
    condition_set_cube(condition, UINT64_C(1) << *held, UINT64_C(1) << *held);
    return true;
}

// 1 where the condition holds, else 0.
static bool set_condition(QasmProgram *p, Token at, int bit, Condition condition) {
    int held = p->held_used; // where it looks at the bit itself, another has to hold it
    if (condition_bits(&condition) >> bit & 1 && !qasm_hold(p, at, &condition))
        return false;
    p->held_used = held;
    for (int value = 1; value >= 0; value--) {
        set_bit(p, bit, value);
        if (!qasm_settle_under(p, at, &condition)) return false;
        if (value && !qasm_long_condition(p, at, condition_not(&condition))) return false;
    }
    return true;
}

static bool copy_bits(QasmProgram *p, const QasmOperand *to, const QasmValue *value) {
    const Items *from = &value->bits;
    if (from->count != to->items.count)
        return qasm_fail(p, value->at, "qasm.sizes", "%s\t%d\t%s\t%d",
                         token_excerpt(to->at).text, to->items.count,
                         token_excerpt(value->at).text, from->count);
    uint64_t written = 0;
    for (int i = 0; i < from->count; i++) {
        uint64_t one = UINT64_C(1) << from->at[i];
        Condition condition;
        if (from->at[i] == to->items.at[i]) continue;
        if (written & one) return qasm_fail_changed(p, value->at, from->at[i]);
        condition_set_cube(&condition, one, one);
        if (!set_condition(p, value->at, to->items.at[i], condition)) return false;
        written |= UINT64_C(1) << to->items.at[i];
    }
    return true;
}

bool qasm_assign_bits(QasmProgram *p, const QasmOperand *to, bool fresh) {
    if (lexer_take(&p->lexer, "measure")) {
        QasmOperand qubits, bits = *to;
        return qasm_operand(p, SYMBOL_QUBITS, &qubits) && qasm_expect(p, ";") &&
               measure_into(p, &qubits, &bits);
    }
    QasmValue value;
    if (!qasm_value(p, &value) || !qasm_expect(p, ";")) return false;
    if (value.kind == QASM_NUMBER) return set_number(p, to, &value, fresh);
    if (value.kind == QASM_BITS) return copy_bits(p, to, &value);
    if (to->items.count != 1)
        return qasm_fail(p, value.at, "qasm.sizes", "%s\t%d\t%s\t%d",
                         token_excerpt(to->at).text, to->items.count,
                         token_excerpt(value.at).text, 1);
    return set_condition(p, value.at, to->items.at[0], value.condition);
}

// --- Assignments

// "+=" and the like: the number so far and the new one.
static bool change_number(QasmProgram *p, int index, Token operator) {
    QasmValue left = {.kind = QASM_NUMBER, .parameter = NO_SYMBOL}, right;
    const Symbol *symbol = &p->symbols.list[index];
    left.number = symbol->number.value;
    left.type = symbol->type;
    operator.size--; // without its "="
    if (!qasm_number(p, &right) || !qasm_apply(p, operator, & left, &right)) return false;
    double number = left.number;
    if (symbol->type != NUMBER_FLOAT) number = trunc(number);
    p->symbols.list[index].number = (Angle){"", number};
    return true;
}

static bool assign_number(QasmProgram *p, Token name, int index) {
    const Symbol *symbol = &p->symbols.list[index];
    Token operator= p->lexer.token;
    bool changes = operator.kind == TOKEN_SIGN && operator.size> 1 && operator.text[
        operator.size - 1] == '=' && !strchr("=!<>", *operator.text);
    if (!symbol->variable)
        return qasm_fail(p, name, "qasm.constant", "%s", token_excerpt(name).text);
    if (p->look_count) // its value would hang on what is measured
        return qasm_fail(p, name, "qasm.variable", "%s", token_excerpt(name).text);
    if (symbol->unset && changes)
        return qasm_fail(p, name, "qasm.unset", "%s", token_excerpt(name).text);
    if (!changes && !qasm_expect(p, "=")) return false;
    if (changes) lexer_next(&p->lexer);
    bool read = changes ? change_number(p, index, operator) : qasm_set_number(p, index);
    return read && qasm_expect(p, ";");
}

bool qasm_read_assign(QasmProgram *p, Token name) {
    int symbol = qasm_find(p, name, SYMBOL_BITS | SYMBOL_NUMBER);
    if (p->symbols.list[symbol].kind == SYMBOL_NUMBER)
        return assign_number(p, name, symbol);
    QasmOperand to = {.at = name, .items = p->symbols.list[symbol].items};
    return qasm_index(p, name, &to.items) && qasm_expect(p, "=") &&
           qasm_assign_bits(p, &to, false);
}
