// What the files of the cage share; nobody else includes it. One Cage is behind every
// thread of one Lua state.
#ifndef KYUBI_JAIL_INSIDE_H
#define KYUBI_JAIL_INSIDE_H

#include "jail/cage.h"

#include <lauxlib.h>

enum {
    CAGE_FILES = 256,         // chunk names remembered
    CAGE_PRINT = 60 * 1024,   // bytes printed between two outermost calls
    CAGE_STEPS = 200,         // instructions between two looks at the clock
    CAGE_STACK = 600 * 1024,  // bytes of C stack for nested closing of coroutines
    CAGE_SOURCE = 256 * 1024, // bytes that `load` takes
    CAGE_RANGE = 1000000      // elements that one table function walks
};

typedef struct Clock {
    double start_wall, start_cpu; // ms
    double budget;                // ms
} Clock;

struct Cage {
    CageOptions options;
    lua_State *L;
    lua_State *running; // the thread that runs now, for last words
    int depth;          // of nested cage_call
    Clock clock;
    int blame;            // the line to name where no line of a lesson is running; 0
    bool lenient;         // a failure is being read: memory is not refused then
    bool syntax;          // the failure came from reading a chunk
    OutcomeStatus killed; // TIME or MEMORY once up: every error is passed on
    size_t used, charged; // bytes of Lua; of engine values
    size_t printed;
    struct Measure *measure; // NULL: nobody watches
    uint64_t steps;          // instructions since the outermost call began
    const char *stack;       // where the C stack began
    Error first;             // of the running call: noted where it happened
    Trace trace;             // … and what was running there
    char memory_file[256];   // where memory was last refused
    int memory_line;
    char *files[CAGE_FILES]; // "@" chunks seen
    int file_count;
};

// allocator.c
void *cage_allocate(void *owner, void *block, size_t old_size, size_t new_size);
bool cage_tight(const Cage *cage); // above nine tenths of its memory

// hook.c
double cpu_now(void); // ms of the child's CPU
Clock clock_start(double budget_ms);
bool clock_over(const Clock *clock);
double clock_ms(const Clock *clock);  // wall, since the start
double clock_cpu(const Clock *clock); // ms of CPU since then
void cage_watch(lua_State *L);        // sets the hook on this thread
void cage_kill(lua_State *L, OutcomeStatus status);
int cage_pass_on(lua_State *L); // raises again once killed; else returns 0

// trouble.c
int trouble_handler(lua_State *L); // message handler: notes the error where it happened
void trouble_fill(Cage *cage, int status, Outcome *out);
void trouble_note(lua_State *L); // place and trace of what runs on this thread
void trouble_open(lua_State *L);

// library.c: the table on the top of the stack keeps only `names` (NULL-ended).
void library_keep(lua_State *L, const char *const *names);
// Puts `guard` before the C function `name` of the table on the top: `guard` checks, then
// returns library_stock(L), which runs the function it stands before.
void library_guard(lua_State *L, const char *name, lua_CFunction guard);
int library_stock(lua_State *L);

// the libraries, each leaves nothing on the stack
void basics_open(lua_State *L);
void strings_open(lua_State *L);
void tables_open(lua_State *L);
void threads_open(lua_State *L);

#endif
