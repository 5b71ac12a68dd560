#include "jail/bind.h"

#include "base/text.h"
#include "circuit/expression.h"

#include <stdio.h>
#include <string.h>

enum { MOST_NAMES = 200, MOST_ARGUMENT = 160 };

int bind_raise(lua_State *L, const Error *err) {
    return fail(L, err->key, "%s", err->args);
}

int bind_raise_at(lua_State *L, int index, const Error *err) {
    if (lua_isnoneornil(L, index)) return bind_raise(L, err);
    // The parent knows the lesson's file; the line is ours to say.
    return fail_at(L, "", (int)luaL_checkinteger(L, index), err->key, "%s", err->args);
}

// value(text, line, names): of an expression.
static int value(lua_State *L) {
    double number;
    Error err = {.key = ""};
    lua_settop(L, 3);
    const Name *names = bind_names(L, 3);
    if (!expression_value(luaL_checkstring(L, 1), names, &number, &err))
        return bind_raise_at(L, 2, &err);
    lua_pushnumber(L, number);
    return 1;
}

// typed(text, angle): what a person typed as a number; nil when it cannot be read.
static int typed(lua_State *L) {
    size_t size;
    const char *text = luaL_checklstring(L, 1, &size);
    double number;
    if (text_valid(text, size) && number_typed(text, lua_toboolean(L, 2), &number, NULL))
        lua_pushnumber(L, number);
    else
        lua_pushnil(L);
    return 1;
}

// nearest(name, list): the likeliest of the list's names, or nil.
static int nearest(lua_State *L) {
    const char *name = luaL_checkstring(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    const char *names[MOST_NAMES + 1] = {NULL};
    luaL_checkstack(L, MOST_NAMES + 4, NULL);
    for (int i = 0; i < MOST_NAMES; i++)
        if (lua_rawgeti(L, 2, i + 1) != LUA_TSTRING)
            break; // stays on the stack meanwhile
        else
            names[i] = lua_tostring(L, -1);
    const char *found = text_valid(name, strlen(name)) ? text_nearest(name, names) : NULL;
    lua_pushstring(L, found); // NULL pushes nil
    return 1;
}

// One argument of an error: short, in one piece, whole characters.
static void argument(lua_State *L, int index, char out[MOST_ARGUMENT]) {
    snprintf(out, MOST_ARGUMENT, "%s", cage_text(L, index, NULL));
    size_t size = strlen(out);
    for (int i = 0; size + 1 + (size_t)i == MOST_ARGUMENT && i < 3; i++)
        if (!text_valid(out, size)) out[--size] = 0;
    for (char *c = out; *c; c++)
        if ((unsigned char)*c < ' ') *c = ' ';
}

// fail(line, key, …): raises the error at a line of the lesson; nil: where it is now.
static int raise(lua_State *L) {
    int count = lua_gettop(L);
    char args[sizeof((Error *)0)->args] = "";
    size_t used = 0;
    for (int i = 3; i <= count && used < sizeof args; i++) {
        char one[MOST_ARGUMENT];
        argument(L, i, one);
        used += (size_t)snprintf(args + used, sizeof args - used, "%s%s", i > 3 ? "\t" : "",
                                 one);
    }
    const char *key = luaL_checkstring(L, 2);
    if (lua_isnil(L, 1)) return fail(L, key, "%s", args);
    // The parent knows the lesson's file; the line is ours to say. Where that is the line
    // that runs, it may be one of the lesson's tests.
    char file[256] = "";
    int line = (int)luaL_checkinteger(L, 1), running = 0;
    bool here = cage_place(L, file, &running) && running == line;
    return fail_at(L, here ? file : "", line, key, "%s", args);
}

// The line of the file that is loaded, also where a function of a module runs for it.
static bool line_of_file(lua_State *L, const char *name, int *line) {
    lua_Debug frame;
    for (int level = 0; lua_getstack(L, level, &frame); level++) {
        if (!lua_getinfo(L, "Sl", &frame) || frame.source[0] != '@') continue;
        if (frame.currentline <= 0 || strcmp(frame.source + 1, name) != 0) continue;
        *line = frame.currentline;
        return true;
    }
    return false;
}

// place(): the line of the lesson that is being run; 0 when it is none.
static int place(lua_State *L) {
    char file[256];
    int line = 0;
    const Loading *loading = bind_loading_of(L);
    if (!loading || !line_of_file(L, loading->name, &line)) cage_place(L, file, &line);
    lua_pushinteger(L, line);
    return 1;
}

// where(): the file of the pack and its line that are being run.
static int where(lua_State *L) {
    char file[256] = "";
    int line = 0;
    cage_place(L, file, &line);
    lua_pushstring(L, file);
    lua_pushinteger(L, line);
    return 2;
}

// tested(): whether tests are sent with the lesson that is being loaded.
static int tested(lua_State *L) {
    const Loading *loading = bind_loading_of(L);
    lua_pushboolean(L, loading && loading->tested);
    return 1;
}

// text(value): as tostring, but a string is short and in quotes, for error sentences.
static int text(lua_State *L) {
    bool quoted = lua_type(L, 1) == LUA_TSTRING;
    lua_pushfstring(L, quoted ? "\"%s\"" : "%s", cage_text(L, 1, NULL));
    return 1;
}

// is_text(value): whether a string is UTF-8 without controls but newline and tab.
static int is_text(lua_State *L) {
    size_t size;
    const char *bytes = luaL_checklstring(L, 1, &size);
    lua_pushboolean(L, text_valid(bytes, size) && text_shows(bytes, true));
    return 1;
}

void bind_basics(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"value", value},     {"typed", typed}, {"nearest", nearest}, {"fail", raise},
        {"place", place},     {"where", where}, {"tested", tested},   {"text", text},
        {"is_text", is_text}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
