// One show at a time for a profile: a lock that goes with the process that has it, however
// that ends.
#ifndef KYUBI_APP_SHOW_LOCK_H
#define KYUBI_APP_SHOW_LOCK_H

#include <stdbool.h>

// False: another process has it. Where no lock can be had (a profile that cannot be
// written, NULL), there is none, and nobody is kept waiting: true. The lock is held until
// this process ends.
bool show_lock_take(const char *profile);
bool show_lock_is_taken(const char *profile); // by another process

#endif
