// Bars and cards under mouse, finger and keys, with the real jail: what is dragged is shown
// as it would be, what a prediction covers stays covered, numbers are drawn anew.
#include "desk_bench.h"

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local twice = circuit { qubits = 1, start = \"h 0; h 0\", palette = \"h x z\" }\n"
    "display.histogram { of = twice }\n"
    "exercise.predict \"bars\" { of = twice, ask = \"What comes out?\",\n"
    "  wrong = { { when = { 0.5, 0.5 }, say = \"No coin.\",\n"
    "    try = demo { circuit = \"h 0; h 0\", display.ket {}, seconds = 8,\n"
    "      label = \"Two H undo each other.\" } } } }\n"
    "page \"second\" \"Second\"\n"
    "exercise.sort \"order\" { ask = \"In order?\",\n"
    "  items = { { en = \"alpha\" }, { en = \"beta\" }, { en = \"gamma\" }, { en = "
    "\"delta\" "
    "} } }\n"
    "page \"third\" \"Third\"\n"
    "exercise.place \"places\" { ask = \"Where?\", places = { \"Even\", \"Odd\" },\n"
    "  items = { { en = \"two\", place = 1 }, { en = \"three\", place = 2 },\n"
    "            { en = \"four\", place = 1 } } }\n"
    "page \"fourth\" \"Fourth\"\n"
    "exercise.number \"draw\" { given = { n = between(2, 5), what = one_of { \"legs\", "
    "\"wings\" } },\n"
    "  ask = \"Twice {=n} {=what}?\", answer = \"2*n\", explain = \"It is {=2*n}.\" }\n"
    "page \"fifth\" \"Fifth\"\n"
    "exercise.predict \"thirds\" { truth = { \"1/3\", \"1/3\", \"1/3\" }, normalise = "
    "true, "
    "ask = \"?\" }\n"
    "page \"sixth\" \"Sixth\"\n"
    "exercise.build \"make\" { ask = \"Make it.\", qubits = 2, goal = unitary \"cx 1 0\",\n"
    "  solution = \"cx 1 0\" }\n"
    "exercise.choice \"pick\" { ask = \"Which?\", options = { { en = \"this\", right = "
    "true }, "
    "{ en = \"that\" } } }\n";

enum { BARS, ORDER, PLACES, DRAW, THIRDS, MAKE, PICK };

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    Error err = {0};
    assert_true(desk_open_lesson(b->desk, NULL, &err));
    const Error *failed = desk_error(b->desk);
    if (failed)
        print_error("%s:%d %s %s\n", failed->file, failed->line, failed->key, failed->args);
    assert_null(failed);
    *state = b;
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, true);
    return 0;
}

static Answer *answer_of(Bench *b, int exercise) {
    return &b->desk->study.answers[exercise];
}

static Spot bar(int index) {
    return (Spot){SPOT_BAR, BARS, index, 0, NULL};
}

static Spot card(int exercise, int index) {
    return (Spot){SPOT_CARD, exercise, index, 0, NULL};
}

static Spot place(int index) {
    return (Spot){SPOT_PLACE, PLACES, index, 0, NULL};
}

// A point of the bar's column: 0 at its foot, 1 at its top.
static Point height_of(Bench *b, Spot spot, double share) {
    Rect r = spot_of(b, spot)->rect;
    return (Point){r.x + r.w / 2, r.y + r.h * (1 - share)};
}

static void drag_bar(Bench *b, int index, double from, double to) {
    Point a = height_of(b, bar(index), from), z = height_of(b, bar(index), to);
    feed_at(b, GESTURE_DOWN, a.x, a.y);
    feed_at(b, GESTURE_MOVE, z.x, z.y);
    feed_at(b, GESTURE_UP, z.x, z.y);
}

static VerdictKind check(Bench *b, int exercise) {
    click(b, (Spot){.kind = SPOT_CHECK, .a = exercise});
    return answer_of(b, exercise)->verdict.kind;
}

// --- bars

static void a_bar_goes_where_the_pointer_or_a_finger_takes_it(void **state) {
    Bench *b = *state;
    drag_bar(b, 0, 0.02, 0.76);
    assert_float_equal(answer_of(b, BARS)->bars[0], 0.75, 1e-9); // steps of a twentieth
    Point at = height_of(b, bar(1), 0.27);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_DOWN, .x = at.x, .y = at.y, .finger = true});
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_UP, .x = at.x, .y = at.y, .finger = true});
    assert_float_equal(answer_of(b, BARS)->bars[1], 0.25, 1e-9); // a tap is enough
    Point fine = height_of(b, bar(1), 0.333);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_MOVE, .x = fine.x, .y = fine.y, .mods = MOD_ALT});
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_UP, .x = fine.x, .y = fine.y, .mods = MOD_ALT});
    assert_float_equal(answer_of(b, BARS)->bars[1], 0.33, 1e-9);
}

static void a_bar_that_is_nothing_is_taken_by_its_words(void **state) {
    Bench *b = *state;
    drag_bar(b, 0, -0.1, 0.5); // from under the axis
    assert_float_equal(answer_of(b, BARS)->bars[0], 0.5, 1e-9);
}

static void a_bar_beyond_its_column_stays_within_it(void **state) {
    Bench *b = *state;
    drag_bar(b, 0, 0.5, 3);
    assert_float_equal(answer_of(b, BARS)->bars[0], 1, 1e-9);
    drag_bar(b, 0, 0.9, -3);
    assert_float_equal(answer_of(b, BARS)->bars[0], 0, 1e-9);
}

static void escape_puts_a_held_bar_back(void **state) {
    Bench *b = *state;
    drag_bar(b, 0, 0.1, 0.5);
    Point a = height_of(b, bar(0), 0.5), z = height_of(b, bar(0), 0.9);
    feed_at(b, GESTURE_DOWN, a.x, a.y);
    feed_at(b, GESTURE_MOVE, z.x, z.y);
    assert_true(reads(b, "0.90")); // shown as it would be
    key(b, KEY_ESCAPE, 0);
    feed_at(b, GESTURE_UP, z.x, z.y);
    assert_float_equal(answer_of(b, BARS)->bars[0], 0.5, 1e-9);
}

static void bars_are_moved_by_keys(void **state) {
    Bench *b = *state;
    while (!spot_same(b->desk->focus, bar(0)))
        key(b, KEY_TAB, 0);
    key(b, KEY_UP, 0);
    key(b, KEY_UP, 0);
    key(b, KEY_UP, MOD_ALT);
    assert_float_equal(answer_of(b, BARS)->bars[0], 0.11, 1e-9);
    key(b, KEY_DOWN, 0); // back onto the steps
    assert_float_equal(answer_of(b, BARS)->bars[0], 0.05, 1e-9);
    key(b, KEY_RIGHT, 0);
    key(b, KEY_HOME, 0);
    assert_float_equal(answer_of(b, BARS)->bars[1], 1, 1e-9);
    key(b, KEY_END, 0);
    assert_float_equal(answer_of(b, BARS)->bars[1], 0, 1e-9);
    key(b, KEY_DOWN, 0);
    assert_float_equal(answer_of(b, BARS)->bars[1], 0, 1e-9);
    key(b, KEY_LEFT, 0);
    assert_true(spot_same(b->desk->focus, bar(0)));
}

static void what_a_prediction_covers_is_hidden_until_it_is_locked(void **state) {
    Bench *b = *state;
    assert_true(reads_key(b, "answer.covered"));
    assert_false(reads_key(b, "histogram.exact"));
    drag(b, gate_tile("x", 0), cell(0, 3, 0)); // a preview
    assert_true(reads_key(b, "answer.covered"));
    assert_false(reads_key(b, "histogram.exact"));
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(check(b, BARS), VERDICT_UNREADABLE); // nothing was predicted
    assert_true(reads_key(b, "answer.covered"));
    drag_bar(b, 0, 0.1, 0.9);
    drag_bar(b, 1, 0.1, 0.1);
    assert_int_equal(check(b, BARS), VERDICT_NEAR);
    assert_false(reads_key(b, "answer.covered"));
    assert_true(reads_key(b, "histogram.exact"));
    assert_true(answer_of(b, BARS)->locked);
    assert_float_equal(answer_of(b, BARS)->verdict.truth[0], 1, 1e-12);
}

static void a_covered_stage_is_hidden_too(void **state) {
    (void)state;
    Bench *b = bench_open("lesson { id = \"own.one\", title = \"One\" }\n"
                          "page \"first\" \"First\"\n"
                          "local shown = stage { label = \"A word.\",\n"
                          "  draw = function(g) g:text(8, 4, \"secret\") end }\n"
                          "exercise.predict \"bars\" { truth = { 1, 0 }, ask = \"?\",\n"
                          "  covers = { shown } }\n");
    Error err = {0};
    assert_true(desk_open_lesson(b->desk, NULL, &err));
    assert_null(desk_error(b->desk));
    desk_wait(b->desk); // until it is drawn
    assert_true(reads_key(b, "answer.covered"));
    assert_false(reads(b, "secret"));
    drag_bar(b, 0, 0.1, 1);
    assert_int_equal(check(b, 0), VERDICT_RIGHT);
    desk_wait(b->desk);
    assert_false(reads_key(b, "answer.covered"));
    assert_true(reads(b, "secret"));
    bench_close(b, true);
}

static void a_locked_prediction_is_not_moved_but_made_anew(void **state) {
    Bench *b = *state;
    drag_bar(b, 0, 0.1, 0.5);
    drag_bar(b, 1, 0.1, 0.5);
    assert_int_equal(check(b, BARS), VERDICT_WRONG);
    assert_int_equal(answer_of(b, BARS)->verdict.wrong, 0);
    assert_false(has_spot(b, bar(0)));
    study_bar(&b->desk->study, BARS, 0, 1);
    assert_float_equal(answer_of(b, BARS)->bars[0], 0.5, 1e-9);
    study_check(&b->desk->study, BARS);
    desk_wait(b->desk);
    assert_int_equal(answer_of(b, BARS)->tries, 1);
    click(b, (Spot){.kind = SPOT_AGAIN, .a = BARS});
    assert_float_equal(answer_of(b, BARS)->bars[0], 0, 1e-9);
    drag_bar(b, 0, 0.1, 1);
    assert_int_equal(check(b, BARS), VERDICT_RIGHT);
    assert_false(answer_of(b, BARS)->first);
}

static void proportions_are_enough_where_it_normalises(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 4);
    for (int i = 0; i < 3; i++)
        study_bar(&b->desk->study, THIRDS, i, 0.6);
    assert_int_equal(check(b, THIRDS), VERDICT_RIGHT);
    assert_float_equal(answer_of(b, THIRDS)->bars[0], 1.0 / 3, 1e-12);
}

static void a_counter_experiment_runs_and_can_be_run_again(void **state) {
    Bench *b = *state;
    drag_bar(b, 0, 0.1, 0.5);
    drag_bar(b, 1, 0.1, 0.5);
    check(b, BARS);
    Study *study = &b->desk->study;
    assert_true(reads_key(b, "answer.demo"));
    assert_true(reads(b, "Two H undo each other.")); // what is seen in it
    double began = answer_of(b, BARS)->demo_began;
    study_advance(study, began + 4);
    assert_float_equal(study_demo(study, BARS), 0.5, 1e-9);
    assert_true(study_plays(study));
    assert_true(study_wait(study) >= 0);
    study_advance(study, began + 9);
    assert_float_equal(study_demo(study, BARS), 1, 0);
    assert_false(study_plays(study));
    desk_focus_by_key(b->desk, (Spot){.kind = SPOT_DEMO, .a = BARS});
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_ENTER});
    assert_true(study_demo(study, BARS) < 1);
    desk_turn_to(b->desk, 1);
    assert_false(study_plays(study)); // nobody sees it
}

// --- cards

static void expect_order(Bench *b, int a, int c, int d, int e) {
    int order[] = {a, c, d, e};
    for (int i = 0; i < 4; i++)
        if (answer_of(b, ORDER)->order[i] != order[i])
            fail_msg("card %d is %d, not %d", i, answer_of(b, ORDER)->order[i], order[i]);
}

static void set_order(Bench *b) {
    for (int i = 0; i < 4; i++)
        study_card_to(&b->desk->study, ORDER, i, i);
    b->desk->dirty = true;
}

static void a_card_is_dragged_between_others(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    set_order(b);
    Rect to = spot_of(b, card(ORDER, 2))->rect;
    feed_on(b, GESTURE_DOWN, card(ORDER, 0));
    feed_at(b, GESTURE_MOVE, to.x + 50, to.y + to.h * 0.7);
    expect_order(b, 0, 1, 2, 3); // the hand still has it
    assert_int_equal(b->desk->would.order[2], 0);
    feed_at(b, GESTURE_UP, to.x + 50, to.y + to.h * 0.7);
    expect_order(b, 1, 2, 0, 3);
    drag(b, card(ORDER, 3), card(ORDER, 1));
    key(b, KEY_ESCAPE, 0);
    expect_order(b, 1, 2, 0, 3);
}

static void cards_are_moved_by_keys_and_by_two_presses(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    set_order(b);
    desk_focus_by_key(b->desk, card(ORDER, 1));
    key(b, KEY_DOWN, 0);
    expect_order(b, 0, 2, 1, 3);
    key(b, KEY_END, 0);
    key(b, KEY_DOWN, 0);
    expect_order(b, 0, 2, 3, 1);
    key(b, '2', 0);
    expect_order(b, 0, 1, 2, 3);
    click(b, card(ORDER, 3));
    assert_int_equal(answer_of(b, ORDER)->picked, 4);
    click(b, card(ORDER, 0));
    expect_order(b, 3, 0, 1, 2);
    assert_int_equal(answer_of(b, ORDER)->picked, 0);
    click(b, card(ORDER, 3));
    click(b, card(ORDER, 3)); // put down again
    assert_int_equal(answer_of(b, ORDER)->picked, 0);
    assert_int_equal(check(b, ORDER), VERDICT_WRONG);
    set_order(b);
    assert_int_equal(check(b, ORDER), VERDICT_RIGHT);
}

static void cards_go_into_places_by_hand_presses_and_keys(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 2);
    drag(b, card(PLACES, 0), place(1));
    assert_int_equal(answer_of(b, PLACES)->places[0], 0);
    feed_on(b, GESTURE_UP, place(1));
    assert_int_equal(answer_of(b, PLACES)->places[0], 1);
    click(b, card(PLACES, 1));
    click(b, place(2));
    assert_int_equal(answer_of(b, PLACES)->places[1], 2);
    assert_int_equal(check(b, PLACES), VERDICT_NEAR); // one is left
    desk_focus_by_key(b->desk, card(PLACES, 2));
    key(b, KEY_DOWN, 0);
    key(b, KEY_DOWN, 0);
    key(b, KEY_DOWN, 0);
    assert_int_equal(answer_of(b, PLACES)->places[2], 2);
    key(b, '1', 0);
    assert_int_equal(answer_of(b, PLACES)->places[2], 1);
    assert_int_equal(check(b, PLACES), VERDICT_RIGHT);
    key(b, '0', 0); // the focus is on 調べる now: it goes nowhere
    assert_int_equal(answer_of(b, PLACES)->places[2], 1);
}

static void a_card_let_go_beside_the_places_stays(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 2);
    feed_on(b, GESTURE_DOWN, card(PLACES, 0));
    feed_at(b, GESTURE_MOVE, 5, 400);
    feed_at(b, GESTURE_UP, 5, 400);
    assert_int_equal(answer_of(b, PLACES)->places[0], 0);
}

// --- what is drawn, and answers to look at

static double drawn(Bench *b, const char *name) {
    const Answer *answer = answer_of(b, DRAW);
    for (int i = 0; i < answer->given_count; i++)
        if (!strcmp(answer->given[i].name, name)) return answer->given[i].number;
    return NAN;
}

static void type_twice(Bench *b, double n) {
    char text[32];
    snprintf(text, sizeof text, "%g", 2 * n);
    field_set(&answer_of(b, DRAW)->field, text);
    study_typed(&b->desk->study, DRAW);
}

static void numbers_are_drawn_shown_and_drawn_anew(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 3);
    char words[60];
    double n = drawn(b, "n");
    assert_true(n >= 2 && n <= 5);
    snprintf(words, sizeof words, "Twice %g ", n);
    assert_true(reads(b, words));
    assert_false(has_spot(b, (Spot){.kind = SPOT_OTHER, .a = DRAW}));
    type_twice(b, n);
    assert_int_equal(check(b, DRAW), VERDICT_RIGHT);
    assert_true(reads(b, "It is "));
    click(b, (Spot){.kind = SPOT_OTHER, .a = DRAW});
    assert_false(reads(b, "It is ")); // that would give it away
    assert_string_equal(answer_of(b, DRAW)->field.text, "");
    assert_true(answer_of(b, DRAW)->right);
    int same = 0;
    for (int i = 0; i < 8; i++) { // every draw is another attempt with its own answer
        double next = drawn(b, "n");
        same += next == n;
        type_twice(b, next);
        assert_int_equal(check(b, DRAW), VERDICT_RIGHT);
        click(b, (Spot){.kind = SPOT_OTHER, .a = DRAW});
    }
    assert_true(same < 8);
}

static void the_answer_is_shown_after_two_tries(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 5);
    assert_false(study_solve(&b->desk->study, MAKE));
    check(b, MAKE);
    assert_false(has_spot(b, (Spot){.kind = SPOT_SOLUTION, .a = MAKE}));
    check(b, MAKE);
    click(b, (Spot){.kind = SPOT_SOLUTION, .a = MAKE});
    assert_int_equal(check(b, MAKE), VERDICT_RIGHT);
    Workpiece *piece =
        &b->desk->study.pieces[study_lesson(&b->desk->study)->exercises[MAKE].source];
    assert_true(workpiece_undo(piece)); // the learner's own is not lost
    for (int i = 0; i < 2; i++) {
        study_choose(&b->desk->study, PICK, 1);
        check(b, PICK);
    }
    click(b, (Spot){.kind = SPOT_SOLUTION, .a = PICK});
    assert_int_equal(check(b, PICK), VERDICT_RIGHT);
    desk_turn_to(b->desk, 1);
    for (int i = 0; i < 4; i++)
        study_card_to(&b->desk->study, ORDER, i, 0);
    check(b, ORDER);
    check(b, ORDER);
    click(b, (Spot){.kind = SPOT_SOLUTION, .a = ORDER});
    assert_int_equal(check(b, ORDER), VERDICT_RIGHT);
    desk_turn_to(b->desk, 2);
    study_card_in(&b->desk->study, PLACES, 0, 2);
    check(b, PLACES);
    check(b, PLACES);
    click(b, (Spot){.kind = SPOT_SOLUTION, .a = PLACES});
    assert_int_equal(check(b, PLACES), VERDICT_RIGHT);
    desk_turn_to(b->desk, 3);
    type_twice(b, 100);
    check(b, DRAW);
    check(b, DRAW);
    click(b, (Spot){.kind = SPOT_SOLUTION, .a = DRAW});
    assert_int_equal(check(b, DRAW), VERDICT_RIGHT);
}

static void a_reload_keeps_bars_cards_and_draws(void **state) {
    Bench *b = *state;
    drag_bar(b, 0, 0.1, 0.4);
    study_redraw(&b->desk->study, DRAW);
    desk_wait(b->desk);
    double n = drawn(b, "n");
    study_card_in(&b->desk->study, PLACES, 1, 2);
    key(b, KEY_F5, 0);
    assert_float_equal(answer_of(b, BARS)->bars[0], 0.4, 1e-9);
    assert_int_equal(answer_of(b, PLACES)->places[1], 2);
    assert_float_equal(drawn(b, "n"), n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
        WITH_DESK(a_bar_goes_where_the_pointer_or_a_finger_takes_it),
        WITH_DESK(a_bar_that_is_nothing_is_taken_by_its_words),
        WITH_DESK(a_bar_beyond_its_column_stays_within_it),
        WITH_DESK(escape_puts_a_held_bar_back),
        WITH_DESK(bars_are_moved_by_keys),
        WITH_DESK(what_a_prediction_covers_is_hidden_until_it_is_locked),
        cmocka_unit_test(a_covered_stage_is_hidden_too),
        WITH_DESK(a_locked_prediction_is_not_moved_but_made_anew),
        WITH_DESK(proportions_are_enough_where_it_normalises),
        WITH_DESK(a_counter_experiment_runs_and_can_be_run_again),
        WITH_DESK(a_card_is_dragged_between_others),
        WITH_DESK(cards_are_moved_by_keys_and_by_two_presses),
        WITH_DESK(cards_go_into_places_by_hand_presses_and_keys),
        WITH_DESK(a_card_let_go_beside_the_places_stays),
        WITH_DESK(numbers_are_drawn_shown_and_drawn_anew),
        WITH_DESK(the_answer_is_shown_after_two_tries),
        WITH_DESK(a_reload_keeps_bars_cards_and_draws),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
