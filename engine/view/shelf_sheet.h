// The sheet 「表示」: every kind of display with what it shows in a sentence; those that
// stand with the circuit have a tick.
#ifndef KYUBI_VIEW_SHELF_SHEET_H
#define KYUBI_VIEW_SHELF_SHEET_H

#include "view/shelf_view.h"

typedef struct ShelfSheet {
    const Shelf *shelf;
    int qubits; // of the circuit: a kind for fewer says so
    Rect at;    // of the button that opened it; h 0: none
    double scroll;
} ShelfSheet;

void shelf_sheet_add(Scene *scene, const ShelfSheet *model);

#endif
