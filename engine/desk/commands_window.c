// Commands that are everywhere: the window's look, and ways from one screen to another.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static void quit(Desk *desk, int by) {
    (void)by;
    desk->quit = true;
}

// The sheet says what came of it.
static void key_map(Desk *desk, int by) {
    (void)by;
    if (!desk->keys_open) desk_act(desk, (Spot){.kind = SPOT_KEYS});
    key_map_save(desk);
}

static bool can_present(Desk *desk, int by, Error *err) {
    (void)by;
    return start_show_can(desk, err);
}

static void present(Desk *desk, int by) {
    (void)by;
    start_show_ask(desk);
}

// clang-format off
static const Command rows[] = {
    {"window.keys", ANYWHERE, .line = "keys.sheet", .words = "keys.sheet", .also = "do.keys.also",
     .chords = {{'?', MOD_SHIFT}, {KEY_F1, 0}, {'/', MOD_SHIFT}}, .spot = {SPOT_KEYS}},
    {"window.key_map", ANYWHERE, .words = "do.key_map", .also = "do.key_map.also", .action = key_map},
    {"window.focus", ANYWHERE, .line = "keys.focus", .chords = {{KEY_TAB, 0}, {KEY_TAB, MOD_SHIFT}}},
    {"window.press", ANYWHERE, .line = "keys.press", .chords = {{KEY_ENTER, 0}, {' ', 0}}},
    {"window.escape", ANYWHERE, .line = "keys.escape", .chords = {{KEY_ESCAPE, 0}}},
    {"window.prompt", ANYWHERE, .line = "keys.prompt",
     .chords = {{'k', MOD_CTRL}}, .spot = {SPOT_PROMPT}},
    {"window.search", ANYWHERE, .line = "keys.search", .words = "keys.search", .also = "do.search.also",
     .chords = {{'f', MOD_CTRL}}, .spot = {SPOT_SEARCH}},
    // Single settings, for the prompt alone, before those that go from one to the next.
    {"theme.light", ANYWHERE, .words = "do.light", .also = "do.light.also", .spot = {SPOT_THEME, SET + THEME_LIGHT}},
    {"theme.dark", ANYWHERE, .words = "do.dark", .also = "do.dark.also", .spot = {SPOT_THEME, SET + THEME_DARK}},
    {"theme.projector", ANYWHERE, .words = "do.projector", .also = "do.projector.also",
     .spot = {SPOT_THEME, SET + THEME_PROJECTOR}},
    {"lang.ja", ANYWHERE, .words = "do.japanese", .also = "do.japanese.also", .spot = {SPOT_LANG, SET + LANG_JA}},
    {"lang.en", ANYWHERE, .words = "do.english", .also = "do.english.also", .spot = {SPOT_LANG, SET + LANG_EN}},
    {"ruby.off", ANYWHERE, .words = "do.ruby_off", .also = "do.ruby.also", .spot = {SPOT_RUBY, SET + RUBY_OFF}},
    {"ruby.terms", ANYWHERE, .words = "do.ruby_terms", .also = "do.ruby_terms.also", .spot = {SPOT_RUBY, SET + RUBY_TERMS}},
    {"ruby.all", ANYWHERE, .words = "do.ruby_all", .also = "do.ruby_all.also", .spot = {SPOT_RUBY, SET + RUBY_ON}},
    {"window.lang", ANYWHERE, .line = "keys.lang", .words = "keys.lang", .also = "do.lang.also",
     .chords = {{KEY_F2, 0}}, .spot = {SPOT_LANG}},
    {"window.theme", ANYWHERE, .line = "keys.theme", .words = "keys.theme", .also = "do.theme.also",
     .chords = {{KEY_F3, 0}}, .spot = {SPOT_THEME}},
    {"window.ruby", ANYWHERE, .line = "keys.ruby", .words = "keys.ruby", .also = "do.ruby.also",
     .chords = {{KEY_F4, 0}}, .spot = {SPOT_RUBY}},
    {"window.grade", ANYWHERE, .line = "keys.grade", .words = "keys.grade", .also = "do.grade.also",
     .chords = {{KEY_F4, MOD_SHIFT}}, .spot = {SPOT_RUBY, NEXT_GRADE}},
    // The sign + is above ; on a JIS keyboard and above = on others.
    {"window.larger", ANYWHERE, .line = "keys.text", .words = "do.larger", .also = "do.larger.also",
     .chords = {{'+', MOD_CTRL}, {';', MOD_CTRL}, {'=', MOD_CTRL},
                {'=', MOD_CTRL | MOD_SHIFT}, {';', MOD_CTRL | MOD_SHIFT}}, .spot = {SPOT_TEXT, 1}},
    {"window.smaller", ANYWHERE, .line = "keys.text", .words = "do.smaller", .also = "do.smaller.also",
     .chords = {{'-', MOD_CTRL}}, .spot = {SPOT_TEXT, -1}},
    {"window.usual", ANYWHERE, .line = "keys.text", .words = "do.usual_size", .also = "do.usual.also",
     .chords = {{'0', MOD_CTRL}}, .spot = {SPOT_TEXT, TEXT_BACK}},
    {"window.wide", ANYWHERE, .line = "keys.wide", .words = "keys.wide", .also = "do.wide.also",
     .chords = {{KEY_F6, 0}}, .spot = {SPOT_WIDE}},
    {"window.aspect", ANYWHERE, .line = "keys.aspect", .words = "keys.aspect", .also = "do.aspect.also",
     .chords = {{KEY_F8, 0}}, .spot = {SPOT_ASPECT}},
    {"window.front", ANYWHERE, .words = "do.front", .also = "do.front.also", .action = orbiting_front},
    {"window.copy", ANYWHERE, .line = "keys.copy",
     .chords = {{'a', MOD_CTRL}, {'c', MOD_CTRL}}, .caps = "Ctrl+A Ctrl+C"},
    {"window.present", UNCOVERED, .group = "keys.anywhere", .line = "keys.present", .words = "keys.present",
     .also = "do.present.also", .chords = {{KEY_F5, MOD_CTRL}}, .action = present, .can = can_present},
    {"window.lab", ANYWHERE, .line = "keys.lab", .words = "keys.lab", .also = "do.lab.also",
     .chords = {{KEY_F9, 0}}, .spot = {SPOT_LAB}},
    {"window.library", ANYWHERE, .line = "keys.library", .words = "keys.library", .also = "do.library.also",
     .chords = {{KEY_HOME, MOD_ALT}}, .spot = {SPOT_LIBRARY}},
    {"record.kept", ANYWHERE, .words = "record.title", .also = "do.record.also", .spot = {SPOT_RECORD}},
    {"record.learners", ANYWHERE, .words = "learners.title", .also = "do.learners.also", .spot = {SPOT_LEARNER}},
    {"window.quit", ANYWHERE, .line = "keys.quit", .words = "keys.quit", .also = "do.quit.also",
     .chords = {{'q', MOD_CTRL}}, .action = quit},
};
// clang-format on

CommandRows commands_window(void) {
    return COMMAND_ROWS(rows);
}
