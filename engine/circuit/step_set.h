// Some of a circuit's steps, by their index, in order. Zero is the empty set. It knows
// nothing of the circuit: where steps come and go, their indices are others.
#ifndef KYUBI_CIRCUIT_STEP_SET_H
#define KYUBI_CIRCUIT_STEP_SET_H

#include "circuit/circuit.h"

typedef struct StepSet {
    int count, room;
    int *steps; // in order
} StepSet;

void step_set_end(StepSet *set); // gives back what it holds; it is empty then
void step_set_copy(StepSet *set, const StepSet *from);
bool step_set_has(const StepSet *set, int step); // no set (NULL) has none
void step_set_add(StepSet *set, int step);
void step_set_toggle(StepSet *set, int step); // in, or out again

// Cells from (wire, column) to (wire, column), both included, in whichever order.
typedef struct CellBox {
    int wire, column, last_wire, last_column;
} CellBox;

// Becomes the steps that touch a cell of the box (a wire that a link only crosses is none),
// and all of them.
void step_set_touch(StepSet *set, const Circuit *circuit, CellBox box);
void step_set_all(StepSet *set, const Circuit *circuit);
// The cells that hold the steps; they must be some.
CellBox step_set_box(const StepSet *set, const Circuit *circuit);

#endif
