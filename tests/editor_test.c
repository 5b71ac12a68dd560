// The editor's text under keys: indentation, lines, words, undo, what does not fit.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/editor.h"
#include "desk/gesture.h"

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// "|" is the caret, "[" and "]" the selection with the caret behind it.
static Editor editor_of(const char *marked) {
    char text[512];
    int caret = -1, anchor = -1, size = 0;
    for (; *marked; marked++)
        if (*marked == '|')
            caret = anchor = size;
        else if (*marked == '<')
            anchor = size;
        else if (*marked == '>')
            caret = size;
        else
            text[size++] = *marked;
    text[size] = 0;
    Editor editor;
    editor_start(&editor, text);
    editor.caret = caret;
    editor.anchor = anchor;
    return editor;
}

static void expect(const Editor *editor, const char *marked) {
    char text[600];
    size_t size = 0;
    int from, to;
    bool selects = editor_selection(editor, &from, &to);
    for (int i = 0; i <= (int)strlen(editor->text); i++) {
        if (!selects && i == editor->caret) text[size++] = '|';
        if (selects && i == editor->anchor) text[size++] = '<';
        if (selects && i == editor->caret) text[size++] = '>';
        text[size++] = editor->text[i];
    }
    assert_string_equal(text, marked);
}

static bool press(Editor *editor, int key, int mods) {
    bool changed;
    assert_true(editor_key(editor, key, mods, 8, &changed));
    return changed;
}

typedef struct Row {
    const char *before;
    int key, mods;
    const char *after;
} Row;

static void check_rows(const Row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Editor editor = editor_of(rows[i].before);
        press(&editor, rows[i].key, rows[i].mods);
        expect(&editor, rows[i].after);
        editor_end(&editor);
    }
}

static void a_new_line_is_indented_as_the_one_before(void **state) {
    (void)state;
    static const Row rows[] = {
        {"  a = 1|", KEY_ENTER, 0, "  a = 1\n  |"},
        {"if x then|", KEY_ENTER, 0, "if x then\n  |"},
        {"  for i = 1, 2 do|", KEY_ENTER, 0, "  for i = 1, 2 do\n    |"},
        {"function f(a, b)|", KEY_ENTER, 0, "function f(a, b)\n  |"},
        {"local t = {|", KEY_ENTER, 0, "local t = {\n  |"},
        {"else|", KEY_ENTER, 0, "else\n  |"},
        {"f(a)|", KEY_ENTER, 0, "f(a)\n|"},
        {" |  a", KEY_ENTER, 0, " \n |  a"},
        {"a<bc>d", KEY_ENTER, 0, "a\n|d"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void tab_indents_and_shift_tab_takes_it_back(void **state) {
    (void)state;
    static const Row rows[] = {
        {"|a", KEY_TAB, 0, "  |a"},
        {"a|", KEY_TAB, 0, "a |"},
        {"  a|", KEY_TAB, MOD_SHIFT, "a|"},
        {" a|", KEY_TAB, MOD_SHIFT, "a|"},
        {"<a\nb>\nc", KEY_TAB, 0, "  <a\n  b>\nc"},
        {"<a\n>b", KEY_TAB, 0, "  <a\n>b"},
        {"<  a\n\n b>", KEY_TAB, MOD_SHIFT, "<a\n\nb>"},
        {"    |a", KEY_BACKSPACE, 0, "  |a"},
        {"   |a", KEY_BACKSPACE, 0, "  |a"},
        {"a  |", KEY_BACKSPACE, 0, "a |"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void keys_go_by_letters_words_and_lines(void **state) {
    (void)state;
    static const Row rows[] = {
        {"量|子", KEY_RIGHT, 0, "量子|"},
        {"量子|", KEY_BACKSPACE, 0, "量|"},
        {"ab_c d|", KEY_LEFT, MOD_CTRL, "ab_c |d"},
        {"ab_c |d", KEY_LEFT, MOD_CTRL, "|ab_c d"},
        {"ab\nc|d", KEY_UP, 0, "a|b\ncd"},
        {"a|b\ncd", KEY_UP, 0, "|ab\ncd"},
        {"ab\nc|d", KEY_DOWN, 0, "ab\ncd|"},
        {"ab|c\nd", KEY_DOWN, MOD_SHIFT, "ab<c\nd>"},
        {"  ab|", KEY_HOME, 0, "  |ab"},
        {"  |ab", KEY_HOME, 0, "|  ab"},
        {"a|b\nc", KEY_END, 0, "ab|\nc"},
        {"a|b\nc", KEY_END, MOD_CTRL, "ab\nc|"},
        {"a\nb|", KEY_HOME, MOD_CTRL, "|a\nb"},
        {"a|b", 'a', MOD_CTRL, "<ab>"},
        {"a<b>c", KEY_DELETE, 0, "a|c"},
        {"a|\nc", KEY_DELETE, 0, "a|c"},
        {"|a\nb\nc\nd\ne\nf\ng\nh\ni", KEY_PAGE_DOWN, 0, "a\nb\nc\nd\ne\nf\ng\n|h\ni"},
    };
    check_rows(rows, sizeof rows / sizeof *rows);
    Editor editor = editor_of("abcd|\nx\nabcdef");
    press(&editor, KEY_DOWN, 0);
    press(&editor, KEY_DOWN, 0);
    expect(&editor, "abcd\nx\nabcd|ef"); // the column is kept over a short line
    editor_end(&editor);
}

static void what_was_typed_is_undone_in_steps(void **state) {
    (void)state;
    Editor editor = editor_of("|");
    editor_insert(&editor, "a");
    editor_insert(&editor, "b");
    press(&editor, KEY_ENTER, 0);
    editor_paste(&editor, "c\td\r\n");
    expect(&editor, "ab\nc  d\n|");
    assert_true(press(&editor, 'z', MOD_CTRL));
    expect(&editor, "ab\n|");
    press(&editor, 'z', MOD_CTRL);
    press(&editor, 'z', MOD_CTRL);
    expect(&editor, "|");
    assert_false(press(&editor, 'z', MOD_CTRL));
    for (int i = 0; i < 3; i++)
        assert_true(press(&editor, i ? 'y' : 'z', i ? MOD_CTRL : MOD_CTRL | MOD_SHIFT));
    expect(&editor, "ab\nc  d\n|");
    assert_false(press(&editor, 'y', MOD_CTRL));
    for (int i = 0; i < 3 * EDITOR_PAST; i++)
        press(&editor, KEY_ENTER, 0);
    for (int i = 0; i < EDITOR_PAST; i++)
        assert_true(press(&editor, 'z', MOD_CTRL));
    assert_false(press(&editor, 'z', MOD_CTRL));
    editor_end(&editor);
}

static void an_end_that_is_typed_moves_out(void **state) {
    (void)state;
    Editor editor = editor_of("if x then\n  a()|");
    press(&editor, KEY_ENTER, 0);
    for (const char *c = "end"; *c; c++) {
        editor_insert(&editor, (char[]){*c, 0});
        editor_settle(&editor);
    }
    expect(&editor, "if x then\n  a()\nend|");
    editor_end(&editor);
    editor = editor_of("if x then|");
    press(&editor, KEY_ENTER, 0);
    editor_insert(&editor, "end");
    editor_settle(&editor);
    expect(&editor, "if x then\nend|");
    editor_end(&editor);
}

static void what_does_not_fit_stays_outside(void **state) {
    (void)state;
    Editor editor = editor_of("ab|");
    char *large = malloc(EDITOR_SIZE + 1);
    memset(large, 'x', EDITOR_SIZE);
    large[EDITOR_SIZE] = 0;
    assert_false(editor_paste(&editor, large));
    expect(&editor, "ab|");
    large[EDITOR_SIZE - 3] = 0;
    assert_true(editor_paste(&editor, large));
    assert_int_equal(strlen(editor.text), EDITOR_SIZE - 1);
    assert_false(editor_insert(&editor, "y"));
    assert_false(press(&editor, KEY_ENTER, 0));
    assert_false(editor_insert(&editor, "\x01\x7f\xff"));
    free(large);
    editor_end(&editor);
}

static void an_input_method_composes_in_place(void **state) {
    (void)state;
    Editor editor = editor_of("a<b>c");
    editor_compose(&editor, "りょう", 1, 2);
    assert_string_equal(editor.compose, "りょう");
    assert_int_equal(editor.clause, 3);
    assert_int_equal(editor.clause_end, 9);
    assert_string_equal(editor.text, "abc");
    editor_insert(&editor, "量");
    expect(&editor, "a量|c");
    assert_string_equal(editor.compose, "");
    editor_end(&editor);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_line_is_indented_as_the_one_before),
        cmocka_unit_test(tab_indents_and_shift_tab_takes_it_back),
        cmocka_unit_test(keys_go_by_letters_words_and_lines),
        cmocka_unit_test(what_was_typed_is_undone_in_steps),
        cmocka_unit_test(an_end_that_is_typed_moves_out),
        cmocka_unit_test(what_does_not_fit_stays_outside),
        cmocka_unit_test(an_input_method_composes_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
