#include "view/cover.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIDE = 48, SAMPLES = 32 };

static const CoverTarget all = {NULL, SIDE, 0, 0, SIDE, SIDE};

// What is inside, asked point by point.
typedef struct Inside {
    bool (*has)(const struct Inside *inside, double x, double y);
    double x, y, radius, half;
    Point a, b;
} Inside;

static bool in_disc(const Inside *s, double x, double y) {
    return hypot(x - s->x, y - s->y) <= s->radius;
}

static bool in_ring(const Inside *s, double x, double y) {
    return fabs(hypot(x - s->x, y - s->y) - s->radius) <= s->half;
}

// How far along the line from a to b, 0 … 1, and how far beside it.
static bool in_line(const Inside *s, double x, double y) {
    double dx = s->b.x - s->a.x, dy = s->b.y - s->a.y, length = hypot(dx, dy);
    double along = ((x - s->a.x) * dx + (y - s->a.y) * dy) / length;
    double aside = ((x - s->a.x) * dy - (y - s->a.y) * dx) / length;
    return along >= 0 && along <= length && fabs(aside) <= s->half;
}

static bool in_capsule(const Inside *s, double x, double y) {
    return in_line(s, x, y) || hypot(x - s->a.x, y - s->a.y) <= s->half ||
           hypot(x - s->b.x, y - s->b.y) <= s->half;
}

// A square whose half side is `radius`, its corners rounded by `half`.
static bool in_box(const Inside *s, double x, double y) {
    double across = fmax(0, fabs(x - s->x) - (s->radius - s->half));
    double down = fmax(0, fabs(y - s->y) - (s->radius - s->half));
    return hypot(across, down) <= s->half;
}

static bool in_triangle(const Inside *s, double x, double y) {
    Point c[] = {s->a, s->b, {s->x, s->y}};
    int left = 0;
    for (int i = 0; i < 3; i++) {
        Point from = c[i], to = c[(i + 1) % 3];
        left += (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0;
    }
    return left == 0 || left == 3;
}

static double share(const Inside *inside, int x, int y) {
    int hits = 0;
    for (int i = 0; i < SAMPLES; i++)
        for (int k = 0; k < SAMPLES; k++)
            hits += inside->has(inside, x + (i + 0.5) / SAMPLES, y + (k + 0.5) / SAMPLES);
    return (double)hits / (SAMPLES * SAMPLES);
}

static Rect square(double x, double y, double half) {
    return (Rect){x - half, y - half, 2 * half, 2 * half};
}

static CoverTarget onto(uint32_t *pixels, CoverTarget target) {
    target.pixels = pixels;
    return target;
}

// White laid over black is the cover itself.
static void assert_covers(const Cover *cover, const Inside *inside) {
    uint32_t pixels[SIDE * SIDE] = {0};
    CoverTarget target = onto(pixels, all);
    assert_true(cover_paint(cover, &target, 0xFFFFFF, 1));
    for (int i = 0; i < SIDE * SIDE; i++) {
        double want = 255 * share(inside, i % SIDE, i / SIDE);
        if (fabs((pixels[i] & 0xFF) - want) > 7)
            fail_msg("%d, %d: %u, not %.1f", i % SIDE, i / SIDE, pixels[i] & 0xFF, want);
    }
}

static void a_disc_covers_what_lies_in_it(void **state) {
    (void)state;
    for (int i = 0; i < 7; i++) {
        double radius = 0.6 * pow(1.8, i);
        Cover cover = {.count = 0};
        cover_round(&cover, square(23.3, 24.6, radius), radius, false);
        assert_covers(&cover, &(Inside){in_disc, 23.3, 24.6, radius});
    }
}

static void a_ring_leaves_its_middle_free(void **state) {
    (void)state;
    for (int i = 0; i < 5; i++) {
        double radius = 3 * pow(1.6, i);
        Cover cover = {.count = 0};
        cover_round(&cover, square(23.3, 24.6, radius + 0.8), radius + 0.8, false);
        cover_round(&cover, square(23.3, 24.6, radius - 0.8), radius - 0.8, true);
        assert_covers(&cover, &(Inside){in_ring, 23.3, 24.6, radius, 0.8});
    }
}

static void a_box_has_round_corners(void **state) {
    (void)state;
    for (int i = 0; i < 5; i++) {
        double corner = pow(2, i);
        Cover cover = {.count = 0};
        cover_round(&cover, square(24.2, 23.9, 17.4), corner, false);
        assert_covers(&cover, &(Inside){in_box, 24.2, 23.9, 17.4, corner});
    }
}

static void a_line_covers_its_width_in_every_direction(void **state) {
    (void)state;
    for (int i = 0; i < 32; i++) {
        double angle = 2 * M_PI * i / 32 + 0.01, half = 0.4 + 0.1 * i;
        Point a = {24.1, 23.7};
        Point b = {a.x + 17 * cos(angle), a.y + 17 * sin(angle)};
        Cover flat = {.count = 0}, round = {.count = 0};
        cover_line(&flat, a, b, 2 * half, false);
        assert_covers(&flat, &(Inside){in_line, .a = a, .b = b, .half = half});
        cover_line(&round, a, b, 2 * half, true);
        assert_covers(&round, &(Inside){in_capsule, .a = a, .b = b, .half = half});
    }
}

static void a_triangle_is_filled_both_ways_round(void **state) {
    (void)state;
    Point corners[] = {{4.2, 7.7}, {43.9, 12.1}, {18.3, 41.4}}, back[3];
    for (int i = 0; i < 3; i++)
        back[i] = corners[2 - i];
    Inside inside = {in_triangle, 18.3, 41.4, .a = corners[0], .b = corners[1]};
    Cover cover = {.count = 0}, other = {.count = 0};
    cover_polygon(&cover, corners, 3);
    assert_covers(&cover, &inside);
    cover_polygon(&other, back, 3);
    assert_covers(&other, &inside);
}

static void any_outline(Cover *cover, int i) {
    double x = 24 + 20 * sin(i), y = 24 + 20 * cos(3 * i), r = 1 + i % 19;
    cover->count = 0;
    if (i % 3 == 0) cover_round(cover, square(x, y, r), r, false);
    if (i % 3 == 1) cover_line(cover, (Point){x, y}, (Point){y, r}, 0.3 * r, i % 2);
    if (i % 3 == 2) cover_round(cover, square(x, y, r), 0.3 * r, false);
}

static void a_piece_has_the_pixels_of_the_whole(void **state) {
    (void)state;
    Cover cover = {.count = 0};
    for (int i = 0; i < 300; i++) {
        uint32_t whole[SIDE * SIDE] = {0}, pieces[SIDE * SIDE] = {0};
        int x = (7 * i) % SIDE, y = (11 * i) % SIDE;
        CoverTarget target = onto(whole, all);
        CoverTarget parts[] = {{pieces, SIDE, 0, 0, x, SIDE},
                               {pieces, SIDE, x, 0, SIDE, y},
                               {pieces, SIDE, x, y, SIDE, SIDE}};
        any_outline(&cover, i);
        assert_true(cover_paint(&cover, &target, 0x336699, 0.7));
        for (int part = 0; part < 3; part++)
            assert_true(cover_paint(&cover, &parts[part], 0x336699, 0.7));
        assert_memory_equal(whole, pieces, sizeof whole);
    }
}

static void nothing_beside_the_target_is_changed(void **state) {
    (void)state;
    uint32_t pixels[SIDE * SIDE] = {0};
    CoverTarget target = {pixels, SIDE, 10, 12, 20, 30};
    Cover cover = {.count = 0};
    cover_round(&cover, (Rect){-500, -400, 1500, 1300}, 40, false);
    assert_true(cover_paint(&cover, &target, 0xFFFFFF, 1));
    cover_fill(&target, (Rect){-5, -7, 2000, 3000}, 0xFFFFFF, 1);
    for (int i = 0; i < SIDE * SIDE; i++) {
        bool in = i % SIDE >= 10 && i % SIDE < 20 && i / SIDE >= 12 && i / SIDE < 30;
        assert_int_equal(pixels[i] & 0xFFFFFF, in ? 0xFFFFFF : 0);
    }
}

static void a_colour_lies_over_what_is_there_by_its_opacity(void **state) {
    (void)state;
    uint32_t pixels[SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++)
        pixels[i] = 0xFF204060;
    CoverTarget target = onto(pixels, all);
    cover_fill(&target, (Rect){0, 0, SIDE, SIDE}, 0xC08000, 0.25);
    for (int i = 0; i < SIDE * SIDE; i++) {
        assert_int_equal(pixels[i] >> 24, 0xFF);
        assert_true(abs((int)(pixels[i] >> 16 & 0xFF) - 0x48) <= 1);
        assert_true(abs((int)(pixels[i] >> 8 & 0xFF) - 0x50) <= 1);
        assert_true(abs((int)(pixels[i] & 0xFF) - 0x48) <= 1);
    }
}

static void what_is_no_number_or_too_large_is_not_painted(void **state) {
    (void)state;
    static const double bad[] = {NAN, INFINITY, -INFINITY, 1e300, 2e5};
    uint32_t pixels[SIDE * SIDE] = {0}, none[SIDE * SIDE] = {0};
    CoverTarget target = onto(pixels, all);
    for (int i = 0; i < 5; i++) {
        Point corners[] = {{1, 2}, {bad[i], 40}, {30, 44}};
        Cover cover = {.count = 0};
        cover_polygon(&cover, corners, 3);
        assert_false(cover_paint(&cover, &target, 0xFFFFFF, 1));
    }
    Cover many = {.count = 0};
    for (int i = 0; i < 300; i++)
        cover_round(&many, square(20, 20, 5), 1, false);
    assert_false(cover_paint(&many, &target, 0xFFFFFF, 1));
    assert_memory_equal(pixels, none, sizeof none);
}

static void nothing_covers_nothing(void **state) {
    (void)state;
    uint32_t pixels[SIDE * SIDE] = {0}, none[SIDE * SIDE] = {0};
    CoverTarget target = onto(pixels, all);
    Cover cover = {.count = 0};
    cover_round(&cover, (Rect){5, 5, 0, 9}, 3, false);
    cover_line(&cover, (Point){3, 3}, (Point){3, 3}, 2, false);
    assert_true(cover_paint(&cover, &target, 0xFFFFFF, 1));
    assert_memory_equal(pixels, none, sizeof none);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_disc_covers_what_lies_in_it),
        cmocka_unit_test(a_ring_leaves_its_middle_free),
        cmocka_unit_test(a_box_has_round_corners),
        cmocka_unit_test(a_line_covers_its_width_in_every_direction),
        cmocka_unit_test(a_triangle_is_filled_both_ways_round),
        cmocka_unit_test(a_piece_has_the_pixels_of_the_whole),
        cmocka_unit_test(nothing_beside_the_target_is_changed),
        cmocka_unit_test(a_colour_lies_over_what_is_there_by_its_opacity),
        cmocka_unit_test(what_is_no_number_or_too_large_is_not_painted),
        cmocka_unit_test(nothing_covers_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
