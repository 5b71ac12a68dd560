// Many steps, columns and wires under the hand: by mouse, by keyboard and by finger, in the
// lab and in a lesson with locked steps.
#include "edits_bench.h"

// --- Choosing

static void a_box_from_an_empty_cell_chooses_what_it_touches(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; cx 0 1; @column 4 z 2", 4);
    drag(b, cell(2, 0, -1), cell(0, 1, -1));
    assert_int_equal(chosen(b), 3);
    assert_true(lab_model(b).boxed);
    feed_on(b, GESTURE_UP, cell(0, 1, -1));
    assert_int_equal(chosen(b), 3);
    assert_true(reads(b, "3"));
    assert_false(history_can_undo(lab(b)->history)); // nothing was changed
    drag(b, cell(3, 5, -1), cell(2, 3, -1));         // from the other corner
    feed_on(b, GESTURE_UP, cell(2, 3, -1));
    assert_int_equal(chosen(b), 1);
    assert_int_equal(lab(b)->chosen, step_at(b, 2, 3));
}

static void a_box_goes_on_beyond_the_grid(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1", 2);
    Point from = middle(b, cell(1, 3, -1));
    feed_at(b, GESTURE_DOWN, from.x, from.y);
    feed_at(b, GESTURE_MOVE, 3, 60);
    feed_at(b, GESTURE_UP, 3, 60);
    assert_int_equal(chosen(b), 2);
}

static void escape_puts_back_a_box_and_then_chooses_nothing(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; z 0", 3);
    key(b, 'a', MOD_CTRL);
    assert_int_equal(chosen(b), 3);
    drag(b, cell(2, 0, -1), cell(1, 0, -1));
    assert_int_equal(chosen(b), 1);
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(chosen(b), 3);
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(chosen(b), 0);
    assert_string_equal(desk_screen(b->desk), "lab");
}

static void shift_and_a_click_add_and_take_away(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; cx 0 1", 2);
    click(b, on_step(b, 0, 0));
    shift_click(b, on_step(b, 1, 0));
    assert_int_equal(chosen(b), 2);
    assert_int_equal(lab(b)->chosen, NO_STEP);
    shift_click(b, on_step(b, 0, 1));
    assert_int_equal(chosen(b), 3);
    shift_click(b, on_step(b, 0, 0));
    assert_int_equal(chosen(b), 2);
    shift_click(b, cell(0, 4, -1)); // an empty cell leaves it as it is
    assert_int_equal(chosen(b), 2);
    shift_click(b, on_step(b, 1, 0));
    assert_int_equal(lab(b)->chosen, step_at(b, 0, 1));
    click(b, cell(0, 4, -1));
    assert_int_equal(chosen(b), 0);
}

static void shift_and_a_box_add_to_what_is_chosen(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; @column 4 z 1", 3);
    click(b, on_step(b, 1, 3));
    feed_mods(b, GESTURE_DOWN, cell(2, 0, -1), MOD_SHIFT);
    feed_mods(b, GESTURE_MOVE, cell(0, 0, -1), MOD_SHIFT);
    feed_mods(b, GESTURE_UP, cell(0, 0, -1), MOD_SHIFT);
    assert_int_equal(chosen(b), 3);
}

static void control_and_a_choose_all_and_stretching_a_box(void **state) {
    Bench *b = *state;
    make(b, "h 0; h 1; cx 0 1; @column 4 z 2", 3);
    click(b, cell(2, 0, -1));
    key(b, KEY_UP, MOD_CTRL | MOD_SHIFT);
    assert_int_equal(chosen(b), 1);
    key(b, KEY_UP, MOD_CTRL | MOD_SHIFT);
    key(b, KEY_RIGHT, MOD_CTRL | MOD_SHIFT);
    assert_int_equal(chosen(b), 3);
    assert_true(lab_model(b).boxed);
    key(b, KEY_LEFT, MOD_CTRL | MOD_SHIFT); // and back
    assert_int_equal(chosen(b), 2);
    key(b, KEY_LEFT, MOD_CTRL | MOD_SHIFT); // there is nothing before
    assert_int_equal(chosen(b), 2);
    key(b, KEY_DOWN, 0); // the cursor alone: another beginning
    key(b, KEY_RIGHT, MOD_CTRL | MOD_SHIFT);
    assert_int_equal(chosen(b), 2); // h 1 and an end of cx
    key(b, 'a', MOD_CTRL);
    assert_int_equal(chosen(b), 4);
}

static void a_wire_chooses_by_its_name(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; cx 0 1; z 2", 3);
    click(b, wire_name(1, -1));
    assert_int_equal(chosen(b), 2);
    assert_true(chosen_has(lab(b), step_at(b, 1, 0)));
}

static void a_finger_that_rests_on_an_empty_cell_begins_a_box(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; z 0", 3);
    finger(b, GESTURE_DOWN, cell(2, 0, -1));
    finger(b, GESTURE_MOVE, cell(0, 1, -1)); // without resting it does not
    finger(b, GESTURE_UP, cell(0, 1, -1));
    assert_int_equal(chosen(b), 0);
    finger(b, GESTURE_DOWN, cell(2, 0, -1));
    feed_on(b, GESTURE_HOLD, cell(2, 0, -1));
    assert_true(lab_model(b).boxed); // seen before it moves
    finger(b, GESTURE_MOVE, cell(0, 1, -1));
    finger(b, GESTURE_UP, cell(0, 1, -1));
    assert_int_equal(chosen(b), 3);
    Spot from = on_step(b, 0, 0); // and all are dragged by one
    finger(b, GESTURE_DOWN, from);
    finger(b, GESTURE_MOVE, cell(0, 3, -1));
    finger(b, GESTURE_UP, cell(0, 3, -1));
    assert_lab(b, "@column 4 h 0; @column 4 x 1; z 0");
}

// --- Moving and copying

static void any_chosen_gate_drags_them_all_with_a_preview(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 1; @column 5 y 2", 4);
    box(b, cell(3, 0, -1), cell(0, 1, -1));
    assert_int_equal(chosen(b), 2);
    drag(b, on_step(b, 1, 1), cell(2, 2, -1)); // by the target of cx
    assert_shown(b, "@column 2 h 1; cx 1 2; @column 5 y 2");
    assert_true(lab_model(b).held != NULL && lab_model(b).held->count == 2);
    assert_lab(b, "h 0; cx 0 1; @column 5 y 2"); // not yet
    feed_on(b, GESTURE_MOVE, cell(2, 4, -1));    // y is in the way
    assert_true(b->desk->refused);
    assert_true(reads(b, "Y"));
    feed_on(b, GESTURE_UP, cell(2, 4, -1));
    assert_lab(b, "h 0; cx 0 1; @column 5 y 2");
    assert_int_equal(chosen(b), 2);
    drag(b, on_step(b, 1, 1), cell(2, 2, -1));
    feed_on(b, GESTURE_UP, cell(2, 2, -1));
    assert_lab(b, "@column 2 h 1; cx 1 2; @column 5 y 2");
    assert_int_equal(chosen(b), 2);
    key(b, 'z', MOD_CTRL); // one step
    assert_lab(b, "h 0; cx 0 1; @column 5 y 2");
}

static void shift_and_a_drag_copy(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 1", 4);
    drag_mods(b, on_step(b, 0, 0), cell(3, 0, -1), MOD_SHIFT);
    assert_lab(b, "h 0; h 3; cx 0 1");
    assert_int_equal(lab(b)->chosen, step_at(b, 3, 0));
    box(b, cell(2, 0, -1), cell(0, 1, -1));
    assert_int_equal(chosen(b), 2);
    drag_mods(b, on_step(b, 0, 0), cell(0, 2, -1), MOD_SHIFT);
    assert_lab(b, "h 0; h 3; cx 0 1; h 0; cx 0 1");
    feed_mods(b, GESTURE_DOWN, on_step(b, 3, 0), MOD_SHIFT); // off: nothing at all
    feed_at(b, GESTURE_MOVE, 900, 780);
    feed_at(b, GESTURE_UP, 900, 780);
    assert_lab(b, "h 0; h 3; cx 0 1; h 0; cx 0 1");
}

static void control_and_a_drag_move_the_whole_column(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; cx 0 1; z 0", 3);
    drag_mods(b, on_step(b, 0, 0), cell(1, 2, -1), MOD_CTRL);
    assert_lab(b, "cx 0 1; z 0; h 0; @column 3 x 1");
    key(b, 'z', MOD_CTRL);
    drag_mods(b, cell(2, 1, -1), cell(2, 0, -1), MOD_CTRL); // by an empty cell of it
    assert_lab(b, "cx 0 1; h 0; x 1; z 0");
    key(b, 'z', MOD_CTRL);
    drag_mods(b, on_step(b, 1, 0), cell(1, 2, -1), MOD_CTRL | MOD_SHIFT);
    assert_lab(b, "h 0; x 1; cx 0 1; h 0; x 1; z 0");
    key(b, 'z', MOD_CTRL);
    feed_mods(b, GESTURE_DOWN, on_step(b, 0, 1), MOD_CTRL); // off: it is deleted
    feed_at(b, GESTURE_MOVE, 900, 780);
    feed_at(b, GESTURE_UP, 900, 780);
    assert_lab(b, "h 0; x 1; z 0");
}

static void between_two_columns_one_opens(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 0; z 1", 2);
    drop_on_line(b, gate_tile("y", -1), 0, 1);
    assert_lab(b, "h 0; z 1; y 0; x 0");
    key(b, 'z', MOD_CTRL);
    drop_on_line(b, on_step(b, 1, 0), 0, 1); // a gate of the circuit
    assert_lab(b, "h 0; z 0; x 0");
    key(b, 'z', MOD_CTRL);
    box(b, cell(1, 1, -1), cell(0, 1, -1));
    shift_click(b, on_step(b, 1, 0)); // x 0 and z 1: two columns
    assert_int_equal(chosen(b), 2);
    drop_on_line(b, on_step(b, 0, 1), 0, 0);
    assert_lab(b, "z 1; @column 2 x 0; h 0");
    key(b, 'z', MOD_CTRL);
    drop_on_line(b, gate_tile("y", -1), 0, 5); // behind the last: just there
    assert_int_equal(circuit_columns(lab_circuit(b)), 6);
}

static void a_line_shows_what_would_be(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 0", 2);
    Point at = line_of(b, 0, 1);
    feed_on(b, GESTURE_DOWN, gate_tile("y", -1));
    feed_at(b, GESTURE_MOVE, at.x, at.y);
    assert_shown(b, "h 0; y 0; x 0");
    assert_lab(b, "h 0; x 0");
    feed_at(b, GESTURE_MOVE, at.x + 1, at.y); // it stands still under the hand
    assert_shown(b, "h 0; y 0; x 0");
    key(b, KEY_ESCAPE, 0);
    assert_lab(b, "h 0; x 0");
    assert_shown(b, "h 0; x 0");
}

static void below_the_last_wire_one_is_added(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 1", 2);
    feed_on(b, GESTURE_DOWN, gate_tile("x", -1));
    feed_on(b, GESTURE_MOVE, cell(0, 4, -1));
    feed_on(b, GESTURE_MOVE, cell(2, 4, -1)); // where the time line was
    assert_int_equal(circuit_wires(lab_circuit(b)), 3);
    feed_on(b, GESTURE_MOVE, cell(0, 4, -1));
    assert_int_equal(circuit_wires(lab_circuit(b)), 2);
    feed_on(b, GESTURE_MOVE, cell(2, 4, -1));
    feed_on(b, GESTURE_UP, cell(2, 4, -1));
    assert_lab(b, "h 0; cx 0 1; @column 5 x 2");
    assert_int_equal(circuit_bits(lab_circuit(b)), 3);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_wires(lab_circuit(b)), 2);
    feed_on(b, GESTURE_DOWN, on_step(b, 0, 1)); // cx by its dot: along by its target
    feed_on(b, GESTURE_MOVE, cell(0, 3, -1));
    feed_on(b, GESTURE_MOVE, cell(2, 3, -1));
    feed_on(b, GESTURE_UP, cell(2, 3, -1));
    assert_lab(b, "h 0; @column 4 cx 2 3");
}

static void the_lab_takes_no_more_wires_than_it_holds(void **state) {
    Bench *b = *state;
    make(b, "h 0", DESK_QUBITS);
    feed_on(b, GESTURE_DOWN, gate_tile("x", -1));
    feed_on(b, GESTURE_MOVE, cell(0, 4, -1));
    assert_false(has_spot(b, cell(DESK_QUBITS, 4, -1)));
    key(b, KEY_ESCAPE, 0);
}

static void a_wire_moves_by_its_name(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 1; z 2", 3);
    drag(b, wire_name(2, -1), wire_name(0, -1));
    assert_shown(b, "z 0; h 1; cx 1 2");
    feed_on(b, GESTURE_UP, wire_name(0, -1));
    assert_lab(b, "z 0; h 1; cx 1 2");
    key(b, 'z', MOD_CTRL);
    assert_lab(b, "h 0; z 2; cx 0 1");
    finger(b, GESTURE_DOWN, wire_name(0, -1));
    finger(b, GESTURE_MOVE, cell(1, 2, -1)); // any cell of a wire will do
    finger(b, GESTURE_UP, cell(1, 2, -1));
    assert_lab(b, "h 1; z 2; cx 1 0");
}

static void the_middle_button_deletes(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; z 0", 2);
    feed_on(b, GESTURE_MIDDLE, on_step(b, 1, 0));
    assert_lab(b, "h 0; z 0");
    feed_on(b, GESTURE_MIDDLE, cell(1, 3, -1));
    assert_lab(b, "h 0; z 0");
    key(b, 'a', MOD_CTRL);
    feed_on(b, GESTURE_MIDDLE, on_step(b, 0, 1)); // one of those chosen: all of them
    assert_lab(b, "");
}

// --- Keys

static void shift_and_arrows_move_what_is_chosen(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 1", 3);
    key(b, 'a', MOD_CTRL);
    key(b, KEY_DOWN, MOD_SHIFT);
    assert_lab(b, "h 1; cx 1 2");
    key(b, KEY_RIGHT, MOD_SHIFT);
    assert_lab(b, "@column 2 h 1; cx 1 2");
    key(b, KEY_DOWN, MOD_SHIFT); // no wire there
    assert_true(b->desk->refused);
    assert_lab(b, "@column 2 h 1; cx 1 2");
    assert_int_equal(chosen(b), 2);
    key(b, KEY_DELETE, 0);
    assert_lab(b, "");
    key(b, 'z', MOD_CTRL);
    assert_int_equal(chosen(b), 2); // chosen as it was
    key(b, 'd', MOD_CTRL);
    assert_lab(b, "@column 2 h 1; cx 1 2; h 1; cx 1 2");
    assert_int_equal(chosen(b), 2);
}

static void keys_put_columns_in_and_take_them_out(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 0; z 0", 2);
    click(b, on_step(b, 0, 1));
    key(b, KEY_INSERT, 0);
    assert_lab(b, "h 0; @column 3 x 0; z 0");
    assert_int_equal(lab(b)->cursor_column, 1);
    key(b, KEY_DELETE, MOD_CTRL);
    assert_lab(b, "h 0; x 0; z 0");
    key(b, KEY_INSERT, MOD_SHIFT);
    assert_lab(b, "h 0; x 0; @column 4 z 0");
    assert_int_equal(lab(b)->cursor_column, 2);
    key(b, KEY_LEFT, 0);
    key(b, KEY_DELETE, MOD_CTRL); // a full one
    assert_lab(b, "h 0; @column 3 z 0");
    key(b, KEY_LEFT, 0);
    key(b, KEY_RIGHT, MOD_ALT);
    key(b, KEY_RIGHT, MOD_ALT);
    assert_lab(b, "@column 2 z 0; h 0");
    key(b, KEY_LEFT, MOD_ALT);
    assert_lab(b, "@column 2 h 0; z 0");
    key(b, KEY_LEFT, MOD_ALT);
    key(b, KEY_LEFT, MOD_ALT); // there is none before
    assert_true(b->desk->refused);
}

static void keys_put_wires_in_and_take_them_out(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 1", 2);
    click(b, on_step(b, 1, 1));
    key(b, KEY_INSERT, MOD_ALT);
    assert_lab(b, "h 0; cx 0 2");
    assert_int_equal(circuit_wires(lab_circuit(b)), 3);
    key(b, 'x', 0);
    assert_true(b->desk->refused); // the link of cx passes
    key(b, KEY_DELETE, MOD_ALT);
    assert_lab(b, "h 0; cx 0 1");
    key(b, KEY_INSERT, MOD_ALT | MOD_SHIFT);
    assert_int_equal(circuit_wires(lab_circuit(b)), 3);
    assert_int_equal(lab(b)->cursor_wire, 2);
    key(b, KEY_UP, MOD_ALT);
    key(b, KEY_UP, MOD_ALT);
    assert_lab(b, "h 1; cx 1 2");
    assert_int_equal(lab(b)->cursor_wire, 0);
    key(b, KEY_UP, MOD_ALT);
    assert_true(b->desk->refused);
    key(b, KEY_DOWN, 0);
    key(b, KEY_DELETE, MOD_ALT); // with h and cx on it
    assert_lab(b, "");
    key(b, KEY_DELETE, MOD_ALT);
    key(b, KEY_DELETE, MOD_ALT); // the last stays
    assert_true(reads_key(b, "desk.least_wires"));
    assert_int_equal(circuit_wires(lab_circuit(b)), 1);
}

// --- In a lesson

static void locked_steps_of_a_lesson_never_move(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    click(b, cell(2, 4, 0));
    key(b, 'h', 0);
    assert_piece(piece, "h 0; cx 0 1; @column 5 h 2");
    key(b, 'a', MOD_CTRL);
    assert_int_equal(chosen_count(piece), 3);
    key(b, KEY_RIGHT, MOD_SHIFT);
    assert_true(b->desk->refused);
    key(b, KEY_DELETE, 0);
    assert_true(b->desk->refused);
    drag(b, step_spot(piece, 0, 0), cell(0, 3, 0));
    assert_true(b->desk->refused);
    feed_on(b, GESTURE_UP, cell(0, 3, 0));
    click(b, cell(2, 1, 0));
    key(b, KEY_INSERT, 0);
    assert_true(b->desk->refused);
    key(b, KEY_DELETE, MOD_CTRL);
    assert_true(b->desk->refused);
    key(b, KEY_LEFT, MOD_ALT); // and no page is turned
    assert_true(b->desk->refused);
    assert_int_equal(b->desk->study.page, 0);
    key(b, KEY_INSERT, MOD_ALT);
    assert_says(b, "desk.fixed_wires");
    drag(b, wire_name(2, 0), wire_name(0, 0));
    assert_true(b->desk->refused);
    feed_on(b, GESTURE_UP, wire_name(0, 0));
    feed_on(b, GESTURE_MIDDLE, step_spot(piece, 1, 1));
    assert_true(b->desk->refused);
    assert_piece(piece, "h 0; cx 0 1; @column 5 h 2");
}

static void a_lessons_own_gates_move_copy_and_open_columns(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    click(b, cell(2, 4, 0));
    key(b, 'h', 0);
    click(b, cell(1, 5, 0));
    key(b, 'x', 0);
    drag(b, cell(0, 5, 0), cell(2, 4, 0));
    feed_on(b, GESTURE_UP, cell(2, 4, 0));
    assert_int_equal(chosen_count(piece), 2);
    drag(b, step_spot(piece, 2, 4), cell(2, 2, 0));
    feed_on(b, GESTURE_UP, cell(2, 2, 0));
    assert_piece(piece, "h 0; cx 0 1; @column 3 h 2; @column 4 x 1");
    key(b, 'd', MOD_CTRL);
    assert_piece(piece, "h 0; cx 0 1; @column 3 h 2; @column 4 x 1; @column 5 h 2; "
                        "@column 6 x 1");
    key(b, 'd', MOD_CTRL); // six gates are its limit, and two are the lesson's
    assert_true(b->desk->refused);
    key(b, KEY_ESCAPE, 0);
    drop_on_line_of(b, gate_tile("x", 0), 0, 3, 0); // one more is too many
    assert_true(b->desk->refused);
}

static void a_lessons_wires_are_not_added_to(void **state) {
    Bench *b = *state;
    feed_on(b, GESTURE_DOWN, gate_tile("x", 0));
    feed_on(b, GESTURE_MOVE, cell(0, 4, 0));
    assert_false(has_spot(b, cell(3, 4, 0)));
    key(b, KEY_ESCAPE, 0);
}

static void pages_turn_by_alt_and_arrows_where_no_cell_has_the_focus(void **state) {
    Bench *b = *state;
    key(b, KEY_RIGHT, MOD_ALT);
    assert_int_equal(b->desk->study.page, 1);
    key(b, KEY_LEFT, MOD_ALT);
    assert_int_equal(b->desk->study.page, 0);
}

static void an_end_of_a_swap_goes_along_its_column(void **state) {
    Bench *b = *state;
    make(b, "swap 0 1", 4);
    drag_mods(b, on_step(b, 1, 0), cell(3, 0, -1), 0);
    assert_lab(b, "swap 0 3");
    drag_mods(b, on_step(b, 3, 0), cell(0, 0, -1), 0); // both ends cannot be one wire
    assert_lab(b, "swap 0 3");
    assert_true(b->desk->refused);
    drag_mods(b, on_step(b, 0, 0), cell(0, 2, -1), 0); // elsewhere both go
    assert_lab(b, "@column 3 swap 0 3");
    key(b, 'z', MOD_CTRL);
    key(b, 'z', MOD_CTRL);
    assert_lab(b, "swap 0 1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(a_box_from_an_empty_cell_chooses_what_it_touches),
        IN_LAB(a_box_goes_on_beyond_the_grid),
        IN_LAB(escape_puts_back_a_box_and_then_chooses_nothing),
        IN_LAB(shift_and_a_click_add_and_take_away),
        IN_LAB(shift_and_a_box_add_to_what_is_chosen),
        IN_LAB(control_and_a_choose_all_and_stretching_a_box),
        IN_LAB(a_wire_chooses_by_its_name),
        IN_LAB(a_finger_that_rests_on_an_empty_cell_begins_a_box),
        IN_LAB(any_chosen_gate_drags_them_all_with_a_preview),
        IN_LAB(shift_and_a_drag_copy),
        IN_LAB(control_and_a_drag_move_the_whole_column),
        IN_LAB(between_two_columns_one_opens),
        IN_LAB(a_line_shows_what_would_be),
        IN_LAB(an_end_of_a_swap_goes_along_its_column),
        IN_LAB(below_the_last_wire_one_is_added),
        IN_LAB(the_lab_takes_no_more_wires_than_it_holds),
        IN_LAB(a_wire_moves_by_its_name),
        IN_LAB(the_middle_button_deletes),
        IN_LAB(shift_and_arrows_move_what_is_chosen),
        IN_LAB(keys_put_columns_in_and_take_them_out),
        IN_LAB(keys_put_wires_in_and_take_them_out),
        IN_OWN(locked_steps_of_a_lesson_never_move),
        IN_OWN(a_lessons_own_gates_move_copy_and_open_columns),
        IN_OWN(a_lessons_wires_are_not_added_to),
        IN_OWN(pages_turn_by_alt_and_arrows_where_no_cell_has_the_focus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
