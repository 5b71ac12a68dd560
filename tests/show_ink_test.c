// Ink on the steps of a show: whose it is, how it is undone, cleared and erased, and that
// it comes back after the program has ended, whatever text it is read from.
#include "ink_bench.h"

static void ink_belongs_to_its_step(void **state) {
    Stand *s = *state;
    press(s, '3');
    drag_line(s, 200, 900, 600, 900);
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    press(s, KEY_PAGE_DOWN);
    assert_int_equal(pixel_at(s, 400, 900), WHITE);
    drag_line(s, 200, 700, 600, 700);
    press(s, KEY_PAGE_UP);
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    assert_int_equal(pixel_at(s, 400, 700), WHITE);
    press(s, 'r'); // the step as it was come to: ink is no part of that
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    press(s, KEY_PAGE_DOWN);
    assert_int_equal(pixel_at(s, 400, 700), FOX);
}

static void a_stroke_that_is_drawn_while_the_show_goes_on_stays_on_its_step(void **state) {
    Stand *s = *state;
    press(s, '3');
    hand_at(s, GESTURE_DOWN, 200, 900);
    hand_at(s, GESTURE_MOVE, 600, 900);
    press(s, KEY_PAGE_DOWN);
    hand_at(s, GESTURE_MOVE, 700, 900);
    hand_at(s, GESTURE_UP, 700, 900);
    assert_int_equal(ink_seen(ink_of(s)), 0);
    press(s, KEY_PAGE_UP);
    assert_int_equal(ink_seen(ink_of(s)), 1);
}

static void clearing_is_undone_and_done_again(void **state) {
    Stand *s = *state;
    press(s, 'c');
    assert_true(says(s, "no ink on this step"));
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL);
    assert_true(says(s, "nothing to undo"));
    press(s, '3');
    drag_line(s, 200, 800, 600, 800);
    drag_line(s, 200, 900, 600, 900);
    press(s, 'c');
    assert_true(says(s, "Ctrl+Z brings it back"));
    assert_false(is_marked(s));
    press_in(s, SHOW_AUDIENCE, 'z', MOD_CTRL);
    assert_int_equal(ink_seen(ink_of(s)), 2);
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL);
    assert_int_equal(ink_seen(ink_of(s)), 1);
    press_in(s, SHOW_PRESENTER, 'y', MOD_CTRL);
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL | MOD_SHIFT);
    assert_int_equal(ink_seen(ink_of(s)), 0);
    press_in(s, SHOW_PRESENTER, 'y', MOD_CTRL);
    assert_true(says(s, "nothing to do again"));
}

static void the_eraser_takes_what_it_sweeps_over(void **state) {
    Stand *s = *state;
    press(s, '3');
    drag_line(s, 200, 800, 600, 800);
    drag_line(s, 200, 900, 600, 900);
    drag_line(s, 200, 1000, 600, 1000);
    press(s, 'e');
    drag_line(s, 400, 760, 400, 940);
    assert_int_equal(ink_seen(ink_of(s)), 1);
    assert_int_equal(pixel_at(s, 400, 1000), FOX);
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL); // one sweep, one undo
    assert_int_equal(ink_seen(ink_of(s)), 3);
    drag_line(s, 900, 760, 900, 940); // nothing is there
    assert_int_equal(ink_seen(ink_of(s)), 3);
}

static void escape_drops_the_stroke_first(void **state) {
    Stand *s = *state;
    press(s, '3');
    hand_at(s, GESTURE_DOWN, 200, 900);
    hand_at(s, GESTURE_MOVE, 600, 900);
    press(s, KEY_ESCAPE);
    hand_at(s, GESTURE_MOVE, 700, 900);
    hand_at(s, GESTURE_UP, 700, 900);
    assert_false(is_marked(s));
    assert_int_equal(held(s), TOOL_PEN);
    press(s, KEY_ESCAPE);
    assert_int_equal(held(s), TOOL_HAND);
}

// --- the state

static void begin_again(Stand *s, const char *text) {
    char *state = text ? strdup(text) : show_state(s->show);
    show_destroy(s->show);
    s->options.hall_width = 1920;
    s->options.hall_height = 1080;
    s->show = stand_begin(s, state);
    show_wait(s->show);
    free(state);
}

static void ink_and_the_held_tool_come_back(void **state) {
    Stand *s = *state;
    uint64_t before = show_state_number(s->show);
    press(s, '3');
    drag_line(s, 200, 900, 600, 900);
    assert_true(show_state_number(s->show) > before);
    Point tip = middle_of(mover_of(s, MOVER_TIP, 0).rect);
    drag_round(s, tip.x, tip.y, 60, 50);
    go_to(s, ON_WORDS);
    press(s, '4');
    drag_line(s, 200, 420, 900, 420);
    drag_line(s, 200, 900, 900, 900);
    press_in(s, SHOW_PRESENTER, 'z', MOD_CTRL);
    begin_again(s, NULL);
    assert_int_equal(held(s), TOOL_HIGHLIGHTER);
    assert_int_equal(ink_seen(ink_of(s)), 1);
    assert_int_equal(pixel_at(s, 400, 900), WHITE);
    go_to(s, ON_BALL);
    assert_int_equal(ink_seen(ink_of(s)), 2);
    assert_int_equal(pixel_at(s, 400, 900), FOX);
    assert_at(stroke_middle(s, 1), middle_of(mover_of(s, MOVER_TIP, 0).rect), 3);
}

// A good state with other rows of ink.
static void take_ink(Stand *s, const char *ink) {
    Buffer text = {0};
    buffer_print(&text,
                 "{\"form\":1,\"lesson\":\"own.one\",\"page\":\"ball\",\"step\":0,"
                 "\"steps\":4,\"tool\":3,\"ink\":%s}",
                 ink);
    char *state = buffer_take(&text);
    assert_true(show_state_take(s->show, state));
    show_wait(s->show);
    free(state);
}

static void broken_ink_is_left_out(void **state) {
    Stand *s = *state;
    static const char *const texts[] = {
        "null",
        "7",
        "{}",
        "[7,null,\"x\",[]]",
        "[{}]",
        "[{\"step\":-1,\"strokes\":[[0]]}]",
        "[{\"step\":99,\"strokes\":[[0,0,0,0,0,0,1,1]]}]",
        "[{\"step\":0,\"strokes\":7}]",
        "[{\"step\":0,\"strokes\":[7,[],{},[0,0,0,0,0,0],[0,0,0,0,0,0,5]]}]",
        "[{\"step\":0,\"strokes\":[[9,0,0,0,0,0,1,1],[-1,0,0,0,0,0,1,1]]}]",
        "[{\"step\":0,\"strokes\":[[0,77,0,0,0,0,1,1],[0,0,9999,0,0,0,1,1]]}]"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        take_ink(s, texts[i]);
        assert_int_equal(ink_seen(ink_of(s)), 0);
        assert_false(is_marked(s));
    }
    assert_int_equal(held(s), TOOL_PEN);
}

// What can be read but marks what is not there, or stands far away, is drawn without harm.
static void strange_ink_does_no_harm(void **state) {
    Stand *s = *state;
    take_ink(s,
             "[{\"step\":0,\"strokes\":["
             "[0,1,0,-5,0,0,1,1],[0,1,0,2000000000,0,0,1,1],[0,2,38,-7,-7,-7,1,1,5,5],"
             "[1,3,0,9,-9,0,1,1],[0,4,0,-3,0,0,1,1],[0,4,0,1,1,0,1600000000,0,-1600000000,"
             "0,1600000000,9],[1,4,0,1,1,0,-99999999999,1e30,7,\"x\",0,null],"
             "[0,0,0,0,0,0,999999999999,1e300,-8000000,\"x\",0,null]]}]");
    assert_int_equal(ink_seen(ink_of(s)), 8);
    pixel_at(s, 100, 100);
    press(s, 'e');
    drag_line(s, 0, 0, 1900, 1000);
    begin_again(s, NULL);
    pixel_at(s, 100, 100);
}

static void there_is_an_end_to_ink(void **state) {
    Stand *s = *state;
    press(s, '3');
    for (int i = 0; i < INK_STROKES; i++)
        drag_line(s, 100, 200 + 5 * i, 500, 200 + 5 * i);
    assert_int_equal(ink_seen(ink_of(s)), INK_STROKES);
    drag_line(s, 600, 200, 700, 200);
    assert_int_equal(ink_seen(ink_of(s)), INK_STROKES);
    assert_true(says(s, "no more room"));
    Buffer rows = {0};
    buffer_print(&rows, "[{\"step\":0,\"strokes\":[[0,0,0,0,0,0,1,1]");
    for (int i = 0; i < 3 * INK_STROKES; i++)
        buffer_print(&rows, ",[0,0,0,0,0,0,1,1]");
    buffer_print(&rows, ",[0,0,0,0,0,0");
    for (int i = 0; i <= INK_POINTS; i++)
        buffer_print(&rows, ",1,1");
    buffer_print(&rows, "]]}]");
    char *text = buffer_take(&rows);
    take_ink(s, text);
    free(text);
    assert_int_equal(ink_seen(ink_of(s)), INK_STROKES);
}

// A hand that never rests.
static void a_very_long_stroke_goes_on_as_another(void **state) {
    Stand *s = *state;
    press(s, '3');
    hand_at(s, GESTURE_DOWN, 960, 540);
    for (int i = 1; i < 5000; i++)
        hand_at(s, GESTURE_MOVE, 960 + 400 * cos(i * 0.37), 540 + 400 * sin(i * 0.23));
    hand_at(s, GESTURE_UP, 960, 540);
    assert_int_equal(ink_seen(ink_of(s)), 3);
    for (int i = 0; i < 3; i++)
        assert_in_range(ink_of(s)->strokes[i].count, 1, INK_POINTS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_BOARD(ink_belongs_to_its_step),
        ON_BOARD(a_stroke_that_is_drawn_while_the_show_goes_on_stays_on_its_step),
        ON_BOARD(clearing_is_undone_and_done_again),
        ON_BOARD(the_eraser_takes_what_it_sweeps_over),
        ON_BOARD(escape_drops_the_stroke_first),
        ON_BOARD(ink_and_the_held_tool_come_back),
        ON_BOARD(broken_ink_is_left_out),
        ON_BOARD(strange_ink_does_no_harm),
        ON_BOARD(there_is_an_end_to_ink),
        ON_BOARD(a_very_long_stroke_goes_on_as_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
