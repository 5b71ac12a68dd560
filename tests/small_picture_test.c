// The hall's picture in small against all of it made small at once.
#include "app/small_picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDE = 640, HIGH = 360, WINDOW_WIDE = 300, WINDOW_HIGH = 200, NOTHING = 0x123456 };

static unsigned chance(unsigned *seed, unsigned below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static Pixels plain(int width, int height, uint32_t colour) {
    Pixels pixels = {malloc((size_t)width * (size_t)height * 4), width, height, width * 4};
    assert_non_null(pixels.data);
    for (int i = 0; i < width * height; i++)
        ((uint32_t *)pixels.data)[i] = colour;
    return pixels;
}

static void draw(Pixels *on, Patch patch, uint32_t colour) {
    for (int y = patch.y; y < patch.y + patch.h; y++)
        for (int x = patch.x; x < patch.x + patch.w; x++)
            ((uint32_t *)on->data)[y * on->width + x] = colour;
}

static Patch any_patch(unsigned *seed) {
    int x = (int)chance(seed, WIDE - 1), y = (int)chance(seed, HIGH - 1);
    return (Patch){x, y, 1 + (int)chance(seed, (unsigned)(WIDE - x) / 3 + 1),
                   1 + (int)chance(seed, (unsigned)(HIGH - y) / 3 + 1)};
}

static bool lies_in(Patch a, int x, int y) {
    return x >= a.x && y >= a.y && x < a.x + a.w && y < a.y + a.h;
}

// Whether the window has all of the large picture at `at`, and nothing elsewhere.
static void check(const Pixels *from, const Pixels *window, Patch at) {
    Pixels want = plain(window->width, window->height, NOTHING);
    Pixels to = {(uint32_t *)want.data + at.y * want.width + at.x, at.w, at.h, want.stride};
    shrink(from, &to, (Patch){0, 0, at.w, at.h});
    assert_memory_equal(window->data, want.data, (size_t)WINDOW_WIDE * WINDOW_HIGH * 4);
    free(want.data);
}

static void patches_make_the_same_as_the_whole(void **state) {
    (void)state;
    static const Patch places[] = {{3, 5, 160, 90}, {0, 0, 300, 200}, {7, 9, 41, 23}};
    unsigned seed = 5;
    for (size_t place = 0; place < sizeof places / sizeof *places; place++) {
        Pixels from = plain(WIDE, HIGH, 0);
        Pixels window = plain(WINDOW_WIDE, WINDOW_HIGH, NOTHING);
        SmallPicture small = {0};
        small_place(&small, places[place]);
        for (int round = 0; round < 40; round++) {
            for (unsigned i = chance(&seed, 70); i; i--) {
                Patch patch = any_patch(&seed);
                draw(&from, patch, chance(&seed, 1 << 24));
                small_drawn(&small, patch, WIDE, HIGH);
            }
            small_make(&small, &from, &window);
            assert_false(small.waits || small.moved);
            check(&from, &window, places[place]);
        }
        free(from.data);
        free(window.data);
    }
}

// As large as it need be: what is far from what was drawn is left alone.
static void a_small_change_touches_little(void **state) {
    (void)state;
    Pixels from = plain(WIDE, HIGH, 0xFFFFFF);
    Pixels window = plain(WINDOW_WIDE, WINDOW_HIGH, NOTHING);
    Patch at = {10, 20, 256, 144};
    SmallPicture small = {0};
    small_place(&small, at);
    small_make(&small, &from, &window);
    draw(&window, at, NOTHING);
    small_drawn(&small, (Patch){100, 100, 20, 10}, WIDE, HIGH);
    small_drawn(&small, (Patch){500, 300, 1, 1}, WIDE, HIGH);
    Patch made = small_make(&small, &from, &window);
    int touched = 0;
    for (int i = 0; i < WINDOW_WIDE * WINDOW_HIGH; i++) {
        if (((uint32_t *)window.data)[i] == NOTHING) continue;
        touched++;
        assert_true(lies_in(made, i % WINDOW_WIDE, i / WINDOW_WIDE));
    }
    // Shown as 8 × 4 and one pixel; tiles are 4 × 2.25 of them.
    assert_in_range(touched, 8 * 4 + 1, 16 * 9 + 4 * 3);
    free(from.data);
    free(window.data);
}

static void painted_over_it_cannot_wait(void **state) {
    (void)state;
    SmallPicture small = {0};
    Pixels from = plain(WIDE, HIGH, 0xABCDEF);
    Pixels window = plain(WINDOW_WIDE, WINDOW_HIGH, NOTHING);
    small_place(&small, (Patch){10, 20, 160, 90});
    small_make(&small, &from, &window);
    small_painted(&small, (Patch){0, 0, 10, 200});
    assert_false(small.moved || small.waits);
    small_painted(&small, (Patch){0, 0, 11, 21});
    assert_true(small.moved && small.waits);
    assert_int_equal(small_make(&small, &from, &window).w, 3); // a tile of 2.5
    assert_int_equal(small_make(&small, &from, &window).w, 0);
    free(from.data);
    free(window.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patches_make_the_same_as_the_whole),
        cmocka_unit_test(a_small_change_touches_little),
        cmocka_unit_test(painted_over_it_cannot_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
