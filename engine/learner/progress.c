#include "learner/progress.h"

#include "base/mem.h"
#include "learner/copies.h"
#include "learner/progress_inside.h"
#include "learner/schema.h"

#include <stdlib.h>
#include <time.h>

Progress *progress_open(const char *folder, Error *err) {
    return progress_open_on(folder, NULL, err);
}

Progress *progress_open_on(const char *folder, const char *disk, Error *err) {
    Progress *progress = mem_new(sizeof *progress);
    if (store_open(&progress->store, folder, disk, err)) {
        progress->weak = mem_new(sizeof *progress->weak);
        progress->copied = sqlite3_total_changes(progress->store.db);
        return progress;
    }
    free(progress);
    return NULL;
}

Progress *progress_open_memory(void) {
    Progress *progress = mem_new(sizeof *progress);
    progress->weak = mem_new(sizeof *progress->weak);
    store_open_memory(&progress->store);
    return progress;
}

void progress_close(Progress *progress) {
    if (!progress) return;
    progress_copy(progress, (int64_t)time(NULL));
    weak_lessons_free(progress->weak);
    sqlite3_close(progress->gone);
    store_close(&progress->store);
    free(progress);
}

void progress_copy(Progress *progress, int64_t when) {
    sqlite3 *db = progress->store.db;
    if (!db || sqlite3_total_changes(db) == progress->copied) return;
    copies_make(&progress->store, when);
    progress->copied = sqlite3_total_changes(db);
}

void progress_copy_daily(Progress *progress, int64_t when) {
    int64_t day = when / 86400;
    sqlite3 *db = progress->store.db;
    bool same = !db || sqlite3_total_changes(db) == progress->copied;
    if (same || progress->day == day) return;
    progress->day = day;
    progress_copy(progress, when);
}

const char *progress_recovered(const Progress *progress) {
    return progress->store.set_aside;
}

int progress_found_again(const Progress *progress) {
    return progress->store.found_again;
}

const char *progress_recovered_how(const Progress *progress) {
    const Store *store = &progress->store;
    if (store->frozen) return "progress.frozen";
    if (store->set_aside && !store->set_aside[0]) return "progress.restored";
    return store->found_again ? "progress.recovered" : "progress.recovered_none";
}

void progress_hold(const Progress *progress) {
    if (progress->store.db) schema_run(progress->store.db, "BEGIN");
}

void progress_let_go(const Progress *progress) {
    if (progress->store.db) schema_run(progress->store.db, "COMMIT");
}

bool progress_attempt(Progress *progress, const Attempt *attempt, Error *err) {
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "INSERT INTO attempt (lesson, exercise, answer, misconception, right, hints, seed, "
        "at,"
        " minutes) VALUES (?1, ?2, ifnull(?3, ''), ifnull(?4, ''), ?5, ?6, ?7, ?8, ?9)",
        TEXTS(attempt->lesson, attempt->exercise, attempt->answer, attempt->misconception));
    if (statement) {
        sqlite3_bind_int(statement, 5, attempt->right);
        sqlite3_bind_int(statement, 6, attempt->hints);
        sqlite3_bind_int64(statement, 7, (sqlite3_int64)attempt->seed);
        sqlite3_bind_int64(statement, 8, attempt->when);
        sqlite3_bind_int(statement, 9, attempt->minutes > 0 ? attempt->minutes : 0);
    }
    return store_write(&progress->store, statement, err);
}

ExerciseRecord progress_exercise(const Progress *progress, const char *lesson,
                                 const char *exercise) {
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "SELECT count(*), max(0, min(99, max(ifnull(max(hints), 0), ifnull((SELECT hints"
        " FROM hint WHERE lesson = ?1 AND exercise = ?2), 0)))), ifnull(max(right <> 0), "
        "0),"
        " ifnull((SELECT right AND hints = 0 FROM attempt WHERE lesson = ?1 AND exercise = "
        "?2"
        " ORDER BY id LIMIT 1), 0), ifnull(max(at), 0),"
        " cast(total(max(0, min(minutes, 1440))) AS INTEGER)"
        " FROM attempt WHERE lesson = ?1 AND exercise = ?2",
        TEXTS(lesson, exercise));
    ExerciseRecord record = {0};
    if (statement && sqlite3_step(statement) == SQLITE_ROW)
        record = (ExerciseRecord){
            .tries = sqlite3_column_int(statement, 0),
            .hints = sqlite3_column_int(statement, 1),
            .right = sqlite3_column_int(statement, 2),
            .right_first = sqlite3_column_int(statement, 3),
            .last_when = sqlite3_column_int64(statement, 4),
            .minutes = sqlite3_column_int(statement, 5),
        };
    sqlite3_finalize(statement);
    return record;
}

int progress_right_count(const Progress *progress, const char *lesson) {
    return (int)store_number(store_ask(
        &progress->store,
        "SELECT count(DISTINCT exercise) FROM attempt WHERE lesson = ?1 AND right",
        TEXTS(lesson)));
}

bool progress_hint(Progress *progress, const char *lesson, const char *exercise, int hints,
                   Error *err) {
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "INSERT INTO hint (lesson, exercise, hints) VALUES (?1, ?2, ?3) ON CONFLICT"
        " DO UPDATE SET hints = excluded.hints WHERE excluded.hints > hints",
        TEXTS(lesson, exercise));
    if (statement) sqlite3_bind_int(statement, 3, hints);
    return store_write(&progress->store, statement, err);
}

bool progress_place(const Progress *progress, const char *lesson, int *page, int *pages) {
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "SELECT page, pages FROM place WHERE lesson = ?1 AND page BETWEEN 0 AND 9999"
        " AND pages BETWEEN 0 AND 9999", // another hand may have written anything
        TEXTS(lesson));
    bool known = statement && sqlite3_step(statement) == SQLITE_ROW;
    if (known && page) *page = sqlite3_column_int(statement, 0);
    if (known && pages) *pages = sqlite3_column_int(statement, 1);
    sqlite3_finalize(statement);
    return known;
}

// Turns, not seconds, tell which lesson was last: a clock may be set back, and two pages
// may share a second.
bool progress_set_step(Progress *progress, const char *lesson, int page, int pages,
                       int step, int64_t when, Error *err) {
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "INSERT INTO place (lesson, page, pages, step, at, turn)"
        " VALUES (?1, ?2, ?3, ?4, ?5, 1 + (SELECT ifnull(max(turn), 0) FROM place))"
        " ON CONFLICT DO UPDATE SET page = excluded.page, pages = excluded.pages,"
        " step = excluded.step, at = excluded.at, turn = excluded.turn",
        TEXTS(lesson));
    if (statement) {
        sqlite3_bind_int(statement, 2, page);
        sqlite3_bind_int(statement, 3, pages);
        sqlite3_bind_int(statement, 4, step);
        sqlite3_bind_int64(statement, 5, when);
    }
    return store_write(&progress->store, statement, err);
}

bool progress_set_place(Progress *progress, const char *lesson, int page, int pages,
                        int64_t when, Error *err) {
    return progress_set_step(progress, lesson, page, pages, 0, when, err);
}

int progress_step(const Progress *progress, const char *lesson) {
    return (int)store_number(
        store_ask(&progress->store,
                  "SELECT step FROM place WHERE lesson = ?1 AND step BETWEEN 0 AND 9999",
                  TEXTS(lesson)));
}

bool progress_set_behind(Progress *progress, const char *lesson, const char *page,
                         const char *section, bool open, Error *err) {
    const char *sql =
        open ? "INSERT INTO behind (lesson, page, section) VALUES (?1, ?2, ?3)"
               " ON CONFLICT DO NOTHING"
             : "DELETE FROM behind WHERE lesson = ?1 AND page = ?2 AND section = ?3";
    return store_write(&progress->store,
                       store_ask(&progress->store, sql, TEXTS(lesson, page, section)), err);
}

void progress_each_behind(const Progress *progress, const char *lesson,
                          void (*each)(void *to, const char *page, const char *section),
                          void *to) {
    sqlite3_stmt *statement =
        store_ask(&progress->store, "SELECT page, section FROM behind WHERE lesson = ?1",
                  TEXTS(lesson));
    while (statement && sqlite3_step(statement) == SQLITE_ROW) {
        const char *page = store_column(statement, 0),
                   *section = store_column(statement, 1);
        if (page && section) each(to, page, section);
    }
    sqlite3_finalize(statement);
}

bool progress_finish(Progress *progress, const char *lesson, int64_t when, Error *err) {
    sqlite3_stmt *statement = store_ask(
        &progress->store,
        "INSERT INTO finished (lesson, at) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        TEXTS(lesson));
    if (statement) sqlite3_bind_int64(statement, 2, when);
    return store_write(&progress->store, statement, err);
}

bool progress_finished(const Progress *progress, const char *lesson) {
    return store_number(store_ask(&progress->store,
                                  "SELECT 1 FROM finished WHERE lesson = ?1",
                                  TEXTS(lesson))) == 1;
}

bool progress_reread(const Progress *progress, const char *lesson) {
    return store_number(store_ask(&progress->store,
                                  "SELECT 1 FROM place JOIN finished USING (lesson)"
                                  " WHERE lesson = ?1 AND place.at > finished.at",
                                  TEXTS(lesson))) == 1;
}

char *progress_last_lesson(const Progress *progress) {
    return progress_lesson_before(progress, 0);
}

char *progress_lesson_before(const Progress *progress, int back) {
    sqlite3_stmt *statement =
        store_ask(&progress->store,
                  "SELECT lesson FROM place ORDER BY turn DESC LIMIT 1 OFFSET ?1", 0, NULL);
    if (statement) sqlite3_bind_int(statement, 1, back);
    char *lesson = store_text(statement);
    return lesson ? lesson : mem_text("");
}

char *progress_text(const Progress *progress, const char *key) {
    return store_text(
        store_ask(&progress->store, "SELECT text FROM setting WHERE key = ?1", TEXTS(key)));
}

// A text that is there already costs no write.
bool progress_set_text(Progress *progress, const char *key, const char *text, Error *err) {
    return store_write(
        &progress->store,
        store_ask(&progress->store,
                  "INSERT INTO setting (key, text) VALUES (?1, ?2) ON CONFLICT DO UPDATE"
                  " SET text = excluded.text WHERE excluded.text <> text",
                  TEXTS(key, text)),
        err);
}
