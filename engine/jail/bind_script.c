// Where things stand in the lesson's file, for errors; only while it is being loaded.
#include "jail/bind.h"

// field_line(line, path): where the field of the word in that line stands; the line itself
// where it is not found.
static int field_line(lua_State *L) {
    int line = (int)luaL_checkinteger(L, 1);
    const char *path = luaL_checkstring(L, 2);
    const Loading *loading = bind_loading_of(L);
    cage_tick(L);
    lua_pushinteger(L, loading ? script_field(loading->script, line, path) : line);
    return 1;
}

// control_line(line): of the first escape for a control character in that word; else nil.
static int control_line(lua_State *L) {
    int line = (int)luaL_checkinteger(L, 1);
    const Loading *loading = bind_loading_of(L);
    cage_tick(L);
    int found = loading ? script_control(loading->script, line) : 0;
    if (found)
        lua_pushinteger(L, found);
    else
        lua_pushnil(L);
    return 1;
}

// text_line(line, text): where the text stands that the word in that line holds.
static int text_line(lua_State *L) {
    int line = (int)luaL_checkinteger(L, 1);
    const char *text = luaL_checkstring(L, 2);
    const Loading *loading = bind_loading_of(L);
    cage_tick(L);
    lua_pushinteger(L, loading ? script_line_of(loading->script, line, text) : line);
    return 1;
}

static void push_name(void *to, const FreeName *name) {
    lua_State *L = to;
    lua_createtable(L, 3, 0);
    lua_pushlstring(L, name->name, name->size);
    lua_rawseti(L, -2, 1);
    lua_pushinteger(L, name->line);
    lua_rawseti(L, -2, 2);
    if (name->member) {
        lua_pushlstring(L, name->member, name->member_size);
        lua_rawseti(L, -2, 3);
    }
    lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
}

// free_names(): the names that the file uses without making them, as a list of { name,
// line, member }.
static int free_names(lua_State *L) {
    const Loading *loading = bind_loading_of(L);
    cage_tick(L);
    lua_newtable(L);
    if (loading) script_free_names(loading->script, push_name, L);
    return 1;
}

// blame(line): errors that have no line of their own are there from now on.
static int blame(lua_State *L) {
    cage_blame(L, (int)luaL_checkinteger(L, 1));
    return 0;
}

void bind_script(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"field_line", field_line}, {"control_line", control_line},
        {"text_line", text_line},   {"free_names", free_names},
        {"blame", blame},           {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
