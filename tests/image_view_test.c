// How large a picture stands in its column, and what stands there when it is missing.
#include "view/image_view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Room {
    Fonts *fonts;
    ViewCache *cache;
    Words *words;
} Room;

static int setup(void **state) {
    Room *room = mem_new(sizeof *room);
    room->fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    room->cache = view_cache_create(room->fonts);
    room->words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    *state = room;
    return room->fonts && room->words ? 0 : -1;
}

static int teardown(void **state) {
    Room *room = *state;
    view_cache_destroy(room->cache);
    fonts_close(room->fonts);
    words_close(room->words);
    free(room);
    return 0;
}

static Scene *scene_of(const Room *room, Theme theme) {
    Look look = {.theme = theme,
                 .lang = LANG_EN,
                 .words = room->words,
                 .cache = room->cache,
                 .text = 100,
                 .metrics = metrics_for(1280, 800, theme, 100)};
    return scene_create(&look);
}

static Picture picture_of(int width, int height, uint32_t colour) {
    size_t count = (size_t)width * (size_t)height;
    Picture picture = {
        .name = "a.png", .width = width, .height = height, .rows = height, .print = colour};
    picture.pixels = mem_new(count * 4);
    for (size_t i = 0; i < count; i++)
        picture.pixels[i] = colour;
    picture.clear = colour >> 24 != 255;
    return picture;
}

static void stands_at(const Room *room, int width, int height, double share,
                      Rect expected) {
    Picture picture = picture_of(width, height, 0xff112233u);
    Image image = {&picture, "words", share};
    Scene *scene = scene_of(room, THEME_LIGHT);
    assert_float_equal(image_view_add(scene, 100, 50, 600, &image), expected.h, 0);
    Rect rect = scene_part_rect(scene, 0);
    assert_float_equal(rect.x, expected.x, 0);
    assert_float_equal(rect.y, expected.y, 0);
    assert_float_equal(rect.w, expected.w, 0);
    assert_float_equal(rect.h, expected.h, 0);
    scene_destroy(scene);
    free(picture.pixels);
}

static void a_picture_takes_its_share_and_never_more_than_its_pixels(void **state) {
    stands_at(*state, 1200, 600, 1, (Rect){100, 50, 600, 300});
    stands_at(*state, 1200, 600, 0.5, (Rect){250, 50, 300, 150});
    stands_at(*state, 200, 100, 1, (Rect){300, 50, 200, 100});
    stands_at(*state, 400, 1600, 1, (Rect){350, 50, 100, 400}); // half the window high
    stands_at(*state, 4096, 1, 1, (Rect){100, 50, 600, 1});
}

static char *words_of(const Room *room, const Image *image) {
    Buffer lines = {0};
    Scene *scene = scene_of(room, THEME_LIGHT);
    image_view_add(scene, 0, 0, 600, image);
    Canvas *canvas = canvas_open_words(room->fonts, &lines);
    scene_draw(scene, canvas);
    canvas_close(canvas, NULL);
    scene_destroy(scene);
    return buffer_take(&lines);
}

static void its_words_are_told(void **state) {
    Picture picture = picture_of(300, 100, 0xff112233u);
    char *lines = words_of(*state, &(Image){&picture, "A mirror.", 1});
    assert_non_null(strstr(lines, "picture 150 0 300 100 - - A mirror.\n"));
    free(lines);
    free(picture.pixels);
}

static void a_missing_one_is_a_box_with_its_words(void **state) {
    char *lines = words_of(*state, &(Image){NULL, "A mirror.", 0.5});
    assert_non_null(strstr(lines, "box 150 0 300 "));
    assert_non_null(strstr(lines, "A mirror."));
    assert_null(strstr(lines, "picture "));
    free(lines);
}

// The colour at a share of the picture's width and height.
static uint32_t painted(const Room *room, Theme theme, uint32_t colour, double across,
                        double down) {
    Picture picture = picture_of(64, 64, colour);
    Scene *scene = scene_of(room, theme);
    image_view_add(scene, 0, 0, 200, &(Image){&picture, "", 0.16});
    Metrics m = scene_look(scene)->metrics;
    Canvas *canvas = canvas_open_picture(room->fonts, theme, m.scale, 1280, 800);
    scene_draw(scene, canvas);
    Rect rect = scene_part_rect(scene, 0);
    int stride, x = (int)((rect.x + rect.w * across) * m.scale);
    int y = (int)((rect.y + rect.h * down) * m.scale);
    const unsigned char *pixels = canvas_pixels(canvas, &stride);
    uint32_t pixel;
    memcpy(&pixel, pixels + (size_t)y * (size_t)stride + (size_t)4 * (size_t)x, 4);
    canvas_close(canvas, NULL);
    scene_destroy(scene);
    free(picture.pixels);
    return pixel & 0xffffff;
}

static void its_colours_are_painted_and_white_paper_behind_them(void **state) {
    const double *white = theme_colours(THEME_LIGHT)[INK_SHEET];
    uint32_t paper = 0;
    for (int i = 0; i < 3; i++)
        paper = paper << 8 | (uint32_t)(white[i] * 255 + 0.5);
    for (Theme theme = 0; theme < THEME_COUNT; theme++) {
        assert_int_equal(painted(*state, theme, 0xff402010u + theme, 0.5, 0.5),
                         0x402010u + theme);
        assert_int_equal(painted(*state, theme, 0, 0.5, 0.5), paper);
    }
}

static void a_line_runs_all_around_it(void **state) {
    const double *line = theme_colours(THEME_LIGHT)[INK_LINE];
    uint32_t ink = 0;
    for (int i = 0; i < 3; i++)
        ink = ink << 8 | (uint32_t)(line[i] * 255 + 0.5);
    static const double near = 1.0 / 128, far = 127.0 / 128;
    assert_int_equal(painted(*state, THEME_LIGHT, 0xff402010u, near / 2, 0.5), ink);
    assert_int_equal(painted(*state, THEME_LIGHT, 0xff402010u, far, 0.5), ink);
    assert_int_equal(painted(*state, THEME_LIGHT, 0xff402010u, 0.5, near / 2), ink);
    assert_int_equal(painted(*state, THEME_LIGHT, 0xff402010u, 0.5, far), ink);
}

static uint64_t print_of(const Room *room, uint32_t colour) {
    Picture picture = picture_of(64, 64, colour);
    uint64_t print;
    Canvas *canvas = canvas_open_print(room->fonts, &print);
    draw_picture(canvas, (Rect){0, 0, 9, 9}, &picture, "");
    canvas_close(canvas, NULL);
    free(picture.pixels);
    return print;
}

static void another_picture_of_the_same_size_looks_different(void **state) {
    assert_true(print_of(*state, 0xff000000u) != print_of(*state, 0xff000001u));
}

static void a_vector_file_holds_the_picture(void **state) {
    const Room *room = *state;
    char path[] = "/tmp/kyubi-image-XXXXXX.svg";
    int handle = mkstemps(path, 4);
    assert_true(handle >= 0);
    Picture picture = picture_of(8, 8, 0xff00ff00u);
    Canvas *canvas = canvas_open_file(room->fonts, THEME_LIGHT, path, 100, 100, NULL);
    draw_picture(canvas, (Rect){10, 10, 8, 8}, &picture, "");
    assert_true(canvas_close(canvas, NULL));
    char *svg = file_read(path, 1 << 20, NULL, NULL);
    assert_non_null(strstr(svg, "<image"));
    free(svg);
    free(picture.pixels);
    close(handle);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_takes_its_share_and_never_more_than_its_pixels),
        cmocka_unit_test(its_words_are_told),
        cmocka_unit_test(a_missing_one_is_a_box_with_its_words),
        cmocka_unit_test(its_colours_are_painted_and_white_paper_behind_them),
        cmocka_unit_test(a_line_runs_all_around_it),
        cmocka_unit_test(another_picture_of_the_same_size_looks_different),
        cmocka_unit_test(a_vector_file_holds_the_picture),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
