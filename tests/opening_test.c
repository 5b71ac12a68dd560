// Circuits from files, links and dropped files, opened in the lab without losing what was
// there.
#include "desk_bench.h"

static Spot of(int a, int b) {
    return (Spot){SPOT_OPEN, a, b, 0, NULL};
}

static const char BELL[] = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\n"
                           "h q[0];\ncx q[0], q[1];\n";

static void assert_gates(Bench *b, const char *first, int steps) {
    assert_int_equal(circuit_steps(lab_circuit(b)), steps);
    assert_string_equal(circuit_step(lab_circuit(b), 0)->gate->name, first);
}

static void a_file_of_the_documents_is_one_press_away(void **state) {
    Bench *b = *state;
    key(b, 'x', 0);
    bench_write(b, "bell.qasm", BELL);
    bench_write(b, "quirk.json", "{\"cols\":[[\"Y\"]]}");
    click(b, of(OPEN_SHEET, 0));
    assert_true(reads(b, "bell.qasm") && reads(b, "quirk.json"));
    for (int i = 0; i < 2; i++)
        if (!strcmp(b->desk->opening.files[i], "bell.qasm")) {
            click(b, of(OPEN_FILE, i));
            break;
        }
    assert_false(desk_covered(b->desk));
    assert_gates(b, "h", 2);
    assert_true(reads(b, "bell.qasm をひらきました。"));
    key(b, 'z', MOD_CTRL); // one step
    assert_gates(b, "x", 1);
}

static void the_keyboard_alone_opens_by_name(void **state) {
    Bench *b = *state;
    bench_write(b, "bell.qasm", BELL);
    key(b, 'o', MOD_CTRL);
    type(b, "bell.qasm"); // of the folder of documents
    key(b, KEY_ENTER, 0);
    assert_gates(b, "h", 2);
    key(b, 'o', MOD_CTRL);
    char *path = bench_path(b, "bell.qasm");
    type(b, path);
    key(b, KEY_ENTER, 0);
    assert_false(desk_covered(b->desk));
    free(path);
}

static void what_does_not_open_says_why_and_changes_nothing(void **state) {
    Bench *b = *state;
    key(b, 'x', 0);
    bench_write(b, "broken.qasm", "OPENQASM 3.0;\nqubit q;\nfoo q;\n");
    bench_write(b, "text.doc", "no circuit");
    static const char *const names[] = {"broken.qasm", "missing.qasm", "text.doc", ""};
    key(b, 'o', MOD_CTRL);
    for (int i = 0; i < 4; i++) {
        field_set(&b->desk->opening.field, "");
        type(b, names[i]);
        key(b, KEY_ENTER, 0);
        assert_true(desk_covered(b->desk));
        assert_non_null(b->desk->opening.note);
        assert_true(strlen(b->desk->opening.note) > 20);
        assert_gates(b, "x", 1);
    }
    key(b, KEY_ESCAPE, 0);
    assert_false(desk_covered(b->desk));
}

static void a_link_that_is_pasted_opens_at_once(void **state) {
    Bench *b = *state;
    key(b, 'o', MOD_CTRL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_PASTE,
                                  .text = "https://algassert.com/quirk#circuit="
                                          "{\"cols\":[[\"H\"],[\"•\",\"X\"]]}"});
    assert_false(desk_covered(b->desk));
    assert_gates(b, "h", 2);
    key(b, 'o', MOD_CTRL);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_PASTE, .text = "a.qasm"});
    assert_string_equal(b->desk->opening.field.text, "a.qasm");
}

static void a_file_dropped_on_the_window_opens_from_any_screen(void **state) {
    Bench *b = *state;
    bench_write(b, "bell.qasm", BELL);
    char *path = bench_path(b, "bell.qasm");
    key(b, KEY_HOME, MOD_ALT);
    assert_string_equal(desk_screen(b->desk), "library");
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_FILE, .text = path});
    assert_string_equal(desk_screen(b->desk), "lab");
    assert_gates(b, "h", 2);
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_FILE, .text = "/no/such.qasm"});
    assert_true(b->desk->refused);
    assert_gates(b, "h", 2);
    free(path);
}

// What was opened gives its name to what is saved.
static void the_circuit_is_called_as_its_file(void **state) {
    Bench *b = *state;
    bench_write(b, "bell.qasm", BELL);
    char *path = bench_path(b, "bell.qasm");
    assert_true(desk_open(b->desk, path, NULL));
    desk_feed(b->desk, &(Gesture){.kind = GESTURE_FILE, .text = path});
    key(b, 's', MOD_CTRL);
    assert_true(reads(b, "bell (2).qasm")); // the one that is there stays
    free(path);
}

static void an_empty_folder_says_what_it_looks_for(void **state) {
    Bench *b = *state;
    key(b, 'o', MOD_CTRL);
    assert_true(reads(b, ".qasm"));
    assert_int_equal(b->desk->opening.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_LAB(a_file_of_the_documents_is_one_press_away),
        IN_LAB(the_keyboard_alone_opens_by_name),
        IN_LAB(what_does_not_open_says_why_and_changes_nothing),
        IN_LAB(a_link_that_is_pasted_opens_at_once),
        IN_LAB(a_file_dropped_on_the_window_opens_from_any_screen),
        IN_LAB(the_circuit_is_called_as_its_file),
        IN_LAB(an_empty_folder_says_what_it_looks_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
