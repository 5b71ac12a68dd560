#include "circuit/frontier.h"

static int later(int a, int b) {
    return a > b ? a : b;
}

static int wires_behind(const Frontier *frontier, uint32_t wires) {
    int column = 0;
    for (; wires; wires &= wires - 1)
        column = later(column, frontier->wires[__builtin_ctz(wires)]);
    return column;
}

int frontier_column(const Frontier *frontier, const Step *step) {
    int column = wires_behind(frontier, step_span(step));
    for (uint64_t reads = step_reads(step); reads; reads &= reads - 1)
        column = later(column, frontier->written[__builtin_ctzll(reads)]);
    if (step_writes(step)) column = later(column, frontier->used[step->bit]);
    return column;
}

void frontier_pass(Frontier *frontier, const Step *step) {
    int behind = step->column + 1;
    for (uint32_t span = step_span(step); span; span &= span - 1) {
        int *wire = &frontier->wires[__builtin_ctz(span)];
        *wire = later(*wire, behind);
    }
    for (uint64_t reads = step_reads(step); reads; reads &= reads - 1) {
        int *used = &frontier->used[__builtin_ctzll(reads)];
        *used = later(*used, behind);
    }
    if (!step_writes(step)) return;
    frontier->written[step->bit] = later(frontier->written[step->bit], behind);
    frontier->used[step->bit] = later(frontier->used[step->bit], behind);
}

void frontier_barrier(Frontier *frontier, uint32_t wires) {
    int column = wires_behind(frontier, wires);
    for (int wire = 0; wire < MAX_WIRES; wire++)
        if (wires >> wire & 1) frontier->wires[wire] = column;
}
