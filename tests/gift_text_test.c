// Texts of GIFT files as markup: a table of what goes in and what has to come out.
#include "lesson/gift_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static const struct {
    GiftFormat format;
    const char *text, *markup;
    unsigned lost;
} rows[] = {
    {GIFT_PLAIN, "2 * 3 * 4 = 24", "2 \\* 3 \\* 4 = 24"},
    {GIFT_PLAIN, "{a|b} {=x} [c](d) <b> `q`",
     "\\{a\\|b\\} \\{\\=x\\} \\[c\\](d) \\<b\\> \\`q\\`"},
    {GIFT_PLAIN, "- no list\n1. none\n2) none\n# none\n+ none",
     "\\- no list  \n1\\. none  \n2\\) none  \n\\# none  \n\\+ none"},
    {GIFT_PLAIN, "a\n\n\nb\n  c\n", "a\n\nb  \nc"},
    {GIFT_PLAIN, "$5 and $10", "\\$5 and \\$10"},
    {GIFT_PLAIN, "$x_1$ and \\(y_2\\)", "$x_1$ and $y_2$"},
    {GIFT_PLAIN, "so $$x{=}y$$ holds", "so $x{ =}y$ holds"},
    {GIFT_PLAIN, "so\n\\[\\frac{1}{2}\\]\nholds", "so  \n$$\\frac{1}{2}$$  \nholds"},
    {GIFT_PLAIN, "\\( never closed", "\\\\( never closed"},
    {GIFT_PLAIN, "a tab\there", "a tab here"},
    {GIFT_MOODLE, "two\nlines", "two  \nlines"},
    {GIFT_HTML, "two\nlines", "two lines"},
    {GIFT_HTML, "<p>one</p><P class='x'>two</P>", "one\n\ntwo"},
    {GIFT_HTML, "a<br/>b<BR>c", "a  \nb  \nc"},
    {GIFT_HTML, "so <b> bold </b>here, <em>x</em>", "so **bold** here, **x**"},
    {GIFT_HTML, "<b></b>nothing", "nothing"},
    {GIFT_HTML, "<b>never closed", "**never closed**"},
    {GIFT_HTML, "<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"},
    {GIFT_HTML, "<h2>Head</h2>text", "## Head\n\ntext"},
    {GIFT_HTML, "x<sup>2</sup> and y<sub>i</sub>", "x${}^{2}$ and y${}_{i}$"},
    {GIFT_HTML, "x<sup>a<b>c</b></sup>", "xa**c**"},
    {GIFT_HTML, "1 &lt; 2 &amp;&amp; &#960; &#x2192; &rarr; &bogus; &#0; &#xD800;",
     "1 \\< 2 \\&\\& π → → \\&bogus; \\&#0; \\&#xD800;"},
    {GIFT_HTML, "\\(a &lt; <i>b</i>\\)", "$a < b$"},
    {GIFT_HTML, "3 < 4 and 5 > 4", "3 \\< 4 and 5 \\> 4"},
    {GIFT_HTML, "a <!-- <b> hidden --> b", "a  b"},
    {GIFT_HTML, "a <!-- b", "a \\<!-- b"},
    {GIFT_HTML, "a<script>alert('<b>')</script>b", "ab", GIFT_LOST_TAG},
    {GIFT_HTML, "a<script>alert(1)", "a", GIFT_LOST_TAG},
    {GIFT_HTML, "<img src='javascript:x' onerror='y'>a", "a", GIFT_LOST_PICTURE},
    {GIFT_HTML, "<a href='http://x.y'>words</a>", "words", GIFT_LOST_LINK},
    {GIFT_HTML, "<table><tr><td>a</td><td>b</td></tr></table>", "a  \nb", GIFT_LOST_TABLE},
    {GIFT_HTML, "<blink>a</blink>", "a", GIFT_LOST_TAG},
    {GIFT_MARKDOWN, "**bold** `code {x}` {x|y}", "**bold** `code {x}` \\{x|y\\}"},
    {GIFT_MARKDOWN, "# Head\n> said\n- item", "## Head\nsaid\n- item"},
    {GIFT_MARKDOWN, "[words](http://x.y) ![alt](p.png)", "words alt",
     GIFT_LOST_LINK | GIFT_LOST_PICTURE},
    {GIFT_MARKDOWN, "a \\{= b", "a \\{\\= b"},
    {GIFT_MARKDOWN, "`` open", "\\`\\` open"},
    {GIFT_MARKDOWN, "a\tb `c\td`", "a b `c d`"},
};

static void every_text_says_the_same_as_markup(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned lost = 0;
        char *markup = gift_markup(rows[i].text, rows[i].format, &lost);
        assert_string_equal(markup, rows[i].markup);
        if (lost != rows[i].lost) fail_msg("%s: lost %u", rows[i].text, lost);
        free(markup);
    }
}

// Many signs that open and never close take no longer than as many letters.
static void hostile_texts_are_read_in_one_go(void **state) {
    (void)state;
    static const char *const pieces[] = {"<!--", "<b", "\\(", "$$ ", "<script></x>",
                                         "&#",   "`",  "**",  "[](", "<sup>"};
    enum { SIZE = 1 << 18 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        for (int format = GIFT_MOODLE; format <= GIFT_MARKDOWN; format++) {
            char *text = malloc(SIZE + 1);
            for (size_t k = 0; k < SIZE; k++)
                text[k] = pieces[i][k % strlen(pieces[i])];
            text[SIZE] = 0;
            unsigned lost = 0;
            char *markup = gift_markup(text, (GiftFormat)format, &lost);
            assert_non_null(markup);
            free(markup);
            free(text);
        }
}

static void a_title_is_one_line_of_words(void **state) {
    (void)state;
    char *title = gift_plain(" a\n<b>b</b>  &lt;c ", GIFT_HTML);
    assert_string_equal(title, "a b <c");
    free(title);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_says_the_same_as_markup),
        cmocka_unit_test(hostile_texts_are_read_in_one_go),
        cmocka_unit_test(a_title_is_one_line_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
