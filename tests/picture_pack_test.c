// A pack with a picture from its file to the page, through the real locked child. The PNG
// is drawn by our own canvas at run time.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/rng.h"
#include "lesson/visit.h"
#include "view/canvas.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define LESSON "01-picture.lua"

// The sanitizers make each round many times slower: the plain build has them all.
#ifdef __SANITIZE_ADDRESS__
enum { WIDE = 700, HIGH = 420, ROUNDS = 25 };
#else
enum { WIDE = 700, HIGH = 420, ROUNDS = 250 };
#endif

typedef struct Bench {
    char folder[32];
    char *lesson, *png; // paths
    Fonts *fonts;
    char *bytes; // of the PNG
    size_t size;
    uint32_t *pixels; // that were drawn
} Bench;

static void draw_detector(Canvas *canvas) {
    Stroke beam = {.ink = INK_FOX, .width = 5}, glass = {.ink = INK_INK, .width = 4};
    draw_ground(canvas, (Rect){0, 0, WIDE, HIGH}, INK_SHEET);
    draw_arrow(canvas, (Point){60, 280}, (Point){560, 280}, beam, 22);
    draw_arrow(canvas, (Point){310, 280}, (Point){310, 110}, beam, 22);
    draw_line(canvas, 250, 340, 370, 220, glass);
    draw_box(canvas, (Rect){260, 40, 100, 60}, 12, INK_TINT_ACCENT, glass);
    draw_box(canvas, (Rect){570, 230, 60, 100}, 12, INK_TINT_ACCENT, glass);
    draw_disc(canvas, 120, 280, 12, INK_FOX, (Stroke){.ink = INK_NONE});
    Type type = {.size = 26, .ink = INK_INK, .align = ALIGN_CENTRE};
    draw_words(canvas, "A", 310, 80, type);
    draw_words(canvas, "B", 600, 289, type);
}

static void keep_pixels(Bench *bench, Canvas *canvas) {
    int stride;
    const char *rows = canvas_pixels(canvas, &stride);
    bench->pixels = mem_new((size_t)WIDE * HIGH * 4);
    for (int y = 0; y < HIGH; y++)
        memcpy(bench->pixels + (size_t)y * WIDE, rows + (size_t)y * (size_t)stride,
               (size_t)WIDE * 4);
}

static int make_bench(void **state) {
    Bench *bench = mem_new(sizeof *bench);
    strcpy(bench->folder, "/tmp/kyubi-picture-XXXXXX");
    if (!mkdtemp(bench->folder)) return -1;
    bench->lesson = file_join(bench->folder, LESSON);
    bench->png = file_join(bench->folder, "detector.png");
    bench->fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    Canvas *canvas = canvas_open_picture(bench->fonts, THEME_LIGHT, 1, WIDE, HIGH);
    draw_detector(canvas);
    keep_pixels(bench, canvas);
    bool saved = canvas_save_png(canvas, bench->png, NULL);
    canvas_close(canvas, NULL);
    bench->bytes = file_read(bench->png, 1 << 20, &bench->size, NULL);
    size_t size;
    char *text = file_read(KYUBI_TESTS "/packs/picture/" LESSON, 1 << 20, &size, NULL);
    bool copied = text && file_write(bench->lesson, text, size, NULL);
    free(text);
    *state = bench;
    return saved && bench->bytes && copied ? 0 : -1;
}

static int clear_bench(void **state) {
    Bench *bench = *state;
    unlink(bench->lesson);
    unlink(bench->png);
    rmdir(bench->folder);
    fonts_close(bench->fonts);
    free(bench->lesson);
    free(bench->png);
    free(bench->bytes);
    free(bench->pixels);
    free(bench);
    return 0;
}

static Visit *visit_of(const Bench *bench) {
    Visit *visit = visit_open((VisitOptions){
        .jail = KYUBI_BUILD "/kyubi-jail", .folder = bench->folder, .file = LESSON});
    visit_wait(visit);
    return visit;
}

static Visit *good_visit(const Bench *bench) {
    assert_true(file_write(bench->png, bench->bytes, bench->size, NULL));
    Visit *visit = visit_of(bench);
    const Error *err = visit_error(visit);
    if (visit_state(visit) != VISIT_READY) fail_msg("%s %s", err->key, err->args);
    return visit;
}

static const Block *image_of(const Lesson *lesson, int page) {
    for (int i = 0; i < lesson->pages[page].block_count; i++)
        if (lesson->pages[page].blocks[i].kind == BLOCK_IMAGE)
            return &lesson->pages[page].blocks[i];
    fail_msg("no image on page %d", page);
    return NULL;
}

static void a_picture_arrives_pixel_by_pixel(void **state) {
    Bench *bench = *state;
    Visit *visit = good_visit(bench);
    const Lesson *lesson = visit_lesson(visit);
    assert_int_equal(lesson->pictures.count, 1); // named twice, sent once
    const Picture *picture = &lesson->pictures.rows[0];
    assert_string_equal(picture->name, "detector.png");
    assert_int_equal(picture->width, WIDE);
    assert_int_equal(picture->height, HIGH);
    assert_false(picture->clear);
    for (int i = 0; i < WIDE * HIGH; i++)
        assert_int_equal(picture->pixels[i], bench->pixels[i] | 0xff000000u);
    assert_int_equal(image_of(lesson, 0)->picture, 0);
    assert_float_equal(image_of(lesson, 0)->width, 0.8, 1e-12);
    assert_int_equal(image_of(lesson, 1)->picture, 0);
    assert_float_equal(image_of(lesson, 1)->width, 1, 0);
    visit_close(visit);
}

static void a_missing_picture_leaves_its_words_and_a_finding(void **state) {
    Visit *visit = good_visit(*state);
    const Block *lost = image_of(visit_lesson(visit), 2);
    assert_int_equal(lost->picture, -1);
    assert_string_equal(text_in(&lost->text, LANG_EN), "A drawing that is not there yet.");
    int count;
    Error *findings = visit_findings(visit, &count);
    assert_int_equal(count, 1);
    assert_string_equal(findings[0].key, "check.picture");
    assert_string_equal(findings[0].args, "lost.png");
    assert_int_equal(findings[0].line, lost->line);
    free(findings);
    visit_close(visit);
}

static void a_link_out_of_the_pack_is_a_missing_picture(void **state) {
    Bench *bench = *state;
    char *outside = file_join(bench->folder, "elsewhere.txt");
    assert_true(file_write(outside, bench->bytes, bench->size, NULL));
    unlink(bench->png);
    assert_int_equal(symlink(outside, bench->png), 0);
    Visit *visit = visit_of(bench);
    assert_int_equal(visit_state(visit), VISIT_READY);
    assert_int_equal(visit_lesson(visit)->pictures.count, 0);
    assert_int_equal(image_of(visit_lesson(visit), 0)->picture, -1);
    visit_close(visit);
    unlink(bench->png);
    unlink(outside);
    free(outside);
}

static void a_broken_picture_is_an_error_with_the_lessons_line(void **state) {
    Bench *bench = *state;
    assert_true(file_write(bench->png, bench->bytes, bench->size / 2, NULL));
    Visit *visit = visit_of(bench);
    const Error *err = visit_error(visit);
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    assert_string_equal(err->key, "picture.broken");
    assert_memory_equal(err->args, "detector.png\t", 13);
    assert_string_equal(err->file, bench->lesson);
    assert_int_equal(err->line, 9);
    visit_close(visit);
}

static Visit *visit_to(const Bench *bench, const char *text) {
    char *path = file_join(bench->folder, "two.lua");
    assert_true(file_write(path, text, strlen(text), NULL));
    Visit *visit = visit_open((VisitOptions){.jail = KYUBI_BUILD "/kyubi-jail",
                                             .folder = bench->folder,
                                             .file = "two.lua",
                                             .budgets = {.open = 20000}});
    visit_wait(visit);
    unlink(path);
    free(path);
    return visit;
}

// 4096 × 4096 pixels are all that a lesson may have; one more picture is one too many.
static void the_largest_picture_arrives_and_no_pixel_beside_it(void **state) {
    Bench *bench = *state;
    char *large = file_join(bench->folder, "large.png");
    Canvas *canvas =
        canvas_open_picture(bench->fonts, THEME_LIGHT, 1, PICTURE_SIDE, PICTURE_SIDE);
    draw_detector(canvas);
    assert_true(canvas_save_png(canvas, large, NULL));
    canvas_close(canvas, NULL);
    assert_true(file_write(bench->png, bench->bytes, bench->size, NULL));
#define HEAD "lesson { id = 'a', title = 'A' }\npage 'p' 'P'\n"
#define LARGE "image 'large.png' { alt = 'x' }\n"
    Visit *visit = visit_to(bench, HEAD LARGE LARGE);
    assert_int_equal(visit_state(visit), VISIT_READY);
    assert_int_equal(visit_lesson(visit)->pictures.bytes, PICTURE_BYTES);
    assert_int_equal(visit_lesson(visit)->pictures.rows[0].rows, PICTURE_SIDE);
    visit_close(visit);
    visit = visit_to(bench, HEAD LARGE "image 'detector.png' { alt = 'x' }");
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    assert_string_equal(visit_error(visit)->key, "picture.room");
    assert_int_equal(visit_error(visit)->line, 4);
    visit_close(visit);
    unlink(large);
    free(large);
}

// In the plain build the child has locked itself before the first byte arrives, so that the
// same decoding runs here as for a stranger's pack.
static void damaged_pictures_end_as_an_error_or_a_picture(void **state) {
    Bench *bench = *state;
    Rng rng = rng_seeded(19);
    char *bytes = mem_new(bench->size);
    int shown = 0;
    if (ROUNDS < 250) print_message("%d rounds, for the sanitizers\n", ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
        memcpy(bytes, bench->bytes, bench->size);
        size_t head = rng_below(&rng, 2) ? 64 : bench->size; // the head is soon hit
        for (uint64_t n = 1 + rng_below(&rng, 4); n; n--)
            bytes[rng_below(&rng, head)] = (char)rng_below(&rng, 256);
        size_t cut = rng_below(&rng, 4) ? 0 : (size_t)rng_below(&rng, bench->size);
        assert_true(file_write(bench->png, bytes, bench->size - cut, NULL));
        Visit *visit = visit_of(bench);
        bool ready = visit_state(visit) == VISIT_READY;
        shown += ready;
        if (ready) assert_int_equal(visit_lesson(visit)->pictures.count, 1);
        const Error *err = visit_error(visit);
        if (!ready && strncmp(err->key, "picture.", 8) != 0)
            fail_msg("round %d: %s %s", round, err->key, err->args);
        visit_close(visit);
    }
    assert_in_range(shown, 1, ROUNDS - 1);
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_arrives_pixel_by_pixel),
        cmocka_unit_test(a_missing_picture_leaves_its_words_and_a_finding),
        cmocka_unit_test(a_link_out_of_the_pack_is_a_missing_picture),
        cmocka_unit_test(a_broken_picture_is_an_error_with_the_lessons_line),
        cmocka_unit_test(the_largest_picture_arrives_and_no_pixel_beside_it),
        cmocka_unit_test(damaged_pictures_end_as_an_error_or_a_picture),
    };
    return cmocka_run_group_tests(tests, make_bench, clear_bench);
}
