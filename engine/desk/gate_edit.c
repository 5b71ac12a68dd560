#include "desk/gate_edit.h"

#include "base/mem.h"
#include "circuit/angle_text.h"
#include "circuit/blocks.h"
#include "circuit/expression.h"
#include "desk/chosen.h"
#include "desk/desk_inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Step *gate_chosen(const Workpiece *piece) {
    if (!piece || piece->preview || piece->chosen == NO_STEP) return NULL;
    const Circuit *now = history_now(piece->history);
    return piece->chosen < circuit_steps(now) ? circuit_step(now, piece->chosen) : NULL;
}

Circuit *gate_would_be(const Workpiece *piece, const Step *step, int *chosen, Error *err) {
    Circuit *next = circuit_copy(history_now(piece->history));
    *chosen = circuit_replace(next, piece->chosen, *step, err);
    if (*chosen != NO_STEP) return next;
    circuit_destroy(next);
    return NULL;
}

bool gate_become(Desk *desk, Workpiece *piece, const Step *step, Error *err) {
    int chosen;
    Circuit *next = gate_would_be(piece, step, &chosen, err);
    if (!next || !workpiece_commit(piece, next, err)) return false;
    chosen_one(piece, chosen);
    desk_hush(desk);
    desk_changed(desk, piece);
    return true;
}

bool gate_turn(Step *step, double radians, Error *err) {
    if (!step->gate->angles)
        return error_set(err, "gate.no_angle", "%s", step->gate->label);
    Angle *angle = &step->angles[0];
    double to = angle->value + radians, same;
    if (fabs(to) < 1e-12) to = 0;
    // What follows a parameter goes on doing so.
    bool named = angle->text[0] && !expression_value(angle->text, NULL, &same, NULL);
    Buffer text = {0};
    if (named) buffer_print(&text, "%s%s", angle->text, radians < 0 ? "" : "+");
    angle_print(&text, named ? radians : to);
    char *printed = buffer_take(&text);
    bool fits = strlen(printed) < sizeof angle->text;
    *angle = (Angle){.value = to};
    if (fits) snprintf(angle->text, sizeof angle->text, "%s", printed);
    free(printed);
    return fits || !named || error_set(err, "gate.long_angle", "%s", step->gate->label);
}

bool gate_invert(Step *step, Error *err) {
    bool defined = step->gate->kind == GATE_DEFINED;
    if (!step_unitary(step) || (!step->gate->inverse && !step->powered && !defined))
        return error_set(err, "gate.no_inverse", "%s", step->gate->label);
    step_invert(step);
    return true;
}

bool gate_resize(Step *step, int wires, int by, Error *err) {
    const char *label = step->gate->label;
    bool block = step->gate->kind == GATE_BLOCK;
    if (!block && step_acts(step)) return error_set(err, "gate.no_size", "%s", label);
    if (block && block_of(step->gate)->single)
        return error_set(err, "gate.one_wire", "%s", label);
    int first = __builtin_ctz(step->block), last = 31 - __builtin_clz(step->block) + by;
    if (last < first) return error_set(err, "gate.least_size", "%s", label);
    if (last >= wires)
        return error_set(err, "circuit.no_wire", "%d\t%d\t%d", last, wires, wires - 1);
    step->block = ((UINT32_C(2) << last) - 1) & ~((UINT32_C(1) << first) - 1);
    return true;
}

void gate_toggle_dot(Step *step, int wire, ControlDot dot) {
    ControlDot before = step_dot(step, wire);
    step_remove_dot(step, wire);
    if (before.kind != dot.kind || before.axis != dot.axis) step_add_dot(step, wire, dot);
}
