// Circuits on the clipboard: out as OpenQASM and as words of a lesson, in from every form,
// between the lab and a lesson.
#include "edits_bench.h"

#include "circuit/format_qasm.h"
#include "circuit/format_quirk.h"
#include "slow_step.h"

static void paste(Bench *b, const char *text) {
    desk_scene(b->desk);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_PASTE, .text = text});
}

// What the window would take, yours.
static char *copied(Bench *b) {
    char *text = desk_clipboard(b->desk);
    assert_non_null(text);
    return text;
}

static void assert_same_matrix(const Circuit *a, const Circuit *b) {
    Square x = square_circuit(a), y = square_circuit(b);
    assert_int_equal(x.wires, y.wires);
    assert_true(square_distance(x, y.at) < 1e-12);
    free(x.at);
    free(y.at);
}

static void assert_status_has(Bench *b, const char *words) {
    assert_non_null(b->desk->status);
    if (!strstr(b->desk->status, words)) print_error("%s\n", b->desk->status);
    assert_non_null(strstr(b->desk->status, words));
}

// --- Out

static void what_is_chosen_goes_out_as_openqasm(void **state) {
    Bench *b = *state;
    make(b, "h 3; @column 2 ctrl @ negctrl @ ry(pi/3) 1 2 3; @column 5 t 2; x 0", 4);
    box(b, cell(0, 2, -1), cell(3, 1, -1)); // ry
    shift_click(b, on_step(b, 2, 4));
    assert_int_equal(chosen(b), 2);
    key(b, 'c', MOD_CTRL);
    char *text = copied(b);
    assert_non_null(strstr(text, "OPENQASM 3"));
    Circuit *back = qasm_read(text, NULL, (FormatOptions){0}, NULL);
    Circuit *slow = short_form_read("ctrl @ negctrl @ ry(pi/3) 0 1 2; t 1", 3, NULL, NULL);
    assert_non_null(back);
    assert_same_matrix(back, slow);
    assert_lab(b, "x 0; h 3; ctrl @ negctrl @ ry(pi/3) 1 2 3; @column 5 t 2");
    circuit_destroy(back);
    circuit_destroy(slow);
    free(text);
}

static void the_whole_circuit_goes_where_nothing_is_chosen(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 2", 3);
    key(b, 'c', MOD_CTRL);
    char *text = copied(b);
    Circuit *back = qasm_read(text, NULL, (FormatOptions){0}, NULL);
    assert_int_equal(circuit_wires(back), 3);
    assert_int_equal(circuit_steps(back), 2);
    circuit_destroy(back);
    free(text);
    make(b, "", 2);
    key(b, 'c', MOD_CTRL);
    assert_says(b, "desk.nothing_to_copy");
    assert_null(desk_clipboard(b->desk));
}

static void cutting_copies_and_deletes_in_one_step(void **state) {
    Bench *b = *state;
    make(b, "h 0; x 1; cx 0 1", 2);
    key(b, 'x', MOD_CTRL);
    assert_says(b, "desk.nothing_chosen");
    click(b, on_step(b, 1, 0));
    key(b, 'x', MOD_CTRL);
    assert_lab(b, "h 0; cx 0 1");
    char *text = copied(b);
    click(b, cell(0, 3, -1));
    paste(b, text);
    assert_lab(b, "h 0; cx 0 1; @column 4 x 0");
    key(b, 'z', MOD_CTRL);
    key(b, 'z', MOD_CTRL);
    assert_lab(b, "h 0; x 1; cx 0 1");
    free(text);
}

static void what_openqasm_cannot_say_goes_in_the_short_form(void **state) {
    Bench *b = *state;
    make(b, "h 0; post1 0", 1);
    key(b, 'c', MOD_CTRL);
    char *text = copied(b);
    assert_string_equal(text, "h 0; post1 0");
    paste(b, text);
    assert_lab(b, "h 0; post1 0; h 0; post1 0");
    free(text);
}

// --- In

static void its_own_text_keeps_the_columns(void **state) {
    Bench *b = *state;
    make(b, "h 0; @column 3 x 1", 2);
    key(b, 'c', MOD_CTRL);
    char *text = copied(b), other[2048];
    click(b, cell(0, 4, -1));
    paste(b, text);
    assert_lab(b, "h 0; @column 3 x 1; @column 5 h 0; @column 7 x 1");
    assert_int_equal(chosen(b), 2);
    key(b, 'z', MOD_CTRL);
    size_t size = 0; // another program has given it other line ends
    for (const char *at = text; *at && size < sizeof other - 2; at++) {
        if (*at == '\n') other[size++] = '\r';
        other[size++] = *at;
    }
    other[size] = 0;
    paste(b, other);
    assert_lab(b, "h 0; @column 3 x 1; @column 5 h 0; @column 7 x 1");
    key(b, 'z', MOD_CTRL);
    snprintf(other, sizeof other, "%s\n// by hand\n", text); // no more its own
    paste(b, other);
    assert_lab(b, "h 0; @column 3 x 1; @column 5 h 0; @column 5 x 1");
    free(text);
}

static void every_form_is_read(void **state) {
    Bench *b = *state;
    static const char *const forms[] = {
        "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\nh q[0];\ncx q[0],q[1];\n",
        "OPENQASM 3.0;\nqubit[2] q;\nh q[0];\nctrl @ x q[0], q[1];\n",
        "qubit[2] a;\nh a[0];\ncx a[0], a[1];\n",
        "{\"cols\":[[\"H\"],[\"•\",\"X\"]]}",
        "https://algassert.com/quirk#circuit={\"cols\":[[\"H\"],[\"•\",\"X\"]]}",
        "https://algassert.com/quirk#circuit=%7B%22cols%22%3A%5B%5B%22H%22%5D%2C%5B%22"
        "%E2%80%A2%22%2C%22X%22%5D%5D%7D",
        "h 0; cx 0 1",
        "  h 0\n;  cx 0 1  \n",
        "circuit { qubits = 2, start = \"h 0; cx 0 1\" }",
        "circuit { start = \"h 0; cx 0 1\", palette = \"h\" }",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        make(b, "", 3);
        paste(b, forms[i]);
        if (b->desk->refused) print_error("%s: %s\n", forms[i], b->desk->status);
        assert_false(b->desk->refused);
        assert_lab(b, "h 0; cx 0 1");
        make(b, "y 0; y 1", 3);
        click(b, cell(1, 1, -1));
        paste(b, forms[i]);
        assert_lab(b, "y 0; y 1; h 1; cx 1 2");
    }
}

static void what_does_not_fit_goes_to_the_first_column_that_has_room(void **state) {
    Bench *b = *state;
    make(b, "h 0; h 1; cx 0 1; @column 6 t 0", 2);
    click(b, on_step(b, 0, 0));
    paste(b, "x 0; y 0; z 0");
    assert_lab(b, "h 0; h 1; cx 0 1; x 0; y 0; z 0; t 0");
    assert_status_has(b, "3");
    assert_int_equal(lab(b)->cursor_column, 2);
    key(b, 'z', MOD_CTRL);
    click(b, on_step(b, 0, 0));
    paste(b, "x 0; y 0; z 0; s 0");
    assert_lab(b, "h 0; h 1; cx 0 1; @column 6 t 0; x 0; y 0; z 0; s 0");
}

static void wires_are_added_in_the_lab_as_far_as_it_goes(void **state) {
    Bench *b = *state;
    make(b, "h 0", 2);
    click(b, cell(1, 1, -1));
    paste(b, "ccx 0 1 2");
    assert_lab(b, "h 0; @column 2 ccx 1 2 3");
    assert_int_equal(circuit_wires(lab_circuit(b)), 4);
    assert_status_has(b, "2");
    key(b, 'z', MOD_CTRL); // one step
    assert_int_equal(circuit_wires(lab_circuit(b)), 2);
    make(b, "h 0", DESK_QUBITS);
    lab(b)->cursor_wire = DESK_QUBITS - 2;
    paste(b, "ccx 0 1 2");
    assert_true(b->desk->refused);
    assert_status_has(b, "20");
    assert_lab(b, "h 0");
}

static void what_wires_start_in_comes_along(void **state) {
    Bench *b = *state;
    make(b, "", 2);
    paste(b, "{\"cols\":[[\"Z\"]],\"init\":[\"+\",1]}");
    assert_lab(b, "init(+) 0; init(1) 1; z 0");
    make(b, "h 0", 2);
    click(b, cell(0, 1, -1)); // something stands there: gates make it
    paste(b, "init(-) 0; t 0");
    assert_lab(b, "h 0; h 0; z 0; t 0");
}

static void what_is_no_circuit_is_told_with_its_place(void **state) {
    Bench *b = *state;
    static const struct {
        const char *text;
        int line, column;
    } rows[] = {
        {"h 0;\nnonsense 1", 2, 1},
        {"OPENQASM 3.0;\nqubit[2] q;\nh q[0]\ncx q[0], q[1];\n", 4, 1},
        {"{\"cols\":[[\"H\"],\n[\"Nope\"]]}", 1, 1},
        {"{\"cols\":[[\"H\"],\n[\"X\"", 2, 1},
        {"Dear teacher,", 1, 1},
        {"circuit { qubits = 2 }", 1, 1},
        {"h 0; x 0 0", 1, 6},
        {"qubit q; nope q;", 1, 10}, // its version left out
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        make(b, "x 0", 2);
        Error err = {0};
        assert_null(clipboard_read(rows[i].text, b->words, LANG_EN, &err));
        assert_string_equal(err.key, "clipboard.not_circuit");
        int line = 0, column = 0;
        sscanf(err.args, "%d\t%d", &line, &column);
        if (line != rows[i].line || column != rows[i].column)
            print_error("%s: %d %d\n", rows[i].text, line, column);
        assert_int_equal(line, rows[i].line);
        assert_int_equal(column, rows[i].column);
        paste(b, rows[i].text);
        assert_true(b->desk->refused);
        assert_lab(b, "x 0");
    }
    paste(b, " \n ");
    assert_says(b, "clipboard.empty");
    paste(b, NULL);
    assert_says(b, "clipboard.empty");
    paste(b, "OPENQASM 3.0; qubit q;");
    assert_says(b, "clipboard.no_steps");
}

static void a_text_that_is_too_long_is_not_read(void **state) {
    Bench *b = *state;
    size_t size = 3 << 20;
    char *text = malloc(size + 1);
    memset(text, 'h', size);
    text[size] = 0;
    paste(b, text);
    assert_true(b->desk->refused);
    assert_status_has(b, "3072");
    free(text);
}

static void the_prompts_command_asks_the_window_for_the_text(void **state) {
    Bench *b = *state;
    make(b, "", 1);
    assert_false(desk_asks_clipboard(b->desk));
    desk_command_run(b->desk, desk_command_of("steps.paste"));
    assert_true(desk_asks_clipboard(b->desk));
    assert_false(desk_asks_clipboard(b->desk)); // once
    assert_true(desk_pastes(b->desk));
    key(b, '?', MOD_SHIFT); // under a sheet nothing is pasted
    assert_false(desk_pastes(b->desk));
}

static void a_field_has_its_own_clipboard(void **state) {
    Bench *b = *state;
    make(b, "rx(pi/2) 0", 1);
    click(b, on_step(b, 0, 0));
    key(b, KEY_ENTER, 0); // the field of its angle
    assert_false(desk_pastes(b->desk));
    paste(b, "pi/4");
    key(b, KEY_ENTER, 0);
    assert_lab(b, "rx(pi/4) 0");
}

// --- As words of a lesson

static void lesson_code_is_what_a_lesson_says(void **state) {
    Bench *b = *state;
    make(b, "h 0; cx 0 1", 2);
    key(b, 'c', MOD_CTRL | MOD_SHIFT);
    char *text = copied(b);
    assert_string_equal(text, "circuit { qubits = 2, start = \"h 0; cx 0 1\" }");
    free(text);
}

// By the jail itself: the child reads the lesson, and the desk has its circuit.
static void the_jail_reads_lesson_code_back(void **state) {
    (void)state;
    static const char *const circuits[] = {
        "h 0; @column 4 cx 0 2; ry(2*pi/3) 1; measure 1; if (c1 == 1) x 0",
        "init(+) 0; init(-i) 1; ctrlx @ par @ par @ z 0 1 2 3; pow(1/3) @ swap 0 2",
        "add 0:1, a=2:3; qft 0:2; post0 3; barrier 0 1; reset 2",
        "name 0 \"a \\\\ b\"; h 0; x 1",
    };
    for (size_t i = 0; i < sizeof circuits / sizeof *circuits; i++) {
        Circuit *circuit = short_form_read(circuits[i], 4, NULL, NULL);
        if (!circuit) print_error("%s\n", circuits[i]);
        assert_non_null(circuit);
        char *code = clipboard_code(circuit);
        char lesson[2048];
        snprintf(lesson, sizeof lesson,
                 "lesson { id = \"own.one\", title = \"One\" }\npage \"first\" \"First\"\n"
                 "%s\n",
                 code);
        Bench *b = bench_open(lesson);
        Error err = {0};
        bool good = desk_open_lesson(b->desk, NULL, &err);
        if (desk_error(b->desk)) print_error("%s %s\n", code, desk_error(b->desk)->args);
        assert_true(good);
        assert_null(desk_error(b->desk));
        const Circuit *read = history_now(b->desk->study.pieces[0].history);
        char *was = short_form_write(circuit, true), *is = short_form_write(read, true);
        assert_string_equal(is, was);
        assert_int_equal(circuit_wires(read), 4);
        free(was);
        free(is);
        free(code);
        circuit_destroy(circuit);
        bench_close(b, true);
    }
}

// --- Between the lab and a lesson

static void from_the_lab_into_a_lesson_and_back(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    key(b, KEY_F9, 0);
    make(b, "h 0; @column 3 x 1", 2);
    key(b, 'a', MOD_CTRL);
    key(b, 'c', MOD_CTRL);
    char *text = copied(b);
    key(b, KEY_F9, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    click(b, cell(1, 2, 0));
    paste(b, text);
    assert_piece(piece, "h 0; cx 0 1; h 1; @column 5 x 2");
    assert_int_equal(chosen_count(piece), 2);
    free(text);
    key(b, 'a', MOD_CTRL); // the locked ones too: copies are free
    key(b, 'c', MOD_CTRL);
    text = copied(b);
    key(b, KEY_F9, 0);
    make(b, "", 1);
    paste(b, text);
    assert_lab(b, "h 0; cx 0 1; h 1; @column 5 x 2");
    assert_false(circuit_step(lab_circuit(b), 0)->locked);
    free(text);
}

static void a_lesson_takes_only_what_it_offers_and_has_room_for(void **state) {
    Bench *b = *state;
    Workpiece *piece = &b->desk->study.pieces[0];
    click(b, cell(1, 3, 0));
    paste(b, "h 0; z 0");
    assert_true(b->desk->refused);
    assert_status_has(b, "Z");
    paste(b, "ccx 0 1 2"); // it has no wires to give
    assert_true(b->desk->refused);
    paste(b, "h 0; h 0; h 0; h 0; h 0");
    assert_true(b->desk->refused);
    assert_status_has(b, "4");
    assert_piece(piece, "h 0; cx 0 1");
    paste(b, "cx 0 1; h 1");
    assert_piece(piece, "h 0; cx 0 1; @column 4 cx 1 2; h 2");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(what_is_chosen_goes_out_as_openqasm),
        IN_LAB(the_whole_circuit_goes_where_nothing_is_chosen),
        IN_LAB(cutting_copies_and_deletes_in_one_step),
        IN_LAB(what_openqasm_cannot_say_goes_in_the_short_form),
        IN_LAB(its_own_text_keeps_the_columns),
        IN_LAB(every_form_is_read),
        IN_LAB(what_does_not_fit_goes_to_the_first_column_that_has_room),
        IN_LAB(wires_are_added_in_the_lab_as_far_as_it_goes),
        IN_LAB(what_wires_start_in_comes_along),
        IN_LAB(what_is_no_circuit_is_told_with_its_place),
        IN_LAB(a_text_that_is_too_long_is_not_read),
        IN_LAB(the_prompts_command_asks_the_window_for_the_text),
        IN_LAB(a_field_has_its_own_clipboard),
        IN_LAB(lesson_code_is_what_a_lesson_says),
        cmocka_unit_test(the_jail_reads_lesson_code_back),
        IN_OWN(from_the_lab_into_a_lesson_and_back),
        IN_OWN(a_lesson_takes_only_what_it_offers_and_has_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
