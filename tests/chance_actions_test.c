// Shots and what is held, by the hand and the keys.
#include "desk_bench.h"

#include "circuit/short_form.h"
#include "desk/desk_inside.h"
#include "desk/holding.h"

static void lab_reads(Bench *b, const char *text) {
    Circuit *circuit = short_form_read(text, 2, NULL, NULL);
    assert_true(desk_open_circuit(b->desk, circuit, NULL));
    click(b, cell(1, 8, -1)); // somewhere free: the desk builds its scene anew
}

static Workpiece *lab(Bench *b) {
    return &b->desk->lab.piece;
}

static void buttons_make_shots_and_begin_again(void **state) {
    Bench *b = *state;
    b->desk->options.still = true;
    lab_reads(b, "h 0; cx 0 1");
    click(b, (Spot){SPOT_THROW, -1, THROW_BACK, 0, NULL});
    assert_true(reads_key(b, "throw.none"));
    click(b, (Spot){SPOT_THROW, -1, 1, 0, NULL});
    click(b, (Spot){SPOT_THROW, -1, 10, 0, NULL});
    click(b, (Spot){SPOT_THROW, -1, 100, 0, NULL});
    assert_int_equal(lab(b)->falling.to, 111);
    assert_true(reads(b, "111 回"));
    click(b, (Spot){SPOT_THROW, -1, 10000, 0, NULL});
    assert_true(reads(b, "10111 回"));
}

static void counts_survive_another_screen(void **state) {
    Bench *b = *state;
    b->desk->options.still = true;
    lab_reads(b, "h 0; cx 0 1");
    click(b, (Spot){SPOT_THROW, -1, THROW_BACK, 0, NULL});
    click(b, (Spot){SPOT_THROW, -1, 10, 0, NULL});
    desk_act(b->desk, (Spot){.kind = SPOT_LIBRARY});
    desk_act(b->desk, (Spot){.kind = SPOT_LAB});
    assert_true(reads(b, "10 回"));
}

static void a_measurement_is_held_at_0_then_1_then_let_go_by_its_key(void **state) {
    Bench *b = *state;
    lab_reads(b, "h 0; measure 0");
    lab(b)->chosen = 1;
    static const int values[] = {0, 1, NO_FINDING};
    for (int i = 0; i < 3; i++) {
        key(b, 'o', MOD_CTRL | MOD_SHIFT);
        assert_int_equal(record_value(run_held(lab(b)->run), 0), values[i]);
    }
    assert_true(reads_key(b, "hold.said_none"));
    lab(b)->chosen = NO_STEP;
    key(b, 'o', MOD_CTRL | MOD_SHIFT);
    assert_true(reads_key(b, "hold.choose"));
}

static void a_chip_says_what_is_held_and_lets_it_go(void **state) {
    Bench *b = *state;
    lab_reads(b, "h 0; measure 0");
    int undos = history_can_undo(lab(b)->history);
    lab(b)->chosen = 1;
    b->desk->dirty = true;
    click(b, (Spot){SPOT_HOLD, -1, HOLD_ONE, 1, NULL});
    assert_true(reads(b, "c0 = 1 に固定"));
    assert_int_equal(history_can_undo(lab(b)->history), undos);
    click(b, (Spot){SPOT_HOLD, -1, HOLD_DROP, 1, NULL});
    assert_int_equal(run_held(lab(b)->run).mask, 0);
}

static void next_shot_holds_and_replay_plays_it_from_the_start(void **state) {
    Bench *b = *state;
    lab_reads(b, "h 0; measure 0; h 1; measure 1");
    click(b, (Spot){SPOT_HOLD, -1, HOLD_SHOT, 0, NULL});
    Record held = run_held(lab(b)->run);
    assert_int_equal(held.mask, 3);
    click(b, (Spot){SPOT_HOLD, -1, HOLD_REPLAY, 0, NULL});
    assert_true(record_equal(held, run_held(lab(b)->run)));
    assert_true(b->desk->playing.on);
    assert_int_equal(workpiece_moment(lab(b)), 0);
}

static const char branching[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local pair = circuit { qubits = 2, start = \"h 0; measure 0; h 1; measure 1\" }\n"
    "display.branches { of = pair }\n"
    "display.histogram { of = pair, falls = true }\n";

static int setup_branches(void **state) {
    Bench *b = bench_open(branching);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_string_equal(desk_screen(b->desk), "lesson");
    *state = b;
    return 0;
}

static void a_branch_is_held_by_pressing_it_and_walked_by_arrows(void **state) {
    Bench *b = *state;
    const Workpiece *piece = desk_piece(b->desk, 0);
    click(b, (Spot){SPOT_BRANCH, 0, 2, 1, NULL});
    Record held = run_held(piece->run);
    assert_int_equal(held.mask, 3);
    assert_true(holding_chance(piece) > 0.24 && holding_chance(piece) < 0.26);
    click(b, (Spot){SPOT_BRANCH, 0, 2, 1, NULL}); // again: let go
    assert_int_equal(run_held(piece->run).mask, 0);
    desk_focus_by_key(b->desk, (Spot){SPOT_BRANCH, 0, 0, 0, NULL});
    key(b, KEY_RIGHT, 0);
    assert_int_equal(b->desk->focus.b, 1);
    key(b, KEY_DOWN, 0);
    assert_int_equal(b->desk->focus.c, 1);
    key(b, KEY_RIGHT, 0);
    assert_int_equal(b->desk->focus.b, 2);
    key(b, KEY_LEFT, 0);
    assert_int_equal(b->desk->focus.b, 1);
    assert_int_equal(b->desk->focus.c, 1);
    key(b, KEY_ENTER, 0);
    assert_int_equal(run_held(piece->run).mask, 1);
}

static void a_bar_that_is_pressed_can_be_held_and_let_go(void **state) {
    Bench *b = *state;
    lab_reads(b, "h 0; measure 0; h 1; measure 1");
    Spot hold = {SPOT_HOLD, -1, HOLD_LIT, 0, NULL};
    assert_false(has_spot(b, hold));
    desk_act(b->desk, (Spot){SPOT_BASIS, -1, 3, 2, NULL}); // 10: q0 is 0, q1 is 1
    click(b, hold);
    Record held = run_held(lab(b)->run);
    assert_int_equal(held.mask, 3);
    assert_int_equal(record_value(held, 0), 0);
    assert_int_equal(record_value(held, 1), 1);
    assert_true(holding_chance(lab(b)) > 0.24 && holding_chance(lab(b)) < 0.26);
    click(b, hold);
    assert_int_equal(run_held(lab(b)->run).mask, 0);
    assert_true(reads_key(b, "hold.said_none"));
}

static void what_was_not_measured_cannot_be_held_and_says_why(void **state) {
    Bench *b = *state;
    lab_reads(b, "h 0; measure 0; h 0");
    Spot hold = {SPOT_HOLD, -1, HOLD_LIT, 0, NULL};
    desk_act(b->desk, hold);
    assert_true(reads_key(b, "hold.lit.none"));
    desk_act(b->desk, (Spot){SPOT_BASIS, -1, 3, 2, NULL});
    assert_false(has_spot(b, hold));
    desk_act(b->desk, hold);
    assert_true(reads_key(b, "hold.lit.unmeasured"));
    assert_int_equal(run_held(lab(b)->run).mask, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(buttons_make_shots_and_begin_again),
        IN_LAB(counts_survive_another_screen),
        IN_LAB(a_measurement_is_held_at_0_then_1_then_let_go_by_its_key),
        IN_LAB(a_bar_that_is_pressed_can_be_held_and_let_go),
        IN_LAB(what_was_not_measured_cannot_be_held_and_says_why),
        IN_LAB(a_chip_says_what_is_held_and_lets_it_go),
        IN_LAB(next_shot_holds_and_replay_plays_it_from_the_start),
        cmocka_unit_test_setup_teardown(
            a_branch_is_held_by_pressing_it_and_walked_by_arrows, setup_branches,
            teardown_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
