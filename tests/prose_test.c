#include "type/prose.h"

#include "base/mem.h"
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

static void assert_fault(void **state, const char *text, const char *key, int line) {
    Prose *prose = set(state, text);
    Error err = {0};
    if (!prose_fault(prose, &err)) fail_msg("no fault in: %s", text);
    assert_string_equal(err.key, key);
    assert_int_equal(err.line, line);
    prose_destroy(prose);
}

static void assert_no_fault(void **state, const char *text) {
    Prose *prose = set(state, text);
    Error err = {0};
    if (prose_fault(prose, &err)) fail_msg("%s: %s", text, err.key);
    prose_destroy(prose);
}

static void nothing_is_nothing(void **state) {
    Prose *prose = set(state, "  \n \n");
    assert_int_equal(prose_pieces(prose), 0);
    assert_float_equal(prose_height(prose), 0, 0);
    prose_destroy(prose);
}

static void line_breaks_between_japanese_are_dropped(void **state) {
    assert_words(state, "量子\nビット", "量子ビット");
    assert_words(state, "です。\nCNOT", "です。CNOT");
    assert_words(state, "the\nqubit", "the qubit");
    assert_words(state, "回すと\nCNOT", "回すと CNOT");
    assert_words(state, "{量子|りょうし}\n{状態|じょうたい}", "量子状態");
    assert_words(state, "一  \n二", "一/二");
    assert_words(state, "一\n\n二", "一/二");
}

static void indented_text_is_no_code(void **state) {
    assert_words(state, "\n        量子\n        ビット\n\n        です\n",
                 "量子ビット/です");
    assert_words(state, " 量子\n      ビット\n      です", "量子ビットです");
    assert_words(state, "- 一\n  - 二", "•一/–二");
}

// Words of `text` that are as wide as bold ones.
static bool has_bold(void **state, const char *text, const char *words) {
    Prose *prose = set(state, text);
    bool found = false;
    double bold = words_width(*state, words, FACE_BOLD, page.size);
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        if (!strcmp(piece.text, words) && fabs(piece.rect.w - bold) < 0.1) found = true;
    }
    prose_destroy(prose);
    return found;
}

static void bold_ends_beside_japanese_punctuation(void **state) {
    assert_true(has_bold(state, "これは**重ね合わせ（A）**です", "重ね合わせ（A）"));
    assert_true(has_bold(state, "これは**「値」**です", "「値」"));
    assert_true(has_bold(state, "**A、B、**です", "A、B、"));
    assert_true(has_bold(state, "です。**Apply CNOT.** Then", "Apply CNOT."));
    assert_true(has_bold(state, "（**Abc**）と*Def*", "Abc"));
    assert_true(has_bold(state, "（**Abc**）と*Def*です", "Def"));
    assert_true(has_bold(state, "### Title A", "Title A"));
    assert_words(state, "2 * 3 * 4 と \\*\\* です", "2 * 3 * 4 と ** です");
    assert_words(state, "**{正|せい}**", "正");
}

static void code_is_set_as_it_is(void **state) {
    assert_words(state, "`h 0; **x** {a|b} $y$` です", "h 0; **x** {a|b} $y$ です");
    assert_no_fault(state, "`$` と `{a|b`");
    assert_words(state, "```\nh 0\ncx 0 1\n```", "h 0/cx 0 1");
}

static void formulas_and_readings_keep_markdown_out(void **state) {
    Prose *prose = set(state, "$a_1*b_2*c$ と $|x|$ です");
    int formulas = 0;
    for (int i = 0; i < prose_pieces(prose); i++)
        formulas += prose_piece(prose, i).kind == PIECE_FORMULA;
    assert_int_equal(formulas, 2);
    assert_string_equal(prose_piece(prose, 0).text, "a_1*b_2*c");
    prose_destroy(prose);
    assert_words(state, "値段は 5\\$ です {=x}", "値段は 5$ です {=x}");
}

static void lists_have_markers_and_an_indent(void **state) {
    assert_words(state, "1. 一\n2. 二\n   - 三", "1一/2二/–三");
    Prose *prose = set(state, "- a\n- b");
    assert_true(prose_piece(prose, 0).rect.x < prose_piece(prose, 1).rect.x);
    assert_float_equal(prose_piece(prose, 1).rect.x, prose_piece(prose, 3).rect.x, 0);
    prose_destroy(prose);
    assert_words(state, "3. 一\n4. 二", "3一/4二");
}

static void links_carry_their_places_and_targets(void **state) {
    Prose *prose =
        set(state, "前に[**次**のレッスン](lesson:core.x)と[言葉](term:bell)です。");
    assert_int_equal(prose_links(prose), 2);
    Link first = prose_link(prose, 0), second = prose_link(prose, 1);
    assert_string_equal(first.target, "lesson:core.x");
    assert_string_equal(second.target, "term:bell");
    assert_float_equal(first.rect.x, words_width(*state, "前に", FACE_WORDS, 18), 0.1);
    assert_true(first.rect.w > 5 * 17 && first.rect.x + first.rect.w <= second.rect.x);
    assert_int_equal(prose_piece(prose, 1).ink, INK_ACCENT);
    prose_destroy(prose);
    ProseStyle narrow = page;
    narrow.width = 100;
    prose = prose_create(*state, "[とても長いリンクの言葉です](page:b)", &narrow);
    assert_true(prose_links(prose) >= 2); // one for each line
    prose_destroy(prose);
}

typedef struct Found {
    char text[200];
} Found;

static void found(void *to, const char *target, int line) {
    Found *f = to;
    size_t used = strlen(f->text);
    snprintf(f->text + used, sizeof f->text - used, "%s@%d ", target, line);
}

static void every_link_is_told_with_its_line(void **state) {
    (void)state;
    Found f = {""};
    prose_each_link("a\n$$x\ny$$\n\n  [b](page:b)\n- [c](term:c)", found, &f);
    assert_string_equal(f.text, "page:b@5 term:c@6 ");
}

static void faults_tell_their_line(void **state) {
    assert_fault(state, "a\n\n$\\kett{0}$", "formula.unknown", 3);
    assert_fault(state, "a\n$$x\n\\kett$$", "formula.unknown", 2);
    assert_fault(state, "$$\\kett$$\n\n$\\frac{1}$", "formula.unknown", 1);
    assert_fault(state, "5$ です", "formula.dollar", 1);
    assert_fault(state, "5$ と 10$ です", "formula.character", 1);
    assert_fault(state, "a\n{漢字|かんじ\n", "ruby.brace", 2);
    assert_fault(state, "{漢字|}", "ruby.empty", 1);
    assert_fault(state, "{|かんじ}", "ruby.empty", 1);
    assert_fault(state, "{量子論|りょう|し}", "ruby.count", 1);
    assert_fault(state, "\xff", "prose.encoding", 0);
    assert_fault(state, "{a|\n\n$\\kett$", "ruby.brace", 1);
}

static void a_fault_is_set_as_its_source_in_the_ink_for_wrong(void **state) {
    Prose *prose = set(state, "式 $\\kett$ です");
    Piece piece = prose_piece(prose, 1);
    assert_int_equal(piece.kind, PIECE_FAULT);
    assert_int_equal(piece.ink, INK_WRONG);
    assert_string_equal(piece.text, "※$\\kett$");
    prose_destroy(prose);
}

static void lines_keep_the_pitch_and_only_tall_formulas_grow_them(void **state) {
    Prose *prose = set(state, "一  \n$\\ket{0}$ 二  \n{三|さん}");
    assert_float_equal(prose_height(prose), 3 * 29, 0);
    prose_destroy(prose);
    prose = set(state, "一  \n$\\dfrac{\\dfrac12}{\\dfrac34}$  \n三");
    assert_true(prose_height(prose) > 3 * 29 + 10);
    prose_destroy(prose);
    prose = set(state, "一\n\n二");
    assert_float_equal(prose_height(prose), 2 * 29 + 12, 0);
    prose_destroy(prose);
}

static void formulas_stand_on_the_baseline_of_their_line(void **state) {
    Prose *prose = set(state, "A $\\mathrm{A}$");
    Piece words = prose_piece(prose, 0), formula = prose_piece(prose, 1);
    assert_float_equal(formula.rect.y + formula.rect.h, prose_baseline(prose), 0.5);
    assert_true(words.rect.y < prose_baseline(prose));
    assert_true(words.rect.y + words.rect.h > prose_baseline(prose));
    prose_destroy(prose);
}

static void kana_and_formulas_that_touch_get_air(void **state) {
    Prose *tight = set(state, "状態$x$は"), *sign = set(state, "状態、$x$。");
    Piece x = prose_piece(tight, 1);
    assert_float_equal(x.rect.x, 36 + 0.25 * 18, 0.1);
    assert_float_equal(prose_piece(tight, 2).rect.x, x.rect.x + x.rect.w + 0.25 * 18, 0.1);
    assert_float_equal(prose_piece(sign, 1).rect.x, prose_piece(sign, 0).rect.w, 0.1);
    prose_destroy(tight);
    prose_destroy(sign);
    tight = set(state, "$x$は");
    assert_float_equal(prose_piece(tight, 0).rect.x, 0, 0);
    prose_destroy(tight);
}

static void displays_stand_alone_in_the_middle(void **state) {
    Prose *prose = set(state, "前の行\n$$x=1$$\n後の行");
    assert_int_equal(prose_pieces(prose), 3);
    Piece above = prose_piece(prose, 0), x = prose_piece(prose, 1),
          below = prose_piece(prose, 2);
    assert_float_equal(x.rect.x + x.rect.w / 2, 548 / 2.0, 0.1);
    assert_true(x.rect.y >= above.rect.y + above.rect.h + 10);
    assert_true(below.rect.y >= x.rect.y + x.rect.h + 10);
    prose_destroy(prose);
}

static void a_display_too_wide_is_set_smaller(void **state) {
    ProseStyle narrow = page;
    narrow.width = 300;
    Prose *prose = prose_create(*state, lesson, &narrow);
    for (int i = 0; i < prose_pieces(prose); i++)
        assert_true(prose_piece(prose, i).rect.x + prose_piece(prose, i).rect.w < 300.5);
    prose_destroy(prose);
}

static cairo_surface_t *drawn(const Prose *prose, double scale) {
    static double colours[INK_COUNT][3];
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, (int)(600 * scale), (int)(400 * scale));
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    prose_draw_boxes(prose, cr, 20, 20, (const double(*)[3])colours);
    prose_draw(prose, cr, 20, 20, (const double(*)[3])colours);
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

// Drawing on a scaled canvas between two settings changes no break and no place.
static void lines_break_alike_whatever_the_scale_of_the_canvas(void **state) {
    Prose *before = set(state, lesson);
    static const double scales[] = {1, 1.25, 1.35, 2, 2.7};
    for (int s = 0; s < 5; s++) {
        cairo_surface_destroy(drawn(before, scales[s]));
        Prose *after = set(state, lesson);
        assert_int_equal(prose_pieces(before), prose_pieces(after));
        for (int i = 0; i < prose_pieces(before); i++) {
            Piece a = prose_piece(before, i), b = prose_piece(after, i);
            assert_string_equal(a.text, b.text);
            assert_memory_equal(&a.rect, &b.rect, sizeof a.rect);
        }
        prose_destroy(after);
    }
    prose_destroy(before);
}

// Everything painted lies within the prose's own measures; 2 px for the slant of letters.
static void ink_stays_inside_the_measures(void **state) {
    Prose *prose = set(state, lesson);
    cairo_surface_t *surface = drawn(prose, 1);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface), inked = 0;
    for (int y = 0; y < 400; y++)
        for (int x = 0; x < 600; x++) {
            if (pixels[y * stride + x] < 40) continue;
            inked++;
            assert_true(x >= 18 && x <= 22 + prose_width(prose));
            assert_true(y >= 18 && y <= 22 + prose_height(prose));
        }
    assert_true(inked > 3000);
    cairo_surface_destroy(surface);
    prose_destroy(prose);
}

static void no_width_means_no_wrapping(void **state) {
    ProseStyle style = page;
    style.width = 0;
    Prose *prose = prose_create(
        *state,
        "長い言葉が、いくらでも続いていく行です。とても長いので、普通なら折り返します。",
        &style);
    assert_float_equal(prose_height(prose), 29, 0);
    assert_true(prose_width(prose) > 600);
    prose_destroy(prose);
}

static uint32_t dice(uint32_t *seed) {
    return (*seed = *seed * 1664525u + 1013904223u) >> 8;
}

static void any_text_is_set(void **state) {
    static const char *const bits[] = {"**",
                                       "*",
                                       "`",
                                       "```\n",
                                       "$",
                                       "$$",
                                       "{",
                                       "|",
                                       "}",
                                       "[",
                                       "](",
                                       ")",
                                       "\n",
                                       "\n\n",
                                       "  \n",
                                       "- ",
                                       "1. ",
                                       "# ",
                                       "> ",
                                       "\\",
                                       "量子",
                                       "、",
                                       "（",
                                       "）",
                                       "word ",
                                       "\\frac{1}{2}",
                                       "{漢|かん}",
                                       "$x$",
                                       "\xff",
                                       "\xe3",
                                       "\xf3\xb0\x80\x80",
                                       "\xf4\x8f\xbf\xbd",
                                       "<b>",
                                       "&amp;",
                                       "    ",
                                       "\t",
                                       "_",
                                       "\u05d0\u05d1\u05d2 ",
                                       "\u0633\u0644\u0627\u0645",
                                       "e\u0301",
                                       "\u2060",
                                       "\u200b",
                                       "\U0001F98A",
                                       "3 GHz",
                                       "——",
                                       "\u3000",
                                       "~",
                                       "---\n",
                                       "\r\n"};
    uint32_t seed = 11;
    for (int round = 0; round < 3000; round++) {
        Buffer text = {0};
        for (int i = dice(&seed) % 30; i >= 0; i--)
            buffer_print(&text, "%s", bits[dice(&seed) % (sizeof bits / sizeof *bits)]);
        ProseStyle style = page;
        style.width = dice(&seed) % 3 ? 20 + dice(&seed) % 300 : 0;
        char *written = buffer_take(&text);
        Prose *prose = prose_create(*state, written, &style);
        free(written);
        assert_true(prose_height(prose) >= 0 && prose_height(prose) < 1e5);
        if (round % 10 == 0) cairo_surface_destroy(drawn(prose, 1));
        prose_destroy(prose);
    }
}

static void air_between_letters_widens_the_line_and_keeps_its_words(void **state) {
    Fonts *fonts = *state;
    static const char text[] = "量子ビットは {状態|じょうたい} を持つ。 $x$ and so on";
    ProseStyle style = {.size = 20, .ruby = RUBY_ON};
    Prose *plain = prose_create(fonts, text, &style);
    style.letter = 2.4;
    Prose *wide = prose_create(fonts, text, &style);
    // Twenty-odd letters, each with its air.
    double more = prose_width(wide) - prose_width(plain);
    assert_true(more > 20 * 2.4 && more < 40 * 2.4);
    assert_int_equal(prose_pieces(wide), prose_pieces(plain));
    for (int i = 0; i < prose_pieces(wide); i++)
        assert_string_equal(prose_piece(wide, i).text, prose_piece(plain, i).text);
    prose_destroy(plain);
    prose_destroy(wide);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_nothing),
        cmocka_unit_test(air_between_letters_widens_the_line_and_keeps_its_words),
        cmocka_unit_test(line_breaks_between_japanese_are_dropped),
        cmocka_unit_test(indented_text_is_no_code),
        cmocka_unit_test(bold_ends_beside_japanese_punctuation),
        cmocka_unit_test(code_is_set_as_it_is),
        cmocka_unit_test(formulas_and_readings_keep_markdown_out),
        cmocka_unit_test(lists_have_markers_and_an_indent),
        cmocka_unit_test(links_carry_their_places_and_targets),
        cmocka_unit_test(every_link_is_told_with_its_line),
        cmocka_unit_test(faults_tell_their_line),
        cmocka_unit_test(a_fault_is_set_as_its_source_in_the_ink_for_wrong),
        cmocka_unit_test(lines_keep_the_pitch_and_only_tall_formulas_grow_them),
        cmocka_unit_test(formulas_stand_on_the_baseline_of_their_line),
        cmocka_unit_test(kana_and_formulas_that_touch_get_air),
        cmocka_unit_test(displays_stand_alone_in_the_middle),
        cmocka_unit_test(a_display_too_wide_is_set_smaller),
        cmocka_unit_test(lines_break_alike_whatever_the_scale_of_the_canvas),
        cmocka_unit_test(ink_stays_inside_the_measures),
        cmocka_unit_test(no_width_means_no_wrapping),
        cmocka_unit_test(any_text_is_set),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
