// Commands that are everywhere: the window's look, and ways from one screen to another.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static void quit(Desk *desk, int by) {
    (void)by;
    desk->quit = true;
}

// clang-format off
static const Command rows[] = {
    {"window.keys", ANYWHERE, .line = "keys.sheet", .words = "keys.sheet",
     .chords = {{'?', MOD_SHIFT}, {KEY_F1, 0}, {'/', MOD_SHIFT}}, .spot = {SPOT_KEYS}},
    {"window.focus", ANYWHERE, .line = "keys.focus", .chords = {{KEY_TAB, 0}, {KEY_TAB, MOD_SHIFT}}},
    {"window.press", ANYWHERE, .line = "keys.press", .chords = {{KEY_ENTER, 0}, {' ', 0}}},
    {"window.escape", ANYWHERE, .line = "keys.escape", .chords = {{KEY_ESCAPE, 0}}},
    {"window.search", ANYWHERE, .line = "keys.search", .words = "keys.search",
     .chords = {{'f', MOD_CTRL}}, .spot = {SPOT_SEARCH}},
    {"window.lang", ANYWHERE, .line = "keys.lang", .words = "keys.lang",
     .chords = {{KEY_F2, 0}}, .spot = {SPOT_LANG}},
    {"window.theme", ANYWHERE, .line = "keys.theme", .words = "keys.theme",
     .chords = {{KEY_F3, 0}}, .spot = {SPOT_THEME}},
    {"window.ruby", ANYWHERE, .line = "keys.ruby", .words = "keys.ruby",
     .chords = {{KEY_F4, 0}}, .spot = {SPOT_RUBY}},
    {"window.grade", ANYWHERE, .line = "keys.grade", .words = "keys.grade",
     .chords = {{KEY_F4, MOD_SHIFT}}, .spot = {SPOT_RUBY, NEXT_GRADE}},
    // The sign + is above ; on a JIS keyboard and above = on others.
    {"window.larger", ANYWHERE, .line = "keys.text", .words = "do.larger",
     .chords = {{'+', MOD_CTRL}, {';', MOD_CTRL}, {'=', MOD_CTRL},
                {'=', MOD_CTRL | MOD_SHIFT}, {';', MOD_CTRL | MOD_SHIFT}}, .spot = {SPOT_TEXT, 1}},
    {"window.smaller", ANYWHERE, .line = "keys.text", .words = "do.smaller",
     .chords = {{'-', MOD_CTRL}}, .spot = {SPOT_TEXT, -1}},
    {"window.usual", ANYWHERE, .line = "keys.text", .words = "do.usual_size",
     .chords = {{'0', MOD_CTRL}}, .spot = {SPOT_TEXT, TEXT_BACK}},
    {"window.wide", ANYWHERE, .line = "keys.wide", .words = "keys.wide",
     .chords = {{KEY_F6, 0}}, .spot = {SPOT_WIDE}},
    {"window.aspect", ANYWHERE, .line = "keys.aspect", .words = "keys.aspect",
     .chords = {{KEY_F8, 0}}, .spot = {SPOT_ASPECT}},
    {"window.copy", ANYWHERE, .line = "keys.copy",
     .chords = {{'a', MOD_CTRL}, {'c', MOD_CTRL}}, .caps = "Ctrl+A Ctrl+C"},
    {"window.lab", ANYWHERE, .line = "keys.lab", .words = "keys.lab",
     .chords = {{KEY_F9, 0}}, .spot = {SPOT_LAB}},
    {"window.library", ANYWHERE, .line = "keys.library", .words = "keys.library",
     .chords = {{KEY_HOME, MOD_ALT}}, .spot = {SPOT_LIBRARY}},
    {"window.quit", ANYWHERE, .line = "keys.quit", .words = "keys.quit",
     .chords = {{'q', MOD_CTRL}}, .action = quit},
};
// clang-format on

CommandRows commands_window(void) {
    return COMMAND_ROWS(rows);
}
