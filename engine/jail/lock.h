// Locking the process that reads strangers' packs: no new files, no network, no other
// processes, a limit on addresses. After it only one socket is left, fd 3. Two halves,
// because the kernel's seccomp list (the layer that must hold) comes last.
#ifndef KYUBI_JAIL_LOCK_H
#define KYUBI_JAIL_LOCK_H

#include "base/error.h"
#include "jail/jail.h"

#include <sys/types.h>

typedef struct Lock {
    bool seccomp; // false only in the sanitizer build
    int landlock; // the kernel's ABI; 0: none, which is a second layer and may be missing
} Lock;

// Locks this process for good. `parent` is the pid that started it: when that is gone, so
// are we. Before: everything in libraries that opens files at first use (base/data.h
// data_prepare, tzset) and signal handlers. Afterwards poll(2) fails; read blocks. Fails:
// jail.unlocked (no seccomp), jail.start (what, why).
bool lock_down(pid_t parent, Lock *lock, Error *err);

#endif
