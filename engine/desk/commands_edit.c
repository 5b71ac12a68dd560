// Commands on many steps of a circuit, its columns, its wires, and the clipboard.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static void choose_all(Desk *desk, int by) {
    (void)by;
    edits_choose_all(desk);
}

static void stretch_across(Desk *desk, int by) {
    edits_stretch(desk, 0, by);
}

static void stretch_along(Desk *desk, int by) {
    edits_stretch(desk, by, 0);
}

static void duplicate(Desk *desk, int by) {
    (void)by;
    edits_duplicate(desk);
}

static void copy(Desk *desk, int by) {
    (void)by;
    clipboard_copy(desk);
}

static void cut(Desk *desk, int by) {
    (void)by;
    clipboard_cut(desk);
}

static void paste(Desk *desk, int by) {
    (void)by;
    clipboard_ask(desk);
}

static void copy_code(Desk *desk, int by) {
    (void)by;
    clipboard_copy_code(desk);
}

static void edit_line(Desk *desk, int by) {
    edits_line(desk, (LineEdit)by);
}

static bool has_steps(Desk *desk, int by, Error *err) {
    (void)by;
    return circuit_steps(history_now(desk_editable(desk)->history)) > 0 ||
           error_set(err, "desk.nothing_to_copy", " ");
}

static bool has_chosen(Desk *desk, int by, Error *err) {
    (void)by;
    return chosen_count(desk_editable(desk)) > 0 ||
           error_set(err, "desk.nothing_chosen", " ");
}

static bool may_rewire(Desk *desk, int by, Error *err) {
    (void)by;
    return workpiece_may_rewire(desk_editable(desk), err);
}

enum { BOTH = MOD_CTRL | MOD_SHIFT };

// clang-format off
static const Command rows[] = {
    {"stretch.left", ON_CIRCUIT, .group = "keys.editing", .chords = {{KEY_LEFT, BOTH}}, .action = stretch_across, .by = -1},
    {"stretch.right", ON_CIRCUIT, .group = "keys.editing", .line = "keys.stretch",
     .chords = {{KEY_RIGHT, BOTH}}, .action = stretch_across, .by = 1},
    {"stretch.up", ON_CIRCUIT, .group = "keys.editing", .chords = {{KEY_UP, BOTH}}, .action = stretch_along, .by = -1},
    {"stretch.down", ON_CIRCUIT, .group = "keys.editing", .chords = {{KEY_DOWN, BOTH}}, .action = stretch_along, .by = 1},
    {"steps.all", ON_CIRCUIT, .group = "keys.editing", .line = "keys.choose_all", .words = "keys.choose_all", .also = "keys.choose_all.also",
     .chords = {{'a', MOD_CTRL}}, .action = choose_all, .can = has_steps},
    {"steps.copy", ON_CIRCUIT, .group = "keys.editing", .line = "keys.clipboard", .words = "do.copy_steps", .also = "do.copy_steps.also",
     .chords = {{'c', MOD_CTRL}}, .action = copy, .can = has_steps},
    {"steps.cut", ON_CIRCUIT, .group = "keys.editing", .line = "keys.clipboard", .words = "do.cut_steps", .also = "do.cut_steps.also",
     .chords = {{'x', MOD_CTRL}}, .action = cut, .can = has_chosen},
    {"steps.paste", ON_CIRCUIT, .group = "keys.editing", .line = "keys.clipboard", .words = "do.paste_steps", .also = "do.paste_steps.also",
     .chords = {{'v', MOD_CTRL}}, .action = paste},
    {"steps.duplicate", ON_CIRCUIT, .group = "keys.editing", .line = "keys.duplicate", .words = "keys.duplicate", .also = "keys.duplicate.also",
     .chords = {{'d', MOD_CTRL}}, .action = duplicate, .can = has_chosen},
    {"circuit.code", ON_CIRCUIT, .group = "keys.editing", .line = "keys.copy_code", .words = "keys.copy_code", .also = "keys.copy_code.also",
     .chords = {{'c', BOTH}}, .action = copy_code},
    {"column.before", ON_CIRCUIT, .group = "keys.editing", .line = "keys.column_in", .words = "do.column_before", .also = "do.column_before.also",
     .chords = {{KEY_INSERT, 0}}, .action = edit_line, .by = COLUMN_BEFORE},
    {"column.after", ON_CIRCUIT, .group = "keys.editing", .line = "keys.column_in", .words = "do.column_after", .also = "do.column_after.also",
     .chords = {{KEY_INSERT, MOD_SHIFT}}, .action = edit_line, .by = COLUMN_AFTER},
    {"column.delete", ON_CIRCUIT, .group = "keys.editing", .line = "keys.column_out", .words = "keys.column_out", .also = "keys.column_out.also",
     .chords = {{KEY_DELETE, MOD_CTRL}}, .action = edit_line, .by = COLUMN_DELETE},
    {"column.left", ON_GRID, .group = "keys.editing", .line = "keys.line_move", .words = "do.column_left", .also = "do.column_left.also",
     .chords = {{KEY_LEFT, MOD_ALT}}, .action = edit_line, .by = COLUMN_LEFT},
    {"column.right", ON_GRID, .group = "keys.editing", .line = "keys.line_move", .words = "do.column_right", .also = "do.column_right.also",
     .chords = {{KEY_RIGHT, MOD_ALT}}, .action = edit_line, .by = COLUMN_RIGHT},
    {"wire.up", ON_GRID, .group = "keys.editing", .line = "keys.line_move", .words = "do.wire_up", .also = "do.wire_up.also",
     .chords = {{KEY_UP, MOD_ALT}}, .action = edit_line, .by = WIRE_UP, .can = may_rewire},
    {"wire.down", ON_GRID, .group = "keys.editing", .line = "keys.line_move", .words = "do.wire_down", .also = "do.wire_down.also",
     .chords = {{KEY_DOWN, MOD_ALT}}, .action = edit_line, .by = WIRE_DOWN, .can = may_rewire},
    {"wire.above", ON_CIRCUIT, .group = "keys.editing", .line = "keys.wire_in", .words = "do.wire_above", .also = "do.wire_above.also",
     .chords = {{KEY_INSERT, MOD_ALT}}, .action = edit_line, .by = WIRE_ABOVE, .can = may_rewire},
    {"wire.below", ON_CIRCUIT, .group = "keys.editing", .line = "keys.wire_in", .words = "do.wire_below", .also = "do.wire_below.also",
     .chords = {{KEY_INSERT, MOD_ALT | MOD_SHIFT}}, .action = edit_line, .by = WIRE_BELOW, .can = may_rewire},
    {"wire.delete", ON_CIRCUIT, .group = "keys.editing", .line = "keys.wire_out", .words = "keys.wire_out", .also = "keys.wire_out.also",
     .chords = {{KEY_DELETE, MOD_ALT}}, .action = edit_line, .by = WIRE_DELETE, .can = may_rewire},
};
// clang-format on

CommandRows commands_edit(void) {
    return COMMAND_ROWS(rows);
}
