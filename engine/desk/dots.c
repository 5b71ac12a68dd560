#include "desk/dots.h"

#include "desk/desk_inside.h"
#include "view/palette_view.h"

int dots_measured(const Circuit *circuit, int wire, int column) {
    int bit = -1;
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->column >= column) break;
        bool here = step_wires(step) >> wire & 1,
             measures = step->gate->kind == GATE_MEASURE;
        if (bit >= 0 && step_writes(step) >> bit & 1) bit = -1;
        if (here && step->gate->kind != GATE_BARRIER) bit = measures ? step->bit : -1;
    }
    return bit;
}

bool dots_condition(Circuit *circuit, int index, int bit, bool one, Error *err) {
    Step step = *circuit_step(circuit, index);
    uint64_t mask = UINT64_C(1) << bit;
    bool same = step.if_mask & mask && ((step.if_bits & mask) != 0) == one;
    step.if_mask = same ? step.if_mask & ~mask : step.if_mask | mask;
    step.if_bits &= ~mask;
    if (!same && one) step.if_bits |= mask;
    return circuit_replace(circuit, index, step, err) != NO_STEP;
}

// The chosen step, or the one at the cursor: on a page only while the circuit has the
// keyboard, since digits also begin the page's number.
static int step_meant(const Desk *desk, const Workpiece *piece) {
    bool cursor = desk->screen == SCREEN_LAB || desk->focus.kind == SPOT_CELL;
    if (piece->chosen != NO_STEP) return piece->chosen;
    if (chosen_count(piece) > 1 || !cursor) return NO_STEP;
    return circuit_at(workpiece_shown(piece), piece->cursor_wire, piece->cursor_column);
}

static bool set_control(Circuit *circuit, int step, int wire, int kind, Error *err) {
    const Step *now = circuit_step(circuit, step);
    bool has = wire < MAX_WIRES &&
               (kind > 0 ? now->controls >> wire & 1 : now->anticontrols >> wire & 1);
    return circuit_set_control(circuit, step, wire, has ? 0 : kind, err) != NO_STEP;
}

static bool set_condition(Circuit *circuit, int step, int bit, bool one, Error *err) {
    int bits = circuit_bits(circuit);
    if (bit >= bits) return error_set(err, "circuit.no_bit", "%d\t%d", bit, bits);
    return dots_condition(circuit, step, bit, one, err);
}

static void settle(Desk *desk, Workpiece *piece, Circuit *next, bool good, Error *err) {
    int wire = piece->cursor_wire, column = piece->cursor_column;
    if (piece->chosen != NO_STEP) {
        const Step *step = circuit_step(history_now(piece->history), piece->chosen);
        wire = step->targets[0];
        column = step->column;
    }
    if (!good) circuit_destroy(next);
    if (!good || !workpiece_commit(piece, next, err)) {
        desk_refuse(desk, err);
        return;
    }
    piece->chosen = circuit_at(workpiece_shown(piece), wire, column);
    desk_hush(desk);
    desk_changed(desk, piece);
}

bool dots_key(Desk *desk, const Gesture *gesture) {
    Workpiece *piece = desk_editable(desk);
    bool digit = gesture->key >= '0' && gesture->key <= '9';
    if (!piece || !digit || gesture->mods & MOD_CTRL) return false;
    int step = step_meant(desk, piece), number = gesture->key - '0';
    if (step == NO_STEP) return false;
    bool anti = gesture->mods & MOD_SHIFT;
    Tool tool = tool_named(anti ? "anticontrol" : "control");
    if (!palette_offers(piece->palette, tool.name)) {
        desk_say(desk, "desk.not_offered", "%s", tool.label);
        return true;
    }
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    bool good = gesture->mods & MOD_ALT
                    ? set_condition(next, step, number, !anti, &err)
                    : set_control(next, step, number, anti ? -1 : 1, &err);
    settle(desk, piece, next, good, &err);
    return true;
}
