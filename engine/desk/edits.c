#include "desk/edits.h"

#include "circuit/edit.h"
#include "circuit/lower.h"
#include "circuit/start.h"
#include "desk/desk_inside.h"
#include "view/palette_view.h"

#include <stdio.h>

// --- What is chosen

void edits_say_chosen(Desk *desk, const Workpiece *piece) {
    int count = chosen_count(piece);
    if (count > 1)
        desk_say(desk, "desk.chosen_many", "%d", count);
    else
        desk_hush(desk);
}

static void put_cursor(Desk *desk, Workpiece *piece, int wire, int column) {
    piece->cursor_wire = wire;
    piece->cursor_column = column;
    desk_focus(desk, (Spot){SPOT_CELL, wire, column, piece->index, NULL});
    desk->dirty = true;
}

bool edits_toggle(Desk *desk, Spot spot) {
    bool grid = spot.kind == SPOT_STEP || spot.kind == SPOT_CELL;
    Workpiece *piece = grid ? desk_piece(desk, spot.c) : NULL;
    int wire, column;
    if (!piece || !piece->editable || !hand_cell(piece, &spot, &wire, &column))
        return false;
    if (spot.kind == SPOT_STEP) chosen_toggle(piece, spot.a);
    put_cursor(desk, piece, wire, column);
    edits_say_chosen(desk, piece);
    desk_show_angle(desk);
    return true;
}

static void choose(Desk *desk, Workpiece *piece, CellBox box) {
    chosen_box(piece, box, NULL);
    edits_say_chosen(desk, piece);
    desk_show_angle(desk);
    desk->dirty = true;
}

void edits_choose_all(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    if (!piece) return;
    choose(desk, piece, (CellBox){0, 0, MAX_WIRES - 1, MAX_COLUMNS});
    put_cursor(desk, piece, piece->cursor_wire, piece->cursor_column);
}

void edits_choose_wire(Desk *desk, Spot spot) {
    Workpiece *piece = desk_piece(desk, spot.c);
    if (!piece || !piece->editable) return;
    choose(desk, piece, (CellBox){spot.a, 0, spot.a, MAX_COLUMNS});
    put_cursor(desk, piece, spot.a, 0);
}

void edits_stretch(Desk *desk, int wires, int columns) {
    Workpiece *piece = desk_editable(desk);
    chosen_stretch(piece, wires, columns, desk_last_column(desk, piece));
    put_cursor(desk, piece, piece->cursor_wire, piece->cursor_column);
    edits_say_chosen(desk, piece);
    desk_show_angle(desk);
    desk->focus_shown = true;
    desk_follow_cursor(desk, piece);
}

// --- What is done to it

// `next` (taken) becomes the present where it is good, with the steps `at` chosen (NULL:
// none).
static bool settle(Desk *desk, Workpiece *piece, Circuit *next, bool good,
                   const StepSet *at, Error *err) {
    if (!desk_commit(desk, piece, next, good, err)) return false;
    piece->chosen = NO_STEP; // several are known again when this is undone
    piece->stretching = false;
    if (at) chosen_become(piece, at);
    desk_changed(desk, piece);
    return true;
}

bool edits_move(Desk *desk, int wires, int columns) {
    Workpiece *piece = desk_editable(desk);
    if (!piece || !chosen_count(piece)) return false;
    Error err = {0};
    StepSet set = {0}, at = {0};
    chosen_read(piece, &set);
    Circuit *next = circuit_copy(history_now(piece->history));
    bool good = circuit_move_steps(next, &set, wires, columns, &at, &err);
    if (settle(desk, piece, next, good, &at, &err)) {
        int wire = piece->cursor_wire + wires, column = piece->cursor_column + columns;
        int last = circuit_wires(history_now(piece->history)) - 1;
        bool there = wire >= 0 && wire <= last && column >= 0;
        if (there) put_cursor(desk, piece, wire, column);
        edits_say_chosen(desk, piece);
        desk_follow_cursor(desk, piece);
    }
    step_set_end(&set);
    step_set_end(&at);
    return true;
}

static void delete_steps(Desk *desk, Workpiece *piece, const StepSet *set) {
    Error err = {0};
    Circuit *next = circuit_copy(history_now(piece->history));
    bool good = circuit_remove_steps(next, set, &err);
    settle(desk, piece, next, good, NULL, &err);
}

void edits_delete(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    if (!piece || !chosen_count(piece)) {
        desk_say(desk, "desk.nothing_chosen", " ");
        return;
    }
    StepSet set = {0};
    chosen_read(piece, &set);
    delete_steps(desk, piece, &set);
    step_set_end(&set);
}

void edits_delete_at(Desk *desk, Spot spot) {
    Workpiece *piece = spot.kind == SPOT_STEP ? desk_piece(desk, spot.c) : NULL;
    if (!piece || !piece->editable) return;
    StepSet set = {0};
    if (step_set_has(chosen_several(piece), spot.a))
        chosen_read(piece, &set);
    else
        step_set_add(&set, spot.a);
    delete_steps(desk, piece, &set);
    step_set_end(&set);
}

void edits_duplicate(Desk *desk) {
    Workpiece *piece = desk_editable(desk);
    if (!piece || !chosen_count(piece)) {
        desk_say(desk, "desk.nothing_to_copy", " ");
        return;
    }
    StepSet set = {0};
    chosen_read(piece, &set);
    const Circuit *now = history_now(piece->history);
    CellBox box = step_set_box(&set, now);
    Circuit *excerpt = circuit_excerpt(now, &set);
    edits_paste(desk, piece, excerpt, box.wire, box.last_column + 1);
    circuit_destroy(excerpt);
    step_set_end(&set);
}

void edits_press(Desk *desk, Spot spot) {
    static void (*const acts[STEPS_ACTS])(Desk *) = {
        [STEPS_DUPLICATE] = edits_duplicate,
        [STEPS_COPY] = clipboard_copy,
        [STEPS_PASTE] = clipboard_ask,
    };
    acts[spot.a](desk);
}

// --- Pasting

bool edits_offered(const Workpiece *piece, const Step *step, Error *err) {
    char controlled[64];
    snprintf(controlled, sizeof controlled, "c%s", step->gate->name);
    bool whole = step_dots(step) && palette_offers(piece->palette, controlled);
    if (!whole && !palette_offers(piece->palette, step->gate->name))
        return error_set(err, "desk.not_offered", "%s", step->gate->label);
    bool dots = !step_dots(step) || whole || palette_offers(piece->palette, "control");
    return dots || error_set(err, "desk.not_offered", "%s", "●");
}

static bool is_offered(const Workpiece *piece, const Circuit *excerpt, Error *err) {
    for (int i = 0; i < circuit_steps(excerpt); i++)
        if (!edits_offered(piece, circuit_step(excerpt, i), err)) return false;
    return true;
}

static bool make_wires(const Workpiece *piece, Circuit *next, int wires, Error *err) {
    if (wires <= circuit_wires(next) || !piece->most_wires) return true;
    if (wires > piece->most_wires)
        return error_set(err, "desk.most_wires", "%d", piece->most_wires);
    if (!circuit_set_wires(next, wires, err)) return false;
    if (circuit_bits(next) < wires) circuit_set_bits(next, wires, NULL);
    return true;
}

static bool wires_are_empty(const Circuit *circuit, int first, int count) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (step_wires(circuit_step(circuit, i)) >> first & ((UINT32_C(1) << count) - 1))
            return false;
    return true;
}

// What wires start in goes along where nothing stands on them yet, and may be changed;
// elsewhere gates make it. Yours.
static Circuit *with_starts(const Workpiece *piece, Circuit *next, const Circuit *excerpt,
                            int wire) {
    Circuit *put = circuit_copy(excerpt);
    int count = circuit_wires(excerpt);
    if (!circuit_starts(excerpt)) return put;
    bool room = piece->most_wires && wire + count <= circuit_wires(next);
    if (room && wires_are_empty(next, wire, count)) {
        for (int w = 0; w < count; w++)
            circuit_set_start(next, wire + w, circuit_start(excerpt, w), NULL);
        return put;
    }
    Steps made = {0};
    starts_lower(excerpt, &made);
    int columns[MAX_WIRES] = {0}, most = 0;
    for (int i = 0; i < made.count; i++) {
        Step *step = &made.at[i];
        step->column = columns[step->targets[0]]++;
        if (step->column >= most) most = step->column + 1;
    }
    circuit_open_columns(put, 0, most, NULL);
    for (int i = 0; i < made.count; i++)
        circuit_place(put, made.at[i], NULL);
    steps_clear(&made);
    return put;
}

static bool put_in(const Workpiece *piece, Circuit *next, const Circuit *excerpt, int wire,
                   int *column, StepSet *at, Error *err) {
    int steps = circuit_steps(excerpt);
    if (!is_offered(piece, excerpt, err) || !workpiece_room(piece, steps, err))
        return false;
    if (steps + circuit_steps(next) > DESK_STEPS)
        return error_set(err, "desk.many_steps", "%d\t%d", steps + circuit_steps(next),
                         DESK_STEPS);
    if (!make_wires(piece, next, wire + circuit_wires(excerpt), err)) return false;
    Circuit *put = with_starts(piece, next, excerpt, wire);
    int first = circuit_paste_column(next, put, wire, *column);
    if (first >= 0) *column = first;
    bool good = circuit_paste(next, put, wire, *column, at, err);
    circuit_destroy(put);
    return good;
}

void edits_paste(Desk *desk, Workpiece *piece, const Circuit *excerpt, int wire,
                 int column) {
    Error err = {0};
    StepSet at = {0};
    int asked = column, steps = circuit_steps(excerpt);
    Circuit *next = circuit_copy(history_now(piece->history));
    int wires = circuit_wires(next);
    bool good = put_in(piece, next, excerpt, wire, &column, &at, &err);
    int more = good ? circuit_wires(next) - wires : 0;
    if (settle(desk, piece, next, good, &at, &err)) {
        put_cursor(desk, piece, wire, column);
        desk_follow_cursor(desk, piece);
        const char *key = more              ? "desk.pasted_wires"
                          : column != asked ? "desk.pasted_further"
                                            : "desk.pasted";
        desk_say(desk, key, "%d\t%d\t%d\t%d", steps, wire, column + 1, more);
    }
    step_set_end(&at);
}

// --- Columns and wires

static bool has_wire_room(const Workpiece *piece, const Circuit *circuit, Error *err) {
    return circuit_wires(circuit) < piece->most_wires ||
           error_set(err, "desk.most_wires", "%d", piece->most_wires);
}

typedef bool Line(const Workpiece *piece, Circuit *next, int at, int by, Error *err);

static bool open_column(const Workpiece *piece, Circuit *next, int at, int by, Error *err) {
    (void)piece;
    return circuit_insert_column(next, at + by, err);
}

static bool delete_column(const Workpiece *piece, Circuit *next, int at, int by,
                          Error *err) {
    (void)piece;
    (void)by;
    return circuit_delete_column(next, at, err);
}

static bool move_column(const Workpiece *piece, Circuit *next, int at, int by, Error *err) {
    (void)piece;
    return circuit_move_column(next, at, at + by, err);
}

static bool insert_wire(const Workpiece *piece, Circuit *next, int at, int by, Error *err) {
    return has_wire_room(piece, next, err) && circuit_insert_wire(next, at + by, err);
}

static bool delete_wire(const Workpiece *piece, Circuit *next, int at, int by, Error *err) {
    (void)piece;
    (void)by;
    if (circuit_wires(next) == 1) return error_set(err, "desk.least_wires", "%s", "");
    return circuit_remove_wire(next, at, err);
}

static bool move_wire(const Workpiece *piece, Circuit *next, int at, int by, Error *err) {
    (void)piece;
    int to = at + by, last = circuit_wires(next) - 1;
    if (to < 0) return error_set(err, "circuit.above", "%s", "");
    if (to > last)
        return error_set(err, "circuit.no_wire", "%d\t%d\t%d", to, last + 1, last);
    return circuit_move_wire(next, at, to, err);
}

// clang-format off
static const struct {
    Line *line;
    bool wire;       // of the cursor's wire, else of its column
    int by, cursor;  // handed to it; how far the cursor goes along
    const char *said; // with the line's number before and after
} lines[LINE_EDITS] = {
    [COLUMN_BEFORE] = {open_column,   false,  0,  0, "desk.column_in"},
    [COLUMN_AFTER]  = {open_column,   false,  1,  1, "desk.column_in"},
    [COLUMN_DELETE] = {delete_column, false,  0,  0, "desk.column_out"},
    [COLUMN_LEFT]   = {move_column,   false, -1, -1, "desk.column_moved"},
    [COLUMN_RIGHT]  = {move_column,   false,  1,  1, "desk.column_moved"},
    [WIRE_ABOVE]    = {insert_wire,   true,   0,  0, "desk.wire_in"},
    [WIRE_BELOW]    = {insert_wire,   true,   1,  1, "desk.wire_in"},
    [WIRE_DELETE]   = {delete_wire,   true,   0,  0, "desk.wire_out"},
    [WIRE_UP]       = {move_wire,     true,  -1, -1, "desk.wire_moved"},
    [WIRE_DOWN]     = {move_wire,     true,   1,  1, "desk.wire_moved"},
};
// clang-format on

static int least(int a, int b) {
    return a < b ? a : b;
}

void edits_line(Desk *desk, LineEdit edit) {
    Workpiece *piece = desk_editable(desk);
    if (!piece) return;
    Error err = {0};
    bool wire = lines[edit].wire;
    int at = wire ? piece->cursor_wire : piece->cursor_column, to = at + lines[edit].cursor;
    Circuit *next = circuit_copy(history_now(piece->history));
    bool good = (!wire || workpiece_may_rewire(piece, &err)) &&
                lines[edit].line(piece, next, at, lines[edit].by, &err);
    if (!settle(desk, piece, next, good, NULL, &err)) return;
    int last = circuit_wires(history_now(piece->history)) - 1;
    put_cursor(desk, piece, wire ? least(to, last) : piece->cursor_wire,
               wire ? piece->cursor_column : to);
    desk->focus_shown = true;
    desk_follow_cursor(desk, piece);
    desk_say(desk, lines[edit].said, "%d\t%d", at + !wire, to + !wire);
}
