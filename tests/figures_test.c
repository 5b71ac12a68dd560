#include "type/figures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
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

enum { WIDE = 420, HIGH = 60 };

static cairo_t *paper(double scale) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDE, HIGH);
    cairo_t *cr = cairo_create(surface);
    cairo_surface_destroy(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    return cr;
}

// What Pango makes of it by itself.
static double plain_draw(Fonts *fonts, cairo_t *cr, const char *words, Face face,
                         double size, double x, double baseline) {
    PangoLayout *layout = fonts_layout(fonts, face, size);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, words, -1);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    cairo_set_source_rgb(cr, 0.1, 0.2, 0.3);
    cairo_move_to(cr, x, baseline);
    pango_cairo_show_layout_line(cr, pango_layout_get_line_readonly(layout, 0));
    g_object_unref(layout);
    return (double)logical.width / PANGO_SCALE;
}

static void assert_as_plain(Fonts *fonts, const char *words, Face face, double size,
                            double x, double scale) {
    static const double colour[3] = {0.1, 0.2, 0.3};
    cairo_t *cr = paper(scale), *plain = paper(scale);
    words_draw(fonts, cr, words, face, size, x, 20.4, colour);
    double width = plain_draw(fonts, plain, words, face, size, x, 20.4);
    assert_float_equal(words_width(fonts, words, face, size), width, 0);
    cairo_surface_t *a = cairo_get_target(cr), *b = cairo_get_target(plain);
    cairo_surface_flush(a);
    cairo_surface_flush(b);
    size_t bytes = (size_t)cairo_image_surface_get_stride(a) * HIGH;
    if (memcmp(cairo_image_surface_get_data(a), cairo_image_surface_get_data(b), bytes))
        fail_msg("\"%s\", face %d, %g px, from %g, %g times", words, face, size, x, scale);
    cairo_destroy(cr);
    cairo_destroy(plain);
}

static void numbers_are_painted_as_pango_paints_them_to_the_pixel(void **state) {
    static const char *const forms[] = {
        "%d",     "−%d.25", "%d %%",  "+0.%d",    "%d/7 = 1", "±%d×3", "%d°",
        "(%d,1)", "%d:-%d", "θ = %d", "%d shots", "1.%d,",    "%d回"};
    static const double sizes[] = {11, 13.5, 15, 18.2, 27};
    int seed = 7;
    for (int face = 0; face < FACE_COUNT; face++)
        for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
            for (int i = 0; i < 24; i++) {
                char words[64];
                seed = (seed * 8121 + 28411) % 134456;
                snprintf(words, sizeof words, forms[f], seed, seed % 97);
                assert_as_plain(*state, words, (Face)face, sizes[i % 5],
                                3 + seed % 13 / 13.0, i % 3 ? 1 : 1.5);
            }
}

static void all_pairs_of_figures_and_signs_are_painted_as_by_pango(void **state) {
    static const char *const signs[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8",
                                        "9", ".", ",", "+", "-", "−", "%", "°", "=",
                                        "/", ":", "(", ")", " ", "±", "×"};
    for (size_t a = 0; a < sizeof signs / sizeof *signs; a++)
        for (size_t b = 0; b < sizeof signs / sizeof *signs; b++)
            for (int face = 0; face < FACE_COUNT; face++) {
                char words[32];
                snprintf(words, sizeof words, "1%s%s7", signs[a], signs[b]);
                assert_as_plain(*state, words, (Face)face, 14.3, 2.7, 1);
            }
}

static void most_numbers_are_set_without_pango_and_words_are_not(void **state) {
    FigureCache *cache = figure_cache_create();
    Figures figures;
    assert_true(figures_set(cache, *state, "0.25", FACE_WORDS, 15, &figures));
    assert_int_equal(figures.count, 4);
    assert_true(figures_set(cache, *state, "−12%", FACE_CODE, 15, &figures));
    assert_false(figures_set(cache, *state, "", FACE_WORDS, 15, &figures));
    assert_false(figures_set(cache, *state, "0.25 rad", FACE_WORDS, 15, &figures));
    assert_false(
        figures_set(cache, *state, "1234567890123456789012345", FACE_WORDS, 15, &figures));
    figure_cache_destroy(cache);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_painted_as_pango_paints_them_to_the_pixel),
        cmocka_unit_test(all_pairs_of_figures_and_signs_are_painted_as_by_pango),
        cmocka_unit_test(most_numbers_are_set_without_pango_and_words_are_not),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
