// Romaji against kana that were written down by hand, row by row.
#include "lesson/romaji.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Hepburn's and Kunrei's syllables with their kana, as school tables have them.
static const char *const tables[] = {
    "a あ i い u う e え o お ka か ki き ku く ke け ko こ",
    "sa さ shi し si し su す se せ so そ ta た chi ち ti ち tsu つ tu つ te て to と",
    "na な ni に nu ぬ ne ね no の ha は hi ひ fu ふ hu ふ he へ ho ほ",
    "ma ま mi み mu む me め mo も ya や yu ゆ yo よ ra ら ri り ru る re れ ro ろ",
    "wa わ wo を ga が gi ぎ gu ぐ ge げ go ご za ざ ji じ zi じ zu ず ze ぜ zo ぞ",
    "da だ di ぢ du づ de で do ど ba ば bi び bu ぶ be べ bo ぼ",
    "pa ぱ pi ぴ pu ぷ pe ぺ po ぽ",
    "kya きゃ kyu きゅ kyo きょ sha しゃ shu しゅ sho しょ sya しゃ syu しゅ syo しょ",
    "cha ちゃ chu ちゅ cho ちょ tya ちゃ tyu ちゅ tyo ちょ nya にゃ nyu にゅ nyo にょ",
    "hya ひゃ hyu ひゅ hyo ひょ mya みゃ myu みゅ myo みょ rya りゃ ryu りゅ ryo りょ",
    "gya ぎゃ gyu ぎゅ gyo ぎょ ja じゃ ju じゅ jo じょ zya じゃ zyu じゅ zyo じょ",
    "bya びゃ byu びゅ byo びょ pya ぴゃ pyu ぴゅ pyo ぴょ jya じゃ",
    "fa ふぁ fi ふぃ fe ふぇ fo ふぉ va ゔぁ vu ゔ thi てぃ dhi でぃ wi うぃ we うぇ",
    "she しぇ je じぇ che ちぇ tsa つぁ ye いぇ kwa くぁ",
};

static void judge(const char *romaji, const char *kana) {
    char *found = romaji_kana(romaji);
    if (!found || strcmp(found, kana) != 0)
        fail_msg("%s: %s, not %s", romaji, found ? found : "nothing", kana);
    free(found);
}

static void every_syllable_is_its_kana(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char romaji[16], kana[16];
        int used;
        for (const char *at = tables[i];
             sscanf(at, "%15s %15s%n", romaji, kana, &used) == 2; at += used)
            judge(romaji, kana);
    }
}

static void n_doubles_and_signs_of_length(void **state) {
    (void)state;
    static const char *const words[][2] = {
        {"isou", "いそう"},
        {"isō", "いそお"},
        {"isô", "いそお"},
        {"isoo", "いそお"},
        {"ryoushibitto", "りょうしびっと"},
        {"shinpuku", "しんぷく"},
        {"shimpuku", "しんぷく"},
        {"kon'ya", "こんや"},
        {"konya", "こにゃ"},
        {"konna", "こんな"},
        {"konnna", "こんな"},
        {"kannshou", "かんしょう"},
        {"shin", "しん"},
        {"shinn", "しん"},
        {"matchi", "まっち"},
        {"macchi", "まっち"},
        {"gakkou", "がっこう"},
        {"zassi", "ざっし"},
        {"amma", "あんま"},
        {"ontai", "おんたい"},
        {"sokutei", "そくてい"},
        {"hadaamaaru", "はだあまある"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        judge(words[i][0], words[i][1]);
}

static void what_is_no_romaji_is_nothing(void **state) {
    (void)state;
    static const char *const words[] = {"",       "k",   "phase", "qubit", "is",  "isou1",
                                        "いそう", "tch", "h",     "cx",    "a b", "ax"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char *found = romaji_kana(words[i]);
        if (found) fail_msg("%s: %s", words[i], found);
    }
}

// Every spelling of a word sounds as its kana do.
static void spellings_of_a_word_sound_the_same(void **state) {
    (void)state;
    static const char *const words[] = {
        "いそう isou isoo isō isô",
        "じょうたい joutai jōtai zyoutai",
        "りょうし ryoushi ryōshi ryousi ryoosi",
        "げーと geeto gēto",
        "つづき tsuzuki tuduki tsuduki",
        "ちゅうせい chuusei chūsei tyuusei",
        "きゅうめん kyuumen kyūmen",
        "おおきさ ookisa ōkisa oukisa",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char row[256];
        snprintf(row, sizeof row, "%s", words[i]);
        char *rest = row, *word = strsep(&rest, " ");
        char *expected = kana_sound(word);
        while ((word = strsep(&rest, " "))) {
            char *kana = romaji_kana(word);
            assert_non_null(kana);
            char *sound = kana_sound(kana);
            if (strcmp(sound, expected) != 0) fail_msg("%s %s %s", word, sound, expected);
            free(sound);
            free(kana);
        }
        free(expected);
    }
    static const char *const sounds[][2] = {
        {"せい;P", "せい;P"}, {"そうおう", "そーおー"}, {"ゲート", "げーと"}, {"ー", "ー"}};
    for (int i = 0; i < 4; i++) {
        char *sound = kana_sound(sounds[i][0]);
        assert_string_equal(sound, sounds[i][1]);
        free(sound);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_syllable_is_its_kana),
        cmocka_unit_test(n_doubles_and_signs_of_length),
        cmocka_unit_test(what_is_no_romaji_is_nothing),
        cmocka_unit_test(spellings_of_a_word_sound_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
