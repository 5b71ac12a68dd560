#include "circuit/frontier.h"

static int later(int a, int b) {
    return a > b ? a : b;
}

static int wires_behind(const Frontier *frontier, uint32_t wires) {
    int column = 0;
    for (int wire = 0; wire < MAX_WIRES; wire++)
        if (wires >> wire & 1) column = later(column, frontier->wires[wire]);
    return column;
}

int frontier_column(const Frontier *frontier, const Step *step) {
    int column = wires_behind(frontier, step_span(step));
    for (int bit = 0; bit < 64; bit++)
        if (step->if_mask >> bit & 1) column = later(column, frontier->written[bit]);
    if (step->gate->kind == GATE_MEASURE) column = later(column, frontier->used[step->bit]);
    return column;
}

void frontier_pass(Frontier *frontier, const Step *step) {
    int behind = step->column + 1;
    for (int wire = 0; wire < MAX_WIRES; wire++)
        if (step_span(step) >> wire & 1)
            frontier->wires[wire] = later(frontier->wires[wire], behind);
    for (int bit = 0; bit < 64; bit++)
        if (step->if_mask >> bit & 1)
            frontier->used[bit] = later(frontier->used[bit], behind);
    if (step->gate->kind != GATE_MEASURE) return;
    frontier->written[step->bit] = later(frontier->written[step->bit], behind);
    frontier->used[step->bit] = later(frontier->used[step->bit], behind);
}

void frontier_barrier(Frontier *frontier, uint32_t wires) {
    int column = wires_behind(frontier, wires);
    for (int wire = 0; wire < MAX_WIRES; wire++)
        if (wires >> wire & 1) frontier->wires[wire] = column;
}
