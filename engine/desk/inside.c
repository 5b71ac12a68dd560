#include "desk/inside.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

// What waits outside.
struct Inside {
    History *outer;
    const Definition *definition; // that is open
    int cursor_wire, cursor_column, moment;
    double scroll;
    struct Inside *up; // what was open there
};

const char *inside_name(const Workpiece *piece) {
    return piece->inside ? piece->inside->definition->gate.label : "";
}

// --- Going in

// Its circuit, with every gate that it may use: those that do not use it.
static Circuit *inside_of(const Workpiece *piece, const Definition *definition) {
    const Circuit *now = history_now(piece->history);
    Circuit *within = circuit_copy(definition->inside);
    for (int i = 0; i < circuit_definitions(now); i++) {
        const Definition *other = circuit_definition(now, i);
        bool uses = other->inside && circuit_uses(other->inside, definition);
        if (!definition_same(other, definition) && !uses)
            circuit_define(within, other, NULL);
    }
    if (!piece->most_wires && circuit_wires(now) > definition->wires)
        circuit_set_wires(within, circuit_wires(now), NULL);
    return within;
}

static void show(Workpiece *piece) {
    circuit_destroy(piece->preview);
    piece->preview = NULL;
    piece->chosen = NO_STEP;
    piece->several.count = 0;
    piece->stretching = false;
    workpiece_show_present(piece);
}

bool inside_open(Workpiece *piece, int index, Error *err) {
    const Step *step = circuit_step(history_now(piece->history), index);
    bool defined = step->gate->kind == GATE_DEFINED;
    const Definition *definition = defined ? definition_of(step->gate) : NULL;
    if (!defined || !definition->inside)
        return error_set(err, "inside.not_made", "%s", step->gate->label);
    if (step->locked)
        return error_set(err, "circuit.locked", "%s\t%d\t%d", step->gate->label,
                         step->targets[0], step->column + 1);
    Inside *inside = mem_new(sizeof *inside);
    *inside = (Inside){.outer = piece->history,
                       .definition = definition_hold(definition),
                       .cursor_wire = piece->cursor_wire,
                       .cursor_column = piece->cursor_column,
                       .moment = piece->moment,
                       .scroll = piece->scroll,
                       .up = piece->inside};
    Circuit *within = inside_of(piece, definition);
    piece->history = history_create(within);
    piece->held_record = (Record){0}; // its findings are those of another circuit
    piece->inside = inside;
    piece->cursor_wire = piece->cursor_column = 0;
    piece->moment = AT_END;
    piece->scroll = 0;
    show(piece);
    return true;
}

// --- Coming out

// The gate as it is now; held by the caller.
static const Definition *made_of(const Inside *inside, const Circuit *within, Error *err) {
    Circuit *copy = circuit_copy(within);
    int wires = inside->definition->wires;
    const Definition *made = NULL;
    if (circuit_wires(copy) == wires || circuit_set_wires(copy, wires, err))
        made = definition_circuit(inside->definition->name, copy, err);
    circuit_destroy(copy);
    return made;
}

// `outer` with the gate changed, yours; NULL where it cannot be.
static Circuit *changed(const Circuit *outer, const Inside *inside, const Circuit *within,
                        Error *err) {
    const Definition *made = made_of(inside, within, err);
    Circuit *next = made ? circuit_copy(outer) : NULL;
    if (next && !circuit_define_again(next, inside->definition, made, err)) {
        circuit_destroy(next);
        next = NULL;
    }
    definition_release(made);
    return next;
}

static void go_out(Workpiece *piece) {
    Inside *inside = piece->inside;
    history_destroy(piece->history);
    piece->history = inside->outer;
    piece->held_record = (Record){0};
    piece->inside = inside->up;
    piece->cursor_wire = inside->cursor_wire;
    piece->cursor_column = inside->cursor_column;
    piece->moment = inside->moment;
    piece->scroll = inside->scroll;
    definition_release(inside->definition);
    free(inside);
}

bool inside_leave(Workpiece *piece, Error *err) {
    Inside *inside = piece->inside;
    assert(inside);
    Circuit *next =
        changed(history_now(inside->outer), inside, history_now(piece->history), err);
    if (!next) return false;
    go_out(piece);
    // What was worked out inside cannot be refused outside for its size: only powers of it,
    // which circuit_define_again has looked at.
    bool done = workpiece_commit(piece, next, err);
    show(piece);
    return done;
}

void inside_discard(Workpiece *piece) {
    if (!piece->inside) return;
    go_out(piece);
    show(piece);
}

Circuit *inside_whole(const Workpiece *piece) {
    Circuit *whole = circuit_copy(history_now(piece->history));
    for (const Inside *inside = piece->inside; inside; inside = inside->up) {
        const Circuit *outer = history_now(inside->outer);
        Circuit *next = changed(outer, inside, whole, NULL);
        circuit_destroy(whole);
        whole = next ? next : circuit_copy(outer);
    }
    return whole;
}

void inside_end(Workpiece *piece) {
    while (piece->inside)
        go_out(piece);
}
