// The lab's displays on a real desk: chosen, folded, moved, taken away, remembered.
#include "desk_bench.h"

static Spot of(DisplayAct act, int index) {
    return display_spot(act, index, DISPLAY_SHELVED);
}

static Spot kind(const char *name) {
    for (int i = 0; i < display_kinds(); i++)
        if (!strcmp(display_kind(i)->name, name)) return display_spot(DISPLAY_KIND, i, 0);
    fail();
    return (Spot){0};
}

static const Shelf *shelf(const Bench *b) {
    return &b->desk->shelving.now;
}

static int place(const Bench *b, const char *name) {
    for (int i = 0; i < shelf(b)->count; i++)
        if (!strcmp(shelf(b)->at[i].kind->name, name)) return i;
    return -1;
}

static bool is_open(Bench *b, const char *name) {
    return has_spot(b, of(DISPLAY_GROUND, place(b, name)));
}

static void the_button_in_the_bar_opens_a_sheet_of_all_kinds(void **state) {
    Bench *b = *state;
    click(b, display_spot(DISPLAY_SHEET, 0, 0));
    for (int i = 0; i < display_kinds(); i++)
        assert_true(has_spot(b, display_spot(DISPLAY_KIND, i, 0)));
    assert_true(reads_key(b, "display.matrix.about"));
    key(b, KEY_ESCAPE, 0);
    assert_false(has_spot(b, kind("matrix")));
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, 'b', MOD_CTRL);
    assert_true(has_spot(b, kind("matrix")));
}

static void a_press_there_adds_a_display_and_another_takes_it_away(void **state) {
    Bench *b = *state;
    int before = shelf(b)->count;
    key(b, 'b', MOD_CTRL);
    click(b, kind("matrix"));
    assert_int_equal(shelf(b)->count, before + 1);
    assert_true(place(b, "matrix") >= 0);
    click(b, kind("matrix"));
    assert_int_equal(place(b, "matrix"), -1);
    click(b, kind("matrix"));
    key(b, KEY_ESCAPE, 0);
    assert_true(is_open(b, "matrix"));
}

static void a_press_on_a_head_folds_and_opens(void **state) {
    Bench *b = *state;
    assert_true(is_open(b, "ket"));
    assert_false(is_open(b, "amplitudes"));
    click(b, of(DISPLAY_HEAD, place(b, "ket")));
    assert_false(is_open(b, "ket"));
    click(b, of(DISPLAY_HEAD, place(b, "amplitudes")));
    assert_true(is_open(b, "amplitudes"));
}

static void a_head_folds_by_keyboard_alone(void **state) {
    Bench *b = *state;
    Spot head = of(DISPLAY_HEAD, place(b, "ket"));
    for (int i = 0; i < 200 && !spot_same(b->desk->focus, head); i++)
        key(b, KEY_TAB, 0);
    assert_true(spot_same(b->desk->focus, head));
    key(b, KEY_ENTER, 0);
    assert_false(is_open(b, "ket"));
    key(b, ' ', 0);
    assert_true(is_open(b, "ket"));
}

static void the_cross_puts_one_away_and_undo_brings_it_back(void **state) {
    Bench *b = *state;
    int before = shelf(b)->count;
    click(b, of(DISPLAY_REMOVE, place(b, "bloch")));
    assert_int_equal(place(b, "bloch"), -1);
    assert_non_null(strstr(b->desk->status, "ブロッホ球"));
    key(b, 'z', MOD_CTRL);
    assert_int_equal(shelf(b)->count, before);
    assert_int_equal(place(b, "bloch"), 0);
    key(b, 'y', MOD_CTRL);
    assert_int_equal(place(b, "bloch"), -1);
}

static void undo_takes_back_circuit_and_displays_in_the_order_they_changed(void **state) {
    Bench *b = *state;
    key(b, 'h', 0);
    click(b, of(DISPLAY_REMOVE, place(b, "bloch")));
    key(b, KEY_HOME, MOD_CTRL);
    key(b, KEY_RIGHT, 0);
    key(b, 'x', 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    assert_int_equal(place(b, "bloch"), -1);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(place(b, "bloch"), 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    for (int i = 0; i < 3; i++)
        key(b, 'y', MOD_CTRL);
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
    assert_int_equal(place(b, "bloch"), -1);
}

static void what_stands_there_is_there_again_when_kyubi_is(void **state) {
    Bench *b = *state;
    click(b, of(DISPLAY_REMOVE, place(b, "bloch")));
    click(b, of(DISPLAY_HEAD, place(b, "amplitudes")));
    Shelf before = *shelf(b);
    bench_again(b);
    assert_true(shelf_same(&before, shelf(b)));
}

static void a_head_is_dragged_over_another(void **state) {
    Bench *b = *state;
    feed_on(b, GESTURE_DOWN, of(DISPLAY_HEAD, place(b, "ket")));
    Point top = middle(b, of(DISPLAY_HEAD, place(b, "bloch")));
    feed_at(b, GESTURE_MOVE, top.x, top.y - 4);
    feed_at(b, GESTURE_UP, top.x, top.y - 4);
    assert_int_equal(place(b, "ket"), 0);
    assert_int_equal(place(b, "bloch"), 1);
    assert_true(is_open(b, "ket")); // it was no press
}

static void a_head_is_dragged_below_the_circuit(void **state) {
    Bench *b = *state;
    feed_on(b, GESTURE_DOWN, of(DISPLAY_HEAD, place(b, "ket")));
    Point at = middle(b, of(DISPLAY_HEAD, place(b, "histogram")));
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_true(shelf(b)->at[place(b, "ket")].below);
}

static void under_the_last_one_there_is_room_below_the_circuit(void **state) {
    Bench *b = *state;
    feed_on(b, GESTURE_DOWN, of(DISPLAY_HEAD, place(b, "bloch")));
    Point at = middle(b, of(DISPLAY_HEAD, place(b, "histogram")));
    feed_at(b, GESTURE_MOVE, at.x + 400, at.y + 250); // nearer to heads at the right
    feed_at(b, GESTURE_UP, at.x + 400, at.y + 250);
    assert_true(shelf(b)->at[place(b, "bloch")].below);
    assert_true(place(b, "bloch") > place(b, "histogram"));
}

static void esc_puts_a_dragged_head_back(void **state) {
    Bench *b = *state;
    Shelf before = *shelf(b);
    feed_on(b, GESTURE_DOWN, of(DISPLAY_HEAD, place(b, "ket")));
    Point at = middle(b, of(DISPLAY_HEAD, place(b, "histogram")));
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    key(b, KEY_ESCAPE, 0);
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_true(shelf_same(&before, shelf(b)));
    assert_string_equal(desk_screen(b->desk), "lab");
}

static void alt_and_arrows_move_the_display_whose_head_has_the_keyboard(void **state) {
    Bench *b = *state;
    desk_focus_by_key(b->desk, of(DISPLAY_HEAD, place(b, "ket")));
    key(b, KEY_UP, MOD_ALT);
    int up = place(b, "ket");
    assert_true(spot_same(b->desk->focus, of(DISPLAY_HEAD, up)));
    key(b, KEY_LEFT, MOD_ALT);
    assert_true(shelf(b)->at[up].below);
    key(b, KEY_RIGHT, MOD_ALT);
    assert_false(shelf(b)->at[up].below);
}

static void correlations_open_where_arrows_are_short(void **state) {
    Bench *b = *state;
    if (place(b, "correlations") < 0) return; // this program has none
    assert_false(is_open(b, "correlations"));
    key(b, 'h', 0);
    Error err = {0};
    Circuit *bell = circuit_create(2);
    circuit_place(bell, (Step){.gate = gate_find("h")}, &err);
    Step cx = {.gate = gate_find("x"), .targets = {1}, .controls = 1, .column = 1};
    circuit_place(bell, cx, &err);
    assert_true(desk_open_circuit(b->desk, bell, &err));
    assert_true(is_open(b, "correlations"));
}

static void the_seed_stands_in_the_head_and_is_typed_as_before(void **state) {
    Bench *b = *state;
    click(b, (Spot){.kind = SPOT_SEED_FIELD, .a = -1});
    type(b, "42");
    key(b, KEY_ENTER, 0);
    assert_int_equal(b->desk->lab.piece.seed, 42);
    assert_true(reads(b, "種 42"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(the_button_in_the_bar_opens_a_sheet_of_all_kinds),
        IN_LAB(a_press_there_adds_a_display_and_another_takes_it_away),
        IN_LAB(a_press_on_a_head_folds_and_opens),
        IN_LAB(a_head_folds_by_keyboard_alone),
        IN_LAB(the_cross_puts_one_away_and_undo_brings_it_back),
        IN_LAB(undo_takes_back_circuit_and_displays_in_the_order_they_changed),
        IN_LAB(what_stands_there_is_there_again_when_kyubi_is),
        IN_LAB(a_head_is_dragged_over_another),
        IN_LAB(a_head_is_dragged_below_the_circuit),
        IN_LAB(under_the_last_one_there_is_room_below_the_circuit),
        IN_LAB(esc_puts_a_dragged_head_back),
        IN_LAB(alt_and_arrows_move_the_display_whose_head_has_the_keyboard),
        IN_LAB(correlations_open_where_arrows_are_short),
        IN_LAB(the_seed_stands_in_the_head_and_is_typed_as_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
