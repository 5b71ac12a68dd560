// Steps made one gate, and taken apart again.
#include "base/mem.h"
#include "circuit/circuit_inside.h"
#include "circuit/frontier.h"
#include "circuit/lower.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

// --- Which steps

typedef struct Group {
    const Circuit *circuit;
    bool *chosen; // for each step
    bool *after;  // comes behind one of them, also by way of others
    uint32_t wires;
    int first, last;  // columns of the chosen
    int from, before; // columns where the gate may stand: from … before − 1
    const Step *like; // one of them
} Group;

static bool refuse(const char *key, const Step *step, Error *err) {
    return error_set(err, key, "%s\t%d\t%d", step->gate->label, step->targets[0],
                     step->column + 1);
}

static bool same_conditions(const Step *a, const Step *b) {
    return a->if_mask == b->if_mask && a->if_bits == b->if_bits &&
           a->unless_mask == b->unless_mask && a->unless_bits == b->unless_bits;
}

static bool take_step(Group *group, const Step *step, Error *err) {
    if (!circuit_step_free(step, err)) return false;
    if (group->first < 0 || step->column < group->first) group->first = step->column;
    if (step->column > group->last) group->last = step->column;
    if (!step_acts(step)) return true;
    if (!step_unitary(step)) return refuse("definition.not_unitary", step, err);
    if (!group->like) group->like = step;
    if (!same_conditions(step, group->like))
        return refuse("circuit.group_conditions", step, err);
    group->wires |= step_wires(step);
    return true;
}

// --- What stands between them

static bool depends(const Step *a, const Step *b) {
    return (step_wires(a) & step_wires(b)) || (step_writes(a) & step_reads(b)) ||
           (step_reads(a) & step_writes(b)) || (step_writes(a) & step_writes(b));
}

static void note(int column, bool after, Group *group) {
    if (after && column < group->before) group->before = column;
    if (!after && column >= group->from) group->from = column + 1;
}

// Marks what depends on a chosen step that stands before it, or (`back`) behind it, also by
// way of others.
static void mark(const Group *group, bool back, bool *marks) {
    int count = circuit_steps(group->circuit);
    for (int k = 0; k < count; k++) {
        int i = back ? count - 1 - k : k;
        const Step *step = circuit_step(group->circuit, i);
        for (int j = back ? i + 1 : 0; !marks[i] && j < (back ? count : i); j++)
            marks[i] = (marks[j] || group->chosen[j]) &&
                       depends(step, circuit_step(group->circuit, j));
    }
}

// What must stand behind the gate must not have to stand before it, too.
static bool look_between(Group *group, Error *err) {
    int count = circuit_steps(group->circuit);
    bool *before = mem_new((size_t)count + 1), good = true;
    mark(group, false, group->after);
    mark(group, true, before);
    for (int i = 0; good && i < count; i++) {
        const Step *step = circuit_step(group->circuit, i);
        if (group->chosen[i]) continue;
        if (before[i] && group->after[i])
            good = refuse("circuit.group_between", step, err);
        else if (before[i] || group->after[i])
            note(step->column, group->after[i], group);
    }
    free(before);
    return good;
}

// --- The gate

// What the steps are on the wires that the gate has.
static void narrow(uint32_t *mask, uint32_t wires) {
    uint32_t narrowed = 0;
    for (int own = 0; wires; own++, wires &= wires - 1)
        if (*mask & wires & (~wires + 1)) narrowed |= UINT32_C(1) << own;
    *mask = narrowed;
}

static int own_wire(uint32_t wires, int wire) {
    return __builtin_popcount(wires & ((UINT32_C(1) << wire) - 1));
}

static Step narrowed(const Group *group, const Step *step) {
    Step own = *step;
    uint32_t *const masks[] = {&own.controls, &own.anticontrols, &own.parity,
                               &own.x_axis,   &own.y_axis,       &own.block};
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
        narrow(masks[i], group->wires);
    for (int i = 0; i < 2; i++)
        own.targets[i] = own_wire(group->wires, step->targets[i]);
    for (int i = 0; i < OPERANDS; i++)
        if (own.operands[i].count)
            own.operands[i].first = own_wire(group->wires, own.operands[i].first);
    own.if_mask = own.if_bits = own.unless_mask = own.unless_bits = 0;
    own.column -= group->first;
    return own;
}

static Circuit *inside_of(const Group *group, Error *err) {
    int wires = __builtin_popcount(group->wires);
    if (wires > MAX_DEFINED_WIRES) {
        error_set(err, "definition.wires", "%d\t%d", wires, MAX_DEFINED_WIRES);
        return NULL;
    }
    Circuit *inside = circuit_create(wires);
    for (int i = 0; i < circuit_steps(group->circuit); i++) {
        if (!group->chosen[i]) continue;
        Step own = narrowed(group, circuit_step(group->circuit, i));
        bool fits = step_acts(&own) || own.block;
        // A display of other wires would show something else.
        if (own.gate->kind == GATE_DISPLAY)
            fits = !(step_wires(circuit_step(group->circuit, i)) & ~group->wires);
        if (!step_acts(&own) && fits)
            own.targets[0] = own.targets[1] = __builtin_ctz(own.block);
        if (!fits || circuit_place(inside, own, err) != NO_STEP) continue;
        circuit_destroy(inside);
        return NULL;
    }
    return inside;
}

static Step step_like(const Group *group, const Definition *definition) {
    Step step = {.gate = &definition->gate};
    int wires[MAX_DEFINED_WIRES], count = 0;
    for (uint32_t left = group->wires; left; left &= left - 1)
        wires[count++] = __builtin_ctz(left);
    step_stand_on(&step, wires, count);
    step.if_mask = group->like->if_mask;
    step.if_bits = group->like->if_bits;
    step.unless_mask = group->like->unless_mask;
    step.unless_bits = group->like->unless_bits;
    return step;
}

// --- Its place

static void take_out_chosen(Circuit *circuit, const Group *group) {
    for (int i = circuit->count; i-- > 0;)
        if (group->chosen[i]) circuit_take_out(circuit, i);
}

static bool column_empty(const Circuit *circuit, int column) {
    int i = circuit_from(circuit, column);
    return i == circuit->count || circuit->steps[i].column != column;
}

// The columns that its steps have left empty close up; how many before `column`.
static int close_columns(Circuit *circuit, const Group *group, int column) {
    int closed = 0;
    for (int at = group->last + 1; at >= group->first; at--)
        if (column_empty(circuit, at) && circuit_delete_column(circuit, at, NULL))
            closed += at < column;
    return closed;
}

// In the first column, from the first of its steps on, where there is room.
static int place_between(Circuit *circuit, const Group *group, Step step) {
    int column = group->first > group->from ? group->first : group->from;
    for (; column < group->before && column <= group->last; column++) {
        step.column = column;
        int index = circuit_place(circuit, step, NULL);
        if (index != NO_STEP) return index;
    }
    return NO_STEP;
}

// In a column of its own, between what is before it and what is behind.
static int place_alone(Circuit *circuit, const Group *group, Step step, Error *err) {
    int column = group->from > group->first ? group->from : group->first;
    if (column > group->before) column = group->before;
    if (!circuit_insert_column(circuit, column, err)) return NO_STEP;
    step.column = column;
    return circuit_place(circuit, step, err);
}

static void put_next(Circuit *circuit, Frontier *frontier, Step step) {
    step.column = frontier_column(frontier, &step);
    frontier_pass(frontier, &step);
    circuit_put_in(circuit, step);
}

static void put_others(Circuit *circuit, Frontier *frontier, const Group *group,
                       bool after) {
    for (int i = 0; i < circuit_steps(group->circuit); i++)
        if (!group->chosen[i] && group->after[i] == after)
            put_next(circuit, frontier, *circuit_step(group->circuit, i));
}

// Everything anew, as far left as it can stand: for steps between which no column lies.
static int place_anew(Circuit *circuit, const Group *group, Step step, Error *err) {
    for (int i = 0; i < circuit->count; i++)
        if (!circuit_step_free(&circuit->steps[i], err)) return NO_STEP;
    Frontier frontier = {0};
    if (!circuit_adopt(circuit, &step, err)) return NO_STEP;
    circuit_shorten(circuit, 0);
    put_others(circuit, &frontier, group, false);
    int column = frontier_column(&frontier, &step);
    put_next(circuit, &frontier, step);
    put_others(circuit, &frontier, group, true);
    return circuit_at(circuit, step.targets[0], column);
}

static int place_group(Circuit *circuit, const Group *group, Step step, Error *err) {
    if (group->from > group->before) return place_anew(circuit, group, step, err);
    int index = place_between(circuit, group, step);
    if (index == NO_STEP) index = place_alone(circuit, group, step, err);
    if (index == NO_STEP) return NO_STEP;
    int column = circuit->steps[index].column;
    column -= close_columns(circuit, group, column);
    return circuit_at(circuit, step.targets[0], column);
}

static int group_chosen(Circuit *circuit, Group *group, const char *name, Error *err) {
    Circuit *inside = inside_of(group, err);
    const Definition *made = inside ? definition_circuit(name, inside, err) : NULL;
    circuit_destroy(inside);
    if (!made) return NO_STEP;
    const Definition *taken = circuit_definition_find(circuit, name);
    if (taken && !definition_same(taken, made)) {
        error_set(err, "definition.taken", "%s", name);
        definition_release(made);
        return NO_STEP;
    }
    Circuit *trial = circuit_copy(circuit);
    Step step = step_like(group, made);
    take_out_chosen(trial, group);
    int index = place_group(trial, group, step, err);
    definition_release(made);
    circuit_settle(circuit, trial, index != NO_STEP);
    return index;
}

int circuit_group(Circuit *circuit, const int *indexes, int count, const char *name,
                  Error *err) {
    Group group = {.circuit = circuit, .first = -1, .last = -1, .before = INT_MAX};
    bool good = true;
    group.chosen = mem_new((size_t)circuit->count + 1);
    group.after = mem_new((size_t)circuit->count + 1);
    for (int i = 0; i < count; i++)
        group.chosen[indexes[i]] = true;
    for (int i = 0; good && i < circuit->count; i++)
        if (group.chosen[i]) good = take_step(&group, &circuit->steps[i], err);
    if (good && !group.like) {
        error_set(err, "circuit.group_none", "%s", "");
        good = false;
    }
    good = good && look_between(&group, err);
    int index = good ? group_chosen(circuit, &group, name, err) : NO_STEP;
    free(group.chosen);
    free(group.after);
    return index;
}

// --- Taken apart

// Whether the steps have room in the columns that they have within.
static bool columns_serve(const Steps *steps) {
    Frontier frontier = {0};
    for (int i = 0; i < steps->count; i++) {
        if (steps->at[i].column < frontier_column(&frontier, &steps->at[i])) return false;
        frontier_pass(&frontier, &steps->at[i]);
    }
    return true;
}

// Where they have none, each goes as far left as it can stand. How many columns they take.
static int lay_out(Steps *steps) {
    Frontier frontier = {0};
    bool serve = columns_serve(steps);
    int columns = 1;
    for (int i = 0; i < steps->count; i++) {
        Step *own = &steps->at[i];
        if (!serve) own->column = frontier_column(&frontier, own);
        frontier_pass(&frontier, own);
        if (own->column >= columns) columns = own->column + 1;
    }
    return columns;
}

static bool put_apart(Circuit *circuit, int column, int columns, Steps *steps, Error *err) {
    for (int i = 1; i < columns; i++)
        if (!circuit_insert_column(circuit, column + 1, err)) return false;
    for (int i = 0; i < steps->count; i++) {
        steps->at[i].column += column;
        if (circuit_place(circuit, steps->at[i], err) == NO_STEP) return false;
    }
    return true;
}

// What decides by axes and parity is said around it first where a step within has a parity
// too: one step has one.
static bool own_steps(const Step *step, Steps *out) {
    if (!step->parity) return definition_steps(step, out);
    Steps around = {0};
    int core = step_lower_dots(step, &around);
    bool good = true;
    for (int i = 0; i < around.count; i++)
        if (i == core)
            good = definition_steps(&around.at[i], out);
        else
            steps_add(out, &around.at[i]);
    steps_clear(&around);
    return good;
}

bool circuit_ungroup(Circuit *circuit, int index, Error *err) {
    Step step = *circuit_step(circuit, index);
    bool made = step.gate->kind == GATE_DEFINED && definition_of(step.gate)->inside;
    if (!circuit_step_free(&step, err)) return false;
    if (!made) return error_set(err, "circuit.ungroup", "%s", step.gate->label);
    Steps steps = {0};
    if (!own_steps(&step, &steps)) {
        steps_clear(&steps);
        return error_set(err, "circuit.ungroup_power", "%s", step.gate->label);
    }
    Circuit *trial = circuit_copy(circuit);
    int columns = lay_out(&steps);
    circuit_take_out(trial, index);
    bool good = put_apart(trial, step.column, columns, &steps, err);
    steps_clear(&steps);
    return circuit_settle(circuit, trial, good);
}
