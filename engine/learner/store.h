// One SQLite file of a learner: opened, checked, set aside when damaged, brought up to
// date. It knows the tables, not what they mean; that is progress.c. Only this room
// includes it.
//
// Durability: a rollback journal that is truncated and synced (journal_mode TRUNCATE,
// synchronous EXTRA), so an answer that was confirmed survives a power cut. A write-ahead
// log would save half of the 0.6 ms a write costs, but needs shared memory: it fails on
// network drives and read-only media, where schools keep home folders and copies.
#ifndef KYUBI_LEARNER_STORE_H
#define KYUBI_LEARNER_STORE_H

#include "base/error.h"

#include <sqlite3.h>

typedef struct Store {
    sqlite3 *db;
    char *path;      // of the file; "" for a store in memory
    char *set_aside; // the name that a damaged file got, or NULL
} Store;

// Opens progress.db in `folder` on the SQLite file system `vfs` (NULL: the machine's own).
// The store holds nothing when it fails: progress.folder, progress.newer, progress.busy.
bool store_open(Store *store, const char *folder, const char *vfs, Error *err);
void store_open_memory(Store *store);
void store_close(Store *store);

// `sql` with its first `count` places filled with `texts` (NULL stays empty). NULL when it
// cannot be prepared.
sqlite3_stmt *store_ask(const Store *store, const char *sql, int count,
                        const char *const *texts);

// Runs the statement to its end, gives it back, and says whether what it wrote is on the
// disk now (in the file, for a store in memory). Fails: progress.busy, progress.unwritable.
bool store_write(const Store *store, sqlite3_stmt *statement, Error *err);

#endif
