#include "lesson/lua_tokens.h"

#include <string.h>

const char *lua_behind_long(const char *at, const char *end) {
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

const char *lua_behind_quotes(const char *at, const char *end) {
    char quote = *at++;
    while (at < end && *at != '\n' && *at != quote)
        at += *at == '\\' && at + 1 < end ? 2 : 1;
    return at < end && *at == quote ? at + 1 : at;
}

const char *lua_behind_comment(const char *at, const char *end) {
    const char *body = at + 2, *behind = body < end ? lua_behind_long(body, end) : body;
    if (behind > body) return behind;
    const char *line = memchr(body, '\n', (size_t)(end - body));
    return line ? line : end;
}

bool lua_begins_comment(const char *at, const char *end) {
    return at + 1 < end && at[0] == '-' && at[1] == '-';
}

static bool of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_';
}

// Behind blanks and comments.
static const char *behind_gap(const char *at, const char *end) {
    for (;;) {
        while (at < end && strchr(" \t\r\n\f\v", *at) && *at)
            at++;
        if (!lua_begins_comment(at, end)) return at;
        at = lua_behind_comment(at, end);
    }
}

LuaToken lua_token(const char *at, const char *end) {
    at = behind_gap(at, end);
    const char *behind = at < end ? at + 1 : at;
    if (at < end && of_name(*at))
        while (behind < end && of_name(*behind))
            behind++;
    else if (at < end && (*at == '"' || *at == '\''))
        behind = lua_behind_quotes(at, end);
    else if (at < end && *at == '[' && lua_behind_long(at, end) > at)
        behind = lua_behind_long(at, end);
    else if (at + 1 < end && strchr("=~<>", *at) && at[1] == '=')
        behind = at + 2;
    return (LuaToken){at, behind};
}

bool lua_token_is(LuaToken token, const char *word) {
    size_t size = strlen(word);
    return (size_t)(token.end - token.at) == size && !memcmp(token.at, word, size);
}

bool lua_token_name(LuaToken token) {
    return token.at < token.end && of_name(*token.at);
}

bool lua_token_string(LuaToken token) {
    bool brackets = *token.at == '[' && token.end - token.at > 1;
    return token.at < token.end && (*token.at == '"' || *token.at == '\'' || brackets);
}

int lua_token_depth(LuaToken token) {
    static const char *const opens[] = {"{", "(", "[", "function", "if", "do", "repeat"};
    static const char *const closes[] = {"}", ")", "]", "end", "until"};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
        if (lua_token_is(token, opens[i])) return 1;
    for (size_t i = 0; i < sizeof closes / sizeof *closes; i++)
        if (lua_token_is(token, closes[i])) return -1;
    return 0;
}
