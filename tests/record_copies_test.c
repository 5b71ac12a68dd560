// Two copies of Kyubi on one record, and one that is killed while it writes.
#include "base/file.h"
#include "base/mem.h"
#include "base/rng.h"
#include "learner/progress.h"

#include "record_bench.h"

#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void a_record_that_another_copy_holds_is_busy(void **state) {
    begin_record(state, 1);
    sqlite3 *other = hold_record(state, "BEGIN EXCLUSIVE");
    Error err = {0};
    assert_null(progress_open(*state, &err));
    assert_string_equal(err.key, "progress.busy");
    sqlite3_close(other);
    Progress *progress = progress_open(*state, &err);
    assert_non_null(progress);
    other = hold_record(state, "BEGIN IMMEDIATE");
    assert_false(attempt(progress, 2, &err));
    assert_string_equal(err.key, "progress.busy");
    sqlite3_close(other);
    assert_true(attempt(progress, 2, &err));
    progress_close(progress);
}

static void two_copies_write_in_turn(void **state) {
    Progress *one = progress_open(*state, NULL), *two = progress_open(*state, NULL);
    assert_true(attempt(one, 1, NULL));
    assert_true(attempt(two, 1, NULL));
    assert_int_equal(tries(one, 1), 2);
    assert_int_equal(tries(two, 1), 2);
    progress_close(one);
    progress_close(two);
}

// Opens the record together with its siblings, writes one answer, and tells how that went.
static void open_together(const char *folder, int start, int number) {
    char byte;
    if (read(start, &byte, 1) != 0) _exit(9); // until the parent closes the other end
    Progress *progress = progress_open(folder, NULL);
    if (!progress) _exit(2);
    if (progress_recovered(progress)) _exit(3);
    _exit(attempt(progress, number, NULL) ? 0 : 4);
}

static void copies_that_start_at_once_share_a_new_record(void **state) {
#ifdef __SANITIZE_ADDRESS__ // slower; the plain build has them all
    enum { COPIES = 4, ROUNDS = 20 };
#else
    enum { COPIES = 4, ROUNDS = 300 };
#endif
    if (ROUNDS < 300) print_message("%d rounds, for the sanitizers\n", ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
        char name[16];
        snprintf(name, sizeof name, "r%d", round);
        char *folder = file_join(*state, name);
        int start[2];
        assert_int_equal(pipe(start), 0);
        for (int i = 0; i < COPIES; i++)
            if (!fork()) {
                close(start[1]);
                open_together(folder, start[0], i);
            }
        close(start[0]);
        close(start[1]);
        for (int i = 0; i < COPIES; i++) {
            int status;
            assert_true(wait(&status) > 0);
            assert_true(WIFEXITED(status));
            assert_int_equal(WEXITSTATUS(status), 0);
        }
        Progress *progress = progress_open(folder, NULL);
        for (int i = 0; i < COPIES; i++)
            assert_int_equal(tries(progress, i), 1);
        progress_close(progress);
        assert_int_equal(remove_folder((void *[]){folder}), 0);
    }
}

// The child's life: numbered attempts, each told to the parent once it is confirmed.
static void write_until_killed(const char *folder, int from, int pipe) {
    Progress *progress = progress_open(folder, NULL);
    for (int number = from; progress && attempt(progress, number, NULL); number++)
        if (write(pipe, &number, sizeof number) != sizeof number) break;
    _exit(1);
}

// Kills the child a seeded moment after a seeded number of answers; returns the last number
// it confirmed.
static int kill_a_writer(const char *folder, int from, Rng *rng) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) write_until_killed(folder, from, ends[1]);
    close(ends[1]);
    int number = 0, last = from - 1;
    for (uint64_t wait = 1 + rng_below(rng, 12); wait; wait--) {
        assert_int_equal(read(ends[0], &number, sizeof number), sizeof number);
        last = number;
    }
    for (volatile uint64_t spin = rng_below(rng, 400000); spin; spin--)
        continue;
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    while (read(ends[0], &number, sizeof number) == sizeof number)
        last = number;
    close(ends[0]);
    return last;
}

static void twenty_kills_lose_no_confirmed_answer(void **state) {
    Rng rng = rng_seeded(20);
    int last = 0;
    for (int round = 0; round < 20; round++) {
        last = kill_a_writer(*state, last + 1, &rng);
        Progress *progress = progress_open(*state, NULL);
        assert_non_null(progress);
        assert_null(progress_recovered(progress));
        for (int number = 1; number <= last; number++)
            assert_int_equal(tries(progress, number), 1);
        while (tries(progress, last + 1)) // written, but killed before it could say so
            last++;
        progress_close(progress);
    }
    assert_true(last >= 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_record_that_another_copy_holds_is_busy),
        IN_FOLDER(two_copies_write_in_turn),
        IN_FOLDER(copies_that_start_at_once_share_a_new_record),
        IN_FOLDER(twenty_kills_lose_no_confirmed_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
