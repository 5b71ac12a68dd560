// Lua's own libraries, made smaller.
#include "jail/inside.h"

#include <string.h>

static bool listed(const char *const *names, const char *name) {
    for (; *names; names++)
        if (strcmp(*names, name) == 0) return true;
    return false;
}

void library_keep(lua_State *L, const char *const *names) {
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) == LUA_TSTRING && listed(names, lua_tostring(L, -2))) continue;
        lua_pushvalue(L, -2);
        lua_pushnil(L);
        lua_rawset(L, -5); // clearing a field while walking is allowed
    }
}

void library_guard(lua_State *L, const char *name, lua_CFunction guard) {
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, guard, 1);
    lua_setfield(L, -2, name);
}

// Called in the guard's own frame, so that messages name the function as the script did.
// The functions guarded here use no upvalues of their own.
int library_stock(lua_State *L) {
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}
