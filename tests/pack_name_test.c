// Names of files in packs: what may stand in them, and which count as one.
#include "lesson/pack_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// Beside a pack.json.
static void expect_name(const char *name, size_t size, const char *key) {
    PackLimits limits = pack_limits();
    PackTally *tally = pack_tally_create(&limits);
    Error err = {.key = ""};
    assert_true(pack_tally_file(tally, "pack.json", 9, 1, &err));
    bool good = pack_tally_file(tally, name, size ? size : strlen(name), 1, &err);
    if (strcmp(err.key, key) != 0)
        fail_msg("%s: \"%s\" (%s), not \"%s\"", name, err.key, err.args, key);
    assert_int_equal(good, !key[0]);
    pack_tally_destroy(tally);
}

static void every_bad_name_is_refused_by_its_rule(void **state) {
    (void)state;
    static const struct {
        const char *name, *key;
        size_t size; // 0: to its end
    } rows[] = {
        {"a.txt", ""},
        {"ab/c d/é.txt", ""},
        {"量子/ビット（１）.txt", ""},
        {"/a.txt", "pack.name_absolute"},
        {"C:a.txt", "pack.name_absolute"},
        {"c:/a.txt", "pack.name_absolute"},
        {"\\a.txt", "pack.name_absolute"},
        {"\\\\host\\a.txt", "pack.name_absolute"},
        {"../a.txt", "pack.name_dots"},
        {"a/../../b.txt", "pack.name_dots"},
        {"a/./b.txt", "pack.name_dots"},
        {"./a.txt", "pack.name_dots"},
        {"..", "pack.name_dots"},
        {"a\\..\\b.txt", "pack.name_letter"},
        {"ab:c.txt", "pack.name_letter"},
        {"a*.txt", "pack.name_letter"},
        {"a?.txt", "pack.name_letter"},
        {"a\".txt", "pack.name_letter"},
        {"a<b>.txt", "pack.name_letter"},
        {"a|b.txt", "pack.name_letter"},
        {"a\nb.txt", "pack.name_letter"},
        {"a\x1b[2Jb.txt", "pack.name_letter"},
        {"a\x7f.txt", "pack.name_letter"},
        {"a\xc2\x85.txt", "pack.name_letter"}, // a control of Latin-1
        {"a\xc2\xa0.txt", "pack.name_letter"}, // no-break space
        {"a\xe2\x80\xae"
         "txt.lua",
         "pack.name_letter"},                                 // right to left
        {"a\xe2\x80\x8b.txt", "pack.name_letter"},            // zero width
        {"a\xef\xbb\xbf.txt", "pack.name_letter"},            // byte order mark
        {"か\xe3\x82\x99.txt", "pack.name_letter"},           // が in two signs
        {"e\xcc\x81.txt", "pack.name_letter"},                // é in two signs
        {"\xe2\x84\xab.txt", "pack.name_letter"},             // the ångström sign
        {"\xe1\x84\x80\xe1\x85\xa1.txt", "pack.name_letter"}, // Hangul in two signs
        {"\xef\xa4\x80.txt", "pack.name_letter"},             // a kanji for compatibility
        {"a\xf0\x9f\x98\x80.txt", "pack.name_letter"},
        {"a\0b.txt", "pack.name_bytes", 7},
        {"a.txt\0.exe", "pack.name_bytes", 10},
        {"a\xff.txt", "pack.name_bytes"},
        {"a\xc0\xaf.txt", "pack.name_bytes"},     // a slash, overlong
        {"a\xed\xa0\x80.txt", "pack.name_bytes"}, // half a pair
        {"a\xe3\x81.txt", "pack.name_bytes"},     // cut off
        {"\x83\x65.txt", "pack.name_bytes"},      // Shift_JIS
        {"a//b.txt", "pack.name_empty"},
        {" a.txt", "pack.name_edge"},
        {"a.txt ", "pack.name_edge"},
        {"a.txt.", "pack.name_edge"},
        {"b /a.txt", "pack.name_edge"},
        {"b./a.txt", "pack.name_edge"},
        {".a.txt", "pack.name_edge"},
        {".git/a.txt", "pack.name_edge"},
        {"con.txt", "pack.name_device"},
        {"NUL", "pack.name_device"},
        {"x/Aux.lua", "pack.name_device"},
        {"com1.txt", "pack.name_device"},
        {"LPT9/a.txt", "pack.name_device"},
        {"a/b/c/d/e/f/g/h.txt", ""},
        {"a/b/c/d/e/f/g/h/i.txt", "pack.name_deep"},
        {"a.exe", "pack.name_type"},
        {"a.so", "pack.name_type"},
        {"a", "pack.name_type"},
        {"a.txt.zip", "pack.name_type"},
        {"a.kyubi", "pack.name_type"},
        {"a.svg", "pack.name_type"},
        {"pack.json", "pack.name_twice"},
        {"PACK.JSON", "pack.name_twice"},
        {"ｐack.json", ""},
        {"pack.json/a.txt", "pack.name_both"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_name(rows[i].name, rows[i].size, rows[i].key);
}

static void a_name_is_as_long_as_it_may_be(void **state) {
    (void)state;
    char name[260];
    memset(name, 'a', sizeof name);
    memcpy(name + 196, ".txt", 5);
    expect_name(name, 0, "");
    memcpy(name + 196, "a.txt", 6);
    expect_name(name, 0, "pack.name_long");
}

static void names_that_some_system_holds_for_one_are_refused(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"a.txt", "a.txt"},     {"a.txt", "A.txt"}, {"é.txt", "É.txt"},
        {"ā.txt", "Ā.txt"},     {"ž.txt", "Ž.txt"}, {"ÿ.txt", "Ÿ.txt"},
        {"σ.txt", "ς.txt"},     {"ά.txt", "Ά.txt"}, {"ώ.txt", "Ώ.txt"},
        {"я.txt", "Я.txt"},     {"ё.txt", "Ё.txt"}, {"ａ.txt", "Ａ.txt"},
        {"b/a.txt", "B/c.txt"},
    };
    PackLimits limits = pack_limits();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        PackTally *tally = pack_tally_create(&limits);
        Error err = {.key = ""};
        assert_true(pack_tally_file(tally, pairs[i][0], strlen(pairs[i][0]), 1, &err));
        assert_false(pack_tally_file(tally, pairs[i][1], strlen(pairs[i][1]), 1, &err));
        assert_string_equal(err.key, "pack.name_twice");
        pack_tally_destroy(tally);
    }
}

static void no_letter_is_the_small_one_of_a_letter_that_may_not_stand(void **state) {
    (void)state;
    int letters = 0;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        uint32_t small = pack_letter(c);
        if (!small) continue;
        assert_int_equal(pack_letter(small), small);
        letters++;
    }
    assert_in_range(letters, 80000, 90000); // mostly kanji and Hangul
    static const uint32_t refused[] = {'/',    '\\',   ':',    0x7F,   0xA0,   0xAD,
                                       0xDF,   0x130,  0x131,  0x17F,  0x300,  0x1100,
                                       0x200B, 0x202E, 0x2126, 0x212A, 0x3000, 0x3099,
                                       0xD800, 0xF900, 0xFE0F, 0xFEFF, 0xFF9E, 0x1F600};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_int_equal(pack_letter(refused[i]), 0);
}

static void any_bytes_can_be_shown(void **state) {
    (void)state;
    char shown[128];
    static const struct {
        const char *name, *shown;
    } rows[] = {{"a.txt", "a.txt"},
                {"a\n\x1b[0m", "a??[0m"},
                {"a\xff\xe3\x81", "a??"},
                {"..\\a:b", "..\\a:b"},
                {"\xe2\x80\xae"
                 "a/量",
                 "?a/量"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(pack_name_shown(rows[i].name, strlen(rows[i].name), shown),
                            rows[i].shown);
    char large[400];
    for (int i = 0; i < 399; i += 3)
        memcpy(large + i, "量", 3);
    pack_name_shown(large, 399, shown);
    assert_int_equal(strlen(shown), 123);
    assert_string_equal(shown + 117, "量…");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bad_name_is_refused_by_its_rule),
        cmocka_unit_test(a_name_is_as_long_as_it_may_be),
        cmocka_unit_test(names_that_some_system_holds_for_one_are_refused),
        cmocka_unit_test(no_letter_is_the_small_one_of_a_letter_that_may_not_stand),
        cmocka_unit_test(any_bytes_can_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
