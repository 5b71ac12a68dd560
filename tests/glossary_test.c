#include "lesson/glossary.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
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

typedef void EachTerm(const Term *term);

static void each_term(EachTerm *judge) {
    Glossary *glossary = glossary_open(REAL, NULL);
    assert_non_null(glossary);
    for (int i = 0; i < glossary_count(glossary); i++)
        judge(glossary_term(glossary, i));
    glossary_close(glossary);
}

static void judge_reading(const Term *term) {
    for (const char *at = term->reading; *at;) {
        uint32_t c = text_next(&at);
        if (!(c >= 0x3041 && c <= 0x3096) && c != 0x30FC) fail_msg("%s", term->reading);
    }
}

static void every_reading_is_in_hiragana(void **unused) {
    (void)unused;
    each_term(judge_reading);
}

static int count_of(const char *text, const char *what) {
    int count = 0;
    for (; (text = strstr(text, what)); text += strlen(what))
        count++;
    return count;
}

// One sentence in です or ます, short enough to be read on a card.
static void judge_japanese(const Term *term) {
    static const char *const endings[] = {"です。", "ます。", "ません。"};
    const char *meaning = term->meaning[LANG_JA];
    bool polite = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(meaning), end = strlen(endings[i]);
        polite |= size > end && !strcmp(meaning + size - end, endings[i]);
    }
    if (!polite || count_of(meaning, "。") != 1 || text_length(meaning) > 70)
        fail_msg("%s: %s", term->key, meaning);
}

// A sentence or a phrase that begins with a capital and ends in the only full stop.
static void judge_english(const Term *term) {
    const char *meaning = term->meaning[LANG_EN];
    size_t size = strlen(meaning);
    bool good = size > 20 && size <= 160 && meaning[0] >= 'A' && meaning[0] <= 'Z' &&
                meaning[size - 1] == '.' && count_of(meaning, ". ") == 0;
    if (!good) fail_msg("%s: %s", term->key, meaning);
}

static void every_term_means_one_sentence_in_both_languages(void **unused) {
    (void)unused;
    each_term(judge_japanese);
    each_term(judge_english);
}

// Words that other books use for what has a name of its own here.
static void judge_words(const Term *term) {
    static const char *const others[] = {
        "ノイズ",   "エラー",   "閾値",         "正規化",  "フィデリティ", "チャネル",
        "鍵配布",   "観測",     "固有ベクトル", "虚数",    "重ねあわせ",   "コピー",
        "normaliz", "stabiliz", "polariz",      "optimiz", "randomiz",     "factoriz",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (int lang = 0; lang < LANG_COUNT; lang++)
            if (strstr(term->meaning[lang], others[i]))
                fail_msg("%s: %s", term->key, term->meaning[lang]);
}

static void meanings_use_the_glossarys_own_words(void **unused) {
    (void)unused;
    each_term(judge_words);
}

static char *manifests; // of all courses, one behind the other

static void judge_lesson(const Term *term) {
    char row[32];
    snprintf(row, sizeof row, "\"map\": \"%s\"", term->lesson);
    if (strlen(term->lesson) != 3 || !strstr(manifests, row))
        fail_msg("%s: %s", term->key, term->lesson);
}

static void every_term_has_a_lesson_of_the_courses(void **unused) {
    (void)unused;
    static const char *const packs[] = {"core", "native", "summer"};
    Buffer all = {0};
    for (size_t i = 0; i < sizeof packs / sizeof *packs; i++) {
        char path[256];
        snprintf(path, sizeof path, KYUBI_SOURCE "/lessons/%s/pack.json", packs[i]);
        char *text = file_read(path, 1 << 20, NULL, NULL);
        assert_non_null(text);
        buffer_print(&all, "%s", text);
        free(text);
    }
    manifests = buffer_take(&all);
    each_term(judge_lesson);
    free(manifests);
}

// The course's own list of terms, where it is at hand.
static void every_term_of_the_course_is_here(void **unused) {
    (void)unused;
    const char *corpus = getenv("KYUBI_CORPUS");
    char path[512];
    snprintf(path, sizeof path, "%s/course/glossary.tsv",
             corpus ? corpus : KYUBI_SOURCE "/../shared");
    char *course = file_read(path, 1 << 20, NULL, NULL), *text = course, *line;
    if (!course) print_message("no %s (set KYUBI_CORPUS)\n", path);
    char *ours = file_read(REAL, 1 << 20, NULL, NULL);
    strsep(&text, "\n");
    while ((line = strsep(&text, "\n"))) {
        char *rest = line, *ja = strsep(&rest, "\t"), *reading = strsep(&rest, "\t");
        if (!reading) continue;
        char row[512];
        snprintf(row, sizeof row, "\t%s\t%s\t", ja, reading);
        if (!strstr(ours, row)) fail_msg("%s", row);
    }
    free(ours);
    free(course);
}

static void note_spelling(void *to, const char *spelling) {
    buffer_print(to, "%s|", spelling);
}

static void a_term_is_spelled_in_many_ways(void **unused) {
    (void)unused;
    Glossary *glossary = glossary_open(REAL, NULL);
    Buffer all = {0};
    term_spellings(glossary_find(glossary, "controlled-not-gate"), note_spelling, &all);
    assert_string_equal(all.data, "制御NOTゲート|controlled-NOT gate|CNOTゲート|制御NOT|"
                                  "CNOT gate|CNOT|controlled-NOT|");
    buffer_clear(&all);
    term_spellings(glossary_find(glossary, "qubit"), note_spelling, &all);
    assert_string_equal(all.data, "量子ビット|qubit|");
    buffer_clear(&all);
    glossary_close(glossary);
}

static void spellings_to_avoid_are_told(void **unused) {
    (void)unused;
    Glossary *glossary = glossary_open(REAL, NULL);
    Buffer all = {0};
    term_avoided(glossary_find(glossary, "superposition"), note_spelling, &all);
    assert_string_equal(all.data, "重ねあわせ|重ね合せ|重合わせ|");
    buffer_clear(&all);
    term_avoided(glossary_find(glossary, "phase"), note_spelling, &all);
    assert_null(all.data);
    glossary_close(glossary);
}

// What is to be avoided is no term's own spelling.
static void judge_avoided(void *to, const char *spelling) {
    const Glossary *glossary = to;
    for (int i = 0; i < glossary_count(glossary); i++) {
        Buffer all = {0};
        char sought[80];
        buffer_print(&all, "|");
        term_spellings(glossary_term(glossary, i), note_spelling, &all);
        snprintf(sought, sizeof sought, "|%s|", spelling);
        if (strstr(all.data, sought)) fail_msg("%s is spelled and avoided", spelling);
        buffer_clear(&all);
    }
}

static void no_spelling_is_both_right_and_to_be_avoided(void **unused) {
    (void)unused;
    Glossary *glossary = glossary_open(REAL, NULL);
    for (int i = 0; i < glossary_count(glossary); i++)
        term_avoided(glossary_term(glossary, i), judge_avoided, glossary);
    glossary_close(glossary);
}

static void a_bad_row_is_named_with_its_line(void **unused) {
    (void)unused;
    static const char *const rows[] = {
        "a\tb\tc",                      // a column is missing
        "a\tb\tc\td\te\tf\tg\th\ti\tj", // one too many
        "a\t\tc\td",                    // an empty one
        "A\tb\tc\td",                   // not a key
        "good\t1\t2\t3",                // twice
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

static void too_many_terms_are_refused(void **unused) {
    (void)unused;
    Buffer rows = {0};
    buffer_print(&rows, "key\tja\treading\ten\n");
    for (int i = 0; i < 2001; i++)
        buffer_print(&rows, "k%d\tあ%d\tあ\ta%d\n", i, i, i);
    Error err = {0};
    assert_null(glossary_of_text(buffer_take(&rows), "glossary.tsv", &err));
    assert_string_equal(err.key, "glossary.many");
    assert_int_equal(err.line, 2002);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_glossary_of_the_courses_reads),
        cmocka_unit_test(every_reading_is_in_hiragana),
        cmocka_unit_test(every_term_means_one_sentence_in_both_languages),
        cmocka_unit_test(meanings_use_the_glossarys_own_words),
        cmocka_unit_test(every_term_has_a_lesson_of_the_courses),
        cmocka_unit_test(every_term_of_the_course_is_here),
        cmocka_unit_test(a_term_is_spelled_in_many_ways),
        cmocka_unit_test(spellings_to_avoid_are_told),
        cmocka_unit_test(no_spelling_is_both_right_and_to_be_avoided),
        cmocka_unit_test(a_bad_row_is_named_with_its_line),
        cmocka_unit_test(too_many_terms_are_refused),
        cmocka_unit_test(a_glossary_that_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
