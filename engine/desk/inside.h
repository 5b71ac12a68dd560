// A gate that is made of gates, opened: its inside is the piece's circuit, with a history
// of its own, until it is left; then every use of it is what was made of it, as one step of
// undo. Gates within gates open the same way.
//
// In a lesson, whose displays look at wires that there must be, the inside has as many
// wires as the circuit, those of the gate first.
#ifndef KYUBI_DESK_INSIDE_H
#define KYUBI_DESK_INSIDE_H

#include "circuit/circuit_definitions.h"
#include "desk/workpiece.h"

// Fails: inside.not_made (gate), circuit.locked.
bool inside_open(Workpiece *piece, int step, Error *err);
// The gate that is open; "": none. Borrowed.
const char *inside_name(const Workpiece *piece);
// One level back. What cannot be a gate stays open: definition.…, circuit.wire_in_use, ….
bool inside_leave(Workpiece *piece, Error *err);
void inside_discard(Workpiece *piece); // the same without what was done to it
// The whole circuit as it would be if all were left, yours; what cannot be left is as it
// was.
Circuit *inside_whole(const Workpiece *piece);
void inside_end(Workpiece *piece); // gives back what waits outside

#endif
