// Commands on gates of the learner's own.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static void act(Desk *desk, int by) {
    own_act(desk, (Spot){.kind = SPOT_OWN, .a = by});
}

static void make(Desk *desk, int by) {
    maker_open(desk, (MakerKind)by);
}

static bool has_chosen(Desk *desk, int by, Error *err) {
    (void)by;
    return chosen_count(desk_editable(desk)) > 0 ||
           error_set(err, "circuit.group_none", " ");
}

static bool own_is_chosen(Desk *desk, int by, Error *err) {
    (void)by;
    return own_chosen(desk_editable(desk)) != NO_STEP ||
           error_set(err, "own.none_chosen", " ");
}

static bool is_inside(Desk *desk, int by, Error *err) {
    (void)by;
    return desk_editable(desk)->inside || error_set(err, "inside.none", " ");
}

static bool may_make(Desk *desk, int by, Error *err) {
    (void)by;
    return !desk_editable(desk)->palette || error_set(err, "maker.not_offered", " ");
}

// Enter on a gate of one's own goes into it; another has angles.
static bool enter(Desk *desk, const Gesture *gesture) {
    Workpiece *piece = desk_editable(desk);
    bool plain = gesture->key == KEY_ENTER && !gesture->mods;
    if (!plain || !piece || own_chosen(piece) == NO_STEP) return false;
    act(desk, OWN_OPEN);
    return true;
}

enum { BOTH = MOD_CTRL | MOD_SHIFT };

// clang-format off
static const Command rows[] = {
    {"own.group", ON_CIRCUIT, .line = "keys.group", .words = "keys.group", .also = "keys.group.also",
     .chords = {{'g', MOD_CTRL}}, .action = make, .by = MAKER_GROUP, .can = has_chosen},
    {"own.ungroup", ON_CIRCUIT, .line = "keys.ungroup", .words = "keys.ungroup", .also = "keys.ungroup.also",
     .chords = {{'g', BOTH}}, .action = act, .by = OWN_UNGROUP, .can = own_is_chosen},
    {"own.enter", ON_CIRCUIT, .line = "keys.open_gate", .takes = enter, .caps = "Enter"},
    {"own.open", ON_CIRCUIT, .words = "keys.open_gate", .also = "keys.open_gate.also",
     .action = act, .by = OWN_OPEN, .can = own_is_chosen},
    {"own.leave", ON_CIRCUIT, .words = "do.leave_gate", .also = "do.leave_gate.also",
     .action = act, .by = OWN_LEAVE, .can = is_inside},
    {"own.discard", ON_CIRCUIT, .words = "do.discard_gate", .also = "do.discard_gate.also",
     .action = act, .by = OWN_DISCARD, .can = is_inside},
    {"own.matrix", ON_CIRCUIT, .words = "do.make_matrix", .also = "do.make_matrix.also",
     .action = make, .by = MAKER_MATRIX, .can = may_make},
    {"own.turn", ON_CIRCUIT, .words = "do.make_turn", .also = "do.make_turn.also",
     .action = make, .by = MAKER_TURN, .can = may_make},
};
// clang-format on

CommandRows commands_own(void) {
    return COMMAND_ROWS(rows);
}
