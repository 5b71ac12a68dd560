// The words and signs of OpenQASM.
#include "circuit/qasm_lexer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void words_signs_and_comments_are_told_apart(void **state) {
    (void)state;
    const char *text = "\xef\xbb\xbf"
                       "qreg q_1[2]; // no\r\n a->b /* \n */ 1.5e-3 == \"x\" 2e π \"open";
    const struct {
        TokenKind kind;
        const char *text;
        int line, column;
    } rows[] = {
        {TOKEN_NAME, "qreg", 1, 1},  {TOKEN_NAME, "q_1", 1, 6},
        {TOKEN_SIGN, "[", 1, 9},     {TOKEN_NUMBER, "2", 1, 10},
        {TOKEN_SIGN, "]", 1, 11},    {TOKEN_SIGN, ";", 1, 12},
        {TOKEN_NAME, "a", 2, 2},     {TOKEN_SIGN, "->", 2, 3},
        {TOKEN_NAME, "b", 2, 5},     {TOKEN_NUMBER, "1.5e-3", 3, 5},
        {TOKEN_SIGN, "==", 3, 12},   {TOKEN_STRING, "\"x\"", 3, 15},
        {TOKEN_NUMBER, "2", 3, 19},  {TOKEN_NAME, "e", 3, 20},
        {TOKEN_NAME, "π", 3, 22},    {TOKEN_SIGN, "\"", 3, 24},
        {TOKEN_NAME, "open", 3, 25}, {TOKEN_END, "", 3, 29},
        {TOKEN_END, "", 3, 29},
    };
    Lexer lexer = lexer_start(text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(token_is(lexer.token, rows[i].text));
        assert_int_equal(lexer.token.kind, rows[i].kind);
        assert_int_equal(lexer.token.line, rows[i].line);
        assert_int_equal(lexer.token.column, rows[i].column);
        lexer_next(&lexer);
    }
}

static void whole_numbers_have_a_most(void **state) {
    (void)state;
    int value = 0;
    assert_true(token_whole(lexer_start("23").token, 23, &value));
    assert_int_equal(value, 23);
    assert_false(token_whole(lexer_start("24").token, 23, &value));
    assert_false(token_whole(lexer_start("1.0").token, 23, &value));
    assert_false(token_whole(lexer_start("99999999999999999999").token, 23, &value));
    assert_false(token_whole(lexer_start("q").token, 23, &value));
}

static void an_expression_ends_where_its_brackets_do(void **state) {
    (void)state;
    Lexer lexer = lexer_start("sin(a)*(1+2) , 3) x");
    assert_true(token_is(lexer_expression(&lexer), "sin(a)*(1+2)"));
    assert_true(lexer_take(&lexer, ","));
    assert_true(token_is(lexer_expression(&lexer), "3"));
    assert_true(lexer_take(&lexer, ")"));
    lexer = lexer_start("(1; 2");
    assert_true(token_is(lexer_expression(&lexer), "(1"));
}

static Angle angle_of(const char *text, bool named) {
    const Name names[] = {{"a", 2}, {0}};
    Lexer lexer = lexer_start(text);
    Angle angle;
    assert_true(token_angle(lexer_expression(&lexer), names, named, &angle, NULL));
    return angle;
}

static void angles_keep_a_text_that_says_more_than_their_value(void **state) {
    (void)state;
    assert_string_equal(angle_of("pi/2", false).text, "pi/2");
    assert_string_equal(angle_of("a/2", false).text, "");
    assert_string_equal(angle_of("a/2", true).text, "a/2");
    assert_string_equal(angle_of("-1.5", true).text, "");
    assert_string_equal(angle_of("1\n+1", true).text, "");
    assert_string_equal(
        angle_of("1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1", true).text, "");
    assert_true(angle_of("a/2", false).value == 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_signs_and_comments_are_told_apart),
        cmocka_unit_test(whole_numbers_have_a_most),
        cmocka_unit_test(an_expression_ends_where_its_brackets_do),
        cmocka_unit_test(angles_keep_a_text_that_says_more_than_their_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
