#include "learner/mending.h"

#include "base/file.h"
#include "base/mem.h"
#include "learner/copies.h"
#include "learner/salvage.h"
#include "learner/schema.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// "progress-damaged-2031-05-09.db", with "-2", "-3" … before the dot while the name is
// taken.
static char *free_name(const char *folder) {
    time_t now = time(NULL);
    struct tm day = {0};
    gmtime_r(&now, &day);
    char date[32];
    strftime(date, sizeof date, "%Y-%m-%d", &day);
    for (int n = 1;; n++) {
        Buffer name = {0};
        buffer_print(&name, "progress-damaged-%s", date);
        if (n > 1) buffer_print(&name, "-%d", n);
        buffer_print(&name, ".db");
        char *path = file_join(folder, name.data);
        bool taken = file_exists(path);
        free(path);
        if (!taken) return buffer_take(&name);
        buffer_clear(&name);
    }
}

static char *journal_of(const char *path) {
    Buffer name = {0};
    buffer_print(&name, "%s-journal", path);
    return buffer_take(&name);
}

// The file goes first: a journal without its file is dropped by SQLite, but one that is
// left to a new file after a power cut in between would be played into it.
static bool put_aside(const Store *store, const char *folder, const char *name) {
    char *path = file_join(folder, name);
    bool moved = !rename(store->path, path) || !file_exists(store->path);
    char *from = journal_of(store->path), *to = journal_of(path);
    if (moved) rename(from, to);
    free(from);
    free(to);
    free(path);
    return moved;
}

// The copies first, from the oldest on: of what has no number the latest holds.
static void gather(const Store *store, sqlite3 *to, int last) {
    for (int i = 1; i <= COPIES; i++) {
        char *path = copies_path(store, (last + i) % COPIES);
        salvage(to, path);
        free(path);
    }
    salvage(to, store->path);
}

// Which copy is the latest is written in each of them: the highest day says it.
static int last_copy(const Store *store) {
    int last = COPIES - 1;
    long long latest = -1;
    for (int i = 0; i < COPIES; i++) {
        Store copy = {0};
        char *path = copies_path(store, i);
        store_open_memory(&copy);
        if (copy.db) salvage(copy.db, path);
        int code;
        long long day = copy.db ? schema_number(copy.db,
                                                "SELECT cast(substr(text, 3) AS INTEGER)"
                                                " FROM setting WHERE key = 'copy'",
                                                -1, &code)
                                : -1;
        if (day > latest) {
            latest = day;
            last = i;
        }
        store_close(&copy);
        free(path);
    }
    return last;
}

// "12 progress-damaged-….db" stays in the new record until it has been said.
static int mark(sqlite3 *db, const char *name) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db,
                                  "REPLACE INTO setting VALUES ('mended',"
                                  " (SELECT count(*) FROM attempt) || ' ' || ?1)",
                                  -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    sqlite3_step(statement);
    return sqlite3_finalize(statement);
}

// In one transaction: SQLite makes sure that it is on the disk.
static int fill(const Store *store, sqlite3 *db, const char *name) {
    int last = last_copy(store);
    int code = schema_migrate(db);
    if (code == SQLITE_OK) code = schema_run(db, "BEGIN IMMEDIATE");
    if (code != SQLITE_OK) return code;
    gather(store, db, last);
    code = mark(db, name);
    return code == SQLITE_OK ? schema_run(db, "COMMIT") : code;
}

static void forget(const char *path) {
    char *journal = journal_of(path);
    remove(path);
    remove(journal);
    free(journal);
}

static bool write_new(const Store *store, const char *path, const char *name) {
    sqlite3 *db = NULL;
    forget(path);
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (code == SQLITE_OK) code = store_calm(db);
    if (code == SQLITE_OK) code = fill(store, db, name);
    sqlite3_close(db);
    if (code != SQLITE_OK) forget(path);
    return code == SQLITE_OK;
}

// The new one is whole: what is in its place goes, and it comes.
static bool put_in_place(const Store *store, const char *path) {
    char *journal = journal_of(store->path);
    remove(journal);
    free(journal);
    if (rename(path, store->path)) return false;
    forget(path); // its empty journal
    return true;
}

// A lock of the folder itself, so that no file is left behind; -1 where there is none, as
// on some network drives.
static int lock(const char *folder) {
    int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) flock(handle, LOCK_EX);
    return handle;
}

static void unlock(int handle) {
    if (handle < 0) return;
    fsync(handle); // the names, too
    close(handle);
}

static char *new_path(const char *folder) {
    return file_join(folder, "progress-new.db");
}

static bool mend(Store *store, const char *folder) {
    bool there = file_exists(store->path);
    char *name = there ? free_name(folder) : mem_text("");
    char *path = new_path(folder);
    bool good = write_new(store, path, name);
    if (good && there) good = put_aside(store, folder, name);
    if (good) good = put_in_place(store, path);
    free(path);
    free(name);
    return good;
}

bool mending_mend(Store *store, const char *folder, MendingGood *good) {
    int handle = lock(folder);
    bool done = good(store) || mend(store, folder);
    unlock(handle);
    return done;
}

void mending_go_on(Store *store, const char *folder) {
    char *path = new_path(folder);
    if (!file_exists(store->path) && file_exists(path)) {
        int handle = lock(folder);
        if (!file_exists(store->path)) put_in_place(store, path);
        unlock(handle);
    }
    free(path);
}

bool mending_lost(const Store *store) {
    bool copied = false;
    for (int i = 0; i < COPIES && !copied; i++) {
        char *path = copies_path(store, i);
        copied = file_exists(path);
        free(path);
    }
    struct stat is;
    return copied && (stat(store->path, &is) || (S_ISREG(is.st_mode) && !is.st_size));
}

void mending_report(Store *store) {
    char *text = store_text(
        store_ask(store, "SELECT text FROM setting WHERE key = 'mended'", 0, NULL));
    if (!text) return;
    char *name = text;
    long count = strtol(text, &name, 10);
    store->found_again = count > 0 && count < 1000000000 ? (int)count : 0;
    store->set_aside = mem_text(*name == ' ' ? name + 1 : name);
    free(text);
    store_write(
        store, store_ask(store, "DELETE FROM setting WHERE key = 'mended'", 0, NULL), NULL);
}

bool mending_in_memory(Store *store) {
    Store mended = {0};
    store_open_memory(&mended);
    if (!mended.db || schema_run(mended.db, "BEGIN") != SQLITE_OK) {
        store_close(&mended);
        return false;
    }
    gather(store, mended.db, last_copy(store));
    int code = schema_run(mended.db, "COMMIT");
    store->db = mended.db;
    store->found_again =
        (int)schema_number(store->db, "SELECT count(*) FROM attempt", 0, &code);
    store->set_aside = mem_text(file_name(store->path));
    store->frozen = true;
    free(mended.path);
    return true;
}
