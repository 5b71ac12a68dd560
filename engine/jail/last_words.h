// Last words: what a child that is over its budget says on SIGUSR1 before it ends, the file
// and line where its Lua is. This works inside long calls in C, where no hook runs.
#ifndef KYUBI_JAIL_LAST_WORDS_H
#define KYUBI_JAIL_LAST_WORDS_H

#include "jail/cage.h"

typedef struct LastWords LastWords;

// Sets the handler, on a stack of its own; before the lock, for as long as the process
// lives.
LastWords *words_prepare(void);

// Between these the signal ends the process with a message about request `id`; outside it
// is ignored.
void words_begin(LastWords *words, Cage *cage, uint32_t id);
void words_end(LastWords *words);

// While another message is being written: words inside it would be none. A signal that came
// meanwhile is heard on release.
void words_hold(LastWords *words);
void words_release(LastWords *words);

#endif
