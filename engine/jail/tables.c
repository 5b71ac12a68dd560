// The table library: what walks a range in C does not believe in lengths that a script
// makes up, nor walk for longer than a moment.
#include "jail/inside.h"

#include <lualib.h>

enum { SORT_MOST = 100000 };

// A __len of its own may answer differently when the library asks again.
static lua_Integer own_length(lua_State *L, int index) {
    luaL_checktype(L, index, LUA_TTABLE);
    if (luaL_getmetafield(L, index, "__len") != LUA_TNIL)
        return fail(L, "lua.metatable", "%s", "__len");
    return (lua_Integer)lua_rawlen(L, index); // luaL_getmetafield pushed nothing
}

static void check_range(lua_State *L, lua_Integer from, lua_Integer to, lua_Integer most) {
    // As unsigned numbers, because the difference of the outermost ones does not fit.
    if (from <= to && (lua_Unsigned)to - (lua_Unsigned)from >= (lua_Unsigned)most)
        fail(L, "lua.range", "%lld", (long long)most);
}

static int guard_concat(lua_State *L) {
    lua_Integer length = own_length(L, 1);
    lua_settop(L, 4);
    check_range(L, luaL_optinteger(L, 3, 1), luaL_optinteger(L, 4, length), CAGE_RANGE);
    return library_stock(L);
}

// With a position, what stands behind it is moved; at the end nothing is.
static int guard_insert(lua_State *L) {
    lua_Integer length = own_length(L, 1);
    if (lua_gettop(L) > 2) check_range(L, luaL_checkinteger(L, 2), length, CAGE_RANGE);
    return library_stock(L);
}

static int guard_remove(lua_State *L) {
    lua_Integer length = own_length(L, 1);
    if (lua_gettop(L) > 1) check_range(L, luaL_checkinteger(L, 2), length, CAGE_RANGE);
    return library_stock(L);
}

static int guard_move(lua_State *L) {
    check_range(L, luaL_checkinteger(L, 2), luaL_checkinteger(L, 3), CAGE_RANGE);
    return library_stock(L);
}

static int guard_sort(lua_State *L) {
    check_range(L, 1, own_length(L, 1), SORT_MOST);
    return library_stock(L);
}

static int guard_unpack(lua_State *L) {
    lua_Integer first = luaL_optinteger(L, 2, 1);
    lua_Integer last = lua_isnoneornil(L, 3) ? own_length(L, 1) : luaL_checkinteger(L, 3);
    check_range(L, first, last, CAGE_RANGE);
    return library_stock(L);
}

void tables_open(lua_State *L) {
    static const char *const kept[] = {"concat", "insert", "move",   "pack",
                                       "remove", "sort",   "unpack", NULL};
    luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 1);
    library_keep(L, kept);
    library_guard(L, "concat", guard_concat);
    library_guard(L, "insert", guard_insert);
    library_guard(L, "remove", guard_remove);
    library_guard(L, "move", guard_move);
    library_guard(L, "sort", guard_sort);
    library_guard(L, "unpack", guard_unpack);
    lua_pop(L, 1);
}
