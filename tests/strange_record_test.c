// A learner's record that another hand has written in: whatever its numbers and texts are,
// the desk opens on it and a lesson can be read. What is no table of ours is set aside.
#include "desk_bench.h"

#include <sqlite3.h>

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "local kept = remember \"kept\" { start = 1 }\n"
    "exercise.number \"quarter\" {\n"
    "  ask = \"A quarter? {=kept}\", answer = \"1/4\", hints = { \"Small.\", \"1/4.\" },\n"
    "}\n"
    "page \"second\" \"Second\"\n"
    "prose \"Think.\"\n";

static int setup(void **state) {
    *state = bench_open(LESSON);
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, true);
    return 0;
}

static void change(const Bench *b, const char *sql) {
    char *path = bench_path(b, "profile/progress.db"), *fault = NULL;
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, &fault) != SQLITE_OK) fail_msg("%s", fault);
    sqlite3_close(db);
    free(path);
}

// Closes the desk, has its record changed and opens it again, with the lesson.
static Desk *open_changed(Bench *b, const char *sql) {
    desk_destroy(b->desk);
    change(b, sql);
    b->desk = bench_desk(b);
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    const Error *failed = desk_error(b->desk);
    if (failed) fail_msg("%s %s line %d", failed->key, failed->args, failed->line);
    return b->desk;
}

static void a_page_that_no_lesson_has_is_no_place_to_return_to(void **state) {
    static const char *const pages[] = {"-1", "-2147483648", "2147483647", "4294967295",
                                        "70"};
    Bench *b = *state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        char sql[160];
        snprintf(sql, sizeof sql, "REPLACE INTO place VALUES ('own.one', %s, %s, 0, 1, 0)",
                 pages[i], pages[i]);
        Study *study = &open_changed(b, sql)->study;
        assert_in_range(study->page, 0, 1);
        char *seen = desk_aloud(b->desk, 0, 0);
        assert_non_null(seen);
        free(seen);
    }
}

static void hints_out_of_reach_are_those_that_there_are(void **state) {
    static const char *const counts[] = {"-7", "9223372036854775807"};
    Bench *b = *state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        char sql[160];
        snprintf(sql, sizeof sql, "REPLACE INTO hint VALUES ('own.one', 'quarter', %s)",
                 counts[i]);
        const Study *study = &open_changed(b, sql)->study;
        assert_in_range(study->answers[0].hints, 0, 2);
    }
}

static void what_is_remembered_is_a_number_whatever_was_written(void **state) {
    static const char *const numbers[] = {"nan",   "inf", "-1e999", "1e308",
                                          "0x1p9", "٣",   "1 2",    ""};
    Bench *b = *state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char sql[160];
        snprintf(sql, sizeof sql, "REPLACE INTO setting VALUES ('live own.one kept', '%s')",
                 numbers[i]);
        const Study *study = &open_changed(b, sql)->study;
        double number = live_number(study->live, 0);
        assert_true(isfinite(number));
    }
}

static void texts_of_bytes_controls_or_without_end_start_as_usual(void **state) {
    static const char *const values[] = {
        "CAST(x'ff00fe' AS TEXT)",
        "char(27) || '[31m' || char(155) || char(8238)",
        "CAST(zeroblob(100000) AS TEXT)",
        "'99999999999 -99999999999' || char(10) || 'h 0'",
        "'{\"a\":'",
    };
    Bench *b = *state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        Buffer sql = {0};
        static const char *const keys[] = {"lang",      "theme",  "text",  "furigana",
                                           "grade",     "wide",   "order", "lab",
                                           "lab.shelf", "recent", "paper"};
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            buffer_print(&sql, "REPLACE INTO setting VALUES ('%s', %s);", keys[k],
                         values[i]);
        buffer_print(&sql, "UPDATE setting SET text = %s;", values[i]);
        buffer_print(&sql, "REPLACE INTO behind VALUES ('own.one', %s, %s);", values[i],
                     values[i]);
        Desk *desk = open_changed(b, sql.data);
        char *seen = desk_aloud(desk, 0, 0);
        assert_non_null(strstr(seen, "First"));
        free(seen);
        buffer_clear(&sql);
    }
}

// Longer than any that Kyubi writes: it is not read at all.
static void a_text_of_megabytes_does_not_keep_the_lab_waiting(void **state) {
    Bench *b = *state;
    open_changed(b, "INSERT INTO setting VALUES ('lab', '2 0' || char(10) ||"
                    " replace(hex(zeroblob(1500000)), '00', 'h 0;'))");
    const Circuit *lab = history_now(b->desk->lab.piece.history);
    assert_int_equal(circuit_columns(lab), 0);
}

static void what_computes_in_a_tables_place_is_set_aside(void **state) {
    static const char *const forms[] = {
        // A view whose rows never end.
        "DROP TABLE setting; CREATE VIEW setting AS WITH RECURSIVE n(key, text) AS "
        "(SELECT 'x', 'y' UNION ALL SELECT key, text FROM n) SELECT key, text FROM n",
        // Columns of any type.
        "DROP TABLE behind; CREATE TABLE behind (lesson, page, section);"
        "INSERT INTO behind VALUES ('own.one', NULL, NULL)",
        // A trigger that takes what is written away again.
        "CREATE TRIGGER thief AFTER INSERT ON attempt BEGIN DELETE FROM attempt; END",
        // A column that is worked out.
        "DROP TABLE finished; CREATE TABLE finished (lesson TEXT PRIMARY KEY, at INTEGER "
        "NOT NULL, more TEXT AS (hex(zeroblob(400000000)))) STRICT, WITHOUT ROWID",
    };
    Bench *b = *state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Desk *desk = open_changed(b, forms[i]);
        assert_non_null(progress_recovered(desk->progress));
        Attempt attempt = {.lesson = "own.one", .exercise = "quarter", .right = true};
        assert_true(progress_attempt(desk->progress, &attempt, NULL));
        assert_int_equal(progress_right_count(desk->progress, "own.one"), 1);
    }
}

static void a_table_of_somebody_elses_beside_ours_is_left_alone(void **state) {
    Desk *desk = open_changed(*state, "CREATE TABLE notes (text); ANALYZE");
    assert_null(progress_recovered(desk->progress));
}

#define IN_BENCH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_BENCH(a_page_that_no_lesson_has_is_no_place_to_return_to),
        IN_BENCH(hints_out_of_reach_are_those_that_there_are),
        IN_BENCH(what_is_remembered_is_a_number_whatever_was_written),
        IN_BENCH(texts_of_bytes_controls_or_without_end_start_as_usual),
        IN_BENCH(a_text_of_megabytes_does_not_keep_the_lab_waiting),
        IN_BENCH(what_computes_in_a_tables_place_is_set_aside),
        IN_BENCH(a_table_of_somebody_elses_beside_ours_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
