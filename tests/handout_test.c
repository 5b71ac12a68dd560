// Handouts: Lua without comments, line by line as before, and files left at home.
#include "lesson/handout.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void comments_go_and_lines_stay(void **state) {
    (void)state;
    static const struct {
        const char *text, *left;
    } rows[] = {
        {"", ""},
        {"x = 1", "x = 1"},
        {"-- all\nx = 1 -- why\ny = 2\n", "\nx = 1\ny = 2\n"},
        {"  -- indented\n\tx = 1\n", "\n\tx = 1\n"},
        {"x = --[[ a\nb ]] 1\n", "x = \n 1\n"},
        {"x = --[==[ ]] ]=] \n]==] 1", "x = \n 1"},
        {"a --[[x]]b", "a b"},
        {"a--[[x]] + b", "a  + b"},
        {"--[[ no end\n\n", "\n\n"},
        {"--[ a line\nx", "\nx"},
        {"--", ""},
        {"x = '-- no' -- yes", "x = '-- no'"},
        {"x = \"\\\"-- no\" -- yes", "x = \"\\\"-- no\""},
        {"x = [[ -- no\n-- no ]] -- yes", "x = [[ -- no\n-- no ]]"},
        {"x = [=[ ]] -- no ]=]", "x = [=[ ]] -- no ]=]"},
        {"x = t[1] -- [[ no", "x = t[1]"},
        {"x = 'open\n-- yes\n", "x = 'open\n\n"},
        {"x = 3 - -1", "x = 3 - -1"},
        {"日本 -- 注\n", "日本\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = mem_text(rows[i].text);
        size_t size = handout_lua(text, strlen(text));
        assert_string_equal(text, rows[i].left);
        assert_int_equal(size, strlen(text));
        free(text);
    }
}

static void notes_and_tests_stay_at_home(void **state) {
    (void)state;
    static const char *const go[] = {"pack.json", "01-a.lua",    "lib/notes.lua",
                                     "README.md", "LICENCE.txt", "a/notice.txt",
                                     "a.png",     "t.csv"};
    static const char *const stay[] = {"answers.md",    "a.txt",       "notes/a.lua",
                                       "a/tests/b.lua", "Tests/a.csv", "lib/plan.TXT"};
    for (size_t i = 0; i < sizeof go / sizeof *go; i++)
        assert_true(handout_has(go[i]));
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++)
        assert_false(handout_has(stay[i]));
}

static void solutions_of_exercises_are_withheld(void **state) {
    (void)state;
#define OF(before, after) \
    "exercise.build 'a' { " before " }", "exercise.build 'a' { " after " }"
    static const struct {
        const char *text, *left;
    } rows[] = {
        {OF("solution = 'h 0'", "solution = false")},
        {OF("ask = '?', solution = [[\nh 0\n]], goal = g",
            "ask = '?', solution = false\n\n, goal = g")},
        {OF("solution={ {1, 2}; 3 } ; b = 1", "solution= false ; b = 1")},
        {OF("solution = a .. f(1, 2) .. 'x, y',", "solution = false,")},
        {OF("solution = 'x'", "solution = false")},
        {"exercise.code(\"b\") {\n  solution = x,\n}",
         "exercise.code(\"b\") {\n  solution = false,\n}"},
        {"exercise.code [[b]] { solution = 1 }",
         "exercise.code [[b]] { solution = false }"},
        // what only a presenter reads
        {"notes {\n ja = 'x',\n expect = { { value = 1 } } }\nprose 'y'",
         ";\n\n\nprose 'y'"},
        {"notes 'x' prose 'y'", "; prose 'y'"},
        {"notes [[ x ]]\nnotes(f(1))", ";\n;"},
        {"notes { ja = 'no end", ";"},
        {"local notes = 1", "local notes = 1"},
        {"a.notes { 1 } b = notes { 2 }", "a.notes { 1 } b = notes { 2 }"},
        // what only looks like one
        {OF("wrong = { { solution = 1 } }", "wrong = { { solution = 1 } }")},
        {OF("goal = solution == 1", "goal = solution == 1")},
        {OF("ask = 'solution = 1'", "ask = 'solution = 1'")},
        {OF("resolution = 1, a = { solution }", "resolution = 1, a = { solution }")},
        {"local solution = 1", "local solution = 1"},
        {"local t = { solution = 1 }", "local t = { solution = 1 }"},
        {"page 'p' { solution = 1 }", "page 'p' { solution = 1 }"},
        {"exercise.build 'a' { solution = [[ no end",
         "exercise.build 'a' { solution = false"},
        {"exercise.build 'a' { solution =", "exercise.build 'a' { solution = false"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].text);
        char *left = handout_without_answers(rows[i].text, &size);
        assert_string_equal(left, rows[i].left);
        assert_int_equal(size, strlen(left));
        free(left);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_go_and_lines_stay),
        cmocka_unit_test(solutions_of_exercises_are_withheld),
        cmocka_unit_test(notes_and_tests_stay_at_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
