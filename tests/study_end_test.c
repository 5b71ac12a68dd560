// The minutes left beside an open page, against numbers worked out by hand.
#include "desk_bench.h"

// 12 minutes: one page of its own 6, three others share the rest, 2 each.
static const char TIMED[] =
    "lesson { id = \"own.one\", title = \"One\", minutes = 12 }\n"
    "page \"first\" { en = \"First\", minutes = 6 }\n"
    "prose \"Read.\"\nstep()\nprose \"More.\"\n"
    "page \"second\" \"Second\"\n"
    "exercise.number \"half\" { ask = \"A half?\", answer = \"1/2\" }\n"
    "page \"third\" \"Third\"\nprose \"Read.\"\n"
    "page \"fourth\" \"Fourth\"\nprose \"The end.\"\n";

static int set_up(void **state) {
    Bench *b = bench_open(TIMED);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    if (desk_error(b->desk)) fail_msg("%s", desk_error(b->desk)->key);
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    bench_close(*state, true);
    return 0;
}

static int left(const Bench *b) {
    return study_minutes_left(&b->desk->study);
}

static void what_is_read_and_answered_is_taken_off(void **state) {
    Bench *b = *state;
    Study *study = &b->desk->study;
    assert_int_equal(left(b), 11); // 6 · 3/4 + 6 = 10.5
    assert_true(reads(b, "あと約 11 分"));
    study_go_on(study);
    assert_int_equal(left(b), 8); // 6 · 1/4 + 6 = 7.5
    desk_turn_to(b->desk, 2);
    assert_int_equal(left(b), 5); // page 2 was passed over: 2; half of 3: 1; page 4: 2
    desk_turn_to(b->desk, 1);
    assert_int_equal(left(b), 4); // (1/2 + 1)/2 · 2 + 2 = 3.5: page 3 was seen
    study->answers[0].right = true;
    assert_int_equal(left(b), 3); // 2.5
    desk_turn_to(b->desk, 3);
    assert_int_equal(left(b), 1);
    b->desk->lang = LANG_EN;
    desk_set_look(b->desk);
    assert_true(reads(b, "about 1 min left"));
}

static void a_lesson_that_is_done_has_no_minutes_left(void **state) {
    Bench *b = *state;
    b->desk->study.answers[0].right = true;
    assert_int_equal(study_finish(&b->desk->study), 0);
    assert_int_equal(left(b), 0);
    b->desk->dirty = true;
    assert_false(reads(b, "あと約"));
}

static void the_library_says_what_the_page_said(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 2);
    key(b, KEY_HOME, MOD_ALT);
    assert_true(reads(b, "あと約 5 分")); // the open lesson's own
    bench_again(b);
    assert_true(reads(b, "あと約 5 分")); // from the record
}

static void at_the_end_the_first_open_question_is_turned_to(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 3);
    assert_int_equal(study_finish(&b->desk->study), 1);
    assert_int_equal(b->desk->study.page, 1);
}

#define ON_PAGE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_PAGE(what_is_read_and_answered_is_taken_off),
        ON_PAGE(a_lesson_that_is_done_has_no_minutes_left),
        ON_PAGE(the_library_says_what_the_page_said),
        ON_PAGE(at_the_end_the_first_open_question_is_turned_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
