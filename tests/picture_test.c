// Bands of a picture: what was written is read, and whatever does not fit is refused.
#include "lesson/picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/rng.h"
#include "lesson/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const unsigned char RGBA[] = {255, 0, 0, 255, 0, 255, 0, 128,
                                     0,   0, 9, 0,   1, 2,   3, 255};

static Band band_of(int y, int rows) {
    return (Band){.name = "a.png",
                  .width = 2,
                  .height = 2,
                  .y = y,
                  .rows = rows,
                  .rgba = RGBA + (size_t)8 * (size_t)y};
}

static void a_band_is_read_as_it_was_written(void **state) {
    (void)state;
    Band band = band_of(1, 1), back;
    size_t size;
    char *body = band_write(&band, &size);
    assert_true(band_read(body, size, &back));
    assert_string_equal(back.name, "a.png");
    assert_int_equal(back.width, 2);
    assert_int_equal(back.height, 2);
    assert_int_equal(back.y, 1);
    assert_int_equal(back.rows, 1);
    assert_memory_equal(back.rgba, RGBA + 8, 8);
    free(body);
}

static void the_widest_bands_fit_into_a_message(void **state) {
    (void)state;
    unsigned char *rgba = mem_new(MESSAGE_BYTES);
    for (int width = 1; width <= PICTURE_SIDE; width += 63) {
        int rows = band_most_rows(width);
        assert_true(rows >= 1);
        Band band = {.width = width, .height = 65535, .rows = rows, .rgba = rgba};
        memset(band.name, 'a', PICTURE_NAME - 1);
        size_t size;
        free(band_write(&band, &size));
        assert_true(size <= MESSAGE_BYTES);
    }
    free(rgba);
}

static void every_band_with_a_byte_too_few_or_many_is_refused(void **state) {
    (void)state;
    Band band = band_of(0, 2), back;
    size_t size;
    char *body = band_write(&band, &size);
    for (size_t less = 0; less < size; less++)
        assert_false(band_read(body, less, &back));
    free(body);
    body = mem_new(size + 1);
    char *whole = band_write(&band, &size);
    memcpy(body, whole, size);
    assert_false(band_read(body, size + 1, &back));
    free(whole);
    free(body);
}

static void refuses_band(Band band) {
    size_t size;
    char *body = band_write(&band, &size);
    Band back;
    assert_false(band_read(body, size, &back));
    free(body);
}

static void bands_outside_their_picture_are_refused(void **state) {
    (void)state;
    unsigned char *rgba = mem_new((size_t)4 * 5000 * 3);
    refuses_band((Band){"a.png", 2, 2, 2, 1, rgba});
    refuses_band((Band){"a.png", 2, 2, 1, 2, rgba});
    refuses_band((Band){"a.png", 2, 2, 65535, 1, rgba});
    refuses_band((Band){"a.png", 2, 2, 0, 0, rgba});
    refuses_band((Band){"a.png", 2, 0, 0, 1, rgba});
    refuses_band((Band){"a.png", 4097, 1, 0, 1, rgba});
    refuses_band((Band){"a.png", 1, 4097, 0, 1, rgba});
    refuses_band((Band){"a.gif", 1, 1, 0, 1, rgba});
    free(rgba);
}

static void only_plain_names_are_taken(void **state) {
    (void)state;
    static const char *const good[] = {"pics/a-1.png", "a/b/c.png", "a.png", "Ball-2_x.png",
                                       "1.2.png"};
    static const char *const bad[] = {"",         ".png",       "a.PNG",    "a",
                                      "../a.png", "/b.png",     "a//b.png", "a/.b.png",
                                      "a./b.png", "a/../b.png", "a/.png",   "a..b.png",
                                      "-a.png",   ".a.png",     "a b.png",  "\xc3\xa9.png"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(picture_name_valid(good[i], strlen(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(picture_name_valid(bad[i], strlen(bad[i])));
    assert_false(picture_name_valid("a\0b.png", 7));
    char longest[PICTURE_NAME + 1];
    snprintf(longest, sizeof longest, "%059d.png", 1);
    assert_true(picture_name_valid(longest, strlen(longest)));
    snprintf(longest, sizeof longest, "%060d.png", 1);
    assert_false(picture_name_valid(longest, strlen(longest)));
}

static bool add(Pictures *pictures, Band band) {
    Error err = {.key = ""};
    bool good = pictures_add(pictures, &band, &err);
    assert_string_equal(err.key, good ? "" : "page.broken");
    if (!good) assert_string_equal(err.args, "pixels");
    return good;
}

static void bands_make_a_picture_of_premultiplied_pixels(void **state) {
    (void)state;
    Pictures pictures = {0};
    assert_true(add(&pictures, band_of(0, 1)));
    assert_false(pictures_complete(&pictures));
    assert_true(add(&pictures, band_of(1, 1)));
    assert_true(pictures_complete(&pictures));
    assert_int_equal(pictures_find(&pictures, "a.png"), 0);
    assert_int_equal(pictures_find(&pictures, "b.png"), -1);
    const Picture *picture = &pictures.rows[0];
    assert_int_equal(picture->pixels[0], 0xffff0000u);
    assert_int_equal(picture->pixels[1], 0x80008000u);
    assert_int_equal(picture->pixels[2], 0);
    assert_int_equal(picture->pixels[3], 0xff010203u);
    assert_true(picture->clear);
    uint64_t print = picture->print;
    pictures_clear(&pictures);
    assert_true(add(&pictures, band_of(0, 2))); // in one band: the same picture
    assert_true(pictures.rows[0].print == print);
    pictures_clear(&pictures);
}

static void bands_out_of_order_are_refused(void **state) {
    (void)state;
    Pictures pictures = {0};
    assert_false(add(&pictures, band_of(1, 1))); // no beginning
    assert_true(add(&pictures, band_of(0, 1)));
    assert_false(add(&pictures, band_of(0, 1))); // again
    Band other = band_of(1, 1);
    other.height = 3;
    assert_false(add(&pictures, other)); // of another size
    assert_true(add(&pictures, band_of(1, 1)));
    assert_false(add(&pictures, band_of(1, 1))); // one too many
    pictures_clear(&pictures);
}

static void more_pixels_or_pictures_than_allowed_are_refused(void **state) {
    (void)state;
    Pictures pictures = {0};
    unsigned char *rgba = mem_new((size_t)4 * PICTURE_SIDE);
    Band huge = {"a.png", PICTURE_SIDE, PICTURE_SIDE, 0, 1, rgba};
    assert_true(add(&pictures, huge)); // 64 MB: all there is
    assert_false(add(&pictures, (Band){"b.png", 1, 1, 0, 1, rgba}));
    pictures_clear(&pictures);
    for (int i = 0; i <= MAX_PICTURES; i++) {
        Band band = {"", 1, 1, 0, 1, rgba};
        snprintf(band.name, sizeof band.name, "%d.png", i);
        assert_int_equal(add(&pictures, band), i < MAX_PICTURES);
    }
    pictures_clear(&pictures);
    free(rgba);
}

static void twenty_thousand_damaged_bands_crash_nothing(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    Pictures pictures = {0};
    int taken = 0;
    for (int round = 0; round < 20000; round++) {
        Band band = band_of(0, 2), back;
        size_t size;
        char *body = band_write(&band, &size);
        for (uint64_t n = rng_below(&rng, 4); n; n--)
            body[rng_below(&rng, size)] = (char)rng_below(&rng, 8);
        Error err;
        if (band_read(body, size, &back)) taken += pictures_add(&pictures, &back, &err);
        free(body);
        if (round % 50 == 0) pictures_clear(&pictures);
    }
    assert_true(taken > 100);
    pictures_clear(&pictures);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_band_is_read_as_it_was_written),
        cmocka_unit_test(the_widest_bands_fit_into_a_message),
        cmocka_unit_test(every_band_with_a_byte_too_few_or_many_is_refused),
        cmocka_unit_test(bands_outside_their_picture_are_refused),
        cmocka_unit_test(only_plain_names_are_taken),
        cmocka_unit_test(bands_make_a_picture_of_premultiplied_pixels),
        cmocka_unit_test(bands_out_of_order_are_refused),
        cmocka_unit_test(more_pixels_or_pictures_than_allowed_are_refused),
        cmocka_unit_test(twenty_thousand_damaged_bands_crash_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
