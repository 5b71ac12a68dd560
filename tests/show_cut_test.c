// A show that was cut off: who presents is asked, the hall sees black, and both answers.
#include "show_bench.h"

#include "show_talk.h"

#include <time.h>

static long long now;

static long long stand_epoch(void *of) {
    (void)of;
    return now;
}

// The state of a show cut off at its third step, so many seconds ago, and that of the same
// lesson in version `version` (NULL: this one).
static char *cut_state(Stand *s, long long ago, const char *version) {
    Data *data = NULL;
    char *text = show_state(s->show);
    data = data_read(text, strlen(text), (DataLimits){.bytes = 1 << 20, .elements = 9999},
                     "state", NULL);
    data_put(data, "cut", data_new_integer(now - ago));
    if (version) data_put(data, "version", data_new_text(version));
    free(text);
    text = data_write(data);
    data_free(data);
    return text;
}

// The first show goes to its third step and is cut off there; another is begun.
static Stand *open_cut(long long ago, const char *version) {
    now = 1790000000;
    Stand *s = stand_open(TALK);
    s->options.clock.epoch = stand_epoch;
    press(s, KEY_PAGE_DOWN);
    press(s, KEY_PAGE_DOWN);
    assert_true(stands_at(s, 1, 0));
    char *state = cut_state(s, ago, version);
    show_destroy(s->show);
    s->show = stand_begin(s, state);
    show_wait(s->show);
    free(state);
    return s;
}

static bool hall_is_black(Stand *s) {
    return show_cover_kind(&s->show->cover) == COVER_BLACK;
}

static void the_presenter_is_asked_and_the_hall_sees_black(void **state) {
    (void)state;
    Stand *s = open_cut(600, NULL);
    char at[40];
    time_t when = (time_t)(now - 600);
    strftime(at, sizeof at, "stopped at %H:%M", localtime(&when));
    assert_true(shows(s, SHOW_PRESENTER, "The last show was cut off"));
    assert_true(shows(s, SHOW_PRESENTER, at));
    assert_true(shows(s, SHOW_PRESENTER, "at step 3 of 5"));
    assert_true(hall_is_black(s));
    assert_false(shows(s, SHOW_AUDIENCE, "cut off"));
    static const int others[] = {'b', KEY_ESCAPE, 'g', KEY_TAB, '7', KEY_LEFT, KEY_F5, 'w'};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        press(s, others[i]);
    assert_int_equal(s->show->sheet, PRESENTER_CUT);
    assert_true(hall_is_black(s));
    assert_true(stands_at(s, 0, 0));
    press(s, KEY_ENTER);
    assert_true(stands_at(s, 1, 0));
    assert_int_equal(s->show->sheet, PRESENTER_PLAIN);
    assert_false(hall_is_black(s));
    press(s, 'b');
    assert_true(hall_is_black(s));
    stand_close(s);
}

static void a_clicker_in_the_hall_goes_on_too(void **state) {
    (void)state;
    Stand *s = open_cut(600, NULL);
    press_in(s, SHOW_AUDIENCE, KEY_PAGE_DOWN, 0);
    assert_true(stands_at(s, 1, 0));
    stand_close(s);
}

static void home_begins_at_the_start(void **state) {
    (void)state;
    Stand *s = open_cut(600, NULL);
    press(s, KEY_HOME);
    assert_true(stands_at(s, 0, 0));
    assert_false(hall_is_black(s));
    assert_false(s->show->times.begun);
    assert_int_equal(s->show->sheet, PRESENTER_PLAIN);
    stand_close(s);
}

static void the_buttons_answer_too(void **state) {
    (void)state;
    Stand *s = open_cut(600, NULL);
    click_on(s, act_spot(SHOW_CUT, 0));
    assert_int_equal(s->show->sheet, PRESENTER_PLAIN);
    assert_true(stands_at(s, 0, 0));
    stand_close(s);
    s = open_cut(600, NULL);
    click_on(s, act_spot(SHOW_CUT, 1));
    assert_true(stands_at(s, 1, 0));
    stand_close(s);
}

// A presenter's window that dies before the answer asks again; one that dies after it does
// not.
static void an_answer_is_asked_for_once(void **state) {
    (void)state;
    Stand *s = open_cut(600, NULL);
    char *before = show_state(s->show);
    show_destroy(s->show);
    s->show = stand_begin(s, before);
    show_wait(s->show);
    free(before);
    assert_int_equal(s->show->sheet, PRESENTER_CUT);
    press(s, KEY_ENTER);
    char *after = show_state(s->show);
    show_destroy(s->show);
    s->show = stand_begin(s, after);
    show_wait(s->show);
    free(after);
    assert_int_equal(s->show->sheet, PRESENTER_PLAIN);
    assert_true(stands_at(s, 1, 0));
    stand_close(s);
}

static void the_end_can_be_asked_for_and_declined(void **state) {
    (void)state;
    Stand *s = open_cut(600, NULL);
    press_in(s, SHOW_PRESENTER, 'q', MOD_CTRL);
    assert_int_equal(s->show->sheet, PRESENTER_QUIT);
    press(s, KEY_PAGE_DOWN);
    assert_int_equal(s->show->sheet, PRESENTER_QUIT);
    press(s, KEY_ENTER);
    assert_int_equal(s->show->sheet, PRESENTER_CUT);
    press_in(s, SHOW_PRESENTER, 'q', MOD_CTRL);
    press_in(s, SHOW_PRESENTER, 'q', MOD_CTRL);
    assert_true(show_quits(s->show));
    stand_close(s);
}

static void an_old_show_or_another_lesson_begins_at_the_start(void **state) {
    (void)state;
    Stand *s = open_cut(CUT_OLD_SECONDS + 1, NULL);
    assert_true(stands_at(s, 0, 0));
    assert_false(hall_is_black(s));
    assert_true(shows(s, SHOW_PRESENTER, "more than 12 hours ago"));
    stand_close(s);
    s = open_cut(600, "9.9.9");
    assert_true(stands_at(s, 0, 0));
    assert_true(shows(s, SHOW_PRESENTER, "The lesson has changed"));
    stand_close(s);
}

static void a_show_that_had_not_begun_is_not_asked_about(void **state) {
    (void)state;
    now = 1790000000;
    Stand *s = stand_open(TALK);
    s->options.clock.epoch = stand_epoch;
    char *text = cut_state(s, 60, NULL);
    show_destroy(s->show);
    s->show = stand_begin(s, text);
    free(text);
    assert_int_equal(s->show->sheet, PRESENTER_PLAIN);
    assert_false(hall_is_black(s));
    stand_close(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_presenter_is_asked_and_the_hall_sees_black),
        cmocka_unit_test(a_clicker_in_the_hall_goes_on_too),
        cmocka_unit_test(home_begins_at_the_start),
        cmocka_unit_test(the_buttons_answer_too),
        cmocka_unit_test(an_answer_is_asked_for_once),
        cmocka_unit_test(the_end_can_be_asked_for_and_declined),
        cmocka_unit_test(an_old_show_or_another_lesson_begins_at_the_start),
        cmocka_unit_test(a_show_that_had_not_begun_is_not_asked_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
