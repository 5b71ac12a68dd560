// `kyubi run` over the corpus of OpenQASM programs with known distributions, and its words.
#include "command_parts.h"

#include "base/data.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Ran ran(const char *line) {
    return ran_command("run", line);
}

static Data *ran_data(const Ran *ran) {
    assert_int_equal(ran->status, 0);
    assert_string_equal(ran->err, "");
    DataLimits limits = {.bytes = 1 << 24, .elements = 1 << 20};
    Data *data = data_read(ran->out, strlen(ran->out), limits, "out", NULL);
    assert_non_null(data);
    return data;
}

// --- programs written for one test

static int folder_make(void **state) {
    char path[] = "/tmp/kyubi-run-XXXXXX";
    assert_non_null(mkdtemp(path));
    *state = mem_text(path);
    return 0;
}

static int folder_remove(void **state) {
    char *file = file_join(*state, "program.qasm");
    remove(file);
    rmdir(*state);
    free(file);
    free(*state);
    return 0;
}

// "run" on a program of `body` behind the usual head, with more words.
static Ran ran_program(void **state, const char *body, const char *words) {
    Buffer program = {0}, line = {0};
    buffer_print(&program, "OPENQASM 2.0;\ninclude \"qelib1.inc\";\n%s", body);
    char *file = file_join(*state, "program.qasm");
    assert_true(file_write(file, program.data, program.size, NULL));
    buffer_print(&line, "%s %s", file, words);
    Ran result = ran(line.data);
    buffer_clear(&program);
    buffer_clear(&line);
    free(file);
    return result;
}

static const char bell[] =
    "qreg q[2]; creg c[2];\nh q[0]; cx q[0],q[1];\nmeasure q -> c;\n";

// A circuit of Quirk's, which can post-select.
static Ran ran_quirk(void **state, const char *json, const char *words) {
    Buffer line = {0};
    char *file = file_join(*state, "circuit.json");
    assert_true(file_write(file, json, strlen(json), NULL));
    buffer_print(&line, "%s %s", file, words);
    Ran result = ran(line.data);
    remove(file);
    buffer_clear(&line);
    free(file);
    return result;
}

static void what_post_selection_keeps_is_told(void **state) {
    Ran told =
        ran_quirk(state, "{\"cols\":[[\"H\"],[\"•\",\"X\"],[1,\"|1⟩⟨1|\"]]}", "--json");
    Data *data = ran_data(&told);
    assert_true(fabs(data_number(data_get(data, "kept"), 0) - 0.5) < 1e-12);
    assert_true(fabs(data_number(data_get(data_get(data, "distribution"), "11"), 0) - 1) <
                1e-12);
    data_free(data);
    ran_free(&told);
    Ran never = ran_quirk(state, "{\"cols\":[[\"X\",\"H\"],[\"|0⟩⟨0|\"]]}", "");
    assert_int_equal(never.status, 1);
    assert_non_null(strstr(never.err, "never comes up"));
    ran_free(&never);
}

// --- the corpus

static char *corpus(void) {
    const char *asked = getenv("KYUBI_CORPUS");
    char *folder = file_join(asked ? asked : KYUBI_SOURCE "/../shared", "qasm");
    if (file_is_folder(folder)) return folder;
    print_message("no corpus of programs in %s: skipped\n", folder);
    free(folder);
    return NULL;
}

// Every expected outcome is there, and what else is there is as good as impossible.
static void assert_distribution(const Data *got, const Data *expected) {
    const Data *value;
    for (size_t i = 0; i < data_count(expected); i++) {
        const char *name = data_key(expected, i, &value);
        double p = data_number(data_get(got, name), 0);
        assert_true(fabs(p - data_number(value, -1)) < 1e-9);
    }
    for (size_t i = 0; i < data_count(got); i++) {
        const char *name = data_key(got, i, &value);
        double p = data_number(data_get(expected, name), 0);
        assert_true(fabs(p - data_number(value, -1)) < 1e-9);
    }
}

static void every_program_of_the_corpus_gives_its_distribution(void **unused) {
    (void)unused;
    char *folder = corpus();
    if (!folder) skip();
    char *path = file_join(folder, "expected.json");
    size_t size;
    char *text = file_read(path, 1 << 24, &size, NULL);
    assert_non_null(text);
    DataLimits limits = {.bytes = 1 << 24, .elements = 1 << 20};
    Data *expected = data_read(text, size, limits, path, NULL);
    assert_true(data_count(expected) >= 20);
    for (size_t i = 0; i < data_count(expected); i++) {
        const Data *row = data_at(expected, i);
        Buffer line = {0};
        buffer_print(&line, "%s/%s --json", folder, data_text(data_get(row, "file"), ""));
        Ran result = ran(line.data);
        if (result.status) print_error("%s%s", line.data, result.err);
        Data *data = ran_data(&result);
        assert_true(data_bool(data_get(data, "exact"), false));
        assert_int_equal(data_integer(data_get(data, "qubits"), 0),
                         data_integer(data_get(row, "qubits"), -1));
        assert_distribution(data_get(data, "distribution"), data_get(row, "dist"));
        data_free(data);
        ran_free(&result);
        buffer_clear(&line);
    }
    data_free(expected);
    free(text);
    free(path);
    free(folder);
}

// --- JSON

static void the_json_holds_what_is_promised(void **state) {
    Ran result = ran_program(state, bell, "--json --shots 1000 --seed 7");
    Data *data = ran_data(&result);
    assert_int_equal(data_count(data), 6);
    assert_int_equal(data_integer(data_get(data, "qubits"), 0), 2);
    assert_int_equal(data_integer(data_get(data, "clbits"), 0), 2);
    assert_true(data_bool(data_get(data, "exact"), false));
    assert_int_equal(data_integer(data_get(data, "seed"), 0), 7);
    const Data *distribution = data_get(data, "distribution");
    assert_int_equal(data_count(distribution), 2);
    assert_true(fabs(data_number(data_get(distribution, "00"), 0) - 0.5) < 1e-12);
    assert_true(fabs(data_number(data_get(distribution, "11"), 0) - 0.5) < 1e-12);
    const Data *counts = data_get(data, "counts");
    long long zeros = data_integer(data_get(counts, "00"), 0);
    assert_int_equal(zeros + data_integer(data_get(counts, "11"), 0), 1000);
    assert_in_range(zeros, 400, 600);
    data_free(data);
    ran_free(&result);
}

static void the_same_seed_prints_the_same(void **state) {
    Ran first = ran_program(state, bell, "--shots 50 --seed 3");
    Ran second = ran_program(state, bell, "--seed 3 --shots 50");
    assert_string_equal(first.out, second.out);
    ran_free(&first);
    ran_free(&second);
}

static void without_shots_there_are_no_counts(void **state) {
    Ran result = ran_program(state, bell, "--json");
    assert_null(strstr(result.out, "counts"));
    assert_null(strstr(result.out, "seed"));
    ran_free(&result);
}

static void what_measures_nothing_tells_its_qubits(void **state) {
    Ran result = ran_program(state, "qreg q[3]; x q[0];", "--json");
    Data *data = ran_data(&result);
    const Data *distribution = data_get(data, "distribution");
    assert_int_equal(data_count(distribution), 1);
    assert_true(data_number(data_get(distribution, "001"), 0) == 1);
    data_free(data);
    ran_free(&result);
}

static void too_many_branches_are_sampled_and_said_so(void **state) {
    Buffer body = {0};
    buffer_print(&body, "qreg q[1]; creg c[14];\n");
    for (int i = 0; i < 14; i++)
        buffer_print(&body, "h q[0]; measure q[0] -> c[%d];\n", i);
    Ran result = ran_program(state, body.data, "--json --shots 300 --seed 1");
    Data *data = ran_data(&result);
    assert_false(data_bool(data_get(data, "exact"), true));
    const Data *counts = data_get(data, "counts"), *value;
    long long sum = 0;
    for (size_t i = 0; i < data_count(counts); i++) {
        data_key(counts, i, &value);
        sum += data_integer(value, 0);
    }
    assert_int_equal(sum, 300);
    data_free(data);
    ran_free(&result);
    result = ran_program(state, body.data, "");
    assert_non_null(strstr(result.out, "estimated from 1024 shots"));
    ran_free(&result);
    buffer_clear(&body);
}

static void inputs_of_a_program_are_given_as_options(void **state) {
    char *file = file_join(*state, "program.qasm");
    static const char program[] = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n"
                                  "input float theta;\nqubit q;\nry(theta) q;\n";
    assert_true(file_write(file, program, strlen(program), NULL));
    Buffer line = {0};
    buffer_print(&line, "%s --json --input theta=pi/3", file);
    Ran result = ran(line.data);
    Data *data = ran_data(&result);
    const Data *distribution = data_get(data, "distribution");
    assert_true(fabs(data_number(data_get(distribution, "1"), 0) - 0.25) < 1e-12);
    data_free(data);
    ran_free(&result);
    buffer_clear(&line);
    free(file);
}

// --- the table for people

static void people_read_a_table(void **state) {
    Ran result =
        ran_program(state, "qreg q[1]; creg c[1]; ry(pi/3) q[0]; measure q -> c;", "");
    assert_string_equal(result.out, "Qubits in the circuit: 1; classical bits: 1\n"
                                    "Probabilities of the outcomes (exact)\n\n"
                                    "  0  0.750000  ████████████████████████████████\n"
                                    "  1  0.250000  ██████████▋\n");
    ran_free(&result);
    result = ran_program(state, "qreg q[12]; h q;", "");
    assert_non_null(strstr(result.out, "\n  000000000101  2.441e-04  █"));
    ran_free(&result);
    result = ran_program(state, bell, "--shots 10 --seed 5");
    assert_non_null(strstr(result.out, "counts in 10 shots (seed 5)\n"));
    ran_free(&result);
}

// --- what is refused

static void assert_misused(const char *line, const char *sentence) {
    Ran result = ran(line);
    assert_int_equal(result.status, 2);
    assert_string_equal(result.out, "");
    assert_memory_equal(result.err, "kyubi: ", 7);
    assert_memory_equal(result.err + 7, sentence, strlen(sentence));
    assert_string_equal(result.err + 7 + strlen(sentence),
                        "\nUsage: kyubi run FILE [--shots N] [--seed S] [--json] "
                        "[--input NAME=VALUE]\n");
    ran_free(&result);
}

static void wrong_words_end_with_two_and_the_usage(void **unused) {
    (void)unused;
    assert_misused("", "No file was given. Name the file to read.");
    assert_misused("a.qasm b.qasm", "Only one file can be given. Leave out \"b.qasm\".");
    assert_misused("a.qasm --fast", "There is no option --fast. See the usage below.");
    assert_misused("a.qasm --shots", "--shots needs a value. Write one behind it.");
    assert_misused("a.qasm --shots 0",
                   "--shots cannot be \"0\". Write a whole number from 1 to 10000000.");
    assert_misused(
        "a.qasm --seed -1",
        "--seed cannot be \"-1\". Write a whole number from 0 to 9007199254740991.");
}

static void a_broken_program_is_told_with_its_place(void **state) {
    Ran result = ran_program(state, "qreg q[1];\nh q[0]\nx q[0];\n", "--json");
    assert_int_equal(result.status, 1);
    assert_string_equal(result.out, "");
    char *file = file_join(*state, "program.qasm");
    assert_memory_equal(result.err, file, strlen(file));
    int line = 0, column = 0;
    assert_int_equal(sscanf(result.err + strlen(file), ":%d:%d: ", &line, &column), 2);
    assert_in_range(line, 4, 5);
    assert_true(column >= 1);
    free(file);
    ran_free(&result);
}

static void a_file_that_is_not_there_ends_with_one(void **unused) {
    (void)unused;
    Ran result = ran("/nowhere/at/all.qasm");
    assert_int_equal(result.status, 1);
    assert_memory_equal(result.err, "/nowhere/at/all.qasm: ", 22);
    ran_free(&result);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_post_selection_keeps_is_told, folder_make,
                                        folder_remove),
        cmocka_unit_test(every_program_of_the_corpus_gives_its_distribution),
        cmocka_unit_test(the_json_holds_what_is_promised),
        cmocka_unit_test(the_same_seed_prints_the_same),
        cmocka_unit_test(without_shots_there_are_no_counts),
        cmocka_unit_test(what_measures_nothing_tells_its_qubits),
        cmocka_unit_test(too_many_branches_are_sampled_and_said_so),
        cmocka_unit_test(inputs_of_a_program_are_given_as_options),
        cmocka_unit_test(people_read_a_table),
        cmocka_unit_test(wrong_words_end_with_two_and_the_usage),
        cmocka_unit_test(a_broken_program_is_told_with_its_place),
        cmocka_unit_test(a_file_that_is_not_there_ends_with_one),
    };
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
