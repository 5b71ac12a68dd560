#include "lesson/handout.h"

#include "base/file.h"
#include "base/mem.h"
#include "lesson/lua_tokens.h"

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
        if (lua_begins_comment(at, end)) {
            behind = lua_behind_comment(at, end);
            to = leave_out(to, text, at, behind);
            at = behind;
            continue;
        }
        if (*at == '"' || *at == '\'') behind = lua_behind_quotes(at, end);
        if (*at == '[')
            behind = lua_behind_long(at, end) > at ? lua_behind_long(at, end) : behind;
        memmove(to, at, (size_t)(behind - at));
        to += behind - at;
        at = behind;
    }
    *to = 0;
    return (size_t)(to - text);
}

// --- solutions

// Where the item's value ends: before the ',' or ';' behind it, or the table's end.
static const char *behind_value(const char *at, const char *end) {
    int depth = 0;
    const char *last = at;
    for (LuaToken token = lua_token(at, end); token.at < token.end;
         token = lua_token(token.end, end)) {
        if (!depth && (lua_token_is(token, ",") || lua_token_is(token, ";"))) return last;
        depth += lua_token_depth(token);
        if (depth < 0) return last;
        last = token.end;
    }
    return last;
}

enum { MOST_DEEP = 200, BEFORE = 4 };

typedef struct Scan {
    LuaToken before[BEFORE]; // the last tokens, the latest first
    int depth;
    bool exercise[MOST_DEEP]; // the braces at that depth are those of one
} Scan;

// exercise.build "name" { or exercise.build("name") {
static bool opens_exercise(const Scan *scan) {
    const LuaToken *b = scan->before;
    int skip = lua_token_is(b[0], ")") ? 1 : 0;
    if (skip && !lua_token_string(b[1])) return false;
    if (skip) return true; // a call with a name: only words of lessons are called so
    return lua_token_string(b[0]) && lua_token_is(b[2], ".") &&
           lua_token_is(b[3], "exercise");
}

static void scan_token(Scan *scan, LuaToken token) {
    int change = lua_token_depth(token);
    if (change > 0 && scan->depth + 1 < MOST_DEEP)
        scan->exercise[++scan->depth] = lua_token_is(token, "{") && opens_exercise(scan);
    if (change < 0 && scan->depth > 0) scan->depth--;
    memmove(scan->before + 1, scan->before, (BEFORE - 1) * sizeof token);
    scan->before[0] = token;
}

static bool begins_solution(const Scan *scan, LuaToken token, const char *end) {
    bool item = lua_token_is(scan->before[0], "{") || lua_token_is(scan->before[0], ",") ||
                lua_token_is(scan->before[0], ";");
    return scan->exercise[scan->depth] && item && lua_token_is(token, "solution") &&
           lua_token_is(lua_token(token.end, end), "=");
}

// --- notes

// notes { … }, notes "…" or notes(…), where a statement may begin.
static bool begins_notes(const Scan *scan, LuaToken token, const char *end) {
    static const char *const within[] = {".", ":", "=",      ",",       "(",
                                         "{", "[", "return", "function"};
    LuaToken next = lua_token(token.end, end);
    bool called =
        lua_token_string(next) || lua_token_is(next, "{") || lua_token_is(next, "(");
    if (!called || !lua_token_is(token, "notes")) return false;
    for (size_t i = 0; i < sizeof within / sizeof *within; i++)
        if (lua_token_is(scan->before[0], within[i])) return false;
    return true;
}

static const char *behind_given(const char *at, const char *end) {
    int depth = 0;
    LuaToken token;
    do {
        token = lua_token(at, end);
        depth += lua_token_depth(token);
        at = token.end;
    } while (depth > 0 && token.at < token.end);
    return at;
}

char *handout_without_answers(const char *text, size_t *size) {
    const char *end = text + *size, *copied = text;
    const LuaToken nothing = {text, text};
    Scan scan = {.before = {nothing, nothing, nothing, nothing}};
    Buffer out = {0};
    for (LuaToken token = lua_token(text, end); token.at < token.end;
         token = lua_token(token.end, end)) {
        bool notes = begins_notes(&scan, token, end);
        if (notes || begins_solution(&scan, token, end)) {
            const char *value = notes ? token.at : lua_token(token.end, end).end;
            const char *behind =
                notes ? behind_given(token.end, end) : behind_value(value, end);
            buffer_add(&out, copied, (size_t)(value - copied));
            buffer_print(&out, notes ? ";" : " false");
            for (; value < behind; value++)
                if (*value == '\n') buffer_add(&out, "\n", 1);
            copied = behind;
            token = (LuaToken){behind, behind};
        }
        scan_token(&scan, token);
    }
    buffer_add(&out, copied, (size_t)(end - copied));
    *size = out.size;
    return buffer_take(&out);
}
