// A show from step to step by keys, pointer and clicker, with the real jail behind it, and
// what the audience and the presenter see meanwhile.
#include "show_bench.h"

static const char LESSON[] =
    "lesson { id = 'own.one', map = 'S1', title = 'Talk' }\n"
    "page 'a' 'First page'\n"
    "local theta = input.slider { from = 0, to = 3, step = 0.5, start = 1, label = 'Slide' "
    "}\n"
    "prose 'theta={=theta:2}'\n"
    "step()\n"
    "prose 'second step'\n"
    "step()\n"
    "prose 'third step'\n"
    "page 'b' 'Middle page'\n"
    "local coin = circuit { qubits = 1, start = 'h 0', palette = 'h x' }\n"
    "prose 'middle'\n"
    "page 'c' 'Last page'\n"
    "prose 'the end'\n"
    "step()\n"
    "prose 'really'\n";

enum { THETA, STEPS = 6 };

static int setup(void **state) {
    *state = stand_open(LESSON);
    return 0;
}

static int teardown(void **state) {
    stand_close(*state);
    return 0;
}

static double theta_now(Stand *s) {
    return desk_number(s->show->desk, THETA);
}

static void a_show_begins_at_the_first_step_in_the_projector_theme(void **state) {
    Stand *s = *state;
    assert_true(stands_at(s, 0, 0));
    assert_int_equal(show_place(s->show).count, STEPS);
    const Look *look = scene_look(show_scene(s->show, SHOW_AUDIENCE));
    assert_int_equal(look->theme, THEME_PROJECTOR);
    assert_int_equal(scene_look(show_scene(s->show, SHOW_PRESENTER))->theme, THEME_DARK);
    assert_true(shows(s, SHOW_PRESENTER, "S1 Talk"));
    assert_true(shows(s, SHOW_AUDIENCE, "theta=1.00"));
    assert_false(shows(s, SHOW_AUDIENCE, "second step"));
}

static void keys_walk_over_steps_and_pages_from_either_window(void **state) {
    Stand *s = *state;
    const int on[] = {KEY_RIGHT, ' ', KEY_PAGE_DOWN, KEY_ENTER, KEY_RIGHT};
    const int to[][2] = {{0, 1}, {0, 2}, {1, 0}, {2, 0}, {2, 1}};
    for (int i = 0; i < 5; i++) {
        press_in(s, i % 2 ? SHOW_AUDIENCE : SHOW_PRESENTER, on[i], 0);
        assert_true(stands_at(s, to[i][0], to[i][1]));
    }
    press(s, KEY_PAGE_DOWN); // behind the last step there is none
    assert_true(stands_at(s, 2, 1));
    const int back[] = {KEY_LEFT, KEY_PAGE_UP, KEY_BACKSPACE, KEY_LEFT, KEY_LEFT};
    for (int i = 3; i >= 0; i--) {
        press(s, back[i]);
        assert_true(stands_at(s, to[i][0], to[i][1]));
    }
    press(s, KEY_HOME);
    press(s, KEY_LEFT);
    assert_true(stands_at(s, 0, 0));
    press(s, KEY_END);
    assert_true(stands_at(s, 2, 1));
}

static void an_accidental_step_is_undone_by_one_press(void **state) {
    Stand *s = *state;
    desk_set_input(s->show->desk, THETA, 2.5);
    press(s, KEY_PAGE_DOWN);
    desk_set_input(s->show->desk, THETA, 0.5);
    press(s, KEY_PAGE_UP);
    assert_true(theta_now(s) == 2.5);
    assert_true(shows(s, SHOW_AUDIENCE, "theta=2.50"));
    press(s, KEY_PAGE_DOWN);
    assert_true(theta_now(s) == 0.5);
}

static void
what_is_changed_on_a_step_come_back_to_goes_on_to_where_it_was_the_same(void **state) {
    Stand *s = *state;
    press(s, KEY_PAGE_DOWN);
    press(s, KEY_PAGE_DOWN); // step 1 was left with 1
    desk_set_input(s->show->desk, THETA, 3);
    press(s, KEY_PAGE_UP); // step 2 was left with 3
    press(s, KEY_PAGE_UP);
    desk_set_input(s->show->desk, THETA, 2);
    press(s, KEY_PAGE_DOWN);
    assert_true(theta_now(s) == 2);
    press(s, KEY_PAGE_DOWN);
    assert_true(theta_now(s) == 3);
}

static void the_large_keys_are_pressed_by_hand(void **state) {
    Stand *s = *state;
    click_on(s, act_spot(SHOW_NEXT, 0));
    assert_true(stands_at(s, 0, 1));
    click_on(s, act_spot(SHOW_BACK, 0));
    assert_true(stands_at(s, 0, 0));
}

static void a_show_goes_on_from_its_state(void **state) {
    Stand *s = *state;
    desk_set_input(s->show->desk, THETA, 2);
    press(s, KEY_PAGE_DOWN);
    desk_set_input(s->show->desk, THETA, 1.5);
    char *text = show_state(s->show);
    show_destroy(s->show);
    s->show = stand_begin(s, text);
    assert_true(stands_at(s, 0, 1));
    assert_true(theta_now(s) == 1.5);
    press(s, KEY_PAGE_UP);
    assert_true(theta_now(s) == 2);
    free(text);
}

static void what_cannot_be_presented_is_told(void **state) {
    Stand *s = *state;
    ShowOptions options = s->options;
    options.lesson = "own.none";
    Error err = {0};
    assert_null(show_create(options, &err));
    assert_string_equal(err.key, "desk.no_lesson");
    options.lesson = NULL;
    options.path = "/nowhere/at/all";
    assert_null(show_create(options, &err));
    assert_string_equal(err.key, "file.missing");
}

#define IN_SHOW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SHOW(a_show_begins_at_the_first_step_in_the_projector_theme),
        IN_SHOW(keys_walk_over_steps_and_pages_from_either_window),
        IN_SHOW(an_accidental_step_is_undone_by_one_press),
        IN_SHOW(what_is_changed_on_a_step_come_back_to_goes_on_to_where_it_was_the_same),
        IN_SHOW(the_large_keys_are_pressed_by_hand),
        IN_SHOW(a_show_goes_on_from_its_state),
        IN_SHOW(what_cannot_be_presented_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
