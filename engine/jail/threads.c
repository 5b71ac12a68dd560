// Coroutines of our own: the limits pass through them, last words know which one runs, and
// closing them cannot overflow the C stack (a crash of Lua 5.4.4, fixed in 5.4.6).
#include "jail/inside.h"

#include <lualib.h>

static lua_State *check_thread(lua_State *L) {
    lua_State *co = lua_tothread(L, 1);
    luaL_argexpected(L, co, 1, "coroutine");
    return co;
}

static bool died_of_limit(Cage *cage, lua_State *co) {
    return lua_status(co) > LUA_YIELD && lua_gettop(co) && lua_touserdata(co, -1) == cage;
}

// Runs `co` with `count` arguments from L. The number of results on L, or -1 with the
// error.
static int resume(lua_State *L, lua_State *co, int count) {
    Cage *cage = cage_of(L);
    int results;
    if (!lua_checkstack(co, count)) return lua_pushliteral(L, "too many arguments"), -1;
    lua_xmove(L, co, count);
    cage->running = co;
    int status = lua_resume(co, L, count, &results);
    cage->running = L;
    if (status == LUA_ERRMEM && !cage->killed) cage->killed = OUTCOME_MEMORY;
    cage_pass_on(L);
    if (status != LUA_OK && status != LUA_YIELD) return lua_xmove(co, L, 1), -1;
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(co, results);
        return lua_pushliteral(L, "too many results"), -1;
    }
    lua_xmove(co, L, results);
    return results;
}

static int thread_resume(lua_State *L) {
    lua_State *co = check_thread(L);
    int results = resume(L, co, lua_gettop(L) - 1);
    lua_pushboolean(L, results >= 0);
    if (results < 0) results = 1;
    lua_insert(L, -(results + 1));
    return results + 1;
}

// Stock wrap closes a coroutine that failed; ours leaves it to the collector, since its
// handlers would run with hooks off.
static int wrapped(lua_State *L) {
    lua_State *co = lua_tothread(L, lua_upvalueindex(1));
    int results = resume(L, co, lua_gettop(L));
    return results < 0 ? lua_error(L) : results;
}

static int thread_create(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *co = lua_newthread(L);
    cage_watch(co);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    return 1;
}

static int thread_wrap(lua_State *L) {
    thread_create(L);
    lua_pushcclosure(L, wrapped, 1);
    return 1;
}

static const char *status_of(lua_State *L, lua_State *co) {
    lua_Debug ar;
    if (L == co) return "running";
    if (lua_status(co) == LUA_YIELD) return "suspended";
    if (lua_status(co) != LUA_OK) return "dead";
    if (lua_getstack(co, 0, &ar)) return "normal";
    return lua_gettop(co) ? "suspended" : "dead";
}

static int thread_status(lua_State *L) {
    lua_pushstring(L, status_of(L, check_thread(L)));
    return 1;
}

static bool stack_is_deep(const Cage *cage) {
    char here;
    ptrdiff_t used = cage->stack - &here;
    return used > CAGE_STACK || used < -CAGE_STACK;
}

static int thread_close(lua_State *L) {
    lua_State *co = check_thread(L);
    Cage *cage = cage_of(L);
    const char *status = status_of(L, co);
    if (*status == 'r' || *status == 'n')
        return luaL_error(L, "cannot close a %s coroutine", status);
    if (stack_is_deep(cage)) return luaL_error(L, "C stack overflow");
    if (died_of_limit(cage, co)) return lua_pushboolean(L, 0), 1;
    cage->running = co;
    bool closed = lua_resetthread(co) == LUA_OK;
    cage->running = L;
    cage_pass_on(L);
    lua_pushboolean(L, closed);
    if (closed) return 1;
    lua_xmove(co, L, 1);
    return 2;
}

void threads_open(lua_State *L) {
    static const char *const kept[] = {"isyieldable", "running", "yield", NULL};
    static const luaL_Reg own[] = {{"create", thread_create}, {"resume", thread_resume},
                                   {"wrap", thread_wrap},     {"status", thread_status},
                                   {"close", thread_close},   {NULL, NULL}};
    luaL_requiref(L, LUA_COLIBNAME, luaopen_coroutine, 1);
    library_keep(L, kept);
    luaL_setfuncs(L, own, 0);
    lua_pop(L, 1);
}
