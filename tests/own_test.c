// Gates of the learner's own at the desk: grouped, opened, changed, left and taken apart,
// and made on the sheet; by keyboard and by mouse.
#include "circuit/equivalence.h"
#include "desk/inside.h"
#include "edits_bench.h"

static const Step *only(Bench *b) {
    const Circuit *now = history_now(lab(b)->history);
    assert_int_equal(circuit_steps(now), 1);
    return circuit_step(now, 0);
}

static void type_anew(Bench *b, const char *text) {
    key(b, 'a', MOD_CTRL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = text});
}

static void control_g_makes_one_gate_of_the_chosen(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 1", 2);
    key(b, 'a', MOD_CTRL);
    key(b, 'g', MOD_CTRL);
    assert_true(has_spot(b, (Spot){.kind = SPOT_OWN_FIELD}));
    type_anew(b, "bell");
    key(b, KEY_ENTER, 0);
    assert_false(has_spot(b, (Spot){.kind = SPOT_OWN_FIELD}));
    assert_lab(b, "gate bell 2 { h 0; cx 0 1 }; bell 0:1");
    assert_true(reads(b, "bell"));
    key(b, 'z', MOD_CTRL);
    assert_lab(b, "h 0; cx 0 1");
    key(b, 'y', MOD_CTRL);
    chosen_one(lab(b), 0);
    key(b, 'g', MOD_CTRL | MOD_SHIFT);
    assert_lab(b, "gate bell 2 { h 0; cx 0 1 }; h 0; cx 0 1");
}

static void a_name_that_is_taken_is_said_and_changes_nothing(void **state) {
    Bench *b = *state;
    make(b, "h 0", 1);
    key(b, 'a', MOD_CTRL);
    key(b, 'g', MOD_CTRL);
    type_anew(b, "swap");
    key(b, KEY_ENTER, 0);
    assert_string_equal(b->desk->maker.refusal.key, "definition.taken");
    assert_lab(b, "h 0");
    type_anew(b, "my gate");
    key(b, KEY_ENTER, 0);
    assert_lab(b, "gate my_gate 1 { h 0 }; my_gate 0");
}

static void a_gate_is_changed_inside_and_everywhere(void **state) {
    Bench *b = *state;
    make(b, "gate part 1 { x 0 }; part 0; part 1", 2);
    click(b, on_step(b, 0, 0));
    key(b, KEY_ENTER, 0);
    assert_string_equal(inside_name(lab(b)), "part");
    assert_lab(b, "x 0");
    lab(b)->cursor_column = 1;
    key(b, 't', 0);
    assert_lab(b, "x 0; t 0");
    key(b, KEY_ESCAPE, 0); // the chosen t first
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(inside_name(lab(b)), "");
    assert_lab(b, "gate part 1 { x 0; t 0 }; part 0; part 1");
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, 'z', MOD_CTRL);
    assert_lab(b, "gate part 1 { x 0 }; part 0; part 1");
}

static void the_button_leads_back(void **state) {
    Bench *b = *state;
    make(b, "gate part 2 { x 0; h 1 }; part 0 1", 2);
    chosen_one(lab(b), 0);
    key(b, KEY_ENTER, 0);
    click(b, on_step(b, 1, 0));
    key(b, KEY_DELETE, 0);
    click(b, (Spot){.kind = SPOT_OWN, .a = OWN_LEAVE, .c = -1});
    assert_lab(b, "gate part 2 { x 0 }; part 0:1");
}

static void a_double_press_and_a_button_open_it(void **state) {
    Bench *b = *state;
    make(b, "gate part 1 { x 0 }; part 0", 2);
    Point at = middle(b, on_step(b, 0, 0));
    for (int clicks = 1; clicks <= 2; clicks++) {
        assert_string_equal(inside_name(lab(b)), "");
        desk_feed(b->desk,
                  &(Gesture){GESTURE_DOWN, .x = at.x, .y = at.y, .clicks = clicks});
        desk_feed(b->desk, &(Gesture){GESTURE_UP, .x = at.x, .y = at.y, .clicks = clicks});
    }
    assert_string_equal(inside_name(lab(b)), "part");
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(inside_name(lab(b)), "");
    click(b, on_step(b, 0, 0));
    click(b, (Spot){.kind = SPOT_OWN_OPEN});
    assert_string_equal(inside_name(lab(b)), "part");
}

static void what_cannot_be_a_gate_stays_open(void **state) {
    Bench *b = *state;
    make(b, "gate part 1 { x 0 }; part 0", 1);
    chosen_one(lab(b), 0);
    key(b, KEY_ENTER, 0);
    lab(b)->cursor_column = 1;
    key(b, 'm', 0);
    chosen_none(lab(b));
    desk_act(b->desk, (Spot){.kind = SPOT_OWN, .a = OWN_LEAVE});
    assert_string_equal(inside_name(lab(b)), "part");
    assert_true(b->desk->refused);
    // What is written meanwhile is the whole circuit as it was.
    Circuit *whole = inside_whole(lab(b));
    char *text = short_form_write(whole, true);
    assert_string_equal(text, "gate part 1 { x 0 }; part 0");
    free(text);
    circuit_destroy(whole);
    desk_act(b->desk, (Spot){.kind = SPOT_OWN, .a = OWN_DISCARD});
    assert_lab(b, "gate part 1 { x 0 }; part 0");
}

static void the_record_keeps_what_is_changed_inside(void **state) {
    Bench *b = *state;
    make(b, "gate part 1 { x 0 }; part 1", 2);
    chosen_one(lab(b), 0);
    key(b, KEY_ENTER, 0);
    lab(b)->cursor_column = 1;
    key(b, 'h', 0);
    bench_again(b);
    desk_act(b->desk, (Spot){.kind = SPOT_LAB});
    assert_lab(b, "gate part 1 { x 0; h 0 }; part 1");
}

static void a_matrix_is_judged_as_it_is_typed(void **state) {
    Bench *b = *state;
    make(b, "", 1);
    maker_open(b->desk, MAKER_MATRIX);
    type_anew(b, "1, 1");
    Spot nearest = {.kind = SPOT_OWN, .a = OWN_NEAREST};
    assert_true(has_spot(b, nearest));
    click(b, nearest);
    assert_false(has_spot(b, nearest));
    type_anew(b, "1/√2, 1/√2");
    desk_focus(b->desk, (Spot){.kind = SPOT_OWN_FIELD, .a = MAKER_FIRST + 1});
    type_anew(b, "1/sqrt(2), -1/sqrt(2)");
    assert_false(has_spot(b, nearest));
    click(b, (Spot){.kind = SPOT_OWN, .a = OWN_GO});
    assert_int_equal(only(b)->gate->kind, GATE_DEFINED);
    double complex *matrix = circuit_matrix(history_now(lab(b)->history), NULL);
    assert_true(cabs(matrix[3] + sqrt(0.5)) < 1e-12);
    free(matrix);
}

static void an_axis_and_an_angle_make_a_gate(void **state) {
    Bench *b = *state;
    make(b, "", 1);
    maker_open(b->desk, MAKER_TURN);
    key(b, KEY_ENTER, 0);
    assert_lab(b, "gate R1 1 = turn(1, 0, 1, pi); R1 0");
    maker_open(b->desk, MAKER_TURN);
    for (int i = 0; i < 3; i++) {
        desk_focus(b->desk, (Spot){.kind = SPOT_OWN_FIELD, .a = MAKER_FIRST + i});
        type_anew(b, "0");
    }
    click(b, (Spot){.kind = SPOT_OWN, .a = OWN_GO});
    assert_string_equal(b->desk->maker.refusal.key, "definition.axis");
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->maker.open);
    assert_lab(b, "gate R1 1 = turn(1, 0, 1, pi); R1 0");
}

static void own_gates_stand_in_the_palette(void **state) {
    Bench *b = *state;
    make(b, "gate bell 2 { h 0; cx 0 1 }", 3);
    Spot tile = {SPOT_PALETTE, TOOL_OWN, -1, 0, NULL};
    drag(b, tile, cell(1, 2, -1));
    feed_on(b, GESTURE_UP, cell(1, 2, -1));
    assert_lab(b, "gate bell 2 { h 0; cx 0 1 }; @column 3 bell 1:2");
    lab(b)->cursor_wire = lab(b)->cursor_column = 0;
    click(b, tile);
    assert_lab(b, "gate bell 2 { h 0; cx 0 1 }; bell 0:1; @column 3 bell 1:2");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(own_gates_stand_in_the_palette),
        IN_LAB(control_g_makes_one_gate_of_the_chosen),
        IN_LAB(a_name_that_is_taken_is_said_and_changes_nothing),
        IN_LAB(a_gate_is_changed_inside_and_everywhere),
        IN_LAB(the_button_leads_back),
        IN_LAB(a_double_press_and_a_button_open_it),
        IN_LAB(what_cannot_be_a_gate_stays_open),
        IN_LAB(the_record_keeps_what_is_changed_inside),
        IN_LAB(a_matrix_is_judged_as_it_is_typed),
        IN_LAB(an_axis_and_an_angle_make_a_gate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
