// What is done at the desk to the chosen steps of a circuit, to the column and the wire of
// its cursor. Each is one step of undo; what is refused says why in the status line.
#ifndef KYUBI_DESK_EDITS_H
#define KYUBI_DESK_EDITS_H

#include "desk/chosen.h"
#include "desk/desk.h"

void edits_say_chosen(Desk *desk, const Workpiece *piece); // how many are chosen
// Shift and a press: in or out. False: there is no step at the spot.
bool edits_toggle(Desk *desk, Spot spot);
void edits_choose_all(Desk *desk);
void edits_choose_wire(Desk *desk, Spot spot); // all that stands on it
void edits_stretch(Desk *desk, int wires, int columns);

bool edits_move(Desk *desk, int wires, int columns); // false: nothing is chosen
void edits_delete(Desk *desk);
void edits_delete_at(Desk *desk, Spot spot); // the step there, or all where it is chosen
void edits_duplicate(Desk *desk);            // behind themselves

void edits_press(Desk *desk, Spot spot); // SPOT_STEPS

typedef enum LineEdit {
    COLUMN_BEFORE,
    COLUMN_AFTER,
    COLUMN_DELETE,
    COLUMN_LEFT,
    COLUMN_RIGHT,
    WIRE_ABOVE,
    WIRE_BELOW,
    WIRE_DELETE,
    WIRE_UP,
    WIRE_DOWN,
    LINE_EDITS
} LineEdit;
void edits_line(Desk *desk, LineEdit edit);

// Whether the circuit's palette offers the step. Fails: desk.not_offered (what).
bool edits_offered(const Workpiece *piece, const Step *step, Error *err);

// Puts the steps of another circuit in at (wire, column), or in the first column behind it
// that has room, and adds wires below where the circuit may have more.
void edits_paste(Desk *desk, Workpiece *piece, const Circuit *excerpt, int wire,
                 int column);

#endif
