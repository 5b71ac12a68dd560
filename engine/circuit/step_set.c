#include "circuit/step_set.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void step_set_end(StepSet *set) {
    free(set->steps);
    *set = (StepSet){0};
}

void step_set_copy(StepSet *set, const StepSet *from) {
    if (set == from) return;
    set->count = 0;
    for (int i = 0; i < from->count; i++)
        step_set_add(set, from->steps[i]);
}

// Where the step is, or would be.
static int place_of(const StepSet *set, int step) {
    int low = 0, high = set->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (set->steps[middle] < step)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool step_set_has(const StepSet *set, int step) {
    if (!set) return false;
    int at = place_of(set, step);
    return at < set->count && set->steps[at] == step;
}

void step_set_add(StepSet *set, int step) {
    int at = place_of(set, step);
    if (at < set->count && set->steps[at] == step) return;
    if (set->count == set->room) {
        set->room = set->room ? 2 * set->room : 8;
        set->steps = mem_grow(set->steps, (size_t)set->room, sizeof *set->steps);
    }
    memmove(&set->steps[at + 1], &set->steps[at],
            (size_t)(set->count - at) * sizeof *set->steps);
    set->steps[at] = step;
    set->count++;
}

void step_set_toggle(StepSet *set, int step) {
    if (!step_set_has(set, step)) {
        step_set_add(set, step);
        return;
    }
    int at = place_of(set, step);
    set->count--;
    memmove(&set->steps[at], &set->steps[at + 1],
            (size_t)(set->count - at) * sizeof *set->steps);
}

static int lesser(int a, int b) {
    return a < b ? a : b;
}

static int greater(int a, int b) {
    return a > b ? a : b;
}

void step_set_touch(StepSet *set, const Circuit *circuit, CellBox box) {
    int first = lesser(box.wire, box.last_wire), last = greater(box.wire, box.last_wire);
    int from = lesser(box.column, box.last_column),
        to = greater(box.column, box.last_column);
    set->count = 0;
    for (int i = circuit_from(circuit, from); i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->column > to) return;
        uint64_t wires = (UINT64_C(2) << last) - (UINT64_C(1) << first);
        if (step_wires(step) & wires) step_set_add(set, i);
    }
}

void step_set_all(StepSet *set, const Circuit *circuit) {
    set->count = 0;
    for (int i = 0; i < circuit_steps(circuit); i++)
        step_set_add(set, i);
}

CellBox step_set_box(const StepSet *set, const Circuit *circuit) {
    assert(set->count);
    uint32_t wires = 0;
    for (int i = 0; i < set->count; i++)
        wires |= step_wires(circuit_step(circuit, set->steps[i]));
    return (CellBox){.wire = __builtin_ctz(wires),
                     .column = circuit_step(circuit, set->steps[0])->column,
                     .last_wire = 31 - __builtin_clz(wires),
                     .last_column =
                         circuit_step(circuit, set->steps[set->count - 1])->column};
}
