// Wires of a circuit inserted, removed and moved, with all that stands on them.
#include "circuit/blocks.h"
#include "circuit/circuit_inside.h"
#include "circuit/edit.h"

#include <assert.h>
#include <string.h>

// Where each wire goes; -1: it goes away.
typedef struct WireMap {
    int to[MAX_WIRES];
    int before, after; // how many there were and are
    bool bits;         // classical bits go with them
} WireMap;

static uint32_t wires_there(const WireMap *map, uint32_t wires) {
    uint32_t there = 0;
    for (; wires; wires &= wires - 1)
        there |= UINT32_C(1) << map->to[__builtin_ctz(wires)];
    return there;
}

static uint64_t bits_there(const WireMap *map, uint64_t bits) {
    if (!map->bits) return bits;
    uint64_t there = 0;
    for (; bits; bits &= bits - 1)
        there |= UINT64_C(1) << map->to[__builtin_ctzll(bits)];
    return there;
}

// Whether neighbours stay neighbours, all in their order (by 1) or all the other way round
// (by −1).
static bool range_stays(const WireMap *map, int first, int count, int by) {
    for (int w = first + 1; w < first + count; w++)
        if (map->to[w] != map->to[w - 1] + by) return false;
    return true;
}

static bool operand_goes(const WireMap *map, Operand *operand) {
    if (!operand->count) return true;
    int last = operand->first + operand->count - 1;
    if (range_stays(map, operand->first, operand->count, 1)) {
        operand->first = map->to[operand->first];
        return true;
    }
    if (!range_stays(map, operand->first, operand->count, -1)) return false;
    operand->first = map->to[last];
    operand->reversed = !operand->reversed;
    return true;
}

static void own_wires_go(const WireMap *map, Step *step) {
    int wires[MAX_DEFINED_WIRES], count = definition_of(step->gate)->wires;
    for (int i = 0; i < count; i++)
        wires[i] = map->to[step_own_wire(step, i)];
    step_stand_on(step, wires, count);
}

static bool block_goes(const WireMap *map, Step *step) {
    bool ordered = step->gate->kind == GATE_BLOCK || step->gate->kind == GATE_DISPLAY;
    int first = __builtin_ctz(step->block), count = __builtin_popcount(step->block);
    if (ordered && !range_stays(map, first, count, 1)) return false;
    for (int i = 0; i < OPERANDS; i++)
        if (!operand_goes(map, &step->operands[i])) return false;
    if (step->gate->kind == GATE_DEFINED)
        own_wires_go(map, step);
    else
        step->block = wires_there(map, step->block);
    return true;
}

static bool step_goes(const Circuit *circuit, const WireMap *map, Step *step, Error *err) {
    Step old = *step;
    if (step->block && !block_goes(map, step))
        return error_set(err, "circuit.torn", "%s\t%d\t%d", old.gate->label, old.targets[0],
                         old.column + 1);
    bool own = old.gate->kind == GATE_ASSIGN &&
               old.targets[0] == circuit_assign_wire(circuit, old.bit);
    if (step_writes(&old) && map->bits) step->bit = map->to[old.bit];
    for (int i = 0; i < step_targets(&old); i++)
        step->targets[i] = map->to[old.targets[i]];
    if (step->block) step->targets[0] = step->targets[1] = __builtin_ctz(step->block);
    if (own)
        step->targets[0] = step->targets[1] =
            step->bit < map->after ? step->bit : map->after - 1;
    step->controls = wires_there(map, old.controls);
    step->anticontrols = wires_there(map, old.anticontrols);
    step->parity = wires_there(map, old.parity);
    step->x_axis = wires_there(map, old.x_axis);
    step->y_axis = wires_there(map, old.y_axis);
    step->if_mask = bits_there(map, old.if_mask);
    step->if_bits = bits_there(map, old.if_bits);
    step->unless_mask = bits_there(map, old.unless_mask);
    step->unless_bits = bits_there(map, old.unless_bits);
    return true;
}

// Into the first column from its own on, at most as many further as others of it; how many.
// −1, with why: there is none.
static int place_near(Circuit *circuit, Step step, int most, Error *err) {
    int column = step.column;
    for (; step.column < column + most; step.column++)
        if (circuit_place(circuit, step, NULL) != NO_STEP) return step.column - column;
    return circuit_place(circuit, step, err) != NO_STEP ? most : -1;
}

// Puts all steps of `old` into `next`, which has the new wires and no steps.
static bool all_go(const Circuit *old, const WireMap *map, Circuit *next, Error *err) {
    int shift = 0, more = 0;
    for (int i = 0; i < old->count; i++) {
        Step step = old->steps[i];
        if (i && step.column != old->steps[i - 1].column) {
            shift += more;
            more = 0;
        }
        if (!step_goes(old, map, &step, err)) return false;
        step.column += shift;
        int further = place_near(next, step, map->before, err);
        if (further < 0) return false;
        if (further > more) more = further;
        step.column += further;
        if (!step_equal(&step, &old->steps[i]) && !circuit_step_free(&old->steps[i], err))
            return false;
    }
    return true;
}

static bool rewire(Circuit *circuit, const WireMap *map, Error *err) {
    Circuit *next = circuit_copy(circuit);
    next->count = 0;
    next->wires = map->after;
    if (map->bits) next->bits = map->after;
    memset(next->starts, 0, sizeof next->starts);
    memset(next->names, 0, sizeof next->names);
    for (int w = 0; w < map->before; w++) {
        if (map->to[w] < 0) continue;
        next->starts[map->to[w]] = circuit->starts[w];
        next->names[map->to[w]] = circuit->names[w];
    }
    circuit_move_noise(next, circuit, map->to);
    return circuit_settle(circuit, next, all_go(circuit, map, next, err));
}

static WireMap map_of(const Circuit *circuit, int after) {
    WireMap map = {.before = circuit->wires, .after = after};
    map.bits = !circuit->registers && circuit->bits == circuit->wires;
    for (int w = 0; w < MAX_WIRES; w++)
        map.to[w] = w;
    return map;
}

bool circuit_insert_wire(Circuit *circuit, int before, Error *err) {
    assert(before >= 0 && before <= circuit->wires);
    if (circuit->wires == MAX_WIRES)
        return error_set(err, "circuit.wires", "%d", MAX_WIRES);
    WireMap map = map_of(circuit, circuit->wires + 1);
    for (int w = before; w < circuit->wires; w++)
        map.to[w] = w + 1;
    return rewire(circuit, &map, err);
}

static bool bit_used(const Circuit *circuit, int bit) {
    uint64_t used = 0;
    for (int i = 0; i < circuit->count; i++)
        used |= step_writes(&circuit->steps[i]) | step_reads(&circuit->steps[i]);
    return used >> bit & 1;
}

bool circuit_remove_wire(Circuit *circuit, int wire, Error *err) {
    assert(wire >= 0 && wire < circuit->wires);
    if (circuit->wires == 1) return error_set(err, "circuit.wires", "%d", MAX_WIRES);
    Circuit *next = circuit_copy(circuit);
    StepSet set = {0};
    step_set_touch(&set, circuit, (CellBox){wire, 0, wire, MAX_COLUMNS});
    bool good = circuit_remove_steps(next, &set, err);
    step_set_end(&set);
    WireMap map = map_of(next, next->wires - 1);
    map.to[wire] = -1;
    for (int w = wire + 1; w < next->wires; w++)
        map.to[w] = w - 1;
    if (bit_used(next, wire)) map.bits = false;
    return circuit_settle(circuit, next, good && rewire(next, &map, err));
}

bool circuit_move_wire(Circuit *circuit, int from, int to, Error *err) {
    assert(from >= 0 && from < circuit->wires && to >= 0 && to < circuit->wires);
    WireMap map = map_of(circuit, circuit->wires);
    int by = from < to ? -1 : 1;
    for (int w = from; w != to; w -= by)
        map.to[w - by] = w;
    map.to[from] = to;
    return rewire(circuit, &map, err);
}
