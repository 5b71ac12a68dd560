// What was worked out of a run by those who look at it (a pyramid of amplitudes, a
// formula), kept with the run: asking again costs nothing, and nothing outlives what it was
// worked out from. A few things only, MEMO_BYTES of them at most but for the last one kept;
// the one longest unasked for goes first. For the thread that looks at the run.
#ifndef KYUBI_CIRCUIT_RUN_MEMO_H
#define KYUBI_CIRCUIT_RUN_MEMO_H

#include "circuit/run.h"

enum { MEMO_SLOTS = 32, MEMO_BYTES = 64 << 20 };

// What a thing is known by: a kind of its own and what it depends on, numbers that are not
// needed being 0.
typedef struct MemoKey {
    const char *kind; // a text that lasts, known by where it is
    int after;
    uint32_t numbers[8];
} MemoKey;

// NULL where it is not kept. Borrowed until the next run_memo_keep.
void *run_memo(const Run *run, const MemoKey *key);
// Keeps `thing`, which takes so many bytes and `destroy` ends: takes it.
void run_memo_keep(const Run *run, const MemoKey *key, void *thing, size_t bytes,
                   void (*destroy)(void *thing));

#endif
