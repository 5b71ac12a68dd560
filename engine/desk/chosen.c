#include "desk/chosen.h"

const StepSet *chosen_several(const Workpiece *piece) {
    const StepSet *set = &piece->several;
    bool holds = piece->chosen == NO_STEP && set->count > 1 &&
                 piece->several_of == history_revision(piece->history);
    int steps = circuit_steps(history_now(piece->history));
    return holds && set->steps[set->count - 1] < steps ? set : NULL;
}

void chosen_read(const Workpiece *piece, StepSet *set) {
    const StepSet *several = chosen_several(piece);
    set->count = 0;
    if (several) step_set_copy(set, several);
    bool one =
        piece->chosen >= 0 && piece->chosen < circuit_steps(history_now(piece->history));
    if (one) step_set_add(set, piece->chosen);
}

int chosen_count(const Workpiece *piece) {
    const StepSet *several = chosen_several(piece);
    return several ? several->count : piece->chosen != NO_STEP;
}

bool chosen_has(const Workpiece *piece, int step) {
    return step == piece->chosen || step_set_has(chosen_several(piece), step);
}

void chosen_one(Workpiece *piece, int step) {
    piece->several.count = 0;
    piece->chosen = step;
    piece->stretching = false;
}

void chosen_none(Workpiece *piece) {
    chosen_one(piece, NO_STEP);
}

void chosen_become(Workpiece *piece, const StepSet *set) {
    piece->chosen = set->count == 1 ? set->steps[0] : NO_STEP;
    step_set_copy(&piece->several, set);
    if (set->count < 2) piece->several.count = 0;
    piece->several_of = history_revision(piece->history);
}

void chosen_toggle(Workpiece *piece, int step) {
    StepSet set = {0};
    chosen_read(piece, &set);
    step_set_toggle(&set, step);
    chosen_become(piece, &set);
    step_set_end(&set);
}

void chosen_box(Workpiece *piece, CellBox box, const StepSet *before) {
    StepSet set = {0};
    step_set_touch(&set, history_now(piece->history), box);
    for (int i = 0; before && i < before->count; i++)
        step_set_add(&set, before->steps[i]);
    chosen_become(piece, &set);
    step_set_end(&set);
}

static int within(int x, int most) {
    return x < 0 ? 0 : x > most ? most : x;
}

bool chosen_stretches(const Workpiece *piece) {
    return piece->stretching && piece->several_of == history_revision(piece->history);
}

void chosen_stretch(Workpiece *piece, int wires, int columns, int farthest) {
    if (!chosen_stretches(piece)) {
        piece->stretch_wire = piece->cursor_wire;
        piece->stretch_column = piece->cursor_column;
    }
    int last = circuit_wires(history_now(piece->history)) - 1;
    piece->cursor_wire = within(piece->cursor_wire + wires, last);
    piece->cursor_column = within(piece->cursor_column + columns, farthest);
    CellBox box = {piece->stretch_wire, piece->stretch_column, piece->cursor_wire,
                   piece->cursor_column};
    chosen_box(piece, box, NULL);
    piece->stretching = true;
}
