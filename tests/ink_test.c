// One step's ink by itself: strokes are made simple, edits are undone and done again
// however they are mixed, and what is written is read back.
#include "ink_bench.h"

#include "base/rng.h"

static bool draw_at(Stand *s, InkStep *ink, double y) {
    Point points[] = {{200, y}, {600, y}};
    return ink_draw(ink, board(s), INK_PEN, points, 2);
}

static void a_straight_line_is_two_places_and_a_wave_is_followed(void **state) {
    Stand *s = *state;
    InkStep ink = {0};
    Point line[300], wave[300], places[INK_PLACES];
    for (int i = 0; i < 300; i++) {
        line[i] = (Point){200 + i, 900 + 0.3 * sin(i)};
        wave[i] = (Point){200 + 2 * i, 900 + 60 * sin(i * 0.1)};
    }
    ink_draw(&ink, board(s), INK_PEN, line, 300);
    ink_draw(&ink, board(s), INK_PEN, wave, 300);
    assert_int_equal(ink.strokes[0].count, 2);
    assert_in_range(ink.strokes[1].count, 20, 150);
    int count = ink_places(&ink, 1, board(s), places);
    for (int i = 0; i < count; i++) { // each is one of those that were drawn
        double nearest = INFINITY;
        for (int k = 0; k < 300; k++)
            nearest =
                fmin(nearest, hypot(wave[k].x - places[i].x, wave[k].y - places[i].y));
        assert_true(nearest < 0.3);
    }
    ink_step_end(&ink);
}

// Against a list of whole pictures, as slow as it is plain.
static void edits_go_back_and_forth_like_a_list_of_pictures(void **state) {
    Stand *s = *state;
    enum { EDITS = 400, HEIGHTS = 40 };
    static unsigned char pictures[EDITS + 1][HEIGHTS];
    int at = 0, newest = 0;
    InkStep ink = {0};
    Rng rng = rng_seeded(5);
    for (int i = 0; i < EDITS; i++) {
        int what = (int)rng_below(&rng, 10), h = (int)rng_below(&rng, HEIGHTS);
        double y = 100 + 24 * h;
        if (what < 4) {
            assert_true(draw_at(s, &ink, y));
            memcpy(pictures[at + 1], pictures[at], HEIGHTS);
            pictures[++at][h]++;
            newest = at;
        } else if (what < 6) {
            bool any = ink_erase(&ink, board(s), (Point){400, y}, 2, true);
            assert_int_equal(any, pictures[at][h] > 0);
            if (any) {
                memcpy(pictures[at + 1], pictures[at], HEIGHTS);
                pictures[++at][h]--;
                newest = at;
            }
        } else if (what < 9) {
            bool back = what < 8;
            bool can = back ? at > 0 : at < newest;
            assert_int_equal(back ? ink_undo(&ink) : ink_redo(&ink), can);
            if (can) at += back ? -1 : 1;
        } else if (h < 4) {
            int seen = ink_seen(&ink);
            assert_int_equal(ink_clear(&ink), seen > 0);
            if (seen) {
                memset(pictures[++at], 0, HEIGHTS);
                newest = at;
            }
        }
        int count = 0;
        for (int k = 0; k < HEIGHTS; k++)
            count += pictures[at][k];
        assert_int_equal(ink_seen(&ink), count);
    }
    ink_step_end(&ink);
}

static void what_is_kept_for_undo_has_an_end(void **state) {
    Stand *s = *state;
    InkStep ink = {0};
    for (int i = 0; i < 1000; i++) {
        assert_true(draw_at(s, &ink, 900));
        assert_true(ink_clear(&ink));
        assert_in_range(ink.count, 1, INK_KEPT);
    }
    int back = 0;
    while (ink_undo(&ink))
        assert_in_range(++back, 1, 2000);
    assert_in_range(back, INK_KEPT, 2 * INK_KEPT + 2);
    while (ink_redo(&ink))
        back--;
    assert_int_equal(back, 0);
    ink_step_end(&ink);
}

static void what_is_written_is_read_back(void **state) {
    Stand *s = *state;
    InkStep ink = {0};
    Point places[INK_PLACES], again[INK_PLACES];
    Point tip = middle_of(mover_of(s, MOVER_TIP, 0).rect), ring[30];
    for (int i = 0; i < 30; i++)
        ring[i] = (Point){tip.x + 50 * cos(i * 0.21), tip.y + 40 * sin(i * 0.21)};
    ink_draw(&ink, board(s), INK_PEN, ring, 30);
    ink_draw(&ink, board(s), INK_HIGHLIGHTER, (Point[]){{120, 195}, {500, 199}}, 2);
    draw_at(s, &ink, 900);
    draw_at(s, &ink, 950);
    ink_draw(&ink, board(s), INK_PEN, (Point[]){{300, 1000}}, 1);
    ink_erase(&ink, board(s), (Point){400, 950}, 2, true);
    Data *data = ink_data(&ink);
    InkStep read = ink_read(data);
    assert_int_equal(read.count, 4);
    for (int i = 0, k = 0; i < ink.count; i++) {
        if (!ink_is_seen(&ink, i)) continue;
        int count = ink_places(&ink, i, board(s), places);
        assert_int_equal(ink_places(&read, k, board(s), again), count);
        assert_int_equal(read.strokes[k++].pen, ink.strokes[i].pen);
        for (int j = 0; j < count; j++)
            assert_at(places[j], again[j], 1e-9);
    }
    assert_false(ink_undo(&read));
    data_free(data);
    ink_step_end(&read);
    ink_step_end(&ink);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_BOARD(a_straight_line_is_two_places_and_a_wave_is_followed),
        ON_BOARD(edits_go_back_and_forth_like_a_list_of_pictures),
        ON_BOARD(what_is_kept_for_undo_has_an_end),
        ON_BOARD(what_is_written_is_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
