// Where in a file a text stands. What is wrong with texts is tested with whole packs, in
// command_check_test.c.
#include "cli/check_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const SOURCE = "one\n"
                                  "prose { ja = [[\n"
                                  "  first\n"
                                  "  second\n"
                                  "]], en = \"say \\\"hi\\\"\\nthere\" }\n"
                                  "hint = 'hi'\n"
                                  "hint = [==[\n"
                                  "hi]==]\n";

static void a_line_of_a_long_string_is_found(void **unused) {
    (void)unused;
    const char *text = "  first\n  second\n";
    assert_int_equal(source_line(SOURCE, 2, text, 1), 3);
    assert_int_equal(source_line(SOURCE, 1, text, 2), 4);
}

static void a_quoted_string_is_found_by_its_escapes_and_is_one_line(void **unused) {
    (void)unused;
    assert_int_equal(source_line(SOURCE, 2, "say \"hi\"\nthere", 1), 5);
    assert_int_equal(source_line(SOURCE, 2, "say \"hi\"\nthere", 2), 5);
}

static void only_the_beginning_of_a_string_counts(void **unused) {
    (void)unused;
    assert_int_equal(source_line(SOURCE, 1, "hi", 1), 6);
    assert_int_equal(source_line(SOURCE, 7, "hi", 1), 8);
}

static void a_text_that_is_not_there_has_the_line_of_its_block(void **unused) {
    (void)unused;
    assert_int_equal(source_line(SOURCE, 2, "third", 1), 2);
    assert_int_equal(source_line(SOURCE, 2, "third", 5), 2);
    assert_int_equal(source_line(NULL, 4, "third", 1), 4);
    assert_int_equal(source_line(SOURCE, 99, "third", 1), 99);
    assert_int_equal(source_line(SOURCE, 2, "", 1), 2);
}

static void a_text_with_values_is_found_by_what_stands_before_them(void **unused) {
    (void)unused;
    const char *source = "prose {\n"
                         "  ja = [[\n"
                         "    p is {=p(pair, \"1\"):2}\n"
                         "    \\fracc ]],\n"
                         "  en = \"q is {=q:2}\" }\n";
    assert_int_equal(source_line(source, 1, "    p is 0.50\n    \\fracc ", 2), 4);
    assert_int_equal(source_line(source, 1, "q is 0.25", 1), 5);
    assert_int_equal(source_line(source, 1, "r is 0.25", 1), 1);
    const char *both = "prose {\n"
                       "  ja = [[$\\fracc = {=q:2}$ です。]],\n"
                       "  en = [[$\\fracc = {=q:2}$ it is.]] }\n";
    assert_int_equal(source_line(both, 1, "$\\fracc = 0.25$ です。", 1), 2);
    assert_int_equal(source_line(both, 1, "$\\fracc = 0.25$ it is.", 1), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_of_a_long_string_is_found),
        cmocka_unit_test(a_quoted_string_is_found_by_its_escapes_and_is_one_line),
        cmocka_unit_test(only_the_beginning_of_a_string_counts),
        cmocka_unit_test(a_text_with_values_is_found_by_what_stands_before_them),
        cmocka_unit_test(a_text_that_is_not_there_has_the_line_of_its_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
