// What exercises about devices ask: the checks of a surface code, and pulses on a spin.
#include "jail/bind_values.h"

#include "quantum/pulses.h"
#include "quantum/surface_code.h"

#include <math.h>
#include <string.h>

enum { MOST_PULSES = 12, SPINS = 101 };

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

static double field(lua_State *L, int index, const char *name) {
    lua_getfield(L, index, name);
    double value = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return value;
}

// One row { axis, angle } or { wait } as a segment; axes are 0 … 3: x, y, -x, -y.
static Segment segment_of(lua_State *L, int row, double rabi, double over) {
    Segment segment = {.duration = field(L, row, "wait")};
    double angle = field(L, row, "angle");
    if (segment.duration > 0) return segment;
    segment.phase = field(L, row, "axis") * 1.57079632679489661923;
    if (rabi > 0) {
        segment.rabi = rabi * (1 + over);
        segment.duration = angle / rabi;
    } else {
        segment.turn = angle * (1 + over);
    }
    return segment;
}

// pulses(rows, x, y, z, rabi, over, width): the mean arrow that begins as (x, y, z).
// `over`: every turn goes so much too far; `width`: of the detunings' normal distribution.
static int pulses(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    Segment segments[MOST_PULSES];
    Spin spins[SPINS] = {{.weight = 1}};
    int count = (int)lua_rawlen(L, 1);
    Bloch start = {luaL_checknumber(L, 2), luaL_checknumber(L, 3), luaL_checknumber(L, 4)};
    double rabi = luaL_checknumber(L, 5), over = luaL_checknumber(L, 6);
    double width = luaL_checknumber(L, 7);
    Error err = {.key = ""};
    if (count > MOST_PULSES) return fail(L, "language.pulses", "%d", MOST_PULSES);
    for (int i = 0; i < count; i++) {
        if (lua_rawgeti(L, 1, i + 1) != LUA_TTABLE)
            return fail(L, "language.pulses", "%d", MOST_PULSES);
        segments[i] = segment_of(L, lua_gettop(L), rabi, over);
        lua_pop(L, 1);
    }
    Sequence sequence = {.segments = segments, .count = count};
    if (!pulses_check(&sequence, &err)) return bind_raise(L, &err);
    if (width > 0) ensemble_normal(width, NULL, spins, SPINS);
    Bloch end = pulses_ensemble(&sequence, spins, width > 0 ? SPINS : 1, start);
    cage_tick(L);
    lua_pushnumber(L, end.x);
    lua_pushnumber(L, end.y);
    lua_pushnumber(L, end.z);
    return 3;
}

void bind_devices(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"surface", surface}, {"pulses", pulses}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
