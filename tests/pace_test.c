// Early or late, against numbers worked out by hand.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/pace.h"

#include <math.h>

static Lesson lesson_of(Page *pages, int count, int minutes) {
    return (Lesson){.pages = pages, .page_count = count, .minutes = minutes};
}

static void pages_alike_share_the_lesson_s_time(void **state) {
    (void)state;
    static Page pages[10];
    Lesson lesson = lesson_of(pages, 10, 15);
    PacePlan plan = pace_plan(&lesson);
    assert_true(plan.all == 900);
    for (int page = 1; page <= 10; page++) { // pdfpc: T (slide − ½) / n
        double rule = 900 * (page - 0.5) / 10;
        assert_true(fabs(pace_expected(&plan, page - 1, 0, 0) - rule) < 1e-9);
    }
}

static void pages_with_a_time_of_their_own_keep_it(void **state) {
    (void)state;
    static Page pages[4];
    pages[1].minutes = 5;
    pages[3].minutes = 1;
    Lesson lesson = lesson_of(pages, 4, 10); // 4 minutes are left for two pages
    PacePlan plan = pace_plan(&lesson);
    assert_true(plan.seconds[0] == 120 && plan.seconds[1] == 300);
    assert_true(plan.seconds[2] == 120 && plan.seconds[3] == 60);
    assert_true(plan.all == 600);
    // The middle of the second of three steps of page 1 is the middle of its five minutes.
    assert_true(pace_expected(&plan, 1, 1, 2) == 120 + 150);
}

static void pages_that_take_more_than_the_lesson_leave_the_others_nothing(void **state) {
    (void)state;
    static Page pages[2];
    pages[0].minutes = 8;
    Lesson lesson = lesson_of(pages, 2, 5);
    PacePlan plan = pace_plan(&lesson);
    assert_true(plan.seconds[1] == 0 && plan.all == 480);
}

static void a_minute_early_or_late_is_no_matter(void **state) {
    (void)state;
    static Page pages[2];
    Lesson lesson = lesson_of(pages, 2, 20);
    PacePlan plan = pace_plan(&lesson);
    const struct {
        double elapsed;
        PaceKind kind;
    } rows[] = {{239, PACE_EARLY}, {240, PACE_GOOD},  {300, PACE_GOOD}, {360, PACE_GOOD},
                {361, PACE_LATE},  {1200, PACE_LATE}, {1201, PACE_OVER}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(pace_kind(&plan, 300, rows[i].elapsed), rows[i].kind);
    static Page untimed[2];
    Lesson none = lesson_of(untimed, 2, 0);
    plan = pace_plan(&none);
    assert_int_equal(pace_kind(&plan, 0, 1e6), PACE_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_alike_share_the_lesson_s_time),
        cmocka_unit_test(pages_with_a_time_of_their_own_keep_it),
        cmocka_unit_test(pages_that_take_more_than_the_lesson_leave_the_others_nothing),
        cmocka_unit_test(a_minute_early_or_late_is_no_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
