#include "learner/schema.h"

#include <stdio.h>

// "Kyub": tells our files from other people's SQLite files.
enum { APPLICATION = 0x4b797562 };

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
    // How many exercises of a lesson are right is read from the index alone.
    "ALTER TABLE attempt ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0;"
    "DROP INDEX attempt_of;"
    "CREATE INDEX attempt_of ON attempt (lesson, exercise, right);"
    "ALTER TABLE place ADD COLUMN step INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE card (lesson TEXT NOT NULL, card TEXT NOT NULL, due INTEGER,"
    " stability REAL, difficulty REAL, state INTEGER, step INTEGER, last INTEGER,"
    " lapses INTEGER, reps INTEGER, PRIMARY KEY (lesson, card)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE card_review (lesson TEXT NOT NULL, card TEXT NOT NULL, when_ INTEGER,"
    " grade INTEGER, seed INTEGER, answer TEXT) STRICT;"
    "CREATE INDEX card_review_of ON card_review (lesson, card);"
    "CREATE TABLE fault (key TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,"
    " times INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (key, file, line)) STRICT,"
    " WITHOUT ROWID;",
};
enum { VERSION = sizeof migrations / sizeof *migrations };

int schema_run(sqlite3 *db, const char *sql) {
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

long long schema_number(sqlite3 *db, const char *sql, long long otherwise, int *code) {
    sqlite3_stmt *statement = NULL;
    *code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (*code != SQLITE_OK) return otherwise;
    *code = sqlite3_step(statement);
    long long found = *code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : otherwise;
    if (*code == SQLITE_ROW || *code == SQLITE_DONE) *code = SQLITE_OK;
    sqlite3_finalize(statement);
    return found;
}

// Inside one transaction, so that of two copies starting at once one makes the tables and
// the other finds them.
static int migrate_to(sqlite3 *db, int goal) {
    int code = schema_run(db, "BEGIN IMMEDIATE");
    if (code != SQLITE_OK) return code;
    long long version = schema_number(db, "PRAGMA user_version", 0, &code);
    for (long long v = version; code == SQLITE_OK && v < goal; v++)
        code = schema_run(db, migrations[v]);
    char mark[96];
    snprintf(mark, sizeof mark, "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT",
             APPLICATION, goal);
    if (code == SQLITE_OK) code = schema_run(db, mark);
    if (code != SQLITE_OK) schema_run(db, "ROLLBACK");
    return code;
}

int schema_migrate(sqlite3 *db) {
    return migrate_to(db, VERSION);
}

static const char same[] = "SELECT count(*) FROM sqlite_schema WHERE type IS ?1 AND "
                           "name IS ?2 AND tbl_name IS ?3 AND sql IS ?4";

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
    static const char others[] = "SELECT count(*) FROM sqlite_schema WHERE type <> 'table'";
    sqlite3_stmt *row = NULL, *look = NULL;
    int code = sqlite3_prepare_v2(made, rows, -1, &row, NULL);
    if (code == SQLITE_OK) code = sqlite3_prepare_v2(db, same, -1, &look, NULL);
    while (code == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
        code = look_for(look, row);
    sqlite3_finalize(row);
    sqlite3_finalize(look);
    long long ours = 0, there = 0;
    if (code == SQLITE_OK) ours = schema_number(made, others, 0, &code);
    if (code == SQLITE_OK) there = schema_number(db, others, 0, &code);
    return code == SQLITE_OK && there != ours ? SQLITE_CORRUPT : code;
}

int schema_check(sqlite3 *db) {
    sqlite3 *made = NULL;
    int code = sqlite3_open_v2(":memory:", &made, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK) code = schema_migrate(made);
    if (code == SQLITE_OK) code = compare_schemas(db, made);
    sqlite3_close(made);
    return code == SQLITE_ERROR ? SQLITE_CORRUPT : code;
}

static int look_for_table(sqlite3 *db, sqlite3 *made, const char *table) {
    sqlite3_stmt *row = NULL, *look = NULL;
    int code = sqlite3_prepare_v2(made,
                                  "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                                  " WHERE type = 'table' AND name = ?1",
                                  -1, &row, NULL);
    if (code == SQLITE_OK) code = sqlite3_prepare_v2(db, same, -1, &look, NULL);
    if (code == SQLITE_OK) sqlite3_bind_text(row, 1, table, -1, SQLITE_STATIC);
    if (code == SQLITE_OK)
        code = sqlite3_step(row) == SQLITE_ROW ? look_for(look, row) : SQLITE_CORRUPT;
    sqlite3_finalize(row);
    sqlite3_finalize(look);
    return code;
}

bool schema_knows(sqlite3 *db, const char *table) {
    bool known = false;
    for (int version = VERSION; version > 0 && !known; version--) {
        sqlite3 *made = NULL;
        int code = sqlite3_open_v2(":memory:", &made, SQLITE_OPEN_READWRITE, NULL);
        if (code == SQLITE_OK) code = migrate_to(made, version);
        if (code == SQLITE_OK) code = look_for_table(db, made, table);
        known = code == SQLITE_OK;
        sqlite3_close(made);
    }
    return known;
}

// Read in one transaction: of two copies starting at once, one would else see the file
// without its owner's mark and then with the tables that the other has made meanwhile.
int schema_label(sqlite3 *db, Label *label) {
    int code = schema_run(db, "BEGIN");
    if (code == SQLITE_OK)
        label->version = schema_number(db, "PRAGMA user_version", 0, &code);
    if (code == SQLITE_OK)
        label->owner = schema_number(db, "PRAGMA application_id", 0, &code);
    if (code == SQLITE_OK)
        label->things = schema_number(db, "SELECT count(*) FROM sqlite_schema", 0, &code);
    int ended = schema_run(db, code == SQLITE_OK ? "COMMIT" : "ROLLBACK");
    return code == SQLITE_OK ? ended : code;
}

int schema_fits(const Label *label) {
    if (label->things && label->owner != APPLICATION) return SQLITE_CORRUPT;
    if (label->version > VERSION) return SQLITE_SCHEMA;
    return label->version < 0 ? SQLITE_CORRUPT : SQLITE_OK;
}

int schema_version(void) {
    return VERSION;
}
