// A lesson that hangs or dies while it is shown: the audience keeps the page, the presenter
// is told and goes on from the same step, with what had been done there.
#include "show_bench.h"

#include <signal.h>

// Beyond 2 the value never comes.
static const char HOSTILE[] =
    "lesson { id = 'own.one', title = 'Hostile' }\n"
    "page 'a' 'First'\n"
    "prose 'calm'\n"
    "page 'b' 'Second'\n"
    "local x = input.slider { from = 0, to = 5, step = 0.5, start = 1, label = 'X' }\n"
    "local free = input.slider { from = 0, to = 9, step = 1, start = 3, label = 'Free' }\n"
    "local hang = value(function()\n"
    "  if x.value > 2 then while true do end end\n"
    "  return x.value end)\n"
    "prose 'x={=hang} free={=free}'\n"
    "page 'c' 'Third'\n"
    "prose 'the end'\n";

enum { X, FREE };

static int setup(void **state) {
    Stand *s = stand_open(HOSTILE);
    press(s, KEY_PAGE_DOWN);
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

static void told(Stand *s) {
    assert_true(study_failed(&s->show->desk->study));
    assert_true(shows(s, SHOW_AUDIENCE, "free=4"));
    assert_true(shows(s, SHOW_PRESENTER, "The lesson has stopped."));
    assert_true(stands_at(s, 1, 0));
}

static void a_script_that_hangs_leaves_the_picture_and_is_gone_on_with(void **state) {
    Stand *s = *state;
    desk_set_input(s->show->desk, FREE, 4);
    show_wait(s->show);
    desk_set_input(s->show->desk, X, 4);
    show_wait(s->show);
    told(s);
    press(s, KEY_PAGE_DOWN); // the show is still walked through
    assert_true(shows(s, SHOW_AUDIENCE, "the end"));
    press(s, KEY_PAGE_UP);
    click_on(s, act_spot(SHOW_MEND, 0));
    told(s); // what it hung over was put back, and it hangs again
    press(s, 'r');
    show_wait(s->show);
    assert_false(study_failed(&s->show->desk->study));
    assert_true(number(s, X) == 1); // then what the step began with is
    assert_true(stands_at(s, 1, 0));
    assert_false(shows(s, SHOW_PRESENTER, "The lesson has stopped."));
}

static void a_child_that_dies_is_gone_on_with_and_nothing_is_lost(void **state) {
    Stand *s = *state;
    desk_set_input(s->show->desk, FREE, 4);
    show_wait(s->show);
    assert_int_equal(kill(desk_jail(s->show->desk), SIGKILL), 0);
    for (int i = 0; i < 2000 && !study_failed(&s->show->desk->study); i++) {
        usleep(1000);
        show_poll(s->show);
        if (i == 20) desk_set_input(s->show->desk, X, 2); // somebody must ask it something
    }
    told(s);
    click_on(s, act_spot(SHOW_MEND, 0));
    assert_false(study_failed(&s->show->desk->study));
    assert_true(number(s, FREE) == 4 && stands_at(s, 1, 0));
    assert_true(shows(s, SHOW_AUDIENCE, "free=4"));
}

static void the_lesson_s_own_seed_is_changed_by_opening_it_anew(void **state) {
    Stand *s = *state;
    desk_set_input(s->show->desk, FREE, 7);
    show_wait(s->show);
    show_set_seed(s->show, 77);
    show_wait(s->show);
    assert_true(show_seed(s->show) == 77);
    assert_true(number(s, FREE) == 7 && stands_at(s, 1, 0));
    char *text = show_state(s->show);
    show_destroy(s->show);
    s->show = stand_begin(s, text);
    assert_true(show_seed(s->show) == 77);
    free(text);
}

#define IN_SHOW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_SHOW(a_script_that_hangs_leaves_the_picture_and_is_gone_on_with),
        IN_SHOW(a_child_that_dies_is_gone_on_with_and_nothing_is_lost),
        IN_SHOW(the_lesson_s_own_seed_is_changed_by_opening_it_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
