// A folder for a record, and attempts numbered so that they can be counted.
#ifndef KYUBI_TESTS_RECORD_BENCH_H
#define KYUBI_TESTS_RECORD_BENCH_H

#include "base/file.h"
#include "base/mem.h"
#include "learner/progress.h"

#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static inline int make_folder(void **state) {
    char *folder = mem_text(KYUBI_BUILD "/tests/store-XXXXXX");
    *state = mkdtemp(folder);
    return *state ? 0 : -1;
}

static inline int remove_folder(void **state) {
    char **names = file_list(*state, NULL, NULL);
    for (char **name = names; name && *name; name++) {
        char *path = file_join(*state, *name);
        if (remove(path)) perror(path);
        free(path);
    }
    free(names);
    rmdir(*state);
    free(*state);
    return 0;
}

static inline bool attempt(Progress *progress, int number, Error *err) {
    char exercise[16];
    snprintf(exercise, sizeof exercise, "n%d", number);
    return progress_attempt(progress,
                            &(Attempt){.lesson = "core.one",
                                       .exercise = exercise,
                                       .answer = "{\"value\":0.75}",
                                       .misconception = "M07",
                                       .right = number % 2,
                                       .seed = (uint64_t)number,
                                       .when = 1000 + number},
                            err);
}

static inline int tries(const Progress *progress, int number) {
    char exercise[16];
    snprintf(exercise, sizeof exercise, "n%d", number);
    return progress_exercise(progress, "core.one", exercise).tries;
}

static inline char *record_path(void **state) {
    return file_join(*state, "progress.db");
}

static inline void begin_record(void **state, int attempts) {
    Progress *progress = progress_open(*state, NULL);
    assert_non_null(progress);
    for (int i = 1; i <= attempts; i++)
        assert_true(attempt(progress, i, NULL));
    progress_close(progress);
}

// The record's file as another hand has it, behind `sql`.
static inline sqlite3 *hold_record(void **state, const char *sql) {
    char *path = record_path(state);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    free(path);
    return db;
}

static inline void change_record(void **state, const char *sql) {
    sqlite3_close(hold_record(state, sql));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

#endif
