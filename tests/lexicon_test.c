#include "type/lexicon.h"

#include "base/mem.h"
#include "type/lexicon_mark.h"
#include "type/prose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Lexicon *lexicon_of_a_course(void) {
    static const char *const rows[][2] = {
        {"位相", "phase"},
        {"相対位相", "relative-phase"},
        {"量子ビット", "qubit"},
        {"論理量子ビット", "logical"},
        {"相関", "correlation"},
        {"オラクル", "oracle"},
        {"センサ", "sensor"},
        {"phase", "phase"},
        {"qubit", "qubit"},
        {"matrix", "matrix"},
        {"CNOT gate", "cnot"},
        {"CNOT", "cnot"},
        {"重ね合わせ", "superposition"},
        {"位相", "second"},
        {"", "nothing"},
    };
    Lexicon *lexicon = lexicon_create();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        lexicon_add(lexicon, rows[i][0], rows[i][1]);
    return lexicon;
}

// "key[words] key[words]" as found in the text.
static void finds(const char *text, const char *expected) {
    Lexicon *lexicon = lexicon_of_a_course();
    int count;
    Sighting *found = lexicon_search(lexicon, text, &count);
    Buffer all = {0};
    for (int i = 0; i < count; i++)
        buffer_print(&all, "%s%s[%.*s]", i ? " " : "", found[i].key,
                     found[i].to - found[i].from, text + found[i].from);
    assert_string_equal(all.data ? all.data : "", expected);
    buffer_clear(&all);
    free(found);
    lexicon_destroy(lexicon);
}

static void the_longest_spelling_wins(void **unused) {
    (void)unused;
    finds("相対位相と位相", "relative-phase[相対位相] phase[位相]");
    finds("論理量子ビットは量子ビットです", "logical[論理量子ビット] qubit[量子ビット]");
    finds("a CNOT gate and CNOT", "cnot[CNOT gate] cnot[CNOT]");
}

static void width_capitals_and_kana_make_no_difference(void **unused) {
    (void)unused;
    finds("ＣＮＯＴを", "cnot[ＣＮＯＴ]");
    finds("Phase, PHASE", "phase[Phase] phase[PHASE]");
    finds("量子ﾋﾞｯﾄの", "qubit[量子ﾋﾞｯﾄ]");
    finds("センサーで", "sensor[センサー]");
}

static void latin_terms_are_whole_words_or_their_plural(void **unused) {
    (void)unused;
    finds("Two qubits, phases; qubits' emphases",
          "qubit[qubits] phase[phases] qubit[qubits]");
    finds("subphase phased", "");
    finds("位相phaseと", "phase[位相] phase[phase]");
}

static void katakana_and_kanji_are_not_cut_out_of_longer_words(void **unused) {
    (void)unused;
    finds("オラクルズ デオラクル", "");
    finds("真相関係と相関", "correlation[相関]");
    finds("多量子ビット", "qubit[量子ビット]");
}

static void an_empty_lexicon_finds_nothing(void **unused) {
    (void)unused;
    Lexicon *lexicon = lexicon_create();
    int count;
    assert_null(lexicon_search(lexicon, "位相", &count));
    assert_int_equal(count, 0);
    lexicon_destroy(lexicon);
    lexicon_destroy(NULL);
}

// The found links of a prose as "target words…" by what is marked in its draft.
static void marks(const char *prose, const char *expected) {
    Lexicon *lexicon = lexicon_of_a_course();
    Markup *markup = markup_create(prose);
    Draft *draft = draft_create(markup);
    lexicon_mark(lexicon, markup, draft);
    Buffer all = {0};
    for (int i = 0; i < draft->link_count; i++)
        if (draft->links[i].found) buffer_print(&all, "%s ", draft->links[i].target);
    assert_string_equal(all.data ? all.data : "", expected);
    buffer_clear(&all);
    draft_destroy(draft);
    markup_destroy(markup);
    lexicon_destroy(lexicon);
}

static void terms_are_marked_through_ruby_and_bold(void **unused) {
    (void)unused;
    marks("**{量子|りょうし}ビット**の{位相|いそう}", "term:qubit term:phase ");
    marks("{重|かさ}ね{合|あ}わせ", "term:superposition ");
    marks("{位相差|いそうさ}", ""); // it would end within the base
    marks("- 位相\n- 量子**ビット**", "term:phase term:qubit ");
    marks("## 位相\n\n| 位相 |\n|---|\n| 量子ビット |",
          "term:phase term:qubit "); // no heading
}

static void code_formulas_and_links_are_left_alone(void **unused) {
    (void)unused;
    marks("`位相` $\\text{位相}$ [位相](lesson:x)", "");
    marks("```\n位相\n```", "");
    marks("量子`ビット`", "");
}

static void terms_change_nothing_of_the_setting(void **unused) {
    (void)unused;
    Error err;
    Fonts *fonts = fonts_open(KYUBI_BUILD "/fonts", &err);
    assert_non_null(fonts);
    Lexicon *lexicon = lexicon_of_a_course();
    const char *text =
        "{量子|りょうし}ビットの**{相対|そうたい}{位相|いそう}**を変える phase "
        "gates、重ね合わせと位相、[相関](term:x)が長く続く段落です。";
    ProseStyle style = {.width = 300, .size = 18, .ink = INK_INK, .ruby = RUBY_ON};
    Prose *without = prose_create(fonts, text, &style);
    style.lexicon = lexicon;
    Prose *with = prose_create(fonts, text, &style);
    assert_int_equal(prose_pieces(with), prose_pieces(without));
    for (int i = 0; i < prose_pieces(with); i++) {
        Piece a = prose_piece(with, i), b = prose_piece(without, i);
        assert_string_equal(a.text, b.text);
        assert_memory_equal(&a.rect, &b.rect, sizeof a.rect);
        assert_int_equal(a.ink, b.ink);
    }
    int found = 0;
    for (int i = 0; i < prose_links(with); i++) {
        Link link = prose_link(with, i);
        found += link.found;
        assert_true(link.rect.w > 0 && link.rect.x + link.rect.w <= 301);
        assert_true(link.baseline > link.rect.y &&
                    link.baseline < link.rect.y + link.rect.h);
    }
    assert_true(found >= 5);
    assert_int_equal(prose_links(without), 1);
    prose_destroy(with);
    prose_destroy(without);
    lexicon_destroy(lexicon);
    fonts_close(fonts);
}

// Three em a line: the first is a term, over a reading or beside it.
static void a_reading_keeps_clear_of_the_dots_above_it(void **unused) {
    (void)unused;
    static const struct {
        const char *text;
        bool below;
    } rows[] = {{"ビット{球|きゅう}が{見|み}", true}, {"ビットの、{球|きゅう}", false}};
    Error err;
    Fonts *fonts = fonts_open(KYUBI_BUILD "/fonts", &err);
    assert_non_null(fonts);
    Lexicon *lexicon = lexicon_create();
    lexicon_add(lexicon, "ビット", "bit");
    for (int size = 15; size <= 45; size += 6)
        for (size_t i = 0; i < 2; i++) {
            ProseStyle style = {.width = rows[i].below ? 3.2 * size : 6.2 * size,
                                .size = size,
                                .pitch = round(1.6 * size),
                                .ruby = RUBY_ON,
                                .lexicon = lexicon};
            Prose *prose = prose_create(fonts, rows[i].text, &style);
            assert_true(prose_links(prose) >= 1);
            double dots = prose_link(prose, 0).baseline + TERM_DOTS * size;
            int readings = 0;
            for (int k = 0; k < prose_pieces(prose); k++) {
                Piece piece = prose_piece(prose, k);
                if (piece.kind != PIECE_RUBY) continue;
                readings++;
                if (rows[i].below) assert_true(piece.rect.y >= dots + 0.0425 * size);
            }
            assert_true(readings > 0);
            if (!rows[i].below) assert_true(prose_height(prose) <= 2 * style.pitch + 1);
            prose_destroy(prose);
        }
    lexicon_destroy(lexicon);
    fonts_close(fonts);
}

static void check_alike(const Lexicon *lexicon, int number, int size) {
    char text[64], word[64];
    snprintf(word, sizeof word, "あああ%d", number);
    snprintf(text, sizeof text, "い%sう", word);
    int count;
    Sighting *found = lexicon_search(lexicon, text, &count);
    assert_int_equal(count, 1);
    assert_int_equal(atoi(found[0].key), number);
    assert_int_equal(found[0].to - found[0].from, size);
    free(found);
}

static void a_hundred_thousand_spellings_that_begin_alike_are_found(void **unused) {
    (void)unused;
    enum { MANY = 100000 };
    Lexicon *lexicon = lexicon_create();
    for (int i = 0; i < MANY; i++) {
        char spelling[64], key[16];
        snprintf(spelling, sizeof spelling, "あああ%d", i);
        snprintf(key, sizeof key, "%d", i);
        lexicon_add(lexicon, spelling, key);
    }
    check_alike(lexicon, 0, 10);
    check_alike(lexicon, 99999, 14);
    check_alike(lexicon, 4711, 13);
    Buffer text = {0};
    for (int i = 0; i < 20000; i++)
        buffer_print(&text, "%s", "あ");
    int count;
    free(lexicon_search(lexicon, text.data, &count));
    assert_int_equal(count, 0);
    buffer_clear(&text);
    lexicon_destroy(lexicon);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reading_keeps_clear_of_the_dots_above_it),
        cmocka_unit_test(the_longest_spelling_wins),
        cmocka_unit_test(a_hundred_thousand_spellings_that_begin_alike_are_found),
        cmocka_unit_test(width_capitals_and_kana_make_no_difference),
        cmocka_unit_test(latin_terms_are_whole_words_or_their_plural),
        cmocka_unit_test(katakana_and_kanji_are_not_cut_out_of_longer_words),
        cmocka_unit_test(an_empty_lexicon_finds_nothing),
        cmocka_unit_test(terms_are_marked_through_ruby_and_bold),
        cmocka_unit_test(code_formulas_and_links_are_left_alone),
        cmocka_unit_test(terms_change_nothing_of_the_setting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
