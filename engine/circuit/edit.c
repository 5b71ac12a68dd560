#include "circuit/edit.h"

#include "base/mem.h"
#include "circuit/circuit_definitions.h"
#include "circuit/circuit_inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool circuit_settle(Circuit *circuit, Circuit *next, bool good) {
    if (good) {
        Circuit before = *circuit;
        *circuit = *next;
        *next = before;
    }
    circuit_destroy(next);
    return good;
}

void circuit_take_over(Circuit *circuit, Circuit *other) {
    circuit_settle(circuit, other, true);
}

// Steps on their way, and the number that each classical bit has for them there.
typedef struct Moving {
    Step *steps;
    int count, wires, columns;
    int bits[MAX_BITS];
} Moving;

static uint64_t bits_there(const Moving *moving, uint64_t bits) {
    uint64_t there = 0;
    for (; bits; bits &= bits - 1)
        there |= UINT64_C(1) << moving->bits[__builtin_ctzll(bits)];
    return there;
}

static bool writes_own_bit(const Step *step) {
    return step_writes(step) && step->bit == step->targets[0];
}

// `bits`: how many there are where they go; 0: bits are more than numbers there.
static void bits_follow(Moving *moving, int bits) {
    for (int bit = 0; bit < MAX_BITS; bit++)
        moving->bits[bit] = bit;
    for (int i = 0; i < moving->count; i++) {
        const Step *step = &moving->steps[i];
        int bit = step->targets[0] + moving->wires;
        if (writes_own_bit(step) && bit >= 0 && bit < bits) moving->bits[step->bit] = bit;
    }
}

static Moving moving_of(const Circuit *circuit, const StepSet *set, int wires, int columns,
                        int bits) {
    Moving moving = {.count = set->count, .wires = wires, .columns = columns};
    moving.steps = mem_new((size_t)(set->count ? set->count : 1) * sizeof(Step));
    for (int i = 0; i < set->count; i++)
        moving.steps[i] = *circuit_step(circuit, set->steps[i]);
    bits_follow(&moving, bits);
    return moving;
}

static int plain_bits(const Circuit *circuit) {
    return circuit->registers ? 0 : circuit->bits;
}

static bool go_there(const Moving *moving, Step *step, Error *err) {
    if (!step_move(step, moving->wires)) return error_set(err, "circuit.above", "%s", "");
    if (step->column + moving->columns < 0) return error_set(err, "circuit.left", "%s", "");
    step->column += moving->columns;
    step->locked = false;
    if (step_writes(step)) step->bit = moving->bits[step->bit];
    step->if_mask = bits_there(moving, step->if_mask);
    step->if_bits = bits_there(moving, step->if_bits);
    step->unless_mask = bits_there(moving, step->unless_mask);
    step->unless_bits = bits_there(moving, step->unless_bits);
    return true;
}

// A step is known again by its column and first wire.
static int index_of(const Circuit *circuit, const Step *step) {
    return circuit_at(circuit, __builtin_ctz(step_wires(step)), step->column);
}

// Frees the steps.
static bool put_in(Circuit *circuit, Moving *moving, StepSet *at, Error *err) {
    bool good = true;
    for (int i = 0; good && i < moving->count; i++) {
        good = go_there(moving, &moving->steps[i], err) &&
               circuit_place(circuit, moving->steps[i], err) != NO_STEP;
    }
    if (good && at) {
        at->count = 0;
        for (int i = 0; i < moving->count; i++)
            step_set_add(at, index_of(circuit, &moving->steps[i]));
    }
    free(moving->steps);
    return good;
}

static bool all_free(const Circuit *circuit, const StepSet *set, Error *err) {
    for (int i = 0; i < set->count; i++)
        if (!circuit_step_free(circuit_step(circuit, set->steps[i]), err)) return false;
    return true;
}

bool circuit_remove_steps(Circuit *circuit, const StepSet *set, Error *err) {
    if (!all_free(circuit, set, err)) return false;
    int kept = 0, next = 0;
    for (int i = 0; i < circuit->count; i++) {
        if (next < set->count && set->steps[next] == i)
            next++;
        else
            circuit->steps[kept++] = circuit->steps[i];
    }
    circuit->count = kept;
    return true;
}

bool circuit_move_steps(Circuit *circuit, const StepSet *set, int wires, int columns,
                        StepSet *at, Error *err) {
    if (!all_free(circuit, set, err)) return false;
    Circuit *next = circuit_copy(circuit);
    Moving moving = moving_of(circuit, set, wires, columns, plain_bits(circuit));
    circuit_remove_steps(next, set, NULL);
    return circuit_settle(circuit, next, put_in(next, &moving, at, err));
}

bool circuit_copy_steps(Circuit *circuit, const StepSet *set, int wires, int columns,
                        StepSet *at, Error *err) {
    Circuit *next = circuit_copy(circuit);
    Moving moving = moving_of(circuit, set, wires, columns, plain_bits(circuit));
    return circuit_settle(circuit, next, put_in(next, &moving, at, err));
}

static bool go_between(Circuit *circuit, const StepSet *set, int wires, int column,
                       bool stay, StepSet *at, Error *err) {
    if (!set->count) return true;
    if (!stay && !all_free(circuit, set, err)) return false;
    CellBox box = step_set_box(set, circuit);
    Circuit *next = circuit_copy(circuit);
    Moving moving =
        moving_of(circuit, set, wires, column - box.column, plain_bits(circuit));
    if (!stay) circuit_remove_steps(next, set, NULL);
    bool good = circuit_open_columns(next, column, box.last_column - box.column + 1, err);
    if (!good) free(moving.steps);
    return circuit_settle(circuit, next, good && put_in(next, &moving, at, err));
}

bool circuit_move_steps_between(Circuit *circuit, const StepSet *set, int wires, int column,
                                StepSet *at, Error *err) {
    return go_between(circuit, set, wires, column, false, at, err);
}

bool circuit_copy_steps_between(Circuit *circuit, const StepSet *set, int wires, int column,
                                StepSet *at, Error *err) {
    return go_between(circuit, set, wires, column, true, at, err);
}

static int bits_needed(const Moving *moving) {
    uint64_t used = 0;
    for (int i = 0; i < moving->count; i++)
        used |= bits_there(moving, step_writes(&moving->steps[i])) |
                bits_there(moving, step_reads(&moving->steps[i]));
    return used ? 64 - __builtin_clzll(used) : 0;
}

static void forget_unused(Circuit *circuit) {
    for (int i = circuit_definitions(circuit) - 1; i >= 0; i--) {
        const Definition *definition = circuit_definition(circuit, i);
        if (!circuit_uses(circuit, definition)) circuit_undefine(circuit, definition, NULL);
    }
}

// The whole circuit's copy is cut down, so that all that it holds beside its steps is
// there.
Circuit *circuit_excerpt(const Circuit *circuit, const StepSet *set) {
    CellBox box = step_set_box(set, circuit);
    Circuit *excerpt = circuit_copy(circuit);
    Moving moving =
        moving_of(circuit, set, -box.wire, -box.column, circuit->registers ? 0 : MAX_BITS);
    excerpt->count = 0;
    excerpt->registers = 0;
    excerpt->bits = MAX_BITS;
    circuit_forget_starts(excerpt, 0);
    circuit_forget_names(excerpt, 0);
    excerpt->noise = (Noise){.rates = {0}};
    int bits = bits_needed(&moving);
    bool good = put_in(excerpt, &moving, NULL, NULL);
    assert(good);
    forget_unused(excerpt);
    excerpt->wires = box.last_wire - box.wire + 1;
    excerpt->bits = bits > excerpt->wires ? bits : excerpt->wires;
    return excerpt;
}

static Moving moving_in(const Circuit *circuit, const Circuit *excerpt, int wire,
                        int column) {
    StepSet all = {0};
    step_set_all(&all, excerpt);
    Moving moving =
        moving_of(excerpt, &all, wire, column, circuit->registers ? 0 : MAX_BITS);
    step_set_end(&all);
    return moving;
}

static bool has_wires(const Circuit *circuit, const Circuit *excerpt, int wire,
                      Error *err) {
    if (wire >= 0 && wire + excerpt->wires <= circuit->wires) return true;
    return error_set(err, "circuit.paste_wires", "%d\t%d\t%d", excerpt->wires, wire,
                     circuit->wires - 1);
}

bool circuit_paste(Circuit *circuit, const Circuit *excerpt, int wire, int column,
                   StepSet *at, Error *err) {
    if (!has_wires(circuit, excerpt, wire, err)) return false;
    Circuit *next = circuit_copy(circuit);
    Moving moving = moving_in(next, excerpt, wire, column);
    int bits = bits_needed(&moving);
    if (bits > next->bits && !next->registers) next->bits = bits;
    bool good =
        circuit_take_parameters(next, excerpt, err) && put_in(next, &moving, at, err);
    circuit_set_time(next, next->time); // what both name has this circuit's value
    return circuit_settle(circuit, next, good);
}

int circuit_paste_column(const Circuit *circuit, const Circuit *excerpt, int wire,
                         int column) {
    // Behind all that stands there it has room, where it has any.
    int last = circuit_columns(circuit) > column ? circuit_columns(circuit) : column;
    Circuit *tried = circuit_copy(circuit);
    int found = -1;
    for (; found < 0 && column <= last; column++)
        if (circuit_paste(tried, excerpt, wire, column, NULL, NULL)) found = column;
    circuit_destroy(tried);
    return found;
}
