// The chosen step where it stands: dots by digits, angles by brackets, inverse, size.
#include "edits_bench.h"

static void choose(Bench *b, int wire, int column) {
    int step = circuit_at(lab_circuit(b), wire, column);
    assert_int_not_equal(step, NO_STEP);
    click(b, (Spot){SPOT_STEP, step, wire, -1, NULL});
}

static void a_digit_puts_a_control_on_its_wire_and_takes_it_off(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "x 0", 3);
    choose(b, 0, 0);
    key(b, '2', 0);
    assert_piece(piece, "cx 2 0");
    key(b, '1', MOD_SHIFT);
    assert_piece(piece, "ctrl @ negctrl @ x 2 1 0");
    key(b, '2', MOD_SHIFT); // the other kind in its place
    assert_piece(piece, "negctrl @ negctrl @ x 1 2 0");
    key(b, '1', MOD_SHIFT);
    key(b, '2', MOD_SHIFT);
    assert_piece(piece, "x 0");
    key(b, 'z', MOD_CTRL); // each is one step of undo
    assert_piece(piece, "negctrl @ x 2 0");
}

static void a_digit_that_cannot_be_says_why(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "x 0; measure 1", 2);
    choose(b, 0, 0);
    key(b, '7', 0);
    assert_true(b->desk->refused && reads(b, "q7"));
    key(b, '0', 0); // its own wire
    assert_true(b->desk->refused);
    choose(b, 1, 0);
    key(b, '0', 0);
    assert_true(b->desk->refused);
    assert_piece(piece, "x 0; measure 1");
}

static void brackets_turn_its_angle(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "rx(pi/2) 0; h 1", 2);
    choose(b, 0, 0);
    key(b, ']', 0);
    const Step *step = circuit_step(lab_circuit(b), 0);
    assert_float_equal(step->angles[0].value, 7 * M_PI / 12, 1e-12);
    assert_string_equal(step->angles[0].text, "7*pi/12");
    key(b, '[', 0);
    key(b, '[', MOD_SHIFT);
    step = circuit_step(lab_circuit(b), 0);
    assert_float_equal(step->angles[0].value, 89 * M_PI / 180, 1e-12);
    choose(b, 1, 0);
    key(b, ']', 0);
    assert_true(b->desk->refused && reads(b, "H"));
    assert_int_equal(piece->chosen, circuit_at(lab_circuit(b), 1, 0));
}

static void the_dagger_key_inverts_what_can_be_undone(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "s 0; qft 1:2; rx(pi/3) 0; pow(1/2) @ y 0; measure 0", 3);
    choose(b, 0, 0);
    key(b, '\'', 0);
    choose(b, 1, 0);
    key(b, '^', 0);
    choose(b, 0, 1);
    key(b, '\'', 0);
    choose(b, 0, 2);
    key(b, '\'', 0);
    assert_piece(piece, "sdg 0; qftdg 1:2; rx(-pi/3) 0; pow(-1/2) @ y 0; measure 0");
    choose(b, 0, 3);
    key(b, '\'', 0);
    assert_true(b->desk->refused);
}

static void a_block_grows_and_shrinks_at_its_lower_end(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "qft 0:1; lt 0, a=1, b=2", 3);
    choose(b, 0, 0);
    key(b, KEY_PAGE_DOWN, MOD_SHIFT);
    assert_piece(piece, "qft 0:2; lt 0, a=1, b=2");
    key(b, KEY_PAGE_DOWN, MOD_SHIFT); // there is no wire below
    assert_true(b->desk->refused);
    for (int i = 0; i < 3; i++)
        key(b, KEY_PAGE_UP, MOD_SHIFT);
    assert_piece(piece, "qft 0; lt 0, a=1, b=2");
    assert_true(b->desk->refused); // one wire is the least
    choose(b, 0, 1);
    key(b, KEY_PAGE_DOWN, MOD_SHIFT);
    assert_true(b->desk->refused);
}

static void without_a_chosen_gate_the_keys_say_so(void **state) {
    Bench *b = *state;
    key(b, ']', 0);
    assert_true(reads_key(b, "gate.none_chosen"));
    key(b, '3', 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
}

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local c = circuit { qubits = 2, start = \"x 0\", palette = \"h x control\" }\n"
    "display.histogram { of = c, shots = 100, seed = 5 }\n"
    "exercise.number \"quarter\" { ask = \"A quarter?\", answer = \"1\" }\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static void in_a_lesson_digits_type_the_number_until_a_step_is_chosen(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    key(b, '1', 0);
    assert_int_equal(b->desk->focus.kind, SPOT_FIELD);
    assert_string_equal(b->desk->study.answers[0].field.text, "1");
    click(b, (Spot){SPOT_STEP, 0, 0, 0, NULL});
    key(b, '1', 0);
    assert_piece(piece, "cx 1 0");
    assert_string_equal(b->desk->study.answers[0].field.text, "1");
    key(b, '1', MOD_SHIFT); // its palette has no anti-control
    assert_true(b->desk->refused);
    assert_piece(piece, "cx 1 0");
}

static void the_tab_of_a_block_is_drawn_over_more_wires_or_fewer(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->lab.piece;
    begin(b, "qft 0:1; @column 2 h 3", 4);
    assert_false(has_spot(b, (Spot){SPOT_SIZE, 0, 1, -1, NULL})); // not chosen
    choose(b, 0, 0);
    assert_true(has_spot(b, (Spot){SPOT_SIZE, 0, 1, -1, NULL}));
    drag(b, (Spot){SPOT_SIZE, 0, 1, -1, NULL}, (Spot){SPOT_CELL, 3, 0, -1, NULL});
    assert_piece(piece, "qft 0:1; @column 2 h 3"); // still in the hand
    assert_int_equal(circuit_step(workpiece_shown(piece), 0)->block, 0xf);
    assert_true(reads(b, "4 本"));
    feed_on(b, GESTURE_UP, (Spot){SPOT_STEP, 0, 3, -1, NULL});
    assert_piece(piece, "qft 0:3; h 3");
    drag(b, (Spot){SPOT_SIZE, 0, 3, -1, NULL}, (Spot){SPOT_STEP, 0, 0, -1, NULL});
    feed_on(b, GESTURE_UP, (Spot){SPOT_STEP, 0, 0, -1, NULL});
    assert_piece(piece, "qft 0; @column 2 h 3");
    key(b, 'z', MOD_CTRL);
    assert_piece(piece, "qft 0:3; h 3");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(the_tab_of_a_block_is_drawn_over_more_wires_or_fewer),
        IN_LAB(a_digit_puts_a_control_on_its_wire_and_takes_it_off),
        IN_LAB(a_digit_that_cannot_be_says_why),
        IN_LAB(brackets_turn_its_angle),
        IN_LAB(the_dagger_key_inverts_what_can_be_undone),
        IN_LAB(a_block_grows_and_shrinks_at_its_lower_end),
        IN_LAB(without_a_chosen_gate_the_keys_say_so),
        cmocka_unit_test_setup_teardown(
            in_a_lesson_digits_type_the_number_until_a_step_is_chosen, setup,
            teardown_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
