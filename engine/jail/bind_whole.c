// Whole numbers for order finding and factoring, and bits as text.
#include "jail/bind_values.h"

#include "quantum/number_theory.h"

static uint64_t whole(lua_State *L, int index) {
    return (uint64_t)luaL_checkinteger(L, index);
}

static uint32_t modulus(lua_State *L, int index) {
    return (uint32_t)luaL_checkinteger(L, index);
}

static int push_found(lua_State *L, uint64_t found) {
    if (found)
        lua_pushinteger(L, (lua_Integer)found);
    else
        lua_pushnil(L);
    return 1;
}

static int gcd(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)common_divisor(whole(L, 1), whole(L, 2)));
    return 1;
}

static int power(lua_State *L) {
    lua_pushinteger(L, power_modulo(whole(L, 1), whole(L, 2), modulus(L, 3)));
    return 1;
}

static int inverse(lua_State *L) {
    return push_found(L, inverse_modulo(whole(L, 1), modulus(L, 2)));
}

static int order(lua_State *L) {
    uint32_t found = order_modulo(whole(L, 1), modulus(L, 2));
    cage_tick(L);
    return push_found(L, found);
}

static int prime(lua_State *L) {
    lua_pushboolean(L, is_prime(modulus(L, 1)));
    return 1;
}

static int factors(lua_State *L) {
    uint32_t primes[MAX_PRIME_FACTORS];
    int count = prime_factors(modulus(L, 1), primes);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_pushinteger(L, primes[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

// fractions(above, below): { { above, below }, … }
static int fractions(lua_State *L) {
    Convergent found[MAX_CONVERGENTS];
    int count = convergents(whole(L, 1), whole(L, 2), found);
    lua_createtable(L, count, 0);
    for (int i = 0; i < count; i++) {
        lua_createtable(L, 2, 0);
        lua_pushinteger(L, (lua_Integer)found[i].above);
        lua_rawseti(L, -2, 1);
        lua_pushinteger(L, (lua_Integer)found[i].below);
        lua_rawseti(L, -2, 2);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

// order_read(reading, bits, a, n): the order that the reading tells, or nil
static int order_read(lua_State *L) {
    return push_found(L, order_from_reading(whole(L, 1), (int)luaL_checkinteger(L, 2),
                                            whole(L, 3), modulus(L, 4)));
}

// factor(a, order, n): a factor, or nil
static int factor(lua_State *L) {
    return push_found(L, factor_from_order(whole(L, 1), modulus(L, 2), modulus(L, 3)));
}

// bits(number, count): "0101"
static int bits(lua_State *L) {
    uint64_t number = whole(L, 1);
    int count = (int)luaL_checkinteger(L, 2);
    char text[64];
    if (count < 63 && number >> count)
        return fail(L, "language.bits_few", "%llu\t%d", (unsigned long long)number, count);
    for (int i = 0; i < count; i++)
        text[i] = (char)('0' + (number >> (count - 1 - i) & 1));
    lua_pushlstring(L, text, (size_t)count);
    return 1;
}

void bind_whole(lua_State *L) {
    static const luaL_Reg functions[] = {{"gcd", gcd},
                                         {"power", power},
                                         {"inverse", inverse},
                                         {"order", order},
                                         {"prime", prime},
                                         {"factors", factors},
                                         {"fractions", fractions},
                                         {"order_read", order_read},
                                         {"factor", factor},
                                         {"bits", bits},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
