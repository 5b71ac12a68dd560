// Lines and readings: where they break, and what stands above what.
#include "type/prose.h"

#include "prose_bench.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <cairo/cairo.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The piece of words that lies under a reading.
static Piece base_of(const Prose *prose, int ruby) {
    Piece reading = prose_piece(prose, ruby);
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        double middle = reading.rect.x + reading.rect.w / 2;
        bool under = piece.rect.y > reading.rect.y && piece.rect.y < reading.rect.y + 20;
        if (piece.kind == PIECE_WORDS && under && piece.rect.x <= middle &&
            middle <= piece.rect.x + piece.rect.w)
            return piece;
    }
    fail_msg("%s has no base", reading.text);
    return reading;
}

static void readings_stand_above_their_base(void **state) {
    Prose *prose = set(state, lesson);
    int readings = 0;
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece reading = prose_piece(prose, i);
        if (reading.kind != PIECE_RUBY) continue;
        readings++;
        Piece base = base_of(prose, i);
        assert_true(reading.rect.y >= 0);
        assert_float_equal(reading.rect.y + reading.rect.h, base.rect.y + 0.02 * 18 - 0.5,
                           0.2);
        assert_float_equal(reading.size, 0.55 * 18, 0.01);
        assert_int_equal(reading.ink, INK_SOFT);
    }
    assert_int_equal(readings, 11);
    prose_destroy(prose);
}

static void a_reading_is_centred_over_its_base(void **state) {
    static const char *const readings[] = {"か", "りょうし", "りょうしりょうし"};
    for (int i = 0; i < 3; i++) {
        char text[200];
        snprintf(text, sizeof text, "A **{量子|%s}** B", readings[i]);
        Prose *prose = set(state, text);
        for (int k = 0; k < prose_pieces(prose); k++) {
            Piece reading = prose_piece(prose, k);
            if (reading.kind != PIECE_RUBY) continue;
            Piece base = base_of(prose, k);
            double middle = base.rect.x + base.rect.w / 2;
            assert_string_equal(base.text, "量子");
            assert_float_equal(reading.rect.x + reading.rect.w / 2, middle, 0.2);
        }
        prose_destroy(prose);
    }
}

// From 200 to 600 px: no reading leaves the column, none touches another.
static void readings_stay_in_the_column_and_apart(void **state) {
    for (int width = 200; width <= 600; width += 3) {
        ProseStyle style = page;
        style.width = width;
        Prose *prose = prose_create(*state, lesson, &style);
        Piece last = {0};
        for (int i = 0; i < prose_pieces(prose); i++) {
            Piece reading = prose_piece(prose, i);
            if (reading.kind != PIECE_RUBY) continue;
            assert_true(reading.rect.x >= -0.01 &&
                        reading.rect.x + reading.rect.w <= width + 0.01);
            if (last.text && fabs(last.rect.y - reading.rect.y) < 1)
                assert_true(reading.rect.x >= last.rect.x + last.rect.w - 0.01);
            last = reading;
        }
        prose_destroy(prose);
    }
}

static double words(void **state, const char *text) {
    return words_width(*state, text, FACE_WORDS, page.size);
}

static Piece reading_of(const Prose *prose) {
    for (int i = 0; i < prose_pieces(prose); i++)
        if (prose_piece(prose, i).kind == PIECE_RUBY) return prose_piece(prose, i);
    fail_msg("no reading");
    return (Piece){0};
}

// A quarter of an em over kana and signs, nothing over kanji or another base.
static void long_readings_reach_over_kana_but_not_over_kanji(void **state) {
    const double over = 0.25 * 18;
    const struct {
        const char *left, *right;
        double from, to; // how far it may reach
    } beside[] = {{"は", "を", over, over},
                  {"前", "後", 0, 0},
                  {"前", "を", 0, over},
                  {"は", "後", over, 0},
                  {"々", "カ", 0, over}};
    for (int i = 0; i < 5; i++) {
        char text[100];
        snprintf(text, sizeof text, "%s{志|こころざし}%s", beside[i].left, beside[i].right);
        Prose *prose = set(state, text);
        Piece reading = reading_of(prose);
        double left = words(state, beside[i].left), right = words(state, beside[i].right);
        double end = prose_width(prose) - right;
        assert_true(reading.rect.x >= left - beside[i].from - 0.1);
        assert_true(reading.rect.x + reading.rect.w <= end + beside[i].to + 0.1);
        double room = reading.rect.w - beside[i].from - beside[i].to;
        assert_float_equal(end - left, room, 0.2); // no more air than is needed
        prose_destroy(prose);
    }
}

static void readings_beside_a_narrow_sign_do_not_touch(void **state) {
    static const char *const between[] = {"、", "・", "し", "i", "」「", " "};
    for (int i = 0; i < 6; i++) {
        char text[100];
        snprintf(text, sizeof text, "は{志|こころざし}%s{承|うけたまわ}る", between[i]);
        Prose *prose = set(state, text);
        Piece first = {0};
        for (int k = 0; k < prose_pieces(prose); k++) {
            Piece piece = prose_piece(prose, k);
            if (piece.kind != PIECE_RUBY) continue;
            if (first.text) assert_true(piece.rect.x >= first.rect.x + first.rect.w + 1);
            first = piece;
        }
        prose_destroy(prose);
    }
}

// JIS X 4051: air before, between and behind as 1 : 2 : 1, at most half an em at the ends.
static void short_readings_are_spread_over_their_group(void **state) {
    Prose *prose = set(state, "の{正反対|あい}です");
    Piece reading = reading_of(prose);
    double natural = words_width(*state, "あい", FACE_WORDS, 0.55 * 18);
    double air = 3 * 18 - natural;
    assert_float_equal(reading.rect.w, natural + air / 2, 0.1);
    assert_float_equal(reading.rect.x, words(state, "の") + air / 4, 0.1);
    prose_destroy(prose);
    prose = set(state, "の{正反対写像写像|あい}です");
    reading = reading_of(prose);
    assert_float_equal(reading.rect.x, words(state, "の") + 18 / 2.0, 0.1);
    prose_destroy(prose);
    prose = set(state, "の{木|き}です"); // one character: in its middle, as it is
    reading = reading_of(prose);
    assert_float_equal(reading.rect.w, words_width(*state, "き", FACE_WORDS, 0.55 * 18),
                       0.1);
    prose_destroy(prose);
}

static bool overlap(Rect a, Rect b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

// The em box, where the ink of words stays; a formula is its own.
static Rect ink_of(Piece piece) {
    Rect rect = piece.rect;
    if (piece.kind != PIECE_WORDS) return rect;
    return (Rect){rect.x, rect.y + 0.02 * piece.size, rect.w, piece.size};
}

static void readings_touch_nothing_of_the_line_above(void **state) {
    static const char *const text =
        "状態 $\\ket{0}$ と $\\ket{1}$ の{確率|かくりつ}は、$\\frac{1}{2}$ と"
        "{同|おな}じで、{係数|けいすう} $\\alpha_j$ の{絶対値|ぜったいち}の"
        "{二乗|にじょう}を{足|た}すと $1$ です。{志|こころざし}と{承|うけたまわ}る。";
    for (int width = 200; width <= 900; width += 3) {
        ProseStyle style = page;
        style.width = width;
        Prose *prose = prose_create(*state, text, &style);
        for (int i = 0; i < prose_pieces(prose); i++) {
            Piece reading = prose_piece(prose, i);
            if (reading.kind != PIECE_RUBY) continue;
            for (int k = 0; k < prose_pieces(prose); k++) {
                Piece other = prose_piece(prose, k);
                if (k != i && other.rect.y < reading.rect.y)
                    if (overlap(reading.rect, ink_of(other)))
                        fail_msg("%d px: %s on %s", width, reading.text, other.text);
            }
        }
        prose_destroy(prose);
    }
}

// Kets and readings keep the grid; a tall fraction alone widens it.
static void only_tall_formulas_leave_the_grid(void **state) {
    Prose *prose =
        set(state, "$\\ket{0}$ と一  \n二の{状態|じょうたい}  \n$\\alpha_j$ の三");
    assert_float_equal(prose_height(prose), 3 * 29, 0);
    prose_destroy(prose);
    prose = set(state, "あ$\\ket{0}$  \n$x_1$の{状態|じょうたい}  \n$x^2$ は四");
    assert_float_equal(prose_height(prose), 3 * 29, 0);
    prose_destroy(prose);
}

// Japanese, western and bold words, code and formulas of a line share its baseline, and the
// baselines of a paragraph stand a pitch apart at every width.
static void one_baseline_and_one_pitch_serve_all(void **state) {
    static const char *const text =
        "状態 $\\mathrm{A}$ と **CNOT** ゲート、`h 0` の{確率|かくりつ}は、$x$ と Bell を"
        "{二乗|にじょう}した $\\mathrm{B}$ で、次の行にも $\\ket{0}$ と $\\ket{1}$ が並び、"
        "{振幅|しんぷく} $\\alpha_0$ と $\\alpha_1$ も、**太字（A）**も並びます。";
    for (int width = 200; width <= 900; width += 5) {
        ProseStyle style = page;
        style.width = width;
        Prose *prose = prose_create(*state, text, &style);
        double baseline = prose_baseline(prose), top = prose_piece(prose, 0).rect.y;
        for (int i = 0; i < prose_pieces(prose); i++) {
            Piece piece = prose_piece(prose, i);
            double line = piece.rect.y - top;
            if (piece.kind == PIECE_FORMULA) // capitals stand on the baseline
                line = piece.rect.y + piece.rect.h - baseline;
            bool capital = strstr(piece.text, "mathrm");
            if (piece.kind == PIECE_RUBY || (piece.kind == PIECE_FORMULA && !capital))
                continue;
            double off = line - 29 * round(line / 29);
            assert_float_equal(off, 0, piece.kind == PIECE_FORMULA ? 0.5 : 0.01);
        }
        prose_destroy(prose);
    }
}

// The left edge is straight, whatever stands over it, and the right one as straight as
// without readings.
static void readings_do_not_move_bases_from_the_edges(void **state) {
    static const char *const text =
        "{状態|じょうたい}と{志|こころざし}を{承|うけたまわ}る{者|もの}は、{直交|"
        "ちょっこう}する"
        "{状態|じょうたい}の{上|うえ}で{超伝導|ちょうでんどう}の{量子|りょうし}を{測|はか}"
        "り、"
        "{状況|じょうきょう}の{長所|ちょうしょ}と{短所|たんしょ}を{証明|しょうめい}する。";
    int flush = 0, lines = 0;
    for (int width = 200; width <= 900; width++) {
        ProseStyle style = page;
        style.width = width;
        Prose *prose = prose_create(*state, text, &style);
        Rect last = {0};
        for (int i = 0; i < prose_pieces(prose); i++) {
            Piece piece = prose_piece(prose, i);
            if (piece.kind == PIECE_RUBY) continue;
            assert_float_equal(piece.rect.x, 0, 0.01);
            lines += last.w > 0;
            flush += last.w > 0 && fabs(last.w - width) < 0.1;
            last = piece.rect;
        }
        prose_destroy(prose);
    }
    if (lines < 900 || flush < lines * 3 / 4)
        fail_msg("%d of %d lines are flush", flush, lines);
}

static void each_character_may_have_its_own_reading(void **state) {
    Prose *prose = set(state, "{電子|でん|し}です");
    int readings = 0;
    for (int i = 0; i < prose_pieces(prose); i++)
        readings += prose_piece(prose, i).kind == PIECE_RUBY;
    assert_int_equal(readings, 2);
    prose_destroy(prose);
    assert_words(state, "{電子|でん|し}です", "電子です");
}

static void without_ruby_the_base_alone_is_set(void **state) {
    ProseStyle off = page;
    off.ruby = RUBY_OFF;
    Prose *prose = prose_create(*state, "{志|こころざし}です", &off),
          *plain = prose_create(*state, "志です", &off);
    assert_int_equal(prose_pieces(prose), 1);
    assert_string_equal(prose_piece(prose, 0).text, "志です");
    assert_float_equal(prose_width(prose), prose_width(plain), 0.01);
    prose_destroy(prose);
    prose_destroy(plain);
}

static bool begins_with_any(const char *text, const char *const *signs) {
    for (; *signs; signs++)
        if (!strncmp(text, *signs, strlen(*signs))) return true;
    return false;
}

static bool ends_with_any(const char *text, const char *const *signs) {
    for (; *signs; signs++) {
        size_t size = strlen(*signs), length = strlen(text);
        if (length >= size && !strcmp(text + length - size, *signs)) return true;
    }
    return false;
}

// JIS X 4051: what may not begin a line, and what may not end one.
static void no_line_begins_or_ends_with_a_forbidden_sign(void **state) {
    static const char *const not_first[] = {"、", "。", "」", "）", "・", "ー",
                                            "っ", "ゃ", "ゅ", "ょ", "ッ", "ャ",
                                            "ュ", "ョ", "ァ", "！", "？", NULL};
    static const char *const not_last[] = {"「", "（", NULL};
    for (int width = 120; width <= 700; width += 1) {
        ProseStyle style = page;
        style.width = width;
        Prose *prose = prose_create(*state, lesson, &style);
        Piece last = {0};
        for (int i = 0; i < prose_pieces(prose); i++) {
            Piece piece = prose_piece(prose, i);
            if (piece.kind == PIECE_RUBY) continue;
            bool begins = piece.rect.x < 0.01;
            if (begins && piece.kind == PIECE_WORDS)
                assert_false(begins_with_any(piece.text, not_first));
            if (begins && last.text && last.kind == PIECE_WORDS)
                assert_false(ends_with_any(last.text, not_last));
            last = piece;
        }
        prose_destroy(prose);
    }
}

static void no_line_is_wider_than_its_column(void **state) {
    for (int width = 200; width <= 700; width += 7) {
        ProseStyle style = page;
        style.width = width;
        Prose *prose = prose_create(*state, lesson, &style);
        assert_true(prose_width(prose) <= width + 0.5);
        prose_destroy(prose);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings_stand_above_their_base),
        cmocka_unit_test(a_reading_is_centred_over_its_base),
        cmocka_unit_test(readings_stay_in_the_column_and_apart),
        cmocka_unit_test(long_readings_reach_over_kana_but_not_over_kanji),
        cmocka_unit_test(readings_beside_a_narrow_sign_do_not_touch),
        cmocka_unit_test(short_readings_are_spread_over_their_group),
        cmocka_unit_test(readings_touch_nothing_of_the_line_above),
        cmocka_unit_test(only_tall_formulas_leave_the_grid),
        cmocka_unit_test(one_baseline_and_one_pitch_serve_all),
        cmocka_unit_test(readings_do_not_move_bases_from_the_edges),
        cmocka_unit_test(each_character_may_have_its_own_reading),
        cmocka_unit_test(without_ruby_the_base_alone_is_set),
        cmocka_unit_test(no_line_begins_or_ends_with_a_forbidden_sign),
        cmocka_unit_test(no_line_is_wider_than_its_column),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
