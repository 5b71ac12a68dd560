#include "circuit/circuit.h"

#include "base/mem.h"
#include "circuit/blocks.h"
#include "circuit/circuit_inside.h"
#include "circuit/definition.h"
#include "circuit/inset.h"
#include "circuit/noise_gate.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t lowest_wire(uint32_t wires) {
    return wires & (~wires + 1);
}

static int wire_number(uint32_t one) {
    return __builtin_ctz(one);
}

// --- A circuit and what it says of itself

Circuit *circuit_create(int wires) {
    assert(wires >= 1 && wires <= MAX_WIRES);
    Circuit *circuit = mem_new(sizeof *circuit);
    circuit->wires = wires;
    circuit->bits = wires;
    return circuit;
}

Circuit *circuit_copy(const Circuit *circuit) {
    Circuit *copy = mem_grow(NULL, 1, sizeof *copy);
    *copy = *circuit;
    copy->room = circuit->count;
    copy->steps = NULL;
    if (circuit->count) {
        copy->steps = mem_grow(NULL, (size_t)circuit->count, sizeof(Step));
        memcpy(copy->steps, circuit->steps, (size_t)circuit->count * sizeof(Step));
    }
    circuit_hold_definitions(copy, circuit);
    return copy;
}

void circuit_destroy(Circuit *circuit) {
    if (!circuit) return;
    circuit_release_definitions(circuit);
    free(circuit->steps);
    free(circuit);
}

bool circuit_equal(const Circuit *a, const Circuit *b) {
    if (a->wires != b->wires || a->bits != b->bits || a->count != b->count) return false;
    if (!circuit_same_registers(a, b) || !circuit_same_start_texts(a, b)) return false;
    if (!circuit_same_names(a, b) || !circuit_same_parameters(a, b)) return false;
    if (!noise_equal(&a->noise, &b->noise)) return false;
    for (int i = 0; i < a->count; i++)
        if (!step_equal(&a->steps[i], &b->steps[i])) return false;
    return circuit_same_definitions(a, b);
}

int circuit_wires(const Circuit *circuit) {
    return circuit->wires;
}

int circuit_bits(const Circuit *circuit) {
    return circuit->bits;
}

int circuit_columns(const Circuit *circuit) {
    return circuit->count ? circuit->steps[circuit->count - 1].column + 1 : 0;
}

int circuit_steps(const Circuit *circuit) {
    return circuit->count;
}

const Step *circuit_step(const Circuit *circuit, int index) {
    assert(index >= 0 && index < circuit->count);
    return &circuit->steps[index];
}

int circuit_from(const Circuit *circuit, int column) {
    int low = 0, high = circuit->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (circuit->steps[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int column_find(const Circuit *circuit, int wire, int column,
                       uint32_t (*wires)(const Step *)) {
    if (wire < 0 || wire >= circuit->wires) return NO_STEP;
    for (int i = circuit_from(circuit, column); i < circuit->count; i++) {
        if (circuit->steps[i].column != column) break;
        if (wires(&circuit->steps[i]) >> wire & 1) return i;
    }
    return NO_STEP;
}

int circuit_at(const Circuit *circuit, int wire, int column) {
    return column_find(circuit, wire, column, step_wires);
}

int circuit_covering(const Circuit *circuit, int wire, int column) {
    return column_find(circuit, wire, column, step_span);
}

Step step_of(const Circuit *circuit, const Gate *gate, int wire, int column) {
    Step step = {.gate = gate, .column = column, .targets = {wire, wire}};
    if (gate->kind == GATE_SWAP)
        step.targets[1] = wire + 1 < circuit->wires ? wire + 1 : wire - 1;
    // A wire that does not exist is refused by its number, which stands in `targets`.
    if (gate->kind == GATE_BLOCK) block_on(&step, circuit->wires);
    if (gate->kind == GATE_DEFINED) definition_on(&step, circuit->wires);
    if (gate->kind == GATE_DISPLAY) inset_on(&step, circuit->wires);
    if (gate->kind == GATE_BARRIER) step.block = UINT32_C(1) << (wire & 31);
    if (gate->kind == GATE_MEASURE || gate->kind == GATE_ASSIGN)
        step.bit = wire < circuit->bits || !circuit->bits ? wire : circuit->bits - 1;
    if (gate->kind == GATE_ASSIGN)
        step.targets[0] = step.targets[1] = circuit_assign_wire(circuit, step.bit);
    if (gate->kind == GATE_NOISE) noise_gate_start(&step);
    for (int i = 0; gate->kind != GATE_NOISE && i < gate->angles; i++)
        step.angles[i] = (Angle){"pi/2", acos(0)};
    return step;
}

int circuit_assign_wire(const Circuit *circuit, int bit) {
    return bit < circuit->wires ? bit : circuit->wires - 1;
}

// --- What refuses a step. Wires are named q0 … and columns count from 1, as on the screen.

static bool wire_missing(const Circuit *circuit, int wire, Error *err) {
    return error_set(err, "circuit.no_wire", "%d\t%d\t%d", wire, circuit->wires,
                     circuit->wires - 1);
}

static bool wires_exist(const Circuit *circuit, const Step *step, Error *err) {
    if (step->gate->kind == GATE_SWAP && circuit->wires == 1)
        return error_set(err, "circuit.two_wires", "%s", step->gate->label);
    uint32_t others = step_dots(step) | step->block;
    for (int i = 0; i < OPERANDS; i++)
        others |= operand_wires(&step->operands[i]);
    int last = others ? 31 - __builtin_clz(others) : 0;
    for (int i = 0; i < step_targets(step); i++) {
        if (step->targets[i] < 0) return error_set(err, "circuit.above", "%s", "");
        if (step->targets[i] > last) last = step->targets[i];
    }
    return last < circuit->wires || wire_missing(circuit, last, err);
}

static bool wires_differ(const Step *step, Error *err) {
    uint32_t seen = 0;
    for (int i = 0; i < step_targets(step); i++) {
        uint32_t target = UINT32_C(1) << step->targets[i];
        if (seen & target)
            return error_set(err, "circuit.same_wire", "%d", step->targets[i]);
        seen |= target;
    }
    uint32_t twice = (seen & step_dots(step)) | (step->controls & step->anticontrols) |
                     (step->parity & (step->controls | step->anticontrols));
    if (step->gate->kind == GATE_BLOCK) twice |= block_twice(step);
    bool wide = step->gate->kind == GATE_DEFINED || step->gate->kind == GATE_DISPLAY;
    if (wide) twice |= step->block & step_dots(step);
    if (!twice) return true;
    return error_set(err, "circuit.same_wire", "%d", wire_number(lowest_wire(twice)));
}

static bool bits_exist(const Circuit *circuit, const Step *step, Error *err) {
    bool writes = step->gate->kind == GATE_MEASURE || step->gate->kind == GATE_ASSIGN;
    if (writes && (step->bit < 0 || step->bit >= circuit->bits))
        return error_set(err, "circuit.no_bit", "%d\t%d", step->bit, circuit->bits);
    uint64_t all = circuit->bits == 64 ? ~UINT64_C(0) : (UINT64_C(1) << circuit->bits) - 1;
    uint64_t missing = step_reads(step) & ~all;
    if (missing)
        return error_set(err, "circuit.no_bit", "%d\t%d", __builtin_ctzll(missing),
                         circuit->bits);
    // A condition on bits that it does not look at can never hold: our own mistake.
    assert(!(step->if_bits & ~step->if_mask));
    assert(!(step->unless_bits & ~step->unless_mask));
    return true;
}

static bool angles_finite(const Step *step, Error *err) {
    for (int i = 0; i < step->gate->angles; i++)
        if (!isfinite(step->angles[i].value))
            return error_set(err, "circuit.angle", "%s", step->gate->label);
    if (step->gate->kind == GATE_NOISE) return noise_gate_fits(step, err);
    if (step->powered && !isfinite(step->power.value))
        return error_set(err, "circuit.angle", "%s", step->gate->label);
    return true;
}

static bool step_fits(const Circuit *circuit, const Step *step, Error *err) {
    if (step->column < 0 || step->column >= MAX_COLUMNS)
        return error_set(err, "circuit.no_column", "%d", MAX_COLUMNS);
    assert(!step->powered || step_unitary(step));
    bool block = step->gate->kind == GATE_BLOCK;
    bool defined = step->gate->kind == GATE_DEFINED;
    bool display = step->gate->kind == GATE_DISPLAY;
    bool ranged = block || defined || display || step->gate->kind == GATE_BARRIER;
    assert(!step->block == !ranged);
    assert(step->gate->kind != GATE_BARRIER || !step_reads(step));
    // Only what decides has an axis, and only one.
    assert(!((step->x_axis | step->y_axis) & ~step_dots(step)));
    assert(!(step->x_axis & step->y_axis));
    if (!step_unitary(step) && !display && step_dots(step))
        return error_set(err, "circuit.no_controls", "%s", step->gate->label);
    return wires_exist(circuit, step, err) && wires_differ(step, err) &&
           bits_exist(circuit, step, err) && angles_finite(step, err) &&
           (!block || block_fits(step, err)) && (!defined || definition_fits(step, err)) &&
           (!display || inset_fits(step, err));
}

// Two steps of one column happen at once, so neither may read or write the bit that the
// other writes.
static bool bits_free(const Step *step, const Step *other, Error *err) {
    uint64_t clash = (step_writes(step) & (step_writes(other) | step_reads(other))) |
                     (step_writes(other) & step_reads(step));
    if (!clash) return true;
    return error_set(err, "circuit.bit_taken", "%d\t%d\t%s\t%d", step->column + 1,
                     __builtin_ctzll(clash), other->gate->label, other->targets[0]);
}

static bool step_passes(const Step *step, const Step *other, Error *err) {
    uint32_t shared = step_span(step) & step_span(other);
    if (!shared) return bits_free(step, other, err);
    uint32_t meet = shared & step_wires(step) & step_wires(other);
    uint32_t under = shared & step_wires(step); // where the other's link crosses our wire
    const char *key = meet    ? "circuit.taken"
                      : under ? "circuit.crossed"
                              : "circuit.crosses";
    uint32_t wires = meet ? meet : under ? under : shared;
    return error_set(err, key, "%d\t%d\t%s\t%d", step->column + 1,
                     wire_number(lowest_wire(wires)), other->gate->label,
                     other->targets[0]);
}

// Whether `step` may stand in its column; the step at `except` does not count.
static bool column_has_room(const Circuit *circuit, const Step *step, int except,
                            Error *err) {
    for (int i = circuit_from(circuit, step->column); i < circuit->count; i++) {
        if (circuit->steps[i].column != step->column) break;
        if (i != except && !step_passes(step, &circuit->steps[i], err)) return false;
    }
    return true;
}

bool circuit_step_free(const Step *step, Error *err) {
    if (!step->locked) return true;
    return error_set(err, "circuit.locked", "%s\t%d\t%d", step->gate->label,
                     step->targets[0], step->column + 1);
}

// --- Changes

static bool step_before(const Step *a, const Step *b) {
    if (a->column != b->column) return a->column < b->column;
    return lowest_wire(step_wires(a)) < lowest_wire(step_wires(b));
}

void circuit_take_out(Circuit *circuit, int index) {
    circuit->count--;
    memmove(&circuit->steps[index], &circuit->steps[index + 1],
            (size_t)(circuit->count - index) * sizeof(Step));
}

static void steps_make_room(Circuit *circuit) {
    if (circuit->count < circuit->room) return;
    circuit->room = circuit->room ? 2 * circuit->room : 8;
    circuit->steps = mem_grow(circuit->steps, (size_t)circuit->room, sizeof(Step));
}

int circuit_put_in(Circuit *circuit, Step step) {
    steps_make_room(circuit);
    int index = circuit_from(circuit, step.column);
    while (index < circuit->count && step_before(&circuit->steps[index], &step))
        index++;
    memmove(&circuit->steps[index + 1], &circuit->steps[index],
            (size_t)(circuit->count - index) * sizeof(Step));
    circuit->steps[index] = step;
    circuit->count++;
    return index;
}

int circuit_place(Circuit *circuit, Step step, Error *err) {
    assert(step.gate);
    if (!step_fits(circuit, &step, err)) return NO_STEP;
    if (!column_has_room(circuit, &step, NO_STEP, err)) return NO_STEP;
    if (!circuit_adopt(circuit, &step, err)) return NO_STEP;
    return circuit_put_in(circuit, step);
}

bool circuit_append(Circuit *circuit, const Step *step, Error *err) {
    assert(step->gate);
    Step taken = *step;
    if (!step_fits(circuit, step, err) || !circuit_adopt(circuit, &taken, err))
        return false;
    steps_make_room(circuit);
    circuit->steps[circuit->count++] = taken;
    return true;
}

void circuit_shorten(Circuit *circuit, int steps) {
    assert(steps >= 0 && steps <= circuit->count);
    circuit->count = steps;
}

// Where the step at `from` goes, and the place of the next of its kind: columns are at most
// 20 bits wide, first wires 5.
static uint64_t step_order(const Step *step, int from) {
    uint64_t first = (uint64_t)wire_number(lowest_wire(step_wires(step)));
    return ((uint64_t)step->column << 5 | first) << 32 | (uint64_t)from;
}

static int order_compare(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

// Each cycle of the permutation in turn, so that no second list of steps is needed.
static void steps_permute(Step *steps, uint64_t *order, int count) {
    const uint64_t index = UINT32_MAX, done = UINT64_MAX;
    for (int start = 0; start < count; start++) {
        if (order[start] == done) continue;
        Step first = steps[start];
        int to = start;
        for (int from; (from = (int)(order[to] & index)) != start; to = from) {
            steps[to] = steps[from];
            order[to] = done;
        }
        steps[to] = first;
        order[to] = done;
    }
}

void circuit_arrange(Circuit *circuit) {
    size_t count = (size_t)circuit->count;
    uint64_t *order = mem_grow(NULL, count, sizeof *order);
    bool sorted = true;
    for (int i = 0; i < circuit->count; i++) {
        order[i] = step_order(&circuit->steps[i], i);
        sorted = sorted && (!i || order[i - 1] < order[i]);
    }
    if (!sorted) {
        qsort(order, count, sizeof *order, order_compare);
        steps_permute(circuit->steps, order, circuit->count);
    }
    free(order);
}

int circuit_replace(Circuit *circuit, int index, Step step, Error *err) {
    assert(step.gate);
    if (!circuit_step_free(circuit_step(circuit, index), err)) return NO_STEP;
    if (!step_fits(circuit, &step, err)) return NO_STEP;
    if (!column_has_room(circuit, &step, index, err)) return NO_STEP;
    if (!circuit_adopt(circuit, &step, err)) return NO_STEP;
    circuit_take_out(circuit, index);
    return circuit_put_in(circuit, step);
}

bool circuit_remove(Circuit *circuit, int index, Error *err) {
    if (!circuit_step_free(circuit_step(circuit, index), err)) return false;
    circuit_take_out(circuit, index);
    return true;
}

int circuit_move(Circuit *circuit, int index, int wire, int column, Error *err) {
    Step step = *circuit_step(circuit, index);
    if (wire < 0 || wire >= circuit->wires) {
        wire_missing(circuit, wire, err);
        return NO_STEP;
    }
    int by = wire - step.targets[0];
    if (!step_move(&step, by)) {
        error_set(err, "circuit.above", "%s", "");
        return NO_STEP;
    }
    // A measurement that writes the bit of its own wire goes on doing so.
    bool own_bit = step.gate->kind == GATE_MEASURE && step.bit == step.targets[0] - by;
    if (own_bit && !circuit->registers && wire < circuit->bits) step.bit = wire;
    step.column = column;
    return circuit_replace(circuit, index, step, err);
}

int circuit_set_dot(Circuit *circuit, int index, int wire, ControlDot dot, Error *err) {
    Step step = *circuit_step(circuit, index);
    if (wire < 0 || wire >= circuit->wires) {
        wire_missing(circuit, wire, err);
        return NO_STEP;
    }
    step_remove_dot(&step, wire);
    step_add_dot(&step, wire, dot);
    return circuit_replace(circuit, index, step, err);
}

int circuit_set_control(Circuit *circuit, int index, int wire, int kind, Error *err) {
    ControlDot dot = {kind > 0 ? DOT_CONTROL : kind < 0 ? DOT_ANTICONTROL : DOT_NONE, 'z'};
    return circuit_set_dot(circuit, index, wire, dot, err);
}
