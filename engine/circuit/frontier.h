// Lays the steps of a program out in columns: each as far left as the steps before it
// allow. What shares a wire (or crosses it), or a classical bit that one of the two writes,
// keeps its order.
#ifndef KYUBI_CIRCUIT_FRONTIER_H
#define KYUBI_CIRCUIT_FRONTIER_H

#include "circuit/circuit.h"

// The first column that is still free, for each wire and bit. Zero is the empty circuit. A
// plain value.
typedef struct Frontier {
    int wires[MAX_WIRES];
    int written[MAX_BITS]; // behind the last step that writes the bit
    int used[MAX_BITS];    // behind the last step that writes or reads it
} Frontier;

// The leftmost column for `step`, whose wires and bits exist.
int frontier_column(const Frontier *frontier, const Step *step);

// `step` now stands in its column.
void frontier_pass(Frontier *frontier, const Step *step);

// What comes later on `wires` stands behind everything that they hold so far.
void frontier_barrier(Frontier *frontier, uint32_t wires);

#endif
