// Circuits under the hand at a desk: what stands where, drags with keys held, a lesson with
// locked steps.
#ifndef KYUBI_TESTS_EDITS_BENCH_H
#define KYUBI_TESTS_EDITS_BENCH_H

#include "desk_bench.h"

#include "circuit/short_form.h"
#include "desk/chosen.h"
#include "desk/commands.h"

static inline Workpiece *lab(Bench *b) {
    return &b->desk->lab.piece;
}

// The lab holds this circuit, and nothing was done to it yet.
static inline void make(Bench *b, const char *text, int wires) {
    Error err = {0};
    Circuit *circuit = short_form_read(text, wires, NULL, &err);
    assert_string_equal(err.key, "");
    Workpiece *piece = lab(b);
    int most = piece->most_wires;
    Source source = {.kind = SOURCE_CIRCUIT, .start = circuit};
    workpiece_end(piece);
    workpiece_start(piece, -1, &source);
    piece->most_wires = most;
    circuit_destroy(circuit);
    b->desk->dirty = true;
}

// … becomes this one, as one step of undo.
static inline void begin(Bench *b, const char *form, int wires) {
    Circuit *circuit = short_form_read(form, wires, NULL, NULL);
    assert_non_null(circuit);
    assert_true(workpiece_commit(lab(b), circuit, NULL));
    desk_changed(b->desk, lab(b));
}

static inline void assert_circuit(const Circuit *circuit, const char *text) {
    char *now = short_form_write(circuit, true);
    assert_string_equal(now, text);
    free(now);
}

static inline void assert_piece(const Workpiece *piece, const char *text) {
    assert_circuit(history_now(piece->history), text);
}

static inline void assert_lab(Bench *b, const char *text) {
    assert_piece(lab(b), text);
}

static inline void assert_shown(Bench *b, const char *text) {
    assert_circuit(workpiece_shown(lab(b)), text);
}

static inline int chosen(Bench *b) {
    return chosen_count(lab(b));
}

static inline int step_at(Bench *b, int wire, int column) {
    int step = circuit_at(history_now(lab(b)->history), wire, column);
    assert_int_not_equal(step, NO_STEP);
    return step;
}

static inline Spot step_spot(const Workpiece *piece, int wire, int column) {
    int step = circuit_at(history_now(piece->history), wire, column);
    assert_int_not_equal(step, NO_STEP);
    return (Spot){SPOT_STEP, step, wire, piece->index, NULL};
}

static inline Spot on_step(Bench *b, int wire, int column) {
    return step_spot(lab(b), wire, column);
}

static inline Spot wire_name(int wire, int source) {
    return (Spot){SPOT_WIRE, wire, 0, source, NULL};
}

static inline void assert_says(Bench *b, const char *word) {
    assert_non_null(b->desk->status);
    assert_string_equal(b->desk->status, words_in(b->words, b->desk->lang, word));
}

// As the lab's circuit is drawn now.
static inline CircuitModel lab_model(Bench *b) {
    return desk_circuit_model(b->desk, lab(b));
}

static inline void feed_point(Bench *b, GestureKind kind, Point at, int mods) {
    desk_feed(b->desk, &(Gesture){.kind = kind, .x = at.x, .y = at.y, .mods = mods});
}

static inline void feed_mods(Bench *b, GestureKind kind, Spot spot, int mods) {
    feed_point(b, kind, middle(b, spot), mods);
}

static inline void drag_mods(Bench *b, Spot from, Spot to, int mods) {
    feed_mods(b, GESTURE_DOWN, from, mods);
    feed_mods(b, GESTURE_MOVE, to, mods);
    feed_mods(b, GESTURE_UP, to, mods);
}

static inline void shift_click(Bench *b, Spot spot) {
    Point at = middle(b, spot);
    feed_point(b, GESTURE_DOWN, at, MOD_SHIFT);
    feed_point(b, GESTURE_UP, at, MOD_SHIFT);
}

static inline void box(Bench *b, Spot from, Spot to) {
    drag_mods(b, from, to, 0);
}

static inline void finger(Bench *b, GestureKind kind, Spot spot) {
    Point at = middle(b, spot);
    desk_feed(b->desk, &(Gesture){.kind = kind, .x = at.x, .y = at.y, .finger = true});
}

// The line before a column.
static inline Point line_in(Bench *b, int wire, int column, int source) {
    Rect r = spot_of(b, cell(wire, column, source))->rect;
    return (Point){r.x + 2, r.y + r.h / 2};
}

static inline Point line_of(Bench *b, int wire, int column) {
    return line_in(b, wire, column, -1);
}

static inline void drop_on_line_of(Bench *b, Spot from, int wire, int column, int source) {
    Point at = line_in(b, wire, column, source);
    feed_on(b, GESTURE_DOWN, from);
    feed_point(b, GESTURE_MOVE, at, 0);
    feed_point(b, GESTURE_UP, at, 0);
}

static inline void drop_on_line(Bench *b, Spot from, int wire, int column) {
    drop_on_line_of(b, from, wire, column, -1);
}

// Two locked gates, room for four more, three gates on offer.
static const char OWN_LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local pair = circuit { qubits = 3, start = \"h 0; cx 0 1\", locked = true,\n"
    "  palette = \"h x control\", limit = { gates = 4 } }\n"
    "page \"second\" \"Second\"\n"
    "prose \"The end.\"\n";

static inline int setup_own(void **state) {
    Bench *b = bench_open(OWN_LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_string_equal(desk_screen(b->desk), "lesson");
    *state = b;
    return 0;
}

#define IN_OWN(test) cmocka_unit_test_setup_teardown(test, setup_own, teardown_lesson)

#endif
