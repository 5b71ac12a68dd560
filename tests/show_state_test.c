// What a show says of itself, to go on from after a crash: all of it comes back, and no
// text, however broken, does harm.
#include "show_bench.h"

#include "show_talk.h"

static int setup(void **state) {
    *state = stand_open(TALK);
    return 0;
}

static int teardown(void **state) {
    stand_close(*state);
    return 0;
}

// As if the program had ended here.
static void begin_again(Stand *s) {
    char *text = show_state(s->show);
    show_destroy(s->show);
    s->show = stand_begin(s, text);
    show_wait(s->show);
    free(text);
}

static double number(Stand *s, int variable) {
    return desk_number(s->show->desk, variable);
}

static void place_votes_inputs_circuit_and_seed_come_back(void **state) {
    Stand *s = *state;
    show_count_set(s->show, YES, 17);
    press(s, KEY_PAGE_DOWN);
    press(s, KEY_PAGE_DOWN);
    desk_set_input(s->show->desk, ANGLE, 90);
    Workpiece *pair = &s->show->desk->study.pieces[0];
    Error err = {0};
    assert_true(workpiece_commit(pair, placed(pair, "x", 1, 3, &err), &err));
    show_set_seed(s->show, 42);
    char *before = short_form_of(pair);
    begin_again(s);
    assert_true(stands_at(s, 1, 0));
    assert_true(number(s, YES) == 17 && number(s, ANGLE) == 90);
    char *after = short_form_of(&s->show->desk->study.pieces[0]);
    assert_string_equal(before, after);
    assert_true(show_seed(s->show) == 42);
    press(s, KEY_PAGE_UP); // and what belongs to the step before
    assert_true(number(s, ANGLE) == 45);
    press(s, KEY_PAGE_DOWN);
    assert_true(number(s, ANGLE) == 90);
    free(before);
    free(after);
}

static void times_and_the_hall_s_clock_come_back(void **state) {
    Stand *s = *state;
    press(s, KEY_PAGE_DOWN);
    press(s, KEY_PAGE_DOWN);
    s->seconds += 75;
    show_poll(s->show);
    press(s, 't');
    s->seconds += 20;
    show_poll(s->show);
    begin_again(s);
    assert_true(fabs(s->show->times.elapsed - 95) < 0.01);
    assert_true(s->show->times.begun);
    assert_true(fabs(s->show->timer.left - 70) < 0.01 && s->show->timer.running);
}

static void black_stays_black_and_a_frozen_picture_is_not_painted_over(void **state) {
    Stand *s = *state;
    Rect rects[MOST_DAMAGE];
    press(s, 'b');
    begin_again(s);
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_BLACK);
    press(s, 'b');
    press(s, 'f');
    begin_again(s);
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_FROZEN);
    assert_int_equal(show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE), 0);
    press(s, KEY_PAGE_DOWN);
    assert_int_equal(show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE), 0);
    press(s, 'f');
    assert_int_equal(show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE), 1);
}

static void the_number_grows_with_what_is_done(void **state) {
    Stand *s = *state;
    uint64_t before = show_state_number(s->show);
    show_poll(s->show);
    assert_true(show_state_number(s->show) == before);
    press(s, KEY_PAGE_DOWN);
    assert_true(show_state_number(s->show) > before);
    before = show_state_number(s->show);
    s->seconds += 6; // the clock's own
    show_poll(s->show);
    assert_true(show_state_number(s->show) > before);
}

// Every shortening of a good state, and single bytes of it that are others.
static void a_broken_state_begins_at_the_first_step(void **state) {
    Stand *s = *state;
    press(s, KEY_END);
    char *good = show_state(s->show);
    size_t size = strlen(good);
    const char *texts[] = {"",
                           "{",
                           "[]",
                           "null",
                           "{\"form\":1}",
                           "{\"form\":1,\"lesson\":\"own.other\",\"page\":\"end\"}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Show *show = stand_begin(s, texts[i]);
        assert_int_equal(show_place(show).number, 0);
        show_destroy(show);
    }
    for (size_t i = 0; i < 24; i++) {
        char *bad = strdup(good);
        if (i % 2)
            bad[i * size / 24] = 0;
        else
            bad[i * size / 24] = "9,x-]"[i % 5];
        show_state_take(s->show, bad);
        show_wait(s->show);
        assert_in_range(show_place(s->show).number, 0, show_place(s->show).count - 1);
        free(bad);
    }
    free(good);
}

static void numbers_that_cannot_be_are_left_out(void **state) {
    Stand *s = *state;
    assert_true(show_state_take(
        s->show,
        "{\"form\":1,\"lesson\":\"own.one\",\"page\":\"play\",\"step\":99,\"steps\":5,"
        "\"blank\":77,\"held\":-3,\"lang\":9,\"text\":100000,\"notes\":-1,"
        "\"times\":{\"elapsed\":-5,\"spent\":[1e300,-1]},"
        "\"timer\":{\"activity\":50,\"left\":1e9},\"kept\":[{\"step\":-1},{\"step\":999}],"
        "\"now\":{\"numbers\":[1e9,-1,1e9,2,9,0,0],\"circuits\":[\"99 99\\nh 0\"],"
        "\"angles\":[9,9],\"seeds\":[-1]}}"));
    assert_true(stands_at(s, 1, 1));
    assert_true(number(s, YES) == MOST_HANDS && number(s, NO) == 0);
    assert_true(number(s, ANGLE) == 180);
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_NONE);
    assert_true(s->show->times.elapsed == 0 && s->show->timer.activity == -1);
}

#define IN_SHOW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SHOW(place_votes_inputs_circuit_and_seed_come_back),
        IN_SHOW(times_and_the_hall_s_clock_come_back),
        IN_SHOW(black_stays_black_and_a_frozen_picture_is_not_painted_over),
        IN_SHOW(the_number_grows_with_what_is_done),
        IN_SHOW(a_broken_state_begins_at_the_first_step),
        IN_SHOW(numbers_that_cannot_be_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
