#include "lesson/romaji.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char vowels[] = "aiueo";

// What consonants make of the five vowels; "" where nothing is spelt so.
// clang-format off
static const struct {
    const char *consonants;
    const char *kana[5];
} syllables[] = {
    {"",   {"あ", "い", "う", "え", "お"}},
    {"k",  {"か", "き", "く", "け", "こ"}},
    {"ky", {"きゃ", "きぃ", "きゅ", "きぇ", "きょ"}},
    {"kw", {"くぁ", "くぃ", "", "くぇ", "くぉ"}},
    {"g",  {"が", "ぎ", "ぐ", "げ", "ご"}},
    {"gy", {"ぎゃ", "ぎぃ", "ぎゅ", "ぎぇ", "ぎょ"}},
    {"s",  {"さ", "し", "す", "せ", "そ"}},
    {"sh", {"しゃ", "し", "しゅ", "しぇ", "しょ"}},
    {"sy", {"しゃ", "しぃ", "しゅ", "しぇ", "しょ"}},
    {"z",  {"ざ", "じ", "ず", "ぜ", "ぞ"}},
    {"zy", {"じゃ", "じぃ", "じゅ", "じぇ", "じょ"}},
    {"j",  {"じゃ", "じ", "じゅ", "じぇ", "じょ"}},
    {"jy", {"じゃ", "じぃ", "じゅ", "じぇ", "じょ"}},
    {"t",  {"た", "ち", "つ", "て", "と"}},
    {"ty", {"ちゃ", "ちぃ", "ちゅ", "ちぇ", "ちょ"}},
    {"ch", {"ちゃ", "ち", "ちゅ", "ちぇ", "ちょ"}},
    {"ts", {"つぁ", "つぃ", "つ", "つぇ", "つぉ"}},
    {"th", {"てゃ", "てぃ", "てゅ", "てぇ", "てょ"}},
    {"d",  {"だ", "ぢ", "づ", "で", "ど"}},
    {"dy", {"ぢゃ", "ぢぃ", "ぢゅ", "ぢぇ", "ぢょ"}},
    {"dh", {"でゃ", "でぃ", "でゅ", "でぇ", "でょ"}},
    {"n",  {"な", "に", "ぬ", "ね", "の"}},
    {"ny", {"にゃ", "にぃ", "にゅ", "にぇ", "にょ"}},
    {"h",  {"は", "ひ", "ふ", "へ", "ほ"}},
    {"hy", {"ひゃ", "ひぃ", "ひゅ", "ひぇ", "ひょ"}},
    {"f",  {"ふぁ", "ふぃ", "ふ", "ふぇ", "ふぉ"}},
    {"b",  {"ば", "び", "ぶ", "べ", "ぼ"}},
    {"by", {"びゃ", "びぃ", "びゅ", "びぇ", "びょ"}},
    {"p",  {"ぱ", "ぴ", "ぷ", "ぺ", "ぽ"}},
    {"py", {"ぴゃ", "ぴぃ", "ぴゅ", "ぴぇ", "ぴょ"}},
    {"m",  {"ま", "み", "む", "め", "も"}},
    {"my", {"みゃ", "みぃ", "みゅ", "みぇ", "みょ"}},
    {"y",  {"や", "", "ゆ", "いぇ", "よ"}},
    {"r",  {"ら", "り", "る", "れ", "ろ"}},
    {"ry", {"りゃ", "りぃ", "りゅ", "りぇ", "りょ"}},
    {"w",  {"わ", "うぃ", "", "うぇ", "を"}},
    {"v",  {"ゔぁ", "ゔぃ", "ゔ", "ゔぇ", "ゔぉ"}},
};

// Vowels with a sign of length.
static const struct {
    const char *sign;
    char vowel;
} long_vowels[] = {
    {"ā", 'a'}, {"ī", 'i'}, {"ū", 'u'}, {"ē", 'e'}, {"ō", 'o'},
    {"Ā", 'a'}, {"Ī", 'i'}, {"Ū", 'u'}, {"Ē", 'e'}, {"Ō", 'o'},
    {"â", 'a'}, {"î", 'i'}, {"û", 'u'}, {"ê", 'e'}, {"ô", 'o'},
    {"Â", 'a'}, {"Î", 'i'}, {"Û", 'u'}, {"Ê", 'e'}, {"Ô", 'o'},
};
// clang-format on

// The word in plain letters; a long vowel is it twice.
static char *without_signs(const char *word) {
    Buffer plain = {0};
    while (*word) {
        size_t size = 1, i = 0, rows = sizeof long_vowels / sizeof *long_vowels;
        while (i < rows &&
               strncmp(word, long_vowels[i].sign, strlen(long_vowels[i].sign)) != 0)
            i++;
        if (i < rows) size = strlen(long_vowels[i].sign);
        buffer_add(&plain, i < rows ? &long_vowels[i].vowel : word, 1);
        if (i < rows) buffer_add(&plain, &long_vowels[i].vowel, 1);
        word += size;
    }
    return buffer_take(&plain);
}

static int vowel_of(char letter) {
    const char *at = letter ? strchr(vowels, letter) : NULL;
    return at ? (int)(at - vowels) : -1;
}

// The syllable at `at`, its kana into `*kana`; returns its letters, 0: there is none.
static size_t syllable(const char *at, const char **kana) {
    for (size_t i = 0; i < sizeof syllables / sizeof *syllables; i++) {
        size_t size = strlen(syllables[i].consonants);
        if (strncmp(at, syllables[i].consonants, size) != 0) continue;
        int vowel = vowel_of(at[size]);
        if (vowel < 0 || !syllables[i].kana[vowel][0]) continue;
        *kana = syllables[i].kana[vowel];
        return size + 1;
    }
    return 0;
}

// ん: n' and n where no syllable begins with it, nn at the end of a word or before another
// consonant, m before b, p and m.
static size_t moraic_n(const char *at) {
    bool before_lip = at[0] == 'm' && at[1] && strchr("bpm", at[1]);
    if (before_lip) return 1;
    if (at[0] != 'n') return 0;
    if (at[1] == '\'') return 2;
    if (at[1] != 'n') return 1;
    const char *kana;
    return syllable(at + 1, &kana) ? 1 : 2;
}

// っ: a consonant twice, and tch.
static bool doubles(const char *at) {
    bool letter = at[0] >= 'a' && at[0] <= 'z' && vowel_of(at[0]) < 0;
    return letter && (at[0] == at[1] || !strncmp(at, "tch", 3));
}

char *romaji_kana(const char *word) {
    char *plain = without_signs(word);
    Buffer out = {0};
    bool whole = *plain;
    for (const char *at = plain; *at && whole;) {
        const char *kana = "ん";
        size_t size = syllable(at, &kana);
        if (!size) size = moraic_n(at);
        if (!size && doubles(at)) {
            kana = "っ";
            size = 1;
        }
        whole = size > 0;
        if (whole) buffer_print(&out, "%s", kana);
        at += size;
    }
    free(plain);
    if (whole) return buffer_take(&out);
    buffer_clear(&out);
    return NULL;
}

// Kana by the vowel they end in, in the order of `vowels`.
static const char *const ends_in[] = {
    "あかさたなはまやらわがざだばぱぁゃ", "いきしちにひみりぎじぢびぴぃ",
    "うくすつぬふむゆるぐずづぶぷゔぅゅ", "えけせてねへめれげぜでべぺぇ",
    "おこそとのほもよろをごぞどぼぽぉょ",
};

static int vowel_ending(uint32_t kana) {
    char sign[5];
    text_put(kana, sign);
    for (int i = 0; i < 5; i++)
        if (strstr(ends_in[i], sign)) return i;
    return -1;
}

// えい is left: it is one sound in せい, two in えいち. おう and おお are the same.
static bool lengthens(int vowel, uint32_t next) {
    static const uint32_t same[] = {0x3042, 0x3044, 0x3046, 0x3048, 0x304A}; // あいうえお
    return vowel >= 0 && (next == same[vowel] || (vowel == 4 && next == same[2]));
}

enum { LONG = 0x30FC };

static uint32_t common(uint32_t c) {
    enum { KATAKANA = 0x30A1, LAST_KATAKANA = 0x30F6, TO_HIRAGANA = 0x60 };
    if (c >= KATAKANA && c <= LAST_KATAKANA) c -= TO_HIRAGANA;
    return c == 0x3065 ? 0x305A : c == 0x3062 ? 0x3058 : c == 0x3092 ? 0x304A : c;
}

char *kana_sound(const char *kana) {
    Buffer sound = {0};
    int before = -1; // the vowel of the last kana; none behind a sign of length
    while (*kana) {
        uint32_t c = common(text_next(&kana));
        bool long_one = lengthens(before, c);
        if (long_one) c = LONG;
        char sign[5];
        buffer_add(&sound, sign, (size_t)text_put(c, sign));
        before = long_one ? -1 : vowel_ending(c);
    }
    return buffer_take(&sound);
}
