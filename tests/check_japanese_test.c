// What the lint of Japanese finds, and what it leaves alone.
#include "cli/check_japanese.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Bench {
    Places places;
    CommandContext context;
    Check check;
} Bench;

static int setup(void **state) {
    Bench *b = mem_new(sizeof *b);
    b->places = (Places){mem_text(KYUBI_BUILD), mem_text(KYUBI_SOURCE "/assets"),
                         mem_text(KYUBI_BUILD "/fonts"), mem_text(KYUBI_SOURCE "/lessons")};
    b->context = (CommandContext){.places = &b->places};
    Error err;
    assert_true(check_begin(&b->check, &b->context, &err));
    *state = b;
    return 0;
}

static int teardown(void **state) {
    Bench *b = *state;
    check_end(&b->check);
    places_free(&b->places);
    free(b);
    return 0;
}

// What is found in a text: "key(args):line " each.
static char *found_with(Bench *b, const char *text, const Target *target) {
    Buffer out = {0};
    TextPlace place = {.file = "a.lua", .line = 1, .target = target};
    Passage passage = {&b->check, &place, text};
    check_japanese(&passage);
    for (int i = 0; i < b->check.findings.count; i++) {
        Error *row = &b->check.findings.rows[i];
        for (char *c = row->args; *c; c++)
            if (*c == '\t') *c = ',';
        buffer_print(&out, "%s(%s) ", row->key + strlen("check."), row->args);
        if (!finding_warns(row->key)) fail_msg("%s is no warning", row->key);
    }
    findings_clear(&b->check.findings);
    return buffer_take(&out);
}

static char *found_in(Bench *b, const char *text) {
    return found_with(b, text, NULL);
}

typedef struct Row {
    const char *text, *found;
} Row;

static void check_rows(Bench *b, const Row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char *found = found_in(b, rows[i].text);
        if (strcmp(found, rows[i].found) != 0)
            fail_msg("%s\n  gives %s\n  not   %s", rows[i].text, found, rows[i].found);
        free(found);
    }
}

static void signs_are_those_of_the_course(void **state) {
    static const Row rows[] = {
        {"これは，それです。", "punctuation(，) "},
        {"これはそれです．", "punctuation(．) "},
        {"これは,それです。", "punctuation(,) "},
        {"これはそれです.", "punctuation(.) "},
        {"値は 0.5 で、1,000 回です。", ""},
        {"$f(x, y)$ は `a,b.c` と書く。", ""},
        {"（x, y）の組です。", ""},
        {"Only English, with signs.", ""},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void half_width_kana_are_found(void **state) {
    static const Row rows[] = {
        {"ｷｭﾋﾞｯﾄを置く。", "half_kana(ｷｭﾋﾞｯﾄ) "},
        {"全角の ＡＢＣ は別の話です。", ""},
        {"`ｶﾅ` はコードです。", ""},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

#define TEN "あいうえおかきくけこ"
#define FIFTY TEN TEN TEN TEN TEN

static void sentences_are_counted_as_they_are_seen(void **state) {
    static const Row rows[] = {
        {FIFTY "あいうえおかきくけ。", ""}, // 60 with its sign
        {FIFTY TEN "。", "sentence_long(61," TEN ") "},
        {FIFTY "。" FIFTY "！" FIFTY "？", ""},
        {FIFTY "{量子|りょうし}$\\frac{1}{\\sqrt{2}}\\ket{0}$**は**です。", ""},
        {"- " FIFTY "\n- " FIFTY "\n1. " FIFTY, ""},
        {"# " FIFTY "\n" FIFTY, ""},
        {FIFTY "\n\n" FIFTY, ""},
        {FIFTY "\n" FIFTY, "sentence_long(100," TEN ") "},
        {"| " FIFTY " | " FIFTY " |", ""},
        {"[" FIFTY "](lesson:a-very-long-name.of-a-lesson)を見る。", ""},
        {"$x$" FIFTY TEN "。", "sentence_long(62,□あいうえおかきくけ) "},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void kanji_beyond_school_need_a_reading(void **state) {
    static const Row rows[] = {
        {"檸檬と檸檬の話。", "kanji(檸,{檸|…}) kanji(檬,{檬|…}) "},
        {"{檸檬|れもん}の話。", ""},
        {"学校で学ぶ漢字だけの文です。", ""},
        {"人々と時々の々。", ""},
        {"叱られた話。", ""},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void spellings_are_those_of_the_glossary(void **state) {
    static const Row rows[] = {
        {"キュービットを置く。", "synonym(キュービット,量子ビット) "},
        {"量子の重ねあわせです。", "synonym(重ねあわせ,重ね合わせ) "},
        {"スタビライザーは使う。", ""},
        {"スタビライザを使う。", "synonym(スタビライザ,スタビライザー) "},
        {"量子テレポーテーションの話。", ""},
        {"閾値を下げる。", "synonym(閾値,しきい値) "},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void a_term_has_its_own_reading(void **state) {
    static const Row rows[] = {
        {"{位相|いそう}と{量子ビット|りょうしビット}です。", ""},
        {"{位相|いしょう}です。", "reading(位相,いそう,いしょう) "},
        {"{位相|い|そう}です。", ""},
        {"{測定|はかりさだめ}です。", "reading(測定,そくてい,はかりさだめ) "},
        {"{定|さだ}めるものです。", ""},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void a_pack_has_terms_of_its_own(void **state) {
    static const char TABLE[] = "key\tja\treading\ten\tmeaning_ja\tmeaning_en\tlesson\t"
                                "also\tavoid\n"
                                "lemon\t檸檬\tれもん\tlemon\t\t\t\t\tレモン\n";
    static const Row rows[] = {
        {"檸檬を測る。", ""},
        {"レモンを測る。", "synonym(レモン,檸檬) "},
        {"{檸檬|れいもう}を測る。", "reading(檸檬,れもん,れいもう) "},
        {"檸を測る。", "kanji(檸,{檸|…}) "},
    };
    char path[] = "/tmp/kyubi-terms-XXXXXX";
    close(mkstemp(path));
    assert_true(file_write(path, TABLE, strlen(TABLE), NULL));
    Target target = {.glossary = glossary_open(path, NULL)};
    assert_non_null(target.glossary);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *found = found_with(*state, rows[i].text, &target);
        assert_string_equal(found, rows[i].found);
        free(found);
    }
    glossary_close(target.glossary);
    unlink(path);
}

// What does not close must not be read past its end.
static void broken_texts_do_no_harm(void **state) {
    static const char *const texts[] = {
        "は$x",    "は`x", "は{漢", "は{漢|", "は[x](",
        "は[x](y", "は\\", "は$$",  "は{=",   "は|",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(found_in(*state, texts[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_those_of_the_course),
        cmocka_unit_test(half_width_kana_are_found),
        cmocka_unit_test(sentences_are_counted_as_they_are_seen),
        cmocka_unit_test(kanji_beyond_school_need_a_reading),
        cmocka_unit_test(spellings_are_those_of_the_glossary),
        cmocka_unit_test(a_term_has_its_own_reading),
        cmocka_unit_test(a_pack_has_terms_of_its_own),
        cmocka_unit_test(broken_texts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
