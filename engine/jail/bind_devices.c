// What exercises about devices ask: the checks of a surface code.
#include "jail/bind_values.h"

#include "quantum/surface_code.h"

static void push_point(lua_State *L, SurfacePoint point) {
    lua_pushinteger(L, point.x);
    lua_setfield(L, -2, "x");
    lua_pushinteger(L, point.y);
    lua_setfield(L, -2, "y");
}

// The qubits of a string that have a letter, from 0.
static void push_support(lua_State *L, const PauliString *string) {
    int count = 0;
    lua_newtable(L);
    for (int q = 0; q < string->qubits; q++) {
        if (pauli_string_letter(string, q) == 'I') continue;
        lua_pushinteger(L, q);
        lua_rawseti(L, -2, ++count);
    }
}

// surface(distance, letter): { qubits, checks = { { x, y, number, data = { … } }, … },
// logical = { … } }: the checks of that letter, and the logical operator of it.
static int surface(lua_State *L) {
    int distance = (int)luaL_checkinteger(L, 1), count = 0;
    char letter = luaL_checkstring(L, 2)[0];
    SurfaceCode code = surface_code(distance);
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, code.data_count);
    lua_setfield(L, -2, "qubits");
    lua_newtable(L);
    for (int i = 0; i < code.plaquette_count; i++) {
        if (code.plaquettes[i].letter != letter) continue;
        PauliString check = surface_code_check(&code, i);
        lua_createtable(L, 0, 4);
        push_point(L, code.plaquettes[i].at);
        lua_pushinteger(L, i);
        lua_setfield(L, -2, "number");
        push_support(L, &check);
        lua_setfield(L, -2, "data");
        lua_rawseti(L, -2, ++count);
    }
    lua_setfield(L, -2, "checks");
    PauliString logical = surface_code_logical(&code, letter);
    push_support(L, &logical);
    lua_setfield(L, -2, "logical");
    return 1;
}

void bind_devices(lua_State *L) {
    static const luaL_Reg functions[] = {{"surface", surface}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
