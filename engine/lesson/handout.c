#include "lesson/handout.h"

#include "base/file.h"
#include "base/mem.h"

#include <string.h>
#include <strings.h>

bool handout_has(const char *name) {
    static const char *const kept[] = {"README", "LICENCE", "LICENSE", "NOTICE"};
    static const char *const folders[] = {"notes/", "tests/"};
    const char *own = file_name(name);
    for (size_t i = 0; i < 2; i++)
        for (const char *at = name; at; at = strchr(at, '/') ? strchr(at, '/') + 1 : NULL)
            if (!strncasecmp(at, folders[i], strlen(folders[i]))) return false;
    if (!file_ends_in(name, ".md") && !file_ends_in(name, ".txt")) return true;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (!strncasecmp(own, kept[i], strlen(kept[i]))) return true;
    return false;
}

// Lua's own signs (reference manual 3.1): behind a long bracket [[ … ]] or [=[ … ]=] that
// begins at `at`; `at` itself where none does.
static const char *behind_long(const char *at, const char *end) {
    size_t level = 0;
    while (at + 1 + level < end && at[1 + level] == '=')
        level++;
    if (at + 1 + level >= end || at[0] != '[' || at[1 + level] != '[') return at;
    for (const char *close = at + level + 2; close + level + 1 < end; close++) {
        size_t same = 0;
        if (*close != ']') continue;
        while (same < level && close[1 + same] == '=')
            same++;
        if (same == level && close[1 + level] == ']') return close + level + 2;
    }
    return end;
}

// Behind a string in quotes; one that is not finished ends with its line.
static const char *behind_quotes(const char *at, const char *end) {
    char quote = *at++;
    while (at < end && *at != '\n' && *at != quote)
        at += *at == '\\' && at + 1 < end ? 2 : 1;
    return at < end && *at == quote ? at + 1 : at;
}

static const char *behind_comment(const char *at, const char *end) {
    const char *body = at + 2, *behind = body < end ? behind_long(body, end) : body;
    if (behind > body) return behind;
    const char *line = memchr(body, '\n', (size_t)(end - body));
    return line ? line : end;
}

static bool is_comment(const char *at, const char *end) {
    return at + 1 < end && at[0] == '-' && at[1] == '-';
}

// Blanks before it go with it; between two words one has to stay.
static char *leave_out(char *to, const char *start, const char *at, const char *behind) {
    while (to > start && (to[-1] == ' ' || to[-1] == '\t'))
        to--;
    if (to > start && to[-1] != '\n' && *behind && *behind != '\n') *to++ = ' ';
    for (; at < behind; at++)
        if (*at == '\n') *to++ = '\n';
    return to;
}

size_t handout_lua(char *text, size_t size) {
    const char *at = text, *end = text + size;
    char *to = text;
    while (at < end) {
        const char *behind = at + 1;
        if (is_comment(at, end)) {
            behind = behind_comment(at, end);
            to = leave_out(to, text, at, behind);
            at = behind;
            continue;
        }
        if (*at == '"' || *at == '\'') behind = behind_quotes(at, end);
        if (*at == '[') behind = behind_long(at, end) > at ? behind_long(at, end) : behind;
        memmove(to, at, (size_t)(behind - at));
        to += behind - at;
        at = behind;
    }
    *to = 0;
    return (size_t)(to - text);
}

// --- solutions

typedef struct Token {
    const char *at, *end;
} Token;

static bool of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_';
}

// The token at or behind `at`; empty at the end. Text without comments.
static Token token_at(const char *at, const char *end) {
    while (at < end && strchr(" \t\r\n\f\v", *at) && *at)
        at++;
    const char *behind = at < end ? at + 1 : at;
    if (at < end && of_name(*at))
        while (behind < end && of_name(*behind))
            behind++;
    else if (at < end && (*at == '"' || *at == '\''))
        behind = behind_quotes(at, end);
    else if (at < end && *at == '[' && behind_long(at, end) > at)
        behind = behind_long(at, end);
    else if (at + 1 < end && *at == '=' && at[1] == '=')
        behind = at + 2;
    return (Token){at, behind};
}

static bool is(Token token, const char *word) {
    size_t size = strlen(word);
    return (size_t)(token.end - token.at) == size && !memcmp(token.at, word, size);
}

static bool is_string(Token token) {
    bool brackets = *token.at == '[' && token.end - token.at > 1;
    return token.at < token.end && (*token.at == '"' || *token.at == '\'' || brackets);
}

static int depth_change(Token token) {
    static const char *const opens[] = {"{", "(", "[", "function", "if", "do", "repeat"};
    static const char *const closes[] = {"}", ")", "]", "end", "until"};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
        if (is(token, opens[i])) return 1;
    for (size_t i = 0; i < sizeof closes / sizeof *closes; i++)
        if (is(token, closes[i])) return -1;
    return 0;
}

// Where the item's value ends: before the ',' or ';' behind it, or the table's end.
static const char *behind_value(const char *at, const char *end) {
    int depth = 0;
    const char *last = at;
    for (Token token = token_at(at, end); token.at < token.end;
         token = token_at(token.end, end)) {
        if (!depth && (is(token, ",") || is(token, ";"))) return last;
        depth += depth_change(token);
        if (depth < 0) return last;
        last = token.end;
    }
    return last;
}

enum { MOST_DEEP = 200, BEFORE = 4 };

typedef struct Scan {
    Token before[BEFORE]; // the last tokens, the latest first
    int depth;
    bool exercise[MOST_DEEP]; // the braces at that depth are those of one
} Scan;

// exercise.build "name" { or exercise.build("name") {
static bool opens_exercise(const Scan *scan) {
    const Token *b = scan->before;
    int skip = is(b[0], ")") ? 1 : 0;
    if (skip && !is_string(b[1])) return false;
    if (skip) return true; // a call with a name: only words of lessons are called so
    return is_string(b[0]) && is(b[2], ".") && is(b[3], "exercise");
}

static void scan_token(Scan *scan, Token token) {
    int change = depth_change(token);
    if (change > 0 && scan->depth + 1 < MOST_DEEP)
        scan->exercise[++scan->depth] = is(token, "{") && opens_exercise(scan);
    if (change < 0 && scan->depth > 0) scan->depth--;
    memmove(scan->before + 1, scan->before, (BEFORE - 1) * sizeof token);
    scan->before[0] = token;
}

static bool begins_solution(const Scan *scan, Token token, const char *end) {
    bool item =
        is(scan->before[0], "{") || is(scan->before[0], ",") || is(scan->before[0], ";");
    return scan->exercise[scan->depth] && item && is(token, "solution") &&
           is(token_at(token.end, end), "=");
}

char *handout_without_solutions(const char *text, size_t *size) {
    const char *end = text + *size, *copied = text;
    const Token nothing = {text, text};
    Scan scan = {.before = {nothing, nothing, nothing, nothing}};
    Buffer out = {0};
    for (Token token = token_at(text, end); token.at < token.end;
         token = token_at(token.end, end)) {
        if (begins_solution(&scan, token, end)) {
            const char *value = token_at(token.end, end).end;
            const char *behind = behind_value(value, end);
            buffer_add(&out, copied, (size_t)(value - copied));
            buffer_print(&out, " false");
            for (; value < behind; value++)
                if (*value == '\n') buffer_add(&out, "\n", 1);
            copied = behind;
            token = (Token){behind, behind};
        }
        scan_token(&scan, token);
    }
    buffer_add(&out, copied, (size_t)(end - copied));
    *size = out.size;
    return buffer_take(&out);
}
