#include "lesson/glossary.h"

#include "base/file.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const REAL = KYUBI_SOURCE "/assets/glossary.tsv";

static void the_glossary_of_the_courses_reads(void **unused) {
    (void)unused;
    Error err;
    Glossary *glossary = glossary_open(REAL, &err);
    assert_non_null(glossary);
    assert_true(glossary_count(glossary) > 150);
    const Term *qubit = glossary_find(glossary, "qubit");
    assert_non_null(qubit);
    assert_string_equal(qubit->in[LANG_JA], "量子ビット");
    assert_string_equal(qubit->in[LANG_EN], "qubit");
    assert_string_equal(qubit->reading, "りょうしびっと");
    assert_ptr_equal(glossary_term(glossary, 0), qubit);
    assert_ptr_equal(glossary_find(glossary, qubit->in[LANG_JA]), qubit);
    assert_null(glossary_find(glossary, "no-such-term"));
    glossary_close(glossary);
    glossary_close(NULL);
}

static void every_reading_is_in_kana(void **unused) {
    (void)unused;
    Glossary *glossary = glossary_open(REAL, NULL);
    for (int i = 0; i < glossary_count(glossary); i++) {
        const char *reading = glossary_term(glossary, i)->reading;
        // Hiragana and ー are U+3041 … U+30FC: three bytes from E3 81 81 on.
        for (const char *c = reading; *c; c += 3)
            if ((unsigned char)c[0] != 0xe3) fail_msg("%s", reading);
    }
    glossary_close(glossary);
}

static void a_bad_row_is_named_with_its_line(void **unused) {
    (void)unused;
    static const char *const rows[] = {
        "a\tb\tc",       // a column is missing
        "a\tb\tc\td\te", // one too many
        "a\t\tc\td",     // an empty one
        "A\tb\tc\td",    // not a key
        "good\t1\t2\t3", // twice
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[] = "/tmp/kyubi-glossary-XXXXXX";
        close(mkstemp(path));
        Buffer text = {0};
        buffer_print(&text, "key\tja\treading\ten\ngood\tx\ty\tz\n\n%s\n", rows[i]);
        assert_true(file_write(path, text.data, text.size, NULL));
        Error err;
        assert_null(glossary_open(path, &err));
        assert_string_equal(err.key, "glossary.row");
        assert_string_equal(err.file, path);
        assert_int_equal(err.line, 4);
        buffer_clear(&text);
        unlink(path);
    }
}

static void a_glossary_that_is_not_there_is_an_error(void **unused) {
    (void)unused;
    Error err;
    assert_null(glossary_open(KYUBI_TESTS "/packs/nowhere.tsv", &err));
    assert_string_equal(err.key, "file.missing");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_glossary_of_the_courses_reads),
        cmocka_unit_test(every_reading_is_in_kana),
        cmocka_unit_test(a_bad_row_is_named_with_its_line),
        cmocka_unit_test(a_glossary_that_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
