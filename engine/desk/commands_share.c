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

static void open_file(Desk *desk, int by) {
    (void)by;
    opening_open(desk);
}

static bool can_go_to_lab(Desk *desk, int by, Error *err) {
    (void)by;
    return loan_source(desk) >= 0 || error_set(err, "loan.no_circuit", " ");
}

static void to_lab(Desk *desk, int by) {
    (void)by;
    loan_act(desk, (Spot){.kind = SPOT_LOAN, .a = LOAN_OPEN});
}

static bool can_bring(Desk *desk, int by, Error *err) {
    (void)by;
    return loan_is_out(desk) || error_set(err, "loan.gone", " ");
}

static void bring(Desk *desk, int by) {
    (void)by;
    loan_act(desk, (Spot){.kind = SPOT_LOAN, .a = LOAN_BRING});
}

// clang-format off
static const Command rows[] = {
    {"share.save", UNCOVERED, .group = "keys.circuit", .line = "keys.share", .words = "keys.share",
     .also = "do.share.also", .chords = {{'s', MOD_CTRL}, {'e', MOD_CTRL}}, .action = share, .can = has_circuit},
    {"share.open", ON_LAB, .line = "keys.open", .words = "keys.open", .also = "do.open.also",
     .chords = {{'o', MOD_CTRL}}, .action = open_file},
    {"loan.open", ON_LESSON, .line = "keys.to_lab", .words = "keys.to_lab", .also = "do.to_lab.also",
     .chords = {{'l', MOD_CTRL}}, .action = to_lab, .can = can_go_to_lab},
    {"loan.bring", ON_LAB, .line = "keys.bring", .words = "keys.bring", .also = "do.bring.also",
     .chords = {{'l', MOD_CTRL}}, .action = bring, .can = can_bring},
};
// clang-format on

CommandRows commands_share(void) {
    return COMMAND_ROWS(rows);
}
