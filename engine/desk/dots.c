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
        if (here && step_acts(step)) bit = measures ? step->bit : -1;
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

// The chosen step, or the one at the cursor.
static int step_meant(const Workpiece *piece) {
    if (piece->chosen != NO_STEP) return piece->chosen;
    if (chosen_count(piece) > 1) return NO_STEP;
    return circuit_at(workpiece_shown(piece), piece->cursor_wire, piece->cursor_column);
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
    if (!desk_commit(desk, piece, next, good, err)) return;
    piece->chosen = circuit_at(workpiece_shown(piece), wire, column);
    desk_changed(desk, piece);
}

bool dots_key(Desk *desk, const Gesture *gesture) {
    Workpiece *piece = desk_editable(desk);
    bool digit = gesture->key >= '0' && gesture->key <= '9';
    if (!piece || !digit || (gesture->mods & ~MOD_SHIFT) != MOD_ALT) return false;
    int step = step_meant(piece);
    if (step == NO_STEP) return false;
    Tool tool = tool_named("control");
    if (!palette_offers(piece->palette, tool.name)) {
        desk_say(desk, "desk.not_offered", "%s", tool.label);
        return true;
    }
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    bool one = !(gesture->mods & MOD_SHIFT);
    bool good = set_condition(next, step, gesture->key - '0', one, &err);
    settle(desk, piece, next, good, &err);
    return true;
}
