// A lesson's file looked at before Lua reads it.
#include "jail/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Error fault_of(const char *bytes, size_t size) {
    Error err = {.key = ""};
    bool good = script_check(script_of(bytes, size), &err);
    assert_int_equal(good, !err.key[0]);
    return err;
}

static void bytes_that_are_no_utf8_are_refused_with_their_line(void **unused) {
    (void)unused;
    Error err = fault_of("a\nb\0c", 5);
    assert_string_equal(err.key, "language.encoding");
    assert_int_equal(err.line, 2);
    err = fault_of("--\n\n-- \xff", 8);
    assert_string_equal(err.key, "language.encoding");
    assert_int_equal(err.line, 3);
    assert_string_equal(fault_of("", 0).key, "");
}

static void a_byte_order_mark_is_skipped(void **unused) {
    (void)unused;
    Script script = script_of("\xef\xbb\xbfx", 4);
    assert_int_equal(script.size, 1);
    assert_int_equal(script.text[0], 'x');
}

static void strings_and_comments_may_hold_anything(void **unused) {
    (void)unused;
    static const char TEXT[] =
        "-- 、\n--[[ “\n” ]] a = [==[ ＝ ]] \\k ]==] .. '、' .. \"、\"";
    assert_string_equal(fault_of(TEXT, strlen(TEXT)).key, "");
}

static const char FIELDS[] = "exercise.number 'n' { ask = 'wrong = {',\n"
                             "  computed = function() local a, b = 1, 2\n"
                             "    if a == b then return { wrong = 1 } end return b end,\n"
                             "  wrong = {\n"
                             "    { when = 1, say = 'x' },\n"
                             "    { when = 2,\n"
                             "      say = { ja = 'x',\n"
                             "              en = 'y' } },\n"
                             "  }, hints = given,\n"
                             "}\n"
                             "prose { label = 'x' }\n";

static int line_of(const char *path) {
    return script_field((Script){FIELDS, strlen(FIELDS)}, 1, path);
}

static void a_field_is_found_where_it_stands(void **unused) {
    (void)unused;
    assert_int_equal(line_of("ask"), 1);
    assert_int_equal(line_of("computed"), 2);
    assert_int_equal(line_of("wrong"), 4);
    assert_int_equal(line_of("wrong[1].say"), 5);
    assert_int_equal(line_of("wrong[2]"), 6);
    assert_int_equal(line_of("wrong[2].say.en"), 8);
}

static void a_field_that_is_not_there_has_the_line_of_what_should_hold_it(void **unused) {
    (void)unused;
    assert_int_equal(line_of("label"), 1); // the next statement's is another
    assert_int_equal(line_of("wrong[1].other"), 5);
    assert_int_equal(line_of("wrong[3].say"), 4);
    assert_int_equal(line_of("hints[2].ja"), 9);
    assert_int_equal(line_of(""), 1);
    assert_int_equal(line_of("["), 1);
    assert_int_equal(line_of("wrong[2].["), 6);
    assert_int_equal(script_field((Script){FIELDS, 40}, 99, "ask"), 99);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_utf8_are_refused_with_their_line),
        cmocka_unit_test(a_byte_order_mark_is_skipped),
        cmocka_unit_test(strings_and_comments_may_hold_anything),
        cmocka_unit_test(a_field_is_found_where_it_stands),
        cmocka_unit_test(a_field_that_is_not_there_has_the_line_of_what_should_hold_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
