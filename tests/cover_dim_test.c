#include "view/cover.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIDE = 64 };

static void fill(uint32_t *pixels) {
    for (int i = 0; i < SIDE * SIDE; i++)
        pixels[i] = 0xFF000000u | (uint32_t)(i * 2654435761u >> 8);
}

// One pixel by itself: dark, lit, or by how much of it the edge leaves lit.
static uint32_t reference(uint32_t pixel, double x, double y, Point centre, double radius) {
    double lit =
        radius > 0 ? radius + 0.5 - hypot(x + 0.5 - centre.x, y + 0.5 - centre.y) : 0;
    double parts = COVER_DIMMED + fmin(fmax(lit, 0), 1) * (256 - COVER_DIMMED);
    uint32_t result = pixel & 0xFF000000u;
    for (int shift = 0; shift < 24; shift += 8)
        result |= (uint32_t)((pixel >> shift & 0xFF) * lround(parts) / 256) << shift;
    return result;
}

static void check(CoverTarget target, Rect rect, Point centre, double radius) {
    uint32_t pixels[SIDE * SIDE], before[SIDE * SIDE];
    fill(pixels);
    memcpy(before, pixels, sizeof pixels);
    target.pixels = pixels;
    cover_dim(&target, rect, centre, radius);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            bool in = x >= target.left && x < target.right && y >= target.top &&
                      y < target.bottom && x >= rect.x && x < rect.x + rect.w &&
                      y >= rect.y && y < rect.y + rect.h;
            uint32_t was = before[y * SIDE + x];
            uint32_t wanted = in ? reference(was, x, y, centre, radius) : was;
            if (pixels[y * SIDE + x] != wanted)
                fail_msg("(%d, %d) of a disc of %g at (%g, %g)", x, y, radius, centre.x,
                         centre.y);
        }
}

static const CoverTarget all = {NULL, SIDE, 0, 0, SIDE, SIDE};

static void every_pixel_is_as_by_itself(void **state) {
    (void)state;
    srand(3);
    for (int i = 0; i < 400; i++) {
        Point centre = {rand() % 1280 / 10.0 - 32, rand() % 1280 / 10.0 - 32};
        Rect rect = {rand() % 40 - 8, rand() % 40 - 8, rand() % 80, rand() % 80};
        check(all, rect, centre, rand() % 900 / 10.0);
        check(all, rect, centre, rand() % 40 / 10.0);
    }
}

static void nothing_beside_the_target_is_touched(void **state) {
    (void)state;
    CoverTarget part = {NULL, SIDE, 10, 20, 30, 50};
    check(part, (Rect){-1000, -1000, 3000, 3000}, (Point){25, 30}, 12.5);
    check(part, (Rect){0, 0, SIDE, SIDE}, (Point){0, 0}, 0);
}

static void what_is_no_number_is_no_light(void **state) {
    (void)state;
    static const double bad[] = {NAN, INFINITY, -INFINITY};
    for (int i = 0; i < 3; i++) {
        uint32_t pixels[SIDE * SIDE];
        fill(pixels);
        CoverTarget target = all;
        target.pixels = pixels;
        cover_dim(&target, (Rect){0, 0, SIDE, SIDE}, (Point){bad[i], 5}, 10);
        cover_dim(&target, (Rect){0, 0, SIDE, SIDE}, (Point){5, bad[i]}, 10);
        assert_true((pixels[SIDE * 5 + 5] & 0xFF) < 40);
    }
    check(all, (Rect){0, 0, SIDE, SIDE}, (Point){1e9, -1e9}, 3);
    check(all, (Rect){0, 0, SIDE, SIDE}, (Point){30, 30}, 1e9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pixel_is_as_by_itself),
        cmocka_unit_test(nothing_beside_the_target_is_touched),
        cmocka_unit_test(what_is_no_number_is_no_light),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
