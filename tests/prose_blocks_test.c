// Headings, code and tables: judged by where their words and rules are placed.
#include "type/prose.h"

#include "prose_bench.h"

#include <stdio.h>
#include <string.h>

static const char table[] = "| A | Bb | Ccc |\n|:--|:-:|--:|\n"
                            "| 一二三 | x | 1 |\n| 四 | {軸|じく} | $\\ket{0}$ |\n";

static Piece piece_of(const Prose *prose, const char *text) {
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        if (!strcmp(piece.text, text)) return piece;
    }
    fail_msg("no piece \"%s\"", text);
    return (Piece){0};
}

static double right_of(Piece piece) {
    return piece.rect.x + piece.rect.w;
}

// Nothing reaches out of the column, to a px.
static void assert_within(const Prose *prose, double width) {
    for (int i = 0; i < prose_pieces(prose); i++) {
        Piece piece = prose_piece(prose, i);
        if (piece.rect.x < -1 || right_of(piece) > width + 1)
            fail_msg("\"%s\" from %g to %g of %g", piece.text, piece.rect.x,
                     right_of(piece), width);
    }
    for (int i = 0; i < prose_boxes(prose); i++) {
        Rect rect = prose_box(prose, i).rect;
        assert_true(rect.x >= -1 && rect.x + rect.w <= width + 1);
    }
}

// No words lie on words, readings aside.
static void assert_apart(const Prose *prose) {
    for (int i = 0; i < prose_pieces(prose); i++)
        for (int k = 0; k < i; k++) {
            Piece a = prose_piece(prose, i), b = prose_piece(prose, k);
            double across = fmin(right_of(a), right_of(b)) - fmax(a.rect.x, b.rect.x);
            double down =
                fmin(a.rect.y + a.rect.h, b.rect.y + b.rect.h) - fmax(a.rect.y, b.rect.y);
            bool ruby = a.kind == PIECE_RUBY || b.kind == PIECE_RUBY;
            if (!ruby && across > 1 && down > 4)
                fail_msg("\"%s\" lies on \"%s\"", a.text, b.text);
        }
}

static void a_heading_is_larger_and_stands_nearer_to_what_it_heads(void **state) {
    Prose *prose = set(state, "前\n\n## 題\n\n後\n\n### 小\n\n終");
    Piece before = piece_of(prose, "前"), head = piece_of(prose, "題"),
          after = piece_of(prose, "後");
    assert_float_equal(head.size, 20, 0.01);
    assert_float_equal(piece_of(prose, "小").size, 18, 0.01);
    double above = head.rect.y - before.rect.y, below = after.rect.y - head.rect.y;
    assert_true(above > below + 8);
    assert_true(below >= 29 - 1);
    prose_destroy(prose);
}

static void a_heading_at_the_top_begins_there(void **state) {
    Prose *prose = set(state, "## 題");
    assert_true(piece_of(prose, "題").rect.y < 12);
    assert_true(prose_baseline(prose) > 15 && prose_baseline(prose) < 32);
    prose_destroy(prose);
}

static void items_of_a_tight_list_have_no_air_and_inner_ones_another_sign(void **state) {
    Prose *tight = set(state, "文\n\n- a\n- b\n  - c\n\n後"),
          *loose = set(state, "- a\n\n- b");
    double a = piece_of(tight, "a").rect.y, b = piece_of(tight, "b").rect.y;
    assert_float_equal(a - piece_of(tight, "文").rect.y, 29 + 12, 0.5);
    assert_float_equal(b - a, 29, 0.5);
    assert_float_equal(piece_of(tight, "c").rect.y - b, 29, 0.5);
    assert_float_equal(piece_of(tight, "後").rect.y - piece_of(tight, "c").rect.y, 29 + 12,
                       0.5);
    piece_of(tight, "–");
    assert_float_equal(piece_of(loose, "b").rect.y - piece_of(loose, "a").rect.y, 29 + 12,
                       0.5);
    prose_destroy(tight);
    prose_destroy(loose);
}

static void a_table_has_its_cells_in_rows_and_columns(void **state) {
    assert_words(state, table, "ABbCcc/一二三x1/四軸");
    Prose *prose = set(state, table);
    Piece a = piece_of(prose, "A"), one = piece_of(prose, "1");
    assert_float_equal(a.rect.x, piece_of(prose, "一二三").rect.x, 0.5);      // left
    assert_float_equal(right_of(piece_of(prose, "Ccc")), right_of(one), 1.5); // right
    Piece x = piece_of(prose, "x"), bb = piece_of(prose, "Bb");
    assert_float_equal(x.rect.x + x.rect.w / 2, bb.rect.x + bb.rect.w / 2, 1.5); // centre
    assert_float_equal(a.rect.y, bb.rect.y, 0.1); // one baseline
    assert_int_equal(prose_boxes(prose), 4);      // above, below the header, between, below
    assert_true(prose_width(prose) < 300);        // no wider than its words
    assert_within(prose, page.width);
    assert_apart(prose);
    prose_destroy(prose);
}

static void the_header_of_a_table_is_bold(void **state) {
    Prose *prose = set(state, table);
    double bold = words_width(*state, "Ccc", FACE_BOLD, page.size);
    assert_float_equal(piece_of(prose, "Ccc").rect.w, bold, 0.2);
    prose_destroy(prose);
}

static void a_wide_table_wraps_then_shrinks_and_never_leaves_its_column(void **state) {
    static const char *const texts[] = {
        "| 量子ビットの名前 | とても長い説明がここに書いてあります。折り返します。 | 三 |\n"
        "|---|---|---|\n| a | b | c |\n",
        "| $\\ket{\\psi}=\\alpha\\ket{0}+\\beta\\ket{1}$ | $\\ket{0000}+\\ket{1111}$ |\n"
        "|---|---|\n| $\\frac{1}{\\sqrt2}(\\ket{0}+\\ket{1})$ | superposition of "
        "everything "
        "|\n",
        "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| 一二三 | 四五六 | 七八九 "
        "| 十百千 | "
        "万億 "
        "| 兆 |\n",
    };
    static const double widths[] = {548, 320, 240};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < sizeof widths / sizeof *widths; k++) {
            ProseStyle narrow = page;
            narrow.width = widths[k];
            Prose *prose = prose_create(*state, texts[i], &narrow);
            assert_within(prose, narrow.width);
            assert_apart(prose);
            prose_destroy(prose);
        }
}

static void what_follows_a_table_stands_below_it(void **state) {
    char text[400];
    snprintf(text, sizeof text, "前\n\n%s\n後", table);
    Prose *prose = set(state, text);
    double top = prose_box(prose, 0).rect.y, bottom = prose_box(prose, 3).rect.y;
    Piece before = piece_of(prose, "前"), after = piece_of(prose, "後");
    assert_true(before.rect.y + before.rect.h < top);
    assert_true(after.rect.y > bottom);
    assert_float_equal(prose_height(prose), after.rect.y + after.rect.h + 4, 6);
    prose_destroy(prose);
}

static void links_and_faults_within_a_table_are_told(void **state) {
    static const char text[] = "| [次](page:b) | B |\n|---|---|\n| $\\kett$ | c |\n";
    Prose *prose = set(state, text);
    assert_int_equal(prose_links(prose), 1);
    Link link = prose_link(prose, 0);
    assert_string_equal(link.target, "page:b");
    assert_float_equal(link.rect.x, piece_of(prose, "次").rect.x, 0.1);
    assert_float_equal(link.rect.y, piece_of(prose, "次").rect.y, 0.1);
    Error err;
    assert_true(prose_fault(prose, &err));
    assert_string_equal(err.key, "formula.unknown");
    assert_int_equal(err.line, 3);
    prose_destroy(prose);
}

static void a_table_of_thousands_of_cells_is_cut_off(void **state) {
    Buffer text = {0};
    for (int i = 0; i < 100; i++)
        buffer_print(&text, "|a");
    buffer_print(&text, "\n");
    for (int i = 0; i < 100; i++)
        buffer_print(&text, "|---");
    for (int i = 0; i < 300; i++)
        buffer_print(&text, "\n|b");
    Prose *prose = set(state, text.data);
    assert_true(prose_pieces(prose) <= 1200);
    assert_int_equal(prose_boxes(prose), 51); // rows of 24 columns, and the rule on top
    prose_destroy(prose);
    buffer_clear(&text);
}

static void code_stands_in_a_box_at_its_own_size(void **state) {
    Prose *prose = set(state, "文\n\n```lua\nlocal x = 1\n```\n後");
    Piece word = piece_of(prose, "local");
    assert_float_equal(word.size, 16, 0.01);
    assert_int_equal(word.ink, INK_ACCENT);
    assert_int_equal(piece_of(prose, "1").ink, INK_ONE);
    Rect box = prose_box(prose, 0).rect;
    assert_float_equal(box.w, page.width, 0.1);
    assert_true(word.rect.x > box.x + 8 && word.rect.y > box.y);
    assert_true(piece_of(prose, "後").rect.y > box.y + box.h);
    prose_destroy(prose);
}

static void code_in_a_line_has_a_ground_as_high_as_its_em_box(void **state) {
    Prose *prose = set(state, "量子 `h 0`、**`x`**\n\n| `a` |\n|---|\n| b |");
    static const char *const codes[] = {"h 0", "x", "a"};
    int grounds = 0;
    for (int i = 0; i < prose_boxes(prose); i++) {
        ProseBox box = prose_box(prose, i);
        if (!box.line) continue;
        Piece code = piece_of(prose, codes[grounds++]);
        assert_int_equal(box.fill, INK_CODE);
        assert_true(box.rect.x <= code.rect.x && box.rect.x > code.rect.x - 3);
        assert_true(box.rect.x + box.rect.w >= right_of(code));
        assert_true(box.rect.x + box.rect.w < right_of(code) + 3);
        assert_true(box.rect.h >= page.size && box.rect.h < 1.2 * page.size);
        double middle = box.rect.y + box.rect.h / 2;
        assert_float_equal(middle, code.rect.y + code.rect.h / 2, 3);
    }
    assert_int_equal(grounds, 3);
    prose_destroy(prose);
}

static void code_that_is_broken_has_a_ground_on_each_line(void **state) {
    ProseStyle narrow = page;
    narrow.width = 120;
    Prose *prose = prose_create(*state, "`a b c d e f g h i j k l m n`", &narrow);
    assert_true(prose_boxes(prose) >= 2);
    for (int i = 1; i < prose_boxes(prose); i++)
        assert_true(prose_box(prose, i).rect.y >=
                    prose_box(prose, i - 1).rect.y + prose_box(prose, i - 1).rect.h);
    assert_within(prose, narrow.width);
    prose_destroy(prose);
    prose = set(state, "```\nh 0\n```");
    for (int i = 0; i < prose_boxes(prose); i++)
        assert_false(prose_box(prose, i).line);
    prose_destroy(prose);
}

static void long_code_shrinks_then_wraps(void **state) {
    const char *text = "```\nh 0; cx 0 1; rx(pi/2) 2; measure 0 -> 0; measure 1 -> 1\n```";
    static const double widths[] = {548, 460, 200};
    for (int i = 0; i < 3; i++) {
        ProseStyle narrow = page;
        narrow.width = widths[i];
        Prose *prose = prose_create(*state, text, &narrow);
        assert_within(prose, narrow.width);
        assert_true(prose_piece(prose, 0).size >= 0.8 * 16 - 0.01);
        assert_int_equal(prose_pieces(prose) > 1, i == 2);
        prose_destroy(prose);
    }
}

static void a_table_or_code_in_a_list_keeps_its_marker_and_indent(void **state) {
    Prose *prose = set(state, "1. 一\n2. ```\n   h 0\n   ```\n3. 三");
    char *words = words_of(prose);
    assert_non_null(strstr(words, "2"));
    free(words);
    assert_true(prose_box(prose, 0).rect.x > 20);
    assert_within(prose, page.width);
    prose_destroy(prose);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_is_larger_and_stands_nearer_to_what_it_heads),
        cmocka_unit_test(a_heading_at_the_top_begins_there),
        cmocka_unit_test(items_of_a_tight_list_have_no_air_and_inner_ones_another_sign),
        cmocka_unit_test(a_table_has_its_cells_in_rows_and_columns),
        cmocka_unit_test(the_header_of_a_table_is_bold),
        cmocka_unit_test(a_wide_table_wraps_then_shrinks_and_never_leaves_its_column),
        cmocka_unit_test(what_follows_a_table_stands_below_it),
        cmocka_unit_test(links_and_faults_within_a_table_are_told),
        cmocka_unit_test(a_table_of_thousands_of_cells_is_cut_off),
        cmocka_unit_test(code_stands_in_a_box_at_its_own_size),
        cmocka_unit_test(code_in_a_line_has_a_ground_as_high_as_its_em_box),
        cmocka_unit_test(code_that_is_broken_has_a_ground_on_each_line),
        cmocka_unit_test(long_code_shrinks_then_wraps),
        cmocka_unit_test(a_table_or_code_in_a_list_keeps_its_marker_and_indent),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
