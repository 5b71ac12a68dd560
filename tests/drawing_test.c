// Drawings as bytes: what was put in comes out again, and nothing else is believed.
#include "lesson/drawing.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// A copy of exactly as many bytes as there are, so that a sanitizer sees a step beyond.
static bool scans(const unsigned char *bytes, size_t size) {
    unsigned char *copy = malloc(size ? size : 1);
    if (size) memcpy(copy, bytes, size);
    bool good = drawing_scan((Drawing){copy, size});
    free(copy);
    return good;
}

static unsigned char *room(void) {
    return mem_new(DRAWING_BYTES);
}

static const float SAW[] = {0, 0, 1, 2.5f, 2, 0, 3, 2.5f};

static const DrawingItem ONE_OF_EACH[DRAWING_KINDS] = {
    [DRAWING_PATH_KIND] = {.kind = DRAWING_PATH_KIND,
                           .ink = 3,
                           .fill = 22,
                           .width = 0.5,
                           .points = SAW,
                           .count = 4,
                           .closed = true},
    [DRAWING_CURVE_KIND] = {.kind = DRAWING_CURVE_KIND,
                            .ink = 0,
                            .fill = -1,
                            .points = SAW,
                            .count = 4,
                            .dashed = true},
    [DRAWING_DISC] = {.kind = DRAWING_DISC, .ink = -1, .fill = 5, .n = {1, 2, 3}},
    [DRAWING_ARC] = {.kind = DRAWING_ARC,
                     .ink = 1,
                     .fill = -1,
                     .n = {1, 2, 3, -0.5, 1.5},
                     .round = true},
    [DRAWING_BOX] = {.kind = DRAWING_BOX, .ink = 2, .fill = 15, .n = {1, 2, 3, 4, 0.25}},
    [DRAWING_ARROW] = {.kind = DRAWING_ARROW,
                       .ink = 5,
                       .fill = -1,
                       .width = 0.125,
                       .n = {0, 0, -4, 8, 0.5}},
    [DRAWING_WORDS] = {.kind = DRAWING_WORDS,
                       .ink = 0,
                       .n = {4, 5, 0.5, 2},
                       .across = -1,
                       .down = 1,
                       .bold = true,
                       .words = {"光", "light"}},
    [DRAWING_AREA] = {.kind = DRAWING_AREA,
                      .ink = -1,
                      .n = {1, 1, 2, 2},
                      .area = 255,
                      .press = true,
                      .nudge = true,
                      .words = {NULL, "press me"}},
};

static void assert_same_item(const DrawingItem *a, const DrawingItem *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->ink, b->ink);
    bool filled = a->kind != DRAWING_WORDS && a->kind != DRAWING_AREA;
    if (filled) assert_int_equal(a->fill, b->fill);
    assert_true(a->width == b->width);
    for (int i = 0; i < 5; i++)
        assert_true(a->n[i] == b->n[i]);
    assert_int_equal(a->count, b->count);
    if (a->count) assert_memory_equal(a->points, b->points, 8 * (size_t)a->count);
    assert_true(a->closed == b->closed && a->dashed == b->dashed && a->round == b->round);
    assert_true(a->bold == b->bold && a->press == b->press && a->drag == b->drag);
    assert_true(a->nudge == b->nudge && a->area == b->area);
    assert_true(a->across == b->across && a->down == b->down);
    for (int lang = 0; lang < LANG_COUNT; lang++)
        if (a->words[lang] && b->words[lang])
            assert_string_equal(a->words[lang], b->words[lang]);
        else
            assert_true(!a->words[lang] && !b->words[lang]);
}

static size_t draw_each(unsigned char *bytes) {
    DrawingPen pen;
    drawing_begin(&pen, bytes);
    for (int i = 0; i < DRAWING_KINDS; i++)
        assert_true(drawing_put(&pen, &ONE_OF_EACH[i]));
    return pen.size;
}

static void what_is_put_comes_out_again(void **state) {
    (void)state;
    unsigned char *bytes = room();
    Drawing drawing = {bytes, draw_each(bytes)};
    assert_true(scans(bytes, drawing.size));
    assert_false(drawing_moving(drawing));
    DrawingItem item;
    size_t at = 0;
    for (int i = 0; i < DRAWING_KINDS; i++) {
        assert_true(drawing_next(drawing, &at, &item));
        assert_same_item(&ONE_OF_EACH[i], &item);
    }
    assert_false(drawing_next(drawing, &at, &item));
    free(bytes);
}

static void an_empty_drawing_is_one_and_may_move(void **state) {
    (void)state;
    unsigned char *bytes = room();
    DrawingPen pen;
    drawing_begin(&pen, bytes);
    assert_true(scans(bytes, pen.size));
    drawing_set_moving(&pen);
    assert_true(scans(bytes, pen.size));
    assert_true(drawing_moving((Drawing){bytes, pen.size}));
    assert_false(scans(bytes, 3));
    assert_false(scans(bytes, 0));
    free(bytes);
}

// Every start of a drawing that ends within an item is refused.
static void a_drawing_that_was_cut_is_refused(void **state) {
    (void)state;
    unsigned char *bytes = room();
    size_t size = draw_each(bytes);
    int whole = 0;
    for (size_t cut = 0; cut <= size; cut++)
        whole += scans(bytes, cut);
    assert_int_equal(whole, DRAWING_KINDS + 1); // behind each item, and before the first
    free(bytes);
}

// Whatever a byte becomes, the scan ends, and what it lets pass is within the limits.
static void no_byte_can_lead_astray(void **state) {
    (void)state;
    unsigned char *bytes = room(), *other = room();
    size_t size = draw_each(bytes);
    for (size_t i = 0; i < size; i++)
        for (int value = 0; value < 256; value += 3) {
            memcpy(other, bytes, size);
            other[i] = (unsigned char)value;
            if (!scans(other, size)) continue;
            DrawingItem item;
            int count = 0;
            for (size_t at = 0; drawing_next((Drawing){other, size}, &at, &item); count++) {
                assert_true(at <= size);
                assert_true(item.width >= 0 && item.width <= 100);
                for (int k = 0; k < 5; k++)
                    assert_true(fabs(item.n[k]) <= DRAWING_REACH);
                for (int k = 0; k < 2 * item.count; k++)
                    assert_true(fabs((double)item.points[k]) <= DRAWING_REACH);
            }
            assert_true(count <= DRAWING_ITEMS);
        }
    free(bytes);
    free(other);
}

static bool fits(const DrawingItem *item) {
    unsigned char *bytes = room();
    DrawingPen pen;
    drawing_begin(&pen, bytes);
    size_t before = pen.size;
    bool put = drawing_put(&pen, item);
    if (!put) assert_int_equal(pen.size, before); // and nothing was added
    if (put) assert_true(scans(bytes, pen.size));
    free(bytes);
    return put;
}

static void numbers_out_of_range_are_refused(void **state) {
    (void)state;
    DrawingItem disc = {.kind = DRAWING_DISC, .ink = 0, .fill = -1, .n = {1, 1, 1}};
    assert_true(fits(&disc));
    const double bad[] = {(double)NAN, (double)INFINITY, -(double)INFINITY, 1001, -1001};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        for (int k = 0; k < 3; k++) {
            DrawingItem item = disc;
            item.n[k] = bad[i];
            assert_false(fits(&item));
        }
    disc.width = (double)NAN;
    assert_false(fits(&disc));
    disc.width = 0;
    disc.ink = 1000;
    assert_false(fits(&disc));
    DrawingItem turn = {.kind = DRAWING_ARC, .ink = 0, .fill = -1, .n = {0, 0, 1, 0, 7}};
    assert_false(fits(&turn)); // more than a whole turn
    float far[] = {0, 0, 1e9f, 0};
    DrawingItem path = {.kind = DRAWING_PATH_KIND, .fill = -1, .points = far, .count = 2};
    assert_false(fits(&path));
}

static void texts_are_short_and_utf8(void **state) {
    (void)state;
    char long_text[DRAWING_TEXT + 2];
    memset(long_text, 'a', sizeof long_text);
    long_text[DRAWING_TEXT + 1] = 0;
    const char *const bad[] = {long_text, "\xc0\xaf", "a\x1b[2J", "\xed\xa0\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        DrawingItem item = {.kind = DRAWING_WORDS, .n = {0, 0, 1}, .words = {bad[i], "a"}};
        assert_false(fits(&item));
    }
    long_text[DRAWING_TEXT] = 0;
    DrawingItem good = {
        .kind = DRAWING_WORDS, .n = {0, 0, 1}, .words = {long_text, "a\nb"}};
    assert_true(fits(&good));
    DrawingItem idle = {.kind = DRAWING_AREA, .ink = -1, .n = {0, 0, 1, 1}};
    assert_false(fits(&idle)); // nothing would answer
}

// How many of `item` one drawing takes.
static int most(const DrawingItem *item) {
    unsigned char *bytes = room();
    DrawingPen pen;
    int count = 0;
    drawing_begin(&pen, bytes);
    while (drawing_put(&pen, item))
        count++;
    assert_true(scans(bytes, pen.size));
    free(bytes);
    return count;
}

static void sums_have_limits_too(void **state) {
    (void)state;
    DrawingItem disc = {.kind = DRAWING_DISC, .ink = 0, .fill = -1, .n = {1, 1, 1}};
    assert_int_equal(most(&disc), DRAWING_ITEMS);
    disc.dashed = true; // 6.28 units round
    assert_int_equal(most(&disc), (int)(DRAWING_DASHED / (2 * M_PI)));
    DrawingItem words = {.kind = DRAWING_WORDS, .n = {0, 0, 1}, .words = {"a", "b"}};
    assert_int_equal(most(&words), DRAWING_TEXTS);
    char text[DRAWING_TEXT + 1];
    memset(text, 'a', DRAWING_TEXT);
    text[DRAWING_TEXT] = 0;
    words.words[0] = text;
    words.words[1] = NULL;
    assert_int_equal(most(&words), DRAWING_LETTERS / DRAWING_TEXT);
    float *points = mem_new(8 * (size_t)DRAWING_PATH);
    DrawingItem path = {
        .kind = DRAWING_PATH_KIND, .fill = -1, .points = points, .count = DRAWING_PATH};
    assert_int_equal(most(&path), DRAWING_POINTS / DRAWING_PATH);
    for (int i = 0; i < 2 * DRAWING_PATH; i++)
        points[i] = i % 4 == 0 ? 1 : 0; // to and fro: a unit a point, twice for the outline
    assert_int_equal(most(&path), DRAWING_LENGTH / 2 / DRAWING_PATH);
    path.count = 2; // a line alone costs little
    assert_int_equal(most(&path), DRAWING_ITEMS);
    free(points);
    DrawingItem area = {.kind = DRAWING_AREA, .ink = -1, .n = {0, 0, 1, 1}, .press = true};
    assert_int_equal(most(&area), DRAWING_AREAS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_comes_out_again),
        cmocka_unit_test(an_empty_drawing_is_one_and_may_move),
        cmocka_unit_test(a_drawing_that_was_cut_is_refused),
        cmocka_unit_test(no_byte_can_lead_astray),
        cmocka_unit_test(numbers_out_of_range_are_refused),
        cmocka_unit_test(texts_are_short_and_utf8),
        cmocka_unit_test(sums_have_limits_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
