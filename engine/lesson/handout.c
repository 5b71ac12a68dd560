#include "lesson/handout.h"

#include "base/file.h"

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
