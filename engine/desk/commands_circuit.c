// Commands of a circuit that can be changed, in the lab or a lesson.
#include "circuit/inset.h"
#include "desk/command_rows.h"
#include "desk/desk_inside.h"
#include "desk/dots.h"

#include <ctype.h>

static int clamp(int x, int least, int most) {
    return x < least ? least : x > most ? most : x;
}

static void move_cursor(Desk *desk, int wires, int columns) {
    Workpiece *piece = desk_editable(desk);
    int last = circuit_wires(workpiece_shown(piece)) - 1;
    int farthest = desk_last_column(desk, piece);
    bool left =
        columns < 0 && !wires && !piece->cursor_column && desk->focus.kind == SPOT_CELL;
    if (left) { // in front of the first column stand the kets
        wire_to_start(desk, piece->cursor_wire);
        return;
    }
    piece->cursor_wire = clamp(piece->cursor_wire + wires, 0, last);
    piece->cursor_column = clamp(piece->cursor_column + columns, 0, farthest);
    desk_act(desk, (Spot){.kind = SPOT_CELL,
                          .a = piece->cursor_wire,
                          .b = piece->cursor_column,
                          .c = piece->index});
    desk->focus_shown = true;
    desk_follow_cursor(desk, piece);
}

static void cursor_across(Desk *desk, int by) {
    move_cursor(desk, 0, by);
}

static void cursor_along(Desk *desk, int by) {
    move_cursor(desk, by, 0);
}

static void move_step(Desk *desk, int wires, int columns) {
    if (!edits_move(desk, wires, columns)) move_cursor(desk, wires, columns);
}

static void step_across(Desk *desk, int by) {
    move_step(desk, 0, by);
}

static void step_along(Desk *desk, int by) {
    move_step(desk, by, 0);
}

static void place_dot(Desk *desk, int kind) {
    Workpiece *piece = desk_editable(desk);
    desk_act(desk, (Spot){.kind = SPOT_PALETTE, .a = kind, .b = piece->index});
}

static void open_gates(Desk *desk, int by) {
    (void)by;
    gates_open(desk, desk_editable(desk)->index);
}

static void open_angle(Desk *desk, int by) {
    (void)by;
    const Workpiece *piece = desk_angled(desk);
    if (piece) desk_act(desk, desk_angle_spot(piece));
}

static const Gate *gate_of_key(int key) {
    for (int i = 0; i < gate_count(); i++)
        if (gate_row(i)->key && gate_row(i)->key == key) return gate_row(i);
    for (int i = 0; i < inset_count(); i++)
        if (inset_row(i)->gate.key && inset_row(i)->gate.key == key)
            return &inset_row(i)->gate;
    return NULL;
}

// A letter places the gate that has it, where the cursor stands.
static bool place_gate(Desk *desk, const Gesture *gesture) {
    Workpiece *piece = desk_editable(desk);
    if (!piece || gesture->mods & ~MOD_SHIFT || gesture->key >= 256) return false;
    int key = gesture->mods & MOD_SHIFT ? toupper(gesture->key) : gesture->key;
    const Gate *gate = gate_of_key(key);
    if (!gate) return false;
    Error err = {0};
    Tool tool = tool_named(gate->name);
    Circuit *next =
        workpiece_put(piece, &tool, piece->cursor_wire, piece->cursor_column, &err);
    if (!desk_commit(desk, piece, next, next != NULL, &err)) return true;
    piece->chosen =
        circuit_at(workpiece_shown(piece), piece->cursor_wire, piece->cursor_column);
    desk_changed(desk, piece);
    desk_follow_cursor(desk, piece);
    return true;
}

// A page's inputs are taken back by the same keys.
static bool can_undo(Desk *desk, int by, Error *err) {
    (void)by;
    return desk_has_input(desk) || shelving_can_undo(desk) ||
           history_can_undo(desk_editable(desk)->history) ||
           error_set(err, "desk.no_undo", " ");
}

static bool can_redo(Desk *desk, int by, Error *err) {
    (void)by;
    return desk_has_input(desk) || shelving_can_redo(desk) ||
           history_can_redo(desk_editable(desk)->history) ||
           error_set(err, "desk.no_redo", " ");
}

static void cycle_time(Desk *desk, int by) {
    (void)by;
    sliders_cycle(desk, (Spot){.kind = SPOT_CYCLE, .c = desk_editable(desk)->index});
}

static bool names_time(Desk *desk, int by, Error *err) {
    (void)by;
    return circuit_uses_time(workpiece_shown(desk_editable(desk))) ||
           error_set(err, "cycle.none", " ");
}

static bool has_chosen(Desk *desk, int by, Error *err) {
    (void)by;
    return chosen_count(desk_editable(desk)) > 0 ||
           error_set(err, "desk.nothing_chosen", " ");
}

static bool has_steps(Desk *desk, int by, Error *err) {
    (void)by;
    return circuit_steps(workpiece_shown(desk_editable(desk))) > 0 ||
           error_set(err, "desk.nothing_to_clear", " ");
}

static bool can_wires(Desk *desk, int by, Error *err) {
    int wires = circuit_wires(workpiece_shown(&desk->lab.piece)) + by;
    if (wires < 1) return error_set(err, "desk.least_wires", " ");
    return wires <= DESK_QUBITS || error_set(err, "desk.most_wires", "%d", DESK_QUBITS);
}

static void replay(Desk *desk, int by) {
    (void)by;
    if (!desk->rewind.open) rewind_open(desk);
    if (!desk->rewind.playing) rewind_play(desk);
}

// clang-format off
static const Command rows[] = {
    {"cursor.left", ON_CIRCUIT, .line = "keys.cursor",
     .chords = {{KEY_LEFT, 0}}, .action = cursor_across, .by = -1},
    {"cursor.right", ON_CIRCUIT, .line = "keys.cursor",
     .chords = {{KEY_RIGHT, 0}}, .action = cursor_across, .by = 1},
    {"cursor.up", ON_CIRCUIT, .line = "keys.cursor",
     .chords = {{KEY_UP, 0}}, .action = cursor_along, .by = -1},
    {"cursor.down", ON_CIRCUIT, .line = "keys.cursor",
     .chords = {{KEY_DOWN, 0}}, .action = cursor_along, .by = 1},
    {"circuit.place", ON_CIRCUIT, .line = "keys.place", .takes = place_gate,
     .caps = "H X Y Z S T P"},
    {"circuit.place_turn", ON_CIRCUIT, .line = "keys.place_turn", .caps = "Shift+X"},
    {"circuit.place_display", ON_CIRCUIT, .line = "keys.place_display", .caps = "Shift+B Shift+C"},
    {"circuit.measure", ON_CIRCUIT, .line = "keys.measure", .caps = "M R"},
    {"circuit.control", ON_CIRCUIT, .words = "do.control", .also = "do.control.also",
     .chords = {{'c', 0}}, .line = "keys.dots", .action = place_dot, .by = TOOL_CONTROL},
    {"circuit.anticontrol", ON_CIRCUIT, .words = "do.anticontrol", .also = "do.anticontrol.also",
     .chords = {{'o', 0}}, .line = "keys.dots", .action = place_dot, .by = TOOL_ANTICONTROL},
    {"step.condition", ON_CIRCUIT, .line = "keys.alt_digits", .takes = dots_key, .caps = "Alt+0"},
    {"circuit.gates", ON_CIRCUIT, .line = "gates.title", .words = "gates.title",
     .chords = {{'g', 0}}, .action = open_gates},
    {"step.left", ON_CIRCUIT, .chords = {{KEY_LEFT, MOD_SHIFT}}, .action = step_across, .by = -1},
    {"step.right", ON_CIRCUIT, .line = "keys.move",
     .chords = {{KEY_RIGHT, MOD_SHIFT}}, .action = step_across, .by = 1},
    {"step.up", ON_CIRCUIT, .chords = {{KEY_UP, MOD_SHIFT}}, .action = step_along, .by = -1},
    {"step.down", ON_CIRCUIT, .chords = {{KEY_DOWN, MOD_SHIFT}}, .action = step_along, .by = 1},
    {"circuit.cycle", ON_CIRCUIT, .line = "keys.cycle", .words = "keys.cycle",
     .also = "keys.cycle.also", .chords = {{KEY_F12, MOD_SHIFT}}, .action = cycle_time, .can = names_time},
    {"wire.rename", ON_CIRCUIT, .line = "keys.rename", .words = "keys.rename", .also = "keys.rename.also",
     .chords = {{KEY_F10, 0}}, .action = wire_rename},
    {"step.angle", ON_CIRCUIT, .line = "keys.angle", .words = "keys.angle", .also = "do.angle.also",
     .chords = {{KEY_ENTER, 0}}, .action = open_angle},
    {"step.delete", ON_CIRCUIT, .line = "keys.delete", .words = "keys.delete", .also = "do.delete.also",
     .chords = {{KEY_DELETE, 0}, {KEY_BACKSPACE, 0}}, .spot = {SPOT_DELETE}, .can = has_chosen},
    {"circuit.undo", ON_CIRCUIT, .line = "keys.undo", .words = "do.undo", .also = "do.undo.also",
     .chords = {{'z', MOD_CTRL}}, .spot = {SPOT_UNDO}, .can = can_undo},
    {"circuit.redo", ON_CIRCUIT, .line = "keys.undo", .words = "do.redo", .also = "do.redo.also",
     .chords = {{'y', MOD_CTRL}, {'z', MOD_CTRL | MOD_SHIFT}}, .spot = {SPOT_REDO}, .can = can_redo},
    {"history.open", ON_CIRCUIT, .line = "keys.history", .words = "keys.history", .also = "do.history.also",
     .chords = {{'h', MOD_CTRL}}, .spot = {SPOT_HISTORY}},
    {"history.replay", ON_CIRCUIT, .words = "do.replay", .also = "do.replay.also", .action = replay, .can = can_undo},
    {"circuit.clear", ON_CIRCUIT, .words = "do.clear", .also = "do.clear.also", .spot = {SPOT_CLEAR}, .can = has_steps},
    {"circuit.more_wires", ON_LAB, .words = "do.more_wires", .also = "do.more_wires.also",
     .spot = {SPOT_WIRES, 1}, .by = 1, .can = can_wires},
    {"circuit.fewer_wires", ON_LAB, .words = "do.fewer_wires", .also = "do.fewer_wires.also",
     .spot = {SPOT_WIRES, -1}, .by = -1, .can = can_wires},
};
// clang-format on

CommandRows commands_circuit(void) {
    return COMMAND_ROWS(rows);
}
