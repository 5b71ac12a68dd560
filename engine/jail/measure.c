#include "jail/measure.h"

#include "base/mem.h"
#include "jail/inside.h"

#include <stdlib.h>

enum { DEPTH = 16 }; // of functions within functions that are counted

typedef struct Open {
    RanRow ran;
    double began; // ms of CPU
} Open;

struct Measure {
    RanRow rows[RAN_ROWS];
    int count;
    Open open[DEPTH];
    int depth;
};

Measure *measure_create(void) {
    return mem_new(sizeof(Measure));
}

void measure_destroy(Measure *measure) {
    free(measure);
}

// Ends all above `depth`.
static void end_to(Measure *measure, int depth) {
    double now = cpu_now();
    while (measure->depth > depth) {
        Open *open = &measure->open[--measure->depth];
        open->ran.count = 1;
        open->ran.last = open->ran.most = now - open->began;
        ran_add(measure->rows, &measure->count, &open->ran);
    }
}

static int began(lua_State *L) {
    Measure *measure = cage_of(L)->measure;
    RanKind kind;
    bool counts =
        measure && measure->depth < DEPTH && ran_named(luaL_checkstring(L, 1), &kind);
    lua_Integer line = luaL_optinteger(L, 2, 0);
    if (counts)
        measure->open[measure->depth++] =
            (Open){{.kind = kind, .line = line > 0 ? (int)line : 0}, cpu_now()};
    lua_pushinteger(L, counts ? measure->depth : 0);
    return 1;
}

static int read_one(lua_State *L) {
    Measure *measure = cage_of(L)->measure;
    lua_Integer index = luaL_checkinteger(L, 1);
    if (measure && measure->depth && index >= 0 && index < RAN_VARIABLES)
        ran_set_read(&measure->open[measure->depth - 1].ran, (int)index);
    return 0;
}

static int ended(lua_State *L) {
    Measure *measure = cage_of(L)->measure;
    lua_Integer depth = luaL_checkinteger(L, 1);
    if (measure && depth > 0 && depth <= measure->depth) end_to(measure, (int)depth - 1);
    return lua_gettop(L) - 1;
}

void bind_measure(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"began", began}, {"read", read_one}, {"ended", ended}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}

Data *measure_take(Cage *cage) {
    Measure *measure = cage->measure;
    if (!measure) return NULL;
    end_to(measure, 0);
    Data *list = measure->count ? ran_write(measure->rows, measure->count) : NULL;
    measure->count = 0;
    return list;
}

void measure_now(const Cage *cage, RanKind *kind, int *line) {
    const Measure *measure = cage->measure;
    *kind = RAN_LOAD;
    *line = 0;
    if (!measure || !measure->depth) return;
    *kind = measure->open[measure->depth - 1].ran.kind;
    *line = measure->open[measure->depth - 1].ran.line;
}
