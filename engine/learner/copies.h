// Copies of a record beside it, progress-copy-1.db to -3.db: one of each of the last three
// days on which something was written. SQLite's backup writes each in one transaction, so
// that a power cut leaves it as it was before; a record in which quick_check finds fault is
// not copied over a good one. Only this room includes it.
#ifndef KYUBI_LEARNER_COPIES_H
#define KYUBI_LEARNER_COPIES_H

#include "learner/store.h"

#include <stdint.h>

enum { COPIES = 3 };

// "…/progress-copy-2.db" for 1; yours to free.
char *copies_path(const Store *store, int which);

// Copies the record as it is on the day of `when` (seconds since 1970): over today's copy,
// else over the oldest. Takes some 50 ms after a year of use: never in a frame. False where
// nothing was copied; the record is as it was in any case.
bool copies_make(const Store *store, int64_t when);

#endif
