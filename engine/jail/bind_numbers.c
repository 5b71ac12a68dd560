// Work on long rows of numbers, in C: what a lesson would otherwise loop over a million
// times. Every loop looks at the clock now and then.
#include "jail/bind_values.h"

#include <math.h>

// Looks at the clock behind every TICK_EVERY numbers.
static void tick(lua_State *L, size_t i) {
    if (i % TICK_EVERY == TICK_EVERY - 1) cage_tick(L);
}

static Numbers *check_numbers(lua_State *L, int index) {
    Numbers *numbers = numbers_at(L, index);
    if (!numbers) fail(L, "language.needs_numbers_here", " ");
    return numbers;
}

// numbers(count or list)
static int make(lua_State *L) {
    if (lua_isinteger(L, 1)) {
        push_numbers(L, (size_t)lua_tointeger(L, 1));
        return 1;
    }
    const Numbers *from = to_numbers(L, 1);
    Numbers *out = push_numbers(L, from->count);
    for (size_t i = 0; i < from->count; i++)
        out->at[i] = from->at[i];
    return 1;
}

// fill(numbers, from, step): from, from + step, …
static int fill(lua_State *L) {
    Numbers *out = check_numbers(L, 1);
    double from = luaL_checknumber(L, 2), step = luaL_optnumber(L, 3, 0);
    for (size_t i = 0; i < out->count; i++, tick(L, i))
        out->at[i] = from + step * (double)i;
    lua_settop(L, 1);
    return 1;
}

static double by_sum(double a, double b) {
    return a + b;
}

static double by_product(double a, double b) {
    return a * b;
}

// Of two rows of one length, or a row and a number: changes nothing, gives a new row.
static int pairwise(lua_State *L, double (*of)(double, double)) {
    const Numbers *a = to_numbers(L, 1);
    bool plain = lua_type(L, 2) == LUA_TNUMBER;
    double number = plain ? lua_tonumber(L, 2) : 0;
    const Numbers *b = plain ? NULL : to_numbers(L, 2);
    if (b && a->count != b->count)
        return fail(L, "language.numbers_sizes", "%zu\t%zu", a->count, b->count);
    Numbers *out = push_numbers(L, a->count);
    for (size_t i = 0; i < a->count; i++, tick(L, i))
        out->at[i] = of(a->at[i], b ? b->at[i] : number);
    return 1;
}

static int add(lua_State *L) {
    return pairwise(L, by_sum);
}

static int scale(lua_State *L) {
    return pairwise(L, by_product);
}

// Neumaier's sum keeps what plain adding would lose.
static double sum_of(lua_State *L, const Numbers *numbers) {
    double sum = 0, rest = 0;
    for (size_t i = 0; i < numbers->count; i++, tick(L, i)) {
        double x = numbers->at[i], next = sum + x;
        rest += fabs(sum) >= fabs(x) ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }
    return isfinite(rest) ? sum + rest : sum;
}

static int sum(lua_State *L) {
    lua_pushnumber(L, sum_of(L, to_numbers(L, 1)));
    return 1;
}

static void check_some(lua_State *L, const Numbers *numbers) {
    if (!numbers->count) fail(L, "language.numbers_none", " ");
}

// mean(numbers): the mean, and the standard deviation (divided by n - 1; nil for one).
static int mean(lua_State *L) {
    const Numbers *numbers = to_numbers(L, 1);
    check_some(L, numbers);
    double middle = sum_of(L, numbers) / (double)numbers->count, square = 0;
    for (size_t i = 0; i < numbers->count; i++, tick(L, i))
        square += (numbers->at[i] - middle) * (numbers->at[i] - middle);
    lua_pushnumber(L, middle);
    if (numbers->count < 2) return 1;
    lua_pushnumber(L, sqrt(square / (double)(numbers->count - 1)));
    return 2;
}

// limits(numbers): the least and the greatest.
static int limits(lua_State *L) {
    const Numbers *numbers = to_numbers(L, 1);
    check_some(L, numbers);
    double least = numbers->at[0], most = least;
    for (size_t i = 1; i < numbers->count; i++, tick(L, i)) {
        least = fmin(least, numbers->at[i]);
        most = fmax(most, numbers->at[i]);
    }
    lua_pushnumber(L, least);
    lua_pushnumber(L, most);
    return 2;
}

// histogram(numbers, bins, from, to): counts; the upper end belongs to the last bin, and
// what lies outside is not counted.
static int histogram(lua_State *L) {
    const Numbers *numbers = to_numbers(L, 1);
    lua_Integer bins = luaL_checkinteger(L, 2);
    double from = luaL_checknumber(L, 3), to = luaL_checknumber(L, 4);
    if (!(to > from)) return fail(L, "language.histogram", "%g\t%g", from, to);
    Numbers *out = push_numbers(L, (size_t)bins);
    for (size_t i = 0; i < numbers->count; i++, tick(L, i)) {
        double x = numbers->at[i];
        if (!(x >= from && x <= to)) continue;
        size_t bin = (size_t)((x - from) / (to - from) * (double)bins);
        out->at[bin < out->count ? bin : out->count - 1]++;
    }
    return 1;
}

void bind_numbers(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"numbers", make}, {"fill", fill}, {"add", add},       {"scale", scale},
        {"sum", sum},      {"mean", mean}, {"limits", limits}, {"histogram", histogram},
        {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
