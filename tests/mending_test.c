// A damaged record: what can be read is found again, wherever the damage is and whenever
// the power goes; the learner is told how much; nothing that was there is thrown away.
#include "base/rng.h"

#include "record_bench.h"

enum { PAGE = 4096, ATTEMPTS = 300, MOST_ON_A_PAGE = 96 };

static void remove_named(void **state, const char *name) {
    char *path = file_join(*state, name);
    remove(path);
    free(path);
}

static void remove_copies(void **state) {
    remove_named(state, "progress-copy-1.db");
    remove_named(state, "progress-copy-2.db");
    remove_named(state, "progress-copy-3.db");
}

static int count_named(void **state, const char *beginning) {
    char **names = file_list(*state, ".db", NULL);
    int count = 0;
    for (char **name = names; *name; name++)
        count += !strncmp(*name, beginning, strlen(beginning));
    free(names);
    return count;
}

static void remove_damaged(void **state) {
    char **names = file_list(*state, NULL, NULL);
    for (char **name = names; *name; name++)
        if (!strncmp(*name, "progress-damaged", 16)) remove_named(state, *name);
    free(names);
}

static char *read_record(void **state, size_t *size) {
    char *path = record_path(state);
    char *bytes = file_read(path, 1 << 24, size, NULL);
    assert_non_null(bytes);
    free(path);
    return bytes;
}

static void write_record(void **state, const char *bytes, size_t size) {
    char *path = record_path(state);
    assert_true(file_write(path, bytes, size, NULL));
    free(path);
}

// Opens, expects that the file was set aside under today's date, and gives how many of the
// attempts were found again; the record can be written, and is whole from then on.
static int mend(void **state, int attempts) {
    Error err = {0};
    Progress *progress = progress_open(*state, &err);
    assert_string_equal(err.key, "");
    const char *name = progress_recovered(progress);
    assert_non_null(name);
    assert_int_equal(strncmp(name, "progress-damaged-20", 19), 0);
    char *path = file_join(*state, name);
    assert_true(file_exists(path));
    free(path);
    char *new_journal = file_join(*state, "progress-new.db-journal");
    assert_false(file_exists(new_journal));
    free(new_journal);
    int found = 0;
    for (int i = 1; i <= attempts; i++)
        found += tries(progress, i);
    int before = tries(progress, 9999); // of an earlier mending
    assert_int_equal(progress_found_again(progress), found + before);
    assert_true(attempt(progress, 9999, &err));
    progress_close(progress);
    progress = progress_open(*state, &err);
    assert_null(progress_recovered(progress));
    assert_int_equal(tries(progress, 9999), before + 1);
    progress_close(progress);
    return found;
}

static void a_file_that_is_no_record_is_set_aside(void **state) {
    write_record(state, "not a database at all, but a text", 33);
    assert_int_equal(mend(state, 3), 0);
}

static void another_programs_file_is_set_aside(void **state) {
    change_record(state, "CREATE TABLE recipes (name TEXT); PRAGMA user_version=7");
    assert_int_equal(mend(state, 3), 0);
}

static void a_record_without_its_attempts_gets_them_from_its_copy(void **state) {
    begin_record(state, 3);
    change_record(state, "DROP TABLE attempt");
    assert_int_equal(mend(state, 3), 3);
}

static void two_damaged_files_of_a_day_get_two_names(void **state) {
    a_file_that_is_no_record_is_set_aside(state);
    write_record(state, "and again a text", 16);
    assert_int_equal(mend(state, 3), 0);
    assert_int_equal(count_named(state, "progress-damaged-"), 2);
}

// The journal of a file that was set aside must never be played into the new one.
static void the_journal_goes_aside_with_its_file(void **state) {
    a_file_that_is_no_record_is_set_aside(state);
    write_record(state, "a text", 6);
    mend(state, 3);
    char **names = file_list(*state, ".db-journal", NULL);
    int aside = 0;
    for (char **name = names; *name; name++)
        aside += !strncmp(*name, "progress-damaged-20", 19);
    free(names);
    assert_true(aside >= 1);
}

static void damage(char *bytes, size_t at, size_t size) {
    for (size_t i = 0; i < size; i++)
        bytes[at + i] = (char)(0x5a + 7 * i);
}

// Without any copy: a page takes its own rows with it, and no more.
static void any_one_page_that_is_lost_loses_its_own_attempts_alone(void **state) {
    begin_record(state, ATTEMPTS);
    size_t size;
    char *bytes = read_record(state, &size);
    int mended = 0, least = ATTEMPTS;
    for (size_t page = 0; page < size / PAGE; page++) {
        char *hurt = memcpy(mem_new(size), bytes, size);
        damage(hurt, page * PAGE, PAGE);
        remove_copies(state);
        remove_damaged(state);
        write_record(state, hurt, size);
        int found = mend(state, ATTEMPTS);
        if (found < least) least = found;
        assert_in_range(found, ATTEMPTS - MOST_ON_A_PAGE, ATTEMPTS);
        mended++;
        free(hurt);
    }
    assert_in_range(mended, 12, 200);
    assert_in_range(least, ATTEMPTS - MOST_ON_A_PAGE, ATTEMPTS - 1);
    free(bytes);
}

static void the_first_page_holds_no_attempt_so_that_all_are_found(void **state) {
    begin_record(state, ATTEMPTS);
    size_t size;
    char *bytes = read_record(state, &size);
    damage(bytes, 0, PAGE);
    remove_copies(state);
    write_record(state, bytes, size);
    assert_int_equal(mend(state, ATTEMPTS), ATTEMPTS);
    free(bytes);
}

static void a_file_cut_off_anywhere_keeps_what_comes_before(void **state) {
    begin_record(state, ATTEMPTS);
    size_t size;
    char *bytes = read_record(state, &size);
    int most = 0;
    for (size_t kept = PAGE / 2; kept < size; kept += PAGE + 512) {
        remove_copies(state);
        remove_damaged(state);
        write_record(state, bytes, kept);
        int found = mend(state, ATTEMPTS);
        assert_in_range(found, 0, ATTEMPTS);
        if (found > most) most = found;
    }
    assert_true(most > ATTEMPTS / 2);
    free(bytes);
}

// Some such damage cannot be seen (a letter of a text): then the record opens as it is.
static void bytes_changed_anywhere_never_keep_a_record_from_opening(void **state) {
    begin_record(state, 120);
    size_t size;
    char *bytes = read_record(state, &size);
    int mended = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        Rng rng = rng_seeded(seed);
        char *hurt = memcpy(mem_new(size), bytes, size);
        for (uint64_t i = 0; i <= seed; i++)
            hurt[rng_below(&rng, size)] = (char)rng_bits(&rng);
        remove_copies(state);
        remove_damaged(state);
        write_record(state, hurt, size);
        Error err = {0};
        Progress *progress = progress_open(*state, &err);
        if (!progress) fail_msg("seed %d: %s", (int)seed, err.key);
        mended += progress_recovered(progress) != NULL;
        assert_true(attempt(progress, 5000, &err));
        progress_close(progress);
        free(hurt);
    }
    assert_in_range(mended, 20, 60);
    free(bytes);
}

static void what_a_year_wrote_comes_back_from_the_copy_with_all_else(void **state) {
    begin_record(state, 10);
    Progress *progress = progress_open(*state, NULL);
    assert_true(progress_set_place(progress, "core.one", 4, 6, 9, NULL));
    assert_true(progress_set_text(progress, "lab", "h 0", NULL));
    assert_true(progress_finish(progress, "core.two", 9, NULL));
    assert_true(progress_hint(progress, "core.one", "n1", 2, NULL));
    progress_close(progress);
    write_record(state, "all is gone", 11);
    assert_int_equal(mend(state, 10), 10);
    progress = progress_open(*state, NULL);
    int page = 0;
    assert_true(progress_place(progress, "core.one", &page, NULL));
    assert_int_equal(page, 4);
    char *lab = progress_text(progress, "lab");
    assert_string_equal(lab, "h 0");
    free(lab);
    assert_true(progress_finished(progress, "core.two"));
    assert_int_equal(progress_exercise(progress, "core.one", "n1").hints, 2);
    progress_close(progress);
}

static void a_record_that_is_gone_comes_back_from_its_copy(void **state) {
    for (int empty = 0; empty < 2; empty++) {
        begin_record(state, 5);
        remove_named(state, "progress.db");
        if (empty) write_record(state, "", 0);
        Progress *progress = progress_open(*state, NULL);
        assert_non_null(progress_recovered(progress));
        assert_int_equal(progress_found_again(progress), 5 + 5 * empty);
        progress_close(progress);
    }
}

static void copies_of_three_days_are_kept_and_the_oldest_goes(void **state) {
    for (int day = 1; day <= 5; day++) {
        Progress *progress = progress_open(*state, NULL);
        assert_true(attempt(progress, day, NULL));
        progress_copy(progress, day * 86400);
        progress_copy(progress, day * 86400 + 60); // nothing new: nothing is written
        progress_close(progress);
    }
    assert_int_equal(count_named(state, "progress-copy-"), 3);
    Progress *progress = progress_open(*state, NULL);
    assert_true(attempt(progress, 6, NULL));
    progress_copy(progress, 5 * 86400 + 120); // the same day: the same copy
    progress_close(progress);
    assert_int_equal(count_named(state, "progress-copy-"), 3);
}

static void one_copy_a_day_is_made_while_kyubi_is_open(void **state) {
    Progress *progress = progress_open(*state, NULL);
    progress_copy_daily(progress, 86400); // nothing to copy yet
    assert_int_equal(count_named(state, "progress-copy-"), 0);
    assert_true(attempt(progress, 1, NULL));
    progress_copy_daily(progress, 86400 + 5);
    assert_int_equal(count_named(state, "progress-copy-"), 1);
    assert_true(attempt(progress, 2, NULL));
    progress_copy_daily(progress, 86400 + 9);
    assert_int_equal(count_named(state, "progress-copy-"), 1);
    progress_copy_daily(progress, 2 * 86400);
    assert_int_equal(count_named(state, "progress-copy-"), 2);
    progress_close(progress);
}

static void a_damaged_record_is_not_copied_over_a_good_copy(void **state) {
    begin_record(state, ATTEMPTS);
    Progress *progress = progress_open(*state, NULL);
    assert_true(attempt(progress, 1000, NULL));
    size_t size;
    char *bytes = read_record(state, &size);
    damage(bytes, 6 * PAGE, size - 6 * PAGE);
    char *path = record_path(state);
    FILE *file = fopen(path, "r+b"); // in its place, as a failing disk would
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
    progress_close(progress);
    assert_int_equal(mend(state, ATTEMPTS), ATTEMPTS);
    free(path);
    free(bytes);
}

// The power went between the two renamings.
static void a_new_record_beside_its_place_is_put_into_it(void **state) {
    begin_record(state, 4);
    char *from = record_path(state), *to = file_join(*state, "progress-new.db");
    assert_int_equal(rename(from, to), 0);
    char *journal = file_join(*state, "progress.db-journal");
    assert_true(file_write(journal, "of the damaged one", 18, NULL));
    Progress *progress = progress_open(*state, NULL);
    assert_int_equal(tries(progress, 4), 1);
    assert_false(file_exists(to));
    progress_close(progress);
    free(journal);
    free(from);
    free(to);
}

// The power went while the new record was written.
static void half_a_new_record_is_begun_anew(void **state) {
    begin_record(state, 4);
    char *half = file_join(*state, "progress-new.db");
    assert_true(file_write(half, "SQLite format 3", 15, NULL));
    write_record(state, "a text", 6);
    assert_int_equal(mend(state, 4), 4);
    assert_false(file_exists(half));
    free(half);
}

static void copies_that_meet_damage_together_mend_it_once(void **state) {
    begin_record(state, 20);
    write_record(state, "a text", 6);
    pid_t children[4];
    for (int i = 0; i < 4; i++) {
        children[i] = fork();
        if (children[i]) continue;
        Progress *progress = progress_open(*state, NULL);
        bool good =
            progress && tries(progress, 20) == 1 && attempt(progress, 100 + i, NULL);
        progress_close(progress);
        _exit(good ? 0 : 1);
    }
    for (int i = 0; i < 4; i++) {
        int status = 0;
        waitpid(children[i], &status, 0);
        assert_int_equal(status, 0);
    }
    assert_int_equal(count_named(state, "progress-damaged-"), 1);
    Progress *progress = progress_open(*state, NULL);
    for (int i = 0; i < 4; i++)
        assert_int_equal(tries(progress, 100 + i), 1);
    progress_close(progress);
}

// Where nothing can be written what is there is read at least. (A folder in the way stands
// for media that cannot be written: a test may be run by one who may write everywhere.)
static void a_damaged_record_is_read_where_nothing_can_be_written(void **state) {
    begin_record(state, 20);
    char *way = file_join(*state, "progress-new.db"), *in = file_join(way, "stone");
    assert_int_equal(mkdir(way, 0755), 0);
    assert_true(file_write(in, "x", 1, NULL));
    write_record(state, "a text", 6);
    Error err = {0};
    Progress *progress = progress_open(*state, &err);
    assert_string_equal(progress_recovered(progress), "progress.db");
    assert_int_equal(progress_found_again(progress), 20);
    assert_int_equal(tries(progress, 7), 1);
    assert_false(attempt(progress, 21, &err));
    assert_string_equal(err.key, "progress.unwritable");
    progress_close(progress);
    remove(in);
    free(in);
    free(way);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_file_that_is_no_record_is_set_aside),
        IN_FOLDER(another_programs_file_is_set_aside),
        IN_FOLDER(a_record_without_its_attempts_gets_them_from_its_copy),
        IN_FOLDER(two_damaged_files_of_a_day_get_two_names),
        IN_FOLDER(the_journal_goes_aside_with_its_file),
        IN_FOLDER(any_one_page_that_is_lost_loses_its_own_attempts_alone),
        IN_FOLDER(the_first_page_holds_no_attempt_so_that_all_are_found),
        IN_FOLDER(a_file_cut_off_anywhere_keeps_what_comes_before),
        IN_FOLDER(bytes_changed_anywhere_never_keep_a_record_from_opening),
        IN_FOLDER(what_a_year_wrote_comes_back_from_the_copy_with_all_else),
        IN_FOLDER(a_record_that_is_gone_comes_back_from_its_copy),
        IN_FOLDER(copies_of_three_days_are_kept_and_the_oldest_goes),
        IN_FOLDER(one_copy_a_day_is_made_while_kyubi_is_open),
        IN_FOLDER(a_damaged_record_is_not_copied_over_a_good_copy),
        IN_FOLDER(a_new_record_beside_its_place_is_put_into_it),
        IN_FOLDER(half_a_new_record_is_begun_anew),
        IN_FOLDER(copies_that_meet_damage_together_mend_it_once),
        IN_FOLDER(a_damaged_record_is_read_where_nothing_can_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
