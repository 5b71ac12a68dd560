// Prose in words: each kind of block, and what did not parse.
#include "type/prose_speech.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

typedef struct Bench {
    Fonts *fonts;
    Words *words;
} Bench;

static int open_bench(void **state) {
    Bench *b = calloc(1, sizeof *b);
    b->fonts = fonts_open(KYUBI_BUILD "/fonts", NULL);
    b->words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    *state = b;
    return b->fonts && b->words ? 0 : -1;
}

static int close_bench(void **state) {
    Bench *b = *state;
    words_close(b->words);
    fonts_close(b->fonts);
    free(b);
    return 0;
}

static const struct {
    const char *text, *ja, *en;
} rows[] = {
    {"", "", ""},
    {"{漢字|かんじ}と{電子|でん|し}", "漢字と電子", "漢字と電子"},
    {"a $\\frac12$ b", "a 2分の1 b", "a one over two b"},
    {"$$x^2$$", "xの2乗", "x squared"},
    {"# A\n\nb **c** `d|e`", "A\nb c d|e", "A\nb c d|e"},
    {"- a\n  1. $x$\n- b", "• a\n  1. x\n• b", "• a\n  1. x\n• b"},
    {"| a | b |\n|---|---|\n| $x$ | |", "2 行 2 列の表\na、b\nx、",
     "Table, 2 by 2\na, b\nx, "},
    {"```lua\nx = 1\ny = 2\n```", "x = 1\ny = 2", "x = 1\ny = 2"},
    {"[there](page:x)", "there", "there"},
    {"a  \nb", "a\nb", "a\nb"},
    {"$\\frac$ {a|", "\\frac {a|", "\\frac {a|"},
};

static void every_kind_of_block_has_its_words(void **state) {
    const Bench *b = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            char *said = prose_words_of(NULL, b->words, (Lang)lang, rows[i].text);
            assert_string_equal(said, lang == LANG_JA ? rows[i].ja : rows[i].en);
            free(said);
        }
}

// Whatever readings are shown and however narrow the column is.
static void what_is_set_says_the_same(void **state) {
    const Bench *b = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (int ruby = 0; ruby < RUBY_COUNT; ruby++) {
            ProseStyle style = {.width = 90, .size = 18, .ruby = (Ruby)ruby};
            Prose *prose = prose_create(b->fonts, rows[i].text, &style);
            char *said = prose_words(prose, b->words, LANG_JA);
            assert_string_equal(said, rows[i].ja);
            free(said);
            prose_destroy(prose);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_block_has_its_words),
        cmocka_unit_test(what_is_set_says_the_same),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
