#include "circuit/step.h"

#include "circuit/angle.h"

#include <string.h>

bool step_unitary(const Step *step) {
    return step->gate->kind == GATE_MATRIX || step->gate->kind == GATE_SWAP;
}

int step_targets(const Step *step) {
    return step->gate->kind == GATE_SWAP ? 2 : 1;
}

uint32_t step_wires(const Step *step) {
    uint32_t wires = step->controls | step->anticontrols | step->block;
    for (int i = 0; i < step_targets(step); i++)
        wires |= UINT32_C(1) << step->targets[i];
    return wires;
}

uint32_t step_span(const Step *step) {
    uint32_t wires = step_wires(step);
    uint32_t below_last = (UINT32_C(2) << (31 - __builtin_clz(wires))) - 1;
    return below_last & ~((wires & (~wires + 1)) - 1);
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

bool step_equal(const Step *a, const Step *b) {
    bool same = a->gate == b->gate && a->column == b->column &&
                a->targets[0] == b->targets[0] && a->controls == b->controls &&
                a->anticontrols == b->anticontrols && a->block == b->block &&
                a->powered == b->powered && a->locked == b->locked &&
                conditions_equal(a, b);
    if (same && a->gate->kind == GATE_SWAP) same = a->targets[1] == b->targets[1];
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
    step->gate = gate_find(step->gate->inverse);
}
