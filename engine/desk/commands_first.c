// Families of keys that belong to what has the keyboard at the moment: they come before
// all single commands.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

#include <math.h>

// By its snap; with Alt by a degree.
static bool turn_arrow(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key, theta, phi;
    } turns[] = {{KEY_UP, -1, 0}, {KEY_DOWN, 1, 0}, {KEY_LEFT, 0, -1}, {KEY_RIGHT, 0, 1}};
    Workpiece *piece = desk_arrow(desk);
    if (!piece || gesture->mods & (MOD_CTRL | MOD_SHIFT)) return false;
    // Alt with ← and → turns pages unless the arrow itself has the focus.
    if (gesture->mods && desk->focus.kind != SPOT_ARROW) return false;
    double step = piece->snap > 0 ? piece->snap : M_PI / 12;
    if (gesture->mods & MOD_ALT) step = M_PI / 180;
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        if (turns[i].key != gesture->key) continue;
        workpiece_turn(piece, piece->theta + turns[i].theta * step,
                       piece->phi + turns[i].phi * step, true);
        desk_changed(desk, piece);
        desk_hush(desk);
        return true;
    }
    return false;
}

// clang-format off
static const Command rows[] = {
    {"inspector.keys", UNCOVERED, .takes = inspector_key},
    {"choices.move", ANYWHERE, .takes = choices_key},
    {"gates.move", ANYWHERE, .takes = gates_key},
    {"history.keys", UNCOVERED, .group = "keys.circuit", .line = "keys.history_keys",
     .takes = rewind_key, .caps = "← → Space"},
    {"page.cards", UNCOVERED, .line = "keys.cards", .takes = answering_key, .caps = "↑ ↓"},
    {"page.stage", UNCOVERED, .takes = desk_stage_key},
    {"page.map", UNCOVERED, .takes = zoomed_key},
    {"page.input", UNCOVERED, .takes = inputs_key},
    {"circuit.slider", UNCOVERED, .group = "keys.circuit", .line = "keys.sliders",
     .takes = sliders_key, .caps = "← →"},
    {"circuit.start", UNCOVERED, .group = "keys.circuit", .line = "keys.start",
     .takes = wire_start_key, .caps = "0 1 + - I Shift+I"},
    {"page.arrow", UNCOVERED, .line = "keys.arrow", .takes = turn_arrow, .caps = "← → ↑ ↓"},
    {"page.orbit", UNCOVERED, .line = "keys.orbit", .takes = orbiting_key, .caps = "Shift+←"},
    {"page.arrow_fine", UNCOVERED, .line = "keys.arrow_fine", .caps = "Alt+←"},
};
// clang-format on

CommandRows commands_first(void) {
    return COMMAND_ROWS(rows);
}
