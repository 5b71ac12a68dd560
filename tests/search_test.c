#include "lesson/search.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int setup(void **state) {
    static const Leaf leaves[] = {
        {LEAF_PAGE,
         0,
         0,
         1,
         NULL,
         {"矢印で読む", "Reading the arrow"},
         {"経度は位相です。\n測定すると 0 か 1 が出ます。",
          "The longitude is a phase.\nMeasure it."},
         NULL},
        {LEAF_PAGE,
         0,
         0,
         2,
         NULL,
         {"位相の話", "On phases"},
         {"ここはセンサーです。", NULL},
         NULL},
        {LEAF_LESSON, 0, 0, 0, NULL, {"量子ビット", "The qubit"}, {NULL, NULL}, "C01"},
        {LEAF_TERM,
         0,
         0,
         0,
         "relative-phase",
         {"相対位相", "relative phase"},
         {"項どうしの差です。", "The difference between terms."},
         "そうたいいそう"},
        {LEAF_TERM,
         0,
         0,
         0,
         "phase",
         {"位相", "phase"},
         {"向きを表す角です。", "The angle of a direction."},
         "いそう"},
        {LEAF_TERM,
         0,
         0,
         0,
         "phase-gate",
         {"位相ゲート", "phase gate"},
         {"角を進めます。", "Advances the angle."},
         "いそうげーと;P ゲート"},
    };
    Search *search = search_create();
    search_add(search, &(Leaf){.kind = LEAF_PLANNED, .title = {"位相推定", NULL}});
    for (size_t i = 0; i < sizeof leaves / sizeof *leaves; i++)
        search_add(search, &leaves[i]);
    *state = search;
    return 0;
}

static int teardown(void **state) {
    search_destroy(*state);
    search_destroy(NULL);
    return 0;
}

// What is found, as "phase p1 lesson": keys of terms, pages by number.
static void finds(const Search *search, const char *query, Lang lang,
                  const char *expected) {
    Finding found[16];
    int count = search_find(search, query, lang, found, 16);
    Buffer all = {0};
    for (int i = 0; i < count; i++) {
        const Leaf *leaf = found[i].leaf;
        if (i) buffer_print(&all, " ");
        if (leaf->kind == LEAF_TERM) buffer_print(&all, "%s", leaf->key);
        if (leaf->kind == LEAF_LESSON) buffer_print(&all, "lesson");
        if (leaf->kind == LEAF_PLANNED) buffer_print(&all, "planned");
        if (leaf->kind == LEAF_PAGE) buffer_print(&all, "p%d", leaf->page);
    }
    assert_string_equal(all.data ? all.data : "", expected);
    buffer_clear(&all);
}

static void the_term_itself_comes_first_then_pages_then_other_terms(void **state) {
    finds(*state, "位相", LANG_JA, "phase p2 p1 phase-gate relative-phase planned");
    finds(*state, "qubit", LANG_EN, "lesson");
    finds(*state, "C01", LANG_JA, "lesson");
}

static void width_kana_and_capitals_make_no_difference(void **state) {
    static const char read[] = "phase p2 p1 relative-phase phase-gate planned";
    finds(*state, "イソウ", LANG_JA, read);
    finds(*state, "いそう", LANG_JA, read);
    finds(*state, "ＰＨＡＳＥ　ＧＡＴＥ", LANG_JA, "phase-gate");
    finds(*state, "センサ", LANG_JA, "p2");
    finds(*state, "ｾﾝｻｰ", LANG_JA, "p2");
}

// As a term is read, it is found, and what holds its kanji too; in Japanese only.
static void romaji_finds_what_is_read_so(void **state) {
    static const char *const spellings[] = {"isou", "isoo", "ISŌ", "isô", "ｉｓｏｕ"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        finds(*state, spellings[i], LANG_JA,
              "phase p2 p1 relative-phase phase-gate planned");
    finds(*state, "isougeeto", LANG_JA, "phase-gate");
    finds(*state, "geto", LANG_JA, "phase-gate");
    finds(*state, "soutaiisou", LANG_JA, "relative-phase");
    finds(*state, "sensa", LANG_JA, "p2");
    finds(*state, "isou sokutei", LANG_JA, ""); // 測定 is no term here
    finds(*state, "isou 測定", LANG_JA, "p1");
    finds(*state, "isou", LANG_EN, "");
    finds(*state, "i", LANG_JA, "lesson p1 relative-phase phase"); // no い
    Finding found[2];
    assert_int_equal(search_find(*state, "isou", LANG_JA, found, 2), 2);
    Context title = search_title(&found[1]); // what it is called there is what is marked
    assert_string_equal(title.match, "位相");
    assert_string_equal(title.after, "の話");
    context_free(&title);
}

static void both_languages_are_searched_and_a_leaf_is_found_once(void **state) {
    finds(*state, "longitude", LANG_JA, "p1");
    finds(*state, "経度", LANG_EN, "p1");
    Finding found;
    assert_int_equal(search_find(*state, "経度", LANG_EN, &found, 1), 1);
    assert_int_equal(found.lang, LANG_JA);
}

static void every_word_must_stand(void **state) {
    finds(*state, "測定 位相", LANG_JA, "p1");
    finds(*state, "  測定　ゼロ ", LANG_JA, "");
    finds(*state, "読む 経度", LANG_JA, "p1"); // one in the title
}

static void nothing_is_found_by_nothing(void **state) {
    finds(*state, "", LANG_JA, "");
    finds(*state, " 　", LANG_JA, "");
    finds(*state, "ない言葉", LANG_JA, "");
}

static void no_more_are_found_than_asked_for(void **state) {
    Finding found[2];
    assert_int_equal(search_find(*state, "位相", LANG_JA, found, 2), 2);
    assert_string_equal(found[0].leaf->key, "phase");
    assert_int_equal(found[1].leaf->page, 2);
}

static void shows(const Search *search, const char *query, const char *before,
                  const char *match, const char *after) {
    Finding found;
    assert_int_equal(search_find(search, query, LANG_JA, &found, 1), 1);
    Context context = search_context(&found);
    assert_string_equal(context.before, before);
    assert_string_equal(context.match, match);
    assert_string_equal(context.after, after);
    context_free(&context);
}

static void a_finding_shows_what_stands_around_it_on_its_line(void **state) {
    shows(*state, "測定", "", "測定", "すると 0 か 1 が出ます。");
    shows(*state, "せんさ", "ここは", "センサー", "です。");
    shows(*state, "相対", "", "", "項どうしの差です。"); // in its title alone
    shows(*state, "そうたい", "", "", "項どうしの差です。");
    Search *long_one = search_create();
    search_add(long_one, &(Leaf){.kind = LEAF_PAGE,
                                 .body = {"あいうえおかきくけこさしすせそたちつてと点。"}});
    shows(long_one, "点", "…おかきくけこさしすせそたちつてと", "点", "。");
    search_add(long_one,
               &(Leaf){.kind = LEAF_PAGE,
                       .body = {NULL, "Words that are cut off leave a whole word, "
                                      "then the point."}});
    shows(long_one, "point", "…leave a whole word, then the ", "point", ".");
    search_destroy(long_one);
}

static void a_finding_shows_where_in_the_title_it_is(void **state) {
    Finding found;
    assert_int_equal(search_find(*state, "ゲート", LANG_JA, &found, 1), 1);
    Context title = search_title(&found);
    assert_string_equal(title.before, "位相");
    assert_string_equal(title.match, "ゲート");
    assert_string_equal(title.after, "");
    context_free(&title);
    assert_int_equal(search_find(*state, "測定", LANG_JA, &found, 1), 1);
    title = search_title(&found);
    assert_string_equal(title.match, "");
    assert_string_equal(title.after, "矢印で読む");
    context_free(&title);
}

static void thousands_of_pages_are_searched(void **state) {
    (void)state;
    Search *search = search_create();
    for (int i = 0; i < 3000; i++) {
        char body[64];
        snprintf(body, sizeof body, "%d ページの本文 %s", i, i % 1000 ? "" : "位相");
        search_add(search, &(Leaf){.kind = LEAF_PAGE, .page = i, .body = {body}});
    }
    finds(search, "位相", LANG_JA, "p0 p1000 p2000");
    search_destroy(search);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_term_itself_comes_first_then_pages_then_other_terms),
        cmocka_unit_test(width_kana_and_capitals_make_no_difference),
        cmocka_unit_test(romaji_finds_what_is_read_so),
        cmocka_unit_test(both_languages_are_searched_and_a_leaf_is_found_once),
        cmocka_unit_test(every_word_must_stand),
        cmocka_unit_test(nothing_is_found_by_nothing),
        cmocka_unit_test(no_more_are_found_than_asked_for),
        cmocka_unit_test(a_finding_shows_what_stands_around_it_on_its_line),
        cmocka_unit_test(a_finding_shows_where_in_the_title_it_is),
        cmocka_unit_test(thousands_of_pages_are_searched),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
