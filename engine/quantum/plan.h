// How a range of a program is run: ladders found, layers made where they pay, and
// neighbours that stay within a tile run tile by tile. For this room only.
#ifndef KYUBI_QUANTUM_PLAN_H
#define KYUBI_QUANTUM_PLAN_H

#include "quantum/kernels_inside.h"
#include "quantum/layers.h"

// From so many qubits on there are layers and tiles.
enum { LAYER_QUBITS = 11 };

typedef struct Item {
    Ladder *ladder; // of the three one: these two are NULL for an operation
    Layers *layers;
    int operation; // its number in the program
    int tiled;     // so many items from here on stay within tiles and are run together; 0:
                   // alone
} Item;

typedef struct Plan {
    int from, to; // the range of operations
    bool plain;   // nothing but operations one by one: no items
    Item *items;
    int count;
    struct Plan *next; // of the same program
} Plan;

Plan *plan_create(const Operation *operations, int from, int to, int qubits,
                  const Kernels *kernels);
void plan_destroy(Plan *plan);

#endif
