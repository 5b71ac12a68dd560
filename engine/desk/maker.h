// The sheet on which a gate is made, from the chosen steps, a matrix, or an axis and an
// angle. What is typed is judged at every key.
#ifndef KYUBI_DESK_MAKER_H
#define KYUBI_DESK_MAKER_H

#include "desk/desk.h"
#include "desk/field.h"
#include "view/maker_sheet.h"

typedef struct Maker {
    bool open;
    MakerKind kind;
    int source; // of the circuit it is for
    int wires;  // of its matrix, 1 … 3
    Field fields[MAKER_FIELDS];
    Error refusal; // what was refused last; key "": nothing
    Spot from;     // had the focus
    bool by_key;
    double scroll;
} Maker;

void maker_open(Desk *desk, MakerKind kind); // open already: goes that way instead
void maker_close(Desk *desk);
void maker_typed(Desk *desk);
void maker_set_wires(Desk *desk, int wires);
void maker_nearest(Desk *desk);
void maker_go(Desk *desk);
void maker_build(Desk *desk, Scene *scene);

#endif
