// Lua's memory, with a cap. It also looks at the clock on large requests: one long call in
// C that asks for memory stops there.
#include "jail/inside.h"

#include <stdlib.h>
#include <string.h>

enum { LARGE = 64 * 1024 };

bool cage_tight(const Cage *cage) {
    return cage->used + cage->charged > cage->options.memory_bytes / 10 * 9;
}

static bool refuses(Cage *cage, size_t more) {
    if (cage->lenient) return false;
    if (cage->used + cage->charged + more > cage->options.memory_bytes) return true;
    if (more < LARGE || !cage->depth || !clock_over(&cage->clock)) return false;
    cage->killed = OUTCOME_TIME;
    return true;
}

// Lua's memory error carries no line, so it is noted here.
static void note_place(Cage *cage) {
    if (cage->running) cage_place(cage->running, cage->memory_file, &cage->memory_line);
}

void *cage_allocate(void *owner, void *block, size_t old_size, size_t new_size) {
    Cage *cage = owner;
    if (!block) old_size = 0; // then it is a kind of object
    if (!new_size) {
        free(block);
        cage->used -= old_size;
        return NULL;
    }
    if (new_size > old_size && refuses(cage, new_size - old_size)) {
        note_place(cage);
        return NULL;
    }
    void *grown = realloc(block, new_size);
    if (grown)
        cage->used += new_size - old_size;
    else if (new_size <= old_size)
        return block; // Lua relies on shrinking
    return grown;
}

bool cage_charge(Cage *cage, ptrdiff_t bytes) {
    if (bytes > 0 &&
        cage->used + cage->charged + (size_t)bytes > cage->options.memory_bytes)
        lua_gc(cage->L, LUA_GCCOLLECT); // what scripts no longer hold gives back its charge
    if (bytes > 0 &&
        cage->used + cage->charged + (size_t)bytes > cage->options.memory_bytes)
        return false;
    cage->charged += (size_t)bytes;
    return true;
}
