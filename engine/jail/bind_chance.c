// Seeded chance and statistics.
#include "jail/bind_values.h"

#include "quantum/binomial.h"
#include "quantum/chi_square.h"
#include "quantum/distribution.h"
#include "quantum/statistics.h"

#include <math.h>

// uniform(count, seed): numbers even in 0 … 1
static int uniform(lua_State *L) {
    size_t count = (size_t)luaL_checkinteger(L, 1);
    Rng rng = rng_seeded(to_seed(L, 2));
    Numbers *out = push_numbers(L, count);
    for (size_t i = 0; i < count; i++) {
        out->at[i] = rng_unit(&rng);
        if (i % TICK_EVERY == TICK_EVERY - 1) cage_tick(L);
    }
    return 1;
}

// count(trials, seed, p): how many succeed
static int count(lua_State *L) {
    Rng rng = rng_seeded(to_seed(L, 2));
    uint64_t trials = (uint64_t)luaL_checkinteger(L, 1);
    lua_pushinteger(L, (lua_Integer)binomial(trials, luaL_checknumber(L, 3), &rng));
    return 1;
}

// binomial(n, k, p): exactly k, at most k, at least k
static int chances(lua_State *L) {
    lua_Integer n = luaL_checkinteger(L, 1), k = luaL_checkinteger(L, 2);
    double p = luaL_checknumber(L, 3);
    lua_pushnumber(L, binomial_exactly(n, k, p));
    lua_pushnumber(L, binomial_at_most(n, k, p));
    lua_pushnumber(L, binomial_at_least(n, k, p));
    return 3;
}

static int *to_counts(lua_State *L, const Numbers *numbers) {
    int *counts = lua_newuserdatauv(L, (numbers->count + 1) * sizeof *counts, 0);
    for (size_t i = 0; i < numbers->count; i++) {
        double x = numbers->at[i];
        if (!(x >= 0 && x <= 1e9 && x == floor(x))) fail(L, "language.counts", "%g", x);
        counts[i] = (int)x;
    }
    return counts;
}

// chi_square(counts, probabilities): p-value, statistic, degrees of freedom
static int chi_square(lua_State *L) {
    const Numbers *seen = to_numbers(L, 1), *expected = to_numbers(L, 2);
    if (seen->count != expected->count)
        return fail(L, "language.numbers_sizes", "%zu\t%zu", seen->count, expected->count);
    const int *counts = to_counts(L, seen);
    ChiSquare result;
    Error err = {.key = ""};
    if (!chi_square_fit(counts, expected->at, (int)seen->count, &result, &err))
        return bind_raise(L, &err);
    cage_tick(L);
    lua_pushnumber(L, result.p_value);
    lua_pushnumber(L, result.statistic);
    lua_pushinteger(L, result.degrees);
    return 3;
}

// interval(n, k, level): low, high (Wilson)
static int interval(lua_State *L) {
    lua_Integer n = luaL_checkinteger(L, 1), k = luaL_checkinteger(L, 2);
    double level = luaL_checknumber(L, 3);
    if (k > n) return fail(L, "language.interval", "%d\t%d", (int)n, (int)k);
    Interval found = interval_wilson(n, k, level);
    lua_pushnumber(L, found.low);
    lua_pushnumber(L, found.high);
    return 2;
}

// shannon(probabilities): bits
static int shannon(lua_State *L) {
    const Numbers *p = to_numbers(L, 1);
    double sum = 0;
    for (size_t i = 0; i < p->count; i++) {
        if (!(p->at[i] >= 0)) return fail(L, "language.weights", " ");
        sum += p->at[i];
    }
    if (!(sum > 0 && isfinite(sum))) return fail(L, "language.weights", " ");
    lua_pushnumber(L, distribution_entropy((int)p->count, p->at));
    cage_tick(L);
    return 1;
}

// difference(p, q): the total variation distance
static int difference(lua_State *L) {
    const Numbers *p = to_numbers(L, 1), *q = to_numbers(L, 2);
    if (p->count != q->count)
        return fail(L, "language.numbers_sizes", "%zu\t%zu", p->count, q->count);
    lua_pushnumber(L, distribution_distance((int)p->count, p->at, q->at));
    cage_tick(L);
    return 1;
}

void bind_chance(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"uniform", uniform},       {"count", count},
        {"binomial", chances},      {"chi_square", chi_square},
        {"interval", interval},     {"shannon", shannon},
        {"difference", difference}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
