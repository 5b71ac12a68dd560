// The sheet 保存・書き出し: every form by mouse and by keys, what cannot be said, what is
// stopped; files are opened again.
#include "desk_bench.h"

#include "base/mem.h"
#include "circuit/equivalence.h"
#include "circuit/format.h"

static Spot of(int a, int b) {
    return (Spot){SPOT_SHARE, a, b, 0, NULL};
}

static const Spot SAVE = {.kind = SPOT_SHARE, .a = SHARE_SAVE};
static const Spot SHEET = {.kind = SPOT_SHARE, .a = SHARE_SHEET, .b = -1};

static int files_in(Bench *b) {
    char **names = file_list(b->folder, NULL, NULL);
    int count = 0;
    for (int i = 0; names[i]; i++)
        count += !file_ends_in(names[i], "profile") && !file_ends_in(names[i], "lessons");
    free(names);
    return count;
}

// H, then X on the same wire.
static void build(Bench *b) {
    key(b, 'h', 0);
    key(b, KEY_RIGHT, 0);
    key(b, 'x', 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 2);
}

static void assert_file(Bench *b, const char *name, const char *holds) {
    char *path = bench_path(b, name);
    size_t size;
    char *bytes = file_read(path, 64 << 20, &size, NULL);
    if (!bytes) fail_msg("no file %s", name);
    bool found = false;
    for (size_t i = 0; !found && i + strlen(holds) <= size; i++)
        found = !memcmp(bytes + i, holds, strlen(holds));
    if (!found) fail_msg("%s does not hold %s", name, holds);
    free(bytes);
    free(path);
}

// The eleven forms, and what their files begin with or hold.
static const struct {
    const char *file, *holds;
} forms[] = {
    {"回路.qasm", "OPENQASM 3"},
    {"回路 (2).qasm", "OPENQASM 2.0"},
    {"回路.json", "{\"cols\":[[\"H\"],[\"X\"]]"},
    {"回路.url", "https://algassert.com/quirk#circuit="},
    {"回路.py", "qc.h(0)"},
    {"回路.tex", "\\begin{quantikz}"},
    {"回路.svg", "<svg"},
    {"回路.pdf", "%PDF"},
    {"回路.png", "\x89PNG"},
    {"回路.webp", "ANIM"},
    {"回路.gif", "GIF89a"},
};
enum { FORMS = sizeof forms / sizeof *forms };

static void every_form_is_saved_where_the_sheet_said(void **state) {
    Bench *b = *state;
    build(b);
    click(b, SHEET);
    assert_true(reads_key(b, "share.title"));
    for (int i = 0; i < FORMS; i++) {
        click(b, of(SHARE_FORM, i));
        assert_true(reads(b, forms[i].file)); // the place, before it is asked for
        click(b, SAVE);
        assert_true(reads(b, "に保存しました。"));
        assert_file(b, forms[i].file, forms[i].holds);
    }
    assert_int_equal(files_in(b), FORMS);
    key(b, KEY_ESCAPE, 0);
    assert_false(desk_covered(b->desk));
}

static void the_keyboard_alone_saves_and_never_over_a_file(void **state) {
    Bench *b = *state;
    build(b);
    bench_write(b, "回路.qasm", "mine");
    key(b, 's', MOD_CTRL);
    key(b, KEY_ENTER, 0); // 保存する has the focus
    assert_file(b, "回路.qasm", "mine");
    assert_file(b, "回路 (2).qasm", "OPENQASM 3");
    key(b, KEY_ENTER, 0); // とじる
    assert_false(desk_covered(b->desk));
    key(b, 'e', MOD_CTRL);
    assert_true(desk_covered(b->desk));
}

// What is read back does the same; judged by the matrices of both.
static void what_was_saved_opens_again(void **state) {
    Bench *b = *state;
    build(b);
    Circuit *before = circuit_copy(lab_circuit(b));
    for (int i = 0; i < 4; i++) {
        click(b, SHEET);
        click(b, of(SHARE_FORM, i));
        click(b, SAVE);
        key(b, KEY_ESCAPE, 0);
        char *path = bench_path(b, forms[i].file);
        Circuit *read = circuit_read(path, (FormatOptions){0}, NULL);
        assert_non_null(read);
        assert_int_equal(circuit_steps(read), 2);
        for (int k = 0; k < 2; k++)
            assert_ptr_equal(circuit_step(read, k)->gate, circuit_step(before, k)->gate);
        circuit_destroy(read);
        free(path);
    }
    circuit_destroy(before);
}

static void text_is_copied_as_it_would_be_saved(void **state) {
    Bench *b = *state;
    build(b);
    click(b, SHEET);
    click(b, of(SHARE_FORM, 2));
    click(b, of(SHARE_COPY, 0));
    char *copied = desk_clipboard(b->desk);
    assert_string_equal(copied, "{\"cols\":[[\"H\"],[\"X\"]]}\n");
    free(copied);
    assert_true(reads_key(b, "share.copied"));
    assert_int_equal(files_in(b), 0);
    click(b, of(SHARE_FORM, 6));
    assert_false(has_spot(b, of(SHARE_COPY, 0))); // a picture is no text
}

// A classical bit decides: Quirk has no words for a condition of that kind.
static void what_a_form_cannot_say_is_said_before_it_is_saved(void **state) {
    Bench *b = *state;
    bench_write(b, "if.qasm",
                "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\nbit[2] c;\n"
                "h q[0];\nc[0] = measure q[0];\nreset q[0];\nif (c[0]) x q[1];\n");
    char *path = bench_path(b, "if.qasm");
    Error err = {0};
    assert_true(desk_open(b->desk, path, &err));
    int before = files_in(b);
    click(b, SHEET);
    click(b, of(SHARE_FORM, 2));
    assert_true(reads(b, "Quirk"));
    assert_true(b->desk->sharing.why.key[0] != 0);
    char *why = words_error(b->words, LANG_JA, &b->desk->sharing.why);
    assert_true(strlen(why) > 20);
    assert_true(spot_of(b, SAVE)->disabled);
    click(b, SAVE);
    assert_int_equal(files_in(b), before);
    click(b, of(SHARE_FORM, 0)); // OpenQASM 3 has
    assert_false(spot_of(b, SAVE)->disabled);
    free(why);
    free(path);
}

static void a_film_shows_how_far_it_is_and_esc_leaves_no_file(void **state) {
    Bench *b = *state;
    build(b);
    click(b, SHEET);
    click(b, of(SHARE_FORM, 9));
    desk_act(b->desk, SAVE);
    assert_true(desk_busy(b->desk));
    assert_true(reads(b, "25 コマのうち 0 コマ"));
    desk_poll(b->desk);
    desk_poll(b->desk);
    assert_true(reads(b, "25 コマのうち 2 コマ"));
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_ENTER}); // held down
    assert_true(desk_busy(b->desk));
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_KEY, .key = KEY_ESCAPE});
    assert_false(desk_busy(b->desk));
    assert_int_equal(files_in(b), 0);
    click(b, SHEET);
    desk_act(b->desk, SAVE);
    bench_again(b); // Kyubi is closed meanwhile
    assert_int_equal(files_in(b), 0);
}

static void pictures_have_the_ink_that_is_chosen(void **state) {
    Bench *b = *state;
    build(b);
    click(b, SHEET);
    click(b, of(SHARE_FORM, 0));
    assert_false(has_spot(b, of(SHARE_INK, THEME_PRINT))); // text has none
    click(b, of(SHARE_FORM, 6));
    click(b, SAVE);
    assert_file(b, "回路.svg", "rgb(98.8"); // the fill of H
    click(b, of(SHARE_INK, THEME_PRINT));
    click(b, SAVE);
    char *path = bench_path(b, "回路 (2).svg");
    char *svg = file_read(path, 1 << 20, NULL, NULL);
    assert_null(strstr(svg, "rgb(98.8"));
    free(svg);
    free(path);
}

static void a_folder_that_cannot_be_written_is_said(void **state) {
    Bench *b = *state;
    build(b);
    char *documents = b->desk->documents, nowhere[] = "/no/such/folder";
    b->desk->documents = nowhere;
    click(b, SHEET);
    click(b, SAVE);
    assert_true(reads(b, "書き込めません"));
    b->desk->documents = documents;
    click(b, SAVE);
    assert_int_equal(files_in(b), 1);
}

static void a_pages_circuit_is_saved_under_its_lessons_name(void **state) {
    Bench *b = *state;
    key(b, 's', MOD_CTRL);
    assert_true(reads_key(b, "share.title"));
    click(b, of(SHARE_FORM, 8));
    click(b, SAVE);
    assert_file(b, "One.png", "\x89PNG");
    key(b, KEY_ESCAPE, 0);
    desk_turn_to(b->desk, 3); // a page without a circuit
    key(b, 's', MOD_CTRL);
    assert_false(desk_covered(b->desk));
    assert_non_null(strstr(b->desk->status, "ここには回路がありません。"));
}

// Angles that follow the lesson's slider are numbers elsewhere.
static void names_of_a_lesson_are_written_as_numbers(void **state) {
    (void)state;
    Bench *b = bench_open(
        "lesson { id = \"own.one\", title = \"One\" }\n"
        "page \"first\" \"First\"\n"
        "local turn = input.slider { from = 0, to = \"pi\", start = \"pi/4\",\n  label = "
        "\"Turn\" }\n"
        "circuit { qubits = 1, start = \"ry(turn) 0\" }\n");
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    key(b, 's', MOD_CTRL);
    click(b, of(SHARE_FORM, 0));
    assert_non_null(b->desk->sharing.text);
    assert_null(strstr(b->desk->sharing.text, "turn"));
    assert_non_null(strstr(b->desk->sharing.text, "ry("));
    bench_close(b, true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(every_form_is_saved_where_the_sheet_said),
        IN_LAB(the_keyboard_alone_saves_and_never_over_a_file),
        IN_LAB(what_was_saved_opens_again),
        IN_LAB(text_is_copied_as_it_would_be_saved),
        IN_LAB(what_a_form_cannot_say_is_said_before_it_is_saved),
        IN_LAB(a_film_shows_how_far_it_is_and_esc_leaves_no_file),
        IN_LAB(pictures_have_the_ink_that_is_chosen),
        IN_LAB(a_folder_that_cannot_be_written_is_said),
        IN_LESSON(a_pages_circuit_is_saved_under_its_lessons_name),
        cmocka_unit_test(names_of_a_lesson_are_written_as_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
