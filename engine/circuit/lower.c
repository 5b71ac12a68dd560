#include "circuit/lower.h"

#include "base/mem.h"
#include "circuit/blocks.h"
#include "circuit/definition.h"
#include "circuit/start.h"

#include <assert.h>
#include <stdlib.h>

void steps_add(Steps *steps, const Step *step) {
    if (steps->count == steps->room) {
        steps->room = steps->room ? 2 * steps->room : 8;
        steps->at = mem_grow(steps->at, (size_t)steps->room, sizeof *steps->at);
    }
    steps->at[steps->count++] = *step;
}

void steps_clear(Steps *steps) {
    free(steps->at);
    *steps = (Steps){0};
}

bool step_plain(const Step *step) {
    GateKind kind = step->gate->kind;
    if (kind == GATE_DISPLAY) return true; // whatever its dots: it stays as it is
    return step_dots_plain(step) && kind != GATE_BLOCK && kind != GATE_DEFINED;
}

// --- Dots

static void add_gate(Steps *out, const Step *like, const char *name, int wire,
                     uint32_t controls) {
    Step step = {.gate = gate_find(name), .targets = {wire, wire}, .controls = controls};
    step.column = like->column;
    step.if_mask = like->if_mask;
    step.if_bits = like->if_bits;
    step.unless_mask = like->unless_mask;
    step.unless_bits = like->unless_bits;
    step.locked = like->locked;
    steps_add(out, &step);
}

// h takes |−⟩ to |1⟩ and |+⟩ to |0⟩, √X takes |−i⟩ and |i⟩ there.
static void add_turns(Steps *out, const Step *step, bool back) {
    for (int wire = 0; wire < MAX_WIRES; wire++) {
        if (step->x_axis >> wire & 1) add_gate(out, step, "h", wire, 0);
        if (step->y_axis >> wire & 1) add_gate(out, step, back ? "sxdg" : "sx", wire, 0);
    }
}

// Brings the parity of all its wires to the last of them, or back.
static void add_parity(Steps *out, const Step *step) {
    if (!step->parity) return;
    int last = 31 - __builtin_clz(step->parity);
    for (uint32_t left = step->parity & ~(UINT32_C(1) << last); left; left &= left - 1)
        add_gate(out, step, "x", last, left & (~left + 1));
}

int step_lower_dots(const Step *step, Steps *out) {
    Step core = *step;
    core.parity = core.x_axis = core.y_axis = 0;
    if (step->parity) core.controls |= UINT32_C(1) << (31 - __builtin_clz(step->parity));
    add_turns(out, step, false);
    add_parity(out, step);
    int index = out->count;
    steps_add(out, &core);
    add_parity(out, step);
    add_turns(out, step, true);
    return index;
}

bool step_lower(const Step *step, Steps *out, Error *err) {
    Steps steps = {0};
    bool good = true;
    if (step->gate->kind == GATE_DISPLAY) return steps_add(out, step), true;
    step_lower_dots(step, &steps);
    for (int i = 0; good && i < steps.count; i++) {
        GateKind kind = steps.at[i].gate->kind;
        if (kind == GATE_BLOCK)
            good = block_lower(&steps.at[i], out, err);
        else if (kind == GATE_DEFINED)
            good = definition_lower(&steps.at[i], out, err);
        else
            steps_add(out, &steps.at[i]);
    }
    steps_clear(&steps);
    return good;
}

// --- Circuits

// Everything behind it stands behind everything that is there.
typedef struct Layout {
    Circuit *circuit;
    int start; // the first column for what is to come
    int free_from[MAX_WIRES];
} Layout;

static int layout_column(const Layout *layout, uint32_t wires) {
    int column = layout->start;
    for (; wires; wires &= wires - 1) {
        int from = layout->free_from[__builtin_ctz(wires)];
        column = from > column ? from : column;
    }
    return column;
}

static bool layout_put(Layout *layout, Step step, Error *err) {
    step.column = layout_column(layout, step_span(&step));
    for (uint32_t span = step_span(&step); span; span &= span - 1)
        layout->free_from[__builtin_ctz(span)] = step.column + 1;
    return circuit_append(layout->circuit, &step, err);
}

static bool layout_step(Layout *layout, const Step *step, bool keeps, Error *err) {
    Steps steps = {0};
    bool good = true;
    if (keeps)
        steps_add(&steps, step);
    else
        good = step_lower(step, &steps, err);
    for (int i = 0; good && i < steps.count; i++)
        good = layout_put(layout, steps.at[i], err);
    steps_clear(&steps);
    return good;
}

// An empty circuit with the wires and bits of another.
static Circuit *circuit_like(const Circuit *circuit) {
    Circuit *copy = circuit_copy(circuit);
    circuit_shorten(copy, 0);
    return copy;
}

// The columns in which the gates stand that make the starts.
static int layout_starts(Layout *layout, const Circuit *circuit) {
    Steps steps = {0};
    starts_lower(circuit, &steps);
    for (int i = 0; i < steps.count; i++)
        layout_put(layout, steps.at[i], NULL); // plain gates on wires that are there
    steps_clear(&steps);
    circuit_forget_starts(layout->circuit, 0);
    return layout_column(layout, ~(~UINT32_C(0) << MAX_WIRES));
}

Circuit *circuit_lower(const Circuit *circuit, bool (*keeps)(const Step *), bool starts,
                       Error *err) {
    Layout layout = {.circuit = circuit_like(circuit)};
    int column = 0, first = starts ? 0 : layout_starts(&layout, circuit);
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        // Empty columns stay, as far as nothing has grown into them.
        int behind = layout_column(&layout, ~(~UINT32_C(0) << MAX_WIRES));
        if (step->column != column) layout.start = behind + step->column - column - 1;
        if (i == 0) layout.start = first + step->column;
        column = step->column;
        if (layout_step(&layout, step, keeps(step), err)) continue;
        circuit_destroy(layout.circuit);
        return NULL;
    }
    circuit_arrange(layout.circuit);
    return layout.circuit;
}

const Circuit *circuit_lowered(const Circuit *circuit, bool (*keeps)(const Step *),
                               bool starts, Circuit **copy, Error *err) {
    if (!starts && circuit_starts(circuit))
        return *copy = circuit_lower(circuit, keeps, false, err);
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (!keeps(circuit_step(circuit, i)))
            return *copy = circuit_lower(circuit, keeps, starts, err);
    return circuit;
}
