// The word `require`: a module of the pack's own, a Lua file that the parent has sent.
// There is no search path and no other place; it runs in the lesson's environment, once.
#include "jail/bind.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 100, MOST_DEEP = 64 };

// Its address is the registry's key for the table of what modules gave, by name.
static const char modules_key = 0;

// Parts of small letters, digits and '_', with dots between.
static bool name_good(const char *name, size_t size) {
    bool begins = true;
    for (size_t i = 0; i < size; i++) {
        char c = name[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (!letter && (c != '.' || begins)) return false;
        begins = c == '.';
    }
    return size && size < NAME_BYTES && !begins;
}

// "lib.bits" is the file lib/bits.lua.
static void file_of(const char *name, char file[NAME_BYTES + 8]) {
    snprintf(file, NAME_BYTES + 8, "%s.lua", name);
    for (char *c = file; *c && c < file + strlen(name); c++)
        if (*c == '.') *c = '/';
}

static int module(lua_State *L);

// Pushes the name that the frame was asked for, where it is one of `require`. These stay on
// the stack where files end in `return require …`.
static const char *push_required(lua_State *L, lua_Debug *frame) {
    lua_getinfo(L, "f", frame);
    bool requires = lua_tocfunction(L, -1) == module;
    lua_pop(L, 1);
    if (!requires || !lua_getlocal(L, frame, 1)) return NULL;
    return lua_tostring(L, -1);
}

// Raises where the module is already being run, or too many wait for each other.
static void check_chain(lua_State *L, const char *name) {
    lua_Debug frame;
    int deep = 0;
    bool circle = false;
    lua_pushstring(L, name);
    for (int level = 1; !circle && lua_getstack(L, level, &frame); level++) {
        const char *other = push_required(L, &frame);
        if (!other) continue;
        circle = !strcmp(other, name);
        lua_pushfstring(L, "%s ← %s", lua_tostring(L, -2), other);
        lua_replace(L, -3);
        lua_pop(L, 1);
        deep++;
    }
    if (circle) fail(L, "module.circle", "%s\t%s", name, lua_tostring(L, -1));
    if (deep > MOST_DEEP) fail(L, "module.deep", "%s\t%d", name, MOST_DEEP);
    lua_pop(L, 1);
}

static const LanguageFile *module_file(lua_State *L, const char *name, const char *file) {
    const Loading *loading = bind_loading_of(L);
    for (int i = 0; loading && i < loading->count; i++)
        if (!strcmp(loading->files[i].name, file)) return &loading->files[i];
    fail(L, loading ? "module.missing" : "module.late", "%s\t%s", name, file);
    return NULL;
}

static void run(lua_State *L, const LanguageFile *file) {
    Script script = script_of(file->bytes, file->size);
    Error err;
    if (!script_check(script, &err))
        fail_at(L, file->name, err.line, err.key, "%s", err.args);
    cage_load(L, file->name, script.text, script.size);
    lua_call(L, 0, 1);
    if (!lua_isnil(L, -1)) return;
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
}

// module(name): what the file gave when it was run for the first time.
static int module(lua_State *L) {
    size_t size;
    const char *name = luaL_checklstring(L, 1, &size);
    char file[NAME_BYTES + 8];
    if (!name_good(name, size)) return fail(L, "module.name", "%.100s", name);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &modules_key);
    if (lua_getfield(L, -1, name) != LUA_TNIL) return 1;
    lua_pop(L, 1);
    file_of(name, file);
    luaL_checkstack(L, 20, NULL);
    check_chain(L, name);
    run(L, module_file(L, name, file));
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, name);
    return 1;
}

void bind_module(lua_State *L) {
    static const luaL_Reg functions[] = {{"module", module}, {NULL, NULL}};
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &modules_key);
    luaL_setfuncs(L, functions, 0);
}
