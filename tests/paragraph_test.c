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
        cmocka_unit_test(each_character_may_have_its_own_reading),
        cmocka_unit_test(without_ruby_the_base_alone_is_set),
        cmocka_unit_test(no_line_begins_or_ends_with_a_forbidden_sign),
        cmocka_unit_test(no_line_is_wider_than_its_column),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
