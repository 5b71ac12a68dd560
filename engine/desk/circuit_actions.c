// What is done to the circuit that has the keyboard: one function a spot.
#include "desk/desk_inside.h"

bool desk_commit(Desk *desk, Workpiece *piece, Circuit *next, bool good, Error *err) {
    if (!good) circuit_destroy(next);
    if (!good || !workpiece_commit(piece, next, err)) {
        desk_refuse(desk, err);
        return false;
    }
    desk_hush(desk);
    return true;
}

// A gate pressed, not dragged: it goes to the cursor, or to the first free column behind
// it.
void circuit_act_place(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.b);
    if (!piece || !piece->editable) return;
    Error err = {0};
    const Circuit *now = history_now(piece->history);
    int column = piece->cursor_column;
    Tool tool;
    if (!circuit_tool(now, spot.a, &tool)) return;
    if (tool.gate)
        while (circuit_covering(now, piece->cursor_wire, column) != NO_STEP)
            column++;
    Circuit *next = workpiece_put(piece, &tool, piece->cursor_wire, column, &err);
    if (!desk_commit(desk, piece, next, next != NULL, &err)) return;
    piece->cursor_column = column;
    piece->chosen = circuit_at(workpiece_shown(piece), piece->cursor_wire, column);
    desk_changed(desk, piece);
    if (desk->gates.open) gates_placed(desk, &tool, piece);
    desk_follow_cursor(desk, piece);
}

void circuit_act_cell(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    int wire, column;
    if (!piece || !hand_cell(piece, &spot, &wire, &column)) return;
    piece->cursor_wire = wire;
    piece->cursor_column = column;
    chosen_one(piece, circuit_at(workpiece_shown(piece), wire, column));
    desk_focus(desk, (Spot){.kind = SPOT_CELL, .a = wire, .b = column, .c = spot.c});
    desk_hush(desk);
    desk_show_angle(desk);
}

void circuit_act_undo(Desk *desk, Spot spot) {
    (void)spot;
    if (inputs_undo(desk) || shelving_undo(desk)) return;
    Workpiece *piece = desk_editable(desk);
    if (piece && workpiece_undo(piece))
        desk_changed(desk, piece);
    else
        desk_say(desk, "desk.no_undo", " ");
}

void circuit_act_redo(Desk *desk, Spot spot) {
    (void)spot;
    if (inputs_redo(desk) || shelving_redo(desk)) return;
    Workpiece *piece = desk_editable(desk);
    if (piece && workpiece_redo(piece))
        desk_changed(desk, piece);
    else
        desk_say(desk, "desk.no_redo", " ");
}

void circuit_act_delete(Desk *desk, Spot spot) {
    (void)spot;
    edits_delete(desk);
}

void circuit_act_clear(Desk *desk, Spot spot) {
    (void)spot;
    Workpiece *piece = desk_editable(desk);
    if (!piece) return;
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    for (int i = circuit_steps(next) - 1; i >= 0; i--)
        circuit_remove(next, i, NULL); // a lesson's locked steps stay
    piece->chosen = NO_STEP;
    if (desk_commit(desk, piece, next, true, &err)) desk_changed(desk, piece);
}

void circuit_act_wires(Desk *desk, Spot spot) {
    Workpiece *piece = &desk->lab.piece;
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    int wires = circuit_wires(next) + spot.a;
    bool good = wires <= DESK_QUBITS
                    ? circuit_set_wires(next, wires, &err)
                    : error_set(&err, "desk.most_wires", "%d", DESK_QUBITS);
    if (good && circuit_bits(next) < wires) circuit_set_bits(next, wires, NULL);
    if (desk_commit(desk, piece, next, good, &err)) desk_changed(desk, piece);
}
