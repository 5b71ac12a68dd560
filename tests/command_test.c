#include "cli/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static bool number_of(const char *word, uint64_t *value, Error *err) {
    char *argv[] = {"--seed", (char *)word};
    int at = 0;
    bool good = command_number(word ? 2 : 1, argv, &at, 1, 100, value, err);
    if (good) assert_int_equal(at, 1);
    return good;
}

static void whole_numbers_are_read(void **unused) {
    (void)unused;
    uint64_t value;
    assert_true(number_of("1", &value, NULL) && value == 1);
    assert_true(number_of("100", &value, NULL) && value == 100);
}

static void other_numbers_are_refused(void **unused) {
    (void)unused;
    static const char *const bad[] = {"",   "0",  "101", "-1",
                                      "+1", " 1", "1.5", "1e1",
                                      "x",  "7x", "0x7", "18446744073709551617"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint64_t value;
        Error err = {0};
        assert_false(number_of(bad[i], &value, &err));
        assert_string_equal(err.key, "command.bad_number");
    }
}

static void a_value_that_is_not_there_is_asked_for(void **unused) {
    (void)unused;
    uint64_t value;
    Error err = {0};
    assert_false(number_of(NULL, &value, &err));
    assert_string_equal(err.key, "command.needs_value");
    assert_string_equal(err.args, "--seed");
}

static void a_value_may_be_joined_to_its_option(void **unused) {
    (void)unused;
    char *argv[] = {"--seed=7", "a=b", "--x.qasm=1", "--text=", "--json"};
    static const char *const parted[] = {"--seed", "7", "a=b",   "--x.qasm=1",
                                         "--text", "",  "--json"};
    int count;
    char **words = command_words(5, argv, &count);
    assert_int_equal(count, 7);
    for (int i = 0; i < count; i++)
        assert_string_equal(words[i], parted[i]);
    assert_null(words[count]);
    command_words_free(words);
}

static void errors_go_to_standard_error_with_their_place(void **unused) {
    (void)unused;
    char *text = NULL;
    size_t size;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    CommandContext context = {
        .words = words, .lang = LANG_EN, .err = open_memstream(&text, &size)};
    Error err = {0};
    error_set(&err, "command.no_file", "%s", "");
    error_at(&err, "a.qasm", 3, 7);
    assert_int_equal(command_failed(&context, &err), 1);
    Command command = {.name = "fly", .usage = "fly PATH"};
    assert_int_equal(command_misused(&context, &command, &err), 2);
    fclose(context.err);
    const char *line = "a.qasm:3:7: No file was given. Name the file to read.\n";
    assert_memory_equal(text, line, strlen(line));
    assert_string_equal(text + 2 * strlen(line), "Usage: kyubi fly PATH\n");
    free(text);
    words_close(words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_numbers_are_read),
        cmocka_unit_test(other_numbers_are_refused),
        cmocka_unit_test(a_value_that_is_not_there_is_asked_for),
        cmocka_unit_test(a_value_may_be_joined_to_its_option),
        cmocka_unit_test(errors_go_to_standard_error_with_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
