#include "jail/inside.h"

#include "base/mem.h"
#include "jail/measure.h"

#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MEMORY = 64 << 20 };

lua_State *cage_lua(Cage *cage) {
    return cage->depth ? cage->running : cage->L;
}

Cage *cage_of(lua_State *L) {
    return *(Cage **)lua_getextraspace(L); // threads get a copy of the main one's
}

static void open_numbers(lua_State *L, uint64_t seed) {
    luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 1);
    lua_getfield(L, -1, "randomseed");
    lua_pushinteger(L, (lua_Integer)seed);
    lua_call(L, 1, 0);
    lua_pushnil(L); // without arguments it would show an address
    lua_setfield(L, -2, "randomseed");
    lua_pop(L, 1);
    luaL_requiref(L, LUA_UTF8LIBNAME, luaopen_utf8, 1);
    lua_pop(L, 1);
}

static int open_all(lua_State *L) {
    trouble_open(L);
    basics_open(L);
    strings_open(L);
    tables_open(L);
    threads_open(L);
    open_numbers(L, cage_of(L)->options.seed);
    return 0;
}

Cage *cage_create(CageOptions options) {
    Cage *cage = mem_new(sizeof *cage);
    cage->options = options;
    if (!options.memory_bytes) cage->options.memory_bytes = MEMORY;
    cage->L = lua_newstate(cage_allocate, cage);
    if (!cage->L) return free(cage), NULL;
    if (options.watched) cage->measure = measure_create();
    *(Cage **)lua_getextraspace(cage->L) = cage;
    cage_watch(cage->L); // before any thread exists: they copy it
    Outcome outcome;
    lua_pushcfunction(cage->L, open_all);
    if (cage_call(cage, 0, 0, 1000, &outcome)) return cage;
    cage_destroy(cage);
    return NULL;
}

void cage_destroy(Cage *cage) {
    if (!cage) return;
    lua_close(cage->L);
    for (int i = 0; i < cage->file_count; i++)
        free(cage->files[i]);
    measure_destroy(cage->measure);
    free(cage);
}

void cage_blame(lua_State *L, int line) {
    cage_of(L)->blame = line;
}

static void begin(Cage *cage) {
    if (cage->depth++) return;
    cage->killed = OUTCOME_OK;
    cage->running = cage->L;
    cage->printed = 0;
    cage->steps = 0;
    cage->blame = 0;
    cage->memory_file[0] = 0;
    cage->memory_line = 0;
    cage_watch(cage->L); // a kill left it at every instruction
}

// A nested call may not outlive the one around it.
static double budget_within(const Cage *cage, int budget_ms) {
    if (!cage->depth) return budget_ms;
    double left = cage->clock.budget - clock_ms(&cage->clock);
    if (left < 1) left = 1;
    return left < budget_ms ? left : budget_ms;
}

static void finish(Cage *cage, int status, Outcome *out) {
    *out = (Outcome){.ms = clock_ms(&cage->clock), .cpu = clock_cpu(&cage->clock)};
    cage->lenient = true;
    if (status != LUA_OK) trouble_fill(cage, status, out);
    if (status != LUA_OK && !out->error.line) out->error.line = cage->blame;
    if (status != LUA_OK) out->trace = cage->trace;
    cage->lenient = false;
    out->kb = (cage->used + cage->charged) >> 10;
}

bool cage_call(Cage *cage, int args, int results, int budget_ms, Outcome *out) {
    lua_State *L = cage_lua(cage);
    int bottom = lua_gettop(L) - args; // where the function is
    char here;
    Clock outer = cage->clock;
    double budget = budget_within(cage, budget_ms);
    if (!cage->depth) cage->stack = &here;
    begin(cage);
    cage->clock = clock_start(budget);
    cage->first = (Error){0};
    cage->trace = (Trace){0};
    cage->syntax = false;
    lua_pushcfunction(L, trouble_handler);
    lua_insert(L, bottom);
    int status = lua_pcall(L, args, results, bottom);
    cage->running = L;
    finish(cage, status, out);
    if (status != LUA_OK) lua_pop(L, 1);
    lua_remove(L, bottom);
    cage->clock = outer;
    if (!--cage->depth) cage->stack = NULL;
    return status == LUA_OK;
}

typedef struct Chunk {
    const char *name, *text;
    size_t size;
} Chunk;

static void remember_file(Cage *cage, const char *name) {
    for (int i = 0; i < cage->file_count; i++)
        if (strcmp(cage->files[i], name) == 0) return;
    if (cage->file_count < CAGE_FILES) cage->files[cage->file_count++] = mem_text(name);
}

void cage_load(lua_State *L, const char *name, const char *text, size_t size) {
    Cage *cage = cage_of(L);
    char chunk[260];
    snprintf(chunk, sizeof chunk, "@%s", name);
    remember_file(cage, chunk + 1);
    if (luaL_loadbufferx(L, text, size, chunk, "t") != LUA_OK) {
        cage->syntax = true;
        lua_error(L);
    }
    if (lua_getfield(L, LUA_REGISTRYINDEX, LANGUAGE_ENVIRONMENT) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_pushglobaltable(L);
    }
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
}

static int run_chunk(lua_State *L) {
    const Chunk *chunk = lua_touserdata(L, 1);
    cage_load(L, chunk->name, chunk->text, chunk->size);
    lua_call(L, 0, 0);
    return 0;
}

bool cage_run(Cage *cage, const char *name, const char *text, size_t size, int budget_ms,
              Outcome *out) {
    lua_State *L = cage_lua(cage);
    Chunk chunk = {name, text, size};
    lua_pushcfunction(L, run_chunk);
    lua_pushlightuserdata(L, &chunk);
    bool ran = cage_call(cage, 1, 0, budget_ms, out);
    if (!ran) error_at(&out->error, name, 0, 0);
    return ran;
}
