// The clock that an ordinary endless loop meets: every CAGE_STEPS instructions.
#include "jail/inside.h"

#include <time.h>

enum { WALL_FACTOR = 4 }; // a busy machine is no fault of a lesson

static double ms_of(clockid_t id) {
    struct timespec now;
    clock_gettime(id, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double cpu_now(void) {
    return ms_of(CLOCK_PROCESS_CPUTIME_ID);
}

Clock clock_start(double budget_ms) {
    return (Clock){ms_of(CLOCK_MONOTONIC), cpu_now(), budget_ms};
}

double clock_ms(const Clock *clock) {
    return ms_of(CLOCK_MONOTONIC) - clock->start_wall;
}

double clock_cpu(const Clock *clock) {
    return cpu_now() - clock->start_cpu;
}

// The monotonic clock costs no system call; the CPU's does, and is asked only behind it.
bool clock_over(const Clock *clock) {
    double wall = clock_ms(clock);
    if (wall < clock->budget) return false;
    if (wall > clock->budget * WALL_FACTOR) return true;
    return clock_cpu(clock) >= clock->budget;
}

static void hook(lua_State *L, lua_Debug *ar);

void cage_watch(lua_State *L) {
    lua_sethook(L, hook, LUA_MASKCOUNT, CAGE_STEPS);
}

int cage_pass_on(lua_State *L) {
    Cage *cage = cage_of(L);
    if (!cage->killed) return 0;
    lua_pushlightuserdata(L, cage);
    return lua_error(L);
}

// From now on each instruction of this thread raises again, handlers of to-be-closed
// variables included.
void cage_kill(lua_State *L, OutcomeStatus status) {
    Cage *cage = cage_of(L);
    if (!cage->killed) {
        cage->killed = status;
        trouble_note(L);
    }
    lua_sethook(L, hook, LUA_MASKCOUNT, 1);
    cage_pass_on(L);
}

static void look(lua_State *L) {
    Cage *cage = cage_of(L);
    cage->running = L;
    if (!cage->depth) return;
    if (cage->killed) cage_kill(L, cage->killed);
    if (clock_over(&cage->clock)) cage_kill(L, OUTCOME_TIME);
    if (!cage_tight(cage)) return;
    lua_gc(L, LUA_GCCOLLECT);
    if (cage_tight(cage)) cage_kill(L, OUTCOME_MEMORY);
}

static void hook(lua_State *L, lua_Debug *ar) {
    Cage *cage = cage_of(L);
    (void)ar;
    cage->steps += CAGE_STEPS;
    uint64_t most = cage->options.instructions;
    if (most && cage->steps > most && cage->depth) cage_kill(L, OUTCOME_TIME);
    look(L);
}

void cage_tick(lua_State *L) {
    look(L);
}
