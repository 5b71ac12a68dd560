#include "cli/findings.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static Error about(const char *key, const char *args, int line) {
    Error err;
    error_set(&err, key, "%s", args);
    error_at(&err, "a.lua", line, 0);
    return err;
}

// An error, then a warning.
static Findings two(void) {
    Findings findings = {0};
    Error error = about("check.dead_page", "two", 7);
    Error warning = about("check.title", "A\tB", 2);
    findings_add(&findings, &error);
    findings_add(&findings, &warning);
    return findings;
}

static void a_warning_does_not_count_as_an_error(void **unused) {
    (void)unused;
    Findings findings = two();
    assert_int_equal(findings.count, 2);
    assert_int_equal(findings.errors, 1);
    assert_false(finding_warns("check.dead_page"));
    assert_true(finding_warns("check.title"));
    findings_clear(&findings);
    assert_int_equal(findings.count, 0);
}

static void many_findings_stay_in_their_order(void **unused) {
    (void)unused;
    Findings findings = {0};
    for (int i = 0; i < 100; i++) {
        Error error = about("check.dead_page", "x", i + 1);
        findings_add(&findings, &error);
    }
    for (int i = 0; i < 100; i++)
        assert_int_equal(findings.rows[i].line, i + 1);
    findings_clear(&findings);
}

static void the_same_at_the_same_place_is_found_once(void **unused) {
    (void)unused;
    Findings findings = two();
    Error again = about("check.dead_page", "two", 7),
          other = about("check.dead_page", "two", 8);
    findings_add(&findings, &again);
    assert_int_equal(findings.count, 2);
    assert_int_equal(findings.errors, 1);
    findings_add(&findings, &other);
    assert_int_equal(findings.count, 3);
    findings_clear(&findings);
}

static void findings_are_sorted_by_file_and_line(void **unused) {
    (void)unused;
    static const struct {
        const char *file, *args;
        int line;
    } rows[] = {{"b", "1", 9}, {"a", "2", 3}, {"b", "3", 0},
                {"b", "4", 2}, {"a", "5", 3}, {"b", "6", 9}};
    Findings findings = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Error error;
        error_set(&error, "check.dead_page", "%s", rows[i].args);
        error_at(&error, rows[i].file, rows[i].line, 0);
        findings_add(&findings, &error);
    }
    findings_sort(&findings);
    const char *expected = "416325";
    for (int i = 0; i < findings.count; i++)
        assert_int_equal(findings.rows[i].args[0], expected[i]);
    findings_clear(&findings);
    findings_sort(&findings); // of none
    findings_clear(&findings);
}

static void a_usual_mistake_is_told_with_its_hint(void **unused) {
    (void)unused;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    Findings findings = {0};
    Error error = about("lua.syntax", "unexpected symbol near '!'", 7);
    findings_add(&findings, &error);
    char *lines;
    size_t size;
    FILE *to = open_memstream(&lines, &size);
    findings_print(&findings, words, LANG_EN, to);
    fclose(to);
    assert_non_null(strstr(lines, "before it.\n    In Lua, “not equal” is written ~=.\n"));
    Data *data = findings_data(&findings, words, LANG_EN);
    assert_string_equal(data_text(data_get(data_at(data, 0), "hint"), ""),
                        "In Lua, “not equal” is written ~=.");
    data_free(data);
    free(lines);
    findings_clear(&findings);
    words_close(words);
}

static void a_finding_is_told_as_a_line_and_as_data(void **unused) {
    (void)unused;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    Findings findings = two();
    char *lines;
    size_t size;
    FILE *to = open_memstream(&lines, &size);
    findings_print(&findings, words, LANG_EN, to);
    fclose(to);
    assert_string_equal(
        lines, "a.lua:7: This lesson has no page “two”. Check the page's name.\n"
               "a.lua:2: The title is “A”, but pack.json says “B”. Make them the same.\n");
    Data *data = findings_data(&findings, words, LANG_EN);
    char *json = data_write(data);
    assert_string_equal(
        json, "[{\"code\":\"check.dead_page\",\"severity\":\"error\",\"file\":\"a.lua\","
              "\"line\":7,\"message\":\"This lesson has no page “two”. Check the page's "
              "name.\"},{\"code\":\"check.title\",\"severity\":\"warning\",\"file\":"
              "\"a.lua\",\"line\":2,\"message\":\"The title is “A”, but pack.json says "
              "“B”. Make them the same.\"}]");
    free(json);
    data_free(data);
    free(lines);
    findings_clear(&findings);
    words_close(words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_warning_does_not_count_as_an_error),
        cmocka_unit_test(many_findings_stay_in_their_order),
        cmocka_unit_test(the_same_at_the_same_place_is_found_once),
        cmocka_unit_test(findings_are_sorted_by_file_and_line),
        cmocka_unit_test(a_usual_mistake_is_told_with_its_hint),
        cmocka_unit_test(a_finding_is_told_as_a_line_and_as_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
