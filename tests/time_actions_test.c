// Time lines under the hand, the keys and the clock, on a whole desk.
#include "desk_bench.h"

#include "circuit/short_form.h"
#include "view/time_line.h"

static Workpiece *lab(Bench *b) {
    return &b->desk->lab.piece;
}

static void put(Bench *b, const char *text) {
    workpiece_commit(lab(b), short_form_read(text, 2, NULL, NULL), NULL);
    b->desk->dirty = true;
}

static Spot tick(int columns) {
    return (Spot){SPOT_MOMENT, columns, 0, -1, NULL};
}

static Spot play_spot(int act) {
    return (Spot){SPOT_PLAY, act, 0, -1, NULL};
}

// What the spheres are drawn from.
static Bloch arrow(Bench *b, int qubit) {
    desk_scene(b->desk);
    Sight sight = workpiece_sight(lab(b));
    return run_bloch(sight.run, sight.after, qubit);
}

static bool says(Bench *b, const char *key, const char *args) {
    char *words = words_fill(b->words, b->desk->lang, key, args);
    bool found = reads(b, words);
    free(words);
    return found;
}

// Moves the clock on by so many ms, in frames.
static void pass(Bench *b, double ms) {
    double now = b->desk->playing.last;
    for (double at = 0; at < ms; at += 20)
        desk_poll_time(b->desk, now + fmin(at + 20, ms));
}

static void ticks_and_column_numbers_are_pressed(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; z 0");
    click(b, tick(2));
    assert_float_equal(workpiece_time(lab(b)), 2, 0);
    assert_true(says(b, "time.behind", "2"));
    click(b, (Spot){SPOT_COLUMN, 0, 0, -1, NULL});
    assert_float_equal(workpiece_time(lab(b)), 1, 0);
    key(b, 'x', 0); // taken: the moment stays
    assert_float_equal(workpiece_time(lab(b)), 1, 0);
}

static Point on_line(Bench *b, double columns) {
    Point a = middle(b, tick(0)), c = middle(b, tick(1));
    return (Point){a.x + columns * (c.x - a.x), a.y};
}

// A drag over the line, to where that many columns are done; the hand still holds.
static void scrub(Bench *b, double columns, int mods) {
    Point from = middle(b, tick(3)), to = on_line(b, columns);
    feed_at(b, GESTURE_DOWN, from.x, from.y);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_MOVE, .x = to.x, .y = to.y + 30, .mods = mods});
}

static void the_handle_is_dragged_between_columns(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; ry(pi/2) 1");
    scrub(b, 0.5, 0);
    assert_float_equal(workpiece_time(lab(b)), 0.5, 1e-9);
    assert_float_equal(arrow(b, 0).y, -M_SQRT1_2, 1e-9); // half an H
    assert_float_equal(arrow(b, 1).x, sin(M_PI / 4), 1e-9);
    feed_at(b, GESTURE_UP, on_line(b, 0.5).x, on_line(b, 0.5).y);
    assert_float_equal(workpiece_time(lab(b)), 0.5, 1e-9);
    assert_int_equal(history_revision(lab(b)->history), history_revision(lab(b)->history));
    scrub(b, 40, 0); // beyond the end
    assert_int_equal(lab(b)->moment, AT_END);
    scrub(b, -3, 0);
    assert_float_equal(workpiece_time(lab(b)), 0, 0);
}

static void near_a_column_the_handle_snaps_but_not_with_alt(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; z 0");
    scrub(b, 1.08, 0);
    assert_float_equal(workpiece_time(lab(b)), 1, 0);
    scrub(b, 1.08, MOD_ALT);
    assert_float_equal(workpiece_time(lab(b)), 1.08, 1e-9);
    scrub(b, 1.2, 0);
    assert_float_equal(workpiece_time(lab(b)), 1.2, 1e-9);
}

static void keys_step_by_columns_and_quarters(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; z 0");
    key(b, ',', 0);
    key(b, ',', 0);
    assert_float_equal(workpiece_time(lab(b)), 1, 0);
    key(b, '.', MOD_SHIFT);
    assert_float_equal(workpiece_time(lab(b)), 1.25, 0);
    key(b, '>', MOD_SHIFT); // as a keyboard that says what Shift makes of it
    assert_float_equal(workpiece_time(lab(b)), 1.5, 0);
    assert_true(says(b, "time.partway_gate", "2\t50\tX"));
    key(b, ',', MOD_SHIFT);
    assert_float_equal(workpiece_time(lab(b)), 1.25, 0);
    key(b, '.', 0); // to the end of the column that is gone through
    assert_float_equal(workpiece_time(lab(b)), 2, 0);
    key(b, '.', MOD_SHIFT);
    key(b, ',', 0);
    assert_float_equal(workpiece_time(lab(b)), 2, 0);
    key(b, KEY_HOME, MOD_CTRL);
    assert_float_equal(workpiece_time(lab(b)), 0, 0);
    assert_true(says(b, "time.start", " "));
    key(b, KEY_END, MOD_CTRL);
    assert_int_equal(lab(b)->moment, AT_END);
}

static void the_handle_has_the_keyboard(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; z 0");
    desk_focus_by_key(b->desk, tick(MOMENT_HANDLE));
    key(b, KEY_HOME, 0);
    key(b, KEY_RIGHT, 0);
    key(b, KEY_RIGHT, MOD_SHIFT);
    assert_float_equal(workpiece_time(lab(b)), 1.25, 0);
    key(b, KEY_LEFT, 0);
    assert_float_equal(workpiece_time(lab(b)), 1, 0);
    key(b, ' ', 0);
    assert_true(b->desk->playing.on);
    key(b, KEY_ENTER, 0);
    assert_false(b->desk->playing.on);
}

static void the_button_plays_and_pauses_and_the_arrows_follow(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; z 0");
    assert_int_equal(desk_wakes(b->desk), -1);
    click(b, play_spot(PLAY_GO));
    assert_true(b->desk->playing.on);
    assert_true(desk_wakes(b->desk) >= 0 && desk_wakes(b->desk) <= 16);
    workpiece_to_time(lab(b), 0);
    pass(b, 300);
    assert_float_equal(workpiece_time(lab(b)), 0.5, 1e-6);
    assert_float_equal(arrow(b, 0).y, -M_SQRT1_2, 1e-6);
    assert_true(says(b, "time.plays_gate", "1\tH"));
    b->desk->playing.on = true;
    click(b, play_spot(PLAY_GO));
    assert_false(b->desk->playing.on);
    assert_int_equal(desk_wakes(b->desk), -1);
}

static void it_plays_to_the_end_and_backwards_to_the_start(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; z 0");
    workpiece_to_time(lab(b), 0);
    key(b, ' ', 0); // nobody else wants it
    assert_true(b->desk->playing.on);
    pass(b, 4000);
    assert_false(b->desk->playing.on);
    assert_int_equal(lab(b)->moment, AT_END);
    desk_act(b->desk, play_spot(PLAY_BACK));
    click(b, play_spot(PLAY_GO));
    pass(b, 4000);
    assert_false(b->desk->playing.on);
    assert_float_equal(workpiece_time(lab(b)), 0, 0);
}

static void its_speed_goes_round(void **state) {
    Bench *b = *state;
    const double speeds[] = {2, 4, 0.5, 1};
    for (int i = 0; i < 4; i++) {
        desk_act(b->desk, play_spot(PLAY_SPEED));
        assert_float_equal(playing_speed(&b->desk->playing), speeds[i], 0);
    }
    desk_act(b->desk, play_spot(PLAY_SPEED + 1));
    assert_float_equal(playing_speed(&b->desk->playing), 0.5, 0);
}

static void playing_stops_behind_a_marked_column(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; z 0");
    click(b, (Spot){SPOT_STOP, 1, 0, -1, NULL});
    assert_true(times_stops(&lab(b)->times, 1));
    assert_true(says(b, "time.stop_on", "2"));
    workpiece_to_time(lab(b), 0);
    key(b, ' ', 0);
    pass(b, 4000);
    assert_float_equal(workpiece_time(lab(b)), 2, 0);
    assert_false(b->desk->playing.on);
    click(b, (Spot){SPOT_STOP, 1, 0, -1, NULL});
    assert_false(times_stops(&lab(b)->times, 1));
}

static void a_stop_is_set_by_key_and_by_a_long_press(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0; z 0");
    click(b, cell(0, 2, -1));
    key(b, 'b', 0);
    assert_true(times_stops(&lab(b)->times, 2));
    Point at = middle(b, (Spot){SPOT_COLUMN, 0, 0, -1, NULL});
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_HOLD, at.x, at.y);
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_true(times_stops(&lab(b)->times, 0));
    assert_int_equal(lab(b)->moment, AT_END); // the press meant nothing else
    click(b, cell(0, 5, -1));
    key(b, 'b', 0);
    assert_true(says(b, "time.no_column", "6"));
}

static void a_pointer_that_rests_on_a_number_shows_what_is_behind(void **state) {
    Bench *b = *state;
    put(b, "x 0; h 0; z 0");
    workpiece_to_time(lab(b), 2.5);
    Point at = middle(b, (Spot){SPOT_COLUMN, 0, 0, -1, NULL});
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    assert_float_equal(arrow(b, 0).z, -1, 1e-12);
    assert_true(says(b, "time.glance", "1"));
    const Scene *same = desk_scene(b->desk);
    feed_at(b, GESTURE_MOVE, at.x + 1, at.y); // nothing else: nothing is done
    assert_ptr_equal(desk_scene(b->desk), same);
    feed_at(b, GESTURE_MOVE, 5, 790);
    assert_float_equal(arrow(b, 0).z, 0, 1e-12);
    assert_float_equal(workpiece_time(lab(b)), 2.5, 0);
    assert_false(says(b, "time.glance", "1"));
}

static void the_cursor_looks_along_where_that_is_asked(void **state) {
    Bench *b = *state;
    put(b, "x 0; h 0; z 0");
    click(b, cell(1, 0, -1));
    feed_at(b, GESTURE_MOVE, 5, 790);
    assert_float_equal(fabs(arrow(b, 0).x), 1, 1e-12);
    key(b, 'l', 0);
    assert_float_equal(arrow(b, 0).z, -1, 1e-12);
    key(b, KEY_RIGHT, 0);
    assert_float_equal(arrow(b, 0).x, -1, 1e-12);
    assert_true(says(b, "time.glance", "2"));
    key(b, 'l', 0);
    assert_float_equal(arrow(b, 0).x, 1, 1e-12);
}

static void two_moments_are_compared(void **state) {
    Bench *b = *state;
    put(b, "x 0; h 0");
    workpiece_to_time(lab(b), 1);
    desk_act(b->desk, play_spot(PLAY_COMPARE));
    key(b, '.', MOD_SHIFT);
    key(b, '.', MOD_SHIFT);
    Sight pinned = workpiece_pinned(lab(b));
    assert_float_equal(run_bloch(pinned.run, pinned.after, 0).z, -1, 1e-12);
    assert_float_equal(arrow(b, 0).z, -0.5, 1e-9);
    assert_true(reads(b, "A"));
    desk_act(b->desk, play_spot(PLAY_COMPARE));
    assert_null(workpiece_pinned(lab(b)).run);
}

static void the_row_of_tools_has_what_the_line_does(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0");
    click(b, play_spot(PLAY_SPEED));
    assert_float_equal(playing_speed(&b->desk->playing), 2, 0);
    click(b, play_spot(PLAY_BACK));
    assert_true(b->desk->playing.back);
    click(b, play_spot(PLAY_COMPARE));
    assert_true(lab(b)->times.pins);
}

// For circuits without that row, and for fingers.
static void a_long_press_on_the_button_opens_how_it_plays(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0");
    Point at = middle(b, play_spot(PLAY_GO));
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_HOLD, at.x, at.y);
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_false(b->desk->playing.on);
    assert_true(reads_key(b, "time.title"));
    click(b, play_spot(PLAY_SPEED + 1 + 3));
    assert_float_equal(playing_speed(&b->desk->playing), 4, 0);
    key(b, KEY_ESCAPE, 0);
    assert_false(reads_key(b, "time.title"));
}

static void leaving_the_screen_ends_playing(void **state) {
    Bench *b = *state;
    put(b, "h 0; x 0");
    workpiece_to_time(lab(b), 0);
    key(b, ' ', 0);
    key(b, KEY_F9, 0);
    pass(b, 20);
    assert_false(b->desk->playing.on);
    assert_int_equal(desk_wakes(b->desk), -1);
}

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local coin = circuit { qubits = 1, start = \"x 0\", palette = \"h x\" }\n"
    "display.bloch { of = coin }\n"
    "step()\n"
    "prose \"More.\"\n";

static int setup_stepped(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

// The space bar is the page's until the circuit has the keyboard.
static void a_lessons_circuit_plays_too(void **state) {
    Bench *b = *state;
    if (strcmp(desk_screen(b->desk), "lesson") != 0) fail();
    Workpiece *piece = &b->desk->study.pieces[0];
    click(b, cell(0, 3, 0));
    workpiece_to_time(piece, 0);
    key(b, ' ', 0);
    assert_true(b->desk->playing.on);
    assert_int_equal(b->desk->playing.source, 0);
    workpiece_to_time(piece, 0);
    pass(b, 300);
    desk_scene(b->desk);
    Sight sight = workpiece_sight(piece);
    assert_float_equal(run_bloch(sight.run, sight.after, 0).z, 0, 1e-6);
    assert_true(says(b, "time.plays_gate", "1\tX"));
    key(b, ' ', 0);
    assert_false(b->desk->playing.on);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(ticks_and_column_numbers_are_pressed),
        IN_LAB(the_handle_is_dragged_between_columns),
        IN_LAB(near_a_column_the_handle_snaps_but_not_with_alt),
        IN_LAB(keys_step_by_columns_and_quarters),
        IN_LAB(the_handle_has_the_keyboard),
        IN_LAB(the_button_plays_and_pauses_and_the_arrows_follow),
        IN_LAB(it_plays_to_the_end_and_backwards_to_the_start),
        IN_LAB(its_speed_goes_round),
        IN_LAB(playing_stops_behind_a_marked_column),
        IN_LAB(a_stop_is_set_by_key_and_by_a_long_press),
        IN_LAB(a_pointer_that_rests_on_a_number_shows_what_is_behind),
        IN_LAB(the_cursor_looks_along_where_that_is_asked),
        IN_LAB(two_moments_are_compared),
        IN_LAB(the_row_of_tools_has_what_the_line_does),
        IN_LAB(a_long_press_on_the_button_opens_how_it_plays),
        IN_LAB(leaving_the_screen_ends_playing),
        cmocka_unit_test_setup_teardown(a_lessons_circuit_plays_too, setup_stepped,
                                        teardown_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
