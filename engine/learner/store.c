#include "learner/store.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "learner/mending.h"
#include "learner/schema.h"

#include <stdlib.h>
#include <string.h>

enum {
    PATIENCE_MS = 1500, // how long another copy of Kyubi may hold the file
    LONGEST = 4 << 20   // bytes of a text that is read back
};

// A file may come from a stranger's stick: its schema gets no trust, and its pages are
// checked as they are read.
int store_calm(sqlite3 *db) {
    sqlite3_busy_timeout(db, PATIENCE_MS);
    sqlite3_extended_result_codes(db, 0);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return schema_run(db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                          "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;");
}

int store_check(sqlite3 *db) {
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

int store_copy(sqlite3 *from, sqlite3 *to) {
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup) return sqlite3_errcode(to);
    int code = sqlite3_backup_step(backup, -1);
    int ended = sqlite3_backup_finish(backup);
    return code == SQLITE_DONE ? ended : code;
}

int store_copy_in_memory(sqlite3 *from, sqlite3 **copy) {
    int code = sqlite3_open_v2(":memory:", copy, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK) code = store_copy(from, *copy);
    if (code == SQLITE_OK) return code;
    sqlite3_close(*copy);
    *copy = NULL;
    return code;
}

// An earlier record on media that cannot be written is brought up to date in memory.
static int freeze(Store *store) {
    sqlite3 *copy = NULL;
    int code = store_copy_in_memory(store->db, &copy);
    if (code == SQLITE_OK) code = schema_migrate(copy);
    sqlite3_close(code == SQLITE_OK ? store->db : copy);
    if (code != SQLITE_OK) return code;
    store->db = copy;
    store->frozen = true;
    return SQLITE_OK;
}

static int bring_up(Store *store, const Label *label) {
    if (label->version >= schema_version()) return SQLITE_OK;
    if (sqlite3_db_readonly(store->db, "main") && label->things) return freeze(store);
    return schema_migrate(store->db);
}

static int make_ready(Store *store) {
    Label label = {0};
    int code = store_calm(store->db);
    if (code == SQLITE_OK) code = schema_label(store->db, &label);
    if (code == SQLITE_OK) code = schema_fits(&label);
    if (code == SQLITE_OK && label.things) code = store_check(store->db);
    if (code == SQLITE_OK) code = bring_up(store, &label);
    return code == SQLITE_OK ? schema_check(store->db) : code;
}

static int open_file(Store *store) {
    int code = sqlite3_open_v2(store->path, &store->db,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, store->vfs);
    if (code == SQLITE_OK) code = make_ready(store);
    if (code == SQLITE_OK) return code;
    sqlite3_close(store->db);
    store->db = NULL;
    store->frozen = false;
    return code & 0xff;
}

static bool is_damage(int code) {
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

// Whether another copy of Kyubi has mended it meanwhile.
static bool opens(Store *store) {
    bool there = file_exists(store->path) && !mending_lost(store);
    return there && open_file(store) == SQLITE_OK;
}

static int open_or_mend(Store *store, const char *folder) {
    if (store->vfs) return open_file(store);
    mending_go_on(store, folder);
    int code = mending_lost(store) ? SQLITE_CORRUPT : open_file(store);
    if (!is_damage(code)) return code;
    if (mending_mend(store, folder, opens)) return store->db ? SQLITE_OK : open_file(store);
    return mending_in_memory(store) ? SQLITE_OK : code;
}

static const char *sentence(int code) {
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return "progress.busy";
    return code == SQLITE_SCHEMA ? "progress.newer" : "progress.folder";
}

bool store_open(Store *store, const char *folder, const char *vfs, Error *err) {
    *store = (Store){.path = file_join(folder, "progress.db"), .vfs = vfs};
    int code =
        file_make_folder(folder, NULL) ? open_or_mend(store, folder) : SQLITE_CANTOPEN;
    if (code == SQLITE_OK && !store->frozen) mending_report(store);
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

int64_t store_number(sqlite3_stmt *statement) {
    int64_t number = 0;
    if (statement && sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

char *store_text(sqlite3_stmt *statement) {
    char *text = NULL;
    if (statement && sqlite3_step(statement) == SQLITE_ROW)
        text = mem_text(store_column(statement, 0));
    sqlite3_finalize(statement);
    return text;
}

const char *store_column(sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    int size = sqlite3_column_bytes(statement, column);
    return text && size <= LONGEST && text_valid(text, (size_t)size) ? text : NULL;
}

bool store_write(const Store *store, sqlite3_stmt *statement, Error *err) {
    int code = store->frozen ? SQLITE_READONLY
               : store->db   ? sqlite3_errcode(store->db)
                             : SQLITE_NOMEM;
    if (statement && store->frozen) {
        sqlite3_finalize(statement);
        statement = NULL;
    }
    if (statement) {
        sqlite3_step(statement);
        code = sqlite3_finalize(statement);
    }
    if (statement && code == SQLITE_OK) return true;
    return store_refuse(store, code, err);
}

bool store_refuse(const Store *store, int code, Error *err) {
    bool busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
    return error_set(err, busy ? "progress.busy" : "progress.unwritable", "%s",
                     store->path);
}
