// The clocks and questions of stages, with the real jail and a time that the test tells.
#include "desk/stages.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char LESSON[] =
    "lesson { id = 'a', title = 'A' }\npage 'p' 'P'\n"
    "local turns, moving = 0, false\n"
    // 0: a time line; shows t
    "stage { label = 'S', duration = 4, still = 3, draw = function(g, t)\n"
    "  g:circle(t, 1, 1) end }\n"
    // 1: shows how often it was drawn, and moves when it is told to
    "local drawn = 0\n"
    "stage { label = 'S', draw = function(g, t)\n"
    "  drawn = drawn + 1 g:circle(drawn, turns, 1)\n"
    "  if moving then g:animate() end\n"
    "  g:area('go', 0, 0, 2, 2, { label = 'go', press = function(x, y)\n"
    "    if x > 1 then error('no') end moving = not moving end,\n"
    "    drag = function(x) turns = turns + 1 end }) end }\n"
    "page 'q' 'Q'\n"
    "stage { label = 'S', draw = function(g) g:circle(7, 7, 7) end }\n"
    // 3: shows the step of its page and the seconds since; moves in the second
    "page 'r' 'R'\n"
    "stage { label = 'S', draw = function(g, t, step, since)\n"
    "  g:circle(step, since, 1) if step == 1 then g:animate() end end }\n"
    "step() prose 'b' step() prose 'c'\n";

typedef struct Show {
    char folder[40], path[64];
    Visit *visit;
    Stages stages;
    Live *live;
    double now;
} Show;

static Show show_open(bool still) {
    Show show = {.folder = "/tmp/kyubi-stages-XXXXXX", .now = 1e6};
    assert_non_null(mkdtemp(show.folder));
    snprintf(show.path, sizeof show.path, "%s/a.lua", show.folder);
    assert_true(file_write(show.path, LESSON, strlen(LESSON), NULL));
    show.visit = visit_open((VisitOptions){
        .jail = KYUBI_BUILD "/kyubi-jail", .folder = show.folder, .file = "a.lua"});
    visit_wait(show.visit);
    if (visit_state(show.visit) != VISIT_READY)
        fail_msg("%s %s", visit_error(show.visit)->key, visit_error(show.visit)->args);
    stages_start(&show.stages, visit_lesson(show.visit), still);
    show.live = live_create(visit_lesson(show.visit));
    return show;
}

static void show_close(Show *show) {
    stages_end(&show->stages);
    live_destroy(show->live);
    visit_close(show->visit);
    unlink(show->path);
    rmdir(show->folder);
}

// Polls until nothing is to do at this moment.
static void settle(Show *show) {
    do {
        visit_poll(show->visit);
        stages_poll(&show->stages, show->visit, show->live, show->now);
    } while (stages_busy(&show->stages, show->visit));
}

static DrawingItem first(const Show *show, int stage) {
    const StageState *row = &show->stages.rows[stage];
    DrawingItem item;
    size_t at = 0;
    assert_non_null(row->bytes);
    assert_true(drawing_next((Drawing){row->bytes, row->size}, &at, &item));
    return item;
}

static int drawn(const Show *show) {
    return (int)first(show, 1).n[0];
}

static StageAsk touch(StageTouch kind, double x) {
    return (StageAsk){.stage = 1, .touch = kind, .area = 0, .x = x};
}

static void what_is_on_the_page_is_drawn_once(void **state) {
    (void)state;
    Show show = show_open(false);
    assert_true(stages_busy(&show.stages, show.visit));
    settle(&show);
    assert_int_equal(drawn(&show), 1);
    assert_null(show.stages.rows[2].bytes); // on another page
    for (int i = 0; i < 5; i++) {
        show.now += 100;
        assert_false(stages_poll(&show.stages, show.visit, show.live, show.now));
    }
    assert_int_equal(drawn(&show), 1);
    assert_int_equal(stages_due(&show.stages, show.visit, show.now), -1); // no wakeups
    show.stages.rows[1].wanted = true;
    settle(&show);
    assert_int_equal(drawn(&show), 2);
    show_close(&show);
}

static void a_clock_plays_to_its_end_and_stands(void **state) {
    (void)state;
    Show show = show_open(false);
    settle(&show);
    assert_true(first(&show, 0).n[0] == 0);
    stages_play(&show.stages, 0, show.now);
    settle(&show);
    for (int i = 0; i < 10; i++) {
        assert_true(stages_due(&show.stages, show.visit, show.now) >= 0);
        show.now += 100;
        settle(&show);
    }
    double t = first(&show, 0).n[0];
    if (t < 0.999 || t > 1.001) fail_msg("t is %g", t);
    stages_faster(&show.stages, 0); // twice as fast
    for (int i = 0; i < 20; i++) {
        show.now += 100;
        settle(&show);
    }
    assert_true(first(&show, 0).n[0] == 4);
    assert_false(show.stages.rows[0].playing);
    assert_int_equal(stages_due(&show.stages, show.visit, show.now), -1);
    stages_play(&show.stages, 0, show.now); // from the start again
    settle(&show);
    assert_true(first(&show, 0).n[0] < 0.01);
    show_close(&show);
}

// A program that slept does not jump.
static void a_long_pause_is_no_leap(void **state) {
    (void)state;
    Show show = show_open(false);
    stages_play(&show.stages, 0, show.now);
    settle(&show);
    show.now += 1e5;
    settle(&show);
    assert_true(first(&show, 0).n[0] <= 0.2501);
    show_close(&show);
}

static void no_more_than_sixty_drawings_a_second_are_asked(void **state) {
    (void)state;
    Show show = show_open(false);
    settle(&show);
    StageAsk press = touch(STAGE_PRESS, 0);
    stages_touch(&show.stages, &press); // it moves now
    settle(&show);
    int before = drawn(&show);
    for (int i = 0; i < 1000; i++) {
        show.now += 1;
        visit_poll(show.visit);
        stages_poll(&show.stages, show.visit, show.live, show.now);
        visit_wait_for(show.visit, 1000);
    }
    settle(&show);
    int count = drawn(&show) - before;
    if (count < 40 || count > 66) fail_msg("%d drawings", count);
    stages_touch(&show.stages, &press); // and rests again
    settle(&show);
    assert_int_equal(stages_due(&show.stages, show.visit, show.now), -1);
    show_close(&show);
}

static void drags_that_wait_are_one_and_presses_are_not(void **state) {
    (void)state;
    Show show = show_open(false);
    settle(&show);
    for (int i = 0; i < 9; i++) {
        StageAsk drag = touch(STAGE_DRAG, i);
        stages_touch(&show.stages, &drag);
    }
    assert_int_equal(show.stages.touch_count, 1);
    assert_true(show.stages.touches[0].x == 8);
    StageAsk press = touch(STAGE_PRESS, 0);
    stages_touch(&show.stages, &press);
    stages_touch(&show.stages, &press);
    assert_int_equal(show.stages.touch_count, 3);
    settle(&show);
    assert_true(first(&show, 1).n[1] == 1); // one turn
    assert_false(show.stages.rows[1].moving);
    for (int i = 0; i < 100; i++)
        stages_touch(&show.stages, &press);
    assert_int_equal(show.stages.touch_count, MOST_TOUCHES);
    show_close(&show);
}

static void a_failure_keeps_the_picture_until_the_next_touch(void **state) {
    (void)state;
    Show show = show_open(false);
    settle(&show);
    StageAsk wrong = touch(STAGE_PRESS, 2), drag = touch(STAGE_DRAG, 0);
    stages_touch(&show.stages, &wrong);
    settle(&show);
    const StageState *row = &show.stages.rows[1];
    assert_string_equal(row->error.key, "lua.error");
    assert_int_equal(row->error.line, 11);
    assert_int_equal(drawn(&show), 1); // the old one
    stages_touch(&show.stages, &drag);
    settle(&show);
    assert_string_equal(row->error.key, "");
    assert_true(first(&show, 1).n[1] == 1);
    show_close(&show);
}

static void still_stages_stand_at_the_printed_moment(void **state) {
    (void)state;
    Show show = show_open(true);
    settle(&show);
    assert_true(first(&show, 0).n[0] == 3);
    show_close(&show);
}

// The step is told, and its seconds count from when it is shown, also a second time.
static void each_step_of_a_page_is_drawn_and_has_its_own_seconds(void **state) {
    (void)state;
    static const double none[] = {0, 0}, begun[] = {1, 0}, later[] = {2, 0};
    Show show = show_open(false);
    const double *n;
    DrawingItem item;
    stages_show(&show.stages, 2, 0);
    settle(&show);
    item = first(&show, 3), n = item.n;
    assert_true(n[0] == none[0] && n[1] == none[1]);
    for (int again = 0; again < 2; again++) {
        stages_show(&show.stages, 2, 1);
        settle(&show);
        item = first(&show, 3), n = item.n;
        assert_true(n[0] == begun[0] && n[1] == begun[1]);
        for (int i = 0; i < 5; i++) {
            show.now += 100;
            settle(&show);
        }
        item = first(&show, 3), n = item.n;
        assert_float_equal(n[1], 0.5, 0.05);
        stages_show(&show.stages, 2, 2);
        settle(&show);
        item = first(&show, 3), n = item.n;
        assert_true(n[0] == later[0] && n[1] == later[1]);
    }
    show_close(&show);
}

static void areas_are_found_by_number(void **state) {
    (void)state;
    Show show = show_open(false);
    DrawingItem item;
    assert_false(stages_area(&show.stages, 1, 0, &item)); // nothing is drawn yet
    settle(&show);
    assert_true(stages_area(&show.stages, 1, 0, &item));
    assert_true(item.press && item.drag && item.n[2] == 2);
    assert_false(stages_area(&show.stages, 1, 1, &item));
    assert_false(stages_area(&show.stages, 0, 0, &item));
    assert_false(stages_area(&show.stages, 9, 0, &item));
    assert_false(stages_area(&show.stages, -1, 0, &item));
    show_close(&show);
}

static void times_outlive_a_reload(void **state) {
    (void)state;
    Show show = show_open(false);
    stages_seek(&show.stages, 0, 2.5);
    stages_seek(&show.stages, 9, 2.5); // there is none
    Stages next;
    stages_start(&next, visit_lesson(show.visit), false);
    stages_inherit(&next, &show.stages);
    assert_true(next.rows[0].t == 2.5);
    stages_seek(&next, 0, 99);
    assert_true(next.rows[0].t == 4);
    stages_end(&next);
    show_close(&show);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_on_the_page_is_drawn_once),
        cmocka_unit_test(a_clock_plays_to_its_end_and_stands),
        cmocka_unit_test(a_long_pause_is_no_leap),
        cmocka_unit_test(no_more_than_sixty_drawings_a_second_are_asked),
        cmocka_unit_test(drags_that_wait_are_one_and_presses_are_not),
        cmocka_unit_test(a_failure_keeps_the_picture_until_the_next_touch),
        cmocka_unit_test(still_stages_stand_at_the_printed_moment),
        cmocka_unit_test(each_step_of_a_page_is_drawn_and_has_its_own_seconds),
        cmocka_unit_test(areas_are_found_by_number),
        cmocka_unit_test(times_outlive_a_reload),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
