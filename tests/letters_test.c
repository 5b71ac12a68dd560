#include "type/letters.h"

#include "prose_bench.h"

#include <string.h>

static const char text[] =
    "{量子|りょうし}ビットは $\\ket{\\psi}$ の**{状態|じょうたい}**です。Two words "
    "here.\n\n"
    "$$a + b$$\n\n- first point\n- second\n\n1. one\n\nbroken  \nline\n";

typedef struct Set {
    Prose *prose;
    Letters letters;
} Set;

static Set set_letters(void **state, double width) {
    ProseStyle style = page;
    style.width = width;
    Set s = {prose_create(*state, text, &style), {0}};
    s.letters = letters_of(s.prose);
    return s;
}

static void set_free(Set *s) {
    letters_free(&s->letters);
    prose_destroy(s->prose);
}

// The first letter that begins with these words.
static int letter_of(const Letters *letters, const char *words) {
    for (int i = 0; i < letters->count; i++)
        if (!strncmp(letters->rows[i].text, words, strlen(words))) return i;
    fail_msg("no letter %s", words);
    return -1;
}

static void assert_between(const Letters *letters, int from, int to, const char *expected) {
    char *copied = letters_text(letters, from, to);
    assert_string_equal(copied, expected);
    free(copied);
}

static void all_of_it_is_copied_as_it_reads(void **state) {
    for (int width = 120; width <= 600; width += 40) { // however its lines break
        Set s = set_letters(state, width);
        assert_between(&s.letters, 0, s.letters.count,
                       "量子ビットは $\\ket{\\psi}$ の状態です。Two words here.\n"
                       "$$a + b$$\n• first point\n• second\n1. one\nbroken\nline");
        set_free(&s);
    }
}

static void headings_cells_and_lines_of_code_are_copied_one_a_line(void **state) {
    const char *blocks = "## {題|だい}\n\n| a | $x$ |\n|---|---|\n| b | c d |\n\n"
                         "```qasm\nh q;\ncx q;\n```\n\nend";
    ProseStyle style = {.size = 18, .width = 500, .ruby = RUBY_ON};
    Prose *prose = prose_create(*state, blocks, &style);
    Letters letters = letters_of(prose);
    assert_between(&letters, 0, letters.count, "題\na\n$x$\nb\nc d\nh q;\ncx q;\nend");
    letters_free(&letters);
    prose_destroy(prose);
}

static void nothing_between_a_place_and_itself(void **state) {
    Set s = set_letters(state, 400);
    for (int i = 0; i <= s.letters.count; i++)
        assert_between(&s.letters, i, i, "");
    set_free(&s);
}

static void a_point_in_a_letters_half_is_the_place_on_that_side(void **state) {
    Set s = set_letters(state, 300);
    for (int i = 0; i < s.letters.count; i++) {
        Rect r = s.letters.rows[i].rect;
        if (r.w < 1) continue; // a blank at the end of a line
        double y = r.y + r.h / 2;
        assert_int_equal(letters_under(&s.letters, r.x + 0.5 * r.w, y), i);
        assert_int_equal(letters_at(&s.letters, r.x + 0.3 * r.w, y), i);
        assert_int_equal(letters_at(&s.letters, r.x + 0.7 * r.w, y), i + 1);
    }
    assert_int_equal(letters_at(&s.letters, 150, -50), 0);
    assert_int_equal(letters_at(&s.letters, 0, 1e5), s.letters.count);
    set_free(&s);
}

static void letters_of_a_line_are_equally_high_and_lines_apart(void **state) {
    Set s = set_letters(state, 300);
    for (int i = 1; i < s.letters.count; i++) {
        Rect a = s.letters.rows[i - 1].rect, b = s.letters.rows[i].rect;
        if (b.x > a.x && b.y < a.y + a.h) {
            assert_float_equal(a.y, b.y, 0);
            assert_float_equal(a.h, b.h, 0);
        } else {
            assert_true(b.y > a.y);
        }
    }
    set_free(&s);
}

static void a_word_ends_where_the_script_changes(void **state) {
    Set s = set_letters(state, 500);
    static const struct {
        const char *at, *word;
    } rows[] = {{"量", "量子"},    {"ッ", "ビット"},      {"\\ket", "$\\ket{\\psi}$"},
                {"態", "状態"},    {"で", "です"},        {"。", "。"},
                {"ords", "words"}, {"a + b", "$$a + b$$"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int from, to;
        letters_word(&s.letters, letter_of(&s.letters, rows[i].at), &from, &to);
        assert_between(&s.letters, from, to, rows[i].word);
    }
    set_free(&s);
}

static void a_block_is_a_paragraph_an_item_or_a_display(void **state) {
    Set s = set_letters(state, 300);
    int from, to;
    letters_block(&s.letters, letter_of(&s.letters, "Two"), &from, &to);
    assert_between(&s.letters, from, to,
                   "量子ビットは $\\ket{\\psi}$ の状態です。Two words here.");
    letters_block(&s.letters, letter_of(&s.letters, "point"), &from, &to);
    assert_between(&s.letters, from, to, "• first point");
    set_free(&s);
}

static void empty_prose_has_no_letters(void **state) {
    Prose *prose = set(state, "");
    Letters letters = letters_of(prose);
    assert_int_equal(letters.count, 0);
    assert_int_equal(letters_at(&letters, 5, 5), 0);
    assert_int_equal(letters_under(&letters, 5, 5), -1);
    letters_free(&letters);
    prose_destroy(prose);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it_is_copied_as_it_reads),
        cmocka_unit_test(headings_cells_and_lines_of_code_are_copied_one_a_line),
        cmocka_unit_test(nothing_between_a_place_and_itself),
        cmocka_unit_test(a_point_in_a_letters_half_is_the_place_on_that_side),
        cmocka_unit_test(letters_of_a_line_are_equally_high_and_lines_apart),
        cmocka_unit_test(a_word_ends_where_the_script_changes),
        cmocka_unit_test(a_block_is_a_paragraph_an_item_or_a_display),
        cmocka_unit_test(empty_prose_has_no_letters),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
