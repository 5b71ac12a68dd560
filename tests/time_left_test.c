// The minutes left of a lesson as the record has them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "learner/time_left.h"

static void place(Progress *progress, int page, int step) {
    assert_true(progress_set_step(progress, "l", page, 6, step, 10, NULL));
}

static void nothing_is_said_of_what_was_not_begun_or_has_no_minutes(void **state) {
    (void)state;
    Progress *progress = progress_open_memory();
    assert_int_equal(time_left(progress, "l", 30), 0);
    assert_true(time_left_keep(progress, "l", 7, NULL)); // nothing to keep it with
    place(progress, 2, 0);
    assert_int_equal(time_left(progress, "l", 0), 0);
    assert_int_equal(time_left(progress, "l", 30), 20); // 4 of 6 pages
    progress_close(progress);
}

static void what_was_kept_counts_for_its_place_alone(void **state) {
    (void)state;
    Progress *progress = progress_open_memory();
    place(progress, 2, 1);
    assert_true(time_left_keep(progress, "l", 17, NULL));
    assert_int_equal(time_left(progress, "l", 30), 17);
    assert_int_equal(time_left(progress, "l", 12), 8); // the lesson is shorter by now
    place(progress, 5, 0);
    assert_int_equal(time_left(progress, "l", 30), 5);
    assert_int_equal(time_left(progress, "l", 1), 1); // never "about 0"
    progress_close(progress);
}

static void what_another_hand_wrote_is_passed_over(void **state) {
    (void)state;
    static const char *const texts[] = {"", "x", "2", "2 0", "2 0 -4", "2 0 999", "3 0 9"};
    Progress *progress = progress_open_memory();
    place(progress, 2, 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(progress_set_text(progress, "left.l", texts[i], NULL));
        assert_int_equal(time_left(progress, "l", 30), 20);
    }
    progress_close(progress);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_said_of_what_was_not_begun_or_has_no_minutes),
        cmocka_unit_test(what_was_kept_counts_for_its_place_alone),
        cmocka_unit_test(what_another_hand_wrote_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
