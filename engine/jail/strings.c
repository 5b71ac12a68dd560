// The string library: guards before what runs long in C, no bytecode, no addresses.
#include "jail/inside.h"

#include <ctype.h>
#include <lualib.h>
#include <string.h>

// Steps of C that one call may cost at worst. What is let through and takes longer all the
// same ends by last words.
static double most_steps(lua_State *L) {
    double most = cage_of(L)->options.pattern_steps;
    return most > 0 ? most : 1e10;
}

typedef struct Cost {
    double steps;  // per starting place
    int unbounded; // repeats without end so far
    double size;   // of the subject
} Cost;

// Nested unbounded repeats share the subject: n of them try at most size^n / n! ways.
static void add_unbounded(Cost *cost) {
    cost->unbounded++;
    cost->steps *= (cost->size + 1) / cost->unbounded;
}

// The pattern behind one single-character class that begins at `p`.
static const char *behind_class(const char *p, const char *end) {
    if (*p == '%') return p + 2 < end ? p + 2 : end;
    if (*p != '[') return p + 1;
    p++;
    if (p < end && *p == '^') p++;
    do {
        if (p < end && *p == '%') p++;
        p++;
    } while (p < end && *p != ']');
    return p < end ? p + 1 : end;
}

static const char *cost_item(Cost *cost, const char *p, const char *end) {
    const char *next = behind_class(p, end);
    if (p[0] == '%' && p + 1 < end && (p[1] == 'b' || isdigit((unsigned char)p[1])))
        add_unbounded(cost);
    if (next - p > 16) cost->steps *= (double)(next - p) / 16; // a long set is walked
    if (next < end && strchr("*+-", *next) && *next)
        add_unbounded(cost), next++;
    else if (next < end && *next == '?')
        cost->steps *= 2, next++;
    return next;
}

// The worst case of Lua's backtracking matcher: starting places × ways to share the
// subject.
static double pattern_steps(const char *pattern, size_t size, size_t subject,
                            bool anchors) {
    const char *p = pattern, *end = pattern + size;
    Cost cost = {.steps = 1, .size = (double)subject};
    bool anchored = anchors && p < end && *p == '^';
    if (anchored) p++;
    while (p < end)
        p = cost_item(&cost, p, end);
    if (!cost.unbounded) cost.steps *= 1 + (double)size / 16;
    return anchored ? cost.steps : cost.steps * ((double)subject + 1);
}

static int guard_pattern(lua_State *L, bool anchors) {
    size_t subject, size;
    luaL_checklstring(L, 1, &subject);
    const char *pattern = luaL_checklstring(L, 2, &size);
    if (pattern_steps(pattern, size, subject, anchors) > most_steps(L))
        return fail(L, "lua.pattern", "%zu", subject);
    return library_stock(L);
}

static int guard_anchored(lua_State *L) {
    return guard_pattern(L, true);
}

static int guard_gmatch(lua_State *L) {
    return guard_pattern(L, false); // there '^' is a letter
}

// A plain search compares at most every place with the whole text sought.
static int guard_find(lua_State *L) {
    if (!lua_toboolean(L, 4)) return guard_pattern(L, true);
    size_t subject, size;
    luaL_checklstring(L, 1, &subject);
    luaL_checklstring(L, 2, &size);
    if ((double)subject * (double)size > most_steps(L))
        return fail(L, "lua.pattern", "%zu", subject);
    return library_stock(L);
}

// Nothing repeated is nothing, without counting to 2^62.
static int guard_rep(lua_State *L) {
    size_t size, between = 0;
    luaL_checklstring(L, 1, &size);
    luaL_checkinteger(L, 2);
    luaL_optlstring(L, 3, "", &between);
    if (size || between) return library_stock(L);
    lua_pushliteral(L, "");
    return 1;
}

// The conversions of a format and the arguments they take: `p` shows addresses, and so
// would `s`. A zero byte does not end a format.
static int guard_format(lua_State *L) {
    size_t size;
    const char *p = luaL_checklstring(L, 1, &size), *end = p + size;
    int arg = 1;
    for (; p < end; p++) {
        if (*p != '%') continue;
        if (++p < end && *p == '%') continue;
        p += strspn(p, "-+ #0123456789.");
        if (p >= end) break;
        arg++;
        if (*p == 'p') return fail(L, "lua.format", "%%p");
        if (*p != 's' || lua_isnone(L, arg)) continue;
        cage_text(L, arg, NULL);
        lua_replace(L, arg);
    }
    return library_stock(L);
}

void strings_open(lua_State *L) {
    static const char *const kept[] = {"byte",     "char", "find",    "format", "gmatch",
                                       "gsub",     "len",  "lower",   "match",  "pack",
                                       "packsize", "rep",  "reverse", "sub",    "unpack",
                                       "upper",    NULL};
    luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 1);
    library_keep(L, kept);
    library_guard(L, "find", guard_find);
    library_guard(L, "match", guard_anchored);
    library_guard(L, "gsub", guard_anchored);
    library_guard(L, "gmatch", guard_gmatch);
    library_guard(L, "rep", guard_rep);
    library_guard(L, "format", guard_format);
    lua_pop(L, 1);
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}
