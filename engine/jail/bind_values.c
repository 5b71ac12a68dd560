#include "jail/bind_values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Box {
    void *thing;
    ptrdiff_t charged;
    const BoxKind *kind;
} Box;

const BoxKind BYTES_BOX = {"kyubi.bytes", free};

void box_close(lua_State *L, int index) {
    Box *box = lua_touserdata(L, index);
    if (box->thing) box->kind->destroy(box->thing);
    box->thing = NULL;
    cage_charge(cage_of(L), -box->charged);
    box->charged = 0;
}

static int box_free(lua_State *L) {
    box_close(L, 1);
    return 0;
}

void box_register(lua_State *L, const BoxKind *kind) {
    luaL_newmetatable(L, kind->name);
    lua_pushcfunction(L, box_free);
    lua_setfield(L, -2, "__gc");
    lua_pushstring(L, strchr(kind->name, '.') + 1);
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

void **box_push(lua_State *L, const BoxKind *kind, size_t bytes) {
    Box *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = (Box){.kind = kind};
    luaL_setmetatable(L, kind->name);
    if (!cage_charge(cage_of(L), (ptrdiff_t)bytes))
        fail(L, "language.memory", "%zu", bytes >> 20);
    box->charged = (ptrdiff_t)bytes;
    return &box->thing;
}

void *box_at(lua_State *L, int index, const BoxKind *kind) {
    const Box *box = luaL_testudata(L, index, kind->name);
    return box ? box->thing : NULL;
}

int to_qubits(lua_State *L, int index, int qubits, int *out) {
    uint32_t seen = 0;
    bool list = lua_istable(L, index), all = lua_isnoneornil(L, index);
    int count = all ? qubits : list ? (int)lua_rawlen(L, index) : 1;
    if (count < 1 || count > qubits)
        return fail(L, "language.qubit_count", "%d\t%d", qubits, count);
    for (int k = 0; k < count; k++) {
        lua_Integer qubit = k;
        int exact = 1;
        if (list) {
            lua_rawgeti(L, index, k + 1);
            qubit = lua_tointegerx(L, -1, &exact);
            lua_pop(L, 1);
        } else if (!all) {
            qubit = lua_tointegerx(L, index, &exact);
        }
        if (!exact || qubit < 0 || qubit >= qubits)
            return fail(L, "language.qubit", "%d\t%d", (int)qubit, qubits - 1);
        if (seen >> qubit & 1) return fail(L, "language.qubit_twice", "%d", (int)qubit);
        seen |= 1U << qubit;
        out[k] = (int)qubit;
    }
    return count;
}

uint32_t to_bits(lua_State *L, int index, int count) {
    size_t size;
    const char *bits = luaL_checklstring(L, index, &size);
    uint32_t value = 0;
    if (size != (size_t)count || strspn(bits, "01") != size)
        fail(L, "language.bits", "%d\t%.20s", count, bits);
    for (int i = 0; i < count; i++)
        value = value << 1 | (uint32_t)(bits[i] == '1');
    return value;
}

uint64_t to_seed(lua_State *L, int index) {
    return (uint64_t)luaL_checkinteger(L, index);
}

// --- rows of numbers

#define NUMBERS "kyubi.numbers"

Numbers *push_numbers(lua_State *L, size_t count) {
    if (count > NUMBERS_MOST) fail(L, "language.numbers_long", "%d", NUMBERS_MOST);
    size_t bytes = sizeof(Numbers) + count * sizeof(double);
    Numbers *numbers = lua_newuserdatauv(L, bytes, 0);
    memset(numbers, 0, bytes);
    numbers->count = count;
    luaL_setmetatable(L, NUMBERS);
    return numbers;
}

Numbers *numbers_at(lua_State *L, int index) {
    return luaL_testudata(L, index, NUMBERS);
}

Numbers *to_numbers(lua_State *L, int index) {
    index = lua_absindex(L, index);
    Numbers *numbers = numbers_at(L, index);
    if (numbers) return lua_pushvalue(L, index), numbers;
    if (!lua_istable(L, index)) fail(L, "language.needs_numbers_here", " ");
    numbers = push_numbers(L, lua_rawlen(L, index));
    for (size_t i = 0; i < numbers->count; i++) {
        int number;
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        numbers->at[i] = lua_tonumberx(L, -1, &number);
        if (!number) fail(L, "language.needs_numbers_here", " ");
        lua_pop(L, 1);
        if (i % TICK_EVERY == TICK_EVERY - 1) cage_tick(L);
    }
    return numbers;
}

// The place that a[key] means, from 0; -1 for none.
static ptrdiff_t place_of(lua_State *L, const Numbers *numbers, int index) {
    size_t size;
    if (lua_isinteger(L, index)) {
        lua_Integer i = lua_tointeger(L, index);
        return i >= 1 && (size_t)i <= numbers->count ? (ptrdiff_t)(i - 1) : -1;
    }
    if (lua_type(L, index) != LUA_TSTRING) return -1;
    const char *bits = lua_tolstring(L, index, &size);
    if (size > 24 || strspn(bits, "01") != size || (size_t)1 << size != numbers->count)
        return -1;
    return (ptrdiff_t)to_bits(L, index, (int)size);
}

static int refuse_place(lua_State *L, const Numbers *numbers, int index) {
    char key[40];
    snprintf(key, sizeof key, "%.32s", cage_text(L, index, NULL));
    for (char *c = key; *c; c++)
        if ((unsigned char)*c < ' ' || (unsigned char)*c > '~') *c = '?';
    return fail(L, "language.numbers_place", "%zu\t%s", numbers->count, key);
}

static int numbers_index(lua_State *L) {
    const Numbers *numbers = luaL_checkudata(L, 1, NUMBERS);
    ptrdiff_t place = place_of(L, numbers, 2);
    if (place < 0) return refuse_place(L, numbers, 2);
    lua_pushnumber(L, numbers->at[place]);
    return 1;
}

static int numbers_newindex(lua_State *L) {
    Numbers *numbers = luaL_checkudata(L, 1, NUMBERS);
    ptrdiff_t place = place_of(L, numbers, 2);
    if (place < 0) return refuse_place(L, numbers, 2);
    if (lua_type(L, 3) != LUA_TNUMBER) return fail(L, "language.needs_numbers_here", " ");
    numbers->at[place] = lua_tonumber(L, 3);
    return 0;
}

static int numbers_length(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)((Numbers *)luaL_checkudata(L, 1, NUMBERS))->count);
    return 1;
}

static void open_numbers(lua_State *L) {
    static const luaL_Reg meta[] = {{"__index", numbers_index},
                                    {"__newindex", numbers_newindex},
                                    {"__len", numbers_length},
                                    {NULL, NULL}};
    luaL_newmetatable(L, NUMBERS);
    luaL_setfuncs(L, meta, 0);
    lua_pushliteral(L, "numbers");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

// is_numbers(value): whether it is such a row.
static int is_numbers(lua_State *L) {
    lua_pushboolean(L, numbers_at(L, 1) != NULL);
    return 1;
}

void bind_values(lua_State *L) {
    static const luaL_Reg functions[] = {{"is_numbers", is_numbers}, {NULL, NULL}};
    open_numbers(L);
    box_register(L, &BYTES_BOX);
    box_register(L, &DENSITY_BOX);
    luaL_setfuncs(L, functions, 0);
    bind_complex(L);
    bind_matrix(L);
    bind_numbers(L);
    bind_mixed(L);
    bind_pure(L);
    bind_chance(L);
    bind_whole(L);
    bind_tableau(L);
    bind_pulses(L);
}
