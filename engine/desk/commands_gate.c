// Commands of the chosen step where it stands: its dots by digits, its angle by brackets,
// its inverse, the size of its block.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"
#include "desk/gate_edit.h"
#include "view/palette_view.h"

#include <math.h>

static bool has_one(Desk *desk, int by, Error *err) {
    (void)by;
    return gate_chosen(desk_editable(desk)) || error_set(err, "gate.none_chosen", " ");
}

// A digit is a wire: by the key's own code, so that it is the same on every keyboard.
static bool digit_dot(Desk *desk, const Gesture *gesture) {
    Workpiece *piece = desk_editable(desk);
    const Step *chosen = gate_chosen(piece);
    int wire = gesture->key - '0';
    if (!chosen || gesture->mods & ~MOD_SHIFT || wire < 0 || wire > 9) return false;
    ControlDot dot = {gesture->mods & MOD_SHIFT ? DOT_ANTICONTROL : DOT_CONTROL, 'z'};
    Error err = {0};
    int wires = circuit_wires(history_now(piece->history));
    const char *name = tool_of_dot(dot);
    if (wire >= wires)
        error_set(&err, "circuit.no_wire", "%d\t%d\t%d", wire, wires, wires - 1);
    else if (!palette_offers(piece->palette, name))
        error_set(&err, "desk.not_offered", "%s", tool_named(name).label);
    Step step = *chosen;
    gate_toggle_dot(&step, wire, dot);
    if (err.key[0] || !gate_become(desk, piece, &step, &err)) desk_refuse(desk, &err);
    return true;
}

typedef bool Change(Step *step, const Workpiece *piece, int by, Error *err);

static void change(Desk *desk, Change *make, int by) {
    Workpiece *piece = desk_editable(desk);
    Step step = *gate_chosen(piece);
    Error err = {0};
    if (!make(&step, piece, by, &err) || !gate_become(desk, piece, &step, &err))
        desk_refuse(desk, &err);
}

static bool turned(Step *step, const Workpiece *piece, int by, Error *err) {
    (void)piece;
    return gate_turn(step, by * M_PI / 180, err);
}

static bool inverted(Step *step, const Workpiece *piece, int by, Error *err) {
    (void)piece;
    (void)by;
    return gate_invert(step, err);
}

static bool resized(Step *step, const Workpiece *piece, int by, Error *err) {
    return gate_resize(step, circuit_wires(history_now(piece->history)), by, err);
}

static void turn(Desk *desk, int by) {
    change(desk, turned, by);
}

static void invert(Desk *desk, int by) {
    change(desk, inverted, by);
}

static void resize(Desk *desk, int by) {
    change(desk, resized, by);
}

void gate_card_chosen(Desk *desk, Spot spot) {
    (void)spot;
    const Workpiece *piece = desk_editable(desk);
    Error err = {0};
    if (has_one(desk, 0, &err)) {
        int wire = piece->cursor_wire;
        if (!(step_wires(gate_chosen(piece)) >> wire & 1))
            wire = gate_chosen(piece)->targets[0];
        gate_card_open(desk, (Spot){SPOT_STEP, piece->chosen, wire, piece->index, NULL});
    } else {
        desk_refuse(desk, &err);
    }
}

// What the gate is that is chosen, or the tile that has the focus.
static void open_card(Desk *desk, int by) {
    (void)by;
    if (desk->focus.kind == SPOT_PALETTE)
        gate_card_open(desk, desk->focus);
    else
        gate_card_chosen(desk, (Spot){0});
}

// clang-format off
static const Command rows[] = {
    {"gate.dots", ON_CIRCUIT, .line = "keys.gate_dots", .takes = digit_dot, .caps = "0 … 9 Shift+0"},
    {"gate.card", ON_CIRCUIT, .line = "keys.gate_card", .words = "keys.gate_card", .also = "do.gate_card.also",
     .chords = {{'i', 0}}, .action = open_card},
    {"gate.less", ON_CIRCUIT, .line = "keys.gate_turn", .words = "do.angle_less", .also = "do.angle_less.also",
     .chords = {{'[', 0}}, .action = turn, .by = -15, .can = has_one},
    {"gate.more", ON_CIRCUIT, .line = "keys.gate_turn", .words = "do.angle_more", .also = "do.angle_more.also",
     .chords = {{']', 0}}, .action = turn, .by = 15, .can = has_one},
    {"gate.less_fine", ON_CIRCUIT, .line = "keys.gate_fine",
     .chords = {{'[', MOD_SHIFT}, {'{', MOD_SHIFT}}, .action = turn, .by = -1, .can = has_one},
    {"gate.more_fine", ON_CIRCUIT, .line = "keys.gate_fine",
     .chords = {{']', MOD_SHIFT}, {'}', MOD_SHIFT}}, .action = turn, .by = 1, .can = has_one},
    // ' is above 7 on a JIS keyboard, where ^ has a key of its own.
    {"gate.invert", ON_CIRCUIT, .line = "do.invert", .words = "do.invert", .also = "do.invert.also",
     .chords = {{'\'', 0}, {'^', 0}}, .action = invert, .can = has_one},
    {"gate.smaller", ON_CIRCUIT, .line = "keys.gate_size", .words = "do.block_smaller", .also = "do.block_smaller.also",
     .chords = {{KEY_PAGE_UP, MOD_SHIFT}}, .action = resize, .by = -1, .can = has_one},
    {"gate.larger", ON_CIRCUIT, .line = "keys.gate_size", .words = "do.block_larger", .also = "do.block_larger.also",
     .chords = {{KEY_PAGE_DOWN, MOD_SHIFT}}, .action = resize, .by = 1, .can = has_one},
};
// clang-format on

CommandRows commands_gate(void) {
    return COMMAND_ROWS(rows);
}
