#include "base/fold.h"

#include "base/mem.h"
#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LONG_VOWEL = 0x30FC, KATAKANA_TO_HIRAGANA = 0x60 };

// U+FF61 … U+FF9F, the half-width signs and katakana, by their full-width forms.
static const char half_width[] = "。「」、・をぁぃぅぇぉゃゅょっー"
                                 "あいうえおかきくけこさしすせそたちつてとなにぬねの"
                                 "はひふへほまみむめもやゆよらりるれろわん゛゜";

static uint32_t from_half_width(uint32_t c) {
    const char *at = half_width;
    for (uint32_t i = 0xFF61; i < c; i++)
        text_next(&at);
    return text_next(&at);
}

static bool is_kana(uint32_t c) {
    return c >= 0x3041 && c <= 0x3096;
}

// か and ゛ make が; 0 where the mark does not go with the kana.
static uint32_t voiced(uint32_t kana, uint32_t mark) {
    bool half = mark == 0x309C || mark == 0x309A, full = mark == 0x309B || mark == 0x3099;
    bool h_row = kana >= 0x306F && kana <= 0x307B && (kana - 0x306F) % 3 == 0;
    if (half) return h_row ? kana + 2 : 0;
    // か … ち step by two from U+304B, つ … と from U+3064.
    bool plain = (kana >= 0x304B && kana <= 0x3061 && (kana - 0x304B) % 2 == 0) ||
                 (kana >= 0x3064 && kana <= 0x3068 && (kana - 0x3064) % 2 == 0);
    if (full && kana == 0x3046) return 0x3094; // ゔ
    return full && (plain || h_row) ? kana + 1 : 0;
}

static uint32_t folded(uint32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFF01 - '!';
    if (c >= 0xFF61 && c <= 0xFF9F) return from_half_width(c);
    if (c >= 0x30A1 && c <= 0x30F6) return c - KATAKANA_TO_HIRAGANA;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
    if (c >= 0x391 && c <= 0x3A9) return c + 0x20; // Α … Ω
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
    if (c == 0x2018 || c == 0x2019) return '\'';
    if (c == 0x201C || c == 0x201D) return '"';
    if (c == '\n' || c == '\t' || c == 0x3000 || c == 0xA0) return ' ';
    return c;
}

typedef struct Folding {
    Buffer out;
    int *places;
    uint32_t last; // character written; 0: none
    size_t last_at;
} Folding;

static void put(Folding *f, uint32_t c, int place) {
    char bytes[5];
    int size = text_put(c, bytes);
    f->last_at = f->out.size;
    f->last = c;
    for (int i = 0; i < size; i++)
        f->places[f->out.size + (size_t)i] = place;
    buffer_add(&f->out, bytes, (size_t)size);
}

static void take(Folding *f, uint32_t c, int place) {
    c = folded(c);
    if (c == ' ' && f->last == ' ') return;
    if (c == LONG_VOWEL && is_kana(f->last)) return;
    uint32_t one = f->last ? voiced(f->last, c) : 0;
    if (one) {
        place = f->places[f->last_at];
        f->out.size = f->last_at;
        c = one;
    }
    put(f, c, place);
}

char *text_folded(const char *text, int **places) {
    // A byte that is no UTF-8 becomes U+FFFD, which has three; nothing else grows.
    Folding f = {.places = mem_new((3 * strlen(text) + 1) * sizeof *f.places)};
    const char *at = text;
    for (const char *from = at; *at; from = at) {
        uint32_t c = text_next(&at);
        take(&f, c, (int)(from - text));
    }
    f.places[f.out.size] = (int)strlen(text);
    if (places)
        *places = f.places;
    else
        free(f.places);
    return buffer_take(&f.out);
}
