// What is seen of a picture through a lens, in numbers.
#include "view/lens.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_within(Lens lens) {
    Rect seen = lens_seen(lens);
    assert_true(lens_scale(lens) >= 1 && lens_scale(lens) <= LENS_MOST);
    assert_true(seen.x >= 0 && seen.y >= 0);
    assert_true(seen.x + seen.w <= 1 + 1e-12 && seen.y + seen.h <= 1 + 1e-12);
}

static void a_lens_is_within_its_limits_whatever_the_numbers(void **state) {
    (void)state;
    const double odd[] = {-1e300, -1, 0, 0.3, 1, 1.00001, 2, 7, 1e300, NAN, INFINITY};
    enum { ODD = sizeof odd / sizeof *odd };
    for (int i = 0; i < ODD; i++)
        for (int k = 0; k < ODD; k++) {
            assert_within(lens_made(odd[i], odd[k], odd[ODD - 1 - k]));
            assert_within(lens_about(lens_made(2, 0.5, 0), odd[i], odd[k], 0.3));
            assert_within(lens_dragged(lens_made(3, 0.5, 0), odd[i], odd[k]));
            assert_within(lens_on((Rect){odd[i], odd[k], odd[k], odd[i]}));
        }
    assert_true(lens_is_whole((Lens){0}) && lens_is_whole(lens_made(1, 0.5, 0.5)));
}

static void what_is_under_the_pointer_stays_there(void **state) {
    (void)state;
    Lens lens = {0};
    const double scales[] = {1.5, 4, 2.2, 3};
    double x = 0.6, y = 0.45;
    for (int i = 0; i < 4; i++) {
        lens = lens_about(lens, scales[i], 0.6, 0.45);
        double at_x = 0.6, at_y = 0.45;
        lens_through(lens, &at_x, &at_y);
        assert_float_equal(at_x, x, 1e-12);
        assert_float_equal(at_y, y, 1e-12);
    }
    assert_true(lens_is_whole(lens_about(lens, 0.5, 0.1, 0.9)));
}

static void a_part_is_seen_whole_and_as_large_as_it_goes(void **state) {
    (void)state;
    Lens lens = lens_on((Rect){0.2, 0.1, 0.5, 0.25});
    assert_float_equal(lens_scale(lens), 2, 1e-12);
    Rect seen = lens_seen(lens);
    assert_float_equal(seen.x, 0.2, 1e-12);
    assert_float_equal(seen.y + seen.h / 2, 0.25, 0.0251); // moved into the picture
    assert_float_equal(seen.y, 0, 1e-12);
    lens = lens_on((Rect){0.5, 0.5, 0.01, 0.01}); // too small: what is around it
    assert_float_equal(lens_scale(lens), LENS_MOST, 1e-12);
    assert_float_equal(lens_seen(lens).x + 0.125, 0.505, 1e-12);
}

static void a_drag_takes_the_picture_along(void **state) {
    (void)state;
    Lens lens = lens_dragged(lens_made(2, 0.25, 0.25), 0.1, -0.2);
    assert_float_equal(lens.x, 0.2, 1e-12);
    assert_float_equal(lens.y, 0.35, 1e-12);
    assert_true(lens_is_whole(lens_dragged((Lens){0}, 0.3, 0.3)));
}

static void the_way_between_two_begins_and_ends_at_them(void **state) {
    (void)state;
    Lens to = lens_made(4, 0.6, 0.1);
    assert_true(lens_is_whole(lens_between((Lens){0}, to, 0)));
    Lens end = lens_between((Lens){0}, to, 1), middle = lens_between((Lens){0}, to, 0.5);
    assert_float_equal(end.scale, 4, 1e-12);
    assert_float_equal(end.x, 0.6, 1e-12);
    assert_float_equal(lens_seen(middle).w, (1 + 0.25) / 2, 1e-12);
    assert_float_equal(middle.x, 0.3, 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lens_is_within_its_limits_whatever_the_numbers),
        cmocka_unit_test(what_is_under_the_pointer_stays_there),
        cmocka_unit_test(a_part_is_seen_whole_and_as_large_as_it_goes),
        cmocka_unit_test(a_drag_takes_the_picture_along),
        cmocka_unit_test(the_way_between_two_begins_and_ends_at_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
