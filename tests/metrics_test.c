#include "view/theme.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double a, double b) {
    if (fabs(a - b) > 1e-6) fail_msg("%g is not %g", a, b);
}

static void assert_layout(Metrics m, double margin, double text, double gutter,
                          double picture) {
    assert_near(m.margin, margin);
    assert_near(m.text_column, text);
    assert_near(m.gutter, gutter);
    assert_near(m.picture, picture);
}

static void a_laptop_has_the_look_books_columns(void **state) {
    (void)state;
    Metrics m = metrics_for(1280, 800, THEME_LIGHT, 100);
    assert_layout(m, 40, 548, 40, 612);
    assert_near(m.size[ROLE_PROSE], 18);
    assert_near(m.pitch[ROLE_PROSE], 29);
    assert_near(m.size[ROLE_TITLE], 26);
    assert_near(m.formula, 17);
    assert_near(m.top_bar, 52);
    assert_near(m.page_bar, 64);
    assert_near(m.control, 44);
    assert_near(m.scale, 1);
    assert_false(m.stacked);
}

static void an_old_projector_room_has_narrow_margins(void **state) {
    (void)state;
    assert_layout(metrics_for(1024, 768, THEME_DARK, 100), 24, 468, 24, 484);
}

static void a_desktop_has_larger_type(void **state) {
    (void)state;
    Metrics m = metrics_for(1920, 1080, THEME_LIGHT, 100);
    assert_layout(m, 80, 640, 64, 1056);
    assert_near(m.size[ROLE_PROSE], 20);
    assert_near(m.pitch[ROLE_PROSE], 32);
    assert_near(m.size[ROLE_TITLE], 30);
}

static void four_k_is_the_desktop_at_scale_two(void **state) {
    (void)state;
    Metrics m = metrics_for(3840, 2160, THEME_LIGHT, 100);
    assert_layout(m, 80, 640, 64, 1056);
    assert_near(m.scale, 2);
    assert_near(m.width, 1920);
}

static void a_narrow_window_stacks(void **state) {
    (void)state;
    Metrics m = metrics_for(999, 900, THEME_LIGHT, 100);
    assert_true(m.stacked);
    assert_near(m.margin, 24);
    assert_near(m.text_column, 684);
    m = metrics_for(640, 480, THEME_LIGHT, 100);
    assert_true(m.stacked);
    assert_near(m.scale, 1);
    assert_near(m.text_column, 592);
}

static void larger_text_takes_from_the_picture(void **state) {
    (void)state;
    Metrics m = metrics_for(1280, 800, THEME_LIGHT, 150);
    assert_near(m.size[ROLE_PROSE], 27);
    assert_near(m.text_column, 680); // what is left beside 1.5 times the least picture
    assert_near(m.picture, 1.5 * 320);
    assert_near(m.control, 66);
}

static void the_largest_text_stacks_and_leaves_the_page_room(void **state) {
    (void)state;
    Metrics m = metrics_for(1280, 800, THEME_LIGHT, 250);
    assert_true(m.stacked);
    assert_near(m.size[ROLE_PROSE], 45);
    assert_near(m.control, 44 * 1.75);
    assert_true(m.size[ROLE_TITLE] > m.size[ROLE_PROSE]);
    assert_true(m.top_bar + m.page_bar < 0.25 * m.height);
}

static void the_smallest_text_leaves_fingers_their_targets(void **state) {
    (void)state;
    Metrics m = metrics_for(1280, 800, THEME_LIGHT, 80);
    assert_near(m.size[ROLE_PROSE], 14.4);
    assert_near(m.control, 44);
}

static void text_steps_as_a_browser_does_and_stops_at_its_ends(void **state) {
    (void)state;
    static const int steps[] = {80, 90, 100, 110, 125, 150, 175, 200, 250};
    for (int i = 0; i < 9; i++) {
        assert_int_equal(text_step(steps[i], 1), steps[i < 8 ? i + 1 : 8]);
        assert_int_equal(text_step(steps[i], -1), steps[i > 0 ? i - 1 : 0]);
    }
    assert_int_equal(text_step(130, 1), 150);
    assert_int_equal(text_step(130, -1), 125);
}

static void every_window_adds_up_and_stays_usable(void **state) {
    (void)state;
    for (int width = 320; width <= 4000; width += 31) {
        for (int height = 240; height <= 2400; height += 171) {
            for (int theme = 0; theme < THEME_COUNT; theme++) {
                for (int text = TEXT_LEAST; text <= TEXT_MOST; text += 34) {
                    Metrics m = metrics_for(width, height, (Theme)theme, text);
                    assert_near(m.width * m.scale, width);
                    if (m.stacked)
                        assert_near(2 * m.margin + m.picture, m.width);
                    else
                        assert_near(2 * m.margin + m.gutter + m.text_column + m.picture,
                                    m.width);
                    assert_true(m.text_column <= m.width - 2 * m.margin);
                    for (int i = 0; i < ROLE_COUNT; i++)
                        assert_true(m.size[i] >= m.least && m.pitch[i] > m.size[i]);
                }
            }
        }
    }
}

static void type_never_shrinks_as_the_window_grows(void **state) {
    (void)state;
    double before = 0;
    for (int width = 1280; width <= 3840; width += 16) {
        Metrics m = metrics_for(width, width * 9 / 16 + 80, THEME_LIGHT, 100);
        double now = m.size[ROLE_PROSE] * m.scale;
        assert_true(now >= before);
        before = now;
    }
}

static void a_projectors_prose_is_a_thirtieth_of_the_picture(void **state) {
    (void)state;
    static const int sizes[][2] = {{1920, 1080}, {1280, 800},  {1280, 720}, {1024, 768},
                                   {3840, 2160}, {1600, 1200}, {1366, 768}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Metrics m = metrics_for(sizes[i][0], sizes[i][1], THEME_PROJECTOR, 100);
        double device = m.size[ROLE_PROSE] * m.scale;
        assert_true(device >= sizes[i][1] / 30.0 - 1e-6);
        assert_true(device >= 24 - 1e-6);
    }
    Metrics m = metrics_for(1920, 1080, THEME_PROJECTOR, 100);
    assert_near(m.size[ROLE_TITLE], 60);
    assert_near(m.margin, 80);
    assert_near(m.stroke, 2.5);
    assert_near(m.least, 32);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_laptop_has_the_look_books_columns),
        cmocka_unit_test(an_old_projector_room_has_narrow_margins),
        cmocka_unit_test(a_desktop_has_larger_type),
        cmocka_unit_test(four_k_is_the_desktop_at_scale_two),
        cmocka_unit_test(a_narrow_window_stacks),
        cmocka_unit_test(larger_text_takes_from_the_picture),
        cmocka_unit_test(the_largest_text_stacks_and_leaves_the_page_room),
        cmocka_unit_test(the_smallest_text_leaves_fingers_their_targets),
        cmocka_unit_test(text_steps_as_a_browser_does_and_stops_at_its_ends),
        cmocka_unit_test(every_window_adds_up_and_stays_usable),
        cmocka_unit_test(type_never_shrinks_as_the_window_grows),
        cmocka_unit_test(a_projectors_prose_is_a_thirtieth_of_the_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
