// Every kind of PNG is read as it was written, and no damaged one does more than fail.
#include "jail/png_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/rng.h"
#include "png_maker.h"

#include <string.h>

#include <cmocka.h>

enum { WIDE = 13, HIGH = 9, STRIDE = 8 * WIDE };

static LanguageFile file_of(const Buffer *png) {
    return (LanguageFile){"a.png", png->data, png->size};
}

static void fill(unsigned char rows[HIGH][STRIDE], uint64_t seed) {
    Rng rng = rng_seeded(seed);
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < STRIDE; x++)
            rows[y][x] = (unsigned char)rng_below(&rng, 256);
}

// The sample `i` of a row of `depth` bits (PNG 3rd edition, 7.2).
static int sample(const unsigned char *row, int depth, int i) {
    int bit = i * depth;
    return row[bit / 8] >> (8 - depth - bit % 8) & ((1 << depth) - 1);
}

// What the pixel should become, worked out from the file's samples.
static void expected(const PngPlan *plan, const unsigned char *row, int x,
                     unsigned char rgba[4]) {
    static const int channels[] = {[PNG_COLOR_TYPE_GRAY] = 1,
                                   [PNG_COLOR_TYPE_RGB] = 3,
                                   [PNG_COLOR_TYPE_PALETTE] = 1,
                                   [PNG_COLOR_TYPE_GRAY_ALPHA] = 2,
                                   [PNG_COLOR_TYPE_RGB_ALPHA] = 4};
    int count = channels[plan->type], values[4] = {0};
    for (int i = 0; i < count; i++)
        values[i] = sample(row, plan->depth, x * count + i);
    if (plan->type == PNG_COLOR_TYPE_PALETTE) {
        int c = values[0] * 9;
        rgba[0] = (unsigned char)c;
        rgba[1] = (unsigned char)(c + 7);
        rgba[2] = (unsigned char)(255 - (unsigned char)c);
        rgba[3] = plan->clear && !values[0] ? 64 : 255;
        return;
    }
    bool grey = count <= 2;
    for (int i = 0; i < 3; i++)
        rgba[i] = (unsigned char)(values[grey ? 0 : i] * 255 / ((1 << plan->depth) - 1));
    rgba[3] = (unsigned char)(count == 2 ? values[1] : count == 4 ? values[3] : 255);
}

static void check_plan(const PngPlan *plan) {
    unsigned char rows[HIGH][STRIDE];
    fill(rows, (uint64_t)plan->depth * 100 + (uint64_t)plan->type);
    Buffer png = png_maker(*plan, rows[0], STRIDE);
    LanguageFile file = file_of(&png);
    Raster raster;
    Error err;
    if (!png_read(&file, &raster, &err)) fail_msg("%s %s", err.key, err.args);
    assert_int_equal(raster.width, WIDE);
    assert_int_equal(raster.height, HIGH);
    for (int y = 0; y < HIGH; y++)
        for (int x = 0; x < WIDE; x++) {
            unsigned char rgba[4];
            expected(plan, rows[y], x, rgba);
            assert_memory_equal(raster.rgba + (size_t)4 * (size_t)(y * WIDE + x), rgba, 4);
        }
    free(raster.rgba);
    buffer_clear(&png);
}

static void every_kind_of_png_gives_its_colours(void **state) {
    (void)state;
    static const struct {
        int type, depth;
    } kinds[] = {
        {PNG_COLOR_TYPE_GRAY, 1},      {PNG_COLOR_TYPE_GRAY, 2},
        {PNG_COLOR_TYPE_GRAY, 4},      {PNG_COLOR_TYPE_GRAY, 8},
        {PNG_COLOR_TYPE_RGB, 8},       {PNG_COLOR_TYPE_PALETTE, 1},
        {PNG_COLOR_TYPE_PALETTE, 2},   {PNG_COLOR_TYPE_PALETTE, 4},
        {PNG_COLOR_TYPE_PALETTE, 8},   {PNG_COLOR_TYPE_GRAY_ALPHA, 8},
        {PNG_COLOR_TYPE_RGB_ALPHA, 8},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (int interlaced = 0; interlaced < 2; interlaced++) {
            PngPlan plan = {WIDE, HIGH, kinds[i].depth, kinds[i].type, interlaced, false};
            check_plan(&plan);
            plan.clear = plan.type == PNG_COLOR_TYPE_PALETTE;
            check_plan(&plan);
        }
}

static Buffer good_png(void) {
    unsigned char rows[HIGH][STRIDE];
    fill(rows, 5);
    return png_maker((PngPlan){WIDE, HIGH, 8, PNG_COLOR_TYPE_RGB_ALPHA, true, false},
                     rows[0], STRIDE);
}

static void refuses(const char *bytes, size_t size, const char *key, const char *args) {
    LanguageFile file = {"a.png", bytes, size};
    Raster raster;
    Error err = {.key = ""};
    assert_false(png_read(&file, &raster, &err));
    assert_string_equal(err.key, key);
    if (args) assert_string_equal(err.args, args);
}

static void what_is_no_png_is_broken(void **state) {
    (void)state;
    refuses("", 0, "picture.broken", NULL);
    refuses("GIF89a", 6, "picture.broken", "a.png\tIHDR");
    refuses("\x89PNG\r\n\x1a\n", 8, "picture.broken", NULL);
}

static void every_truncation_is_broken(void **state) {
    (void)state;
    Buffer png = good_png();
    for (size_t size = 0; size < png.size; size++) {
        char *exact = mem_new(size + 1); // so that a sanitizer sees every byte too far
        memcpy(exact, png.data, size);
        char *moved = realloc(exact, size ? size : 1);
        refuses(moved, size, "picture.broken", NULL);
        free(moved);
    }
    buffer_clear(&png);
}

static void put32(char *at, uint32_t value) {
    for (int i = 0; i < 4; i++)
        at[i] = (char)(value >> (24 - 8 * i));
}

// The good picture with another head; its checksum set right.
static void refuses_head(uint32_t width, uint32_t height, int depth, const char *key,
                         const char *args) {
    Buffer png = good_png();
    put32(png.data + 16, width);
    put32(png.data + 20, height);
    png.data[24] = (char)depth;
    uint32_t crc = 0xffffffffu; // PNG 3rd edition, annex D
    for (int i = 12; i < 29; i++) {
        crc ^= (unsigned char)png.data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? 0xedb88320u ^ crc >> 1 : crc >> 1;
    }
    put32(png.data + 29, ~crc);
    refuses(png.data, png.size, key, args);
    buffer_clear(&png);
}

static void sizes_and_depths_that_are_not_shown_are_named(void **state) {
    (void)state;
    refuses_head(4097, 1, 8, "picture.side", "a.png\t4097\t1\t4096");
    refuses_head(1, 0xffffffffu, 8, "picture.side", "a.png\t1\t4294967295\t4096");
    refuses_head(0, 1, 8, "picture.broken", NULL);
    refuses_head(WIDE, HIGH, 16, "picture.deep", "a.png");
    refuses_head(WIDE, HIGH, 7, "picture.broken", NULL);
    refuses_head(4096, 4096, 8, "picture.broken", NULL); // it claims more than it has
}

static void an_animation_is_refused(void **state) {
    (void)state;
    static const char control[] = "\0\0\0\x8"
                                  "acTL\0\0\0\1\0\0\0\0????";
    Buffer png = good_png(), animated = {0};
    buffer_add(&animated, png.data, 33);
    buffer_add(&animated, control, sizeof control - 1);
    buffer_add(&animated, png.data + 33, png.size - 33);
    refuses(animated.data, animated.size, "picture.animated", "a.png");
    buffer_clear(&animated);
    buffer_clear(&png);
}

static void ten_thousand_damaged_files_crash_nothing(void **state) {
    (void)state;
    Buffer good = good_png();
    Rng rng = rng_seeded(7);
    int read = 0;
    for (int round = 0; round < 10000; round++) {
        Buffer png = {0};
        buffer_add(&png, good.data, good.size - rng_below(&rng, 2) * rng_below(&rng, 40));
        for (uint64_t n = rng_below(&rng, 6); n; n--)
            png.data[rng_below(&rng, png.size)] = (char)rng_below(&rng, 256);
        LanguageFile file = file_of(&png);
        Raster raster;
        Error err = {.key = ""};
        if (png_read(&file, &raster, &err)) {
            read++;
            free(raster.rgba);
        } else {
            assert_memory_equal(err.key, "picture.", 8);
        }
        buffer_clear(&png);
    }
    assert_in_range(read, 500, 9500);
    buffer_clear(&good);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_png_gives_its_colours),
        cmocka_unit_test(what_is_no_png_is_broken),
        cmocka_unit_test(every_truncation_is_broken),
        cmocka_unit_test(sizes_and_depths_that_are_not_shown_are_named),
        cmocka_unit_test(an_animation_is_refused),
        cmocka_unit_test(ten_thousand_damaged_files_crash_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
