// What has the keyboard, and what of a page is in sight.
#include "desk_bench.h"

static void the_cursor_brings_far_columns_into_sight(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 30; i++) {
        keys(b, "h");
        key(b, KEY_RIGHT, 0);
    }
    assert_int_equal(circuit_steps(lab_circuit(b)), 30);
    assert_int_equal(b->desk->lab.piece.cursor_column, 30);
    assert_true(has_spot(b, cell(0, 29, -1)));
    assert_false(has_spot(b, cell(0, 0, -1)));
    for (int i = 0; i < 40; i++)
        key(b, KEY_LEFT, 0);
    assert_true(has_spot(b, cell(0, 0, -1)));
}

// Every stop of one round; returns how many there are.
static int round_of_tab(Bench *b, SpotKind *kinds, int most) {
    Spot first = {0};
    for (int i = 0; i < most; i++) {
        key(b, KEY_TAB, 0);
        if (!i) first = b->desk->focus;
        if (i && spot_same(b->desk->focus, first)) return i;
        kinds[i] = b->desk->focus.kind;
        Spot seen = b->desk->focus;
        if (seen.kind == SPOT_CELL) continue;
        Rect r = spot_of(b, seen)->rect;
        assert_true(r.w > 1 && r.h > 1); // in sight
    }
    fail();
    return 0;
}

static int place_of(const SpotKind *kinds, int count, SpotKind kind) {
    for (int i = 0; i < count; i++)
        if (kinds[i] == kind) return i;
    return -1;
}

static void tab_reaches_everything_in_order_and_comes_round(void **state) {
    Bench *b = *state;
    SpotKind kinds[200];
    int count = round_of_tab(b, kinds, 200);
    assert_int_equal(kinds[0], SPOT_PALETTE);
    assert_int_equal(kinds[count - 1], SPOT_KEYS);
    assert_true(place_of(kinds, count, SPOT_PALETTE) < place_of(kinds, count, SPOT_CELL));
    assert_true(place_of(kinds, count, SPOT_CELL) < place_of(kinds, count, SPOT_SEED));
    assert_true(place_of(kinds, count, SPOT_SEED) < place_of(kinds, count, SPOT_LIBRARY));
    key(b, KEY_TAB, MOD_SHIFT);
    assert_int_equal(b->desk->focus.kind, SPOT_KEYS);
    key(b, KEY_TAB, 0);
    key(b, KEY_ENTER, 0); // presses the first tile
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    assert_int_equal(b->desk->focus.kind, SPOT_PALETTE); // outlives the new scene
}

static void two_links_to_one_place_are_two_stops(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    SpotKind kinds[200];
    int count = round_of_tab(b, kinds, 200), links = 0;
    for (int i = 0; i < count; i++)
        links += kinds[i] == SPOT_LINK;
    assert_int_equal(links, 3);
    assert_true(place_of(kinds, count, SPOT_FIELD) < place_of(kinds, count, SPOT_NEXT));
    assert_true(place_of(kinds, count, SPOT_NEXT) < place_of(kinds, count, SPOT_LIBRARY));
    while (b->desk->focus.kind != SPOT_LINK)
        key(b, KEY_TAB, 0);
    key(b, KEY_ENTER, 0);
    assert_string_equal(b->desk->card.term->key, "qubit");
    key(b, KEY_ESCAPE, 0);
    key(b, KEY_TAB, 0);
    key(b, KEY_ENTER, 0);
    assert_int_equal(b->desk->study.page, 0);
}

static void a_page_reached_by_key_is_ready_for_its_number(void **state) {
    Bench *b = *state;
    key(b, KEY_PAGE_DOWN, 0);
    Rect rect;
    assert_true(desk_field(b->desk, &rect));
    type(b, "0.25");
    key(b, KEY_ENTER, 0);
    assert_true(reads_key(b, "verdict.first"));
    key(b, KEY_PAGE_DOWN, 0);
    assert_int_equal(b->desk->study.page, 2);
}

static void digits_without_a_focus_go_to_the_pages_number(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    desk_scene(b->desk);
    type(b, "-1.5");
    assert_string_equal(b->desk->study.answers[0].field.text, "-1.5");
    key(b, KEY_ENTER, MOD_CTRL);
    assert_true(reads_key(b, "verdict.wrong"));
}

static void the_pages_only_arrow_turns_without_a_focus(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 2);
    Workpiece *piece = &b->desk->study.pieces[1];
    key(b, KEY_DOWN, 0);
    assert_float_equal(piece->theta, M_PI / 12, 1e-12);
    key(b, KEY_RIGHT, 0);
    assert_float_equal(piece->phi, M_PI / 12, 1e-12);
    Spot ball = {.kind = SPOT_ARROW, .a = 1};
    while (!spot_same(b->desk->focus, ball))
        key(b, KEY_TAB, 0);
    key(b, KEY_ENTER, 0);
    key(b, ' ', 0);
    assert_float_equal(piece->theta, M_PI / 12, 1e-12); // pressing it does no harm
    key(b, KEY_DOWN, MOD_ALT);
    assert_float_equal(piece->theta, M_PI / 12 + M_PI / 180, 1e-12);
}

static void a_small_window_scrolls_by_keys_and_wheel(void **state) {
    Bench *b = *state;
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_RESIZE, .width = 640, .height = 480});
    key(b, KEY_HOME, MOD_ALT);
    key(b, KEY_F9, 0);
    key(b, KEY_PAGE_DOWN, 0);
    assert_true(b->desk->lab_scroll > 0);
    key(b, KEY_PAGE_UP, 0);
    assert_float_equal(b->desk->lab_scroll, 0, 1e-9);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_WHEEL, .x = 320, .y = 300, .wheel = 1});
    assert_true(b->desk->lab_scroll > 0);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_WHEEL, .x = 320, .y = 300, .wheel = -50});
    assert_float_equal(b->desk->lab_scroll, 0, 1e-9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(the_cursor_brings_far_columns_into_sight),
        IN_LAB(tab_reaches_everything_in_order_and_comes_round),
        IN_LESSON(two_links_to_one_place_are_two_stops),
        IN_LESSON(a_page_reached_by_key_is_ready_for_its_number),
        IN_LESSON(digits_without_a_focus_go_to_the_pages_number),
        IN_LESSON(the_pages_only_arrow_turns_without_a_focus),
        IN_LESSON(a_small_window_scrolls_by_keys_and_wheel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
