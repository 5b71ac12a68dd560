// The page's inputs in the presenter's window, by hand and by keys, and presses in the
// small picture of the audience's: both reach the page in the same frame.
#include "show_bench.h"

#include "show_talk.h"

static int setup(void **state) {
    Stand *s = stand_open(TALK);
    press(s, 'g');
    press(s, '2');
    press(s, KEY_ENTER);
    *state = s;
    return 0;
}

static int teardown(void **state) {
    stand_close(*state);
    return 0;
}

static double number(Stand *s, int variable) {
    return desk_number(s->show->desk, variable);
}

static Spot input(int variable, int option) {
    return (Spot){.kind = SPOT_INPUT, .a = variable, .b = option};
}

static void a_slider_drives_the_audience_s_picture_while_it_is_held(void **state) {
    Stand *s = *state;
    Rect r = spot_rect(s, input(ANGLE, 0));
    point(s, GESTURE_MOVE, r.x + r.w / 2, r.y + r.h / 2);
    point(s, GESTURE_DOWN, r.x + r.w / 2, r.y + r.h / 2);
    assert_true(fabs(number(s, ANGLE) - 90) <= 5);
    point(s, GESTURE_MOVE, r.x + r.w + 50, r.y + r.h / 2);
    assert_true(number(s, ANGLE) == 180);
    assert_true(shows(s, SHOW_AUDIENCE, "Round 0 at 180"));
    point(s, GESTURE_UP, r.x + r.w + 50, r.y + r.h / 2);
    point(s, GESTURE_MOVE, r.x, r.y + r.h / 2);
    assert_true(number(s, ANGLE) == 180);
}

static void switches_menus_and_buttons_are_pressed(void **state) {
    Stand *s = *state;
    click_on(s, input(LOUD, 0));
    assert_true(number(s, LOUD) == 1);
    click_on(s, input(WHO, 1));
    assert_true(number(s, WHO) == 2);
    click_on(s, input(ONE_ROUND, 0));
    assert_true(number(s, ROUNDS) == 1);
    assert_true(shows(s, SHOW_AUDIENCE, "Round 1 at 45"));
}

static void a_number_is_typed(void **state) {
    Stand *s = *state;
    click_on(s, (Spot){.kind = SPOT_INPUT_FIELD, .a = ANGLE});
    press(s, '6');
    press(s, '0');
    press(s, KEY_ENTER);
    assert_true(number(s, ANGLE) == 60);
    click_on(s, (Spot){.kind = SPOT_INPUT_FIELD, .a = ANGLE});
    press(s, '9');
    press(s, '9');
    press(s, '9');
    press(s, KEY_ENTER);
    assert_true(number(s, ANGLE) == 60);
    press(s, KEY_ESCAPE);
    assert_true(stands_at(s, 1, 0));
}

static void the_keyboard_alone_moves_and_presses_with_shift(void **state) {
    Stand *s = *state;
    for (int i = 0; i < 40 && !spot_same(s->show->focus, input(ANGLE, 0)); i++)
        press(s, KEY_DOWN);
    assert_true(spot_same(s->show->focus, input(ANGLE, 0)));
    press_in(s, SHOW_PRESENTER, KEY_RIGHT, MOD_SHIFT);
    assert_true(number(s, ANGLE) == 50);
    for (int i = 0; i < 40 && !spot_same(s->show->focus, input(LOUD, 0)); i++)
        press(s, KEY_DOWN);
    press_in(s, SHOW_PRESENTER, KEY_ENTER, MOD_SHIFT);
    assert_true(number(s, LOUD) == 1);
    assert_true(stands_at(s, 1, 0)); // and a clicker still walks
    press(s, KEY_RIGHT);
    assert_true(stands_at(s, 1, 1));
}

// Where the slider is in the audience's own picture.
static void a_press_in_the_small_picture_reaches_the_page(void **state) {
    Stand *s = *state;
    const Scene *hall = show_scene(s->show, SHOW_AUDIENCE);
    const Metrics *m = &scene_look(hall)->metrics;
    const SpotArea *area = scene_find(hall, input(ANGLE, 0));
    assert_non_null(area);
    Rect there = area->rect, small = show_mirror(s->show).rect;
    double x = small.x + (there.x + 0.75 * there.w) / m->width * small.w;
    double y = small.y + (there.y + 0.5 * there.h) / m->height * small.h;
    point(s, GESTURE_MOVE, x, y);
    point(s, GESTURE_DOWN, x, y);
    assert_true(fabs(number(s, ANGLE) - 135) <= 10);
    point(s, GESTURE_MOVE, small.x + small.w + 400, y); // held beyond its edge
    assert_true(number(s, ANGLE) == 180);
    point(s, GESTURE_UP, small.x + small.w + 400, y);
    assert_true(stands_at(s, 1, 0));
}

static void long_notes_are_scrolled_by_wheel_and_keys(void **state) {
    Stand *s = *state;
    press(s, KEY_HOME);
    s->show->notes_text = TEXT_MOST;
    Gesture small = {.kind = GESTURE_RESIZE, .width = 1280, .height = 600};
    show_feed(s->show, SHOW_PRESENTER, &small);
    press_in(s, SHOW_PRESENTER, KEY_PAGE_DOWN, MOD_SHIFT);
    assert_true(stands_at(s, 0, 0));
    double down = s->show->scroll[SCROLL_TEXT];
    assert_true(down > 0);
    press_in(s, SHOW_PRESENTER, KEY_PAGE_UP, MOD_SHIFT);
    assert_true(s->show->scroll[SCROLL_TEXT] < 1);
    show_feed(s->show, SHOW_PRESENTER,
              &(Gesture){.kind = GESTURE_WHEEL, .x = 700, .y = 160, .wheel = 2});
    assert_true(s->show->scroll[SCROLL_TEXT] > 0);
}

static void a_histogram_s_seed_is_shown_drawn_and_typed(void **state) {
    Stand *s = *state;
    assert_true(show_seed(s->show) == 7);
    click_on(s, act_spot(SHOW_SEED, 0));
    assert_true(show_seed(s->show) == 8);
    click_on(s, act_spot(SHOW_SEED, 1));
    press(s, '2');
    press(s, '6');
    press(s, KEY_ENTER);
    assert_true(show_seed(s->show) == 26);
    click_on(s, act_spot(SHOW_SEED, 1));
    press(s, '0');
    press(s, KEY_ENTER);
    assert_true(show_seed(s->show) == 26);
}

#define IN_SHOW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SHOW(a_slider_drives_the_audience_s_picture_while_it_is_held),
        IN_SHOW(switches_menus_and_buttons_are_pressed),
        IN_SHOW(a_number_is_typed),
        IN_SHOW(the_keyboard_alone_moves_and_presses_with_shift),
        IN_SHOW(a_press_in_the_small_picture_reaches_the_page),
        IN_SHOW(long_notes_are_scrolled_by_wheel_and_keys),
        IN_SHOW(a_histogram_s_seed_is_shown_drawn_and_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
