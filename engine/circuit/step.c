#include "circuit/step.h"

#include "circuit/angle.h"
#include "circuit/blocks.h"
#include "circuit/definition.h"

#include <string.h>

bool step_unitary(const Step *step) {
    GateKind kind = step->gate->kind;
    return kind == GATE_MATRIX || kind == GATE_SWAP || kind == GATE_BLOCK ||
           kind == GATE_DEFINED;
}

bool step_acts(const Step *step) {
    return step->gate->kind != GATE_BARRIER && step->gate->kind != GATE_DISPLAY;
}

int step_targets(const Step *step) {
    return step->gate->kind == GATE_SWAP ? 2 : 1;
}

void step_add_dot(Step *step, int wire, ControlDot dot) {
    uint32_t one = UINT32_C(1) << wire;
    if (dot.kind == DOT_NONE) return;
    uint32_t *set = dot.kind == DOT_CONTROL       ? &step->controls
                    : dot.kind == DOT_ANTICONTROL ? &step->anticontrols
                                                  : &step->parity;
    *set |= one;
    if (dot.axis == 'x') step->x_axis |= one;
    if (dot.axis == 'y') step->y_axis |= one;
}

void step_add_dots(Step *step, const Step *from) {
    step->controls |= from->controls;
    step->anticontrols |= from->anticontrols;
    step->parity |= from->parity;
    step->x_axis |= from->x_axis;
    step->y_axis |= from->y_axis;
}

void step_remove_dot(Step *step, int wire) {
    uint32_t others = ~(UINT32_C(1) << wire);
    step->controls &= others;
    step->anticontrols &= others;
    step->parity &= others;
    step->x_axis &= others;
    step->y_axis &= others;
}

uint32_t step_dots(const Step *step) {
    return step->controls | step->anticontrols | step->parity;
}

bool step_dots_plain(const Step *step) {
    return !(step->parity | step->x_axis | step->y_axis);
}

ControlDot step_dot(const Step *step, int wire) {
    DotKind kind = step->controls >> wire & 1       ? DOT_CONTROL
                   : step->anticontrols >> wire & 1 ? DOT_ANTICONTROL
                   : step->parity >> wire & 1       ? DOT_PARITY
                                                    : DOT_NONE;
    char axis = step->x_axis >> wire & 1 ? 'x' : step->y_axis >> wire & 1 ? 'y' : 'z';
    return (ControlDot){kind, axis};
}

uint32_t operand_wires(const Operand *operand) {
    return ((UINT32_C(1) << operand->count) - 1) << (operand->first & 31);
}

int operand_wire(const Operand *operand, int bit) {
    return operand->first + (operand->reversed ? operand->count - 1 - bit : bit);
}

uint32_t step_wires(const Step *step) {
    uint32_t wires = step_dots(step) | step->block;
    for (int i = 0; i < OPERANDS; i++)
        wires |= operand_wires(&step->operands[i]);
    for (int i = 0; i < step_targets(step); i++)
        wires |= UINT32_C(1) << step->targets[i];
    return wires;
}

uint32_t step_span(const Step *step) {
    uint32_t wires = step_wires(step);
    uint32_t below_last = (UINT32_C(2) << (31 - __builtin_clz(wires))) - 1;
    return below_last & ~((wires & (~wires + 1)) - 1);
}

// Each own wire has four bits of `order`: its place among the block's wires, lowest first,
// with its own number taken away bit by bit, so that those in order are 0.
int step_own_wire(const Step *step, int own) {
    int place = (int)(step->order >> 4 * own & 15) ^ own;
    uint32_t wires = step->block;
    while (place-- > 0)
        wires &= wires - 1;
    return __builtin_ctz(wires);
}

void step_stand_on(Step *step, const int *wires, int count) {
    step->block = 0;
    step->order = 0;
    for (int i = 0; i < count; i++)
        step->block |= UINT32_C(1) << wires[i];
    for (int i = 0; i < count; i++) {
        uint32_t below = step->block & ((UINT32_C(1) << wires[i]) - 1);
        uint64_t place = (uint64_t)(__builtin_popcount(below) ^ i);
        step->order |= place << 4 * i;
    }
    step->targets[0] = step->targets[1] = __builtin_ctz(step->block);
}

static bool wires_moved(uint32_t *wires, int by) {
    if (by < 0 && *wires & ((UINT32_C(1) << -by) - 1)) return false;
    uint64_t moved = by < 0 ? (uint64_t)*wires >> -by : (uint64_t)*wires << by;
    if (moved >> 32) return false;
    *wires = (uint32_t)moved;
    return true;
}

bool step_move(Step *step, int by) {
    for (int i = 0; i < step_targets(step); i++)
        step->targets[i] += by;
    for (int i = 0; i < OPERANDS; i++) {
        Operand *operand = &step->operands[i];
        if (operand->count) operand->first += by;
        if (operand->first < 0) return false;
    }
    return wires_moved(&step->controls, by) && wires_moved(&step->anticontrols, by) &&
           wires_moved(&step->parity, by) && wires_moved(&step->x_axis, by) &&
           wires_moved(&step->y_axis, by) && wires_moved(&step->block, by);
}

static bool writes_bit(const Step *step) {
    return step->gate->kind == GATE_MEASURE || step->gate->kind == GATE_ASSIGN;
}

uint64_t step_writes(const Step *step) {
    return writes_bit(step) ? UINT64_C(1) << step->bit : 0;
}

uint64_t step_reads(const Step *step) {
    return step->if_mask | step->if_bits | step->unless_mask | step->unless_bits;
}

static bool angle_equal(const Angle *a, const Angle *b) {
    return a->value == b->value && strcmp(a->text, b->text) == 0;
}

static bool conditions_equal(const Step *a, const Step *b) {
    return a->if_mask == b->if_mask && a->if_bits == b->if_bits &&
           a->unless_mask == b->unless_mask && a->unless_bits == b->unless_bits;
}

static bool dots_equal(const Step *a, const Step *b) {
    return a->controls == b->controls && a->anticontrols == b->anticontrols &&
           a->parity == b->parity && a->x_axis == b->x_axis && a->y_axis == b->y_axis;
}

static bool operand_equal(const Operand *a, const Operand *b) {
    if (a->count != b->count) return false;
    if (!a->count) return a->value == b->value;
    return a->first == b->first && a->reversed == b->reversed;
}

static bool gates_equal(const Gate *a, const Gate *b) {
    if (a == b) return true;
    bool defined = a->kind == GATE_DEFINED && b->kind == GATE_DEFINED;
    return defined && definition_same(definition_of(a), definition_of(b));
}

bool step_equal(const Step *a, const Step *b) {
    bool same = a->column == b->column && a->targets[0] == b->targets[0] &&
                dots_equal(a, b) && a->block == b->block && a->order == b->order &&
                a->powered == b->powered && a->locked == b->locked &&
                conditions_equal(a, b) && gates_equal(a->gate, b->gate);
    if (same && a->gate->kind == GATE_SWAP) same = a->targets[1] == b->targets[1];
    for (int i = 0; same && i < OPERANDS; i++)
        same = operand_equal(&a->operands[i], &b->operands[i]);
    if (same && writes_bit(a)) same = a->bit == b->bit;
    if (same && a->powered) same = angle_equal(&a->power, &b->power);
    for (int i = 0; same && i < a->gate->angles; i++)
        same = angle_equal(&a->angles[i], &b->angles[i]);
    return same;
}

Matrix2 step_matrix(const Step *step) {
    double angles[MAX_ANGLES];
    for (int i = 0; i < MAX_ANGLES; i++)
        angles[i] = step->angles[i].value;
    Matrix2 u = step->gate->matrix(angles);
    return step->powered ? matrix2_power(u, step->power.value) : u;
}

bool step_allowed(const Step *step, uint64_t bits) {
    if ((bits & step->if_mask) != step->if_bits) return false;
    return !step->unless_mask || (bits & step->unless_mask) != step->unless_bits;
}

void step_invert(Step *step) {
    if (step->gate->kind == GATE_DEFINED) {
        definition_invert(step);
        return;
    }
    if (step->powered) {
        angle_negate(&step->power);
        return;
    }
    for (int i = 0; i < step->gate->angles; i++)
        angle_negate(&step->angles[i]);
    if (step->gate->angles == 3) { // the inverse of u(θ, φ, λ) is u(-θ, -λ, -φ)
        Angle second = step->angles[1];
        step->angles[1] = step->angles[2];
        step->angles[2] = second;
    }
    bool block = step->gate->kind == GATE_BLOCK;
    step->gate = (block ? block_find : gate_find)(step->gate->inverse);
}
