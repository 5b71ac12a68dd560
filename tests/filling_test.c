// What air stands between Japanese and western characters, and where lines end.
#include "type/line.h"

#include "prose_bench.h"

#include <stdio.h>
#include <string.h>

static const double em = 18;

static double width_of(void **state, const char *text) {
    ProseStyle style = page;
    style.width = 0;
    Prose *prose = prose_create(*state, text, &style);
    double width = prose_width(prose);
    prose_destroy(prose);
    return width;
}

static double words(void **state, const char *text) {
    return words_width(*state, text, FACE_WORDS, em);
}

// Between 和 and 欧 stands a quarter of an em, whether a blank is typed or not.
static void japanese_and_western_stand_a_quarter_of_an_em_apart(void **state) {
    double both = words(state, "状態") + words(state, "CNOT") + words(state, "は");
    assert_float_equal(width_of(state, "状態CNOTは"), both + 0.5 * em, 0.1);
    assert_float_equal(width_of(state, "状態 CNOT は"), both + 0.5 * em, 0.1);
    double number = words(state, "第") + words(state, "12") + words(state, "回");
    assert_float_equal(width_of(state, "第12回"), number + 0.5 * em, 0.1);
    assert_float_equal(width_of(state, "状態$x$は"), width_of(state, "状態 $x$ は"), 0.01);
    double code = words(state, "を") + words_width(*state, "h 0", FACE_CODE, em);
    assert_float_equal(width_of(state, "を`h 0`"), code + 0.25 * em, 0.1);
}

static void signs_bring_their_own_air(void **state) {
    static const char *const texts[] = {"（CNOT）", "「X」、", "です。Z", "90°の", "5％の"};
    for (int i = 0; i < 5; i++) {
        double expected = words(state, texts[i]);
        if (i == 3) expected = words(state, "90°") + words(state, "の");
        assert_float_equal(width_of(state, texts[i]), expected, 0.1);
    }
    assert_float_equal(width_of(state, "です。 Z"), words(state, "です。Z"), 0.1);
}

static void western_words_and_code_keep_their_blanks(void **state) {
    static const char *const english = "one qubit, two qubits";
    assert_float_equal(width_of(state, english), words(state, english), 0.1);
    assert_float_equal(width_of(state, "`a 量 b`"),
                       words_width(*state, "a 量 b", FACE_CODE, em), 0.1);
    assert_float_equal(width_of(state, "東京 大阪"), words(state, "東京 大阪"), 0.1);
}

typedef struct Ends {
    double at[100];
    int count;
} Ends;

// Where the lines end, px.
static Ends ends_of(const Prose *prose) {
    Ends ends = {0};
    double x = -1;
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        if (piece.kind == PIECE_RUBY) continue;
        if (piece.rect.x <= x) ends.count++;
        x = piece.rect.x;
        ends.at[ends.count] = piece.rect.x + piece.rect.w;
    }
    ends.count++;
    return ends;
}

static const char *const japanese =
    "量子ビットの状態は、測る前には決まっていません。測ると、0 か 1 のどちらかになり、"
    "どちらになるかは、確率だけが決まっています。CNOT ゲートを使うと、ふたつの量子ビットを"
    "もつれさせることができます。";

// Japanese lines end at the column's edge, the last of a paragraph where it ends.
static void japanese_lines_are_justified(void **state) {
    int lines = 0, flush = 0;
    for (int width = 200; width <= 900; width += 7) {
        ProseStyle style = page;
        style.width = width;
        Prose *prose = prose_create(*state, japanese, &style);
        Ends ends = ends_of(prose);
        for (int i = 0; i + 1 < ends.count; i++) {
            lines++;
            flush += fabs(ends.at[i] - width) < 0.1;
            assert_true(ends.at[i] <= width + 0.1);
        }
        assert_true(ends.at[ends.count - 1] <= width + 0.1);
        prose_destroy(prose);
    }
    assert_true(flush > lines * 95 / 100);
}

// No gap grows by more than an eighth of an em: a line that would need it stays as it is.
static void a_line_too_short_is_not_pulled_apart(void **state) {
    ProseStyle style = page;
    style.width = 200;
    Prose *prose = prose_create(*state, "これは\nsupercalifragilistic です。", &style);
    Piece first = prose_piece(prose, 0);
    assert_float_equal(first.rect.w, words(state, "これは"), 0.1);
    prose_destroy(prose);
    for (int width = 200; width <= 900; width++) {
        style.width = width;
        prose = prose_create(*state,
                             "円錐角膜幾何学的量子情報処理装置開発計画概要説明会場"
                             "案内図面設計変更届出書類一式保管棚卸作業日程表",
                             &style);
        Piece line = prose_piece(prose, 0);
        double natural = words(state, line.text);
        double gaps = (double)strlen(line.text) / 3 - 1;
        assert_true(line.rect.w - natural <= gaps * em / 8 + 0.1);
        prose_destroy(prose);
    }
}

static void english_lines_keep_their_blanks(void **state) {
    ProseStyle style = page;
    style.width = 300;
    Prose *prose = prose_create(*state,
                                "A qubit is a two-level quantum system whose state can be "
                                "drawn as an arrow on a sphere.",
                                &style);
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        char line[200];
        snprintf(line, sizeof line, "%s", piece.text);
        while (line[0] && line[strlen(line) - 1] == ' ')
            line[strlen(line) - 1] = 0;
        assert_float_equal(piece.rect.w, words(state, line), 0.1);
    }
    prose_destroy(prose);
}

// Dashes and leaders that are drawn as one stay one, however the line is widened.
static void dashes_are_not_pulled_apart(void **state) {
    ProseStyle style = page;
    for (int width = 200; width < 400; width++) {
        style.width = width;
        Prose *prose = prose_create(*state,
                                    "彼女は**——**と言ったけれども、その次の行へ続く。"
                                    "量子もつれの話は、まだまだ続きます。",
                                    &style);
        for (int i = 0; i < prose_pieces(prose); i++) {
            Piece piece = prose_piece(prose, i);
            double natural = words_width(*state, "——", FACE_BOLD, em);
            if (!strcmp(piece.text, "——")) assert_float_equal(piece.rect.w, natural, 0.05);
        }
        prose_destroy(prose);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(japanese_and_western_stand_a_quarter_of_an_em_apart),
        cmocka_unit_test(signs_bring_their_own_air),
        cmocka_unit_test(western_words_and_code_keep_their_blanks),
        cmocka_unit_test(japanese_lines_are_justified),
        cmocka_unit_test(a_line_too_short_is_not_pulled_apart),
        cmocka_unit_test(english_lines_keep_their_blanks),
        cmocka_unit_test(dashes_are_not_pulled_apart),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
