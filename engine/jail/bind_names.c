// The names that a lesson's expressions may use: the locals of its own Lua at the line that
// is being run.
#include "jail/bind.h"

#include "circuit/expression.h"
#include "lesson/number_text.h"

#include <stdio.h>
#include <string.h>

enum { MOST_NAMES = 400, MOST_LEVELS = 200 };

static bool is_lesson(lua_State *L, int level, lua_Debug *ar) {
    return lua_getstack(L, level, ar) && lua_getinfo(L, "S", ar) && ar->source[0] == '@';
}

// The value on the top of the stack goes into the table at `table`, unless Lua made it.
static void keep(lua_State *L, int table, const char *name) {
    if (name[0] == '(' || !name[0])
        lua_pop(L, 1);
    else
        lua_setfield(L, table, name);
}

// What a function sees, its own locals last: they hide what stands around it.
static void add_frame(lua_State *L, int table, lua_Debug *ar) {
    const char *name;
    lua_getinfo(L, "f", ar);
    int function = lua_gettop(L);
    for (int i = 1; (name = lua_getupvalue(L, function, i)); i++)
        keep(L, table, name);
    for (int i = 1; (name = lua_getlocal(L, ar, i)); i++)
        keep(L, table, name);
    lua_settop(L, function - 1);
}

// names(): name → value of every local of the lesson that is in sight, those of the
// function that runs before those of its callers.
static int names(lua_State *L) {
    int levels = 0;
    lua_Debug ar;
    luaL_checkstack(L, 8, NULL);
    lua_newtable(L);
    int table = lua_gettop(L);
    while (levels < MOST_LEVELS && lua_getstack(L, levels, &ar))
        levels++;
    for (int level = levels - 1; level >= 0; level--)
        if (is_lesson(L, level, &ar)) add_frame(L, table, &ar);
    return 1;
}

// A table name → number, or name → wires of a circuit, read into names. Keys and values
// stay in the table, so the texts stay too.
static int take_names(lua_State *L, int index, Name *out, Asked *asked, int count) {
    luaL_checktype(L, index, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        bool named = lua_type(L, -2) == LUA_TSTRING && lua_isnumber(L, -1);
        if (!named || count == MOST_NAMES) continue;
        out[count].name = lua_tostring(L, -2);
        out[count].value = lua_tonumber(L, -1);
        if (asked) asked[count].qubits = (int)lua_tonumber(L, -1);
        if (asked) out[count].circuit = &asked[count];
        count++;
    }
    return count;
}

const Name *bind_names(lua_State *L, int index) {
    Name *all = lua_newuserdatauv(L, (MOST_NAMES + 1) * sizeof *all, 0);
    memset(all, 0, (MOST_NAMES + 1) * sizeof *all);
    if (!lua_isnoneornil(L, index)) take_names(L, index, all, NULL, 0);
    return all;
}

// expression(text, numbers, circuits, line): the list of the names that stand in it; raises
// (at the line) when it cannot be read. `numbers`: name → number; `circuits`: name → wires.
static int expression(lua_State *L) {
    Name all[MOST_NAMES + 1] = {{NULL}};
    Asked asked[MOST_NAMES] = {{NULL}};
    bool used[MOST_NAMES] = {false};
    Error err = {.key = ""};
    const char *text = luaL_checkstring(L, 1);
    lua_settop(L, 4);
    int count = take_names(L, 2, all, NULL, 0);
    count = take_names(L, 3, all, asked, count);
    if (!expression_check(text, all, used, &err)) return bind_raise_at(L, 4, &err);
    lua_newtable(L);
    for (int i = 0, found = 0; i < count; i++) {
        if (!used[i]) continue;
        lua_pushstring(L, all[i].name);
        lua_rawseti(L, -2, ++found);
    }
    return 1;
}

// number_text(number, format, formula): as a text of the lesson shows it.
static int write_number(lua_State *L) {
    NumberFormat format = {NUMBER_SHORT, 0};
    double number = luaL_checknumber(L, 1);
    number_format_find(luaL_checkstring(L, 2), &format);
    Buffer out = {0};
    char text[400]; // the largest number has 309 digits before the point
    number_text(&out, number, format, lua_toboolean(L, 3));
    snprintf(text, sizeof text, "%s", out.data);
    buffer_clear(&out);
    lua_pushstring(L, text);
    return 1;
}

void bind_naming(lua_State *L) {
    static const luaL_Reg functions[] = {{"names", names},
                                         {"expression", expression},
                                         {"number_text", write_number},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
