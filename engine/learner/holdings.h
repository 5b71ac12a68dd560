// All that is kept of a learner, counted; as one JSON document; and thrown away, with a way
// back until the record is closed.
#ifndef KYUBI_LEARNER_HOLDINGS_H
#define KYUBI_LEARNER_HOLDINGS_H

#include "base/data.h"
#include "learner/progress.h"

typedef struct Holdings {
    int attempts, exercises, minutes;
    int64_t first, last; // of the attempts, seconds since 1970; 0: there are none
    int begun, finished; // lessons
    int cards, reviews;
    int settings; // and saved texts
    int faults;
    int copies, damaged; // files beside the record
    int64_t bytes;       // of all the files
} Holdings;
Holdings progress_holdings(const Progress *progress);
// The record's file; "" for one in memory. Borrowed.
const char *progress_path(const Progress *progress);

// Every row of every table: {"kyubi": "record", "version": n, "attempt": [{"lesson": …}]}.
// Yours.
Data *progress_export(const Progress *progress);

// Nothing stays on the disk: no row, no copy, no damaged file, no trace in free pages.
// Fails: progress.busy, progress.unwritable; then all is as it was.
bool progress_delete(Progress *progress, Error *err);
// What was deleted since the record was opened comes back. False: nothing was, or it cannot
// be written.
bool progress_undelete(Progress *progress, Error *err);
bool progress_deleted(const Progress *progress); // it can come back

// Counts a fault: its key, the name of its file without folders, its line; nothing else of
// it. Only the MOST_FAULTS latest kinds are kept.
enum { MOST_FAULTS = 100 };
void progress_fault(Progress *progress, const Error *error, int64_t when);
typedef struct Fault {
    const char *key, *file; // for the call
    int line, times;
    int64_t when; // the last time
} Fault;
void progress_each_fault(const Progress *progress,
                         void (*each)(void *to, const Fault *fault),
                         void *to); // the latest first

#endif
