// The basic functions: stock where they cannot harm, our own where errors would be
// swallowed, addresses shown or text taken without limit.
#include "jail/inside.h"

#include "base/mem.h"
#include "base/text.h"

#include <lualib.h>
#include <stdlib.h>
#include <string.h>

static const char *const kept[] = {
    "_G",           "_VERSION", "assert",   "error",  "getmetatable", "ipairs", "next",
    "pairs",        "type",     "rawequal", "rawget", "rawlen",       "rawset", "select",
    "setmetatable", "tonumber", NULL};

// Stock pcall's continuation, but once time or memory is up the failure goes on upwards.
static int finish(lua_State *L, int status, lua_KContext extra) {
    if (status == LUA_ERRMEM && !cage_of(L)->killed) cage_of(L)->killed = OUTCOME_MEMORY;
    cage_pass_on(L);
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - (int)extra;
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
}

static int safe_pcall(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    return finish(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish), 0);
}

// A script's handler runs with hooks off when a hook raised: it is skipped then.
static int guarded_handler(lua_State *L) {
    if (cage_of(L)->killed) return 1;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

static int safe_xpcall(lua_State *L) {
    int count = lua_gettop(L);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, guarded_handler, 1);
    lua_replace(L, 2);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2);
    return finish(L, lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish), 2);
}

static const char *plain_text(lua_State *L, int index, size_t *size) {
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
    case LUA_TBOOLEAN:
    case LUA_TNIL:
        return luaL_tolstring(L, index, size);
    default:
        break;
    }
    if (luaL_getmetafield(L, index, "__name") != LUA_TSTRING)
        lua_pushstring(L, luaL_typename(L, index));
    return lua_tolstring(L, -1, size);
}

const char *cage_text(lua_State *L, int index, size_t *size) {
    index = lua_absindex(L, index);
    if (!luaL_callmeta(L, index, "__tostring")) return plain_text(L, index, size);
    if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
    return lua_tolstring(L, -1, size);
}

static int safe_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    cage_text(L, 1, NULL);
    return 1;
}

static void show(Cage *cage, const char *text, size_t size) {
    size_t left = cage->printed < CAGE_PRINT ? CAGE_PRINT - cage->printed : 0;
    if (size > left) size = left;
    while (size && ((unsigned char)text[size] & 0xC0) == 0x80)
        size--; // at least the zero byte stands at text[size]
    if (!size || !cage->options.print) return;
    cage->printed += size + 16;
    char *clean = mem_new(size + 1);
    memcpy(clean, text, size);
    bool valid = text_valid(clean, size);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)clean[i];
        bool control = (c < ' ' && c != '\n' && c != '\t') || c == 127;
        if (control || (c >= 0x80 && !valid)) clean[i] = '?';
    }
    cage->options.print(cage->options.to, clean, size);
    free(clean);
}

static int safe_print(lua_State *L) {
    int count = lua_gettop(L);
    luaL_Buffer line;
    luaL_buffinit(L, &line);
    for (int i = 1; i <= count; i++) {
        if (i > 1) luaL_addchar(&line, '\t');
        cage_text(L, i, NULL);
        luaL_addvalue(&line);
    }
    luaL_addchar(&line, '\n');
    luaL_pushresult(&line);
    size_t size;
    const char *text = lua_tolstring(L, -1, &size);
    show(cage_of(L), text, size);
    return 0;
}

// Finalizers run with hooks off, and a weak metatable crashes this Lua (fixed in 5.4.8).
static int safe_setmetatable(lua_State *L) {
    static const char *const refused[] = {"__gc", "__mode", NULL};
    for (int i = 0; lua_istable(L, 2) && refused[i]; i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL) return fail(L, "lua.metatable", "%s", refused[i]);
        lua_pop(L, 1);
    }
    return library_stock(L);
}

// Argument 4 when it was given.
static void push_environment(lua_State *L, bool given) {
    if (given) {
        lua_pushvalue(L, 4);
        return;
    }
    if (lua_getfield(L, LUA_REGISTRYINDEX, LANGUAGE_ENVIRONMENT) != LUA_TNIL) return;
    lua_pop(L, 1);
    lua_pushglobaltable(L);
}

// Text only: this Lua crashes on broken bytecode. The chunk's name is not the script's to
// choose, or errors would point at other files.
static int safe_load(lua_State *L) {
    size_t size;
    const char *text = luaL_checklstring(L, 1, &size);
    bool given = !lua_isnone(L, 4);
    lua_settop(L, 4);
    if (size > CAGE_SOURCE) return fail(L, "lua.range", "%d", CAGE_SOURCE);
    if (luaL_loadbufferx(L, text, size, "=[load]", "t") != LUA_OK) {
        lua_pushnil(L);
        lua_insert(L, -2);
        return 2;
    }
    push_environment(L, given);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
    return 1;
}

void basics_open(lua_State *L) {
    static const luaL_Reg own[] = {{"pcall", safe_pcall},       {"xpcall", safe_xpcall},
                                   {"tostring", safe_tostring}, {"print", safe_print},
                                   {"load", safe_load},         {NULL, NULL}};
    luaL_requiref(L, LUA_GNAME, luaopen_base, 1);
    library_guard(L, "setmetatable", safe_setmetatable);
    library_keep(L, kept);
    luaL_setfuncs(L, own, 0);
    lua_pop(L, 1);
}
