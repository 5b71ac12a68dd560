#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/short_form.h"
#include "desk/hand.h"

#include <math.h>
#include <stdlib.h>

static Workpiece piece_of(const char *text, int wires) {
    Source source = {.kind = SOURCE_CIRCUIT,
                     .start = short_form_read(text, wires, NULL, NULL)};
    assert_non_null(source.start);
    Workpiece piece;
    workpiece_start(&piece, -1, &source);
    circuit_destroy(source.start);
    return piece;
}

static void assert_reads(const Workpiece *piece, const char *text) {
    char *now = short_form_write(history_now(piece->history), true);
    assert_string_equal(now, text);
    free(now);
}

static SpotArea at(int wire, int column) {
    return (SpotArea){.spot = {SPOT_CELL, wire, column, -1, NULL}};
}

// Takes hold of a spot and carries it to (wire, column); beyond every cell when wire is -1.
static Hand carry(Workpiece *piece, Spot spot, int wire, int column) {
    Hand hand;
    assert_true(hand_take(&hand, spot, piece, 0, 0));
    SpotArea over = at(wire, column);
    hand_move(&hand, wire < 0 ? NULL : &over, NULL, 50, 50, false);
    return hand;
}

static Spot step_spot(const Workpiece *piece, int wire, int column) {
    int step = circuit_at(workpiece_shown(piece), wire, column);
    assert_int_not_equal(step, NO_STEP);
    return (Spot){SPOT_STEP, step, wire, -1, NULL};
}

static void a_step_follows_and_settles_when_let_go(void **state) {
    (void)state;
    Workpiece piece = piece_of("h 0", 2);
    Hand hand = carry(&piece, step_spot(&piece, 0, 0), 1, 2);
    assert_int_equal(hand.ghost, GHOST_PLACED);
    assert_int_not_equal(circuit_at(workpiece_shown(&piece), 1, 2), NO_STEP);
    assert_reads(&piece, "h 0");
    assert_true(hand_drop(&hand, NULL));
    assert_reads(&piece, "@column 3 h 1");
    assert_int_equal(piece.cursor_wire, 1);
    assert_int_equal(piece.cursor_column, 2);
    assert_int_equal(piece.chosen, 0);
    workpiece_end(&piece);
}

static void a_step_of_many_wires_moves_as_it_was_held(void **state) {
    (void)state;
    Workpiece piece = piece_of("swap 0 1", 4);
    Hand hand = carry(&piece, step_spot(&piece, 1, 0), 3, 1);
    assert_true(hand_drop(&hand, NULL));
    assert_reads(&piece, "@column 2 swap 2 3");
    workpiece_end(&piece);
    piece = piece_of("ccx 0 1 2", 4);
    hand = carry(&piece, step_spot(&piece, 2, 0), 3, 0);
    assert_true(hand_drop(&hand, NULL));
    assert_reads(&piece, "ccx 1 2 3");
    hand = carry(&piece, step_spot(&piece, 3, 0), 0, 0); // its controls would leave above
    assert_int_equal(hand.ghost, GHOST_REFUSED);
    Error err = {0};
    assert_false(hand_drop(&hand, &err));
    assert_string_equal(err.key, "circuit.above");
    assert_reads(&piece, "ccx 1 2 3");
    workpiece_end(&piece);
}

static void a_dot_moves_along_its_column_and_goes_when_dropped_outside(void **state) {
    (void)state;
    Workpiece piece = piece_of("cx 0 1", 3);
    Hand hand = carry(&piece, step_spot(&piece, 0, 0), 2, 0);
    assert_int_equal(hand.kind, HAND_CONTROL);
    assert_true(hand_drop(&hand, NULL));
    assert_reads(&piece, "cx 2 1");
    hand = carry(&piece, step_spot(&piece, 2, 0), -1, 0);
    assert_true(hand_drop(&hand, NULL));
    assert_reads(&piece, "x 1");
    workpiece_end(&piece);
}

static void dropped_outside_a_step_is_deleted_and_a_new_gate_is_nothing(void **state) {
    (void)state;
    Workpiece piece = piece_of("h 0; x 1", 2);
    Hand hand = carry(&piece, step_spot(&piece, 0, 0), -1, 0);
    assert_true(hand.off);
    assert_true(hand_drop(&hand, NULL));
    assert_reads(&piece, "x 1");
    hand = carry(&piece, (Spot){SPOT_PALETTE, 0, -1, 0, NULL}, -1, 0);
    assert_false(hand_drop(&hand, NULL));
    assert_reads(&piece, "x 1");
    workpiece_end(&piece);
}

static void a_refused_drop_says_why_and_changes_nothing(void **state) {
    (void)state;
    Workpiece piece = piece_of("h 0; x 1", 2);
    int revision = history_revision(piece.history);
    Hand hand = carry(&piece, step_spot(&piece, 0, 0), 1, 0);
    assert_int_equal(hand.ghost, GHOST_REFUSED);
    Error err = {0};
    assert_false(hand_drop(&hand, &err));
    assert_string_equal(err.key, "circuit.taken");
    assert_int_equal(history_revision(piece.history), revision);
    assert_null(piece.preview);
    workpiece_end(&piece);
}

static void a_lessons_own_step_cannot_be_thrown_away(void **state) {
    (void)state;
    Source source = {.kind = SOURCE_CIRCUIT, .start = circuit_create(1)};
    Step given = step_of(source.start, gate_find("h"), 0, 0);
    given.locked = true;
    circuit_place(source.start, given, NULL);
    Workpiece piece;
    workpiece_start(&piece, -1, &source);
    Hand hand = carry(&piece, step_spot(&piece, 0, 0), -1, 0);
    Error err = {0};
    assert_false(hand_drop(&hand, &err));
    assert_string_equal(err.key, "circuit.locked");
    assert_reads(&piece, "h 0");
    workpiece_end(&piece);
    circuit_destroy(source.start);
}

static void cancelling_puts_a_step_and_an_arrow_back(void **state) {
    (void)state;
    Workpiece piece = piece_of("h 0", 2);
    Hand hand = carry(&piece, step_spot(&piece, 0, 0), 1, 1);
    hand_cancel(&hand);
    assert_int_equal(hand.kind, HAND_EMPTY);
    assert_null(piece.preview);
    assert_reads(&piece, "h 0");
    workpiece_end(&piece);
    Source source = {.kind = SOURCE_ARROW, .theta = 1, .phi = 2};
    workpiece_start(&piece, 0, &source);
    assert_true(hand_take(&hand, (Spot){.kind = SPOT_ARROW}, &piece, 100, 100));
    Ball ball = {100, 100, 80};
    hand_move(&hand, NULL, &ball, 130, 120, false);
    assert_true(piece.theta != 1);
    hand_cancel(&hand);
    assert_float_equal(piece.theta, 1, 1e-12);
    assert_float_equal(piece.phi, 2, 1e-12);
    workpiece_end(&piece);
}

static void a_dropped_step_that_did_not_move_changes_nothing(void **state) {
    (void)state;
    Workpiece piece = piece_of("h 0", 2);
    Hand hand = carry(&piece, step_spot(&piece, 0, 0), 0, 0);
    assert_false(hand_drop(&hand, NULL));
    assert_false(history_can_undo(piece.history));
    assert_int_equal(piece.chosen, 0);
    workpiece_end(&piece);
}

static void a_press_within_the_threshold_is_no_drag(void **state) {
    (void)state;
    Workpiece piece = piece_of("h 0", 2);
    Hand hand;
    SpotArea over = at(1, 0);
    hand_take(&hand, step_spot(&piece, 0, 0), &piece, 10, 10);
    hand_move(&hand, &over, NULL, 12, 12, false);
    assert_true(hand_holds(&hand));
    assert_false(hand_drags(&hand));
    assert_false(hand_drop(&hand, NULL));
    assert_reads(&piece, "h 0");
    workpiece_end(&piece);
}

// The arrow goes where the pointer is: seen again through the projection.
static void an_arrow_snaps_and_reaches_the_far_half_over_the_rim(void **state) {
    (void)state;
    Source source = {.kind = SOURCE_ARROW, .theta = 1, .phi = 0.6, .snap = M_PI / 12};
    Workpiece piece;
    workpiece_start(&piece, 0, &source);
    Ball ball = {200, 200, 100};
    Hand hand;
    double x, y, depth;
    hand_take(&hand, (Spot){.kind = SPOT_ARROW}, &piece, 200, 200);
    hand_move(&hand, NULL, &ball, 230, 170, false);
    assert_float_equal(remainder(piece.theta, M_PI / 12), 0, 1e-9);
    assert_float_equal(remainder(piece.phi, M_PI / 12), 0, 1e-9);
    hand_move(&hand, NULL, &ball, 230, 170, true);
    ball_project(sin(piece.theta) * cos(piece.phi), sin(piece.theta) * sin(piece.phi),
                 cos(piece.theta), &x, &y, &depth);
    assert_float_equal(x, 0.3, 1e-6);
    assert_float_equal(y, 0.3, 1e-6);
    assert_true(depth > 0);
    hand_move(&hand, NULL, &ball, 320, 170, true);
    hand_move(&hand, NULL, &ball, 230, 170, true);
    ball_project(sin(piece.theta) * cos(piece.phi), sin(piece.theta) * sin(piece.phi),
                 cos(piece.theta), &x, &y, &depth);
    assert_float_equal(x, 0.3, 1e-6);
    assert_true(depth < 0);
    assert_true(hand_drop(&hand, NULL));
    assert_true(workpiece_undo(&piece));
    assert_float_equal(piece.theta, 1, 1e-12);
    workpiece_end(&piece);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_follows_and_settles_when_let_go),
        cmocka_unit_test(a_step_of_many_wires_moves_as_it_was_held),
        cmocka_unit_test(a_dot_moves_along_its_column_and_goes_when_dropped_outside),
        cmocka_unit_test(dropped_outside_a_step_is_deleted_and_a_new_gate_is_nothing),
        cmocka_unit_test(a_refused_drop_says_why_and_changes_nothing),
        cmocka_unit_test(a_lessons_own_step_cannot_be_thrown_away),
        cmocka_unit_test(cancelling_puts_a_step_and_an_arrow_back),
        cmocka_unit_test(a_dropped_step_that_did_not_move_changes_nothing),
        cmocka_unit_test(a_press_within_the_threshold_is_no_drag),
        cmocka_unit_test(an_arrow_snaps_and_reaches_the_far_half_over_the_rim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
