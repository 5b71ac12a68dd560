#include "circuit/qasm_lexer.h"

#include "base/mem.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// Moves to `end`; no line ends before it.
static void move(Lexer *lexer, const char *end) {
    for (; lexer->at < end; lexer->at++)
        lexer->column += ((unsigned char)*lexer->at & 0xc0) != 0x80;
}

static void next_line(Lexer *lexer) {
    lexer->at++;
    lexer->line++;
    lexer->column = 1;
}

static void skip_over(Lexer *lexer, const char *end) {
    while (lexer->at < end)
        if (*lexer->at == '\n')
            next_line(lexer);
        else
            move(lexer, lexer->at + 1);
}

static bool pragma_starts(const Lexer *lexer) {
    return lexer->pragmas && strncmp(lexer->at, QASM_PRAGMA, strlen(QASM_PRAGMA)) == 0;
}

// Spaces, and comments of both kinds. A comment that never ends is left standing, as a
// fault.
static void skip_blank(Lexer *lexer) {
    for (;;) {
        const char *at = lexer->at, *end = NULL;
        if (pragma_starts(lexer)) return;
        if (isspace((unsigned char)*at))
            skip_over(lexer, at + 1);
        else if (*at == '/' && at[1] == '/')
            move(lexer, at + strcspn(at, "\n"));
        else if (*at == '/' && at[1] == '*' && (end = strstr(at + 2, "*/")))
            skip_over(lexer, end + 2);
        else
            return;
    }
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// Blocks of Unicode without letters: punctuation, spaces, arrows, signs of mathematics,
// full-width signs, pictures.
static bool is_foreign_letter(uint32_t c) {
    static const uint32_t signs[][2] = {
        {0x80, 0xa9},     {0xab, 0xb4},     {0xb6, 0xb9},      {0xbb, 0xbf},
        {0xd7, 0xd7},     {0xf7, 0xf7},     {0x2000, 0x2070},  {0x2190, 0x2bff},
        {0x3000, 0x3004}, {0x3008, 0x3030}, {0xe000, 0xf8ff},  {0xfe10, 0xfe6f},
        {0xfeff, 0xff20}, {0xfff0, 0xffff}, {0x1f000, 0x1ffff}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (c >= signs[i][0] && c <= signs[i][1]) return false;
    return c >= 0x80;
}

static const char *name_end(const char *at) {
    for (;;) {
        while (is_letter(*at) || is_digit(*at))
            at++;
        const char *next = at;
        if (!((unsigned char)*at & 0x80) || !is_foreign_letter(text_next(&next))) return at;
        at = next;
    }
}

// Digits of any base up to 16, with _ between.
static const char *based_end(const char *at) {
    while (isxdigit((unsigned char)*at) || *at == '_')
        at++;
    return at;
}

static const char *digits_end(const char *at) {
    while (is_digit(*at) || (*at == '_' && is_digit(at[1])))
        at++;
    return at;
}

static const char *number_end(const char *at) {
    if (*at == '0' && at[1] && strchr("xXbBo", at[1]) && isxdigit((unsigned char)at[2]))
        return based_end(at + 2);
    at = digits_end(at);
    while (*at == '.')
        at = digits_end(at + 1);
    if (*at != 'e' && *at != 'E') return at;
    const char *digits = at + 1 + (at[1] == '+' || at[1] == '-');
    return is_digit(*digits) ? digits_end(digits) : at;
}

// Behind the closing mark; behind the opening one where the line ends first.
static const char *string_end(const char *at) {
    const char *end = at + 1 + strcspn(at + 1, *at == '"' ? "\"\n" : "'\n");
    return *end == *at ? end + 1 : at + 1;
}

static const char *sign_end(const char *at) {
    static const char *const longer[] = {
        "**=", "<<=", ">>=", "->", "==", "!=", "<=", ">=", "&&", "||", "**", "++",
        "<<",  ">>",  "+=",  "-=", "*=", "/=", "%=", "&=", "|=", "^=", "~="};
    const char *end = at;
    text_next(&end);
    if (!strchr("=>&|*+<", at[1]) || !strchr("-=!<>&|*+/%^~", *at)) return end;
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++)
        if (strncmp(at, longer[i], strlen(longer[i])) == 0) return at + strlen(longer[i]);
    return end;
}

static bool name_starts(const char *at) {
    if (is_letter(*at)) return true;
    if (*at == '$') return is_digit(at[1]);
    return (unsigned char)*at & 0x80 && is_foreign_letter(text_next(&at));
}

void lexer_next(Lexer *lexer) {
    lexer->behind = lexer->at;
    skip_blank(lexer);
    const char *start = lexer->at, *end = start;
    Token token = {.text = start, .line = lexer->line, .column = lexer->column};
    char c = *start;
    if (pragma_starts(lexer))
        token.kind = TOKEN_SIGN, end = start + strlen(QASM_PRAGMA);
    else if (name_starts(start))
        token.kind = TOKEN_NAME, end = name_end(start + (c == '$'));
    else if (is_digit(c) || (c == '.' && is_digit(start[1])))
        token.kind = TOKEN_NUMBER, end = number_end(start);
    else if ((c == '"' || c == '\'') && string_end(start) > start + 1)
        token.kind = TOKEN_STRING, end = string_end(start);
    else if (c)
        token.kind = TOKEN_SIGN, end = sign_end(start);
    token.size = (size_t)(end - start);
    move(lexer, end);
    lexer->token = token;
}

void lexer_skip_line(Lexer *lexer) {
    if (lexer->line == lexer->token.line) move(lexer, lexer->at + strcspn(lexer->at, "\n"));
    lexer_next(lexer);
}

Lexer lexer_start(const char *text) {
    text += text_mark(text, strnlen(text, 3));
    Lexer lexer = {.at = text, .line = 1, .column = 1};
    lexer_next(&lexer);
    return lexer;
}

bool token_is(Token token, const char *text) {
    return strncmp(token.text, text, token.size) == 0 && !text[token.size];
}

bool token_same(Token a, Token b) {
    return a.size == b.size && memcmp(a.text, b.text, a.size) == 0;
}

bool lexer_take(Lexer *lexer, const char *text) {
    if (!token_is(lexer->token, text)) return false;
    lexer_next(lexer);
    return true;
}

bool token_whole(Token token, int most, int *value) {
    if (token.kind != TOKEN_NUMBER) return false;
    long long sum = 0;
    for (size_t i = 0; i < token.size; i++) {
        if (!is_digit(token.text[i])) return false;
        sum = sum * 10 + token.text[i] - '0';
        if (sum > most) return false;
    }
    *value = (int)sum;
    return true;
}

Excerpt token_excerpt(Token token) {
    return excerpt_of(token.text, token.size);
}

Token lexer_expression(Lexer *lexer) {
    Token whole = lexer->token;
    const char *end = whole.text;
    int depth = 0;
    for (; lexer->token.kind != TOKEN_END; lexer_next(lexer)) {
        Token token = lexer->token;
        bool closes = token_is(token, ")");
        if (token_is(token, ";") || (!depth && (closes || token_is(token, ",")))) break;
        depth += token_is(token, "(") - closes;
        end = token.text + token.size;
    }
    whole.size = (size_t)(end - whole.text);
    return whole;
}

static bool same_without_names(const char *text, double value) {
    double plain;
    return expression_value(text, NULL, &plain, NULL) && plain == value;
}

static bool is_plain_number(const char *text) {
    text += *text == '-';
    return *text && !*number_end(text);
}

// Whether the text is worth keeping, and can be: on one line, without a comment, and more
// than a number, whose value says as much.
static bool text_is_kept(const char *text) {
    return strlen(text) < ANGLE_TEXT && !is_plain_number(text) && !strchr(text, '\n') &&
           !strstr(text, "//") && !strstr(text, "/*");
}

bool token_angle(Token expression, const Name *names, bool named, Angle *angle,
                 Error *err) {
    char *text = mem_new(expression.size + 1);
    memcpy(text, expression.text, expression.size);
    *angle = (Angle){0};
    bool read = expression_value(text, names, &angle->value, err);
    if (!read && err) {
        if (err->line == 1) err->column += expression.column - 1;
        err->line += expression.line - 1;
    }
    bool fits = read && text_is_kept(text);
    if (fits && (named || same_without_names(text, angle->value)))
        memcpy(angle->text, text, expression.size + 1);
    free(text);
    return read;
}

void angle_keep_text(Angle *angle, Token expression) {
    char text[ANGLE_TEXT] = "";
    angle->text[0] = 0;
    if (expression.size >= sizeof text) return;
    memcpy(text, expression.text, expression.size);
    if (text_is_kept(text) && same_without_names(text, angle->value))
        memcpy(angle->text, text, sizeof text);
}
