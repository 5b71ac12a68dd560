// Fields under the hand: what is selected, copied and pasted, where the pointer puts the
// caret.
#include "desk_bench.h"

#include "view/answer_view.h"

static const Spot ANGLE = {.kind = SPOT_ANGLE};
static const Spot NUMBER = {.kind = SPOT_FIELD};
static const Spot SEED = {.kind = SPOT_SEED_FIELD, .a = -1};

static int setup_turning(void **state) {
    Bench *b = bench_open("lesson { id = \"own.one\", title = \"One\" }\n"
                          "page \"first\" \"First\"\n"
                          "local turn = circuit { qubits = 1, start = \"ry(pi/2) 0\", "
                          "palette = \"ry h\" }\n"
                          "display.histogram { of = turn }\n");
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static void paste(Bench *b, const char *text) {
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_PASTE, .text = text});
}

static void compose(Bench *b, const char *text) {
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_COMPOSE, .text = text, .start = -1});
}

static void commit(Bench *b, const char *text) {
    compose(b, "");
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = text});
}

static Field *field_in(Bench *b) {
    Field *field = desk_focused_field(b->desk);
    assert_non_null(field);
    return field;
}

static void expect_text(Bench *b, const char *text) {
    assert_string_equal(field_in(b)->text, text);
}

static void expect_selected(Bench *b, const char *text) {
    char *selected = field_selected(field_in(b));
    assert_string_equal(selected, text);
    free(selected);
}

static void expect_clipboard(Bench *b, const char *text) {
    char *copied = desk_clipboard(b->desk);
    if (text)
        assert_string_equal(copied, text);
    else
        assert_null(copied);
    free(copied);
}

static void number_page(Bench *b) {
    desk_turn_to(b->desk, 1);
    click(b, NUMBER);
}

// The middle of the character at a byte of the focused field, as the view shows it now.
static double x_of(Bench *b, int byte) {
    const Field *field = field_in(b);
    const Scene *scene = desk_scene(b->desk);
    const SpotArea *area = scene_find(scene, b->desk->focus);
    assert_non_null(area);
    FieldModel model = desk_field_model(b->desk, field, b->desk->focus);
    double left = -1;
    for (double x = area->rect.x; x < area->rect.x + area->rect.w; x += 0.25) {
        int here = field_view_byte(scene, area->rect, &model, x);
        if (here == byte && left < 0) left = x;
        if (here > byte && left >= 0) return (left + x) / 2;
    }
    return left < 0 ? area->rect.x : area->rect.x + area->rect.w - 2;
}

static void down(Bench *b, double x, int clicks, int mods) {
    double y = middle(b, b->desk->focus).y;
    desk_feed(
        b->desk,
        &(Gesture){.kind = GESTURE_DOWN, .x = x, .y = y, .clicks = clicks, .mods = mods});
}

static void move(Bench *b, double x) {
    feed_at(b, GESTURE_MOVE, x, middle(b, b->desk->focus).y);
}

static void up(Bench *b, double x) {
    feed_at(b, GESTURE_UP, x, middle(b, b->desk->focus).y);
}

static void press_at(Bench *b, double x, int clicks, int mods) {
    down(b, x, clicks, mods);
    up(b, x);
}

static void an_angle_opened_by_a_key_is_replaced_by_typing(void **state) {
    Bench *b = *state;
    keys(b, "p");
    key(b, KEY_ENTER, 0);
    assert_int_equal(b->desk->focus.kind, SPOT_ANGLE);
    assert_true(field_in(b)->text[0]);
    expect_selected(b, field_in(b)->text);
    type(b, "pi/8");
    expect_text(b, "pi/8");
    key(b, KEY_ENTER, 0);
    assert_true(fabs(circuit_step(lab_circuit(b), 0)->angles[0].value - M_PI / 8) < 1e-12);
}

static void so_is_one_opened_by_a_click_and_the_next_click_places_the_caret(void **state) {
    Bench *b = *state;
    keys(b, "p");
    click(b, ANGLE);
    expect_selected(b, field_in(b)->text);
    type(b, "2pi/3");
    press_at(b, x_of(b, 3), 1, 0);
    expect_selected(b, "");
    assert_int_equal(field_in(b)->caret, 3);
    type(b, "*");
    expect_text(b, "2pi*/3");
}

// The lab's field is not the page's: each shows its own circuit's.
static void an_angle_is_typed_on_a_page_as_in_the_lab(void **state) {
    Bench *b = *state;
    const Workpiece *piece = &b->desk->study.pieces[0];
    Spot angle = {.kind = SPOT_ANGLE, .a = 1};
    assert_false(has_spot(b, angle)); // no gate is chosen
    click(b, (Spot){SPOT_STEP, 0, 0, 0, NULL});
    click(b, angle);
    expect_selected(b, "pi/2");
    commit(b, "60°");
    key(b, KEY_ENTER, 0);
    assert_float_equal(circuit_step(workpiece_shown(piece), 0)->angles[0].value, M_PI / 3,
                       1e-12);
    assert_int_equal(b->desk->focus.kind, SPOT_CELL);
    key(b, KEY_ENTER, 0); // and by the keyboard alone
    type(b, "2)");
    key(b, KEY_ENTER, 0);
    assert_true(reads(b, "「2)」は数として読めません。")); // refused: nothing changes
    assert_float_equal(circuit_step(workpiece_shown(piece), 0)->angles[0].value, M_PI / 3,
                       1e-12);
    key(b, KEY_ESCAPE, 0);
    key(b, KEY_F9, 0);
    assert_false(has_spot(b, angle));
    assert_string_equal(b->desk->lab.angle.text, "");
    keys(b, "p");
    click(b, ANGLE);
    expect_selected(b, "pi/2");
    type(b, "1");
    key(b, KEY_ESCAPE, 0);
    assert_float_equal(circuit_step(workpiece_shown(piece), 0)->angles[0].value, M_PI / 3,
                       1e-12);
}

static void a_seed_that_is_opened_is_replaced_by_typing(void **state) {
    Bench *b = *state;
    keys(b, "h");
    click(b, SEED);
    expect_selected(b, "1");
    type(b, "42");
    key(b, KEY_ENTER, 0);
    assert_int_equal(b->desk->lab.piece.seed, 42);
}

static void undo_in_a_field_takes_back_typing_and_never_a_gate(void **state) {
    Bench *b = *state;
    keys(b, "p");
    key(b, KEY_ENTER, 0);
    char before[FIELD_SIZE];
    snprintf(before, sizeof before, "%s", field_in(b)->text);
    type(b, "71");
    key(b, 'z', MOD_CTRL);
    expect_text(b, before);
    key(b, 'z', MOD_CTRL);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    key(b, 'y', MOD_CTRL);
    expect_text(b, "71");
    key(b, KEY_ESCAPE, 0);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
}

static void what_is_selected_is_copied_cut_and_pasted(void **state) {
    Bench *b = *state;
    number_page(b);
    type(b, "0.25");
    key(b, 'c', MOD_CTRL);
    expect_clipboard(b, NULL); // nothing is selected
    key(b, 'a', MOD_CTRL);
    key(b, 'c', MOD_CTRL);
    expect_clipboard(b, "0.25");
    expect_text(b, "0.25");
    key(b, KEY_LEFT, 0);
    key(b, KEY_RIGHT, MOD_SHIFT);
    key(b, KEY_RIGHT, MOD_SHIFT);
    key(b, 'x', MOD_CTRL);
    expect_clipboard(b, "0.");
    expect_text(b, "25");
    paste(b, "1/\n");
    expect_text(b, "1/25");
    key(b, 'z', MOD_CTRL);
    expect_text(b, "25");
}

static void a_paste_without_a_field_or_a_text_does_nothing(void **state) {
    Bench *b = *state;
    keys(b, "h");
    paste(b, "x");
    paste(b, NULL);
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    click(b, SEED);
    paste(b, NULL);
    expect_text(b, "1");
}

static void a_change_by_paste_or_undo_unsettles_the_verdict(void **state) {
    Bench *b = *state;
    number_page(b);
    type(b, "1/3");
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->study.answers[0].fresh);
    paste(b, "0");
    assert_false(b->desk->study.answers[0].fresh);
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->study.answers[0].fresh);
    key(b, 'z', MOD_CTRL);
    assert_false(b->desk->study.answers[0].fresh);
}

static void a_drag_selects_and_shift_extends(void **state) {
    Bench *b = *state;
    number_page(b);
    type(b, "12345");
    down(b, x_of(b, 1), 1, 0);
    move(b, x_of(b, 3));
    expect_selected(b, "23");
    move(b, x_of(b, 0));
    expect_selected(b, "1");
    up(b, x_of(b, 0));
    expect_selected(b, "1");
    press_at(b, x_of(b, 4), 1, MOD_SHIFT);
    expect_selected(b, "234");
    type(b, "0");
    expect_text(b, "105");
}

static void a_double_click_selects_all(void **state) {
    Bench *b = *state;
    number_page(b);
    type(b, "1/4");
    press_at(b, x_of(b, 1), 1, 0);
    down(b, x_of(b, 1), 2, 0);
    move(b, x_of(b, 1) + 9); // trembling
    up(b, x_of(b, 1) + 9);
    expect_selected(b, "1/4");
}

// The words of a text wider than its field stand still while the pointer takes the caret
// along.
static void a_long_text_does_not_run_from_the_pointer(void **state) {
    Bench *b = *state;
    number_page(b);
    type(b, "1234567890123456789012345678901234567890");
    double scroll = field_in(b)->scroll;
    assert_true(scroll > 50);
    const SpotArea *area = spot_of(b, NUMBER);
    double left = area->rect.x + area->rect.w * 0.3;
    down(b, area->rect.x + area->rect.w * 0.7, 1, 0);
    move(b, left);
    assert_true(field_in(b)->scroll == scroll);
    int caret = field_in(b)->caret;
    assert_true(caret < field_in(b)->anchor);
    up(b, left);
    assert_int_equal(field_in(b)->caret, caret);
    key(b, KEY_HOME, 0);
    assert_true(field_in(b)->scroll == 0);
}

static void composing_has_the_keys_and_the_pointer(void **state) {
    Bench *b = *state;
    number_page(b);
    type(b, "12");
    key(b, 'a', MOD_CTRL);
    compose(b, "ろく");
    assert_true(reads(b, "ろく"));
    assert_false(reads(b, "12"));
    key(b, KEY_BACKSPACE, 0);
    key(b, 'z', MOD_CTRL);
    key(b, 'x', MOD_CTRL);
    paste(b, "7");
    press_at(b, x_of(b, 0), 1, 0);
    expect_text(b, "12");
    compose(b, "");
    assert_true(reads(b, "12"));
    compose(b, "ろく");
    commit(b, "６");
    expect_text(b, "６");
}

static double caret_of(Bench *b) {
    Rect rect;
    desk_scene(b->desk);
    assert_true(desk_field(b->desk, &rect));
    const SpotArea *area = spot_of(b, NUMBER);
    assert_true(rect.y == area->rect.y && rect.h == area->rect.h);
    assert_true(rect.x >= area->rect.x && rect.x + rect.w <= area->rect.x + area->rect.w);
    return rect.x;
}

// An input method puts its window where desk_field says: at the caret, and while it
// composes at the clause it works at.
static void the_candidate_window_follows_the_caret(void **state) {
    Bench *b = *state;
    number_page(b);
    double empty = caret_of(b);
    type(b, "12");
    double behind = caret_of(b);
    assert_true(behind > empty + 10);
    key(b, KEY_HOME, 0);
    assert_float_equal(caret_of(b), empty, 0.01);
    key(b, KEY_END, 0);
    Gesture clause = {
        .kind = GESTURE_COMPOSE, .text = "かくりつは", .start = 4, .length = 1};
    desk_feed(b->desk, &clause);
    assert_true(caret_of(b) > behind + 4 * 12);
    clause.start = 0;
    desk_feed(b->desk, &clause);
    assert_float_equal(caret_of(b), behind, 0.01);
    Rect rect;
    assert_true(desk_field(b->desk, &rect) && rect.w > 12); // as wide as か
    compose(b, "");
    assert_float_equal(caret_of(b), behind, 0.01);
}

// SDL cuts a long commit into several pieces; a composition that is left is over.
static void a_commit_in_pieces_is_one_text(void **state) {
    Bench *b = *state;
    number_page(b);
    type(b, "12");
    key(b, 'a', MOD_CTRL);
    compose(b, "さんてんいちよん");
    commit(b, "３．");
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = "１４"});
    expect_text(b, "３．１４");
    compose(b, "ろく");
    key(b, KEY_ENTER, 0); // the input method's
    assert_true(reads(b, "ろく"));
    desk_focus(b->desk, (Spot){.kind = SPOT_NEXT});
    assert_false(reads(b, "ろく"));
}

static void a_digit_typed_beside_the_field_goes_behind_its_text(void **state) {
    Bench *b = *state;
    number_page(b);
    type(b, "12");
    key(b, 'a', MOD_CTRL);
    key(b, KEY_ESCAPE, 0);
    keys(b, "3");
    expect_text(b, "123");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(an_angle_opened_by_a_key_is_replaced_by_typing),
        cmocka_unit_test_setup_teardown(an_angle_is_typed_on_a_page_as_in_the_lab,
                                        setup_turning, teardown_lesson),
        IN_LAB(so_is_one_opened_by_a_click_and_the_next_click_places_the_caret),
        IN_LAB(a_seed_that_is_opened_is_replaced_by_typing),
        IN_LAB(undo_in_a_field_takes_back_typing_and_never_a_gate),
        IN_LESSON(what_is_selected_is_copied_cut_and_pasted),
        IN_LAB(a_paste_without_a_field_or_a_text_does_nothing),
        IN_LESSON(a_change_by_paste_or_undo_unsettles_the_verdict),
        IN_LESSON(a_drag_selects_and_shift_extends),
        IN_LESSON(a_double_click_selects_all),
        IN_LESSON(a_long_text_does_not_run_from_the_pointer),
        IN_LESSON(composing_has_the_keys_and_the_pointer),
        IN_LESSON(the_candidate_window_follows_the_caret),
        IN_LESSON(a_commit_in_pieces_is_one_text),
        IN_LESSON(a_digit_typed_beside_the_field_goes_behind_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
