// Pieces of text in errors.
#include "circuit/excerpt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void an_excerpt_is_short_and_has_no_tabs(void **state) {
    (void)state;
    assert_string_equal(excerpt_of("a\tb\nc", 99).text, "a b c");
    assert_string_equal(excerpt_of("abc", 2).text, "ab");
    assert_string_equal(excerpt_of("abcdefghijklmnopqrstuvwxyz", 26).text,
                        "abcdefghijklmnopqrstuvwx…");
    assert_string_equal(excerpt_of("\xff", 1).text, "\xef\xbf\xbd");
}

static void places_count_lines_and_characters_from_one(void **state) {
    (void)state;
    const char *text = "ab\nπx";
    int line, column;
    excerpt_place(text, text, &line, &column);
    assert_int_equal(line * 10 + column, 11);
    excerpt_place(text, text + 5, &line, &column);
    assert_int_equal(line * 10 + column, 22);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_excerpt_is_short_and_has_no_tabs),
        cmocka_unit_test(places_count_lines_and_characters_from_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
