// Which readings are shown at each level, and where the kanji's grades come from.
#include "type/furigana.h"

#include "base/file.h"
#include "base/text.h"
#include "prose_bench.h"
#include "type/markup.h"

#include <stdio.h>
#include <string.h>

static const char *const KANJI = KYUBI_SOURCE "/assets/kanji.txt";

static Furigana *opened(void) {
    Error err = {0};
    Furigana *furigana = furigana_open(KANJI, &err);
    assert_non_null(furigana);
    furigana_add(furigana, "量子", "りょうし");
    furigana_add(furigana, "量子ビット", "りょうしびっと");
    furigana_add(furigana, "重ね合わせ", "かさねあわせ");
    furigana_add(furigana, "確率", "かくりつ");
    furigana_add(furigana, "振幅", "しんぷく");
    furigana_add(furigana, "GHZ状態", "じーえいちぜっとじょうたい");
    furigana_add(furigana, "制御NOTゲート", "せいぎょのっとげーと");
    furigana_add(furigana, "見込み", "よそう");
    furigana_add(furigana, "ゲート", "げーと");
    return furigana;
}

// Numbers of 学年別漢字配当表 (2017) and 常用漢字表 (2010).
static void the_grades_hold_as_many_kanji_as_the_official_lists(void **state) {
    (void)state;
    static const int official[GRADE_OTHER] = {0, 80, 160, 200, 202, 193, 191, 0, 1110};
    Furigana *furigana = opened();
    int count[GRADE_OTHER + 1] = {0};
    for (uint32_t c = 0x4E00; c <= 0x9FFF; c++)
        count[furigana_grade(furigana, c)]++;
    for (int grade = 1; grade < GRADE_OTHER; grade++)
        assert_int_equal(count[grade], official[grade]);
    assert_int_equal(furigana_grade(furigana, 0x4E00), 1); // 一
    assert_int_equal(furigana_grade(furigana, 0x91CF), 4); // 量
    assert_int_equal(furigana_grade(furigana, 0x632F), 8); // 振
    assert_int_equal(furigana_grade(furigana, 0x9EBD), GRADE_OTHER);
    assert_int_equal(furigana_grade(furigana, 0x3042), 0); // あ
    assert_int_equal(furigana_hardest(furigana, "一振り", 9), 8);
    assert_int_equal(furigana_hardest(furigana, "一振り", 3), 1);
    furigana_close(furigana);
}

static void the_table_is_what_its_script_writes(void **state) {
    (void)state;
    static const char *const source = "/usr/share/edict/kanjidic2.xml.gz";
    if (!file_exists(source)) {
        printf("%s is not here (package kanjidic-xml)\n", source);
        skip();
    }
    FILE *script = popen(KYUBI_SOURCE "/tests/kanji-grades", "r");
    assert_non_null(script);
    static char written[1 << 16];
    size_t size = fread(written, 1, sizeof written - 1, script);
    assert_int_equal(pclose(script), 0);
    char *table = file_read(KANJI, 1 << 20, NULL, NULL);
    assert_int_equal(size, strlen(table));
    assert_memory_equal(table, written, size);
    free(table);
}

static void a_missing_table_is_told(void **state) {
    (void)state;
    Error err = {0};
    assert_null(furigana_open("/nowhere/kanji.txt", &err));
    assert_string_equal(err.key, "file.missing");
}

// The words with their readings in ‹›, as they would be read.
static char *read_with(const Furigana *furigana, const char *text, Ruby level, int grade) {
    RubyRule rule = {.level = level, .grade = grade, .furigana = furigana};
    Markup *markup = markup_ruled(text, &rule);
    Buffer out = {0};
    const char *at = markup->text;
    for (uint32_t c; (c = text_next(&at));) {
        int index = markup_insert(markup, c);
        char bytes[5];
        text_put(c, bytes);
        if (c == MARKUP_JOINT) continue;
        const Insert *insert = index < 0 ? NULL : &markup->inserts[index];
        buffer_print(&out, "%s", insert ? insert->text : bytes);
        if (insert && insert->reading) buffer_print(&out, "‹%s›", insert->reading);
    }
    markup_destroy(markup);
    return buffer_take(&out);
}

static void assert_read(const char *text, Ruby level, int grade, const char *expected) {
    Furigana *furigana = opened();
    char *read = read_with(furigana, text, level, grade);
    assert_string_equal(read, expected);
    free(read);
    furigana_close(furigana);
}

static void readings_are_divided_over_their_terms(void **state) {
    (void)state;
    assert_read("重ね合わせ", RUBY_ON, 0, "重‹かさ›ね合‹あ›わせ");
    assert_read("量子ビット", RUBY_ON, 0, "量子‹りょうし›ビット");
    assert_read("GHZ状態", RUBY_ON, 0, "GHZ状態‹じょうたい›");
    assert_read("制御NOTゲート", RUBY_ON, 0, "制御NOT‹せいぎょのっと›ゲート");
    assert_read("見込み", RUBY_ON, 0, "見込み‹よそう›"); // cannot be divided
    assert_read("ゲート", RUBY_ON, 0, "ゲート");
}

// No kana under a reading, in any term that Kyubi ships.
static void every_term_of_the_glossary_can_be_divided(void **state) {
    (void)state;
    Furigana *furigana = furigana_open(KANJI, NULL);
    char *table = file_read(KYUBI_SOURCE "/assets/glossary.tsv", 1 << 20, NULL, NULL);
    char *rest = table, *row = strsep(&rest, "\n");
    while ((row = strsep(&rest, "\n")) && *row) {
        strsep(&row, "\t");
        const char *term = strsep(&row, "\t"), *end;
        furigana_add(furigana, term, strsep(&row, "\t"));
        int found = furigana_match(furigana, term, false, &end);
        if (found < 0) continue; // no kanji
        assert_int_equal(*end, 0);
        const TermPiece *pieces;
        int count = furigana_pieces(furigana, found, &pieces);
        for (int i = 0; i < count; i++)
            for (const char *at = pieces[i].text;
                 pieces[i].reading && at < pieces[i].text + pieces[i].size;) {
                uint32_t c = text_next(&at);
                if (c >= 0x3041 && c <= 0x30FF) fail_msg("%s is not divided", term);
            }
    }
    free(table);
    furigana_close(furigana);
}

static void all_shows_every_mark_and_every_term(void **state) {
    (void)state;
    assert_read("量子と{球|きゅう}と量子", RUBY_ON, 0,
                "量子‹りょうし›と球‹きゅう›と量子‹りょうし›");
    assert_read("{量子|りょうし}ビット", RUBY_ON, 0, "量子‹りょうし›ビット");
}

static void terms_have_their_readings_once(void **state) {
    (void)state;
    assert_read("量子と{球|きゅう}と量子", RUBY_TERMS, 0, "量子‹りょうし›と球と量子");
    assert_read("{量子|りょうし}ビットの{量子|りょうし}ビット", RUBY_TERMS, 0,
                "量子‹りょうし›ビットの量子ビット");
    assert_read("**{重|かさ}ね{合|あ}わせ**", RUBY_TERMS, 0, "**重‹かさ›ね合‹あ›わせ**");
    assert_read("{確率|かくりつ}{振幅|しんぷく}", RUBY_TERMS, 0,
                "確率‹かくりつ›振幅‹しんぷく›");
}

static void grade_shows_what_is_not_learnt_yet(void **state) {
    (void)state;
    // 確 5, 率 5, 振 8, 幅 8, 球 3, 量 4
    assert_read("確率と振幅と{球|きゅう}", RUBY_GRADE, 4,
                "確率‹かくりつ›と振幅‹しんぷく›と球");
    assert_read("確率と振幅と{球|きゅう}", RUBY_GRADE, 6, "確率と振幅‹しんぷく›と球");
    assert_read("確率と振幅と{球|きゅう}", RUBY_GRADE, 8, "確率と振幅と球");
    assert_read("{球面|きゅう|めん}", RUBY_GRADE, 2, "球‹きゅう›面‹めん›");
    assert_read("振幅", RUBY_GRADE, 2, "振幅‹しんぷく›");
}

static void code_formulas_and_targets_are_left_alone(void **state) {
    (void)state;
    assert_read("`量子`", RUBY_ON, 0, "`量子`");
    assert_read("$\\text{量子}$", RUBY_ON, 0, "\\text{量子}");
    assert_read("[確率](term:量子)と", RUBY_ON, 0, "[確率‹かくりつ›](term:量子)と");
}

static void off_shows_nothing(void **state) {
    Furigana *furigana = opened();
    ProseStyle style = page;
    style.furigana = furigana;
    style.ruby = RUBY_OFF;
    Prose *prose = prose_create(*state, "量子と{球|きゅう}", &style);
    assert_int_equal(prose_pieces(prose), 1);
    assert_string_equal(prose_piece(prose, 0).text, "量子と球");
    prose_destroy(prose);
    furigana_close(furigana);
}

static void a_fault_keeps_its_line_behind_terms(void **state) {
    Furigana *furigana = opened();
    ProseStyle style = page;
    style.furigana = furigana;
    Prose *prose = prose_create(*state, "重ね合わせ\n量子 $\\kett$", &style);
    Error err = {0};
    assert_true(prose_fault(prose, &err));
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 5);
    prose_destroy(prose);
    furigana_close(furigana);
}

static void terms_of_earlier_text_count_as_shown(void **state) {
    (void)state;
    Furigana *furigana = opened();
    TermSet seen = {0};
    furigana_note(furigana, "これは{量子|りょうし}ビットです。", &seen);
    RubyRule rule = {.level = RUBY_TERMS, .furigana = furigana, .seen = seen};
    Markup *markup = markup_ruled("量子ビットと確率", &rule);
    assert_int_equal(markup->count, 1);
    assert_string_equal(markup->inserts[0].text, "確率");
    markup_destroy(markup);
    furigana_close(furigana);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_grades_hold_as_many_kanji_as_the_official_lists),
        cmocka_unit_test(the_table_is_what_its_script_writes),
        cmocka_unit_test(a_missing_table_is_told),
        cmocka_unit_test(readings_are_divided_over_their_terms),
        cmocka_unit_test(every_term_of_the_glossary_can_be_divided),
        cmocka_unit_test(all_shows_every_mark_and_every_term),
        cmocka_unit_test(terms_have_their_readings_once),
        cmocka_unit_test(grade_shows_what_is_not_learnt_yet),
        cmocka_unit_test(code_formulas_and_targets_are_left_alone),
        cmocka_unit_test(off_shows_nothing),
        cmocka_unit_test(a_fault_keeps_its_line_behind_terms),
        cmocka_unit_test(terms_of_earlier_text_count_as_shown),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
