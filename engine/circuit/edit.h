// Changes to many steps of a circuit at once, to its columns and to its wires. Each is made
// as a whole or, with `err` saying why (the sentences of circuit.h), not at all; a lesson's
// locked steps stay where they are. `at`, which may be NULL, becomes the steps where they
// now stand.
//
// Classical bits follow their wires: a measurement that writes the bit of its own wire's
// number goes on doing so, and what goes with it and reads that bit reads the new one. In a
// circuit whose bits are as many as its wires, without registers, they change places with
// them.
#ifndef KYUBI_CIRCUIT_EDIT_H
#define KYUBI_CIRCUIT_EDIT_H

#include "circuit/step_set.h"

// Becomes the other circuit, which is taken.
void circuit_take_over(Circuit *circuit, Circuit *other);

// --- Steps

bool circuit_remove_steps(Circuit *circuit, const StepSet *set, Error *err);
// So many wires down and columns to the right. Fails: circuit.above, circuit.left.
bool circuit_move_steps(Circuit *circuit, const StepSet *set, int wires, int columns,
                        StepSet *at, Error *err);
// The same, but these stay and copies of them go there; a copy is never locked.
bool circuit_copy_steps(Circuit *circuit, const StepSet *set, int wires, int columns,
                        StepSet *at, Error *err);
// Into new columns, opened for them before `column`, so that the first of them stands in it
// and all go `wires` down.
bool circuit_move_steps_between(Circuit *circuit, const StepSet *set, int wires, int column,
                                StepSet *at, Error *err);
bool circuit_copy_steps_between(Circuit *circuit, const StepSet *set, int wires, int column,
                                StepSet *at, Error *err);

// A circuit of these steps alone (some), its first wire and column the first of theirs.
// Yours. Nothing in it is locked, every wire starts in |0⟩ and has no name; the parameters
// are there.
Circuit *circuit_excerpt(const Circuit *circuit, const StepSet *set);

// Puts the steps of another circuit in, its q0 on `wire` and its first column in `column`.
// Bits that it needs are made where they have no registers, and parameters that its steps
// name where there are none such. Fails also: parameter.most,
// circuit.paste_wires (wires that it needs, first wire, last wire of this circuit).
bool circuit_paste(Circuit *circuit, const Circuit *excerpt, int wire, int column,
                   StepSet *at, Error *err);
// The first column from `column` on where it has room; -1 where no column would do.
int circuit_paste_column(const Circuit *circuit, const Circuit *excerpt, int wire,
                         int column);

// --- Columns

bool circuit_open_columns(Circuit *circuit, int before, int count, Error *err);
// All steps of `from` stand in `to` afterwards, those between make room.
bool circuit_move_column(Circuit *circuit, int from, int to, Error *err);
// A copy of them stands in a new column `to`.
bool circuit_copy_column(Circuit *circuit, int from, int to, Error *err);

// --- Wires: all that stands on them follows, controls, starts, names and bits too. Where a
// step would then lie under another's link, its column becomes two. Fails also:
// circuit.torn (gate, wire, column): neighbouring wires of a block would be neighbours no
// more; circuit.wires.

bool circuit_insert_wire(Circuit *circuit, int before, Error *err);
// With all steps that touch it. Bits behind its own follow, unless that one is used by
// other steps.
bool circuit_remove_wire(Circuit *circuit, int wire, Error *err);
bool circuit_move_wire(Circuit *circuit, int from, int to, Error *err);

#endif
