#include "learner/store.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    PATIENCE_MS = 1500,      // how long another copy of Kyubi may hold the file
    APPLICATION = 0x4b797562 // "Kyub": tells our files from other people's SQLite files
};

// Row n brings a file of version n to version n + 1. Rows are only ever added.
static const char *const migrations[] = {
    "CREATE TABLE attempt ("
    " id INTEGER PRIMARY KEY, lesson TEXT NOT NULL, exercise TEXT NOT NULL, answer TEXT "
    "NOT NULL,"
    " misconception TEXT NOT NULL, right INTEGER NOT NULL, hints INTEGER NOT NULL,"
    " seed INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;"
    "CREATE INDEX attempt_of ON attempt (lesson, exercise);"
    "CREATE TABLE hint (lesson TEXT NOT NULL, exercise TEXT NOT NULL, hints INTEGER NOT "
    "NULL,"
    " PRIMARY KEY (lesson, exercise)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE place (lesson TEXT PRIMARY KEY, page INTEGER NOT NULL, pages INTEGER NOT "
    "NULL,"
    " at INTEGER NOT NULL, turn INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE finished (lesson TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT "
    "ROWID;"
    "CREATE TABLE setting (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT "
    "ROWID;",
    "CREATE TABLE behind (lesson TEXT NOT NULL, page TEXT NOT NULL, section TEXT NOT NULL,"
    " PRIMARY KEY (lesson, page, section)) STRICT, WITHOUT ROWID;",
};
enum { VERSION = sizeof migrations / sizeof *migrations };

static int run(sqlite3 *db, const char *sql) {
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

// The first column of the first row of `sql`; `otherwise` when there is none, and the code
// in `code`.
static long long number(sqlite3 *db, const char *sql, long long otherwise, int *code) {
    sqlite3_stmt *statement = NULL;
    *code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (*code != SQLITE_OK) return otherwise;
    *code = sqlite3_step(statement);
    long long found = *code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : otherwise;
    if (*code == SQLITE_ROW || *code == SQLITE_DONE) *code = SQLITE_OK;
    sqlite3_finalize(statement);
    return found;
}

// A file may come from a stranger's stick: its schema gets no trust, and its pages are
// checked as they are read.
static int calm(sqlite3 *db) {
    sqlite3_busy_timeout(db, PATIENCE_MS);
    sqlite3_extended_result_codes(db, 0);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return run(db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
                   "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;");
}

// Inside one transaction, so that of two copies starting at once one makes the tables and
// the other finds them.
static int migrate(sqlite3 *db) {
    int code = run(db, "BEGIN IMMEDIATE");
    if (code != SQLITE_OK) return code;
    long long version = number(db, "PRAGMA user_version", 0, &code);
    for (long long v = version; code == SQLITE_OK && v < VERSION; v++)
        code = run(db, migrations[v]);
    char mark[96];
    snprintf(mark, sizeof mark, "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT",
             APPLICATION, VERSION);
    if (code == SQLITE_OK) code = run(db, mark);
    if (code != SQLITE_OK) run(db, "ROLLBACK");
    return code;
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

// Asks `look` for the row that `row` stands on. SQLITE_CORRUPT: it is not there.
static int look_for(sqlite3_stmt *look, sqlite3_stmt *row) {
    for (int i = 0; i < 4; i++)
        sqlite3_bind_value(look, i + 1, sqlite3_column_value(row, i));
    int code = sqlite3_step(look);
    bool there = code == SQLITE_ROW && sqlite3_column_int(look, 0) == 1;
    sqlite3_reset(look);
    return there ? SQLITE_OK : code == SQLITE_ROW ? SQLITE_CORRUPT : code;
}

// Whether every row of the schema of `made` is in that of `db`, letter by letter, and
// nothing else there but tables.
static int compare_schemas(sqlite3 *db, sqlite3 *made) {
    static const char rows[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema";
    static const char same[] = "SELECT count(*) FROM sqlite_schema WHERE type IS ?1 AND "
                               "name IS ?2 AND tbl_name IS ?3 AND sql IS ?4";
    static const char others[] = "SELECT count(*) FROM sqlite_schema WHERE type <> 'table'";
    sqlite3_stmt *row = NULL, *look = NULL;
    int code = sqlite3_prepare_v2(made, rows, -1, &row, NULL);
    if (code == SQLITE_OK) code = sqlite3_prepare_v2(db, same, -1, &look, NULL);
    while (code == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
        code = look_for(look, row);
    sqlite3_finalize(row);
    sqlite3_finalize(look);
    long long ours = 0, there = 0;
    if (code == SQLITE_OK) ours = number(made, others, 0, &code);
    if (code == SQLITE_OK) there = number(db, others, 0, &code);
    return code == SQLITE_OK && there != ours ? SQLITE_CORRUPT : code;
}

// What another hand gave a file under our names may be anything: a view without end, a
// column that computes, a trigger. So our tables are just as we make them.
static int check_tables(sqlite3 *db) {
    sqlite3 *made = NULL;
    int code = sqlite3_open_v2(":memory:", &made, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK) code = migrate(made);
    if (code == SQLITE_OK) code = compare_schemas(db, made);
    sqlite3_close(made);
    return code == SQLITE_ERROR ? SQLITE_CORRUPT : code;
}

// What the file says of itself.
typedef struct Label {
    long long version, owner, things;
} Label;

// Read in one transaction: of two copies starting at once, one would else see the file
// without its owner's mark and then with the tables that the other has made meanwhile.
static int read_label(sqlite3 *db, Label *label) {
    int code = run(db, "BEGIN");
    if (code == SQLITE_OK) label->version = number(db, "PRAGMA user_version", 0, &code);
    if (code == SQLITE_OK) label->owner = number(db, "PRAGMA application_id", 0, &code);
    if (code == SQLITE_OK)
        label->things = number(db, "SELECT count(*) FROM sqlite_schema", 0, &code);
    int ended = run(db, code == SQLITE_OK ? "COMMIT" : "ROLLBACK");
    return code == SQLITE_OK ? ended : code;
}

// SQLITE_SCHEMA stands for "written by a later Kyubi": SQLite itself never gives that code
// here.
static int make_ready(sqlite3 *db) {
    Label label = {0};
    int code = calm(db);
    if (code == SQLITE_OK) code = read_label(db, &label);
    if (code != SQLITE_OK) return code;
    if (label.things && label.owner != APPLICATION) return SQLITE_CORRUPT;
    if (label.version > VERSION) return SQLITE_SCHEMA;
    if (label.version < 0) return SQLITE_CORRUPT;
    if (label.things) code = check(db);
    if (code == SQLITE_OK && label.version < VERSION) code = migrate(db);
    return code == SQLITE_OK ? check_tables(db) : code;
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
    if (code == SQLITE_OK) code = migrate(store->db);
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
