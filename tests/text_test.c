#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool valid(const char *text) {
    return text_valid(text, strlen(text));
}

static void good_text_is_valid(void **state) {
    (void)state;
    assert_true(valid(""));
    assert_true(valid("abc"));
    assert_true(valid("量子ビット √½ 𝛼 é"));
    assert_true(
        valid("\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf"));
    assert_true(valid("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"));
}

static void broken_text_is_not(void **state) {
    (void)state;
    static const char *const broken[] = {
        "\x80",
        "\xc0\x80",
        "\xc1\xbf",
        "\xe0\x9f\xbf",
        "\xed\xa0\x80",
        "\xed\xbf\xbf",
        "\xf0\x8f\xbf\xbf",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xff",
        "\xc2",
        "\xe3\x81",
        "\xf0\x9d\x9b",
        "\xc2x",
        "\xe3\x81x",
        "ab\xfe",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_false(valid(broken[i]));
    assert_false(text_valid("a\0b", 3));
    assert_false(text_valid("\xe3\x81\x82", 2)); // cut within the size that was told
}

static void a_byte_order_mark_is_known_by_its_three_bytes(void **state) {
    (void)state;
    assert_int_equal(text_mark("\xef\xbb\xbf{", 4), 3);
    assert_int_equal(text_mark("\xef\xbb\xbf", 3), 3);
    assert_int_equal(text_mark("\xef\xbb\xbf", 2), 0); // cut within the size
    assert_int_equal(text_mark("{\xef\xbb\xbf", 4), 0);
    assert_int_equal(text_mark("", 0), 0);
}

static void control_characters_do_not_show(void **state) {
    (void)state;
    assert_true(text_shows("量子 √½", false));
    assert_true(text_shows("a\n\tb", true));
    assert_false(text_shows("a\nb", false));
    assert_false(text_shows("a\tb", false));
    assert_false(text_shows("a\rb", true));
    assert_false(text_shows("\x1b", true));
    assert_false(text_shows("\x7f", true));
}

// The values are those of the authors' own test suite.
static void a_hash_goes_on_where_it_ended(void **state) {
    (void)state;
    assert_int_equal(text_hash(TEXT_HASH, "", 0), 0x811c9dc5);
    assert_int_equal(text_hash(TEXT_HASH, "a", 1), 0xe40c292c);
    assert_int_equal(text_hash(TEXT_HASH, "foobar", 6), 0xbf9cf968);
    assert_int_equal(text_hash(text_hash(TEXT_HASH, "foo", 3), "bar", 3), 0xbf9cf968);
}

static void every_character_is_put_and_read_again(void **state) {
    (void)state;
    for (uint32_t c = 1; c <= 0x10ffff; c++) {
        if (c >= 0xd800 && c < 0xe000) continue;
        char bytes[5];
        int size = text_put(c, bytes);
        const char *at = bytes;
        if (!text_valid(bytes, (size_t)size) || text_next(&at) != c || at != bytes + size)
            fail_msg("U+%X", (unsigned)c);
    }
}

static void a_text_is_walked_both_ways(void **state) {
    (void)state;
    const char *text = "a量𝛼";
    const char *at = text;
    assert_int_equal(text_next(&at), 'a');
    assert_int_equal(text_next(&at), 0x91cf);
    assert_int_equal(text_next(&at), 0x1d6fc);
    assert_int_equal(text_next(&at), 0);
    assert_ptr_equal(at, text + strlen(text));
    at = text_before(text, at);
    assert_ptr_equal(at, text + 4);
    at = text_before(text, at);
    assert_ptr_equal(at, text + 1);
    at = text_before(text, at);
    assert_ptr_equal(text_before(text, at), text);
    assert_int_equal(text_length(text), 3);
    assert_int_equal(text_length(""), 0);
}

static void check_plain(const char *typed, const char *expected) {
    char *plain = text_plain(typed);
    assert_string_equal(plain, expected);
    free(plain);
}

static void what_people_type_is_made_plain(void **state) {
    (void)state;
    check_plain("０．７５", "0.75");
    check_plain("75％", "75%");
    check_plain("√２／２", "√2/2");
    check_plain("−1", "-1");
    check_plain("－１", "-1");
    check_plain("–1", "-1");
    check_plain("ー１", "-1");
    check_plain("ー5", "-5");
    check_plain("ゲート", "ゲート"); // a long vowel stays one
    check_plain("１，２、３", "1,2,3");
    check_plain("π×２÷３", "π*2/3");
    check_plain("Ｈ　ｑ０", "H q0");
    check_plain("", "");
}

static void the_likeliest_name_is_found(void **state) {
    (void)state;
    static const char *const names[] = {"histogram", "bloch", "ket", "amplitudes", NULL};
    assert_string_equal(text_nearest("histgram", names), "histogram");
    assert_string_equal(text_nearest("histogarm", names),
                        "histogram"); // a swap is one edit
    assert_string_equal(text_nearest("blohc", names), "bloch");
    assert_string_equal(text_nearest("kat", names), "ket");
    assert_null(text_nearest("kit2", names)); // two edits are too many in so short a name
    assert_null(text_nearest("sphere", names));
    assert_null(text_nearest("x", (const char *const[]){NULL}));
}

static void endless_names_are_near_to_nothing(void **state) {
    (void)state;
    char longer[200];
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    assert_null(text_nearest(longer, (const char *const[]){"aaa", longer + 1, NULL}));
}

static void a_quotation_is_one_line_and_ends_between_characters(void **state) {
    (void)state;
    char *quoted = text_quoted("short\tand\nwhole");
    assert_string_equal(quoted, "short and whole");
    free(quoted);
    quoted = text_quoted("");
    assert_string_equal(quoted, "");
    free(quoted);
    // 62 bytes: two letters and twenty characters of three; the nineteenth is the last.
    quoted = text_quoted("ab量子量子量子量子量子量子量子量子量子量子");
    assert_string_equal(quoted, "ab量子量子量子量子量子量子量子量子量子量…");
    free(quoted);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_text_is_valid),
        cmocka_unit_test(broken_text_is_not),
        cmocka_unit_test(a_byte_order_mark_is_known_by_its_three_bytes),
        cmocka_unit_test(control_characters_do_not_show),
        cmocka_unit_test(a_hash_goes_on_where_it_ended),
        cmocka_unit_test(every_character_is_put_and_read_again),
        cmocka_unit_test(a_text_is_walked_both_ways),
        cmocka_unit_test(what_people_type_is_made_plain),
        cmocka_unit_test(a_quotation_is_one_line_and_ends_between_characters),
        cmocka_unit_test(the_likeliest_name_is_found),
        cmocka_unit_test(endless_names_are_near_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
