// Commands of displays: those beside the lab's circuit, and any that has the keyboard.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static bool has_display(Desk *desk, int by, Error *err) {
    (void)by;
    return enlarged_subject(desk).kind || error_set(err, "display.none", " ");
}

static void enlarge(Desk *desk, int by) {
    (void)by;
    if (desk->enlarged.open)
        enlarged_close(desk);
    else
        enlarged_open(desk, enlarged_subject(desk));
}

static void copy(Desk *desk, int by) {
    (void)by;
    display_copy_open(desk, enlarged_subject(desk));
}

// Of the display that has the keyboard, or fills the window.
static Spot focused(Desk *desk) {
    if (desk_covered_but_enlarged(desk)) return (Spot){0};
    return desk->enlarged.open ? desk->enlarged.subject : shown_of(desk, desk->focus);
}

static bool open_card(Desk *desk, const Gesture *gesture) {
    Spot spot = gesture->key == 'i' && !gesture->mods ? focused(desk) : (Spot){0};
    return spot.kind && display_card_open(desk, spot);
}

static bool copy_numbers(Desk *desk, const Gesture *gesture) {
    bool asked = gesture->key == 'c' && gesture->mods == MOD_CTRL;
    Spot spot = asked ? focused(desk) : (Spot){0};
    return spot.kind && display_copy_numbers(desk, spot);
}

// clang-format off
static const Command rows[] = {
    {"display.large_keys", ANYWHERE, .takes = enlarged_key},
    {"display.placed", ON_CIRCUIT, .line = "keys.open_placed", .takes = placed_enter, .caps = "Enter"},
    {"display.lit", UNCOVERED, .group = "keys.circuit", .line = "keys.lit", .takes = lit_key, .caps = "← → ↑ ↓"},
    {"display.card", ANYWHERE, .takes = open_card},
    {"display.numbers", ANYWHERE, .takes = copy_numbers},
    {"display.move", ON_LAB, .line = "keys.shelf_move", .takes = shelving_key, .caps = "Alt+↑ Alt+↓ Alt+← Alt+→"},
    {"display.sheet", ON_LAB, .line = "keys.displays", .words = "keys.displays", .also = "do.displays.also",
     .chords = {{'b', MOD_CTRL}}, .spot = {SPOT_DISPLAY, DISPLAY_SHEET}},
    {"display.enlarge", ANYWHERE, .group = "keys.circuit", .line = "keys.enlarge", .words = "keys.enlarge", .also = "do.enlarge.also",
     .chords = {{KEY_F11, 0}}, .action = enlarge, .can = has_display},
    {"display.copy", ANYWHERE, .group = "keys.circuit", .words = "do.display_copy", .also = "do.display_copy.also",
     .action = copy, .can = has_display},
    {"display.order", ANYWHERE, .line = "keys.order", .words = "keys.order", .also = "do.order.also",
     .chords = {{'r', MOD_CTRL}}, .spot = {SPOT_ORDER}},
};
// clang-format on

CommandRows commands_display(void) {
    return COMMAND_ROWS(rows);
}
