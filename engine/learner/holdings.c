#include "learner/holdings.h"

#include "base/file.h"
#include "base/mem.h"
#include "learner/copies.h"
#include "learner/progress_inside.h"
#include "learner/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// Every table of a record, in the order in which it is exported.
static const char *const tables[] = {"attempt", "hint", "place",       "finished", "behind",
                                     "setting", "card", "card_review", "fault"};
enum { TABLES = sizeof tables / sizeof *tables };

static long long number(const Progress *progress, const char *sql) {
    int code;
    sqlite3 *db = progress->store.db;
    return db ? schema_number(db, sql, 0, &code) : 0;
}

const char *progress_path(const Progress *progress) {
    return progress->store.path;
}

// --- the files

typedef void EachFile(void *to, const char *path, bool damaged);

static void each_copy(const Store *store, EachFile *each, void *to) {
    for (int i = 0; i < COPIES; i++) {
        char *path = copies_path(store, i);
        if (file_exists(path)) each(to, path, false);
        free(path);
    }
}

static void each_damaged(const Store *store, EachFile *each, void *to) {
    char *folder = file_folder(store->path), **names = file_list(folder, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        if (strncmp(*name, "progress-damaged-", strlen("progress-damaged-")) != 0) continue;
        char *path = file_join(folder, *name);
        each(to, path, true);
        free(path);
    }
    free(names);
    free(folder);
}

static int64_t size_of(const char *path) {
    struct stat is;
    return stat(path, &is) ? 0 : (int64_t)is.st_size;
}

static void count_file(void *to, const char *path, bool damaged) {
    Holdings *holdings = to;
    holdings->bytes += size_of(path);
    if (!damaged) holdings->copies++;
    if (damaged && file_ends_in(path, ".db")) holdings->damaged++;
}

static void remove_file(void *to, const char *path, bool damaged) {
    (void)to;
    char journal[4096];
    remove(path);
    if (damaged) return;
    snprintf(journal, sizeof journal, "%s-journal", path);
    remove(journal);
}

// --- counted

Holdings progress_holdings(const Progress *progress) {
    Holdings holdings = {
        .attempts = (int)number(progress, "SELECT count(*) FROM attempt"),
        .exercises = (int)number(
            progress,
            "SELECT count(*) FROM (SELECT DISTINCT lesson, exercise FROM attempt)"),
        .minutes = (int)number(
            progress,
            "SELECT cast(total(max(0, min(minutes, 1440))) AS INTEGER) FROM attempt"),
        .first = number(progress, "SELECT ifnull(min(at), 0) FROM attempt"),
        .last = number(progress, "SELECT ifnull(max(at), 0) FROM attempt"),
        .begun = (int)number(progress, "SELECT count(*) FROM place"),
        .finished = (int)number(progress, "SELECT count(*) FROM finished"),
        .cards = (int)number(progress, "SELECT count(*) FROM card"),
        .reviews = (int)number(progress, "SELECT count(*) FROM card_review"),
        .settings = (int)number(progress, "SELECT count(*) FROM setting"),
        .faults = (int)number(progress, "SELECT count(*) FROM fault"),
    };
    if (!progress->store.path[0]) return holdings;
    holdings.bytes = size_of(progress->store.path);
    each_copy(&progress->store, count_file, &holdings);
    each_damaged(&progress->store, count_file, &holdings);
    return holdings;
}

// --- exported

static Data *value_of(sqlite3_stmt *row, int column) {
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        return data_new_integer(sqlite3_column_int64(row, column));
    case SQLITE_FLOAT:
        return data_new_number(sqlite3_column_double(row, column));
    case SQLITE_TEXT:
        return data_new_text((const char *)sqlite3_column_text(row, column));
    default:
        return NULL; // is left out
    }
}

static Data *rows_of(const Progress *progress, const char *table) {
    Data *rows = data_new_array();
    char sql[64];
    snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
    sqlite3_stmt *row = store_ask(&progress->store, sql, 0, NULL);
    while (row && sqlite3_step(row) == SQLITE_ROW) {
        Data *fields = data_new_object();
        for (int i = 0; i < sqlite3_column_count(row); i++) {
            Data *value = value_of(row, i);
            if (value) data_put(fields, sqlite3_column_name(row, i), value);
        }
        data_push(rows, fields);
    }
    sqlite3_finalize(row);
    return rows;
}

Data *progress_export(const Progress *progress) {
    Data *all = data_new_object();
    data_put(all, "kyubi", data_new_text("record"));
    data_put(all, "version", data_new_integer(schema_version()));
    for (int i = 0; i < TABLES; i++)
        data_put(all, tables[i], rows_of(progress, tables[i]));
    return all;
}

// --- deleted

// What was in a deleted row is written over.
static int delete_rows(sqlite3 *db) {
    int code = schema_run(db, "PRAGMA secure_delete=ON; BEGIN IMMEDIATE");
    for (int i = 0; i < TABLES && code == SQLITE_OK; i++) {
        char sql[64];
        snprintf(sql, sizeof sql, "DELETE FROM %s", tables[i]);
        code = schema_run(db, sql);
    }
    code = code == SQLITE_OK ? schema_run(db, "COMMIT") : code;
    if (code != SQLITE_OK) schema_run(db, "ROLLBACK");
    return code;
}

bool progress_delete(Progress *progress, Error *err) {
    Store *store = &progress->store;
    if (!store->db || store->frozen) return store_refuse(store, SQLITE_READONLY, err);
    sqlite3 *gone = NULL;
    int code = store_copy_in_memory(store->db, &gone);
    if (code == SQLITE_OK) code = delete_rows(store->db);
    if (code != SQLITE_OK) {
        sqlite3_close(gone);
        return store_refuse(store, code, err);
    }
    schema_run(store->db, "VACUUM"); // what it leaves is empty already
    if (store->path[0] && !store->vfs) {
        each_copy(store, remove_file, NULL);
        each_damaged(store, remove_file, NULL);
    }
    sqlite3_close(progress->gone);
    progress->gone = gone;
    progress->copied = sqlite3_total_changes(store->db);
    return true;
}

bool progress_undelete(Progress *progress, Error *err) {
    Store *store = &progress->store;
    if (!progress->gone) return store_refuse(store, SQLITE_EMPTY, err);
    int code = store_copy(progress->gone, store->db);
    if (code != SQLITE_OK) return store_refuse(store, code, err);
    sqlite3_close(progress->gone);
    progress->gone = NULL;
    progress->copied = -1;           // its copies are gone: one is made at the end
    progress->weak->counted = false; // a copy is no change that SQLite counts
    return true;
}

bool progress_deleted(const Progress *progress) {
    return progress->gone != NULL;
}

// --- faults

void progress_fault(Progress *progress, const Error *error, int64_t when) {
    const char *const texts[] = {error->key, file_name(error->file)};
    if (!error->key[0]) return;
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "INSERT INTO fault (key, file, line, times, at) VALUES (?1, ?2, ?3, 1, ?4)"
        " ON CONFLICT DO UPDATE SET times = times + 1, at = excluded.at",
        2, texts);
    if (statement) sqlite3_bind_int(statement, 3, error->line);
    if (statement) sqlite3_bind_int64(statement, 4, when);
    if (!store_write(&progress->store, statement, NULL)) return;
    if (number(progress, "SELECT count(*) FROM fault") <= MOST_FAULTS) return;
    store_write(&progress->store,
                store_ask(&progress->store,
                          "DELETE FROM fault WHERE at = (SELECT min(at) FROM fault)", 0,
                          NULL),
                NULL);
}

void progress_each_fault(const Progress *progress,
                         void (*each)(void *to, const Fault *fault), void *to) {
    sqlite3_stmt *row = store_ask(
        &progress->store,
        "SELECT key, file, line, times, at FROM fault ORDER BY at DESC, key, file, line"
        " LIMIT 100",
        0, NULL);
    while (row && sqlite3_step(row) == SQLITE_ROW) {
        Fault fault = {store_column(row, 0), store_column(row, 1),
                       sqlite3_column_int(row, 2), sqlite3_column_int(row, 3),
                       sqlite3_column_int64(row, 4)};
        if (fault.key && fault.file) each(to, &fault);
    }
    sqlite3_finalize(row);
}
