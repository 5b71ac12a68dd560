// Outcomes that are held: of the present circuit's findings (circuit/record.h). All
// displays then show the state under that condition. It is no step of undo and never
// changes the circuit; an edit takes along what is still there, and lets all go where the
// edited circuit cannot come out so any more.
#ifndef KYUBI_DESK_HOLDING_H
#define KYUBI_DESK_HOLDING_H

#include "circuit/branch_tree.h"
#include "desk/workpiece.h"

// Holds these findings and no others. Fails and changes nothing: hold.never where it never
// comes out so, run.….
bool holding_set(Workpiece *piece, Record held, Error *err);
// One more at that value, or let go. Fails also: hold.noise where a reset is to be held
// under noise, hold.many for findings beyond MOST_FINDINGS.
bool holding_put(Workpiece *piece, int finding, int value, Error *err);
bool holding_drop(Workpiece *piece, int finding, Error *err);

// Draws the piece's next shot by its seed, or the same one again, and holds all of it.
// Fails: hold.none where nothing measures or resets, run.….
bool holding_shot(Workpiece *piece, bool next, Error *err);

// How likely what is held is, together with what is selected; 1: nothing is.
double holding_chance(const Workpiece *piece);

// What of it `circuit` has, which is the present or a preview of it.
Record holding_of(const Workpiece *piece, const Circuit *circuit);
// After another circuit became the present: `before` was.
void holding_carry(Workpiece *piece, const Circuit *before);

#endif
