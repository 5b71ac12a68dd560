// Commands of displays: those beside the lab's circuit, and any that has the keyboard.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

// clang-format off
static const Command rows[] = {
    {"display.move", ON_LAB, .line = "keys.shelf_move", .takes = shelving_key, .caps = "Alt+↑ Alt+↓ Alt+← Alt+→"},
    {"display.sheet", ON_LAB, .line = "keys.displays", .words = "keys.displays", .also = "do.displays.also",
     .chords = {{'b', MOD_CTRL}}, .spot = {SPOT_DISPLAY, DISPLAY_SHEET}},
};
// clang-format on

CommandRows commands_display(void) {
    return COMMAND_ROWS(rows);
}
