// Commands of the time line of a circuit that can be changed.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

#include <math.h>

static Spot of(Desk *desk, SpotKind kind, int a) {
    return (Spot){kind, a, 0, desk_editable(desk)->index, NULL};
}

static void press_play(Desk *desk, int act) {
    desk_act(desk, of(desk, SPOT_PLAY, act));
}

static bool on_time(const Desk *desk) {
    return desk->focus.kind == SPOT_CELL || desk->focus.kind == SPOT_MOMENT;
}

// The space bar is the page's, unless the circuit has the keyboard.
static bool play_focused(Desk *desk, const Gesture *gesture) {
    if (gesture->key != ' ' || gesture->mods || !on_time(desk) || !desk_editable(desk))
        return false;
    press_play(desk, PLAY_GO);
    return true;
}

static void to_columns(Desk *desk, double columns) {
    Workpiece *piece = desk_editable(desk);
    desk->playing.on = false;
    workpiece_to_time(piece, columns);
    desk_hush(desk);
}

// From between two columns to the nearer end of the way.
static void step_columns(Desk *desk, int by) {
    double time = workpiece_time(desk_editable(desk));
    to_columns(desk, by > 0 ? floor(time) + 1 : ceil(time) - 1);
}

static void step_quarters(Desk *desk, int by) {
    double quarters = 4 * workpiece_time(desk_editable(desk));
    to_columns(desk, (by > 0 ? floor(quarters + 1e-9) + 1 : ceil(quarters - 1e-9) - 1) / 4);
}

static void to_end(Desk *desk, int by) {
    to_columns(desk, by < 0 ? 0 : INFINITY);
}

// Of the handle that has the keyboard.
static bool move_handle(Desk *desk, const Gesture *gesture) {
    static const struct {
        int key, mods;
        void (*action)(Desk *, int);
        int by;
    } ways[] = {
        {KEY_LEFT, 0, step_columns, -1},
        {KEY_RIGHT, 0, step_columns, 1},
        {KEY_DOWN, 0, step_columns, -1},
        {KEY_UP, 0, step_columns, 1},
        {KEY_LEFT, MOD_SHIFT, step_quarters, -1},
        {KEY_RIGHT, MOD_SHIFT, step_quarters, 1},
        {KEY_HOME, 0, to_end, -1},
        {KEY_END, 0, to_end, 1},
    };
    if (desk->focus.kind != SPOT_MOMENT || !desk_editable(desk)) return false;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ways[i].key != gesture->key || ways[i].mods != gesture->mods) continue;
        ways[i].action(desk, ways[i].by);
        return true;
    }
    return false;
}

static void toggle_stop(Desk *desk, int by) {
    (void)by;
    const Workpiece *piece = desk_editable(desk);
    desk_act(desk, of(desk, SPOT_STOP, piece->cursor_column));
}

static bool has_column(Desk *desk, int by, Error *err) {
    (void)by;
    const Workpiece *piece = desk_editable(desk);
    return piece->cursor_column < circuit_columns(workpiece_shown(piece)) ||
           error_set(err, "time.no_column", "%d", piece->cursor_column + 1);
}

static void look_along(Desk *desk, int by) {
    (void)by;
    desk->looks = !desk->looks;
    desk_say(desk, desk->looks ? "time.looks" : "time.looks_not", " ");
}

static void open_sheet(Desk *desk, int by) {
    (void)by;
    desk_time_open(desk);
}

// clang-format off
static const Command rows[] = {
    {"time.play_focused", ON_CIRCUIT, .group = "keys.time", .takes = play_focused},
    {"time.handle", ON_CIRCUIT, .group = "keys.time", .takes = move_handle},
    {"moment.back", ON_CIRCUIT, .group = "keys.time", .line = "keys.moment", .words = "do.moment_back", .also = "do.moment_back.also",
     .chords = {{',', 0}}, .action = step_columns, .by = -1},
    {"moment.on", ON_CIRCUIT, .group = "keys.time", .line = "keys.moment", .words = "do.moment_on", .also = "do.moment_on.also",
     .chords = {{'.', 0}}, .action = step_columns, .by = 1},
    {"moment.quarter_back", ON_CIRCUIT, .group = "keys.time", .line = "keys.quarter", .words = "do.quarter_back", .also = "do.quarter_back.also",
     .chords = {{',', MOD_SHIFT}, {'<', MOD_SHIFT}}, .action = step_quarters, .by = -1},
    {"moment.quarter_on", ON_CIRCUIT, .group = "keys.time", .line = "keys.quarter", .words = "do.quarter_on", .also = "do.quarter_on.also",
     .chords = {{'.', MOD_SHIFT}, {'>', MOD_SHIFT}}, .action = step_quarters, .by = 1},
    {"moment.start", ON_CIRCUIT, .group = "keys.time", .line = "keys.moment_ends", .words = "do.moment_start", .also = "do.moment_start.also",
     .chords = {{KEY_HOME, MOD_CTRL}}, .action = to_end, .by = -1},
    {"moment.end", ON_CIRCUIT, .group = "keys.time", .line = "keys.moment_ends", .words = "do.moment_end", .also = "do.moment_end.also",
     .chords = {{KEY_END, MOD_CTRL}}, .action = to_end, .by = 1},
    {"time.stop", ON_CIRCUIT, .group = "keys.time", .line = "keys.stop", .words = "keys.stop", .also = "do.stop.also",
     .chords = {{'b', 0}}, .action = toggle_stop, .can = has_column},
    {"time.back", ON_CIRCUIT, .group = "keys.time", .words = "do.play_back", .also = "do.play_back.also", .action = press_play, .by = PLAY_BACK},
    {"time.faster", ON_CIRCUIT, .group = "keys.time", .words = "do.play_speed", .also = "do.play_speed.also", .action = press_play, .by = PLAY_SPEED},
    {"time.compare", ON_CIRCUIT, .group = "keys.time", .words = "do.compare", .also = "do.compare.also", .action = press_play, .by = PLAY_COMPARE},
    {"time.choices", ON_CIRCUIT, .group = "keys.time", .words = "do.time_choices", .also = "do.time_choices.also",
     .action = open_sheet},
    {"time.look", ON_CIRCUIT, .group = "keys.time", .line = "keys.look", .words = "keys.look", .also = "do.look.also",
     .chords = {{'l', 0}}, .action = look_along},
};
static const Command last[] = {
    {"time.play", ON_CIRCUIT, .group = "keys.time", .line = "keys.play_circuit", .words = "do.play_circuit", .also = "do.play_circuit.also",
     .chords = {{' ', 0}}, .action = press_play, .by = PLAY_GO},
};
// clang-format on

CommandRows commands_time(void) {
    return COMMAND_ROWS(rows);
}

CommandRows commands_time_last(void) {
    return COMMAND_ROWS(last);
}
