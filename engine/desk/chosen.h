// Which steps of a piece's circuit are chosen: none, one (Workpiece.chosen), or several.
// Several belong to one revision of the circuit: another change leaves none chosen, and
// undoing it has them chosen again.
#ifndef KYUBI_DESK_CHOSEN_H
#define KYUBI_DESK_CHOSEN_H

#include "desk/workpiece.h"

void chosen_read(const Workpiece *piece, StepSet *set); // fills it
int chosen_count(const Workpiece *piece);
bool chosen_has(const Workpiece *piece, int step);
// Of the present, where two or more are chosen; NULL. Borrowed until the piece changes.
const StepSet *chosen_several(const Workpiece *piece);

void chosen_become(Workpiece *piece, const StepSet *set);
void chosen_one(Workpiece *piece, int step); // NO_STEP: none
void chosen_none(Workpiece *piece);
void chosen_toggle(Workpiece *piece, int step);

// The steps of the box, and those of `before` (NULL: no others).
void chosen_box(Workpiece *piece, CellBox box, const StepSet *before);

// Ctrl, Shift and an arrow: the box from where that began to the cursor, which has gone on.
bool chosen_stretches(const Workpiece *piece); // such a box is to be seen
void chosen_stretch(Workpiece *piece, int wires, int columns, int farthest);

#endif
