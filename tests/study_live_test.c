// What changes on a page by itself: functions that fail, timers, values that go in circles,
// with the real jail.
#include "desk_bench.h"

static Spot input(int variable) {
    return (Spot){.kind = SPOT_INPUT, .a = variable};
}

static const char FAILING[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local a = input.slider { from = 0, to = 4, step = 1, label = 'A' }\n"
    "local v = value(function()\n"
    "  if a.value == 2 then error 'no two' end\n"
    "  while a.value == 4 do end\n"
    "  return a.value * 10 end)\n"
    "prose 'a={=a} v={=v}'\n";

static void a_function_that_fails_is_named_and_the_page_goes_on(void **state) {
    (void)state;
    Bench *b = bench_open(FAILING);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(0));
    key(b, KEY_RIGHT, 0);
    assert_true(reads(b, "v=10"));
    key(b, KEY_RIGHT, 0);
    assert_true(b->desk->refused);
    assert_non_null(strstr(b->desk->status, "01-one.lua:5"));
    assert_true(reads(b, "a=2 v=10"));
    key(b, KEY_RIGHT, 0);
    assert_true(reads(b, "a=3 v=30"));
    bench_close(b, true);
}

static void a_function_without_end_shows_the_error_and_a_reload_begins_anew(void **state) {
    (void)state;
    Bench *b = bench_open(FAILING);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(0));
    key(b, KEY_END, 0);
    assert_string_equal(desk_screen(b->desk), "error");
    key(b, KEY_F5, 0);
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_true(reads(b, "a=0 v=0"));
    bench_close(b, true);
}

// The value turns the circuit that it reads, the other way each time.
static const char CIRCLING[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local c\n"
    "local v = value(function() return c and 3 - 2 * q.probability(c, '1') or 0 end)\n"
    "local a = input.slider { from = 0, to = 1, label = 'A' }\n"
    "c = circuit { qubits = 1, start = 'ry(v + a) 0' }\n"
    "local w = value(function() return a.value end)\n"
    "prose 'v={=v} w={=w}'\n";

static void values_that_go_in_circles_stop_at_some_time(void **state) {
    (void)state;
    Bench *b = bench_open(CIRCLING);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    desk_focus_by_key(b->desk, input(1));
    key(b, KEY_END, 0); // waits until nothing is to do
    assert_true(reads(b, "w=1"));
    bench_close(b, true);
}

static const char TICKING[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local n = remember 'n' { }\n"
    "timer { every = 0.5, run = function(t) n:set(n.value + 1) end }\n"
    "prose 'n={=n}'\n"
    "page 'q' 'Q'\n"
    "prose 'quiet'\n";

static void settle(Bench *b) {
    study_poll(&b->desk->study);
    while (study_busy(&b->desk->study)) {
        usleep(1000);
        study_poll(&b->desk->study);
    }
    b->desk->dirty = true;
}

static void a_timer_runs_while_its_page_is_shown(void **state) {
    (void)state;
    Bench *b = bench_open(TICKING);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    Study *study = &b->desk->study;
    double start = study->now;
    assert_in_range(desk_wakes(b->desk), 0, 500);
    for (int i = 1; i <= 3; i++) {
        study_advance(study, start + 0.6 * i);
        settle(b);
        settle(b); // the same moment: it is not due again
    }
    assert_true(reads(b, "n=3"));
    study_turn_to(study, 1);
    study_advance(study, start + 9);
    settle(b);
    assert_int_equal(desk_wakes(b->desk), -1); // what is remembered was written too
    assert_float_equal(live_number(study->live, 0), 3, 0);
    bench_close(b, true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_function_that_fails_is_named_and_the_page_goes_on),
        cmocka_unit_test(a_function_without_end_shows_the_error_and_a_reload_begins_anew),
        cmocka_unit_test(values_that_go_in_circles_stop_at_some_time),
        cmocka_unit_test(a_timer_runs_while_its_page_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
