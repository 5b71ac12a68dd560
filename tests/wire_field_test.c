// What stands at the left of a wire: its name and what it starts in, by mouse, keys and
// finger.
#include "desk_bench.h"

#include "circuit/names.h"
#include "circuit/start.h"

#include <stdlib.h>

static Spot ket(int wire) {
    return (Spot){.kind = SPOT_START, .a = wire, .c = -1};
}

static Spot name(int wire) {
    return (Spot){.kind = SPOT_WIRE, .a = wire, .c = -1};
}

static const char *start_at(const Bench *b, int wire) {
    WireStart start = circuit_start(lab_circuit(b), wire);
    const char *found = start_name(&start);
    return found ? found : "arrow";
}

static void assert_label(const Bench *b, int wire, const char *wanted) {
    char label[WIRE_LABEL];
    circuit_wire_label(lab_circuit(b), wire, label);
    assert_string_equal(label, wanted);
}

static void a_click_on_the_ket_goes_round_the_six(void **state) {
    Bench *b = *state;
    static const char *const order[] = {"1", "+", "-", "i", "-i", "0"};
    for (int i = 0; i < 6; i++) {
        click(b, ket(1));
        assert_string_equal(start_at(b, 1), order[i]);
        assert_string_equal(start_at(b, 0), "0");
        assert_non_null(b->desk->status);
    }
    key(b, 'z', MOD_CTRL);
    assert_string_equal(start_at(b, 1), "-i");
    Bloch arrow = run_bloch(b->desk->lab.piece.run, 0, 1);
    assert_float_equal(arrow.y, -1, 1e-12); // and is run so
}

static void keys_choose_left_of_the_first_column(void **state) {
    Bench *b = *state;
    static const struct {
        int key, mods;
        const char *start;
    } rows[] = {{'1', 0, "1"},         {'+', 0, "+"},          {'-', 0, "-"},
                {'i', 0, "i"},         {'i', MOD_SHIFT, "-i"}, {'0', 0, "0"},
                {'=', MOD_SHIFT, "+"}, {';', MOD_SHIFT, "+"},  {KEY_DELETE, 0, "0"},
                {' ', 0, "1"},         {' ', 0, "+"},          {KEY_BACKSPACE, 0, "0"}};
    click(b, cell(0, 1, -1));
    key(b, KEY_LEFT, 0);
    assert_int_equal(b->desk->focus.kind, SPOT_CELL);
    key(b, KEY_LEFT, 0);
    assert_true(spot_same(b->desk->focus, ket(0)));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        key(b, rows[i].key, rows[i].mods);
        assert_string_equal(start_at(b, 0), rows[i].start);
    }
    assert_int_equal(circuit_steps(lab_circuit(b)), 0); // no key meant a gate
    key(b, KEY_DOWN, 0);
    assert_true(spot_same(b->desk->focus, ket(1)));
    key(b, '-', 0);
    assert_string_equal(start_at(b, 1), "-");
    key(b, KEY_DOWN, 0); // below the last
    key(b, KEY_LEFT, 0);
    assert_true(spot_same(b->desk->focus, ket(1)));
    key(b, KEY_RIGHT, 0);
    assert_true(spot_same(b->desk->focus, cell(1, 0, -1)));
    key(b, 'h', 0);
    assert_int_equal(circuit_at(lab_circuit(b), 1, 0), 0);
}

static void enter_opens_a_field_for_an_arrow(void **state) {
    Bench *b = *state;
    click(b, cell(0, 0, -1));
    key(b, KEY_LEFT, 0);
    key(b, KEY_ENTER, 0);
    assert_int_equal(b->desk->focus.kind, SPOT_WIRE_FIELD);
    type(b, "pi/3, a");
    key(b, KEY_ENTER, 0);
    WireStart start = circuit_start(lab_circuit(b), 0);
    assert_float_equal(start.theta.value, M_PI / 3, 1e-12);
    assert_string_equal(start.phi.text, "a");
    assert_int_equal(circuit_parameters(lab_circuit(b)), 1);
    assert_true(spot_same(b->desk->focus, ket(0)));
    key(b, KEY_ENTER, 0);
    type(b, "0");
    key(b, KEY_ENTER, 0); // one of the six by its name
    assert_string_equal(start_at(b, 0), "0");
    key(b, KEY_ENTER, 0);
    type(b, "pi/");
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->refused);
    assert_int_equal(b->desk->focus.kind, SPOT_WIRE_FIELD); // to be mended
    key(b, KEY_ESCAPE, 0);
    assert_string_equal(start_at(b, 0), "0");
    key(b, 'z', MOD_CTRL);
    assert_string_equal(start_at(b, 0), "arrow");
}

static void a_double_click_renames(void **state) {
    Bench *b = *state;
    Point at = middle(b, name(0));
    feed_at(b, GESTURE_DOWN, at.x, at.y);
    feed_at(b, GESTURE_UP, at.x, at.y);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_DOWN, .x = at.x, .y = at.y, .clicks = 2});
    feed_at(b, GESTURE_UP, at.x, at.y);
    assert_int_equal(b->desk->focus.kind, SPOT_WIRE_FIELD);
    type(b, "alice");
    key(b, KEY_ENTER, 0);
    assert_label(b, 0, "alice");
    assert_true(reads(b, "alice"));
    assert_false(reads(b, "q0")); // nowhere, not at its sphere either
    key(b, 'z', MOD_CTRL);
    assert_label(b, 0, "q0");
}

static void a_key_renames_the_cursor_s_wire(void **state) {
    Bench *b = *state;
    click(b, cell(1, 2, -1));
    key(b, KEY_F10, 0);
    type(b, "bob");
    key(b, KEY_ENTER, 0);
    assert_label(b, 1, "bob");
    key(b, KEY_F10, 0); // empty
    key(b, KEY_BACKSPACE, 0);
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->refused && b->desk->wire_field.wrong);
    assert_label(b, 1, "bob");
    type(b, "q0"); // another's
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->refused);
    key(b, 'a', MOD_CTRL);
    type(b, "a name that is too long for a wire");
    key(b, KEY_ENTER, 0);
    assert_true(b->desk->refused);
    key(b, KEY_ESCAPE, 0);
    assert_label(b, 1, "bob");
}

static void sentences_call_wires_by_their_names(void **state) {
    Bench *b = *state;
    click(b, cell(1, 0, -1));
    key(b, KEY_F10, 0);
    type(b, "bob");
    key(b, KEY_ENTER, 0);
    click(b, gate_tile("h", -1));
    click(b, cell(1, 0, -1));
    assert_true(reads(b, "bob")); // the chosen gate's line
    drag(b, gate_tile("x", -1), cell(1, 0, -1));
    assert_non_null(strstr(b->desk->status, "bob")); // it is taken
    feed_on(b, GESTURE_MOVE, cell(1, 1, -1));
    assert_non_null(strstr(b->desk->status, "bob"));
    key(b, KEY_ESCAPE, 0);
}

static void a_long_press_opens_the_fields(void **state) {
    Bench *b = *state;
    feed_on(b, GESTURE_DOWN, ket(0));
    feed_on(b, GESTURE_HOLD, ket(0));
    feed_on(b, GESTURE_UP, ket(0));
    assert_true(b->desk->wire_field.open && b->desk->wire_field.start);
    assert_string_equal(start_at(b, 0), "0"); // not pressed as well
    key(b, KEY_ESCAPE, 0);
    feed_on(b, GESTURE_DOWN, name(1));
    feed_on(b, GESTURE_HOLD, name(1));
    feed_on(b, GESTURE_UP, name(1));
    assert_true(b->desk->wire_field.open && !b->desk->wire_field.start);
}

static void the_middle_button_makes_it_zero_again(void **state) {
    Bench *b = *state;
    click(b, ket(0));
    click(b, ket(0));
    feed_on(b, GESTURE_MIDDLE, ket(0));
    assert_string_equal(start_at(b, 0), "0");
    key(b, 'z', MOD_CTRL);
    assert_string_equal(start_at(b, 0), "+");
}

static const char LESSON[] =
    "lesson { id = 'own.one', title = 'One' }\n"
    "page 'p' 'P'\n"
    "local c = circuit { qubits = 2, start = 'h 0', palette = 'h x',\n"
    "  names = { { ja = 'アリス', en = 'Alice' }, { ja = 'ボブ', en = 'Bob' } } }\n"
    "display.bloch { of = c }\n"
    "page 'q' 'Q'\n"
    "local d = circuit { qubits = 1, start = 'h 0', palette = 'h x start' }\n";

static int setup_own(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    const Error *failed = desk_error(b->desk);
    if (failed) fail_msg("%d %s %s", failed->line, failed->key, failed->args);
    *state = b;
    return 0;
}

static void a_lesson_keeps_its_starts_and_names(void **state) {
    Bench *b = *state;
    const Workpiece *first = &b->desk->study.pieces[0];
    Spot own_ket = {.kind = SPOT_START, .a = 0, .c = 0};
    click(b, own_ket);
    assert_true(b->desk->refused);
    assert_false(circuit_starts(workpiece_shown(first)));
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_HOLD});
    key(b, KEY_F10, 0);
    assert_false(b->desk->wire_field.open);
    assert_non_null(b->desk->status);
    bool japanese = b->desk->lang == LANG_JA;
    assert_true(reads(b, japanese ? "アリス" : "Alice"));
    key(b, KEY_F2, 0); // and in the other language
    assert_true(reads(b, japanese ? "Alice" : "アリス"));
    assert_false(reads(b, "q0"));
    key(b, KEY_PAGE_DOWN, 0); // where the palette has it
    Spot free_ket = {.kind = SPOT_START, .a = 0, .c = 1};
    click(b, free_ket);
    assert_false(b->desk->refused);
    assert_true(circuit_starts(workpiece_shown(&b->desk->study.pieces[1])));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(a_click_on_the_ket_goes_round_the_six),
        IN_LAB(keys_choose_left_of_the_first_column),
        IN_LAB(enter_opens_a_field_for_an_arrow),
        IN_LAB(a_double_click_renames),
        IN_LAB(a_key_renames_the_cursor_s_wire),
        IN_LAB(sentences_call_wires_by_their_names),
        IN_LAB(the_middle_button_makes_it_zero_again),
        IN_LAB(a_long_press_opens_the_fields),
        cmocka_unit_test_setup_teardown(a_lesson_keeps_its_starts_and_names, setup_own,
                                        teardown_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
