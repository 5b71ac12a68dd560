// Highlighted code: which words stand out, and that nothing of the text is lost.
#include "type/code.h"

#include "base/mem.h"
#include "base/rng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// The text with its spans marked: <keyword> "literal" /comment/ and the rest as it is.
static char *marked(CodeLanguage language, const char *text) {
    int count;
    Span *spans = code_spans(language, text, strlen(text), &count);
    Buffer out = {0};
    for (int i = 0; i < count; i++) {
        const char *open = spans[i].bold              ? "<"
                           : spans[i].ink == INK_ONE  ? "\""
                           : spans[i].ink == INK_SOFT ? "/"
                                                      : "";
        const char *close = spans[i].bold ? ">" : open;
        buffer_print(&out, "%s%.*s%s", open, spans[i].to - spans[i].from,
                     text + spans[i].from, close);
    }
    free(spans);
    return buffer_take(&out);
}

static void assert_marked(CodeLanguage language, const char *text, const char *expected) {
    char *found = marked(language, text);
    assert_string_equal(found, expected);
    free(found);
}

static void a_language_is_known_by_the_word_behind_the_fence(void **state) {
    (void)state;
    assert_int_equal(code_language("lua", 3), CODE_LUA);
    assert_int_equal(code_language("qasm", 4), CODE_QASM);
    assert_int_equal(code_language("openqasm", 8), CODE_QASM);
    assert_int_equal(code_language("lua5", 4), CODE_PLAIN);
    assert_int_equal(code_language("", 0), CODE_PLAIN);
}

static void lua_shows_its_keywords_literals_and_comments(void **state) {
    (void)state;
    assert_marked(CODE_LUA, "local x = 12.5 -- 数", "<local> x = \"12.5\" /-- 数/");
    assert_marked(CODE_LUA, "f('a\\'b') end", "f(\"'a\\'b'\") <end>");
    assert_marked(CODE_LUA, "endless [[ a\nb ]] x", "endless \"[[ a\nb ]]\" x");
    assert_marked(CODE_LUA, "--[[ a\nlocal ]] nil", "/--[[ a\nlocal ]]/ <nil>");
    assert_marked(CODE_LUA, "\"open\nnot", "\"\"open\"\n<not>");
    assert_marked(CODE_LUA, "[[ open", "\"[[ open\"");
}

static void openqasm_shows_its_keywords_literals_and_comments(void **state) {
    (void)state;
    assert_marked(CODE_QASM, "qubit[2] q; // 組\nh q[0];",
                  "<qubit>[\"2\"] q; /// 組/\nh q[\"0\"];");
    assert_marked(CODE_QASM, "ctrl @ x q, r;", "<ctrl> @ x q, r;");
    assert_marked(CODE_QASM, "include \"a.inc\"; /* if */ if",
                  "<include> \"\"a.inc\"\"; //* if *// <if>");
}

static void other_code_is_left_as_it_is(void **state) {
    (void)state;
    assert_marked(CODE_PLAIN, "local 5 // \"x\"", "local 5 // \"x\"");
}

static void spans_follow_each_other_without_gaps_whatever_is_written(void **state) {
    (void)state;
    static const char signs[] = "a0 -\"'[]/*\n\\end.";
    Rng rng = rng_seeded(7);
    for (int round = 0; round < 3000; round++) {
        char text[40];
        int size = (int)rng_below(&rng, sizeof text - 1);
        for (int i = 0; i < size; i++)
            text[i] = signs[rng_below(&rng, sizeof signs - 1)];
        text[size] = 0;
        int count, at = 0;
        Span *spans =
            code_spans((CodeLanguage)(round % CODE_LANGUAGES), text, (size_t)size, &count);
        for (int i = 0; i < count; i++) {
            if (spans[i].from != at || spans[i].to <= at) fail_msg("%s at %d", text, at);
            at = spans[i].to;
        }
        assert_int_equal(at, size);
        free(spans);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_is_known_by_the_word_behind_the_fence),
        cmocka_unit_test(lua_shows_its_keywords_literals_and_comments),
        cmocka_unit_test(openqasm_shows_its_keywords_literals_and_comments),
        cmocka_unit_test(other_code_is_left_as_it_is),
        cmocka_unit_test(spans_follow_each_other_without_gaps_whatever_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
