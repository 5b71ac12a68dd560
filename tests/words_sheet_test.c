// The table of texts, as spreadsheets write it and read it.
#include "lesson/words_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void cells_come_back_as_they_were(void **state) {
    (void)state;
    static char *const texts[] = {"plain",   "two\nlines\n\n- and a list",
                                  "a\ttab",  "\"quoted\"",
                                  "a, b; c", "=1+1",
                                  "- item",  "+x",
                                  "@a",      "'quoted'",
                                  "'",       "$\\theta$ \\n",
                                  "日本語"};
    for (int between = 0; between < 2; between++) {
        Buffer out = {0};
        char sign = between ? ',' : '\t';
        words_sheet_begin(&out, sign);
        size_t count = sizeof texts / sizeof *texts;
        for (size_t i = 0; i < count; i++) {
            Text text = {{texts[i], i % 2 ? NULL : texts[count - 1 - i]}};
            words_sheet_add(&out, sign, "place", &text, "m0");
        }
        WordsSheet sheet;
        Error err = {.key = ""};
        assert_true(words_sheet_read(&sheet, out.data, out.size, "t", &err));
        assert_int_equal(sheet.count, count);
        for (size_t i = 0; i < count; i++) {
            assert_string_equal(sheet.rows[i].in[LANG_JA], texts[i]);
            assert_string_equal(sheet.rows[i].in[LANG_EN],
                                i % 2 ? "" : texts[count - 1 - i]);
            assert_string_equal(sheet.rows[i].mark, "m0");
        }
        words_sheet_free(&sheet);
        buffer_clear(&out);
    }
}

// A cell that begins with a sign of formulas is no formula in the file.
static void no_cell_is_a_formula(void **state) {
    (void)state;
    static char *const texts[] = {"=HYPERLINK(1)", "+1", "-1", "@x"};
    for (size_t i = 0; i < 4; i++) {
        Buffer out = {0};
        Text text = {{texts[i], texts[i]}};
        words_sheet_add(&out, '\t', "p", &text, "m");
        char expected[64];
        snprintf(expected, sizeof expected, "p\t'%s\t'%s\tm\r\n", texts[i], texts[i]);
        assert_string_equal(out.data, expected);
        buffer_clear(&out);
    }
}

static WordsSheet sheet_of(const char *text) {
    WordsSheet sheet;
    Error err = {.key = ""};
    if (!words_sheet_read(&sheet, text, strlen(text), "t", &err)) fail_msg("%s", err.key);
    return sheet;
}

static void columns_may_move_and_lines_may_end_either_way(void **state) {
    (void)state;
    WordsSheet sheet = sheet_of("note;en;mark;ja;place\nx;\"a\r\nb\";m1;あ;p1\n\n;;;;\r\n"
                                "y;c;m2");
    assert_int_equal(sheet.count, 1);
    assert_string_equal(sheet.rows[0].place, "p1");
    assert_string_equal(sheet.rows[0].in[LANG_EN], "a\nb");
    assert_string_equal(sheet.rows[0].in[LANG_JA], "あ");
    assert_int_equal(sheet.rows[0].line, 2);
    words_sheet_free(&sheet);
}

static void what_is_no_such_table_is_refused_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *text, *key;
        int line;
    } bad[] = {{"", "sheet.columns", 1},
               {"place\tja\ten\n", "sheet.columns", 1},
               {"place\tja\ten\tmark\na\tb\n\"open", "sheet.quote", 3},
               {"\xff\xfe"
                "p",
                "sheet.bytes", 0}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        WordsSheet sheet;
        Error err = {.key = ""};
        assert_false(words_sheet_read(&sheet, bad[i].text, strlen(bad[i].text), "t", &err));
        assert_string_equal(err.key, bad[i].key);
        assert_int_equal(err.line, bad[i].line);
        assert_int_equal(sheet.count, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_come_back_as_they_were),
        cmocka_unit_test(no_cell_is_a_formula),
        cmocka_unit_test(columns_may_move_and_lines_may_end_either_way),
        cmocka_unit_test(what_is_no_such_table_is_refused_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
