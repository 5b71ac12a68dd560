#include "desk/drop.h"

#include "circuit/edit.h"
#include "desk/chosen.h"
#include "desk/gate_edit.h"

#include <stdio.h>

typedef bool Drop(const Hand *hand, Circuit *next, StepSet *held, Error *err);

// Where the hand's place is below the last wire, as many are added as `lowest` needs.
static bool add_wires(const Hand *hand, Circuit *next, int lowest, Error *err) {
    const Workpiece *piece = hand->piece;
    int wires = circuit_wires(next);
    if (hand->ghost_wire < wires || lowest < wires) return true;
    if (lowest >= piece->most_wires)
        return error_set(err, "desk.most_wires", "%d", piece->most_wires);
    if (!circuit_set_wires(next, lowest + 1, err)) return false;
    if (circuit_bits(next) < lowest + 1) circuit_set_bits(next, lowest + 1, NULL);
    return true;
}

static bool hold(StepSet *held, int step) {
    held->count = 0;
    if (step != NO_STEP) step_set_add(held, step);
    return step != NO_STEP;
}

static bool steps_elsewhere(const Hand *hand, Circuit *next, const StepSet *set,
                            StepSet *held, Error *err) {
    if (hand->off) return hand->copies || circuit_remove_steps(next, set, err);
    CellBox box = step_set_box(set, next);
    int down = hand->ghost_wire - hand->wire;
    int right = hand->ghost_column - hand->column;
    if (hand->copies && !workpiece_room(hand->piece, set->count, err)) return false;
    if (!add_wires(hand, next, box.last_wire + down, err)) return false;
    if (hand->between)
        return (hand->copies ? circuit_copy_steps_between : circuit_move_steps_between)(
            next, set, down, hand->ghost_column, held, err);
    return (hand->copies ? circuit_copy_steps : circuit_move_steps)(next, set, down, right,
                                                                    held, err);
}

// An end of a swap goes along its column, as a dot does; elsewhere it takes both along.
static bool is_end(const Hand *hand, const Circuit *circuit) {
    const Step *step = circuit_step(circuit, hand->step);
    bool end = step_targets(step) == 2 &&
               (hand->wire == step->targets[0] || hand->wire == step->targets[1]);
    return end && !hand->off && !hand->copies && !hand->between &&
           hand->ghost_column == step->column;
}

static bool drop_end(const Hand *hand, Circuit *next, StepSet *held, Error *err) {
    if (!add_wires(hand, next, hand->ghost_wire, err)) return false;
    Step step = *circuit_step(next, hand->step);
    step.targets[hand->wire == step.targets[1]] = hand->ghost_wire;
    return hold(held, circuit_replace(next, hand->step, step, err));
}

static bool drop_step(const Hand *hand, Circuit *next, StepSet *held, Error *err) {
    if (is_end(hand, next)) return drop_end(hand, next, held, err);
    StepSet one = {0};
    step_set_add(&one, hand->step);
    bool good = steps_elsewhere(hand, next, &one, held, err);
    step_set_end(&one);
    return good;
}

// A dot goes along its column; elsewhere it takes the whole step along.
static bool drop_control(const Hand *hand, Circuit *next, StepSet *held, Error *err) {
    if (hand->off)
        return circuit_set_control(next, hand->step, hand->wire, 0, err) != NO_STEP;
    if (hand->copies || hand->ghost_column != hand->column)
        return drop_step(hand, next, held, err);
    if (!add_wires(hand, next, hand->ghost_wire, err)) return false;
    int step = hand->step;
    if (hand->ghost_wire != hand->wire)
        step = circuit_set_control(next, step, hand->wire, 0, err);
    if (step != NO_STEP)
        step = circuit_set_dot(next, step, hand->ghost_wire, hand->dot, err);
    return hold(held, step);
}

static bool drop_steps(const Hand *hand, Circuit *next, StepSet *held, Error *err) {
    const StepSet *several = chosen_several(hand->piece);
    return several && steps_elsewhere(hand, next, several, held, err);
}

static bool drop_column(const Hand *hand, Circuit *next, StepSet *held, Error *err) {
    int from = hand->column, to = hand->ghost_column;
    if (hand->off) return hand->copies || circuit_delete_column(next, from, err);
    int more = circuit_from(next, from + 1) - circuit_from(next, from);
    if (hand->copies && !workpiece_room(hand->piece, more, err)) return false;
    if (!(hand->copies ? circuit_copy_column : circuit_move_column)(next, from, to, err))
        return false;
    step_set_touch(held, next, (CellBox){0, to, circuit_wires(next) - 1, to});
    return true;
}

static bool drop_wire(const Hand *hand, Circuit *next, StepSet *held, Error *err) {
    int to = hand->off ? hand->wire : hand->ghost_wire;
    if (to >= circuit_wires(next)) to = circuit_wires(next) - 1;
    if (to != hand->wire && !workpiece_may_rewire(hand->piece, err)) return false;
    if (!circuit_move_wire(next, hand->wire, to, err)) return false;
    step_set_touch(held, next, (CellBox){to, 0, to, MAX_COLUMNS});
    return true;
}

static bool drop_size(const Hand *hand, Circuit *next, StepSet *held, Error *err) {
    Step step = *circuit_step(next, hand->step);
    int by = hand->ghost_wire - hand->wire;
    if (!gate_resize(&step, circuit_wires(next), by, err)) return false;
    int at = circuit_replace(next, hand->step, step, err);
    if (at == NO_STEP) return false;
    hold(held, at);
    return true;
}

// What comes from the palette is placed as by a press, in a circuit that has the wires and
// the column for it.
static bool drop_new(const Hand *hand, Circuit *next, StepSet *held, Error *err) {
    int wire = hand->ghost_wire, column = hand->ghost_column;
    if (!add_wires(hand, next, wire, err)) return false;
    if (hand->between && !circuit_open_columns(next, column, 1, err)) return false;
    Workpiece ready = *hand->piece;
    ready.base = next;
    Circuit *placed = workpiece_put(&ready, &hand->tool, wire, column, err);
    if (!placed) return false;
    circuit_take_over(next, placed);
    hold(held, circuit_at(next, wire, column)); // none: a condition came of it
    return true;
}

// clang-format off
static const struct Row {
    Drop *drop;
    bool between;  // it may go between columns
    bool below;    // … below the last wire
    bool discards; // dragged off, it is deleted
    bool stays;    // … it stays where it was
} rows[] = {
    [HAND_GATE]    = {drop_new,     .between = true, .below = true},
    [HAND_DOT]     = {drop_new,     .below = true},
    [HAND_STEP]    = {drop_step,    .between = true, .below = true, .discards = true},
    [HAND_CONTROL] = {drop_control, .below = true, .discards = true},
    [HAND_STEPS]   = {drop_steps,   .between = true, .below = true, .discards = true},
    [HAND_COLUMN]  = {drop_column,  .discards = true},
    [HAND_WIRE]    = {drop_wire,    .stays = true},
    [HAND_SIZE]    = {drop_size},
};
// clang-format on

static const struct Row *row_of(const Hand *hand) {
    bool known = (size_t)hand->kind < sizeof rows / sizeof *rows;
    return known && hand->piece && rows[hand->kind].drop ? &rows[hand->kind] : NULL;
}

bool drop_holds(const Hand *hand) {
    return row_of(hand) != NULL;
}

bool drop_discards(const Hand *hand) {
    const struct Row *row = row_of(hand);
    return row && row->discards && !hand->copies;
}

Circuit *drop_circuit(const Hand *hand, StepSet *held, Error *err) {
    const struct Row *row = row_of(hand);
    held->count = 0;
    if (!row || (hand->off && !row->stays && !drop_discards(hand))) return NULL;
    Circuit *next = circuit_copy(history_now(hand->piece->history));
    if (row->drop(hand, next, held, err)) return next;
    circuit_destroy(next);
    held->count = 0;
    return NULL;
}

// A step that is alone in its column would only leave an empty one beside it.
static bool stays_alone(const Hand *hand, int column) {
    const Circuit *now = history_now(hand->piece->history);
    bool beside = column == hand->column || column == hand->column + 1;
    int alone = circuit_from(now, hand->column + 1) - circuit_from(now, hand->column);
    return hand->kind == HAND_STEP && !hand->copies && beside && alone == 1;
}

bool drop_between(const Hand *hand, int column) {
    const struct Row *row = row_of(hand);
    return row && row->between && !stays_alone(hand, column) &&
           column < circuit_columns(history_now(hand->piece->history));
}

bool drop_adds_wire(const Hand *hand) {
    const struct Row *row = row_of(hand);
    return row && row->below &&
           circuit_wires(history_now(hand->piece->history)) < hand->piece->most_wires;
}

// --- What letting go would do

static int count_held(const Hand *hand) {
    const StepSet *several = chosen_several(hand->piece);
    return hand->kind == HAND_STEPS && several ? several->count : 1;
}

// A column in the hand, or a wire, where it would be.
static bool words_of_line(const Hand *hand, DropWords *words) {
    const char *key = hand->kind == HAND_WIRE ? "desk.would_move_wire"
                      : hand->copies          ? "desk.would_copy_column"
                                              : "desk.would_move_column";
    bool wire = hand->kind == HAND_WIRE;
    if (!wire && hand->kind != HAND_COLUMN) return false;
    snprintf(words->key, sizeof words->key, "%s", key);
    snprintf(words->arguments, sizeof words->arguments, "%d\t%d",
             wire ? hand->wire : hand->column + 1,
             wire ? hand->ghost_wire : hand->ghost_column + 1);
    return true;
}

// How the gates go, one or many: to a wire that is added, into a column that opens, copied,
// moved.
static const char *const ways[][2] = {
    {"desk.would_add_wire", "desk.would_add_wire_steps"},
    {"desk.would_open", "desk.would_open_steps"},
    {"desk.would_copy", "desk.would_copy_steps"},
    {"", "desk.would_move_steps"},
};

static bool words_of_size(const Hand *hand, DropWords *words) {
    if (hand->kind != HAND_SIZE) return false;
    const Step *step = circuit_step(history_now(hand->piece->history), hand->step);
    snprintf(words->key, sizeof words->key, "desk.would_size");
    snprintf(words->arguments, sizeof words->arguments, "%s\t%d", step->gate->label,
             hand->ghost_wire - __builtin_ctz(step->block) + 1);
    return true;
}

DropWords drop_words(const Hand *hand) {
    DropWords words = {0};
    if (words_of_size(hand, &words)) return words;
    if (words_of_line(hand, &words)) return words;
    bool many = hand->kind == HAND_STEPS;
    if (!many && hand->kind != HAND_STEP && hand->kind != HAND_GATE) return words;
    bool below = hand->ghost_wire >= circuit_wires(history_now(hand->piece->history));
    int way = below ? 0 : hand->between ? 1 : hand->copies ? 2 : 3;
    char count[16];
    snprintf(count, sizeof count, "%d", count_held(hand));
    snprintf(words.key, sizeof words.key, "%s", ways[way][many]);
    snprintf(words.arguments, sizeof words.arguments, "%s\t%d\t%d",
             many                      ? count
             : hand->kind == HAND_GATE ? hand->tool.label
                                       : hand->gate->label,
             hand->ghost_wire, hand->ghost_column + 1);
    return words;
}
