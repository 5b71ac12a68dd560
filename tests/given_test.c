// What an exercise has drawn crosses from the jail, which is not trusted.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/given.h"

#include <string.h>

#include <cmocka.h>

static int read_text(const char *text, Given given[MAX_GIVEN], Error *err) {
    Data *data = data_read(text, strlen(text), (DataLimits){0}, "given", NULL);
    assert_non_null(data);
    int count = given_read(data, given, err);
    data_free(data);
    return count;
}

static void numbers_and_texts_are_read(void **state) {
    (void)state;
    Given given[MAX_GIVEN];
    Error err = {.key = ""};
    int count =
        read_text("{\"given\":[{\"name\":\"a\",\"number\":-1.5},{\"name\":\"b\",\"text\":"
                  "{\"ja\":\"左\",\"en\":\"left\"}}]}",
                  given, &err);
    assert_int_equal(count, 2);
    assert_float_equal(given[0].number, -1.5, 0);
    assert_false(given[0].is_text);
    assert_string_equal(text_in(&given[1].words, LANG_JA), "左");
    given_free(given, count);
    assert_int_equal(read_text("{}", given, &err), 0);
}

static void what_is_neither_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {
        "[]",
        "{\"given\":5}",
        "{\"more\":1}",
        "{\"given\":[{\"name\":\"a\"}]}",
        "{\"given\":[{\"number\":1}]}",
        "{\"given\":[{\"name\":\"a\",\"number\":1e301}]}",
        "{\"given\":[{\"name\":\"a\",\"number\":1,\"text\":{\"en\":\"x\"}}]}",
        "{\"given\":[{\"name\":\"a\",\"text\":\"x\"}]}",
        "{\"given\":[{\"name\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"number\":1}]}",
        "{\"given\":[0,0,0,0,0,0,0,0,0]}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Given given[MAX_GIVEN];
        Error err = {.key = ""};
        if (read_text(texts[i], given, &err) >= 0) fail_msg("%s", texts[i]);
        assert_string_equal(err.key, "page.broken");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_texts_are_read),
        cmocka_unit_test(what_is_neither_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
