// Ink goes where what it marks goes: a moving arrow and bar, a gate, a block, a word, in
// another size of type, another shape of the picture, another language, another step.
#include "ink_bench.h"

#include "type/letters.h"

static int setup(void **state) {
    board_setup(state);
    press(*state, '3');
    return 0;
}

static Anchor last_anchor(Stand *s) {
    return ink_of(s)->strokes[ink_of(s)->count - 1].anchor;
}

static void ring_mover(Stand *s, MoverKind kind, int number) {
    Rect r = mover_of(s, kind, number).rect;
    Point at = middle_of(r);
    drag_round(s, at.x, at.y, 0.35 * r.w, 0.3 * r.h);
}

static void a_ring_round_an_arrow_s_tip_goes_with_it(void **state) {
    Stand *s = *state;
    ring_mover(s, MOVER_TIP, 0);
    assert_int_equal(last_anchor(s).kind, ANCHOR_MOVER);
    Point before = middle_of(mover_of(s, MOVER_TIP, 0).rect);
    assert_at(stroke_middle(s, 0), before, 2);
    workpiece_turn(&s->show->desk->study.pieces[0], 2.2, 1.4, true);
    s->show->desk->dirty = true;
    show_wait(s->show);
    Point after = middle_of(mover_of(s, MOVER_TIP, 0).rect);
    assert_true(hypot(after.x - before.x, after.y - before.y) > 100);
    assert_at(stroke_middle(s, 0), after, 2);
}

static void a_ring_round_a_bar_s_end_goes_up_and_down_with_it(void **state) {
    Stand *s = *state;
    go_to(s, ON_PAIR);
    ring_mover(s, MOVER_BAR, 0);
    Point before = middle_of(mover_of(s, MOVER_BAR, 0).rect);
    desk_set_input(s->show->desk, 0, 0.3);
    show_wait(s->show);
    Point after = middle_of(mover_of(s, MOVER_BAR, 0).rect);
    assert_true(after.y < before.y - 40);
    assert_at(stroke_middle(s, 0), after, 3);
}

static Rect gate_rect(Stand *s) {
    Rect r;
    for (int i = 0; i < scene_spots(board(s)); i++) {
        const SpotArea *area = scene_spot_at(board(s), i);
        if (area->spot.kind == SPOT_STEP && scene_whole(board(s), area->spot, &r)) return r;
    }
    fail_msg("there is no gate");
    return (Rect){0};
}

static void a_ring_round_a_gate_is_the_gate_s(void **state) {
    Stand *s = *state;
    go_to(s, ON_PAIR);
    Rect r = gate_rect(s);
    Point at = middle_of(r);
    drag_round(s, at.x, at.y, 0.7 * r.w, 0.7 * r.h);
    assert_int_equal(last_anchor(s).kind, ANCHOR_SPOT);
    assert_int_equal(last_anchor(s).spot, SPOT_STEP);
    resize_hall(s, 1024, 768);
    assert_at(stroke_middle(s, 0), middle_of(gate_rect(s)), 3);
    press(s, '+');
    press(s, '+');
    assert_at(stroke_middle(s, 0), middle_of(gate_rect(s)), 3);
    press_in(s, SHOW_PRESENTER, 'l', 0);
    assert_at(stroke_middle(s, 0), middle_of(gate_rect(s)), 3);
}

static void a_line_across_a_ball_stays_on_the_ball(void **state) {
    Stand *s = *state;
    Rect before, after;
    Spot spot = {.kind = SPOT_ARROW};
    assert_true(scene_whole(board(s), spot, &before));
    drag_line(s, before.x + 0.1 * before.w, before.y + 0.7 * before.h,
              before.x + 0.9 * before.w, before.y + 0.8 * before.h);
    resize_hall(s, 1024, 768);
    assert_true(scene_whole(board(s), spot, &after));
    assert_true(after.w < before.w - 20);
    Point places[INK_PLACES];
    int count = ink_places(ink_of(s), 0, board(s), places);
    assert_at(places[0], (Point){after.x + 0.1 * after.w, after.y + 0.7 * after.h}, 3);
    assert_at(places[count - 1], (Point){after.x + 0.9 * after.w, after.y + 0.8 * after.h},
              3);
}

// --- words

static const char WORDS[] = "measured often";

static SceneText text_of(Stand *s, const char *words) {
    for (int i = 0; i < scene_texts(board(s)); i++) {
        SceneText text = scene_text_at(board(s), i);
        Letters letters = letters_of(text.prose);
        char *all = letters_text(&letters, 0, letters.count);
        bool found = strcasestr(all, words) != NULL;
        free(all);
        letters_free(&letters);
        if (found) return text;
    }
    fail_msg("no text says %s", words);
    return (SceneText){0};
}

// Where such words begin and end, in the middles of the letters there.
static void find_words(Stand *s, const char *words, Point *first, Point *last) {
    SceneText text = text_of(s, words);
    Letters letters = letters_of(text.prose);
    char *all = letters_text(&letters, 0, letters.count);
    ptrdiff_t from = strcasestr(all, words) - all;
    *first = middle_of(letters.rows[from].rect);
    *last = middle_of(letters.rows[from + (ptrdiff_t)strlen(words) - 1].rect);
    first->x += text.x;
    first->y += text.y;
    last->x += text.x;
    last->y += text.y;
    free(all);
    letters_free(&letters);
}

static void marked_words_stay_marked(void **state) {
    Stand *s = *state;
    Point first, last, places[INK_PLACES];
    go_to(s, ON_WORDS);
    find_words(s, WORDS, &first, &last);
    drag_line(s, first.x, first.y, last.x, last.y);
    assert_int_equal(last_anchor(s).kind, ANCHOR_WORDS);
    Point before = first;
    for (int i = 0; i < 6; i++) {
        press(s, '+');
        find_words(s, WORDS, &first, &last);
        int count = ink_places(ink_of(s), 0, board(s), places);
        assert_at(places[0], first, 3);
        assert_at(places[count - 1], last, 3);
    }
    assert_true(hypot(first.x - before.x, first.y - before.y) > 50);
}

static void a_stroke_over_a_whole_line_is_parted_where_the_line_is(void **state) {
    Stand *s = *state;
    go_to(s, ON_WORDS);
    SceneText text = text_of(s, WORDS);
    drag_line(s, text.x + 5, text.y + 30, text.x + 0.9 * prose_width(text.prose),
              text.y + 30);
    Point places[INK_PLACES];
    assert_int_equal(ink_places(ink_of(s), 0, board(s), places), 2);
    resize_hall(s, 1024, 768);
    for (int i = 0; i < 6; i++)
        press(s, '+');
    int count = ink_places(ink_of(s), 0, board(s), places), parted = 0;
    for (int i = 0; i < count; i++) {
        parted += isnan(places[i].x);
        assert_true(isnan(places[i].x) ||
                    (places[i].x >= text.x - 60 && places[i].x < 1960));
    }
    assert_true(parted >= 1);
    assert_int_equal(count, 2 + 3 * parted);
}

static void what_marks_words_is_theirs_alone(void **state) {
    Stand *s = *state;
    Point first, last, places[INK_PLACES];
    go_to(s, ON_WORDS);
    find_words(s, WORDS, &first, &last);
    drag_line(s, first.x, first.y, last.x, last.y);
    press_in(s, SHOW_PRESENTER, 'l', 0); // those words are not there
    assert_int_equal(ink_places(ink_of(s), 0, board(s), places), 0);
    assert_ptr_equal(show_scene(s->show, SHOW_AUDIENCE), board(s));
    press_in(s, SHOW_PRESENTER, 'l', 0);
    assert_true(ink_places(ink_of(s), 0, board(s), places) > 0);
    assert_ptr_not_equal(show_scene(s->show, SHOW_AUDIENCE), board(s));
}

static void what_marks_nothing_is_the_page_s(void **state) {
    Stand *s = *state;
    go_to(s, ON_WORDS);
    drag_line(s, 192, 972, 960, 1026);
    assert_int_equal(last_anchor(s).kind, ANCHOR_PAGE);
    resize_hall(s, 1024, 768);
    const Metrics *m = &scene_look(board(s))->metrics;
    Point places[INK_PLACES];
    ink_places(ink_of(s), 0, board(s), places);
    assert_at(places[0], (Point){0.1 * m->width, 0.9 * m->height}, 2);
}

#define WITH_PEN(test) cmocka_unit_test_setup_teardown(test, setup, board_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_PEN(a_ring_round_an_arrow_s_tip_goes_with_it),
        WITH_PEN(a_ring_round_a_bar_s_end_goes_up_and_down_with_it),
        WITH_PEN(a_ring_round_a_gate_is_the_gate_s),
        WITH_PEN(a_line_across_a_ball_stays_on_the_ball),
        WITH_PEN(marked_words_stay_marked),
        WITH_PEN(a_stroke_over_a_whole_line_is_parted_where_the_line_is),
        WITH_PEN(what_marks_words_is_theirs_alone),
        WITH_PEN(what_marks_nothing_is_the_page_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
