#include "view/canvas.h"

#include "base/file.h"
#include "base/mem.h"
#include "view/mark.h"
#include "view/view_cache.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static int setup(void **state) {
    *state = fonts_open(KYUBI_BUILD "/fonts", NULL);
    return *state ? 0 : -1;
}

static int teardown(void **state) {
    fonts_close(*state);
    return 0;
}

static const Stroke ink = {.ink = INK_INK, .width = 2};
static const Point corners[] = {{20, 80}, {50, 20}, {80, 80}};

static void with_ground(Canvas *c) {
    draw_ground(c, (Rect){20, 20, 60, 60}, INK_FOX);
}
static void with_line(Canvas *c) {
    draw_line(c, 20, 20, 80, 70, ink);
}
static void with_path(Canvas *c) {
    draw_path(c, corners, 3, true, INK_ZERO, ink);
}
static void with_curve(Canvas *c) {
    draw_curve(c, corners, 3, ink);
}
static void with_box(Canvas *c) {
    draw_box(c, (Rect){20, 20, 60, 60}, 8, INK_TINT_FOX, ink);
}
static void with_disc(Canvas *c) {
    draw_disc(c, 50, 50, 30, INK_ONE, ink);
}
static void with_faint_disc(Canvas *c) {
    draw_disc_faint(c, 50, 50, 30, INK_HUE_90, 0.38);
}
static void with_arc(Canvas *c) {
    draw_arc(c, 50, 50, 30, 0, M_PI_2, ink);
}
static void with_arrow(Canvas *c) {
    draw_arrow(c, (Point){20, 80}, (Point){80, 20}, ink, 0);
}
static void with_shadow(Canvas *c) {
    draw_shadow(c, (Rect){20, 20, 50, 50}, 4);
}
static void with_words(Canvas *c) {
    draw_words(c, "量子", 20, 60, (Type){.size = 18});
}
static void with_tex(Canvas *c) {
    draw_tex(c, "\\frac{1}{2}", 20, 60, (Type){.size = 17});
}
static void with_icon(Canvas *c) {
    draw_icon(c, "search", 20, 20, 18, INK_INK);
}
static void with_mark(Canvas *c) {
    draw_icon(c, "kyubi", 10, 10, 80, INK_INK);
}
static void with_prose(Canvas *c) {
    Prose *prose = prose_create(canvas_fonts(c), "量子 $x$ `h`",
                                &(ProseStyle){.width = 90, .size = 18, .pitch = 29});
    draw_prose_boxes(c, prose, 5, 20);
    draw_prose(c, prose, 5, 20);
    prose_destroy(prose);
}
static void draw_ball(Canvas *c, Rect rect, const void *with) {
    (void)with;
    draw_disc(c, rect.x + rect.w / 2, rect.y + rect.h / 2, rect.w / 3, INK_BALL, ink);
}
static void with_kept(Canvas *c) {
    draw_kept(c, 1, (Rect){20.3, 20.6, 60, 60}, INK_SHEET, draw_ball, NULL);
}

typedef struct VerbRow {
    const char *name;
    void (*draw)(Canvas *canvas);
} VerbRow;
static const VerbRow verbs[] = {
    {"ground", with_ground},    {"line", with_line},   {"path", with_path},
    {"curve", with_curve},      {"box", with_box},     {"disc", with_disc},
    {"faint", with_faint_disc}, {"arc", with_arc},     {"arrow", with_arrow},
    {"shadow", with_shadow},    {"words", with_words}, {"tex", with_tex},
    {"icon", with_icon},        {"mark", with_mark},   {"prose", with_prose},
    {"kept", with_kept},
};
enum { VERBS = sizeof verbs / sizeof *verbs };

static Canvas *open_paper(Fonts *fonts, Theme theme) {
    Canvas *canvas = canvas_open_picture(fonts, theme, 1, 100, 100);
    draw_ground(canvas, (Rect){0, 0, 100, 100}, INK_PAPER);
    return canvas;
}

// How many pixels are not as those of the first corner.
static int painted(Canvas *canvas) {
    int stride, count = 0;
    const unsigned char *pixels = canvas_pixels(canvas, &stride);
    for (int y = 0; y < 100; y++)
        for (int x = 0; x < 100; x++)
            count += memcmp(pixels + y * stride + 4 * x, pixels, 3) != 0;
    return count;
}

static void every_verb_paints_in_every_theme(void **state) {
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (int i = 0; i < VERBS; i++) {
            Canvas *canvas = open_paper(*state, (Theme)theme);
            verbs[i].draw(canvas);
            bool nothing = painted(canvas) < 20;
            Error err = {0};
            assert_true(canvas_close(canvas, &err));
            if (nothing) fail_msg("%s painted nothing", verbs[i].name);
        }
    }
}

static void every_verb_writes_words_and_has_a_print(void **state) {
    uint64_t prints[VERBS];
    for (int i = 0; i < VERBS; i++) {
        Buffer lines = {0};
        Canvas *words = canvas_open_words(*state, &lines);
        verbs[i].draw(words);
        canvas_close(words, NULL);
        assert_true(lines.size > 0);
        buffer_clear(&lines);
        Canvas *print = canvas_open_print(*state, &prints[i]);
        verbs[i].draw(print);
        canvas_close(print, NULL);
        for (int j = 0; j < i; j++)
            assert_true(prints[i] != prints[j]);
    }
}

static void a_print_tells_a_changed_argument(void **state) {
    uint64_t a, b;
    Canvas *canvas = canvas_open_print(*state, &a);
    draw_words(canvas, "0.50", 10, 20, (Type){.size = 18});
    canvas_close(canvas, NULL);
    canvas = canvas_open_print(*state, &b);
    draw_words(canvas, "0.51", 10, 20, (Type){.size = 18});
    canvas_close(canvas, NULL);
    assert_true(a != b);
    canvas = canvas_open_print(*state, &b);
    draw_words(canvas, "0.50", 10, 20, (Type){.size = 18});
    canvas_close(canvas, NULL);
    assert_true(a == b);
}

static void words_are_those_of_the_golden(void **state) {
    Buffer lines = {0};
    Canvas *canvas = canvas_open_words(*state, &lines);
    draw_box(canvas, (Rect){40, 84, 548, 120.4}, 12, INK_SHEET, (Stroke){.ink = INK_LINE});
    draw_line(canvas, 10, 20, 30.6, 20, (Stroke){.ink = INK_EDGE});
    draw_arc(canvas, 100, 100, 30, 0, M_PI_2, (Stroke){.ink = INK_ACCENT});
    draw_disc(canvas, 50, 50, 5, INK_FOX, (Stroke){INK_NONE});
    draw_icon(canvas, "search", 8, 9, 18, INK_SOFT);
    canvas_shift(canvas, 0, -10);
    draw_words(canvas, "量子", 100, 100,
               (Type){.size = 20, .ink = INK_WRONG, .align = ALIGN_RIGHT});
    canvas_shift(canvas, 0, 10);
    canvas_close(canvas, NULL);
    assert_string_equal(lines.data, "box 40 84 548 120 line sheet\n"
                                    "line 10 20 21 0 edge -\n"
                                    "arc 100 70 30 30 accent -\n"
                                    "disc 45 45 10 10 - fox\n"
                                    "icon 8 9 18 18 soft - search\n"
                                    "text 60 72 40 20 wrong - 20 量子\n");
    buffer_clear(&lines);
}

static void a_broken_formula_is_drawn_as_its_source(void **state) {
    Buffer lines = {0};
    Canvas *canvas = canvas_open_words(*state, &lines);
    draw_tex(canvas, "\\frca{1}", 0, 0, (Type){.size = 18});
    canvas_close(canvas, NULL);
    assert_non_null(strstr(lines.data, "text "));
    assert_non_null(strstr(lines.data, "\\frca{1}"));
    buffer_clear(&lines);
}

static void words_are_shortened_to_their_width(void **state) {
    Canvas *canvas = open_paper(*state, THEME_LIGHT);
    Type type = {.size = 18, .width = 60};
    assert_true(draw_words(canvas, "とても長いことば", 0, 50, type) <= 60);
    assert_true(words_wide(canvas, "とても長いことば", type) <= 60);
    canvas_close(canvas, NULL);
}

static void an_aligned_box_has_sharp_edges(void **state) {
    Canvas *canvas = open_paper(*state, THEME_PROJECTOR);
    draw_ground(canvas, (Rect){20.3, 20.4, 40.2, 40.2}, INK_INK);
    int stride;
    const unsigned char *pixels = canvas_pixels(canvas, &stride);
    for (int x = 0; x < 100; x++) {
        unsigned char grey = pixels[40 * stride + 4 * x];
        assert_true(grey == 0 || grey == 255);
    }
    canvas_close(canvas, NULL);
}

static void clips_nest_and_end(void **state) {
    Canvas *canvas = open_paper(*state, THEME_LIGHT);
    canvas_clip(canvas, (Rect){0, 0, 50, 100});
    canvas_clip(canvas, (Rect){40, 0, 60, 100});
    draw_ground(canvas, (Rect){1, 1, 98, 98}, INK_FOX);
    canvas_unclip(canvas);
    canvas_unclip(canvas);
    assert_int_equal(painted(canvas), 10 * 98);
    canvas_close(canvas, NULL);
}

static void a_kept_picture_has_the_pixels_of_a_fresh_one(void **state) {
    ViewCache *cache = view_cache_create(*state);
    for (int i = 0; i < 3; i++) { // none yet, then kept, then moved by whole pixels
        Canvas *kept = open_paper(*state, THEME_LIGHT);
        Canvas *fresh = open_paper(*state, THEME_LIGHT);
        canvas_use_cache(kept, cache);
        Rect rect = {20.25 + (i == 2 ? 7 : 0), 20.5, 60, 60};
        draw_kept(kept, 1, rect, INK_PAPER, draw_ball, NULL);
        draw_kept(fresh, 1, rect, INK_PAPER, draw_ball, NULL);
        int stride;
        const void *a = canvas_pixels(kept, &stride), *b = canvas_pixels(fresh, &stride);
        assert_memory_equal(a, b, (size_t)stride * 100);
        canvas_close(kept, NULL);
        canvas_close(fresh, NULL);
    }
    assert_true(view_cache_bytes(cache) <= 62 * 62 * 4);
    view_cache_destroy(cache);
}

// Rounding once more, as what lets the ground through is kept with its own opacity, may
// cost a step or two of 255.
static void a_kept_picture_without_ground_lies_over_what_is_there(void **state) {
    ViewCache *cache = view_cache_create(*state);
    for (int i = 0; i < 2; i++) {
        Canvas *kept = open_paper(*state, THEME_LIGHT);
        Canvas *fresh = open_paper(*state, THEME_LIGHT);
        canvas_use_cache(kept, cache);
        Rect rect = {20.25, 20.5, 60, 60};
        draw_ground(kept, (Rect){30, 0, 9, 100}, INK_WRONG);
        draw_ground(fresh, (Rect){30, 0, 9, 100}, INK_WRONG);
        draw_kept(kept, 1, rect, INK_NONE, draw_ball, NULL);
        draw_ball(fresh, rect, NULL);
        int stride;
        const unsigned char *a = canvas_pixels(kept, &stride);
        const unsigned char *b = canvas_pixels(fresh, &stride);
        for (int at = 0; at < stride * 100; at++)
            if (at % 4 != 3) assert_in_range(a[at] - b[at] + 2, 0, 4);
        canvas_close(kept, NULL);
        canvas_close(fresh, NULL);
    }
    assert_true(view_cache_bytes(cache) > 0);
    view_cache_destroy(cache);
}

static void files_are_written(void **state) {
    static const char *const paths[] = {"canvas_test.svg", "canvas_test.pdf"};
    static const char *const begins[] = {"<?xml", "%PDF"};
    for (int i = 0; i < 2; i++) {
        Error err = {0};
        Canvas *canvas = canvas_open_file(*state, THEME_LIGHT, paths[i], 100, 100, &err);
        assert_non_null(canvas);
        for (int v = 0; v < VERBS; v++)
            verbs[v].draw(canvas);
        assert_true(canvas_close(canvas, &err));
        char begin[6] = {0};
        FILE *file = fopen(paths[i], "rb");
        assert_non_null(file);
        assert_int_equal(fread(begin, 1, 5, file), 5);
        fclose(file);
        assert_memory_equal(begin, begins[i], strlen(begins[i]));
        unlink(paths[i]);
    }
}

static void a_png_is_written(void **state) {
    Canvas *canvas = open_paper(*state, THEME_LIGHT);
    Error err = {0};
    assert_true(canvas_save_png(canvas, "canvas_test.png", &err));
    assert_int_equal(access("canvas_test.png", R_OK), 0);
    unlink("canvas_test.png");
    canvas_close(canvas, NULL);
}

static void writing_into_no_folder_fails(void **state) {
    Canvas *canvas = open_paper(*state, THEME_LIGHT);
    Error err = {0};
    assert_false(canvas_save_png(canvas, "no/such/folder/a.png", &err));
    assert_string_equal(err.key, "canvas.failed");
    assert_string_equal(err.file, "no/such/folder/a.png");
    canvas_close(canvas, NULL);
    assert_null(
        canvas_open_file(*state, THEME_LIGHT, "no/such/folder/a.svg", 10, 10, &err));
    assert_string_equal(err.key, "canvas.failed");
}

static void a_picture_too_large_fails_kindly(void **state) {
    Canvas *canvas = canvas_open_picture(*state, THEME_LIGHT, 1, 1 << 20, 1 << 20);
    draw_disc(canvas, 10, 10, 5, INK_INK, ink);
    Error err = {0};
    assert_false(canvas_close(canvas, &err));
    assert_string_equal(err.key, "canvas.failed");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verb_paints_in_every_theme),
        cmocka_unit_test(every_verb_writes_words_and_has_a_print),
        cmocka_unit_test(a_print_tells_a_changed_argument),
        cmocka_unit_test(words_are_those_of_the_golden),
        cmocka_unit_test(a_broken_formula_is_drawn_as_its_source),
        cmocka_unit_test(words_are_shortened_to_their_width),
        cmocka_unit_test(an_aligned_box_has_sharp_edges),
        cmocka_unit_test(clips_nest_and_end),
        cmocka_unit_test(a_kept_picture_has_the_pixels_of_a_fresh_one),
        cmocka_unit_test(a_kept_picture_without_ground_lies_over_what_is_there),
        cmocka_unit_test(files_are_written),
        cmocka_unit_test(a_png_is_written),
        cmocka_unit_test(writing_into_no_folder_fails),
        cmocka_unit_test(a_picture_too_large_fails_kindly),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
