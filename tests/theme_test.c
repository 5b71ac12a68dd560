#include "view/theme.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// What the look book states, on paper and on sheet.
typedef struct Stated {
    Ink ink;
    double paper[THEME_COUNT], sheet[THEME_COUNT];
} Stated;
// clang-format off
static const Stated stated[] = {
    {INK_INK,       {14.9, 15.9, 21.0}, {15.8, 14.2, 21.0}},
    {INK_SOFT,      { 6.3,  8.5, 11.5}, { 6.7,  7.6, 11.5}},
    {INK_ACCENT,    { 7.8,  8.9, 11.1}, { 8.3,  7.9, 11.1}},
    {INK_FOX,       { 4.9,  8.7,  8.8}, { 5.2,  7.7,  8.8}},
    {INK_RIGHT,     { 5.6,  9.6,  9.3}, { 6.0,  8.6,  9.3}},
    {INK_WRONG,     { 7.7,  8.5,  9.5}, { 8.2,  7.6,  9.5}},
    {INK_WARN,      { 6.5, 11.3,  9.9}, { 6.9, 10.0,  9.9}},
    {INK_ZERO,      { 5.9,  8.5,  9.4}, { 6.3,  7.6,  9.4}},
    {INK_ONE,       { 5.9,  9.8,  9.2}, { 6.2,  8.7,  9.2}},
    {INK_EXPECTED,  { 7.8, 10.9, 11.1}, { 8.3,  9.7, 11.1}},
    {INK_PREDICTED, { 6.6,  8.7, 10.4}, { 7.0,  7.7, 10.4}},
};
// clang-format on
enum { STATED = sizeof stated / sizeof *stated };

static double least_text(Theme theme) {
    return theme == THEME_PROJECTOR ? 7 : 4.5;
}

static void assert_near(double a, double b, double by) {
    if (fabs(a - b) > by) fail_msg("%g is not near %g", a, b);
}

static void every_text_ink_reads_on_paper_and_on_sheet(void **state) {
    (void)state;
    for (int t = 0; t < THEME_COUNT; t++) {
        for (int i = 0; i < STATED; i++) {
            double paper = ink_contrast((Theme)t, stated[i].ink, INK_PAPER);
            double sheet = ink_contrast((Theme)t, stated[i].ink, INK_SHEET);
            assert_true(paper >= least_text((Theme)t));
            assert_true(sheet >= least_text((Theme)t));
            assert_near(paper, stated[i].paper[t], 0.1);
            assert_near(sheet, stated[i].sheet[t], 0.1);
        }
    }
}

static void every_callout_reads_on_its_tint(void **state) {
    (void)state;
    static const Ink pairs[][2] = {{INK_ACCENT, INK_TINT_ACCENT},
                                   {INK_RIGHT, INK_TINT_RIGHT},
                                   {INK_WRONG, INK_TINT_WRONG},
                                   {INK_WARN, INK_TINT_WARN},
                                   {INK_ON_ACCENT, INK_ACCENT}};
    for (int t = 0; t < THEME_COUNT; t++)
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            assert_true(ink_contrast((Theme)t, pairs[i][0], pairs[i][1]) >=
                        (t == THEME_PROJECTOR ? 6.9 : 4.5));
}

static void what_prose_is_written_in_reads_where_it_is_selected(void **state) {
    (void)state;
    static const Ink inks[] = {INK_INK,   INK_SOFT,  INK_ACCENT,
                               INK_WRONG, INK_RIGHT, INK_WARN};
    for (int t = 0; t < THEME_COUNT; t++)
        for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
            assert_true(ink_contrast((Theme)t, inks[i], INK_SELECTED) >=
                        (t == THEME_PROJECTOR ? 7 : 4.5));
}

static void what_code_is_written_in_reads_on_its_ground(void **state) {
    (void)state;
    static const Ink inks[] = {INK_INK, INK_SOFT, INK_ACCENT, INK_WRONG, INK_RIGHT};
    for (int t = 0; t < THEME_COUNT; t++)
        for (size_t i = 0; i < sizeof inks / sizeof *inks; i++)
            assert_true(ink_contrast((Theme)t, inks[i], INK_CODE) >=
                        (t == THEME_PROJECTOR ? 7 : 4.5));
}

static void every_gate_letter_reads_on_its_family(void **state) {
    (void)state;
    for (int t = 0; t < THEME_COUNT; t++)
        for (int f = 0; f < FAMILY_COUNT; f++)
            assert_true(ink_contrast((Theme)t, family_ink((GateFamily)f),
                                     family_fill((GateFamily)f)) >= least_text((Theme)t));
}

static void lines_that_mean_something_stand_out(void **state) {
    (void)state;
    for (int t = 0; t < THEME_COUNT; t++) {
        assert_true(ink_contrast((Theme)t, INK_EDGE, INK_PAPER) >= 3);
        assert_true(ink_contrast((Theme)t, INK_EDGE, INK_BALL) >= 3);
        for (int hue = INK_HUE_0; hue <= INK_HUE_315; hue++)
            assert_true(ink_contrast((Theme)t, (Ink)hue, INK_SHEET) >= 3);
    }
}

static void contrast_is_that_of_black_on_white(void **state) {
    (void)state;
    assert_near(ink_contrast(THEME_PROJECTOR, INK_INK, INK_PAPER), 21, 1e-9);
    assert_near(ink_contrast(THEME_LIGHT, INK_FOX, INK_FOX), 1, 1e-9);
}

static void every_ink_and_theme_is_found_by_its_name(void **state) {
    (void)state;
    for (int i = 0; i < INK_COUNT; i++) {
        Ink ink;
        assert_true(ink_find(ink_name((Ink)i), &ink));
        assert_int_equal(ink, i);
    }
    for (int t = 0; t < THEME_COUNT; t++) {
        Theme theme;
        assert_true(theme_find(theme_name((Theme)t), &theme));
        assert_int_equal(theme, t);
    }
    Ink ink;
    Theme theme;
    assert_false(ink_find("pink", &ink));
    assert_false(theme_find("pink", &theme));
    assert_string_equal(ink_name(INK_NONE), "-");
}

static void a_phase_has_the_nearest_hue(void **state) {
    (void)state;
    assert_int_equal(phase_ink(0), INK_HUE_0);
    assert_int_equal(phase_ink(M_PI / 2 + 0.3), INK_HUE_90);
    assert_int_equal(phase_ink(-M_PI / 4), INK_HUE_315);
    assert_int_equal(phase_ink(2 * M_PI - 0.01), INK_HUE_0);
    assert_int_equal(phase_ink(-9 * M_PI), INK_HUE_180);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_ink_reads_on_paper_and_on_sheet),
        cmocka_unit_test(every_callout_reads_on_its_tint),
        cmocka_unit_test(what_prose_is_written_in_reads_where_it_is_selected),
        cmocka_unit_test(what_code_is_written_in_reads_on_its_ground),
        cmocka_unit_test(every_gate_letter_reads_on_its_family),
        cmocka_unit_test(lines_that_mean_something_stand_out),
        cmocka_unit_test(contrast_is_that_of_black_on_white),
        cmocka_unit_test(every_ink_and_theme_is_found_by_its_name),
        cmocka_unit_test(a_phase_has_the_nearest_hue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
