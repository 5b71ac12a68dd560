// A program written on a page: typed, indented, copied, checked by the jail; what stops is
// said with its line, and the lesson goes on.
#include "desk_bench.h"

#include "base/mem.h"

#define CASES \
    "cases = { { input = { 1, 2 }, output = 3 }, { input = { 2, 2 }, output = 4 } }"
static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "exercise.code \"sum\" { ask = \"Add.\", calls = \"sum\", " CASES ",\n"
    "  start = [[\n"
    "    function sum(a, b)\n"
    "      return a\n"
    "    end\n"
    "  ]],\n"
    "  solution = \"function sum(a, b) return a + b end\",\n"
    "  wrong = { { when = \"function sum(a, b) return a * b end\", say = \"Not times.\" } "
    "} }\n"
    "page \"second\" \"Second\"\n"
    "exercise.number \"n\" { ask = \"One?\", answer = 1 }\n";

static const Spot CODE = {.kind = SPOT_CODE};
static const Spot CHECK = {.kind = SPOT_CHECK};

static int setup(void **state) {
    Bench *b = bench_open(LESSON);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_F2}); // English
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, true);
    return 0;
}

static Editor *editor_in(Bench *b) {
    return &b->desk->study.answers[0].editor;
}

static void write_program(Bench *b, const char *text) {
    if (!desk_focused_editor(b->desk)) click(b, CODE);
    key(b, 'a', MOD_CTRL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_PASTE, .text = text});
}

static const Verdict *check_program(Bench *b, const char *text) {
    write_program(b, text);
    key(b, KEY_ENTER, MOD_CTRL);
    assert_string_equal(desk_screen(b->desk), "lesson");
    return &b->desk->study.answers[0].verdict;
}

static void letters_go_to_the_program_and_tab_indents_it(void **state) {
    Bench *b = *state;
    click(b, CODE);
    assert_non_null(desk_focused_editor(b->desk));
    write_program(b, "function f(a)");
    key(b, KEY_ENTER, 0);
    type(b, "q");
    key(b, KEY_TAB, 0);
    assert_string_equal(editor_in(b)->text, "function f(a)\n  q ");
    key(b, KEY_TAB, MOD_SHIFT);
    assert_string_equal(editor_in(b)->text, "function f(a)\nq ");
    key(b, KEY_PAGE_DOWN, 0);
    assert_int_equal(b->desk->study.page, 0);
    key(b, KEY_ESCAPE, 0);
    assert_null(desk_focused_editor(b->desk));
    assert_int_equal(b->desk->focus.kind, SPOT_CHECK);
    key(b, KEY_TAB, MOD_SHIFT);
    assert_non_null(desk_focused_editor(b->desk));
}

static void the_pointer_puts_the_caret_and_selects(void **state) {
    Bench *b = *state;
    click(b, CODE);
    Rect r = spot_of(b, CODE)->rect;
    feed_at(b, GESTURE_DOWN, r.x + 20, r.y + 12);
    feed_at(b, GESTURE_MOVE, r.x + r.w - 10, r.y + 12);
    feed_at(b, GESTURE_UP, r.x + r.w - 10, r.y + 12);
    key(b, 'c', MOD_CTRL);
    char *copied = desk_clipboard(b->desk);
    assert_string_equal(copied, "function sum(a, b)");
    free(copied);
    key(b, 'x', MOD_CTRL);
    assert_string_equal(editor_in(b)->text, "\n  return a\nend");
    free(desk_clipboard(b->desk));
    key(b, 'z', MOD_CTRL);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_DOWN, .x = r.x + 60, .y = r.y + 12, .clicks = 2});
    feed_at(b, GESTURE_UP, r.x + 60, r.y + 12);
    char *word = editor_selected(editor_in(b));
    assert_string_equal(word, "function");
    free(word);
}

static void a_long_program_rolls_under_the_wheel_and_the_caret(void **state) {
    Bench *b = *state;
    Buffer text = {0};
    for (int i = 0; i < 60; i++)
        buffer_print(&text, "-- line %d\n", i);
    write_program(b, text.data);
    buffer_clear(&text);
    double down = editor_in(b)->scroll_y;
    assert_true(down > 500);
    assert_true(reads(b, "-- line 59"));
    assert_false(reads(b, "-- line 3 "));
    Point at = middle(b, CODE);
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_WHEEL, .x = at.x, .y = at.y, .wheel = -100});
    assert_true(editor_in(b)->scroll_y == 0);
    assert_true(reads(b, "-- line 0"));
    key(b, KEY_UP, 0);
    assert_true(editor_in(b)->scroll_y > 500);
}

static void what_an_input_method_composes_stands_in_the_program(void **state) {
    Bench *b = *state;
    write_program(b, "-- ");
    desk_feed(b->desk,
              &(Gesture){.kind = GESTURE_COMPOSE, .text = "りょうし", .start = -1});
    assert_true(reads(b, "りょうし"));
    key(b, KEY_BACKSPACE, 0); // the input method's
    assert_string_equal(editor_in(b)->text, "-- ");
    Rect rect;
    assert_true(desk_field(b->desk, &rect));
    Rect box = spot_of(b, CODE)->rect;
    assert_true(rect_has(box, rect.x, rect.y));
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_COMPOSE, .text = ""});
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_TEXT, .text = "量子"});
    assert_string_equal(editor_in(b)->text, "-- 量子");
}

static void programs_are_judged_by_what_they_give(void **state) {
    Bench *b = *state;
    click(b, CHECK); // as it starts
    assert_int_equal(b->desk->study.answers[0].verdict.kind, VERDICT_WRONG);
    assert_true(reads(b, "sum(1, 2)"));
    const Verdict *v =
        check_program(b, "function sum(a, b) print('hello') return a * b end");
    assert_int_equal(v->wrong, 0);
    assert_true(reads(b, "Not times."));
    assert_true(reads(b, "hello"));
    v = check_program(
        b, "function sum(x, y)\n  local t = { x, y }\n  return t[1] + t[2]\nend");
    assert_int_equal(v->kind, VERDICT_RIGHT);
    assert_true(b->desk->study.answers[0].right);
    type(b, " ");
    assert_false(b->desk->study.answers[0].fresh);
}

static void a_fault_is_said_with_its_line(void **state) {
    Bench *b = *state;
    const Verdict *v = check_program(b, "function sum(a, b)\n  return a +\nend");
    assert_int_equal(v->kind, VERDICT_UNREADABLE);
    assert_string_equal(v->fault.key, "lua.syntax");
    assert_int_equal(v->fault.line, 3);
    assert_true(reads(b, "Line 3"));
    assert_int_equal(b->desk->study.answers[0].tries, 0);
    v = check_program(b, "function sum(a, b)\n  return a + c\nend");
    assert_string_equal(v->fault.key, "language.unknown");
    assert_int_equal(v->fault.line, 2);
    check_program(b, "function sum(a, b)\n  error('*no* $x$ [y](z)')\nend");
    assert_true(reads(b, "*no* $x$ [y](z)"));
    v = check_program(b, "function som(a, b) end");
    assert_string_equal(v->fault.key, "code.missing");
}

// Each is answered with a sentence by the same child, and the next right answer is right.
static void hostile_programs_end_with_a_sentence(void **state) {
    Bench *b = *state;
    static const struct {
        const char *text, *key;
    } rows[] = {
        {"while true do end", "code.time"},
        {"function sum() return sum() end", "code.time"},
        {"function sum() return 1 + sum() end", "code.memory"},
        {"function sum() while true do pcall(error) end end", "code.time"},
        {"function sum() local t = {} while true do t[#t + 1] = ('x'):rep(1000) end end",
         "code.memory"},
        {"function sum() local s = 'x' while true do s = s .. s end end", "code.memory"},
        {"function sum() return ('x'):rep(1e9) end", "code.memory"},
        {"function sum() return (('a'):rep(30000)):find(('a*'):rep(20) .. 'b') end",
         "lua.pattern"},
        {"function sum() return #('x'):rep(100000, 'y'):gsub('.-.-.-b', '') end",
         "lua.pattern"},
        {"function sum() return setmetatable({}, {}) end", "language.unknown"},
        {"function sum() return getmetatable('').__index end", "language.unknown"},
        {"function sum() return load('return 1')() end", "language.unknown"},
        {"function sum() return os.exit() end", "language.unknown"},
        {"function sum() return _G end", "language.unknown"},
        {"function sum() return q.run('h 0') end", "language.unknown"},
        {"function sum() return sum end", "code.value"},
        {"function sum() local t = {} t.t = t return t end", "code.value"},
        {"function sum() local t = {} for i = 1, 20000 do t[i] = i end return t end",
         "code.value"},
        {"function sum() return ('x'):rep(100000) end", "code.value"},
        {"function sum() error({}) end", "lua.error"},
        {"function sum() error(setmetatable) end", "language.unknown"},
        {"function sum() string.rep = nil math.abs = nil error('\\0\\255') end",
         "lua.error"},
        {"function sum() local t = {} for i = 1, 1e5 do t[i] = i end table.sort(t, "
         "function() return true end) end",
         "lua.error"},
        {"function sum() return table.concat({}, 'x', 1, 1e8) end", "lua.range"},
        {"for i = 1, 1e5 do print(('x'):rep(100)) end while true do end", "code.time"},
        {"return sum", "language.unknown"},
        {"", "code.missing"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Verdict *v = check_program(b, rows[i].text[0] ? rows[i].text : "--");
        if (strcmp(v->fault.key, rows[i].key) != 0)
            print_error("%s\n%s [%s] line %d\n", rows[i].text, v->fault.key, v->fault.args,
                        v->fault.line);
        assert_string_equal(v->fault.key, rows[i].key);
        assert_int_not_equal(v->kind, VERDICT_RIGHT);
        assert_true(reads_key(b, v->kind == VERDICT_UNREADABLE ? "verdict.unreadable"
                                                               : "verdict.wrong"));
    }
    const Verdict *v = check_program(b, "function sum(a, b) return a + b end");
    assert_int_equal(v->kind, VERDICT_RIGHT);
}

// What a program makes of strings and values is shown as plain words.
static void odd_values_are_shown_plainly(void **state) {
    Bench *b = *state;
    static const char *const rows[] = {
        "return '`$x$` **b** {a|b}\\n\\27[1m'",
        "return '\\255\\254'",
        "return ('あ'):rep(500)",
        "return { { { { { 1 } } } } }",
        "return 0/0",
        "return -1e308 * 10",
        "return nil",
        "return { [1.5] = true, x = 'y' }",
        "return 1 == 1",
        "print(('あ'):rep(5000)) return '```'",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        snprintf(text, sizeof text, "function sum() %s end", rows[i]);
        const Verdict *v = check_program(b, text);
        if (v->kind != VERDICT_WRONG) print_error("%s\n", rows[i]);
        assert_int_equal(v->kind, VERDICT_WRONG);
        assert_string_equal(v->fault.key, "");
        assert_true(reads(b, "sum(1, 2)"));
    }
}

static void a_program_stays_over_a_reload(void **state) {
    Bench *b = *state;
    write_program(b, "-- mine");
    key(b, KEY_F5, 0);
    assert_string_equal(editor_in(b)->text, "-- mine");
}

static void the_first_program_comes_back_and_is_undone(void **state) {
    Bench *b = *state;
    const Spot restart = {.kind = SPOT_CODE_START};
    char *first = mem_text(editor_in(b)->text);
    click(b, restart); // nothing to put back: it says so
    assert_string_equal(b->desk->status, "This is the program it began with.");
    write_program(b, "-- mine");
    key(b, KEY_ESCAPE, 0); // out of the editor, then on by the keyboard
    for (int i = 0; i < 40 && b->desk->focus.kind != SPOT_CODE_START; i++)
        key(b, KEY_TAB, 0);
    assert_int_equal(b->desk->focus.kind, SPOT_CODE_START);
    key(b, KEY_ENTER, 0);
    assert_string_equal(editor_in(b)->text, first);
    assert_int_equal(b->desk->focus.kind, SPOT_CODE);
    key(b, 'z', MOD_CTRL);
    assert_string_equal(editor_in(b)->text, "-- mine");
    click(b, restart);
    assert_string_equal(editor_in(b)->text, first);
    free(first);
}

static const char DEVICES[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "exercise.decode \"d\" { ask = \"Mark.\", error = { 4 }, solution = { 4 },\n"
    "  wrong = { { when = { 3, 5 }, say = \"A whole row.\" } } }\n"
    "page \"second\" \"Second\"\n"
    "exercise.pulse \"p\" { ask = \"Echo.\", start = state \"|0>\", target = state "
    "\"|0>\",\n"
    "  width = 0.5, waited = 2, fidelity = 0.999,\n"
    "  solution = { { turn = \"x\", angle = \"90 deg\" }, { wait = 1 },\n"
    "    { turn = \"y\", angle = \"180 deg\" }, { wait = 1 }, { turn = \"x\", angle = \"90 "
    "deg\" } } }\n";

static int setup_devices(void **state) {
    Bench *b = bench_open(DEVICES);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_F2}); // English
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    *state = b;
    return 0;
}

static void mark(Bench *b, int qubit) {
    click(b, (Spot){.kind = SPOT_OPTION, .b = qubit});
}

// Checks of the distance 3 code: 4 is in two Z plaquettes. Its row 3 4 5 is a logical X, so
// 3 and 5 put the lamps out too, and flip the logical qubit.
static void marks_are_judged_by_the_lamps_and_the_logical_qubit(void **state) {
    Bench *b = *state;
    const Answer *answer = &b->desk->study.answers[0];
    mark(b, 0);
    click(b, CHECK);
    assert_int_equal(answer->verdict.kind, VERDICT_WRONG);
    assert_true(reads(b, "lamps stay lit"));
    mark(b, 0);
    mark(b, 3);
    mark(b, 5);
    click(b, CHECK);
    assert_int_equal(answer->verdict.wrong, 0);
    mark(b, 3);
    mark(b, 5);
    mark(b, 4);
    assert_true(has_spot(b, (Spot){.kind = SPOT_OPTION, .b = 8}));
    key(b, KEY_ENTER, MOD_CTRL);
    assert_int_equal(answer->verdict.kind, VERDICT_RIGHT);
}

static void press(Bench *b, int place, PulseAct act) {
    click(b, (Spot){.kind = SPOT_PULSE, .a = 1, .b = place, .c = (int)act});
}

// Ramsey: the mean of cos(Δ T) over a normal distribution of width w is exp(-w²T²/2).
static void pulses_are_scored_over_the_hidden_noise(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    const Answer *answer = &b->desk->study.answers[1];
    Spot check = {.kind = SPOT_CHECK, .a = 1};
    press(b, -1, PULSE_ADD_TURN);
    press(b, -1, PULSE_ADD_WAIT);
    press(b, -1, PULSE_ADD_TURN);
    press(b, -1, PULSE_AXIS);
    press(b, -1, PULSE_AXIS);
    click(b, check);
    assert_true(reads(b, "The waits add up to 1"));
    press(b, 1, PULSE_CHOOSE);
    press(b, -1, PULSE_MORE);
    click(b, check);
    char said[64];
    snprintf(said, sizeof said, "fidelity is %.3f", (1 + exp(-0.5 * 0.25 * 4)) / 2);
    assert_true(reads(b, said));
    press(b, -1, PULSE_LESS);
    press(b, -1, PULSE_ADD_TURN);
    press(b, -1, PULSE_AXIS);
    for (int i = 0; i < 6; i++)
        press(b, -1, PULSE_MORE);
    assert_int_equal(answer->pulses.pulses[2].steps, 12);
    press(b, -1, PULSE_ADD_WAIT);
    click(b, check);
    assert_int_equal(answer->verdict.kind, VERDICT_RIGHT);
    press(b, -1, PULSE_DELETE);
    assert_int_equal(answer->pulses.count, 4);
    assert_int_equal(answer->pulses.chosen, 3); // what stood behind it
    assert_false(answer->fresh);
}

// Nothing leaves its range, whatever is pressed.
static void a_row_of_pulses_keeps_its_limits(void **state) {
    (void)state;
    Exercise about = {.most = 3, .angle_step = 3.14159265358979 / 2, .wait_step = 1};
    PulseRow row = {.count = 0};
    static const PulseAct none[] = {PULSE_AXIS, PULSE_MORE, PULSE_LESS, PULSE_DELETE};
    for (int i = 0; i < 4; i++)
        assert_false(pulse_act(&row, &about, 0, none[i]));
    for (int i = 0; i < 3; i++)
        assert_true(pulse_act(&row, &about, 0, PULSE_ADD_TURN));
    assert_false(pulse_act(&row, &about, 0, PULSE_ADD_TURN));
    assert_false(pulse_act(&row, &about, 0, PULSE_LESS)); // never no angle
    for (int i = 0; i < 3; i++)
        assert_true(pulse_act(&row, &about, 0, PULSE_MORE));
    assert_false(pulse_act(&row, &about, 0, PULSE_MORE)); // a whole turn at most
    assert_false(pulse_act(&row, &about, 7, PULSE_CHOOSE));
    assert_int_equal(row.chosen, 2);
    for (int i = 0; i < 3; i++)
        assert_true(pulse_act(&row, &about, 0, PULSE_DELETE));
    assert_int_equal(row.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(letters_go_to_the_program_and_tab_indents_it, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_pointer_puts_the_caret_and_selects, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_long_program_rolls_under_the_wheel_and_the_caret,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(what_an_input_method_composes_stands_in_the_program,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(programs_are_judged_by_what_they_give, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_fault_is_said_with_its_line, setup, teardown),
        cmocka_unit_test_setup_teardown(hostile_programs_end_with_a_sentence, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(odd_values_are_shown_plainly, setup, teardown),
        cmocka_unit_test_setup_teardown(a_program_stays_over_a_reload, setup, teardown),
        cmocka_unit_test_setup_teardown(the_first_program_comes_back_and_is_undone, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(marks_are_judged_by_the_lamps_and_the_logical_qubit,
                                        setup_devices, teardown),
        cmocka_unit_test_setup_teardown(pulses_are_scored_over_the_hidden_noise,
                                        setup_devices, teardown),
        cmocka_unit_test(a_row_of_pulses_keeps_its_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
