#include "base/error.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void an_error_holds_key_and_arguments(void **state) {
    (void)state;
    Error err;
    memset(&err, 0x7f, sizeof err);
    assert_false(error_set(&err, "wire.missing", "%d\t%s", 5, "q3"));
    assert_string_equal(err.key, "wire.missing");
    assert_string_equal(err.args, "5\tq3");
    assert_string_equal(err.file, "");
    assert_int_equal(err.line, 0);
    assert_int_equal(err.column, 0);
}

static void the_first_place_stays(void **state) {
    (void)state;
    Error err;
    error_set(&err, "k", "%d", 1);
    assert_false(error_at(&err, NULL, 3, 4));
    assert_false(error_at(&err, "a.lua", 9, 9));
    assert_false(error_at(&err, "b.lua", 9, 9));
    assert_string_equal(err.file, "a.lua");
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 4);
}

static void a_new_error_clears_the_place(void **state) {
    (void)state;
    Error err;
    error_set(&err, "k", "%d", 1);
    error_at(&err, "a.lua", 3, 4);
    error_set(&err, "l", "%d", 2);
    assert_string_equal(err.file, "");
    assert_int_equal(err.line, 0);
}

static void nobody_needs_to_ask_for_the_error(void **state) {
    (void)state;
    assert_false(error_set(NULL, "k", "%d", 1));
    assert_false(error_at(NULL, "a.lua", 1, 1));
}

static void long_words_are_cut_and_end_in_zero(void **state) {
    (void)state;
    char longer[2000];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    Error err;
    error_set(&err, longer, "%s", longer);
    error_at(&err, longer, 1, 1);
    assert_int_equal(strlen(err.key), sizeof err.key - 1);
    assert_int_equal(strlen(err.args), sizeof err.args - 1);
    assert_int_equal(strlen(err.file), sizeof err.file - 1);
}

static void a_cut_never_leaves_half_a_character(void **state) {
    (void)state;
    for (int shift = 0; shift < 3; shift++) {
        char longer[1000] = "ab";
        longer[shift] = 0;
        while (strlen(longer) < sizeof longer - 4)
            strcat(longer, "\u72b6");
        Error err;
        error_set(&err, "k", "%s", longer);
        error_at(&err, longer, 1, 1);
        assert_true(text_valid(err.args, strlen(err.args)));
        assert_true(text_valid(err.file, strlen(err.file)));
        assert_in_range(strlen(err.args), sizeof err.args - 3, sizeof err.args - 1);
    }
    Error err; // an exact fit loses nothing
    char fits[sizeof err.args] = "";
    memset(fits, 'x', sizeof fits - 4);
    strcat(fits, "\u72b6");
    error_set(&err, "k", "%s", fits);
    assert_string_equal(err.args, fits);
}

static void what_steers_a_terminal_does_not_pass(void **state) {
    (void)state;
    Error err;
    error_set(&err, "k", "%s\t%s", "a\033[2J\nb", "c\177d");
    error_at(&err, "e\033f\tg", 0, 0);
    assert_string_equal(err.args, "a?[2J?b\tc?d");
    assert_string_equal(err.file, "e?f?g");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_holds_key_and_arguments),
        cmocka_unit_test(the_first_place_stays),
        cmocka_unit_test(a_new_error_clears_the_place),
        cmocka_unit_test(nobody_needs_to_ask_for_the_error),
        cmocka_unit_test(long_words_are_cut_and_end_in_zero),
        cmocka_unit_test(a_cut_never_leaves_half_a_character),
        cmocka_unit_test(what_steers_a_terminal_does_not_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
