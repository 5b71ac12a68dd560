#include "learner/store.h"

#include "base/file.h"
#include "base/mem.h"
#include "learner/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PATIENCE_MS = 1500 }; // how long another copy of Kyubi may hold the file

// A file may come from a stranger's stick: its schema gets no trust, and its pages are
// checked as they are read.
static int calm(sqlite3 *db) {
    sqlite3_busy_timeout(db, PATIENCE_MS);
    sqlite3_extended_result_codes(db, 0);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return schema_run(db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                          "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;");
}

// SQLITE_OK, SQLITE_CORRUPT when quick_check finds fault, or why it could not look.
static int check(sqlite3 *db) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &statement, NULL);
    if (code != SQLITE_OK) return code;
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *verdict = (const char *)sqlite3_column_text(statement, 0);
        code = verdict && !strcmp(verdict, "ok") ? SQLITE_OK : SQLITE_CORRUPT;
    }
    sqlite3_finalize(statement);
    return code;
}

static int make_ready(sqlite3 *db) {
    Label label = {0};
    int code = calm(db);
    if (code == SQLITE_OK) code = schema_label(db, &label);
    if (code == SQLITE_OK) code = schema_fits(&label);
    if (code == SQLITE_OK && label.things) code = check(db);
    if (code == SQLITE_OK && label.version < schema_version()) code = schema_migrate(db);
    return code == SQLITE_OK ? schema_check(db) : code;
}

static int open_file(Store *store, const char *vfs) {
    int code = sqlite3_open_v2(store->path, &store->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
    if (code == SQLITE_OK) code = make_ready(store->db);
    if (code == SQLITE_OK) return code;
    sqlite3_close(store->db);
    store->db = NULL;
    return code & 0xff;
}

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

// The file goes first: a journal without its file is dropped by SQLite, but one that is
// left to a new file after a power cut in between would be played into it.
static bool put_aside(Store *store, const char *folder) {
    char *name = free_name(folder);
    char *path = file_join(folder, name);
    bool moved = !rename(store->path, path);
    if (moved) {
        Buffer from = {0}, to = {0};
        buffer_print(&from, "%s-journal", store->path);
        buffer_print(&to, "%s-journal", path);
        rename(from.data, to.data);
        buffer_clear(&from);
        buffer_clear(&to);
        store->set_aside = name;
    } else {
        free(name);
    }
    free(path);
    return moved;
}

static const char *sentence(int code) {
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return "progress.busy";
    return code == SQLITE_SCHEMA ? "progress.newer" : "progress.folder";
}

bool store_open(Store *store, const char *folder, const char *vfs, Error *err) {
    *store = (Store){.path = file_join(folder, "progress.db")};
    int code = file_make_folder(folder, NULL) ? open_file(store, vfs) : SQLITE_CANTOPEN;
    bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    if (damaged && put_aside(store, folder)) code = open_file(store, vfs);
    if (code == SQLITE_OK) return true;
    error_set(err, sentence(code), "%s", store->path);
    store_close(store);
    return false;
}

void store_open_memory(Store *store) {
    *store = (Store){.path = mem_text("")};
    int code = sqlite3_open_v2(":memory:", &store->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (code == SQLITE_OK) code = schema_migrate(store->db);
    if (code == SQLITE_OK) return;
    sqlite3_close(store->db); // only memory can be short here, and then every word of the
                              // store fails kindly
    store->db = NULL;
}

void store_close(Store *store) {
    sqlite3_close(store->db);
    free(store->path);
    free(store->set_aside);
    *store = (Store){0};
}

sqlite3_stmt *store_ask(const Store *store, const char *sql, int count,
                        const char *const *texts) {
    sqlite3_stmt *statement = NULL;
    if (!store->db) return NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) return NULL;
    for (int i = 0; i < count; i++)
        sqlite3_bind_text(statement, i + 1, texts[i], -1, SQLITE_STATIC);
    return statement;
}

bool store_write(const Store *store, sqlite3_stmt *statement, Error *err) {
    int code = store->db ? sqlite3_errcode(store->db) : SQLITE_NOMEM;
    if (statement) {
        sqlite3_step(statement);
        code = sqlite3_finalize(statement);
    }
    if (statement && code == SQLITE_OK) return true;
    bool busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    return error_set(err, busy ? "progress.busy" : "progress.unwritable", "%s",
                     store->path);
}
