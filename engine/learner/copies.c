#include "learner/copies.h"

#include "base/mem.h"
#include "learner/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 24 * 60 * 60, PATIENCE_MS = 200 };

char *copies_path(const Store *store, int which) {
    Buffer path = {0};
    size_t stem = strlen(store->path) - strlen(".db");
    buffer_print(&path, "%.*s-copy-%d.db", (int)stem, store->path, which + 1);
    return buffer_take(&path);
}

// "1 20420": which was made last, and on which day since 1970.
static bool read_mark(const Store *store, int *which, long long *day) {
    char *text = store_text(
        store_ask(store, "SELECT text FROM setting WHERE key = 'copy'", 0, NULL));
    bool found = text && sscanf(text, "%d %lld", which, day) == 2;
    free(text);
    return found && *which >= 0 && *which < COPIES;
}

static bool write_mark(const Store *store, int which, long long day) {
    char text[40];
    snprintf(text, sizeof text, "%d %lld", which, day);
    const char *const texts[] = {text};
    return store_write(store,
                       store_ask(store,
                                 "INSERT INTO setting (key, text) VALUES ('copy', ?1) ON"
                                 " CONFLICT DO UPDATE SET text = excluded.text WHERE"
                                 " excluded.text <> text",
                                 1, texts),
                       NULL);
}

// A copy that was there and is no SQLite file any more would refuse to be written over.
static int write_copy(const Store *store, sqlite3 *from, const char *path, bool again) {
    sqlite3 *to = NULL;
    int code =
        sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, store->vfs);
    if (code == SQLITE_OK) sqlite3_busy_timeout(to, PATIENCE_MS);
    if (code == SQLITE_OK)
        code = schema_run(to, "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;");
    if (code == SQLITE_OK) code = store_copy(from, to);
    sqlite3_close(to);
    bool spoilt = code == SQLITE_NOTADB || code == SQLITE_CORRUPT;
    if (spoilt && again && !remove(path)) return write_copy(store, from, path, false);
    return code;
}

// Read anew from the disk: what an open record has in memory may be better than what is
// there. NULL where it is not good.
static sqlite3 *open_checked(const Store *store) {
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(store->path, &db, SQLITE_OPEN_READONLY, store->vfs);
    if (code == SQLITE_OK) sqlite3_busy_timeout(db, PATIENCE_MS);
    if (code == SQLITE_OK) code = store_check(db);
    if (code == SQLITE_OK) return db;
    sqlite3_close(db);
    return NULL;
}

bool copies_make(const Store *store, int64_t when) {
    int which = COPIES - 1;
    long long day = 0, today = when / DAY;
    if (!store->db || !store->path[0] || store->frozen) return false;
    bool made = read_mark(store, &which, &day);
    if (!made || day != today) which = (which + 1) % COPIES;
    sqlite3 *from = open_checked(store);
    if (!from) return false;
    char *path = copies_path(store, which);
    bool good =
        write_mark(store, which, today) && write_copy(store, from, path, true) == SQLITE_OK;
    free(path);
    sqlite3_close(from);
    return good;
}
