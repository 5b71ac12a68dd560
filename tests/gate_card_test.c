// The card of a gate on a real desk: opened three ways, its facts, its fields and buttons.
#include "edits_bench.h"
#include "view/gate_card.h"

static Spot spot_at(Bench *b, int wire, int column) {
    return (Spot){SPOT_STEP, circuit_at(lab_circuit(b), wire, column), wire, -1, NULL};
}

static Spot field(ModifierKind kind, int index) {
    return (Spot){SPOT_CARD_FIELD, (int)kind, index, 0, NULL};
}

static Spot act(CardAct what, int wire) {
    return (Spot){SPOT_CARD_ACT, (int)what, wire, 0, NULL};
}

static void write_in(Bench *b, Spot spot, const char *text) {
    click(b, spot);
    key(b, 'a', MOD_CTRL);
    desk_scene(b->desk);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = text});
}

static void the_right_button_a_long_press_and_i_open_it(void **state) {
    Bench *b = *state;
    begin(b, "h 0", 2);
    feed_on(b, GESTURE_MENU, spot_at(b, 0, 0));
    assert_true(b->desk->gate_card.open);
    assert_true(reads_key(b, "gate.h"));
    assert_true(reads(b, "自分自身"));
    assert_true(reads(b, "pmatrix"));
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->gate_card.open);
    Point at = middle(b, spot_at(b, 0, 0));
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_DOWN, .x = at.x, .y = at.y, .finger = true});
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_HOLD, .x = at.x, .y = at.y, .finger = true});
    assert_true(b->desk->gate_card.open);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_UP, .x = at.x, .y = at.y, .finger = true});
    assert_true(b->desk->gate_card.open);
    key(b, KEY_ESCAPE, 0);
    click(b, spot_at(b, 0, 0));
    key(b, 'i', 0);
    assert_true(b->desk->gate_card.open);
    key(b, KEY_ESCAPE, 0);
    assert_piece(&b->desk->lab.piece, "h 0");
}

static void a_mouse_that_rests_goes_on_holding(void **state) {
    Bench *b = *state;
    begin(b, "h 0", 2);
    feed_on(b, GESTURE_DOWN, spot_at(b, 0, 0));
    feed_on(b, GESTURE_HOLD, spot_at(b, 0, 0));
    assert_false(b->desk->gate_card.open);
}

static void the_card_of_a_tile_has_nothing_to_change(void **state) {
    Bench *b = *state;
    feed_on(b, GESTURE_MENU, gate_tile("s", -1));
    assert_true(reads(b, "90°"));
    assert_false(has_spot(b, field(MODIFIER_POWER, 0)));
    assert_false(has_spot(b, act(CARD_INVERT, 0)));
    key(b, KEY_ESCAPE, 0);
    feed_on(b, GESTURE_MENU, gate_tile("control", -1));
    assert_true(reads_key(b, "gate.control"));
}

static void it_stands_beside_its_gate(void **state) {
    Bench *b = *state;
    begin(b, "h 0; @column 5 qft 0:2; @column 9 h 0", 3);
    static const int columns[] = {0, 4, 8};
    for (int i = 0; i < 3; i++) {
        Rect gate = spot_of(b, spot_at(b, 0, columns[i]))->rect;
        feed_on(b, GESTURE_MENU, spot_at(b, 0, columns[i]));
        const Scene *scene = desk_scene(b->desk);
        Rect sheet = {0};
        for (int k = 0; k + 1 < scene_spots(scene); k++)
            if (scene_spot_at(scene, k)->spot.kind == SPOT_CLOSE &&
                scene_spot_at(scene, k)->quiet)
                sheet = scene_spot_at(scene, k + 1)->rect;
        bool apart = sheet.x >= gate.x + gate.w || sheet.x + sheet.w <= gate.x ||
                     sheet.y >= gate.y + gate.h || sheet.y + sheet.h <= gate.y;
        assert_true(sheet.w > 0 && apart);
        assert_true(sheet.x >= 0 && sheet.x + sheet.w <= 1280);
        assert_true(sheet.y >= 0 && sheet.y + sheet.h <= 800);
        key(b, KEY_ESCAPE, 0);
    }
}

static void each_field_is_one_step_of_undo(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "measure 1; rx(pi/2) 0", 3);
    feed_on(b, GESTURE_MENU, spot_at(b, 0, 0));
    write_in(b, field(MODIFIER_ANGLE, 0), "pi/5");
    key(b, KEY_ENTER, 0);
    assert_piece(piece, "rx(pi/5) 0; measure 1");
    write_in(b, field(MODIFIER_POWER, 0), "1/3");
    key(b, KEY_TAB, 0); // leaving the field takes it
    assert_piece(piece, "pow(1/3) @ rx(pi/5) 0; measure 1");
    key(b, KEY_ESCAPE, 0);
    key(b, 'z', MOD_CTRL);
    assert_piece(piece, "rx(pi/5) 0; measure 1");
    key(b, 'z', MOD_CTRL);
    assert_piece(piece, "rx(pi/2) 0; measure 1");
}

static void a_button_opens_it_and_names_in_angles_stay(void **state) {
    Bench *b = *state;
    begin(b, "let theta = pi/3; rx(theta/2) 0", 1);
    click(b, spot_at(b, 0, 0));
    click(b, (Spot){.kind = SPOT_GATE_CARD});
    assert_true(b->desk->gate_card.open);
    click(b, field(MODIFIER_ANGLE, 0));
    assert_string_equal(desk_focused_field(b->desk)->text, "theta/2");
    key(b, KEY_TAB, 0); // leaving it changes nothing
    assert_piece(&b->desk->lab.piece, "let theta = pi/3; rx(theta/2) 0");
}

static void a_refusal_stands_under_the_field_while_it_is_typed(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "x 0; h 1; add 2:3, a=4:5", 6);
    feed_on(b, GESTURE_MENU, spot_at(b, 2, 0));
    write_in(b, field(MODIFIER_OPERAND, OPERAND_A), "3:4"); // its own wire
    assert_true(reads(b, "q3"));
    key(b, KEY_ENTER, 0);
    assert_piece(piece, "x 0; h 1; add 2:3, a=4:5");
    write_in(b, field(MODIFIER_OPERAND, OPERAND_A), "7");
    key(b, KEY_ENTER, 0);
    assert_piece(piece, "x 0; h 1; add 2:3, a=7");
    write_in(b, field(MODIFIER_RANGE, 0), "1:3"); // H stands there
    assert_string_equal(b->desk->gate_card.why.key, "circuit.taken");
    key(b, KEY_ESCAPE, 0);
    assert_piece(piece, "x 0; h 1; add 2:3, a=7");
}

static void its_buttons_invert_size_and_control(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "qft 0:1", 4);
    feed_on(b, GESTURE_MENU, spot_at(b, 0, 0));
    click(b, act(CARD_INVERT, 0));
    assert_piece(piece, "qftdg 0:1");
    click(b, act(CARD_LARGER, 0));
    assert_piece(piece, "qftdg 0:2");
    click(b, act(CARD_SMALLER, 0));
    click(b, act(CARD_DOT, 3));
    assert_piece(piece, "ctrl @ qftdg 3 0:1");
    click(b, act(CARD_DOT, 3));
    assert_piece(piece, "negctrl @ qftdg 3 0:1");
    for (int i = 0; i < 8; i++) // on through the others, to none
        click(b, act(CARD_DOT, 3));
    assert_piece(piece, "qftdg 0:1");
    click(b, act(CARD_SMALLER, 0));
    click(b, act(CARD_SMALLER, 0)); // one wire is the least
    assert_piece(piece, "qftdg 0");
    assert_true(b->desk->gate_card.note.key[0]);
}

static void a_condition_is_read_and_told(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "measure 0; @column 2 x 1", 2);
    feed_on(b, GESTURE_MENU, spot_at(b, 1, 1));
    write_in(b, field(MODIFIER_CONDITION, 0), "c0 == 1");
    key(b, KEY_ENTER, 0);
    assert_piece(piece, "measure 0; if (c0 == 1) x 1");
    assert_true(reads(b, "c0=1"));
    write_in(b, field(MODIFIER_CONDITION, 0), "c9 == 1"); // no such bit
    assert_string_equal(b->desk->gate_card.why.key, "circuit.no_bit");
}

static void what_a_lesson_locked_is_told_and_not_changed(void **state) {
    Bench *b = *state;
    feed_on(b, GESTURE_MENU, (Spot){SPOT_STEP, 0, 0, 0, NULL});
    assert_true(b->desk->gate_card.open);
    assert_false(has_spot(b, act(CARD_INVERT, 0)));
    assert_true(reads_key(b, "gate.h"));
}

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local c = circuit { qubits = 2, start = \"h 0\", locked = true, palette = \"h x\" }\n"
    "display.histogram { of = c, shots = 100, seed = 5 }\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(the_right_button_a_long_press_and_i_open_it),
        IN_LAB(a_mouse_that_rests_goes_on_holding),
        IN_LAB(the_card_of_a_tile_has_nothing_to_change),
        IN_LAB(it_stands_beside_its_gate),
        IN_LAB(each_field_is_one_step_of_undo),
        IN_LAB(a_button_opens_it_and_names_in_angles_stay),
        IN_LAB(a_refusal_stands_under_the_field_while_it_is_typed),
        IN_LAB(its_buttons_invert_size_and_control),
        IN_LAB(a_condition_is_read_and_told),
        cmocka_unit_test_setup_teardown(what_a_lesson_locked_is_told_and_not_changed, setup,
                                        teardown_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
