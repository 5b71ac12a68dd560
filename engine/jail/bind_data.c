#include "jail/bind.h"

#include <math.h>
#include <string.h>

enum { MOST_DEPTH = 30 };

static void push_list(lua_State *L, const Data *data) {
    lua_createtable(L, (int)data_count(data), 0);
    for (size_t i = 0; i < data_count(data); i++) {
        bind_push_data(L, data_at(data, i));
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_object(lua_State *L, const Data *data) {
    lua_createtable(L, 0, (int)data_count(data));
    for (size_t i = 0; i < data_count(data); i++) {
        const Data *value;
        lua_pushstring(L, data_key(data, i, &value));
        bind_push_data(L, value);
        lua_rawset(L, -3);
    }
}

static void push_number(lua_State *L, double number) {
    if (fabs(number) < 9e15 && number == floor(number))
        lua_pushinteger(L, (lua_Integer)number);
    else
        lua_pushnumber(L, number);
}

void bind_push_data(lua_State *L, const Data *data) {
    luaL_checkstack(L, 4, NULL);
    if (data_is_text(data))
        lua_pushstring(L, data_text(data, ""));
    else if (data_is_number(data))
        push_number(L, data_number(data, 0));
    else if (data_is_array(data))
        push_list(L, data);
    else if (data_is_object(data))
        push_object(L, data);
    else if (data_bool(data, true) == data_bool(data, false))
        lua_pushboolean(L, data_bool(data, false));
    else
        lua_pushnil(L);
}

static Data *take(lua_State *L, int index, int depth);

static bool take_list(lua_State *L, int index, int depth, Data *out) {
    for (size_t i = 1; i <= lua_rawlen(L, index); i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        Data *value = take(L, lua_gettop(L), depth);
        lua_pop(L, 1);
        if (!value) return false;
        data_push(out, value);
    }
    return true;
}

static bool take_object(lua_State *L, int index, int depth, Data *out) {
    lua_pushnil(L);
    while (lua_next(L, index)) {
        bool named = lua_type(L, -2) == LUA_TSTRING;
        Data *value = named ? take(L, lua_gettop(L), depth) : NULL;
        if (!value) {
            lua_pop(L, 2);
            return false;
        }
        data_put(out, lua_tostring(L, -2), value);
        lua_pop(L, 1);
    }
    return true;
}

static Data *take_table(lua_State *L, int index, int depth) {
    if (depth == MOST_DEPTH || !lua_checkstack(L, 4)) return NULL;
    bool list = lua_rawlen(L, index) > 0;
    Data *out = list ? data_new_array() : data_new_object();
    if ((list ? take_list : take_object)(L, index, depth + 1, out)) return out;
    data_free(out);
    return NULL;
}

static Data *take_number(lua_State *L, int index) {
    if (lua_isinteger(L, index)) return data_new_integer(lua_tointeger(L, index));
    double number = lua_tonumber(L, index);
    return isfinite(number) ? data_new_number(number) : NULL;
}

static Data *take(lua_State *L, int index, int depth) {
    switch (lua_type(L, index)) {
    case LUA_TSTRING:
        return data_new_text(lua_tostring(L, index));
    case LUA_TNUMBER:
        return take_number(L, index);
    case LUA_TBOOLEAN:
        return data_new_bool(lua_toboolean(L, index));
    case LUA_TTABLE:
        return take_table(L, index, depth);
    default:
        return NULL;
    }
}

Data *bind_take_data(lua_State *L, int index) {
    return take(L, lua_absindex(L, index), 0);
}
