#include "learner/weakness.h"

#include "base/mem.h"
#include "learner/fsrs.h"
#include "learner/progress_inside.h"

#include <stdlib.h>
#include <string.h>

// ?1 HARD_WON, ?2 the grade of what was recalled at once, ?3 of what failed.
static const char weak_rows[] =
    "SELECT lesson, count(*) FROM ("
    "SELECT lesson, exercise FROM attempt GROUP BY lesson, exercise"
    " HAVING sum(right <> 0) = 1"
    " AND sum(right = 0) + max(0, min(99, max(hints))) >= ?1"
    " AND NOT EXISTS (SELECT 1 FROM card_review AS asked"
    " WHERE asked.lesson = attempt.lesson AND card = exercise AND grade >= ?2)"
    " UNION "
    "SELECT lesson, card FROM card_review AS last WHERE grade = ?3"
    " AND rowid = (SELECT max(rowid) FROM card_review AS any"
    " WHERE any.lesson = last.lesson AND any.card = last.card)"
    ") GROUP BY lesson";

static void forget(WeakLessons *weak) {
    for (int i = 0; i < weak->count; i++)
        free(weak->rows[i].lesson);
    free(weak->rows);
    weak->rows = NULL;
    weak->count = 0;
}

void weak_lessons_free(WeakLessons *weak) {
    forget(weak);
    free(weak);
}

static void add(WeakLessons *weak, sqlite3_stmt *row) {
    const char *lesson = (const char *)sqlite3_column_text(row, 0);
    if (!lesson) return;
    weak->rows = mem_one_more(weak->rows, (size_t)weak->count, sizeof *weak->rows);
    weak->rows[weak->count++] = (WeakLesson){mem_text(lesson), sqlite3_column_int(row, 1)};
}

static void count(const Progress *progress, WeakLessons *weak, int changes) {
    sqlite3_stmt *statement = store_ask(&progress->store, weak_rows, 0, NULL);
    forget(weak);
    weak->counted = true;
    weak->changes = changes;
    if (!statement) return;
    sqlite3_bind_int(statement, 1, HARD_WON);
    sqlite3_bind_int(statement, 2, FSRS_GOOD);
    sqlite3_bind_int(statement, 3, FSRS_AGAIN);
    while (sqlite3_step(statement) == SQLITE_ROW)
        add(weak, statement);
    sqlite3_finalize(statement);
}

int weak_exercises(const Progress *progress, const char *lesson) {
    WeakLessons *weak = progress->weak;
    int changes = progress->store.db ? sqlite3_total_changes(progress->store.db) : 0;
    if (!weak->counted || weak->changes != changes) count(progress, weak, changes);
    for (int i = 0; i < weak->count; i++)
        if (!strcmp(weak->rows[i].lesson, lesson)) return weak->rows[i].exercises;
    return 0;
}
