// Commands of shots and of what is held.
#include "desk/chance_actions.h"
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static void throw(Desk * desk, int shots) {
    chance_act_throw(desk, (Spot){SPOT_THROW, desk_editable(desk)->index, shots, 0, NULL});
}

static void hold(Desk *desk, int act) {
    chance_act_hold(desk, (Spot){SPOT_HOLD, desk_editable(desk)->index, act, 0, NULL});
}

static void hold_chosen(Desk *desk, int by) {
    (void)by;
    chance_hold_chosen(desk);
}

// Of the circuit that what is pinned belongs to.
static void hold_lit(Desk *desk, int by) {
    (void)by;
    Spot lit = desk->lit.pinned;
    int source = lit.kind ? lit.a : desk_editable(desk)->index;
    chance_act_hold(desk, (Spot){SPOT_HOLD, source, HOLD_LIT, 0, NULL});
}

static bool walk(Desk *desk, const Gesture *gesture) {
    return !gesture->mods && chance_walk(desk, gesture->key);
}

// clang-format off
static const Command rows[] = {
    {"branch.walk", UNCOVERED, .takes = walk},
    {"hold.chosen", ON_CIRCUIT, .group = "keys.time", .line = "keys.hold", .words = "do.hold", .also = "do.hold.also",
     .chords = {{'o', MOD_CTRL | MOD_SHIFT}}, .action = hold_chosen},
    {"hold.shot", ON_CIRCUIT, .group = "keys.time", .words = "do.hold_shot", .also = "do.hold_shot.also", .action = hold, .by = HOLD_SHOT},
    {"hold.replay", ON_CIRCUIT, .group = "keys.time", .words = "do.hold_replay", .also = "do.hold_replay.also", .action = hold, .by = HOLD_REPLAY},
    {"hold.lit", ON_CIRCUIT, .group = "keys.time", .words = "do.hold_lit", .also = "do.hold_lit.also", .action = hold_lit},
    {"hold.drop", ON_CIRCUIT, .group = "keys.time", .words = "do.hold_drop", .also = "do.hold_drop.also", .action = hold, .by = HOLD_DROP_ALL},
    {"throw.1", ON_CIRCUIT, .group = "keys.time", .words = "do.throw_1", .also = "do.throw_1.also", .action = throw, .by = 1},
    {"throw.10", ON_CIRCUIT, .group = "keys.time", .words = "do.throw_10", .also = "do.throw_10.also", .action = throw, .by = 10},
    {"throw.100", ON_CIRCUIT, .group = "keys.time", .words = "do.throw_100", .also = "do.throw_100.also", .action = throw, .by = 100},
    {"throw.10000", ON_CIRCUIT, .group = "keys.time", .words = "do.throw_10000", .also = "do.throw_10000.also", .action = throw, .by = 10000},
    {"throw.run", ON_CIRCUIT, .group = "keys.time", .words = "do.throw_run", .also = "do.throw_run.also", .action = throw, .by = THROW_RUN},
    {"throw.back", ON_CIRCUIT, .group = "keys.time", .words = "do.throw_back", .also = "do.throw_back.also", .action = throw, .by = THROW_BACK},
};
// clang-format on

CommandRows commands_chance(void) {
    return COMMAND_ROWS(rows);
}
