#include "type/kinsoku.h"

#include "base/text.h"

#include <string.h>

// The signs of JLREQ's classes; ASCII's brackets and stops beside Japanese count with them.
static const char not_first[] = "’”）〕］｝〉》」』】⦆〙〗»〟)]}" // cl-02
                                "‐〜゠–～-"                       // cl-03
                                "！？‼⁇⁈⁉!?"                      // cl-04
                                "・：；:;"                        // cl-05
                                "。．.｡"                          // cl-06
                                "、，,､"                          // cl-07
                                "—―…‥─"                           // cl-08, strict
                                "ヽヾゝゞ々〻"                    // cl-09
                                "ーｰ"                             // cl-10
                                "ぁぃぅぇぉァィゥェォっゃゅょゎゕゖッャュョヮヵヶㇰㇱㇲㇳㇴ"
                                "ㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ" // cl-11
                                "ｧｨｩｪｫｯｬｭｮﾞﾟ｣"
                                "°′″℃￠％‰%／/";                  // cl-13
static const char not_last[] = "‘“（〔［｛〈《「『【⦅〘〖«〝([{｢" // cl-01
                               "￥＄￡＃€№¥$£#";                  // cl-12
static const char inseparable[] = "—―…‥─";
static const char counters[] = "個本回つ人年月日時分秒度番倍点枚台通種行列次桁歳";
// Straight quotation marks do not say which side they are on.
static const char quotes[] = "\"'";

static bool among(const char *signs, uint32_t character) {
    char bytes[5];
    return character && text_put(character, bytes) && strstr(signs, bytes);
}

bool kinsoku_not_first(uint32_t character) {
    return among(not_first, character);
}

bool kinsoku_not_last(uint32_t character) {
    return among(not_last, character);
}

static bool is_digit(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

bool kinsoku_together(uint32_t before, uint32_t after) {
    if (kinsoku_not_first(after) || kinsoku_not_last(before)) return true;
    if (before == after && among(inseparable, after)) return true;
    if (is_digit(before) && (is_digit(after) || among(counters, after))) return true;
    return among(quotes, before) || among(quotes, after);
}

enum { FIRST_BYTE_OF_KANA = 0xE0 }; // and of kanji, in UTF-8; µ, ° and Å are below

bool kinsoku_unit(const char *text, const char *blank) {
    static const char *const units[] = {
        "Hz", "kHz", "MHz", "GHz", "THz", "m",  "cm", "mm", "µm",  "μm",  "nm",  "km",
        "s",  "ms",  "µs",  "μs",  "ns",  "ps", "K",  "mK", "µK",  "μK",  "kg",  "g",
        "V",  "mV",  "A",   "mA",  "W",   "mW", "J",  "eV", "meV", "T",   "mT",  "rad",
        "dB", "bit", "px",  "%",   "°",   "kB", "MB", "GB", "dpi", "fps", "deg", "Å"};
    if (blank == text || !is_digit((unsigned char)blank[-1])) return false;
    const char *unit = blank + 1;
    size_t size = 0;
    while (unit[size] && !strchr(" ,.;:)\n/", unit[size]) &&
           (unsigned char)unit[size] < FIRST_BYTE_OF_KANA)
        size++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i]) == size && !strncmp(units[i], unit, size)) return true;
    return false;
}

static bool is_western(uint32_t c) {
    return (c > ' ' && c < 0x7F) || (c >= 0xC0 && c < 0x530 && c != 0xD7 && c != 0xF7) ||
           c == 0x2212 || (c >= 0x1D400 && c < 0x1D800) || c == 0x27E8 || c == 0x27E9;
}

bool kinsoku_western_head(uint32_t character) {
    return is_western(character) && !among(",.:;!?)]}%'\"-/", character);
}

bool kinsoku_western_tail(uint32_t character) {
    return is_western(character) && !among("%([{'\"-/$#", character);
}
