// Commands of a circuit's noise, and of what it is compared with.
#include "circuit/circuit_noise.h"
#include "desk/command_rows.h"
#include "desk/desk_inside.h"

static void open_sheet(Desk *desk, int by) {
    (void)by;
    noise_sheet_open(desk, desk_editable(desk)->index);
}

static void quiet(Desk *desk, int by) {
    (void)by;
    desk->noise.source = desk_editable(desk)->index;
    noise_act(desk, (Spot){.kind = SPOT_NOISE, .a = NOISE_QUIET, .c = desk->noise.source});
}

static bool is_noisy(Desk *desk, int by, Error *err) {
    (void)by;
    const Workpiece *piece = desk_editable(desk);
    return noise_any(circuit_noise(history_now(piece->history))) ||
           error_set(err, "noise.none", " ");
}

static void open_compare(Desk *desk, int by) {
    (void)by;
    comparing_act(desk, (Spot){.kind = SPOT_COMPARE, .a = COMPARE_OPEN});
}

// clang-format off
static const Command rows[] = {
    {"noise.open", ON_LAB, .line = "noise.open", .words = "noise.open", .also = "noise.open.also",
     .chords = {{'n', 0}}, .action = open_sheet},
    {"noise.quiet", ON_LAB, .words = "noise.quiet", .also = "noise.quiet.also",
     .action = quiet, .can = is_noisy},
    {"circuit.compare", ON_LAB, .line = "compare.open", .words = "compare.open", .also = "compare.open.also",
     .chords = {{'=', 0}}, .action = open_compare},
};
// clang-format on

CommandRows commands_noise(void) {
    return COMMAND_ROWS(rows);
}
