// One SQLite file of a learner: opened, checked, brought up to date, and mended when
// damaged (learner/mending.h). It knows the tables, not what they mean; that is progress.c.
// Only this room includes it.
//
// Durability: a rollback journal that is truncated and synced (journal_mode TRUNCATE,
// synchronous EXTRA), so an answer that was confirmed survives a power cut. A write-ahead
// log would save half of the 0.6 ms a write costs, but needs shared memory: it fails on
// network drives and read-only media, where schools keep home folders and copies.
//
// Locks that lie: where a network drive's locks always succeed, two copies that write in
// the same moment may damage the file; the check at the next start finds that, and mending
// brings back the attempts. Where locks always fail, the record is not opened
// (progress.busy, progress.folder), and the learner goes on without one, told so.
//
// Media that cannot be written: a record of this version is read where it is; an earlier
// one is read into memory and brought up to date there; a damaged one is mended there.
// Writes fail in all three (`frozen` in the last two).
#ifndef KYUBI_LEARNER_STORE_H
#define KYUBI_LEARNER_STORE_H

#include "base/error.h"

#include <sqlite3.h>
#include <stdint.h>

typedef struct Store {
    sqlite3 *db;
    char *path; // of the file; "" for a store in memory
    char *
        set_aside; // the name that a damaged file got, "" where it was gone; NULL: all well
    int found_again; // attempts that were read out of it and of its copies
    const char *vfs; // SQLite's file system, NULL: the machine's own
    bool frozen;     // what is on the medium was read into memory; nothing can be written
} Store;

// Opens progress.db in `folder` on the SQLite file system `vfs` (NULL: the machine's own).
// The store holds nothing when it fails: progress.folder, progress.newer, progress.busy.
bool store_open(Store *store, const char *folder, const char *vfs, Error *err);
void store_open_memory(Store *store);
void store_close(Store *store);

// How every file of ours is opened and set; gives SQLite's code.
int store_calm(sqlite3 *db);
// SQLITE_OK, SQLITE_CORRUPT when quick_check finds fault, or why it could not look.
int store_check(sqlite3 *db);
// All of one into the other, or into a new one in memory; gives SQLite's code.
int store_copy(sqlite3 *from, sqlite3 *to);
int store_copy_in_memory(sqlite3 *from, sqlite3 **copy);

// `sql` with its first `count` places filled with `texts` (NULL stays empty). NULL when it
// cannot be prepared.
sqlite3_stmt *store_ask(const Store *store, const char *sql, int count,
                        const char *const *texts);

// The first column of the first row; 0, or NULL, when there is none. Both take the
// statement; the text is yours.
int64_t store_number(sqlite3_stmt *statement);
char *store_text(sqlite3_stmt *statement);
// A text that we may have written: whole characters, not too many. NULL: it is none.
// Borrowed until the next step.
const char *store_column(sqlite3_stmt *statement, int column);

// Runs the statement to its end, gives it back, and says whether what it wrote is on the
// disk now (in the file, for a store in memory). Fails: progress.busy, progress.unwritable.
bool store_write(const Store *store, sqlite3_stmt *statement, Error *err);
bool store_refuse(const Store *store, int code, Error *err); // false, and why

#endif
