// What keys, clickers and buttons do to a show: what the audience sees meanwhile, hands,
// clocks, numbers, sheets, and that nothing of it ends the show by accident.
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

static double number(Stand *s, int variable) {
    return desk_number(s->show->desk, variable);
}

// The pixel in the middle of what the audience sees, 0xRRGGBB; and a fingerprint of it all.
static uint32_t seen(Stand *s, uint64_t *print) {
    const Scene *scene = show_scene(s->show, SHOW_AUDIENCE);
    const Look *look = scene_look(scene);
    Canvas *canvas =
        canvas_open_picture(s->b->fonts, look->theme, look->metrics.scale, 960, 540);
    scene_draw(scene, canvas);
    int stride;
    const unsigned char *pixels = canvas_pixels(canvas, &stride);
    uint32_t middle;
    memcpy(&middle, pixels + 270 * (size_t)stride + 4 * (size_t)480, sizeof middle);
    if (print) *print = 14695981039346656037u;
    for (size_t y = 0; print && y < 540; y++)
        for (size_t x = 0; x < 4 * 960; x++)
            if (x % 4 != 3)
                *print = (*print ^ pixels[y * (size_t)stride + x]) * 1099511628211u;
    canvas_close(canvas, NULL);
    return middle & 0xFFFFFFu;
}

static void black_and_white_come_and_go_by_the_same_key(void **state) {
    Stand *s = *state;
    uint64_t before, after;
    seen(s, &before);
    press(s, 'b');
    assert_int_equal(seen(s, NULL), 0x000000);
    press(s, KEY_PAGE_DOWN); // it goes on unseen
    assert_int_equal(seen(s, NULL), 0x000000);
    press(s, KEY_PAGE_UP);
    press(s, 'w');
    assert_int_equal(seen(s, NULL), 0xFFFFFF);
    press(s, '.');
    assert_int_equal(seen(s, NULL), 0x000000);
    press(s, '.');
    seen(s, &after);
    assert_true(before == after);
    press(s, 'b');
    press(s, KEY_ESCAPE);
    seen(s, &after);
    assert_true(before == after);
}

static void a_frozen_picture_stays_while_the_next_is_prepared(void **state) {
    Stand *s = *state;
    uint64_t before, after;
    Rect rects[MOST_DAMAGE];
    press(s, KEY_PAGE_DOWN);
    seen(s, &before);
    show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    press(s, 'f');
    show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE);
    assert_true(shows(s, SHOW_PRESENTER, "frozen picture"));
    press(s, KEY_PAGE_DOWN);
    desk_set_input(s->show->desk, ANGLE, 90);
    show_wait(s->show);
    assert_int_equal(show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE), 0);
    seen(s, &after);
    assert_true(before == after);
    assert_true(show_mirror(s->show).covered); // the presenter sees what is prepared
    press(s, 'f');
    seen(s, &after);
    assert_false(before == after);
    assert_true(shows(s, SHOW_AUDIENCE, "Round 0 at 90"));
    assert_true(show_damage(s->show, SHOW_AUDIENCE, rects, MOST_DAMAGE) > 0);
}

static void a_still_of_the_step_is_there_once_the_page_is_at_rest(void **state) {
    Stand *s = *state;
    uint64_t before, after;
    press(s, KEY_PAGE_DOWN);
    show_poll(s->show);
    s->seconds += 1;
    show_poll(s->show);
    seen(s, &before);
    show_count_set(s->show, YES, 500);
    press(s, 'k');
    seen(s, &after);
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_STILL);
    press(s, KEY_PAGE_DOWN); // it was of that step
    assert_int_equal(show_cover_kind(&s->show->cover), COVER_NONE);
}

static void the_show_ends_by_its_own_question_alone(void **state) {
    Stand *s = *state;
    const int keys[] = {KEY_ESCAPE, KEY_ESCAPE, 'q', KEY_F5, 'x', KEY_F4, KEY_DELETE};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        press(s, keys[i]);
    assert_false(show_quits(s->show));
    press_in(s, SHOW_PRESENTER, 'q', MOD_CTRL);
    assert_false(show_quits(s->show));
    press(s, KEY_ENTER); // a clicker's: go on
    assert_false(show_quits(s->show));
    assert_true(stands_at(s, 0, 0));
    show_feed(s->show, SHOW_AUDIENCE, &(Gesture){.kind = GESTURE_QUIT});
    assert_false(show_quits(s->show));
    press(s, KEY_ESCAPE);
    press_in(s, SHOW_AUDIENCE, 'q', MOD_CTRL);
    press_in(s, SHOW_AUDIENCE, 'q', MOD_CTRL);
    assert_true(show_quits(s->show));
}

static void hands_are_typed_one_option_after_the_other(void **state) {
    Stand *s = *state;
    press(s, 'h');
    press(s, '1');
    press(s, '8');
    press(s, KEY_ENTER);
    press(s, '1');
    press(s, '5');
    press(s, KEY_ENTER);
    assert_true(number(s, YES) == 18 && number(s, NO) == 15);
    press(s, KEY_ENTER); // the typing is over: this goes on
    assert_true(stands_at(s, 0, 1));
    assert_true(shows(s, SHOW_AUDIENCE, "18 people say yes"));
    click_on(s, (Spot){.kind = SPOT_SHOW, .a = SHOW_COUNT, .b = NO, .c = 1});
    assert_true(number(s, NO) == 16);
    click_on(s, act_spot(SHOW_HANDS, 0));
    const char *many = "99999";
    for (const char *c = many; *c; c++)
        press(s, *c);
    press(s, KEY_ENTER);
    assert_true(number(s, YES) == 18);
    assert_true(shows(s, SHOW_PRESENTER, "Type how many, from 0 to 999."));
    press(s, KEY_ESCAPE);
    press(s, KEY_PAGE_DOWN); // later pages still count the last vote
    press(s, 'h');
    press(s, '7');
    press(s, KEY_PAGE_UP); // a clicker is never caught in a field
    assert_true(stands_at(s, 0, 1));
    assert_true(number(s, YES) == 18);
}

static void a_vote_counted_again_is_so_on_every_later_page(void **state) {
    Stand *s = *state;
    show_count_set(s->show, YES, 5);
    press(s, KEY_END);
    press(s, KEY_HOME);
    show_count_set(s->show, YES, 9);
    press(s, KEY_END);
    assert_true(number(s, YES) == 9);
}

static void a_rehearsal_has_its_own_hands_and_keeps_its_times(void **state) {
    Stand *s = *state;
    char *profile = bench_path(s->b, "profile");
    show_destroy(s->show);
    s->options.profile = profile;
    s->options.rehearsal = true;
    s->show = stand_begin(s, NULL);
    show_wait(s->show);
    assert_true(number(s, YES) == 18 && number(s, NO) == 15);
    assert_true(shows(s, SHOW_PRESENTER, "Rehearsal"));
    s->seconds += 100;
    show_poll(s->show);
    press(s, KEY_END);
    show_destroy(s->show);
    s->options.rehearsal = false;
    s->show = stand_begin(s, NULL);
    show_wait(s->show);
    assert_true(number(s, YES) == 0);
    assert_true(shows(s, SHOW_PRESENTER, "Rehearsed in 1:40"));
    free(profile);
}

static void a_page_is_gone_to_by_its_number(void **state) {
    Stand *s = *state;
    press(s, 'g');
    press(s, '3');
    press(s, KEY_ENTER);
    assert_true(stands_at(s, 2, 0));
    press(s, '9'); // a digit opens it as well
    press(s, KEY_ENTER);
    assert_true(stands_at(s, 2, 0));
    assert_true(shows(s, SHOW_PRESENTER, "Type a number from 1 to 3."));
    press(s, KEY_BACKSPACE);
    press(s, '1');
    press(s, KEY_ENTER);
    assert_true(stands_at(s, 0, 0));
}

static void the_overview_is_walked_by_arrows_and_pressed(void **state) {
    Stand *s = *state;
    press(s, KEY_TAB);
    press(s, KEY_RIGHT);
    press(s, KEY_PAGE_DOWN); // a step further
    press(s, KEY_ENTER);
    assert_true(stands_at(s, 1, 1));
    press(s, KEY_TAB);
    press(s, KEY_TAB);
    assert_int_equal(s->show->sheet, PRESENTER_PLAIN);
    press(s, KEY_TAB);
    click_on(s, (Spot){.kind = SPOT_SHOW, .a = SHOW_PAGE, .b = 2, .c = 1});
    assert_true(stands_at(s, 2, 0));
    assert_int_equal(s->show->sheet, PRESENTER_PLAIN);
}

static void the_clock_starts_with_the_first_step_and_can_rest(void **state) {
    Stand *s = *state;
    s->seconds += 50;
    show_poll(s->show);
    assert_true(s->show->times.elapsed == 0);
    press(s, KEY_PAGE_DOWN);
    s->seconds += 30;
    show_poll(s->show);
    assert_true(shows(s, SHOW_PRESENTER, "0:30"));
    press(s, 'p');
    s->seconds += 1000;
    show_poll(s->show);
    press(s, 'p');
    s->seconds += 1;
    show_poll(s->show);
    assert_true(shows(s, SHOW_PRESENTER, "0:31"));
    // 3 planned minutes, the second of two steps: expected at 2:15.
    assert_true(shows(s, SHOW_PRESENTER, "100 s early"));
}

static void an_activity_counts_down_rests_and_begins_anew(void **state) {
    Stand *s = *state;
    press(s, 't');
    assert_true(shows(s, SHOW_PRESENTER, "There is no activity here."));
    press(s, 'g');
    press(s, '2');
    press(s, KEY_ENTER);
    press(s, 't');
    s->seconds += 30;
    show_poll(s->show);
    assert_true(shows(s, SHOW_PRESENTER, "1:00"));
    press(s, 't');
    s->seconds += 30;
    show_poll(s->show);
    press(s, 't');
    s->seconds += 100;
    show_poll(s->show);
    assert_true(s->show->timer.left == 0 && !s->show->timer.running);
    press_in(s, SHOW_PRESENTER, 't', MOD_SHIFT);
    assert_true(s->show->timer.left == 90 && !s->show->timer.running);
}

static void a_step_is_reset_to_how_it_was_come_to(void **state) {
    Stand *s = *state;
    press(s, KEY_PAGE_DOWN);
    press(s, KEY_PAGE_DOWN);
    desk_set_input(s->show->desk, ANGLE, 170);
    Workpiece *pair = &s->show->desk->study.pieces[0];
    char *before = short_form_of(pair);
    Error err = {0};
    assert_true(workpiece_commit(pair, placed(pair, "x", 0, 4, &err), &err));
    press(s, 'r');
    char *after = short_form_of(pair);
    assert_true(number(s, ANGLE) == 45);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void language_and_size_of_the_hall_s_text_change_by_a_key(void **state) {
    Stand *s = *state;
    press(s, 'l');
    assert_true(shows(s, SHOW_AUDIENCE, "問いかけと挙手"));
    assert_true(shows(s, SHOW_PRESENTER, "次へ"));
    press(s, KEY_F2);
    assert_true(shows(s, SHOW_AUDIENCE, "A question, and hands"));
    press(s, '+');
    assert_int_equal(s->show->desk->text, text_step(100, 1));
    press(s, '-');
    assert_int_equal(s->show->desk->text, 100);
}

static void screens_change_places_by_s_and_f12(void **state) {
    Stand *s = *state;
    WindowWish before = show_window_wish(s->show);
    press(s, 's');
    press_in(s, SHOW_AUDIENCE, KEY_F12, 0);
    assert_int_equal(show_window_wish(s->show).swaps, before.swaps + 2);
    Text words = {{mem_text("EPSON 1920×1080 です"), mem_text("It is EPSON 1920×1080")}};
    show_say_screens(s->show, words, true);
    assert_true(shows(s, SHOW_PRESENTER, words.in[s->show->desk->lang]));
    press(s, 'l'); // the language may change while the screens stay
    assert_true(shows(s, SHOW_PRESENTER, words.in[s->show->desk->lang]));
}

static void any_keys_and_presses_leave_a_show_that_goes_on(void **state) {
    Stand *s = *state;
    uint32_t chance = 7;
    for (int i = 0; i < 400 && !show_quits(s->show); i++) {
        chance = chance * 1664525u + 1013904223u;
        int code = (int)(chance >> 8 & 511), mods = (int)(chance >> 20 & 7);
        if (code == 'q') mods = 0; // which would end it, as it should
        show_feed(s->show, (ShowWindow)(chance >> 30 & 1),
                  &(Gesture){.kind = GESTURE_KEY, .key = code, .mods = mods});
        GestureKind kinds[] = {GESTURE_DOWN, GESTURE_MOVE, GESTURE_UP, GESTURE_WHEEL};
        point(s, kinds[chance >> 12 & 3], chance >> 10 & 2047, chance >> 16 & 1023);
        if (s->show->sheet == PRESENTER_QUIT) press(s, KEY_ESCAPE);
        s->seconds += 0.25;
        if (i % 16 == 0) show_wait(s->show);
        show_scene(s->show, SHOW_PRESENTER);
    }
    show_wait(s->show);
    press(s, KEY_ESCAPE);
    press(s, KEY_ESCAPE);
    press(s, KEY_ESCAPE);
    press(s, KEY_HOME);
    assert_int_equal(show_place(s->show).number, 0);
}

#define IN_SHOW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SHOW(black_and_white_come_and_go_by_the_same_key),
        IN_SHOW(a_frozen_picture_stays_while_the_next_is_prepared),
        IN_SHOW(a_still_of_the_step_is_there_once_the_page_is_at_rest),
        IN_SHOW(the_show_ends_by_its_own_question_alone),
        IN_SHOW(hands_are_typed_one_option_after_the_other),
        IN_SHOW(a_vote_counted_again_is_so_on_every_later_page),
        IN_SHOW(a_rehearsal_has_its_own_hands_and_keeps_its_times),
        IN_SHOW(a_page_is_gone_to_by_its_number),
        IN_SHOW(the_overview_is_walked_by_arrows_and_pressed),
        IN_SHOW(the_clock_starts_with_the_first_step_and_can_rest),
        IN_SHOW(an_activity_counts_down_rests_and_begins_anew),
        IN_SHOW(a_step_is_reset_to_how_it_was_come_to),
        IN_SHOW(language_and_size_of_the_hall_s_text_change_by_a_key),
        IN_SHOW(screens_change_places_by_s_and_f12),
        IN_SHOW(any_keys_and_presses_leave_a_show_that_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
