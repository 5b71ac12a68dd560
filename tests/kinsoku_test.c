// No line begins or ends with what may not, over a corpus of our own at many widths.
#include "type/kinsoku.h"

#include "base/text.h"
#include "prose_bench.h"

#include <stdio.h>
#include <string.h>

// From JIS X 4051 and JLREQ, written down here once more: what may not begin a line …
static const char not_first[] =
    "’”）〕］｝〉》」』】〙〗〟»)]}‐–〜～゠！？!?‼⁇⁈⁉・：；。．、，.,:;ヽヾゝゞ々〻ー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "—―…‥°′″℃％‰%￠";
// … and what may not end one.
static const char not_last[] = "‘“（〔［｛〈《「『【〘〖〝«([{￥＄￡＃#$";

static const char *const corpus[] = {
    "量子ビットは、「0」と「1」を重ね合わせた状態をとれます。",
    "なぜでしょうか？　答えは『測定』にあります！　さっそく、ためしてみましょう。",
    "彼女は——少し考えてから——「もう一度、測ってみます」と言った。",
    "はじめは……分からなかった。けれども……やがて、「なるほど……」とつぶやいた。",
    "周波数は 5.1 GHz、温度は 20 mK、緩和時間は 85 µs、誤り率は 0.1 % です。",
    "角度を90°だけ回すと、確率は75％から50％へ下がります（誤差は±3％）。",
    "値段は￥12,800、＄99.50、重さは 3.5 kg、長さは 12 cm です。",
    "3個の量子ビットを5回測り、1つずつ記録し、2人で比べ、10秒待ちます。",
    "IBM の超伝導量子プロセッサーと、イオントラップとでは、ゲートの速さがちがいます。",
    "Qiskit（キスキット）、Cirq（サーク）、PennyLane（ペニーレイン）などを使います。",
    "「『重ね合わせ』とは何か」（第3章、〔図2〕、［式(4)］、【注】）を読み直してください。",
    "ちょっと待って！っと言われて、きゅっと止まった。ふしぎな、ゅらぎ、ぁ、ぃ、ぅ、ぇ、ぉ"
    "。",
    "シュレーディンガー方程式、フーリエ変換、アダマール・ゲート、パウリ・エックスゲート。",
    "人々は、時々、我々の国々の、様々な方々を、堂々と、着々と、正々堂々と呼びます。",
    "状態 $\\ket{0}$ と $\\ket{1}$、それに $\\alpha\\ket{0}+\\beta\\ket{1}$ を考えます。",
    "（$x^2+y^2=1$）、「$\\ket{+}$」、$\\theta$・$\\varphi$、$n$個、$p$％、$t$秒、$2^n$"
    "通り。",
    "{量子|りょうし}もつれ、{電子|でん|し}の{回転|かいてん}、（{古|いにしえ}）、{志|"
    "こころざし}。",
    "“引用”と‘引用’、〝引用〟、〈山〉、《二重》、｛中｝、«外»、〘亀〙、〖隅〗のすべて。",
    "東京〜大阪、10～20回、A–B間、第一・第二・第三、午前9：30、ただし；例外があります。",
    "ファイル名は`bell.lua`、命令は`h 0; cx 0 1`、結果は`{\"00\": 512}`と表示されます。",
    "**太い字（強調）**と*もう一つ*、**「かぎ」**、そして[つなぎ（リンク）](page:b)です。",
    "アイヌ語の小さな仮名、アㇰ、イㇱ、ウㇲ、エㇳ、オㇴ、カㇵ、キㇶ、クㇷ、ケㇸ、コㇹ、サㇺ"
    "、シㇻ、スㇼ、セㇽ、ソㇾ、タㇿも、ゝゞヽヾも、行の頭には来ませ"
    "ん。",
    "ヵ月、ヶ所、クヮ、くゎ、三ゕ、四ゖ、ファ、ティ、トゥ、チェ、フォ、アッ、キャ、シュ、チ"
    "ョ。気温は25℃、角度は30′15″です。",
    "えっ‼　本当⁉　まさか⁇　そうです！　——と、答えた‥‥というわけ。",
    "番号#12、＃3、項目(a)と(b)、[1]、{=x}ではない。e.g. these words, in English: fine.",
    "鳴った …と思う。けれど ……と ——では。（ 空白 ）や「 空白 」と ( blank ) や 5 ％、3 "
    "です 。",
    "それは\"直線の引用符\"でも、'一重'でも、同じです。5 bit と 64 px、12 dB、1.2 THz。",
};

typedef struct Lines {
    char *of[200];
    int count;
} Lines;

// The words of each line, U+2623 for a formula; a line begins where x steps back.
static Lines lines_of(const Prose *prose) {
    Lines lines = {0};
    Buffer line = {0};
    double x = -1;
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        if (piece.kind == PIECE_RUBY) continue;
        if (piece.rect.x <= x) lines.of[lines.count++] = buffer_take(&line);
        buffer_print(&line, "%s", piece.kind == PIECE_FORMULA ? "☣" : piece.text);
        x = piece.rect.x;
    }
    lines.of[lines.count++] = buffer_take(&line);
    return lines;
}

static void lines_free(Lines *lines) {
    for (int i = 0; i < lines->count; i++)
        free(lines->of[i]);
}

static bool among(const char *signs, const char *character) {
    char bytes[5];
    uint32_t c = text_next(&character);
    return c && text_put(c, bytes) && strstr(signs, bytes);
}

static const char *last_of(const char *line) {
    const char *end = line + strlen(line);
    while (end > line && end[-1] == ' ')
        end--;
    return end > line ? text_before(line, end) : end;
}

static Prose *set_at(void **state, const char *text, int width, double size) {
    ProseStyle style = page;
    style.width = width;
    style.size = size;
    style.pitch = 0;
    return prose_create(*state, text, &style);
}

static void no_line_of_the_corpus_breaks_a_rule(void **state) {
    int breaks = 0;
    for (size_t i = 0; i < sizeof corpus / sizeof *corpus; i++)
        for (int width = 200; width <= 900; width += 1) {
            Prose *prose = set_at(state, corpus[i], width, 18);
            Lines lines = lines_of(prose);
            for (int k = 0; k < lines.count; k++) {
                if (k && among(not_first, lines.of[k]))
                    fail_msg("%d px: begins: %s", width, lines.of[k]);
                if (k + 1 < lines.count && among(not_last, last_of(lines.of[k])))
                    fail_msg("%d px: ends: %s", width, lines.of[k]);
            }
            breaks += lines.count - 1;
            lines_free(&lines);
            prose_destroy(prose);
        }
    assert_true(breaks > 10000);
}

static int occurrences(const char *text, const char *word) {
    int count = 0;
    for (const char *at = text; (at = strstr(at, word)); at += strlen(word))
        count++;
    return count;
}

static int occurrences_in(const Lines *lines, const char *word) {
    int count = 0;
    for (int i = 0; i < lines->count; i++)
        count += occurrences(lines->of[i], word);
    return count;
}

// Pairs, numbers with their units and counters, and whole western words.
static void what_belongs_together_stays_on_one_line(void **state) {
    static const char *const whole[] = {
        "——",       "……",      "‥‥",       "5.1 GHz", "20 mK",     "85 µs",   "0.1 %",
        "90°",      "75％",    "￥12,800", "＄99.50", "3.5 kg",    "3個",     "5回",
        "1つ",      "2人",     "10秒",     "Qiskit",  "PennyLane", "☣個",     "☣％",
        "bell.lua", "25℃",     "30′15″",   "量子",    "回転",      "English", "12 dB",
        "1.2 THz",  "64 px",   "#12",      "(a)",     "[1]",       "「0」",   "〔図",
        "\"直線",   "引用符\""};
    int found = 0;
    for (size_t i = 0; i < sizeof corpus / sizeof *corpus; i++) {
        Prose *unbroken = set_at(state, corpus[i], 0, 18);
        Lines once = lines_of(unbroken);
        for (int width = 200; width <= 900; width += 5) {
            Prose *prose = set_at(state, corpus[i], width, 18);
            Lines lines = lines_of(prose);
            for (size_t k = 0; k < sizeof whole / sizeof *whole; k++) {
                int expected = occurrences(once.of[0], whole[k]);
                found += expected;
                if (occurrences_in(&lines, whole[k]) != expected)
                    fail_msg("%d px: %s is broken", width, whole[k]);
            }
            lines_free(&lines);
            prose_destroy(prose);
        }
        lines_free(&once);
        prose_destroy(unbroken);
    }
    assert_true(found > 37 * 100);
}

// A word longer than its column is broken all the same, and the rules still hold.
static void a_column_too_narrow_breaks_within_words(void **state) {
    for (int width = 60; width <= 200; width++) {
        Prose *prose =
            set_at(state, "ここでsupercalifragilisticという語を使う。", width, 18);
        Lines lines = lines_of(prose);
        for (int k = 1; k < lines.count; k++)
            assert_false(among(not_first, lines.of[k]));
        assert_true(lines.count > 2);
        assert_true(prose_width(prose) <= width + 0.5);
        lines_free(&lines);
        prose_destroy(prose);
    }
}

static void units_are_known_behind_numbers_alone(void **state) {
    (void)state;
    static const char *const yes[] = {"5 GHz", "0.1 %。", "85 µs、", "3 m と", "5 GHz帯"};
    static const char *const no[] = {"5 qubits", "a m", "5 miles", "x GHz"};
    for (int i = 0; i < 5; i++)
        assert_true(kinsoku_unit(yes[i], strchr(yes[i], ' ')));
    for (int i = 0; i < 4; i++)
        assert_false(kinsoku_unit(no[i], strchr(no[i], ' ')));
    assert_false(kinsoku_unit(" m", " m"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_of_the_corpus_breaks_a_rule),
        cmocka_unit_test(what_belongs_together_stays_on_one_line),
        cmocka_unit_test(a_column_too_narrow_breaks_within_words),
        cmocka_unit_test(units_are_known_behind_numbers_alone),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
