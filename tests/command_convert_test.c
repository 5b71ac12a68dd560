// `kyubi convert`: what it writes, what it refuses, and that it leaves nothing behind then.
#include "command_parts.h"

#include "base/file.h"
#include "base/mem.h"
#include "cli/command.h"
#include "cli/inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Ran ran(const char *line) {
    return ran_command("convert", line);
}

// The tests work in a folder of their own.
static int folder_make(void **state) {
    char path[] = "/tmp/kyubi-convert-XXXXXX";
    if (!mkdtemp(path) || chdir(path) != 0) return -1;
    *state = mem_text(path);
    return 0;
}

static int folder_remove(void **state) {
    char **names = file_list(".", NULL, NULL);
    for (int i = 0; names[i]; i++)
        unlink(names[i]);
    free(names);
    int failed = chdir("/") || rmdir(*state);
    free(*state);
    return failed;
}

static void put(const char *name, const char *text) {
    assert_true(file_write(name, text, strlen(text), NULL));
}

static void assert_holds(const char *name, const char *text) {
    char *got = file_read(name, 1 << 20, NULL, NULL);
    assert_non_null(got);
    assert_string_equal(got, text);
    free(got);
}

static void assert_converts(const char *line) {
    Ran result = ran(line);
    assert_string_equal(result.err, "");
    assert_string_equal(result.out, "");
    assert_int_equal(result.status, 0);
    ran_free(&result);
}

static const char bell[] =
    "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\ncreg c[2];\n"
    "h q[0];\ncx q[0],q[1];\nmeasure q -> c;\n";
static const char bell_json[] =
    "{\"cols\":[[\"H\"],[\"•\",\"X\"],[\"Measure\",\"Measure\"]]}\n";

static void the_ending_says_the_format(void **state) {
    (void)state;
    put("bell.qasm", bell);
    assert_converts("bell.qasm bell.json");
    assert_holds("bell.json", bell_json);
    assert_converts("bell.json bell.url");
    assert_holds(
        "bell.url",
        "https://algassert.com/quirk#circuit=%7B%22cols%22%3A%5B%5B%22H%22%5D%2C%5B"
        "%22%E2%80%A2%22%2C%22X%22%5D%2C%5B%22Measure%22%2C%22Measure%22%5D%5D%7D\n");
    assert_converts("bell.url BELL.PY");
    assert_holds("BELL.PY", "from math import pi\n\nfrom qiskit import ClassicalRegister, "
                            "QuantumCircuit, QuantumRegister\n\n"
                            "qc = QuantumCircuit(QuantumRegister(2, \"q\"), "
                            "ClassicalRegister(2, \"c\"))\nqc.h(0)\nqc.cx(0, 1)\n"
                            "qc.measure(0, 0)\nqc.measure(1, 1)\n");
    assert_converts("./bell.qasm bell.tex");
    char *tex = file_read("bell.tex", 1 << 20, NULL, NULL);
    assert_non_null(strstr(tex, "\\usetikzlibrary{quantikz2}"));
    free(tex);
}

static void openqasm_comes_in_the_version_that_is_asked_for(void **state) {
    (void)state;
    put("bell.json", bell_json);
    assert_converts("bell.json three.qasm");
    char *text = file_read("three.qasm", 1 << 20, NULL, NULL);
    assert_memory_equal(text, "OPENQASM 3", 10);
    free(text);
    assert_converts("bell.json two.qasm --qasm 2");
    text = file_read("two.qasm", 1 << 20, NULL, NULL);
    assert_memory_equal(text, "OPENQASM 2", 10);
    free(text);
    assert_converts("two.qasm again.json");
    assert_holds("again.json", bell_json);
}

static void inputs_have_the_given_values(void **state) {
    (void)state;
    put("input.qasm", "OPENQASM 3.0;\ninclude \"stdgates.inc\";\ninput float theta;\n"
                      "input float phi;\nqubit[2] q;\nrx(theta) q[0];\nry(phi) q[1];\n");
    assert_converts("input.qasm --input theta=pi/3 input.json --input phi=-1/2");
    assert_holds("input.json", "{\"cols\":[[{\"id\":\"Rxft\",\"arg\":\"pi/3\"},"
                               "{\"id\":\"Ryft\",\"arg\":\"-0.5\"}]]}\n");
}

// What is in them is for export_test.
static void a_picture_is_drawn_with_the_ink_that_is_asked_for(void **state) {
    (void)state;
    put("bell.qasm", bell);
    assert_converts("bell.qasm bell.svg");
    assert_converts("bell.qasm bell.pdf");
    assert_converts("bell.qasm bell.png");
    assert_converts("bell.qasm black.svg --ink print");
    char *colour = file_read("bell.svg", 1 << 20, NULL, NULL);
    char *black = file_read("black.svg", 1 << 20, NULL, NULL);
    assert_non_null(strstr(colour, "rgb(98.8")); // the fill of H, 0xFC of 255
    assert_null(strstr(black, "rgb(98.8"));
    free(colour);
    free(black);
    Ran result = ran("bell.qasm bell.png --ink pink");
    assert_int_equal(result.status, 2);
    assert_non_null(strstr(result.err, "There is no ink \"pink\"."));
    ran_free(&result);
}

static void a_file_that_is_there_is_replaced(void **state) {
    (void)state;
    put("bell.qasm", bell);
    put("old.json", "old");
    assert_converts("bell.qasm old.json");
    assert_holds("old.json", bell_json);
}

static int count_files(void) {
    char **names = file_list(".", NULL, NULL);
    int count = 0;
    while (names[count])
        count++;
    free(names);
    return count;
}

static void assert_fails(const char *line, const char *sentence) {
    int files = count_files();
    Ran result = ran(line);
    assert_int_equal(result.status, 1);
    assert_string_equal(result.out, "");
    assert_string_equal(result.err, sentence);
    assert_int_equal(count_files(), files);
    ran_free(&result);
}

static void a_failure_leaves_the_old_file_and_nothing_else(void **state) {
    (void)state;
    put("reset.qasm", "OPENQASM 2.0;\nqreg q[1];\nreset q[0];\n");
    put("kept.json", "old");
    assert_fails("reset.qasm kept.json",
                 "kept.json: Quirk has no reset (on q0, column 1). Take it away, or choose "
                 "another format.\n");
    assert_holds("kept.json", "old");
    assert_fails("reset.qasm new.json",
                 "new.json: Quirk has no reset (on q0, column 1). Take it away, or choose "
                 "another format.\n");
    put("broken.json", "{\"cols\":[[\"Q\"]]}");
    assert_fails("broken.json kept.tex",
                 "broken.json: Column 1, row 1 of the Quirk circuit: there is no gate “Q”. "
                 "Check its name.\n");
    assert_fails("none.qasm kept.json",
                 "none.qasm: This file is not there. Check its name and its folder.\n");
    Ran result = ran("reset.qasm nowhere/a.tex");
    assert_int_equal(result.status, 1);
    assert_memory_equal(result.err, "nowhere/a.tex: ", 15);
    ran_free(&result);
}

static void the_file_that_is_read_is_never_written(void **state) {
    (void)state;
    put("same.json", bell_json);
    assert_int_equal(symlink("same.json", "other.json"), 0);
    const char *sentence = "This is also the file to read. Give the file to write another "
                           "name.\n";
    static const char *const lines[] = {"same.json same.json", "same.json ./same.json",
                                        "same.json other.json"};
    for (int i = 0; i < 3; i++) {
        Ran result = ran(lines[i]);
        assert_int_equal(result.status, 1);
        assert_non_null(strstr(result.err, sentence));
        ran_free(&result);
    }
    assert_holds("same.json", bell_json);
}

static void unknown_endings_are_told_the_known_ones(void **state) {
    (void)state;
    put("bell.qasm", bell);
    Ran result = ran("bell.qasm bell.doc");
    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.err, "bell.doc: The name “bell.doc” does not say which "
                                       "format to write. Let it end in one of: "));
    assert_non_null(strstr(result.err, ".json .url .py .tex .svg .pdf .png .webp .gif"));
    ran_free(&result);
    put("bell.py", "");
    result = ran("bell.py bell.json");
    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.err,
                           "“bell.py” is not a kind of circuit file that can be "
                           "read. Choose a file that ends in one of: .qasm .json "
                           ".url.\n"));
    ran_free(&result);
}

static void assert_misused(const char *line, const char *sentence) {
    Ran result = ran(line);
    assert_int_equal(result.status, 2);
    assert_string_equal(result.out, "");
    Buffer wanted = {0};
    buffer_print(&wanted,
                 "kyubi: %s\nUsage: kyubi convert IN OUT [--qasm 2|3] [--input NAME=VALUE] "
                 "[--ink light|projector|print]\n",
                 sentence);
    assert_string_equal(result.err, wanted.data);
    buffer_clear(&wanted);
    ran_free(&result);
}

static void wrong_words_end_with_two_and_the_usage(void **state) {
    (void)state;
    assert_misused("", "No file was given. Name the file to read.");
    assert_misused("a.qasm",
                   "The file to write is missing. Name it behind the file to read, "
                   "with an ending like .json or .tex.");
    assert_misused("a.qasm b.tex c.tex",
                   "Only the file to read and the file to write can be "
                   "given. Leave out \"c.tex\".");
    assert_misused("a.qasm b.tex --fast",
                   "There is no option --fast. See the usage below.");
    assert_misused("a.qasm b.tex --qasm", "--qasm needs a value. Write one behind it.");
    assert_misused("a.qasm b.qasm --qasm 4",
                   "--qasm cannot be \"4\". Write a whole number from 2 to 3.");
    static const char *const wrong[] = {"theta", "=1", "theta=", "theta=1/0", "theta=x"};
    for (int i = 0; i < 5; i++) {
        Buffer line = {0}, sentence = {0};
        buffer_print(&line, "a.qasm b.tex --input %s", wrong[i]);
        buffer_print(&sentence,
                     "--input cannot be \"%s\". Write a name and its value with = between, "
                     "like theta=pi/2.",
                     wrong[i]);
        assert_misused(line.data, sentence.data);
        buffer_clear(&line);
        buffer_clear(&sentence);
    }
}

static void inputs_are_limited(void **state) {
    (void)state;
    Inputs inputs = {0};
    Error err = {0};
    char *words_of[] = {"--input", "x=pi/2"};
    for (int i = 0, at = 0; i < MAX_INPUTS; i++, at = 0)
        assert_true(inputs_read(2, words_of, &at, &inputs, &err));
    assert_string_equal(inputs.names[MAX_INPUTS - 1].name, "x");
    assert_null(inputs.names[MAX_INPUTS].name);
    int at = 0;
    assert_false(inputs_read(2, words_of, &at, &inputs, &err));
    assert_string_equal(err.key, "command.inputs");
    inputs_clear(&inputs);
}

// --- Moodle's questions

static void questions_become_a_lesson_and_what_is_left_out_is_told(void **state) {
    (void)state;
    put("q.gift", "a{T}\n\nessay{}\n\nWhich?{=x ~y}\n");
    Ran result = ran("q.gift -o 03-My-questions.lua");
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.err, "q.gift:3: "));
    assert_non_null(strstr(result.err, "essay"));
    assert_non_null(strstr(result.out, "2 pages; 1 questions"));
    ran_free(&result);
    char *lesson = file_read("03-My-questions.lua", 1 << 16, NULL, NULL);
    assert_non_null(strstr(lesson, "lesson { id = \"my-questions\", title = \"q\""));
    assert_non_null(strstr(lesson, "exercise.choice"));
    free(lesson);
}

static void no_lesson_is_written_over(void **state) {
    (void)state;
    put("q.gift", "a{T}\n");
    put("mine.lua", "mine");
    Ran result = ran("q.gift mine.lua");
    assert_int_equal(result.status, 1);
    assert_string_equal(result.err, "mine.lua: This file is there already. Choose another "
                                    "name, so that nothing is written over.\n");
    ran_free(&result);
    assert_holds("mine.lua", "mine");
}

static void a_file_without_questions_makes_no_lesson(void **state) {
    (void)state;
    put("q.gift", "// nothing\n\nessay{}\n");
    Ran result = ran("q.gift none.lua");
    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.err, "no question that a lesson can ask"));
    ran_free(&result);
    assert_false(file_exists("none.lua"));
    put("q.gift", "\xff");
    result = ran("q.gift none.lua");
    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.err, "UTF-8"));
    ran_free(&result);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(questions_become_a_lesson_and_what_is_left_out_is_told),
        cmocka_unit_test(no_lesson_is_written_over),
        cmocka_unit_test(a_file_without_questions_makes_no_lesson),
        cmocka_unit_test(the_ending_says_the_format),
        cmocka_unit_test(openqasm_comes_in_the_version_that_is_asked_for),
        cmocka_unit_test(inputs_have_the_given_values),
        cmocka_unit_test(a_picture_is_drawn_with_the_ink_that_is_asked_for),
        cmocka_unit_test(a_file_that_is_there_is_replaced),
        cmocka_unit_test(a_failure_leaves_the_old_file_and_nothing_else),
        cmocka_unit_test(the_file_that_is_read_is_never_written),
        cmocka_unit_test(unknown_endings_are_told_the_known_ones),
        cmocka_unit_test(wrong_words_end_with_two_and_the_usage),
        cmocka_unit_test(inputs_are_limited),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
