#include "learner/salvage.h"

#include "base/file.h"
#include "base/mem.h"
#include "learner/raw_rows.h"
#include "learner/schema.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 256 << 20, LONGEST = 8 << 20 };

// The tables, and their order backwards. Those that grow row by row are known by number.
static const struct {
    const char *table, *columns, *backwards;
    bool grows;
} tables[] = {
    {"attempt", "*", "id DESC", true},
    {"card_review", "rowid, *", "rowid DESC", true},
    {"hint", "*", "lesson DESC, exercise DESC", false},
    {"place", "*", "lesson DESC", false},
    {"finished", "*", "lesson DESC", false},
    {"setting", "*", "key DESC", false},
    {"behind", "*", "lesson DESC, page DESC, section DESC", false},
    {"card", "*", "lesson DESC, card DESC", false},
    {"fault", "*", "key DESC, file DESC, line DESC", false},
};
enum { TABLES = sizeof tables / sizeof *tables };

// A statement that takes the columns of `rows` into the same table of `to`.
static sqlite3_stmt *insertion(sqlite3 *to, sqlite3_stmt *rows, int which) {
    Buffer sql = {0};
    int count = sqlite3_column_count(rows);
    buffer_print(&sql, "INSERT OR %s INTO %s (", tables[which].grows ? "IGNORE" : "REPLACE",
                 tables[which].table);
    for (int i = 0; i < count; i++)
        buffer_print(&sql, "%s%s", i ? ", " : "", sqlite3_column_name(rows, i));
    buffer_print(&sql, ") VALUES (");
    for (int i = 0; i < count; i++)
        buffer_print(&sql, "%s?%d", i ? ", " : "", i + 1);
    buffer_print(&sql, ")");
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(to, sql.data, -1, &statement, NULL);
    buffer_clear(&sql);
    return statement;
}

// Row by row to the end, or to the damage. A row that does not fit is left out.
static void take_rows(sqlite3 *to, sqlite3_stmt *rows, int which) {
    sqlite3_stmt *insert = rows ? insertion(to, rows, which) : NULL;
    while (insert && sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            sqlite3_bind_value(insert, i + 1, sqlite3_column_value(rows, i));
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
}

static void take_table(sqlite3 *to, sqlite3 *from, int which) {
    if (!schema_knows(from, tables[which].table)) return;
    for (int back = 0; back < 2; back++) {
        Buffer sql = {0};
        sqlite3_stmt *rows = NULL;
        buffer_print(&sql, "SELECT %s FROM %s", tables[which].columns, tables[which].table);
        if (back) buffer_print(&sql, " ORDER BY %s", tables[which].backwards);
        sqlite3_prepare_v2(from, sql.data, -1, &rows, NULL);
        take_rows(to, rows, which);
        sqlite3_finalize(rows);
        buffer_clear(&sql);
    }
}

// Read from memory, so that nothing is written beside the file. The bytes are SQLite's.
static sqlite3 *open_bytes(const char *bytes, size_t size) {
    sqlite3 *db = NULL;
    unsigned char *copy = sqlite3_malloc64(size);
    if (!copy) return NULL;
    memcpy(copy, bytes, size);
    int code = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL);
    if (code != SQLITE_OK) sqlite3_free(copy);
    if (code == SQLITE_OK) // frees the copy also where it fails
        code = sqlite3_deserialize(
            db, "main", copy, (sqlite3_int64)size, (sqlite3_int64)size,
            SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY);
    if (code == SQLITE_OK) {
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LONGEST);
        schema_run(db, "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;");
        return db;
    }
    sqlite3_close(db);
    return NULL;
}

static void take_raw(void *to, const RawRow *row) {
    sqlite3_stmt *insert = to;
    sqlite3_bind_int64(insert, 1, row->id);
    for (int i = 0; i < RAW_TEXTS; i++)
        sqlite3_bind_text(insert, 2 + i, (const char *)row->texts[i].bytes,
                          (int)row->texts[i].size, SQLITE_STATIC);
    for (int i = 0; i < RAW_NUMBERS; i++)
        sqlite3_bind_int64(insert, 2 + RAW_TEXTS + i, row->numbers[i]);
    sqlite3_step(insert);
    sqlite3_reset(insert);
}

static void take_raw_attempts(sqlite3 *to, const char *bytes, size_t size) {
    sqlite3_stmt *insert = NULL;
    sqlite3_prepare_v2(to,
                       "INSERT OR IGNORE INTO attempt (id, lesson, exercise, answer,"
                       " misconception, right, hints, seed, at, minutes)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                       -1, &insert, NULL);
    if (insert) raw_rows_each((const unsigned char *)bytes, size, take_raw, insert);
    sqlite3_finalize(insert);
}

void salvage(sqlite3 *to, const char *path) {
    size_t size = 0;
    char *bytes = file_read(path, MOST_BYTES, &size, NULL);
    if (!bytes) return;
    sqlite3 *from = size ? open_bytes(bytes, size) : NULL;
    for (int i = 0; from && i < TABLES; i++)
        take_table(to, from, i);
    sqlite3_close(from);
    take_raw_attempts(to, bytes, size);
    free(bytes);
}
