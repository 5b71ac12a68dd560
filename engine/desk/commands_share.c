// Commands that bring circuits out of Kyubi and into it.
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static bool has_circuit(Desk *desk, int by, Error *err) {
    (void)by;
    return sharing_piece(desk) || error_set(err, "share.no_circuit", " ");
}

static void share(Desk *desk, int by) {
    (void)by;
    sharing_open(desk, sharing_piece(desk)->index);
}

// clang-format off
static const Command rows[] = {
    {"share.save", UNCOVERED, .group = "keys.circuit", .line = "keys.share", .words = "keys.share",
     .also = "do.share.also", .chords = {{'s', MOD_CTRL}, {'e', MOD_CTRL}}, .action = share, .can = has_circuit},
};
// clang-format on

CommandRows commands_share(void) {
    return COMMAND_ROWS(rows);
}
