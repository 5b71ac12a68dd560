// Shrinking against a slow mean: every small pixel by the area that it covers, in doubles.
#include "app/shrink.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Pixels make(int width, int height, unsigned seed) {
    Pixels pixels = {calloc((size_t)width * (size_t)height, 4), width, height, width * 4};
    assert_non_null(pixels.data);
    uint32_t *at = pixels.data;
    for (int i = 0; i < width * height && seed; i++) {
        seed = seed * 1664525u + 1013904223u;
        at[i] = seed >> 8;
    }
    return pixels;
}

static double channel(const Pixels *pixels, int x, int y, int c) {
    const uint32_t *row =
        (const uint32_t *)((const char *)pixels->data + (ptrdiff_t)y * pixels->stride);
    return (row[x] >> (8 * c)) & 255;
}

static double overlap(double from, double to, int i) {
    double begin = from > i ? from : i, end = to < i + 1 ? to : i + 1;
    return end > begin ? end - begin : 0;
}

static double slow_mean(const Pixels *from, const Pixels *to, int x, int y, int c) {
    double left = (double)x * from->width / to->width,
           right = (x + 1.0) * from->width / to->width;
    double top = (double)y * from->height / to->height,
           bottom = (y + 1.0) * from->height / to->height;
    double sum = 0;
    for (int j = (int)top; j < from->height && j < bottom; j++)
        for (int i = (int)left; i < from->width && i < right; i++)
            sum +=
                channel(from, i, j, c) * overlap(left, right, i) * overlap(top, bottom, j);
    return sum / ((right - left) * (bottom - top));
}

static const struct {
    int width, height, to_width, to_height;
} sizes[] = {{64, 36, 16, 9},  {61, 37, 13, 7}, {40, 30, 40, 30},   {20, 10, 33, 17},
             {300, 3, 7, 1},   {5, 700, 3, 2},  {192, 108, 59, 41}, {1, 1, 5, 5},
             {1000, 40, 1, 1}, {30, 58, 30, 8}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static void each_pixel_is_the_mean_of_what_it_covers(void **state) {
    (void)state;
    for (int s = 0; s < SIZES; s++) {
        Pixels from = make(sizes[s].width, sizes[s].height, 7 + (unsigned)s);
        Pixels to = make(sizes[s].to_width, sizes[s].to_height, 0);
        shrink(&from, &to, (Patch){0, 0, to.width, to.height});
        for (int i = 0; i < to.width * to.height * 3; i++) {
            int x = i / 3 % to.width, y = i / 3 / to.width, c = i % 3;
            double off = channel(&to, x, y, c) - slow_mean(&from, &to, x, y, c);
            if (fabs(off) > 0.51) fail_msg("size %d at %d %d: %g off", s, x, y, off);
        }
        free(from.data);
        free(to.data);
    }
}

static void a_plain_colour_stays_exactly_what_it_is(void **state) {
    (void)state;
    for (int s = 0; s < SIZES; s++) {
        Pixels from = make(sizes[s].width, sizes[s].height, 0);
        Pixels to = make(sizes[s].to_width, sizes[s].to_height, 3);
        uint32_t *at = from.data;
        for (int i = 0; i < from.width * from.height; i++)
            at[i] = 0xFFFEF8;
        shrink(&from, &to, (Patch){0, 0, to.width, to.height});
        for (int i = 0; i < to.width * to.height; i++)
            assert_int_equal(((uint32_t *)to.data)[i] & 0xFFFFFF, 0xFFFEF8);
        free(from.data);
        free(to.data);
    }
}

// A change within a patch of the large picture changes nothing beyond what shrink_covers
// says, and making only that anew gives what making all of it gives.
static void only_what_covers_a_changed_patch_is_made_anew(void **state) {
    (void)state;
    for (int s = 0; s < SIZES; s++)
        for (unsigned seed = 1; seed < 20; seed++) {
            Pixels from = make(sizes[s].width, sizes[s].height, seed);
            Pixels whole = make(sizes[s].to_width, sizes[s].to_height, 0);
            Pixels parts = make(sizes[s].to_width, sizes[s].to_height, 0);
            Patch all = {0, 0, whole.width, whole.height};
            shrink(&from, &parts, all);
            Patch patch = {(int)(seed * 7919 % (unsigned)from.width),
                           (int)(seed * 104729 % (unsigned)from.height), 1 + (int)seed, 3};
            assert_true(patch_cut(&patch, from.width, from.height));
            for (int y = patch.y; y < patch.y + patch.h; y++)
                for (int x = patch.x; x < patch.x + patch.w; x++)
                    ((uint32_t *)from.data)[y * from.width + x] ^= 0xFFFFFF;
            Patch covered = shrink_covers(patch, from.width, from.height, &parts);
            shrink(&from, &parts, covered);
            shrink(&from, &whole, all);
            assert_memory_equal(parts.data, whole.data,
                                (size_t)whole.width * (size_t)whole.height * 4);
            free(from.data);
            free(whole.data);
            free(parts.data);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_pixel_is_the_mean_of_what_it_covers),
        cmocka_unit_test(a_plain_colour_stays_exactly_what_it_is),
        cmocka_unit_test(only_what_covers_a_changed_patch_is_made_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
