// S03 as a hall meets it: a show run by the keys of a clicker, hands that are typed, and
// twenty answers a room that are pressed beside the notes.
#include "show_bench.h"

enum { PLAN_PAGE = 2, PLAY_PAGE, CEILING_PAGE, MACHINE_PAGE = 6, PHONE_PAGE = 10 };

#define OPEN "○ 0 (open)"
#define FIST "● 1 (fist)"

static int setup(void **state) {
    size_t size;
    char *lesson =
        file_read(KYUBI_SOURCE "/lessons/summer/03-chsh.lua", 1 << 20, &size, NULL);
    assert_non_null(lesson);
    *state = stand_open(lesson);
    free(lesson);
    return 0;
}

static int teardown(void **state) {
    stand_close(*state);
    return 0;
}

// By the name that it is remembered under, or its English label.
static int variable(Stand *s, const char *name) {
    const Lesson *lesson = study_lesson(&s->show->desk->study);
    for (int i = 0; i < lesson->variable_count; i++)
        if (!strcmp(lesson->variables[i].id, name) ||
            !strcmp(text_in(&lesson->variables[i].label, LANG_EN), name))
            return i;
    fail_msg("no %s", name);
    return -1;
}

static double number(Stand *s, const char *name) {
    return desk_number(s->show->desk, variable(s, name));
}

static void go_to(Stand *s, int page, int step) {
    show_go(s->show, (ShowStep){page, step});
    show_wait(s->show);
    assert_true(stands_at(s, page, step));
}

static void answer(Stand *s, const char *button, int times) {
    for (int i = 0; i < times; i++)
        click_on(s, (Spot){.kind = SPOT_INPUT, .a = variable(s, button)});
}

// The show's clock goes on, and the stages' by as much.
static void wait(Stand *s, double seconds) {
    Stages *stages = &s->show->desk->study.stages;
    for (int i = 0; i < stages->lesson->stage_count; i++) {
        stages->rows[i].t += seconds;
        stages->rows[i].wanted = true;
    }
    show_wait(s->show);
    show_poll(s->show);
    s->seconds += seconds;
    show_poll(s->show);
}

static bool hall_sees(Stand *s, const char *words) {
    return shows(s, SHOW_AUDIENCE, words);
}

static void one_key_leads_through_all_of_it(void **state) {
    Stand *s = *state;
    const Lesson *lesson = study_lesson(&s->show->desk->study);
    for (int page = 0; page < lesson->page_count; page++)
        for (int step = 0; step <= lesson->pages[page].steps; step++) {
            assert_true(stands_at(s, page, step));
            press(s, KEY_PAGE_DOWN);
        }
    for (int page = lesson->page_count - 1; page > 0; page--)
        for (int step = lesson->pages[page].steps; step >= 0; step--) {
            assert_true(stands_at(s, page, step));
            press(s, KEY_PAGE_UP);
        }
    assert_true(stands_at(s, 0, 0));
}

static void a_hall_answers_room_by_room_and_sees_the_score_at_last(void **state) {
    Stand *s = *state;
    go_to(s, PLAY_PAGE, 0);
    assert_true(hall_sees(s, "heads down"));
    answer(s, OPEN, 20);
    assert_true(hall_sees(s, "all answered"));
    press(s, KEY_PAGE_DOWN);
    assert_true(hall_sees(s, "1 / 20"));
    answer(s, OPEN, 19);
    answer(s, FIST, 1);
    answer(s, "Take one back", 1);
    answer(s, OPEN, 1);
    assert_true(number(s, "a-count") == 20 && number(s, "b-count") == 20);
    press(s, 'v'); // what comes next tells
    assert_true(stands_at(s, PLAY_PAGE, 2));
    assert_false(hall_sees(s, "15 of 20"));
    wait(s, 15);
    assert_true(hall_sees(s, "15 of 20"));
    go_to(s, MACHINE_PAGE, 1);
    assert_true(hall_sees(s, "plans 75%"));
}

// Going back shows a room its own turn, and what it answered then is kept.
static void going_back_keeps_what_was_answered(void **state) {
    Stand *s = *state;
    go_to(s, PLAY_PAGE, 0);
    answer(s, FIST, 4);
    press(s, KEY_PAGE_DOWN);
    answer(s, FIST, 2);
    press(s, KEY_PAGE_UP);
    assert_true(hall_sees(s, "5 / 20"));
    press(s, KEY_PAGE_DOWN);
    assert_true(hall_sees(s, "3 / 20"));
    assert_true(number(s, "a-bits") == 15 && number(s, "b-bits") == 3);
    answer(s, "Anew, other questions", 1);
    assert_true(hall_sees(s, "seed 23"));
    assert_true(number(s, "a-count") == 0 && number(s, "b-count") == 0);
}

static void hands_that_are_typed_come_back_beside_the_truth(void **state) {
    Stand *s = *state;
    go_to(s, 1, 0);
    press(s, 'h');
    for (const char *c = "3\r9\r4\r2\r"; *c; c++)
        press(s, *c == '\r' ? KEY_ENTER : *c);
    go_to(s, CEILING_PAGE, 2);
    assert_true(hall_sees(s, "75%: 9"));
    assert_true(hall_sees(s, "100%: 2"));
    go_to(s, PHONE_PAGE, 0);
    assert_false(hall_sees(s, "not at all: 0")); // nobody has been asked
}

// K, should anything be wrong: what is at rest on a step is kept for it.
static void every_step_has_a_still(void **state) {
    Stand *s = *state;
    const int pages[] = {PLAN_PAGE, PLAY_PAGE, CEILING_PAGE, MACHINE_PAGE};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        int last = study_lesson(&s->show->desk->study)->pages[pages[i]].steps;
        go_to(s, pages[i], last);
        wait(s, 16);
        press(s, 'k');
        assert_int_equal(show_cover_kind(&s->show->cover), COVER_STILL);
        press(s, KEY_ESCAPE);
        assert_int_equal(show_cover_kind(&s->show->cover), COVER_NONE);
    }
}

#define IN_SHOW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SHOW(one_key_leads_through_all_of_it),
        IN_SHOW(a_hall_answers_room_by_room_and_sees_the_score_at_last),
        IN_SHOW(going_back_keeps_what_was_answered),
        IN_SHOW(hands_that_are_typed_come_back_beside_the_truth),
        IN_SHOW(every_step_has_a_still),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
