// What the hand holds between going down and going up: a gate from the palette, a step, a
// dot, the tip of an arrow. While it holds something the piece shows what would be; letting
// go makes it so, or puts it back.
#ifndef KYUBI_DESK_HAND_H
#define KYUBI_DESK_HAND_H

#include "circuit/names.h"
#include "desk/workpiece.h"
#include "view/circuit_view.h"
#include "view/display.h"

typedef enum HandKind {
    HAND_EMPTY,
    HAND_PRESS,   // on something that acts when let go
    HAND_AREA,    // an area of a stage that can be dragged, or pressed
    HAND_CLOCK,   // a stage's time line
    HAND_GATE,    // a gate from the palette
    HAND_DOT,     // a dot from the palette
    HAND_STEP,    // a step of the circuit
    HAND_CONTROL, // a dot of a step
    HAND_STEPS,   // all chosen steps
    HAND_COLUMN,  // a whole column
    HAND_WIRE,    // a wire, by its name
    HAND_SIZE,    // the lower end of a block
    HAND_BOX,     // a box of cells whose steps are chosen, begun at an empty one
    HAND_ARROW,   // the tip of an arrow
    HAND_MOMENT,  // the time line
    HAND_BAR,     // the bar of a prediction (desk/answering.c)
    HAND_CARD     // a card of an exercise
} HandKind;

typedef struct Hand {
    HandKind kind;
    Spot from;             // where it went down
    Workpiece *piece;      // NULL for HAND_PRESS
    const Gate *gate;      // of the palette, or of the step; NULL: of a dot of the palette
    Tool tool;             // HAND_GATE, HAND_DOT: of the palette
    ControlDot dot;        // HAND_DOT, HAND_CONTROL
    int step;              // in the present circuit
    int wire, column;      // the cell that was taken hold of
    char name[WIRE_LABEL]; // HAND_WIRE: what the wire is called
    bool copies;           // what it holds stays where it was too
    bool adds;             // HAND_BOX: beside what was chosen before
    Rect cell;             // HAND_BOX: where the first cell is
    bool moved;            // past the threshold: it is a drag
    double x, y, from_x, from_y;
    bool back, outside; // of an arrow: on the rear half; beyond the rim
    bool sided;         // … that is decided
    GhostKind ghost;
    int ghost_wire, ghost_column;
    bool between;                     // the line before ghost_column: a column opens there
    bool off;                         // over no cell: letting go deletes a step
    int cell_wire, cell_column, line; // the cell under it, the line it is on (-1: none)
    bool shown;                       // the preview is of these and off
    Error refusal;                    // why the ghost is refused
    int exercise, item;               // of a bar or card
    int over;                         // the place under the card; -1: none
    double grab_x, grab_y;            // where in the card it was taken hold of
} Hand;

enum { DRAG_THRESHOLD = 4 }; // px

// Takes hold of what `spot` names at (x, y). False when there is nothing to hold: it is a
// press.
bool hand_take(Hand *hand, Spot spot, Workpiece *piece, double x, double y);
// What Shift and Ctrl (Gesture.mods) make of what was just taken hold of at `area`: a copy,
// the whole column, a box of cells. A finger has no keys and begins a box by resting
// (hand_rest).
void hand_grip(Hand *hand, Workpiece *piece, const SpotArea *area, int mods, bool finger);
bool hand_rest(Hand *hand, Workpiece *piece, const SpotArea *area);
// `over` is the spot under the pointer (NULL: none), `ball` where the held arrow's sphere
// is; `free`: no snapping.
void hand_move(Hand *hand, const SpotArea *over, const Ball *ball, double x, double y,
               bool free);
// Lets go. True when the piece was changed; `err` says why when it was refused.
bool hand_drop(Hand *hand, Error *err);
void hand_cancel(Hand *hand);      // what it held goes back
bool hand_holds(const Hand *hand); // something, dragged or not yet
bool hand_drags(const Hand *hand); // … and has moved it

// The cell that a spot of the piece means; false when it is none of its cells.
bool hand_cell(const Workpiece *piece, const Spot *spot, int *wire, int *column);

#endif
