#include "learner/year.h"

#include "learner/progress_inside.h"

#include <stddef.h>

static const char sql[] =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
    " INSERT INTO attempt (lesson, exercise, answer, misconception, right, hints, seed, at,"
    " minutes) SELECT 'year.' || (i % 60), 'exercise-' || (i % 360),"
    " '{\"circuit\":\"h 0; cx 0 1; measure 0 -> 0; measure 1 -> 1\"}',"
    " CASE i % 3 WHEN 0 THEN 'M07' ELSE '' END, i / 360 % 2, i % 3, i,"
    " 1760000000 + i * 1500, i % 4 FROM n";

bool year_write(Progress *progress, int attempts, Error *err) {
    sqlite3_stmt *statement = store_ask(&progress->store, sql, 0, NULL);
    if (statement) sqlite3_bind_int(statement, 1, attempts);
    return store_write(&progress->store, statement, err);
}
