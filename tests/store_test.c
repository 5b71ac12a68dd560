// The promise of the record: what was confirmed is there after a power cut, also with a
// full disk, locks that lie, and media that cannot be written. Damage: mending_test.c.
#include "base/file.h"
#include "base/mem.h"
#include "learner/deck.h"
#include "learner/holdings.h"
#include "learner/progress.h"

#include "forgetful_disk.h"
#include "record_bench.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { WORK = 8 };

// The sanitizers make each cut many times slower: the plain build has them all.
#ifdef __SANITIZE_ADDRESS__
enum { LUCKS = 1, EVERY = 3 };
#else
enum { LUCKS = 4, EVERY = 1 };
#endif

// What one sitting was told had been kept.
typedef struct Confirmed {
    int attempts; // 1 … attempts
    int lab;      // the last lab text, 0 for none
    int place;
} Confirmed;

// The lab's text number `n` is longer than a page of the file, so that several pages change
// at once.
static char *lab_text(int n) {
    Buffer text = {0};
    for (int i = 0; i < 700; i++)
        buffer_print(&text, "h %d; ", n);
    return buffer_take(&text);
}

static Confirmed sit(Progress *progress, Confirmed had) {
    for (int i = had.attempts + 1; i <= WORK; i++) {
        if (!attempt(progress, i, NULL)) return had;
        had.attempts = i;
        char *text = lab_text(i);
        if (progress_set_text(progress, "lab", text, NULL)) had.lab = i;
        free(text);
        if (progress_set_place(progress, "core.one", i, WORK, i, NULL)) had.place = i;
    }
    return had;
}

static void check_lab(const Progress *progress, int least) {
    char *found = progress_text(progress, "lab");
    char *last = lab_text(least), *next = lab_text(least + 1);
    if (!found)
        assert_int_equal(least, 0);
    else
        assert_true(!strcmp(found, last) || !strcmp(found, next));
    free(found);
    free(last);
    free(next);
}

// The most that a record may hold beyond what was confirmed is the thing that was being
// written.
static void check_kept(const Progress *progress, Confirmed confirmed) {
    assert_null(progress_recovered(progress));
    for (int i = 1; i <= confirmed.attempts; i++)
        assert_int_equal(tries(progress, i), 1);
    assert_in_range(tries(progress, confirmed.attempts + 1), 0, 1);
    assert_int_equal(tries(progress, confirmed.attempts + 2), 0);
    check_lab(progress, confirmed.lab);
    int page = 0;
    progress_place(progress, "core.one", &page, NULL);
    assert_in_range(page, confirmed.place, confirmed.place + 1);
}

static Confirmed sit_until_dark(const char *folder, Disk *disk, Confirmed confirmed) {
    Progress *progress = progress_open_on(folder, disk->vfs.zName, NULL);
    if (!progress) return confirmed;
    confirmed = sit(progress, confirmed);
    progress_close(progress);
    return confirmed;
}

static void check_after_restart(const char *folder, Disk *disk, Confirmed confirmed) {
    Error err = {0};
    Progress *progress = progress_open_on(folder, disk->vfs.zName, &err);
    assert_string_equal(err.key, "");
    check_kept(progress, confirmed);
    assert_true(attempt(progress, 99, &err)); // and it can be written again
    progress_close(progress);
}

// Cuts the power before every change and every sync in turn; `luck` seeds what survives
// unsynced, 0: nothing does.
static void cut_everywhere(const char *folder, uint64_t luck) {
    bool reached = true;
    long cut = 1;
    for (; reached; cut++) {
        Rng rng = rng_seeded(luck * 100000 + (uint64_t)cut);
        Disk *disk = disk_new("forgetful");
        disk->cut_before = cut;
        Confirmed confirmed = sit_until_dark(folder, disk, (Confirmed){0});
        reached = disk->off;
        disk_restart(disk, luck ? &rng : NULL);
        check_after_restart(folder, disk, confirmed);
        disk_free(disk);
    }
    assert_in_range(cut, 100, 2000); // the work really was cut in many places
}

static void every_cut_of_the_power_leaves_the_confirmed_answers(void **state) {
    cut_everywhere(*state, 0);
}

static void
a_cut_that_keeps_some_unsynced_writes_leaves_the_confirmed_answers(void **state) {
    if (EVERY > 1) print_message("fewer cuts, for the sanitizers\n");
    for (uint64_t luck = 1; luck <= LUCKS; luck++)
        cut_everywhere(*state, luck);
}

// The second cut falls into the first moments after the restart, while SQLite puts the file
// right again.
static void a_second_cut_during_recovery_leaves_the_confirmed_answers(void **state) {
    for (long first = 1; first <= 150; first += EVERY)
        for (long second = 1; second <= 5; second++) {
            Disk *disk = disk_new("forgetful");
            Rng rng = rng_seeded((uint64_t)(first * 10 + second));
            disk->cut_before = first;
            Confirmed confirmed = sit_until_dark(*state, disk, (Confirmed){0});
            disk_restart(disk, &rng);
            disk->cut_before = second;
            Progress *progress = progress_open_on(*state, "forgetful", NULL);
            progress_close(progress);
            disk_restart(disk, &rng);
            check_after_restart(*state, disk, confirmed);
            disk_free(disk);
        }
}

// --- every kind of write

typedef bool Write(Progress *progress);

static bool write_attempt(Progress *progress) {
    return attempt(progress, 2, NULL);
}

static bool write_hint(Progress *progress) {
    return progress_hint(progress, "core.one", "n1", 2, NULL);
}

static bool write_step(Progress *progress) {
    return progress_set_step(progress, "core.one", 3, 6, 2, 50, NULL);
}

static bool write_behind(Progress *progress) {
    return progress_set_behind(progress, "core.one", "first", "how", true, NULL);
}

static bool write_closed(Progress *progress) {
    return progress_set_behind(progress, "core.one", "first", "why", false, NULL);
}

static bool write_end(Progress *progress) {
    return progress_finish(progress, "core.one", 60, NULL);
}

static bool write_lab(Progress *progress) {
    char *text = lab_text(3);
    bool good = progress_set_text(progress, "lab", text, NULL);
    free(text);
    return good;
}

static bool write_fault(Progress *progress) {
    Error err = {0};
    error_set(&err, "lua.error", " ");
    progress_fault(progress, &err, 70);
    return progress_holdings(progress).faults == 1;
}

static bool write_copy(Progress *progress) {
    progress_copy(progress, 86400);
    return false; // it promises nothing
}

static bool write_nothing_left(Progress *progress) {
    return progress_delete(progress, NULL);
}

static bool write_all_again(Progress *progress) {
    return progress_undelete(progress, NULL);
}

static bool write_card(Progress *progress) {
    return deck_enter(progress, "core.one", "n1", FSRS_GOOD, 1000, NULL);
}

static bool write_no_card(Progress *progress) {
    return deck_drop(progress, "core.one", "n1", NULL);
}

// `first` is on the disk before the power goes.
typedef struct Kind {
    Write *write, *first;
} Kind;
static const Kind kinds[] = {{write_attempt},
                             {write_hint},
                             {write_step},
                             {write_behind},
                             {write_closed},
                             {write_end},
                             {write_lab},
                             {write_fault},
                             {write_copy},
                             {write_nothing_left},
                             {write_all_again, write_nothing_left},
                             {write_card},
                             {write_no_card, write_card}};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void write_before(Progress *progress, const Kind *kind) {
    assert_true(attempt(progress, 1, NULL));
    assert_true(progress_set_behind(progress, "core.one", "first", "why", true, NULL));
    assert_true(progress_set_place(progress, "core.one", 1, 6, 40, NULL));
    if (kind->first) assert_true(kind->first(progress));
}

// All that is in the record, but for the day of its copy; yours.
static char *said(const Progress *progress) {
    Data *all = progress_export(progress);
    Data *rest = data_new_object();
    const Data *value;
    const char *key;
    for (size_t i = 0; (key = data_key(all, i, &value)); i++) {
        bool marks = !strcmp(key, "setting") && data_count(value) == 1 &&
                     !strcmp(data_text(data_get(data_at(value, 0), "key"), ""), "copy");
        data_put(rest, key, marks ? data_new_array() : data_copy(value));
    }
    char *text = data_write(rest);
    data_free(rest);
    data_free(all);
    return text;
}

// What the record says before the write and after it, where the power stays.
static void learn(const char *folder, const Kind *kind, char **before, char **after) {
    Disk *disk = disk_new("forgetful");
    Progress *progress = progress_open_on(folder, "forgetful", NULL);
    write_before(progress, kind);
    *before = said(progress);
    kind->write(progress);
    *after = said(progress);
    progress_close(progress);
    disk_free(disk);
}

// Whether the cut was reached.
static bool cut_write(const char *folder, const Kind *kind, long cut, const char *before,
                      const char *after) {
    Disk *disk = disk_new("forgetful");
    Rng rng = rng_seeded((uint64_t)cut);
    Progress *progress = progress_open_on(folder, "forgetful", NULL);
    write_before(progress, kind);
    disk->changes = 0;
    disk->cut_before = cut;
    bool promised = kind->write(progress), reached = disk->off;
    progress_close(progress);
    disk_restart(disk, &rng);
    progress = progress_open_on(folder, "forgetful", NULL);
    assert_non_null(progress);
    assert_null(progress_recovered(progress));
    char *now = said(progress);
    bool done = !strcmp(now, after), undone = !strcmp(now, before);
    if (!done && !(undone && !promised)) fail_msg("cut %ld: %s", cut, now);
    free(now);
    progress_close(progress);
    disk_free(disk);
    return reached;
}

static void every_kind_of_write_is_done_or_not_done_at_any_cut(void **state) {
    for (int kind = 0; kind < KINDS; kind++) {
        char *before, *after;
        learn(*state, &kinds[kind], &before, &after);
        long cut = 1;
        while (cut_write(*state, &kinds[kind], cut, before, after))
            cut++;
        assert_in_range(cut, 4, 400);
        free(before);
        free(after);
    }
}

static void a_full_disk_refuses_and_keeps_what_was_there(void **state) {
    Disk *disk = disk_new("forgetful");
    Error err = {0};
    Progress *progress = progress_open_on(*state, "forgetful", &err);
    assert_true(attempt(progress, 1, &err));
    disk->full = true;
    assert_false(attempt(progress, 2, &err));
    assert_string_equal(err.key, "progress.unwritable");
    assert_false(progress_set_text(progress, "lang", "en", &err));
    assert_int_equal(tries(progress, 1), 1);
    assert_int_equal(tries(progress, 2), 0);
    disk->full = false;
    assert_true(attempt(progress, 2, &err));
    assert_int_equal(tries(progress, 2), 1);
    progress_close(progress);
    disk_free(disk);
}

static void a_full_disk_cannot_begin_a_record(void **state) {
    Disk *disk = disk_new("forgetful");
    disk->full = true;
    Error err = {0};
    assert_null(progress_open_on(*state, "forgetful", &err));
    assert_string_equal(err.key, "progress.folder");
    disk_free(disk);
}

// The disk's locks always succeed, whoever has one already.
static void two_copies_in_turn_are_safe_where_locks_lie(void **state) {
    Disk *disk = disk_new("forgetful");
    Progress *one = progress_open_on(*state, "forgetful", NULL);
    Progress *other = progress_open_on(*state, "forgetful", NULL);
    for (int i = 1; i <= 20; i++)
        assert_true(attempt(i % 2 ? one : other, i, NULL));
    for (int i = 1; i <= 20; i++)
        assert_int_equal(tries(i % 2 ? other : one, i), 1);
    progress_close(one);
    progress_close(other);
    one = progress_open_on(*state, "forgetful", NULL);
    assert_null(progress_recovered(one));
    assert_int_equal(tries(one, 20), 1);
    progress_close(one);
    disk_free(disk);
}

static void what_is_held_is_written_by_nobody_until_it_is_let_go(void **state) {
    begin_record(state, 1);
    Progress *reader = progress_open(*state, NULL), *writer = progress_open(*state, NULL);
    Error err = {0};
    progress_hold(reader);
    assert_int_equal(tries(reader, 1), 1);
    assert_false(attempt(writer, 1, &err));
    assert_string_equal(err.key, "progress.busy");
    progress_let_go(reader);
    assert_true(attempt(writer, 1, NULL));
    assert_int_equal(tries(reader, 1), 2);
    assert_true(attempt(reader, 1, NULL));
    progress_close(reader);
    progress_close(writer);
}

static void locks_that_fail_are_told_and_harm_nothing(void **state) {
    static const struct {
        int lock;
        const char *at_start, *later;
    } rows[] = {{SQLITE_BUSY, "progress.busy", "progress.busy"},
                {SQLITE_IOERR_LOCK, "progress.folder", "progress.unwritable"}};
    Disk *disk = disk_new("forgetful");
    Error err = {0};
    Progress *progress = progress_open_on(*state, "forgetful", &err);
    assert_true(attempt(progress, 1, &err));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        disk->lock = rows[i].lock;
        assert_false(attempt(progress, 2, &err));
        assert_string_equal(err.key, rows[i].later);
        assert_null(progress_open_on(*state, "forgetful", &err));
        assert_string_equal(err.key, rows[i].at_start);
    }
    disk->lock = 0;
    assert_int_equal(tries(progress, 2), 0);
    assert_true(attempt(progress, 2, &err));
    progress_close(progress);
    disk_free(disk);
}

static void read_only_media_are_read_and_refuse_to_be_written(void **state) {
    Disk *disk = disk_new("forgetful");
    Error err = {0};
    Progress *progress = progress_open_on(*state, "forgetful", &err);
    assert_true(attempt(progress, 1, &err));
    progress_close(progress);
    disk->read_only = true;
    progress = progress_open_on(*state, "forgetful", &err);
    assert_non_null(progress);
    assert_int_equal(tries(progress, 1), 1);
    assert_false(attempt(progress, 2, &err));
    assert_string_equal(err.key, "progress.unwritable");
    assert_false(progress_finish(progress, "core.one", 5, &err));
    progress_close(progress);
    disk_free(disk);
}

static void read_only_media_without_a_record_are_refused(void **state) {
    Disk *disk = disk_new("forgetful");
    disk->read_only = true;
    Error err = {0};
    assert_null(progress_open_on(*state, "forgetful", &err));
    assert_string_equal(err.key, "progress.folder");
    disk_free(disk);
}

static void an_empty_file_is_a_new_record(void **state) {
    char *path = record_path(state);
    assert_true(file_write(path, "", 0, NULL));
    free(path);
    Progress *progress = progress_open(*state, NULL);
    assert_null(progress_recovered(progress));
    assert_true(attempt(progress, 1, NULL));
    progress_close(progress);
}

static void a_later_kyubis_record_is_refused_and_left_alone(void **state) {
    begin_record(state, 1);
    change_record(state, "PRAGMA user_version=1000");
    Error err = {0};
    assert_null(progress_open(*state, &err));
    assert_string_equal(err.key, "progress.newer");
    change_record(state, "PRAGMA user_version=3");
    Progress *progress = progress_open(*state, &err);
    assert_int_equal(tries(progress, 1), 1);
    progress_close(progress);
}

static void a_folder_in_the_records_place_is_refused(void **state) {
    char *path = record_path(state);
    assert_int_equal(mkdir(path, 0755), 0);
    free(path);
    Error err = {0};
    assert_null(progress_open(*state, &err));
    assert_string_equal(err.key, "progress.folder");
}

static void a_pipe_in_the_records_place_is_refused(void **state) {
    char *path = record_path(state);
    assert_int_equal(mkfifo(path, 0644), 0);
    free(path);
    Error err = {0};
    assert_null(progress_open(*state, &err));
    assert_string_equal(err.key, "progress.folder");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(every_cut_of_the_power_leaves_the_confirmed_answers),
        IN_FOLDER(a_cut_that_keeps_some_unsynced_writes_leaves_the_confirmed_answers),
        IN_FOLDER(a_second_cut_during_recovery_leaves_the_confirmed_answers),
        IN_FOLDER(every_kind_of_write_is_done_or_not_done_at_any_cut),
        IN_FOLDER(a_full_disk_refuses_and_keeps_what_was_there),
        IN_FOLDER(a_full_disk_cannot_begin_a_record),
        IN_FOLDER(two_copies_in_turn_are_safe_where_locks_lie),
        IN_FOLDER(what_is_held_is_written_by_nobody_until_it_is_let_go),
        IN_FOLDER(locks_that_fail_are_told_and_harm_nothing),
        IN_FOLDER(read_only_media_are_read_and_refuse_to_be_written),
        IN_FOLDER(read_only_media_without_a_record_are_refused),
        IN_FOLDER(an_empty_file_is_a_new_record),
        IN_FOLDER(a_later_kyubis_record_is_refused_and_left_alone),
        IN_FOLDER(a_folder_in_the_records_place_is_refused),
        IN_FOLDER(a_pipe_in_the_records_place_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
