#include "type/formula_speech.h"

#include "base/file.h"
#include "base/mem.h"
#include "type/formula.h"
#include "type/formula_macros.h"
#include "type/formula_symbols.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int open_words(void **state) {
    Error err = {0};
    *state = words_open(KYUBI_SOURCE "/assets/words.tsv", &err);
    return *state ? 0 : -1;
}

static int close_words(void **state) {
    words_close(*state);
    return 0;
}

static void check(const Words *words, Lang lang, const char *tex, const char *expected) {
    char *said = formula_words(NULL, words, lang, tex);
    if (strcmp(said, expected) != 0) fail_msg("%s: “%s”, not “%s”", tex, said, expected);
    free(said);
}

// tests/formulas.txt was read by a person, row by row.
static void the_gallery_reads_as_a_teacher_would(void **state) {
    FILE *gallery = fopen(KYUBI_TESTS "/formulas.txt", "r");
    assert_non_null(gallery);
    char row[2000];
    int rows = 0;
    while (fgets(row, sizeof row, gallery)) {
        if (*row == '#') continue;
        char *rest = row, *tex = strsep(&rest, "\t"), *ja = strsep(&rest, "\t"),
             *en = strsep(&rest, "\n");
        assert_non_null(en);
        check(*state, LANG_JA, tex, ja);
        check(*state, LANG_EN, tex, en);
        rows++;
    }
    fclose(gallery);
    assert_true(rows >= 120);
}

static void every_sign_and_name_has_words(void **state) {
    for (int i = 0; i < tex_command_count(); i++) {
        const TexCommand *command = tex_command_at(i);
        bool name = command->form == FORM_NAME;
        if (!name && command->form != FORM_SYMBOL && command->form != FORM_BIG) continue;
        const char *spoken = name ? command->name : tex_character_name(command->character);
        char key[64];
        snprintf(key, sizeof key, "speak.%s", spoken);
        if (!words_has(*state, key)) fail_msg("\\%s: no words", command->name);
    }
    for (int c = 33; c < 127; c++)
        if (tex_sign_find((char)c)) {
            char key[64];
            snprintf(key, sizeof key, "speak.%s", tex_sign_find((char)c)->name);
            if (!words_has(*state, key)) fail_msg("%c: no words", c);
        }
}

static void nothing_spoken_shows_a_key(void **state) {
    static const char tex[] =
        "\\hat a\\check a\\underline a\\not\\sum\\boxed a\\cancel a\\sqrt[5]{a+b}"
        "\\sum^n\\left[a\\right]\\left\\lceil a\\right\\rceil f^\\prime A^\\top A^*"
        "a''^2 \\frac{\\frac12}{3}";
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        char *said = formula_words(NULL, *state, (Lang)lang, tex);
        assert_null(strstr(said, "speak."));
        assert_null(strstr(said, "{1}"));
        free(said);
    }
}

static void what_does_not_parse_is_said_as_written(void **state) {
    check(*state, LANG_EN, "\\frca{1}", "\\frca{1}");
    check(*state, LANG_JA, "", "");
}

static void macros_are_spoken_by_what_they_stand_for(void **state) {
    static const FormulaMacro macros[] = {{"half", "\\frac{1}{2}"},
                                          {"mean", "\\expval{#1}"}};
    Error err = {0};
    Fonts *fonts = fonts_open(KYUBI_BUILD "/fonts", &err);
    assert_true(formula_macros_use(fonts, macros, 2, &err));
    char *said = formula_words(fonts, *state, LANG_EN, "\\half\\mean{H}");
    assert_string_equal(said, "one over two expectation value of H");
    free(said);
    fonts_close(fonts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gallery_reads_as_a_teacher_would),
        cmocka_unit_test(every_sign_and_name_has_words),
        cmocka_unit_test(nothing_spoken_shows_a_key),
        cmocka_unit_test(what_does_not_parse_is_said_as_written),
        cmocka_unit_test(macros_are_spoken_by_what_they_stand_for),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
