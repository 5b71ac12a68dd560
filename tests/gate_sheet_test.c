// The sheet of all gates on a real desk, by mouse and by keyboard.
#include "desk_bench.h"

#include "circuit/blocks.h"

static Spot sheet_tile(const char *name, int source) {
    return (Spot){SPOT_PALETTE, tool_named(name).code, source, 1, NULL};
}

static void type_text(Bench *b, const char *text) {
    desk_scene(b->desk);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = text});
}

static const Step *only_step(Bench *b) {
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    return circuit_step(lab_circuit(b), 0);
}

static void the_button_and_g_open_the_sheet_with_every_tool(void **state) {
    Bench *b = *state;
    assert_false(has_spot(b, gate_tile("qft", -1)));
    click(b, (Spot){.kind = SPOT_MORE, .a = -1});
    Tool tools[MOST_TOOLS];
    int all = tools_all(tools);
    for (int i = 0; i < all; i++)
        assert_true(has_spot(b, sheet_tile(tools[i].name, -1)));
    key(b, KEY_ESCAPE, 0);
    assert_false(has_spot(b, sheet_tile("qft", -1)));
    assert_string_equal(desk_screen(b->desk), "lab");
    key(b, KEY_RIGHT, 0);
    key(b, 'g', 0);
    assert_true(has_spot(b, sheet_tile("qft", -1)));
    key(b, KEY_ESCAPE, 0);
    assert_int_equal(b->desk->focus.kind, SPOT_CELL); // back to the grid
}

static void what_is_typed_filters_by_names_readings_and_english(void **state) {
    Bench *b = *state;
    static const struct {
        const char *typed, *shown, *hidden;
    } rows[] = {
        {"qft", "qftdg", "h"},
        {"加算", "add", "mul"},
        {"たし算", "addsq", "sub"},
        {"tashizan", "add", "sub"},
        {"足し算", "incmod", "eq"},
        {"かけ算", "mul", "add"},
        {"addition", "add", "qft"},
        {"後選択", "post1", "h"},
        {"パリティ", "parx", "x"},
        {"√Y", "sy", "x"},
        {"Ry", "ry", "h"},
        {"hadamard", "h", "y"},
        {"modular", "mulmod", "mul"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        key(b, 'g', 0);
        type_text(b, rows[i].typed);
        bool good = has_spot(b, sheet_tile(rows[i].shown, -1)) &&
                    !has_spot(b, sheet_tile(rows[i].hidden, -1));
        if (!good) print_error("%s\n", rows[i].typed);
        assert_true(good);
        key(b, KEY_ESCAPE, 0);
    }
    key(b, 'g', 0);
    type_text(b, "zzz");
    assert_true(reads_key(b, "gates.none"));
    key(b, KEY_ENTER, 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
}

static void enter_places_at_the_cursor_and_the_sheet_stays(void **state) {
    Bench *b = *state;
    key(b, KEY_DOWN, 0);
    key(b, KEY_RIGHT, 0);
    key(b, 'g', 0);
    type_text(b, "√Y");
    key(b, KEY_ENTER, 0);
    const Step *step = only_step(b);
    assert_string_equal(step->gate->name, "y");
    assert_true(step->powered);
    assert_string_equal(step->power.text, "1/2");
    assert_int_equal(step->targets[0], b->desk->lab.piece.cursor_wire);
    assert_int_equal(step->column, b->desk->lab.piece.cursor_column);
    assert_true(b->desk->gates.open);
    assert_non_null(b->desk->status); // it says where it went
    key(b, KEY_ESCAPE, 0);
    key(b, 'z', MOD_CTRL);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0); // one step of undo
}

static void arrows_go_over_the_tiles_as_they_lie(void **state) {
    Bench *b = *state;
    key(b, 'g', 0);
    key(b, KEY_RIGHT, 0);
    assert_int_equal(b->desk->gates.chosen, tool_named("h").code);
    key(b, KEY_RIGHT, 0);
    assert_int_equal(b->desk->gates.chosen, tool_named("sx").code);
    key(b, KEY_LEFT, 0);
    assert_int_equal(b->desk->gates.chosen, tool_named("h").code);
    for (int i = 0; i < 12; i++) // to the last row
        key(b, KEY_DOWN, 0);
    assert_int_equal(b->desk->gates.chosen, tool_named("xturn").code);
    key(b, KEY_UP, 0);
    Tool tool;
    assert_true(tool_at(b->desk->gates.chosen, &tool));
    assert_int_equal(tool.group, TOOLS_MODULAR);
    key(b, KEY_ENTER, 0);
    assert_ptr_equal(only_step(b)->gate, tool.gate);
}

static void a_tile_dragged_out_puts_the_sheet_away_and_is_dropped(void **state) {
    Bench *b = *state;
    click(b, (Spot){.kind = SPOT_MORE, .a = -1});
    Point tile = middle(b, sheet_tile("swap", -1));
    feed_at(b, GESTURE_DOWN, tile.x, tile.y);
    assert_true(b->desk->gates.open);
    feed_at(b, GESTURE_MOVE, tile.x + 10, tile.y + 10);
    assert_false(b->desk->gates.open);
    Point to = middle(b, cell(0, 2, -1));
    feed_at(b, GESTURE_MOVE, to.x, to.y);
    feed_at(b, GESTURE_UP, to.x, to.y);
    assert_string_equal(only_step(b)->gate->name, "swap");
    assert_int_equal(only_step(b)->column, 2);
}

static void a_tile_pressed_goes_to_the_cursor_one_behind_the_other(void **state) {
    Bench *b = *state;
    click(b, (Spot){.kind = SPOT_MORE, .a = -1});
    click(b, sheet_tile("tdg", -1));
    click(b, sheet_tile("post0", -1));
    assert_true(b->desk->gates.open);
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
    assert_int_equal(circuit_step(lab_circuit(b), 1)->column, 1);
    feed_at(b, GESTURE_DOWN, 5, 400); // beside the sheet
    feed_at(b, GESTURE_UP, 5, 400);
    assert_false(b->desk->gates.open);
}

static void a_dot_without_a_gate_in_its_column_says_why(void **state) {
    Bench *b = *state;
    key(b, 'g', 0);
    type_text(b, "X 制御");
    key(b, KEY_ENTER, 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    assert_true(b->desk->refused);
    assert_true(b->desk->gates.open);
}

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local c = circuit { qubits = 3, palette = \"h qft sy ctrlx par\" }\n"
    "display.histogram { of = c, shots = 100, seed = 5 }\n"
    "page \"all\" \"All\"\n"
    "local d = circuit { qubits = 1 }\n"
    "display.histogram { of = d, shots = 100, seed = 5 }\n";

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    assert_string_equal(desk_screen(b->desk), "lesson");
    *state = b;
    return 0;
}

static void a_lessons_palette_may_name_blocks_roots_and_dots(void **state) {
    Bench *b = *state;
    static const char *const names[] = {"h", "qft", "sy", "ctrlx", "par"};
    for (int i = 0; i < 5; i++)
        assert_true(has_spot(b, gate_tile(names[i], 0)));
    assert_false(has_spot(b, (Spot){.kind = SPOT_MORE, .a = 0}));
    drag(b, gate_tile("qft", 0), cell(0, 0, 0));
    feed_on(b, GESTURE_UP, cell(0, 0, 0));
    const Circuit *now = workpiece_shown(&b->desk->study.pieces[0]);
    assert_int_equal(circuit_steps(now), 1);
    assert_ptr_equal(circuit_step(now, 0)->gate, block_find("qft"));
}

static void a_lessons_sheet_has_only_what_its_palette_offers(void **state) {
    Bench *b = *state;
    click(b, cell(0, 0, 0));
    key(b, 'g', 0);
    assert_int_equal(b->desk->gates.count, 5);
    assert_false(has_spot(b, sheet_tile("x", 0)));
    key(b, KEY_ESCAPE, 0);
    desk_turn_to(b->desk, 1);
    click(b, (Spot){.kind = SPOT_MORE, .a = 1});
    assert_int_equal(b->desk->gates.count, tool_count());
    click(b, sheet_tile("x", 1));
    assert_int_equal(circuit_steps(workpiece_shown(&b->desk->study.pieces[1])), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(the_button_and_g_open_the_sheet_with_every_tool),
        IN_LAB(what_is_typed_filters_by_names_readings_and_english),
        IN_LAB(enter_places_at_the_cursor_and_the_sheet_stays),
        IN_LAB(arrows_go_over_the_tiles_as_they_lie),
        IN_LAB(a_tile_dragged_out_puts_the_sheet_away_and_is_dropped),
        IN_LAB(a_tile_pressed_goes_to_the_cursor_one_behind_the_other),
        IN_LAB(a_dot_without_a_gate_in_its_column_says_why),
        cmocka_unit_test_setup_teardown(a_lessons_palette_may_name_blocks_roots_and_dots,
                                        setup, teardown_lesson),
        cmocka_unit_test_setup_teardown(a_lessons_sheet_has_only_what_its_palette_offers,
                                        setup, teardown_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
