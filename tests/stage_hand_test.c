// Stages under the hand, on a desk with the real jail: pressed, dragged, played, by pointer
// and by keys; and lessons whose stages misbehave.
#include "desk_bench.h"

#include "base/mem.h"

#define STAGE_LESSON                                                                    \
    "lesson { id = \"own.one\", title = \"One\" }\npage \"first\" \"First\"\n"          \
    "local px, py, x, n = 0, 0, 4, 0\n"                                                 \
    "stage { label = \"A stage\", duration = 2, draw = function(g, t)\n"                \
    "  g:text(8, 1, (\"at %.2f %.2f n%d\"):format(px, py, n))\n"                        \
    "  g:area(\"knob\", x - 0.5, 4, 1, 1, { label = \"the knob\",\n"                    \
    "    drag = function(a, b) x = math.max(0, math.min(16, a)) px, py = a, b end })\n" \
    "  g:button(\"more\", 10, 6, 4, 1, \"More\", { press = function(a, b)\n"            \
    "    n = n + 1 px, py = a, b end })\n"                                              \
    "  g:text(8, 8, (\"t%.1f\"):format(t))\n"                                           \
    "end }\npage \"second\" \"Second\"\nprose \"End.\"\n"

static int setup(void **state) {
    Bench *b = bench_open(STAGE_LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_string_equal(desk_screen(b->desk), "lesson");
    *state = b;
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, true);
    return 0;
}

static Spot area(int number) {
    return (Spot){.kind = SPOT_STAGE, .a = 0, .b = number};
}

static const Spot WHOLE = {.kind = SPOT_STAGE, .a = 0, .b = STAGE_WHOLE};

// A place of the stage in px, by the part of it that it is.
static Point place(Bench *b, double x, double y) {
    Rect r = spot_of(b, WHOLE)->rect;
    return (Point){r.x + r.w * x / 16, r.y + r.h * y / 9};
}

static void press_at(Bench *b, double x, double y) {
    Point at = place(b, x, y);
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_UP, at.x, at.y);
    desk_wait(b->desk);
}

static void a_stage_is_seen_and_has_names(void **state) {
    Bench *b = *state;
    assert_true(reads(b, "at 0.00 0.00 n0"));
    assert_string_equal(spot_of(b, WHOLE)->name, "A stage");
    assert_string_equal(spot_of(b, area(0))->name, "the knob");
    assert_string_equal(spot_of(b, area(1))->name, "More");
    Rect whole = spot_of(b, WHOLE)->rect, knob = spot_of(b, area(0))->rect;
    assert_true(fabs(knob.x + knob.w / 2 - (whole.x + whole.w * 4 / 16)) < 0.01);
    assert_true(fabs(knob.y + knob.h / 2 - (whole.y + whole.h * 4.5 / 9)) < 0.01);
}

static void a_press_says_where(void **state) {
    Bench *b = *state;
    press_at(b, 11, 6.5);
    assert_true(reads(b, "at 11.00 6.50 n1"));
    press_at(b, 5, 8); // beside all areas
    assert_true(reads(b, "n1"));
}

static void a_drag_follows_the_pointer_and_is_no_press(void **state) {
    Bench *b = *state;
    Point from = place(b, 4, 4.5), to = place(b, 12, 4.5);
    feed_at(b, GESTURE_MOVE, from.x, from.y);
    feed_at(b, GESTURE_DOWN, from.x, from.y);
    desk_wait(b->desk);
    assert_true(reads(b, "at 0.00 0.00"));
    feed_at(b, GESTURE_MOVE, to.x, to.y);
    desk_wait(b->desk);
    assert_true(reads(b, "at 12.00 4.50"));
    to = place(b, 20, 4.5); // beyond the edge the hand still holds
    feed_at(b, GESTURE_MOVE, to.x, to.y);
    desk_wait(b->desk);
    assert_true(reads(b, "at 20.00 4.50"));
    feed_at(b, GESTURE_UP, to.x, to.y);
    desk_wait(b->desk);
    feed_at(b, GESTURE_MOVE, from.x, from.y);
    desk_wait(b->desk);
    assert_true(reads(b, "at 20.00 4.50")); // let go
}

static void keys_reach_every_area(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 30 && !spot_same(b->desk->focus, area(0)); i++)
        key(b, KEY_TAB, 0);
    assert_true(spot_same(b->desk->focus, area(0)));
    key(b, KEY_RIGHT, 0);
    assert_true(reads(b, "at 4.25 4.50")); // a quarter of a unit from its middle
    key(b, KEY_RIGHT, 0);
    assert_true(reads(b, "at 4.50 4.50"));
    key(b, KEY_UP, 0);
    assert_true(reads(b, "at 4.50 4.25"));
    key(b, KEY_TAB, 0);
    assert_true(spot_same(b->desk->focus, area(1)));
    key(b, ' ', 0);
    assert_true(reads(b, "at 12.00 6.50 n1")); // its middle
    key(b, KEY_ENTER, 0);
    assert_true(reads(b, "n2"));
}

static void the_space_bar_plays(void **state) {
    Bench *b = *state;
    assert_int_equal(desk_wakes(b->desk), -1);
    key(b, ' ', 0);
    assert_true(b->desk->study.stages.rows[0].playing);
    assert_true(desk_wakes(b->desk) >= 0);
    key(b, ' ', 0);
    assert_false(b->desk->study.stages.rows[0].playing);
    assert_int_equal(desk_wakes(b->desk), -1);
    click(b, (Spot){.kind = SPOT_STAGE_PLAY});
    assert_true(b->desk->study.stages.rows[0].playing);
    key(b, KEY_PAGE_DOWN, 0); // what is not seen does not run
    assert_int_equal(desk_wakes(b->desk), -1);
    assert_false(desk_busy(b->desk));
}

static void the_time_line_is_dragged_and_stepped(void **state) {
    Bench *b = *state;
    const Spot line = {.kind = SPOT_STAGE_TIME};
    Rect r = spot_of(b, line)->rect;
    feed_at(b, GESTURE_DOWN, r.x + r.w / 4, r.y + r.h / 2);
    desk_wait(b->desk);
    assert_true(reads(b, "t0.5"));
    feed_at(b, GESTURE_MOVE, r.x + 2 * r.w, r.y);
    feed_at(b, GESTURE_UP, r.x + 2 * r.w, r.y);
    desk_wait(b->desk);
    assert_true(reads(b, "t2.0"));
    key(b, KEY_LEFT, 0);
    assert_true(reads(b, "t1.9"));
    key(b, KEY_RIGHT, 0);
    assert_true(reads(b, "t2.0"));
    click(b, (Spot){.kind = SPOT_STAGE_SPEED});
    assert_true(b->desk->study.stages.rows[0].speed == 2);
    click(b, (Spot){.kind = SPOT_STAGE_SPEED});
    assert_true(b->desk->study.stages.rows[0].speed == 0.25);
}

// A slider, what is worked out of it, and two stages: one reads them, one does not.
static const char LIVE_LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\npage \"first\" \"First\"\n"
    "local x = input.slider { from = 0, to = 16, step = 1, start = 4, label = \"X\" }\n"
    "local twice = value(function() return 2 * x.value end)\n"
    "prose \"prose {=x}\"\n"
    "local one, two = 0, 0\n"
    "stage { label = \"A\", draw = function(g)\n"
    "  one = one + 1 g:text(8, 1, (\"x%d twice%d one%d\"):format(x.value, twice.value, "
    "one))\n"
    "  g:area(\"knob\", 0, 2, 16, 6, { label = \"knob\",\n"
    "    drag = function(a) x:set(a) end, press = function() x:set(99) end }) end }\n"
    "stage { label = \"B\", draw = function(g)\n"
    "  two = two + 1 g:text(8, 1, (\"two%d\"):format(two)) end }\n";

static Bench *open_live(void) {
    Bench *b = bench_open(LIVE_LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_wait(b->desk);
    assert_true(reads(b, "x4 twice8 one1"));
    assert_true(reads(b, "two1"));
    return b;
}

static void a_stage_follows_what_it_reads_and_nothing_else(void **state) {
    (void)state;
    Bench *b = open_live();
    desk_set_input(b->desk, 0, 7);
    desk_wait(b->desk);
    if (!reads(b, "x7 twice14 one2")) assert_true(reads(b, "x7 twice14 one3"));
    assert_true(reads(b, "two1"));
    assert_false(desk_busy(b->desk));
    const Study *study = &b->desk->study; // the record may still be written
    assert_int_equal(stages_due(&study->stages, study->visit, 0), -1);
    bench_close(b, true);
}

// In one turn of the window's loop: the gesture, a poll, the picture.
static void a_stage_follows_in_the_same_frame(void **state) {
    (void)state;
    Bench *b = open_live();
    int same = 0;
    for (int i = 0; i < 10; i++) {
        char words[32];
        snprintf(words, sizeof words, "x%d ", 5 + i);
        desk_set_input(b->desk, 0, 5 + i);
        desk_poll(b->desk);
        same += reads(b, words);
        desk_wait(b->desk);
        assert_true(reads(b, words));
    }
    if (same < 5) fail_msg("only %d of 10", same); // a busy machine may be late
    bench_close(b, true);
}

static void a_touch_sets_inputs(void **state) {
    (void)state;
    Bench *b = open_live();
    Point from = place(b, 4, 5), to = place(b, 11.2, 5);
    feed_at(b, GESTURE_MOVE, from.x, from.y);
    feed_at(b, GESTURE_DOWN, from.x, from.y);
    feed_at(b, GESTURE_MOVE, (from.x + to.x) / 2, to.y);
    desk_wait(b->desk);
    feed_at(b, GESTURE_MOVE, to.x, to.y);
    desk_wait(b->desk);
    assert_true(reads(b, "x11 twice22"));
    assert_true(reads(b, "prose 11"));
    assert_true(live_number(b->desk->study.live, 0) == 11);
    feed_at(b, GESTURE_UP, to.x, to.y);
    desk_wait(b->desk);
    click(b, area(0));
    assert_true(reads(b, "x16 twice32")); // in its range
    assert_true(reads(b, "prose 16"));
    assert_false(desk_busy(b->desk));
    key(b, 'z', MOD_CTRL); // the press, and the whole drag
    assert_true(reads(b, "prose 11"));
    assert_true(reads(b, "x11 twice22"));
    key(b, 'z', MOD_CTRL);
    assert_true(reads(b, "x4 twice8"));
    key(b, 'y', MOD_CTRL);
    assert_true(reads(b, "prose 11"));
    bench_close(b, true);
}

// `draw` is the body of a function; the text beside it must stay, and the page be turned.
static void check_hostile(const char *draw, const char *key_said) {
    Buffer lesson = {0};
    buffer_print(&lesson,
                 "lesson { id = \"own.one\", title = \"One\" }\npage \"first\" \"First\"\n"
                 "prose \"Still here.\"\n"
                 "stage { label = \"A stage\", draw = function(g, t)\n%s\nend }\n"
                 "page \"second\" \"Second\"\nprose \"The end.\"\n",
                 draw);
    Bench *b = bench_open(lesson.data);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_true(reads(b, "Still here."));
    const StageState *row = &b->desk->study.stages.rows[0];
    if (!key_said) assert_true(row->error.key[0]);
    if (key_said && strcmp(row->error.key, key_said) != 0)
        fail_msg("%s: %s [%s]", draw, row->error.key, row->error.args);
    if (row->error.key[0]) assert_true(reads(b, "01-one.lua:5"));
    assert_false(desk_busy(b->desk)); // it is not tried again and again
    key(b, KEY_PAGE_DOWN, 0);
    assert_true(reads(b, "The end."));
    bench_close(b, true);
    buffer_clear(&lesson);
}

static void a_hostile_stage_leaves_the_page_alone(void **state) {
    (void)state;
    check_hostile("while true do end", "jail.time");
    check_hostile("for i = 1, 1e6 do g:circle(i % 16, 4, 1) end", "stage.limit");
    check_hostile("g:line(0/0, 1, 2, 3)", "stage.number");
    check_hostile("g:text(1, 1, ('x'):rep(1e6))", "stage.text_long");
    check_hostile("for i = 1, 1e6 do g:push() end", "stage.deep");
    check_hostile("local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(1e5) .. i end",
                  NULL); // memory or time, whichever is up first
    check_hostile("for i = 1, 100 do g:text(8, 4, ('$x^{x^{x}}$ '):rep(6)) end", "");
    check_hostile("for i = 1, 2000 do g:circle(8, 4, 900, { fill = 'fox' }) end", "");
    check_hostile("for i = 1, 40 do g:circle(8, 4, 20, { dash = true, width = 0.01 }) end",
                  "stage.limit");
}

int main(void) {
#define ON_STAGE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        ON_STAGE(a_stage_is_seen_and_has_names),
        ON_STAGE(a_press_says_where),
        ON_STAGE(a_drag_follows_the_pointer_and_is_no_press),
        ON_STAGE(keys_reach_every_area),
        ON_STAGE(the_space_bar_plays),
        ON_STAGE(the_time_line_is_dragged_and_stepped),
        cmocka_unit_test(a_stage_follows_what_it_reads_and_nothing_else),
        cmocka_unit_test(a_stage_follows_in_the_same_frame),
        cmocka_unit_test(a_touch_sets_inputs),
        cmocka_unit_test(a_hostile_stage_leaves_the_page_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
