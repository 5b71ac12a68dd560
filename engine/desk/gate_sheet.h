// The sheet of all gates while it is open: what was typed into its field, the tools that
// are left, and the one that Enter places. A tile that is dragged puts the sheet away.
#ifndef KYUBI_DESK_GATE_SHEET_H
#define KYUBI_DESK_GATE_SHEET_H

#include "desk/field.h"
#include "desk/gesture.h"
#include "desk/workpiece.h"
#include "lesson/search.h"
#include "view/scene.h"

typedef struct GateSheet {
    bool open;
    int source; // the circuit it was opened for
    Field field;
    Search *index;
    int codes[MOST_TOOLS]; // tools that are shown, by group
    int count;
    int chosen; // code; NO_TOOL
    double scroll;
    Spot from; // had the focus
    bool by_key;
} GateSheet;

struct Desk;

void gates_open(struct Desk *desk, int source); // open already: it closes
void gates_close(struct Desk *desk);
void gates_leave(struct Desk *desk); // for a drag out of it: the hand goes on
void gates_typed(struct Desk *desk);
bool gates_key(struct Desk *desk, const Gesture *gesture); // false: not for it
void gates_enter(struct Desk *desk);                       // places the chosen one
// The tool went to the piece's cursor: says so, and the field has the keyboard again.
void gates_placed(struct Desk *desk, const Tool *tool, const Workpiece *piece);
void gates_build(struct Desk *desk, Scene *scene);

#endif
