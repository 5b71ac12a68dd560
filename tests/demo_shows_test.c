// Demos of the summer school as shows: every one is walked through by the keys of a
// clicker, and what the hall of S05 votes is beside what it voted before.
#include "show_bench.h"

static const char *const demos[] = {"summer.bloch", "summer.chsh", "summer.parallel"};
enum { DEMOS = sizeof demos / sizeof *demos };

static Stand *demo_open(const char *lesson) {
    Stand *s = calloc(1, sizeof *s);
    s->b = bench_open(NULL);
    s->options = (ShowOptions){.places = &s->b->places,
                               .words = s->b->words,
                               .fonts = s->b->fonts,
                               .path = KYUBI_SOURCE "/lessons/summer",
                               .lesson = lesson,
                               .lang = LANG_EN,
                               .theme = -1,
                               .hall_theme = -1,
                               .width = 1440,
                               .height = 900,
                               .hall_width = 960,
                               .hall_height = 540};
    s->show = stand_begin(s, NULL);
    show_wait(s->show);
    return s;
}

static void demo_close(Stand *s) {
    show_destroy(s->show);
    bench_close(s->b, false);
    free(s);
}

// Takes a stage's clock on to a moment of its step, so that nobody has to wait for it.
static void wind(Stand *s, int stage, double to) {
    StageState *row = &s->show->desk->study.stages.rows[stage];
    row->t = row->from + to;
    row->wanted = true;
    show_poll(s->show);
    show_wait(s->show);
}

static void a_clicker_goes_through_each_demo_and_back(void **state) {
    (void)state;
    for (int i = 0; i < DEMOS; i++) {
        Stand *s = demo_open(demos[i]);
        int count = show_place(s->show).count;
        assert_true(count > show_place(s->show).pages);
        for (int k = 1; k < count; k++) {
            press(s, KEY_PAGE_DOWN);
            assert_int_equal(show_place(s->show).number, k);
            assert_null(desk_error(s->show->desk));
        }
        for (int k = count - 2; k >= 0; k--) {
            press(s, KEY_PAGE_UP);
            assert_int_equal(show_place(s->show).number, k);
            assert_null(desk_error(s->show->desk));
        }
        demo_close(s);
    }
}

// V shows what comes next where a page has a next step.
static void reveal_goes_on_within_a_page(void **state) {
    (void)state;
    Stand *s = demo_open("summer.parallel");
    press(s, KEY_PAGE_DOWN);
    assert_true(stands_at(s, 1, 0));
    press(s, 'v');
    assert_true(stands_at(s, 1, 1));
    press(s, 'v'); // nothing more on the page: it stays, and says so
    assert_true(stands_at(s, 1, 1));
    demo_close(s);
}

// To a page, counted from 0, by its number.
static void go_to(Stand *s, int page) {
    char digits[8];
    snprintf(digits, sizeof digits, "%d", page + 1);
    press(s, 'g');
    for (const char *c = digits; *c; c++)
        press(s, *c);
    press(s, KEY_ENTER);
}

enum { LOOK = 1, RACE = 4 }; // of the stages of S05

// A still of a picture that moved is the end of it, and stays until it is lifted.
static void a_still_of_the_race_is_its_end(void **state) {
    (void)state;
    Stand *s = demo_open("summer.parallel");
    go_to(s, 4);
    press(s, KEY_PAGE_DOWN);
    assert_true(stands_at(s, 4, 1));
    assert_false(shows(s, SHOW_AUDIENCE, "/ 100"));
    wind(s, RACE, 12);
    assert_true(shows(s, SHOW_AUDIENCE, "/ 100"));
    assert_true(shows(s, SHOW_AUDIENCE, "theory: 96.1 ± 3.9"));
    press(s, 'k');
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_STILL);
    assert_non_null(s->show->cover.still.pixels);
    press(s, 'k');
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_NONE);
    demo_close(s);
}

static void type_hands(Stand *s, const char *const *counts, int count) {
    press(s, 'h');
    for (int i = 0; i < count; i++) {
        for (const char *c = counts[i]; *c; c++)
            press(s, *c);
        press(s, KEY_ENTER);
    }
}

static void hands_of_before_and_after_stand_beside_each_other(void **state) {
    (void)state;
    Stand *s = demo_open("summer.parallel");
    type_hands(s, (const char *const[]){"23", "9", "8"}, 3);
    assert_true(shows(s, SHOW_AUDIENCE, "23"));
    go_to(s, 8);
    type_hands(s, (const char *const[]){"4", "5", "31"}, 3);
    assert_false(shows(s, SHOW_AUDIENCE, "before"));
    press(s, KEY_PAGE_DOWN);
    assert_true(stands_at(s, 8, 1));
    assert_true(shows(s, SHOW_AUDIENCE, "before"));
    assert_true(shows(s, SHOW_AUDIENCE, "23"));
    assert_true(shows(s, SHOW_AUDIENCE, "31"));
    assert_true(shows(s, SHOW_AUDIENCE, "neither"));
    demo_close(s);
}

// A box that is pressed in the audience's own picture has the prize from then on.
static void the_hall_moves_the_prize_by_a_press_on_a_box(void **state) {
    (void)state;
    Stand *s = demo_open("summer.parallel");
    go_to(s, 1);
    assert_true(shows(s, SHOW_AUDIENCE, "★ box 13"));
    const SpotArea *box = scene_find(show_scene(s->show, SHOW_AUDIENCE),
                                     (Spot){.kind = SPOT_STAGE, .a = LOOK, .b = 6});
    assert_non_null(box);
    double x = box->rect.x + box->rect.w / 2, y = box->rect.y + box->rect.h / 2;
    const GestureKind kinds[] = {GESTURE_MOVE, GESTURE_DOWN, GESTURE_UP};
    for (int i = 0; i < 3; i++)
        show_feed(s->show, SHOW_AUDIENCE, &(Gesture){.kind = kinds[i], .x = x, .y = y});
    show_wait(s->show);
    assert_true(shows(s, SHOW_AUDIENCE, "★ box 7"));
    assert_true(shows(s, SHOW_AUDIENCE, "you chose it"));
    demo_close(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clicker_goes_through_each_demo_and_back),
        cmocka_unit_test(reveal_goes_on_within_a_page),
        cmocka_unit_test(a_still_of_the_race_is_its_end),
        cmocka_unit_test(hands_of_before_and_after_stand_beside_each_other),
        cmocka_unit_test(the_hall_moves_the_prize_by_a_press_on_a_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
