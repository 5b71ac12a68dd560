// Scenes made by hand, each with one fault, and their neighbours without it.
#include "view/scene_faults.h"

#include "view/style.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Bench {
    Fonts *fonts;
    ViewCache *cache;
    Look look;
    Scene *scene;
    char told[4096]; // "key words|…"
    double found;    // of the last
} Bench;

static int setup(void **state) {
    Bench *b = calloc(1, sizeof *b);
    b->fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    b->cache = view_cache_create(b->fonts);
    b->look = (Look){.metrics = metrics_for(1280, 800, THEME_LIGHT, 100),
                     .cache = b->cache,
                     .ruby = true};
    b->scene = scene_create(&b->look);
    *state = b;
    return b->fonts ? 0 : -1;
}

static int teardown(void **state) {
    Bench *b = *state;
    scene_destroy(b->scene);
    view_cache_destroy(b->cache);
    fonts_close(b->fonts);
    free(b);
    return 0;
}

static void in_theme(Bench *b, Theme theme) {
    scene_destroy(b->scene);
    b->look.theme = theme;
    b->look.metrics = metrics_for(1280, 800, theme, 100);
    b->scene = scene_create(&b->look);
}

static void note(void *to, const SceneFault *fault) {
    Bench *b = to;
    size_t used = strlen(b->told);
    snprintf(b->told + used, sizeof b->told - used, "%s%s %s%s%s", used ? "|" : "",
             fault->key, fault->words, *fault->other ? "/" : "", fault->other);
    b->found = fault->found;
}

static void expect(Bench *b, const char *told) {
    b->told[0] = 0;
    scene_faults(b->scene, note, b);
    assert_string_equal(b->told, told);
}

static void words(Bench *b, const char *text, double x, double y, Ink ink) {
    scene_words(b->scene, text, x, y, (Type){.size = 36, .ink = ink});
}

static void a_plain_scene_has_no_fault(void **state) {
    Bench *b = *state;
    scene_box(b->scene, (Rect){100, 100, 400, 200}, 12, INK_SHEET, INK_LINE);
    words(b, "in the card", 120, 150, INK_INK);
    words(b, "below it", 120, 200, INK_SOFT);
    words(b, "beside", 600, 150, INK_ACCENT);
    expect(b, "");
}

static void text_that_leaves_the_window_is_found(void **state) {
    Bench *b = *state;
    words(b, "too far right", 1200, 100, INK_INK);
    expect(b, "layout.window too far right");
}

static void text_that_leaves_its_card_is_found(void **state) {
    Bench *b = *state;
    scene_box(b->scene, (Rect){100, 100, 150, 80}, 12, INK_SHEET, INK_LINE);
    words(b, "wider than that", 110, 150, INK_INK);
    expect(b, "layout.box wider than that");
}

static void a_button_that_leaves_its_card_is_found(void **state) {
    Bench *b = *state;
    scene_box(b->scene, (Rect){100, 100, 300, 100}, 12, INK_SHEET, INK_LINE);
    scene_button(b->scene, (Rect){120, 150, 200, 64},
                 (Button){.words = "Go", .spot = {SPOT_NEXT}});
    expect(b, "layout.box Go");
    assert_true(b->found > 13 && b->found < 15); // 150 + 64 is 14 below 200
}

static void draw_wide(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    draw_words(canvas, "wider than its part", rect.x, rect.y + 40,
               (Type){.size = 36, .ink = INK_INK});
}

static void text_that_its_part_cuts_off_is_found(void **state) {
    Bench *b = *state;
    scene_add(b->scene, (Rect){100, 100, 120, 60}, draw_wide, NULL, 0);
    expect(b, "layout.cut wider than its part");
}

static void draw_clipped(Canvas *canvas, Rect rect, const void *with) {
    canvas_clip(canvas, rect);
    draw_wide(canvas, rect, with);
    canvas_unclip(canvas);
}

static void text_that_a_view_clips_itself_is_meant(void **state) {
    Bench *b = *state;
    scene_add(b->scene, (Rect){100, 100, 120, 60}, draw_clipped, NULL, 0);
    expect(b, "");
}

static void text_upon_text_is_found(void **state) {
    Bench *b = *state;
    words(b, "first", 100, 100, INK_INK);
    words(b, "second", 120, 110, INK_INK);
    words(b, "third", 100, 160, INK_INK);
    expect(b, "layout.overlap first/second");
}

static void text_upon_an_icon_is_found(void **state) {
    Bench *b = *state;
    scene_icon(b->scene, "lab", 100, 70, 40, INK_INK);
    words(b, "Lab", 120, 100, INK_INK);
    expect(b, "layout.overlap lab/Lab");
}

static void what_lies_on_top_hides_the_text_below(void **state) {
    Bench *b = *state;
    words(b, "hidden", 100, 100, INK_INK);
    scene_box(b->scene, (Rect){50, 50, 300, 100}, 12, INK_SHEET, INK_LINE);
    words(b, "on top", 100, 100, INK_INK);
    expect(b, "");
}

static void draw_rimmed(Canvas *canvas, Rect rect, const void *with) {
    (void)with;
    Type type = {.size = 36, .ink = INK_PAPER};
    for (int i = -1; i <= 1; i += 2)
        draw_words(canvas, "0.5", rect.x + 2 * i, rect.y + 40, type);
    type.ink = INK_INK;
    draw_words(canvas, "0.5", rect.x, rect.y + 40, type);
}

static void a_light_rim_around_words_is_no_second_text(void **state) {
    Bench *b = *state;
    scene_add(b->scene, (Rect){100, 100, 120, 60}, draw_rimmed, NULL, 0);
    expect(b, "");
}

static void faint_text_is_found_with_its_contrast(void **state) {
    Bench *b = *state;
    words(b, "faint", 100, 100, INK_LINE);
    expect(b, "layout.contrast faint");
    double apart = ink_contrast(THEME_LIGHT, INK_LINE, INK_PAPER) - b->found;
    assert_true(apart < 1e-9 && apart > -1e-9);
}

static void contrast_is_with_the_box_that_lies_under_the_text(void **state) {
    Bench *b = *state;
    scene_box(b->scene, (Rect){50, 50, 300, 100}, 12, INK_ACCENT, INK_NONE);
    words(b, "light on dark", 70, 110, INK_ON_ACCENT);
    expect(b, "");
    words(b, "light on light", 600, 110, INK_ON_ACCENT);
    expect(b, "layout.contrast light on light");
    words(b, "dark on dark", 70, 148, INK_INK);
    expect(b, "layout.contrast light on light|layout.contrast dark on dark");
}

static void half_a_word_on_a_dark_disc_counts(void **state) {
    Bench *b = *state;
    scene_add(b->scene, (Rect){100, 100, 200, 200}, style_dot,
              &(Dot){.fill = INK_ACCENT, .stroke = {.ink = INK_NONE}, .radius = 100},
              sizeof(Dot));
    words(b, "corner", 275, 130, INK_INK); // beside the disc, within its square
    expect(b, "");
    words(b, "half on", 200, 210, INK_INK);
    expect(b, "layout.contrast half on");
}

static void the_hall_asks_for_more_contrast(void **state) {
    Bench *b = *state;
    // Chosen between the two limits; the check itself must not lean on these inks.
    in_theme(b, THEME_PROJECTOR);
    double contrast = ink_contrast(THEME_PROJECTOR, INK_EDGE, INK_PAPER);
    assert_true(contrast > 4.5 && contrast < 7);
    words(b, "edge", 100, 100, INK_EDGE);
    expect(b, "layout.contrast edge");
}

static void small_type_is_found_but_not_ruby(void **state) {
    Bench *b = *state;
    double least = b->look.metrics.least;
    scene_words(b->scene, "tiny", 100, 100, (Type){.size = least - 1, .ink = INK_INK});
    expect(b, "layout.small tiny");
    ProseStyle style = {.width = 400, .size = 18, .pitch = 29, .ruby = RUBY_ON};
    scene_prose(b->scene,
                "{量子|りょうし}ビットの{状態|じょうたい}は\n\n次の{行|ぎょう}です。", 100,
                200, style);
    expect(b, "layout.small tiny");
}

static void what_is_scrolled_out_of_sight_is_no_fault(void **state) {
    Bench *b = *state;
    scene_scroll(b->scene, (Rect){100, 100, 400, 200}, 1, 30);
    words(b, "half way out", 110, 140, INK_INK);
    words(b, "far below", 110, 900, INK_INK);
    scene_scroll_end(b->scene);
    words(b, "under the region", 110, 340, INK_INK);
    expect(b, "");
}

static void faults_below_the_fold_are_found(void **state) {
    Bench *b = *state;
    scene_scroll(b->scene, (Rect){100, 100, 400, 200}, 1, 0);
    words(b, "one", 110, 900, INK_INK);
    words(b, "two", 115, 905, INK_INK);
    words(b, "wider than the region is", 110, 1000, INK_INK);
    scene_scroll_end(b->scene);
    expect(b, "layout.overlap one/two|layout.window wider than the region is");
}

#define SCENE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_plain_scene_has_no_fault),
        SCENE_TEST(text_that_leaves_the_window_is_found),
        SCENE_TEST(text_that_leaves_its_card_is_found),
        SCENE_TEST(a_button_that_leaves_its_card_is_found),
        SCENE_TEST(text_that_its_part_cuts_off_is_found),
        SCENE_TEST(text_that_a_view_clips_itself_is_meant),
        SCENE_TEST(text_upon_text_is_found),
        SCENE_TEST(text_upon_an_icon_is_found),
        SCENE_TEST(what_lies_on_top_hides_the_text_below),
        SCENE_TEST(a_light_rim_around_words_is_no_second_text),
        SCENE_TEST(faint_text_is_found_with_its_contrast),
        SCENE_TEST(contrast_is_with_the_box_that_lies_under_the_text),
        SCENE_TEST(half_a_word_on_a_dark_disc_counts),
        SCENE_TEST(the_hall_asks_for_more_contrast),
        SCENE_TEST(small_type_is_found_but_not_ruby),
        SCENE_TEST(what_is_scrolled_out_of_sight_is_no_fault),
        SCENE_TEST(faults_below_the_fold_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
