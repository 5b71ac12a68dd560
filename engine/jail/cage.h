// The cage: a Lua state that behaves. Whitelisted libraries (no io, os, debug, package, no
// collectgarbage, string.dump), text chunks only, a memory cap, and a clock that the
// instruction hook reads, so an endless loop ends with its file and line. Errors cannot be
// swallowed once time or memory is up: pcall, xpcall and coroutines pass them on.
//
// A chunk's name tells where a line counts: the pack's files are named "@file", the
// prelude's chunks "=name"; every place in an error is that of the nearest "@" chunk on
// the stack.
#ifndef KYUBI_JAIL_CAGE_H
#define KYUBI_JAIL_CAGE_H

#include "lesson/outcome.h"

#include <lua.h>
#include <stdint.h>

// The registry field under which language_open leaves the lesson's _ENV: chunks of cage_run
// and `load` get it. Without it they run under the plain globals.
#define LANGUAGE_ENVIRONMENT "language_environment"

typedef struct Cage Cage;

typedef struct CageOptions {
    size_t memory_bytes;   // 0: 64 MB, Lua and what cage_charge adds
    uint64_t seed;         // of math.random
    uint64_t instructions; // of one outermost call; 0: as many as the budget allows
    bool watched;          // functions are counted (jail/measure.h)
    double pattern_steps;  // that one search in a string may take at worst; 0: 1e10
    // Takes what print said, UTF-8; NULL: nowhere. 64 kB at most between two outermost
    // calls.
    void (*print)(void *to, const char *text, size_t size);
    void *to;
} CageOptions;

Cage *cage_create(CageOptions options); // NULL when there is no memory
void cage_destroy(Cage *cage);
lua_State *cage_lua(Cage *cage);
Cage *cage_of(lua_State *L); // of any thread of the cage

// Loads a text chunk named "@name" under the lesson's environment and runs it. False with
// `out` filled: lua.syntax, lua.error (message), a key raised by fail, jail.time (seconds),
// jail.memory (MB). Results of the chunk are dropped.
bool cage_run(Cage *cage, const char *name, const char *text, size_t size, int budget_ms,
              Outcome *out);

// Loads a text chunk as cage_run does and leaves it on L's stack. Raises lua.syntax.
void cage_load(lua_State *L, const char *name, const char *text, size_t size);

// The one way into Lua: calls the function under `args` arguments on the top of
// cage_lua's stack, protected, on a budget. Pops them; leaves `results` (or LUA_MULTRET)
// when true, nothing when false. May nest (from a C function that Lua called); the outer
// budget then still holds.
bool cage_call(Cage *cage, int args, int results, int budget_ms, Outcome *out);

// For long work in C called from Lua: raises when the budget is over. Call it every few
// milliseconds.
void cage_tick(lua_State *L);

// Counts `bytes` of engine values (a state vector) against the pack's memory; negative
// gives back. False when there is no room: fail then.
bool cage_charge(Cage *cage, ptrdiff_t bytes);

// Raises an error: a key of words.tsv, its arguments (printf's, tabs between them), the
// place of the nearest "@" chunk. Never returns; `return fail(…)` reads well.
int fail(lua_State *L, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The same at a place the caller knows (a row noted earlier).
int fail_at(lua_State *L, const char *file, int line, const char *key, const char *format,
            ...) __attribute__((format(printf, 5, 6)));

// File and line of the nearest "@" chunk on L's stack: true and both filled, else false.
// For noting where an exercise or a row was written.
bool cage_place(lua_State *L, char file[256], int *line);

// Until the outermost call ends, an error that happens while no line of a lesson is on the
// stack (`return q.run(…)` takes its own off) is said to be in `line`; 0: in none.
void cage_blame(lua_State *L, int line);

// The text of a value without addresses ("table", "function"), __tostring honoured; pushed.
const char *cage_text(lua_State *L, int index, size_t *size);

#endif
