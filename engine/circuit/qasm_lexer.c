#include "circuit/qasm_lexer.h"

#include "base/mem.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void skip(Lexer *lexer) {
    uint32_t c = text_next(&lexer->at);
    lexer->column = c == '\n' ? 1 : lexer->column + 1;
    lexer->line += c == '\n';
}

static bool stands_at(const Lexer *lexer, const char *sign) {
    return strncmp(lexer->at, sign, strlen(sign)) == 0;
}

static void skip_until(Lexer *lexer, const char *sign) {
    while (*lexer->at && !stands_at(lexer, sign))
        skip(lexer);
}

// Spaces, and comments of both kinds. A comment that never ends is left standing, as a
// fault.
static void skip_blank(Lexer *lexer) {
    for (;;) {
        if (isspace((unsigned char)*lexer->at)) {
            skip(lexer);
        } else if (stands_at(lexer, "//")) {
            skip_until(lexer, "\n");
        } else if (stands_at(lexer, "/*") && strstr(lexer->at + 2, "*/")) {
            skip(lexer), skip(lexer);
            skip_until(lexer, "*/");
            skip(lexer), skip(lexer);
        } else {
            return;
        }
    }
}

static const char *name_end(const char *at) {
    while (isalnum((unsigned char)*at) || *at == '_')
        at++;
    return at;
}

static const char *number_end(const char *at) {
    while (isdigit((unsigned char)*at) || *at == '.')
        at++;
    if (*at != 'e' && *at != 'E') return at;
    const char *digits = at + 1 + (at[1] == '+' || at[1] == '-');
    if (!isdigit((unsigned char)*digits)) return at;
    while (isdigit((unsigned char)*digits))
        digits++;
    return digits;
}

// Behind the closing mark; behind the opening one where the line ends first.
static const char *string_end(const char *at) {
    const char *end = at + 1 + strcspn(at + 1, "\"\n");
    return *end == '"' ? end + 1 : at + 1;
}

static const char *sign_end(const Lexer *lexer) {
    const char *end = lexer->at;
    text_next(&end);
    bool two = stands_at(lexer, "->") || stands_at(lexer, "==") || stands_at(lexer, "&&");
    return two ? lexer->at + 2 : end;
}

void lexer_next(Lexer *lexer) {
    skip_blank(lexer);
    const char *start = lexer->at, *end = start;
    Token token = {.text = start, .line = lexer->line, .column = lexer->column};
    unsigned char c = (unsigned char)*start;
    if (isalpha(c) || c == '_')
        token.kind = TOKEN_NAME, end = name_end(start);
    else if (isdigit(c) || (c == '.' && isdigit((unsigned char)start[1])))
        token.kind = TOKEN_NUMBER, end = number_end(start);
    else if (c == '"' && string_end(start) > start + 1)
        token.kind = TOKEN_STRING, end = string_end(start);
    else if (c)
        token.kind = TOKEN_SIGN, end = sign_end(lexer);
    token.size = (size_t)(end - start);
    while (lexer->at < end)
        skip(lexer);
    lexer->token = token;
}

Lexer lexer_start(const char *text) {
    if (strncmp(text, "\xef\xbb\xbf", 3) == 0) text += 3; // a byte order mark of Windows
    Lexer lexer = {.at = text, .line = 1, .column = 1};
    lexer_next(&lexer);
    return lexer;
}

bool token_is(Token token, const char *text) {
    return strlen(text) == token.size && memcmp(token.text, text, token.size) == 0;
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
        if (!isdigit((unsigned char)token.text[i])) return false;
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
    bool fits = read && expression.size < ANGLE_TEXT && !strchr(text, '\n');
    if (is_plain_number(text)) fits = false; // its value says as much
    if (fits && (named || same_without_names(text, angle->value)))
        memcpy(angle->text, text, expression.size + 1);
    free(text);
    return read;
}
