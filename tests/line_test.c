#include "type/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo/cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int open_fonts(void **state) {
    Error err;
    *state = fonts_open(KYUBI_BUILD "/fonts", &err);
    return *state ? 0 : -1;
}

static int close_fonts(void **state) {
    fonts_close(*state);
    return 0;
}

static void a_width_grows_with_its_words_and_its_size(void **state) {
    Fonts *fonts = *state;
    assert_float_equal(words_width(fonts, "", FACE_WORDS, 18), 0, 0);
    double one = words_width(fonts, "測定", FACE_WORDS, 18);
    assert_float_equal(words_width(fonts, "測定測定", FACE_WORDS, 18), 2 * one, 0.01);
    assert_float_equal(words_width(fonts, "測定", FACE_WORDS, 36), 2 * one, 0.01);
}

static void kets_are_set_though_the_words_face_lacks_their_bracket(void **state) {
    assert_true(words_width(*state, "|0⟩", FACE_WORDS, 18) >
                words_width(*state, "|0", FACE_WORDS, 18) + 3);
}

static void ten_thousand_lines_are_forgotten_without_harm(void **state) {
    Fonts *fonts = *state;
    double first = words_width(fonts, "1", FACE_WORDS, 15);
    for (int i = 0; i < 10000; i++) {
        char words[16];
        snprintf(words, sizeof words, "%d", i);
        assert_true(words_width(fonts, words, FACE_WORDS, 15) > 0);
    }
    assert_float_equal(words_width(fonts, "1", FACE_WORDS, 15), first, 0);
}

static void words_that_fit_stay_whole(void **state) {
    char *fitted = words_fitted(*state, "量子コア", FACE_WORDS, 18, 500);
    assert_string_equal(fitted, "量子コア");
    free(fitted);
}

static void words_too_long_end_in_dots_and_no_longer_beginning_would_fit(void **state) {
    Fonts *fonts = *state;
    const char *words = "量子ビットとブロッホ球 and more";
    for (int width = 20; width < 250; width += 7) {
        char *fitted = words_fitted(fonts, words, FACE_WORDS, 18, width);
        assert_true(words_width(fonts, fitted, FACE_WORDS, 18) <= width);
        size_t kept = strlen(fitted) - strlen("…");
        assert_string_equal(fitted + kept, "…");
        assert_memory_equal(fitted, words, kept);
        char longer[128];
        size_t next = kept + (words[kept] & 0x80 ? 3 : 1);
        snprintf(longer, sizeof longer, "%.*s…", (int)next, words);
        assert_true(words_width(fonts, longer, FACE_WORDS, 18) > width);
        free(fitted);
    }
}

static void no_room_at_all_leaves_nothing(void **state) {
    char *fitted = words_fitted(*state, "量子", FACE_WORDS, 18, 3);
    assert_string_equal(fitted, "");
    free(fitted);
}

// Ink of a drawn line: the first and last row that is not white.
static void ink_rows(Fonts *fonts, const char *words, int *first, int *last) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 200, 100);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    words_draw(fonts, cr, words, FACE_WORDS, 50, 10, 60, (const double[3]){0, 0, 0});
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    *first = 100, *last = -1;
    const uint32_t *pixels =
        (const uint32_t *)(void *)cairo_image_surface_get_data(surface);
    for (int i = 0; i < 200 * 100; i++)
        if ((pixels[i] & 0xff) < 128) {
            if (i / 200 < *first) *first = i / 200;
            *last = i / 200;
        }
    cairo_surface_destroy(surface);
}

static void letters_stand_on_the_baseline(void **state) {
    int first, last;
    ink_rows(*state, "HE", &first, &last);
    assert_in_range(last, 58, 60); // row 59 is the last above y = 60
    assert_true(first > 60 - 50 && first < 40);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_width_grows_with_its_words_and_its_size),
        cmocka_unit_test(kets_are_set_though_the_words_face_lacks_their_bracket),
        cmocka_unit_test(ten_thousand_lines_are_forgotten_without_harm),
        cmocka_unit_test(words_that_fit_stay_whole),
        cmocka_unit_test(words_too_long_end_in_dots_and_no_longer_beginning_would_fit),
        cmocka_unit_test(no_room_at_all_leaves_nothing),
        cmocka_unit_test(letters_stand_on_the_baseline),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
