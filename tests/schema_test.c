// Records as every earlier Kyubi wrote them: all that is in them is there after this one
// has opened them, and on media that cannot be written it is read all the same.
#include "forgetful_disk.h"
#include "record_bench.h"

#include <sqlite3.h>

// The tables of version 1, and what each later version added, as they were released; they
// never change.
static const char *const versions[] = {
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
    "ROWID;"
    "PRAGMA application_id=1266251106;",
    "CREATE TABLE behind (lesson TEXT NOT NULL, page TEXT NOT NULL, section TEXT NOT NULL,"
    " PRIMARY KEY (lesson, page, section)) STRICT, WITHOUT ROWID;",
};
enum { VERSIONS = sizeof versions / sizeof *versions };

// What each version could hold.
static const char *const rows[] = {
    "INSERT INTO attempt VALUES (1, 'core.one', 'n1', '{\"value\":1}', 'M07', 0, 1, 5, 90);"
    "INSERT INTO attempt VALUES (2, 'core.one', 'n1', '{\"value\":2}', '', 1, 2, 6, 99);"
    "INSERT INTO hint VALUES ('core.one', 'n1', 3);"
    "INSERT INTO place VALUES ('core.one', 4, 6, 99, 2), ('core.two', 1, 3, 50, 1);"
    "INSERT INTO finished VALUES ('core.two', 77);"
    "INSERT INTO setting VALUES ('lang', 'en'), ('lab', 'h 0; cx 0 1');",
    "INSERT INTO behind VALUES ('core.one', 'first', 'why');",
};

static void run(sqlite3 *db, const char *sql) {
    char *fault = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &fault) != SQLITE_OK) fail_msg("%s", fault);
}

// A record of `version`, from 1.
static void write_version(const char *path, const char *vfs, int version) {
    sqlite3 *db = NULL;
    char mark[40];
    int how = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    assert_int_equal(sqlite3_open_v2(path, &db, how, vfs), SQLITE_OK);
    run(db, "PRAGMA synchronous=EXTRA; BEGIN");
    for (int i = 0; i < version; i++)
        run(db, versions[i]);
    for (int i = 0; i < version; i++)
        run(db, rows[i]);
    snprintf(mark, sizeof mark, "PRAGMA user_version=%d; COMMIT", version);
    run(db, mark);
    sqlite3_close(db);
}

static void count_section(void *to, const char *page, const char *section) {
    assert_string_equal(page, "first");
    assert_string_equal(section, "why");
    ++*(int *)to;
}

static void check_text(const Progress *progress, const char *key, const char *expected) {
    char *text = progress_text(progress, key);
    assert_string_equal(text, expected);
    free(text);
}

static void check_all(const Progress *progress, int version) {
    assert_null(progress_recovered(progress));
    ExerciseRecord record = progress_exercise(progress, "core.one", "n1");
    assert_int_equal(record.tries, 2);
    assert_int_equal(record.hints, 3);
    assert_true(record.right && !record.right_first);
    assert_int_equal(record.last_when, 99);
    assert_int_equal(record.minutes, 0);
    assert_int_equal(progress_right_count(progress, "core.one"), 1);
    int page = 0, pages = 0, open = 0;
    assert_true(progress_place(progress, "core.one", &page, &pages));
    assert_int_equal(page, 4);
    assert_int_equal(pages, 6);
    assert_true(progress_finished(progress, "core.two"));
    assert_false(progress_finished(progress, "core.one"));
    check_text(progress, "lang", "en");
    check_text(progress, "lab", "h 0; cx 0 1");
    progress_each_behind(progress, "core.one", count_section, &open);
    assert_int_equal(open, version >= 2);
    char *last = progress_last_lesson(progress);
    assert_string_equal(last, "core.one");
    free(last);
}

static void check_can_be_written(Progress *progress) {
    Error err = {0};
    assert_true(attempt(progress, 6, &err));
    assert_int_equal(tries(progress, 6), 1);
    assert_true(progress_set_behind(progress, "core.two", "last", "how", true, &err));
}

static void every_earlier_kyubis_record_is_taken_over(void **state) {
    char *path = record_path(state);
    for (int version = 1; version <= VERSIONS; version++) {
        Error err = {0};
        write_version(path, NULL, version);
        Progress *progress = progress_open(*state, &err);
        assert_string_equal(err.key, "");
        check_all(progress, version);
        check_can_be_written(progress);
        progress_close(progress);
        progress = progress_open(*state, &err); // and once more, now of this version
        check_all(progress, version);
        assert_int_equal(tries(progress, 6), 1);
        progress_close(progress);
        char **names = file_list(*state, NULL, NULL); // its copy, too
        for (char **name = names; *name; name++) {
            char *file = file_join(*state, *name);
            assert_int_equal(unlink(file), 0);
            free(file);
        }
        free(names);
    }
    free(path);
}

static void every_earlier_kyubis_record_is_read_where_nothing_can_be_written(void **state) {
    char *path = record_path(state);
    for (int version = 1; version <= VERSIONS; version++) {
        Disk *disk = disk_new("forgetful");
        write_version(path, "forgetful", version);
        disk->read_only = true;
        long changes = disk->changes;
        for (int opening = 0; opening < 2; opening++) {
            Error err = {0};
            Progress *progress = progress_open_on(*state, "forgetful", &err);
            assert_string_equal(err.key, "");
            check_all(progress, version);
            assert_false(attempt(progress, 6, &err));
            assert_string_equal(err.key, "progress.unwritable");
            assert_int_equal(tries(progress, 6), 0);
            progress_close(progress);
        }
        assert_int_equal(disk->changes, changes);
        disk_free(disk);
    }
    free(path);
}

// The power goes at any moment of the change: the record is of one version or the other,
// and whole.
static void a_cut_while_a_record_is_brought_up_to_date_loses_nothing(void **state) {
    char *path = record_path(state);
    for (int version = 1; version <= VERSIONS; version++) {
        bool reached = true;
        int cuts = 0;
        for (long cut = 1; reached; cut++, cuts++) {
            Disk *disk = disk_new("forgetful");
            Rng rng = rng_seeded((uint64_t)(100 * cut + version));
            write_version(path, "forgetful", version);
            disk->changes = 0;
            disk->cut_before = cut;
            progress_close(progress_open_on(*state, "forgetful", NULL));
            reached = disk->off;
            disk_restart(disk, &rng);
            Error err = {0};
            Progress *progress = progress_open_on(*state, "forgetful", &err);
            if (!progress) fail_msg("cut %ld of version %d: %s", cut, version, err.key);
            check_all(progress, version);
            check_can_be_written(progress);
            progress_close(progress);
            disk_free(disk);
        }
        assert_in_range(cuts, 10, 500);
    }
    free(path);
}

static long long number(const char *path, const char *sql) {
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    long long found = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return found;
}

// Each version but this one has its rows in this test: whoever adds a version adds them.
static void a_new_record_is_one_version_beyond_those_tested_here(void **state) {
    begin_record(state, 1);
    char *path = record_path(state);
    assert_int_equal(number(path, "PRAGMA user_version"), VERSIONS + 1);
    free(path);
}

static void the_minutes_of_attempts_add_up(void **state) {
    Progress *progress = progress_open(*state, NULL);
    const int minutes[] = {3, 0, 7, -2};
    for (size_t i = 0; i < sizeof minutes / sizeof *minutes; i++) {
        Attempt attempt = {.lesson = "core.one", .exercise = "a", .minutes = minutes[i]};
        assert_true(progress_attempt(progress, &attempt, NULL));
    }
    assert_int_equal(progress_exercise(progress, "core.one", "a").minutes, 10);
    progress_close(progress);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(every_earlier_kyubis_record_is_taken_over),
        IN_FOLDER(every_earlier_kyubis_record_is_read_where_nothing_can_be_written),
        IN_FOLDER(a_cut_while_a_record_is_brought_up_to_date_loses_nothing),
        IN_FOLDER(a_new_record_is_one_version_beyond_those_tested_here),
        IN_FOLDER(the_minutes_of_attempts_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
