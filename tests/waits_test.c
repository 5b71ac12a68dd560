// Presses that rest, and what is left of a time.
#include "app/waits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_sooner_of_two_waits_is_never_for_ever_where_one_ends(void **state) {
    (void)state;
    assert_int_equal(sooner(3, 5), 3);
    assert_int_equal(sooner(-1, 5), 5);
    assert_int_equal(sooner(5, -1), 5);
    assert_int_equal(sooner(0, -1), 0);
    assert_int_equal(sooner(-1, -1), -1);
}

static void what_is_left_of_a_time_ends_at_nothing(void **state) {
    (void)state;
    assert_int_equal(wait_left(100, 50, 100), 50);
    assert_int_equal(wait_left(100, 50, 149), 1);
    assert_int_equal(wait_left(100, 50, 150), 0);
    assert_int_equal(wait_left(100, 50, 9000), 0);
    assert_int_equal(wait_left(0xFFFFFFF0U, 50, 4), 30); // the ticks began again
}

static void a_press_that_rests_is_a_long_one_once(void **state) {
    (void)state;
    Hold hold = {0};
    Gesture rested;
    assert_int_equal(hold_wait(&hold, 1000), -1);
    hold_watch(&hold, &(Gesture){.kind = GESTURE_DOWN, .x = 7, .y = 9, .finger = true},
               1000);
    hold_watch(&hold, &(Gesture){.kind = GESTURE_MOVE, .x = 12, .y = 9}, 1200);
    assert_int_equal(hold_wait(&hold, 1200), 300);
    assert_false(hold_take(&hold, 1499, &rested));
    assert_true(hold_take(&hold, 1500, &rested));
    assert_int_equal(rested.kind, GESTURE_HOLD);
    assert_true(rested.x == 7 && rested.y == 9 && rested.finger);
    assert_false(hold_take(&hold, 1600, &rested));
}

static void a_press_that_strays_or_ends_is_none(void **state) {
    (void)state;
    Gesture down = {.kind = GESTURE_DOWN}, up = {.kind = GESTURE_UP}, rested;
    Hold hold = {0};
    hold_watch(&hold, &down, 0);
    hold_watch(&hold, &(Gesture){.kind = GESTURE_MOVE, .x = 6, .y = 6}, 100);
    assert_false(hold_take(&hold, 600, &rested));
    hold_watch(&hold, &down, 1000);
    hold_watch(&hold, &up, 1100);
    assert_false(hold_take(&hold, 1600, &rested));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sooner_of_two_waits_is_never_for_ever_where_one_ends),
        cmocka_unit_test(what_is_left_of_a_time_ends_at_nothing),
        cmocka_unit_test(a_press_that_rests_is_a_long_one_once),
        cmocka_unit_test(a_press_that_strays_or_ends_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
