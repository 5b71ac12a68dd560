// All that is kept: counted, exported, deleted down to the last byte, and brought back.
#include "learner/holdings.h"
#include "learner/year.h"

#include "record_bench.h"

static Progress *fill(void **state) {
    Progress *progress = progress_open(*state, NULL);
    for (int i = 1; i <= 30; i++)
        assert_true(attempt(progress, i, NULL));
    assert_true(progress_set_text(progress, "lab", "the-secret-circuit", NULL));
    assert_true(progress_set_place(progress, "core.one", 2, 6, 9, NULL));
    assert_true(progress_finish(progress, "core.two", 9, NULL));
    return progress;
}

static void what_is_kept_is_counted(void **state) {
    Progress *progress = fill(state);
    Attempt again = {.lesson = "core.one", .exercise = "n1", .minutes = 12, .when = 5000};
    assert_true(progress_attempt(progress, &again, NULL));
    progress_copy(progress, 86400);
    Holdings holdings = progress_holdings(progress);
    assert_int_equal(holdings.attempts, 31);
    assert_int_equal(holdings.exercises, 30);
    assert_int_equal(holdings.minutes, 12);
    assert_int_equal(holdings.first, 1001);
    assert_int_equal(holdings.last, 5000);
    assert_int_equal(holdings.begun, 1);
    assert_int_equal(holdings.finished, 1);
    assert_int_equal(holdings.settings, 2); // the lab, and the day of the copy
    assert_int_equal(holdings.copies, 1);
    assert_int_equal(holdings.damaged, 0);
    assert_true(holdings.bytes >= 8 * 4096);
    progress_close(progress);
}

static void a_record_in_memory_has_no_files(void **state) {
    (void)state;
    Progress *progress = progress_open_memory();
    assert_int_equal(progress_holdings(progress).bytes, 0);
    assert_string_equal(progress_path(progress), "");
    progress_close(progress);
}

static void the_export_has_every_row(void **state) {
    Progress *progress = fill(state);
    Data *made = progress_export(progress);
    char *text = data_write(made);
    data_free(made);
    Data *all = data_read(text, strlen(text), (DataLimits){.bytes = 1 << 20}, "x", NULL);
    assert_string_equal(data_text(data_get(all, "kyubi"), ""), "record");
    const Data *attempts = data_get(all, "attempt");
    assert_int_equal(data_count(attempts), 30);
    const Data *last = data_at(attempts, 29);
    assert_string_equal(data_text(data_get(last, "exercise"), ""), "n30");
    assert_string_equal(data_text(data_get(last, "answer"), ""), "{\"value\":0.75}");
    assert_int_equal(data_integer(data_get(last, "seed"), 0), 30);
    assert_string_equal(
        data_text(data_get(data_at(data_get(all, "setting"), 0), "text"), ""),
        "the-secret-circuit");
    assert_int_equal(data_count(data_get(all, "place")), 1);
    assert_non_null(data_get(all, "card_review"));
    data_free(all);
    free(text);
    progress_close(progress);
}

static bool a_file_holds(void **state, const char *text) {
    char **names = file_list(*state, NULL, NULL);
    bool found = false;
    for (char **name = names; *name; name++) {
        size_t size;
        char *path = file_join(*state, *name),
             *bytes = file_read(path, 1 << 24, &size, NULL);
        found |= bytes && memmem(bytes, size, text, strlen(text));
        free(bytes);
        free(path);
    }
    free(names);
    return found;
}

static void deleting_leaves_no_byte_of_it(void **state) {
    Progress *progress = fill(state);
    progress_copy(progress, 86400);
    char *damaged = file_join(*state, "progress-damaged-2031-05-09.db");
    assert_true(file_write(damaged, "core.one", 8, NULL));
    free(damaged);
    assert_true(a_file_holds(state, "core.one") && a_file_holds(state, "the-secret"));
    assert_true(progress_delete(progress, NULL));
    assert_false(a_file_holds(state, "core.one") || a_file_holds(state, "the-secret"));
    Holdings holdings = progress_holdings(progress);
    assert_int_equal(holdings.attempts + holdings.settings + holdings.copies, 0);
    assert_int_equal(tries(progress, 1), 0);
    progress_close(progress);
    progress = progress_open(*state, NULL);
    assert_null(progress_recovered(progress));
    assert_false(progress_deleted(progress));
    assert_int_equal(tries(progress, 1), 0);
    assert_true(attempt(progress, 1, NULL));
    progress_close(progress);
}

static void what_was_deleted_comes_back_until_the_record_is_closed(void **state) {
    Progress *progress = fill(state);
    assert_false(progress_deleted(progress));
    assert_false(progress_undelete(progress, NULL));
    assert_true(progress_delete(progress, NULL));
    assert_true(progress_deleted(progress));
    assert_true(progress_undelete(progress, NULL));
    assert_false(progress_deleted(progress));
    assert_int_equal(tries(progress, 30), 1);
    assert_true(attempt(progress, 31, NULL));
    progress_close(progress);
    progress = progress_open(*state, NULL);
    assert_null(progress_recovered(progress));
    assert_int_equal(tries(progress, 30) + tries(progress, 31), 2);
    assert_int_equal(progress_holdings(progress).copies, 1);
    progress_close(progress);
}

static void join_fault(void *to, const Fault *fault) {
    buffer_print(to, "%s %s:%d x%d\n", fault->key, fault->file, fault->line, fault->times);
}

static void faults_are_counted_without_what_was_in_them(void **state) {
    Progress *progress = progress_open(*state, NULL);
    Error err = {0};
    for (int i = 0; i < 3; i++) {
        error_set(&err, "lua.error", "%s", "hanako wrote this");
        error_at(&err, "/home/hanako/packs/01-qubit.lua", 12, 3);
        progress_fault(progress, &err, 100 + i);
    }
    error_set(&err, "file.missing", "%s", "/home/hanako/x");
    progress_fault(progress, &err, 50);
    Buffer said = {0};
    progress_each_fault(progress, join_fault, &said);
    assert_string_equal(said.data, "lua.error 01-qubit.lua:12 x3\nfile.missing :0 x1\n");
    buffer_clear(&said);
    assert_false(a_file_holds(state, "hanako"));
    for (int i = 0; i < 2 * MOST_FAULTS; i++) {
        error_set(&err, "lua.error", " ");
        error_at(&err, "a.lua", i, 0);
        progress_fault(progress, &err, 1000 + i);
    }
    assert_int_equal(progress_holdings(progress).faults, MOST_FAULTS);
    progress_close(progress);
}

static void a_year_of_answers_is_found_by_exercise_and_lesson(void **state) {
    Progress *progress = progress_open(*state, NULL);
    assert_true(year_write(progress, 20000, NULL));
    progress_close(progress);
    progress = progress_open(*state, NULL);
    assert_null(progress_recovered(progress));
    assert_int_equal(progress_holdings(progress).attempts, 20000);
    assert_int_equal(progress_exercise(progress, "year.1", "exercise-1").tries, 56);
    assert_int_equal(progress_right_count(progress, "year.1"), 6);
    progress_close(progress);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_is_kept_is_counted),
        IN_FOLDER(a_record_in_memory_has_no_files),
        IN_FOLDER(the_export_has_every_row),
        IN_FOLDER(deleting_leaves_no_byte_of_it),
        IN_FOLDER(what_was_deleted_comes_back_until_the_record_is_closed),
        IN_FOLDER(faults_are_counted_without_what_was_in_them),
        IN_FOLDER(a_year_of_answers_is_found_by_exercise_and_lesson),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
