// One show at a time: a lock that another process has, and that goes with it.
#include "app/show_lock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// A process that has the lock, until it is ended.
static pid_t holder(const char *folder) {
    int ends[2];
    char byte;
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (!pid) {
        byte = show_lock_take(folder) ? 'y' : 'n';
        if (write(ends[1], &byte, 1) != 1) _exit(1);
        for (;;)
            pause();
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    close(ends[0]);
    close(ends[1]);
    return pid;
}

static void a_show_keeps_others_out_until_it_is_gone(void **state) {
    (void)state;
    char folder[] = "/tmp/kyubi-lock-XXXXXX", file[64];
    assert_non_null(mkdtemp(folder));
    assert_false(show_lock_is_taken(folder));
    pid_t pid = holder(folder);
    assert_true(show_lock_is_taken(folder));
    assert_false(show_lock_take(folder));
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    assert_false(show_lock_is_taken(folder));
    assert_true(show_lock_take(folder));
    snprintf(file, sizeof file, "%s/show.lock", folder);
    unlink(file);
    rmdir(folder);
}

static void nobody_waits_where_no_lock_can_be_had(void **state) {
    (void)state;
    assert_true(show_lock_take(NULL));
    assert_true(show_lock_take("/nowhere/at all"));
    assert_false(show_lock_is_taken("/nowhere/at all"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_show_keeps_others_out_until_it_is_gone),
        cmocka_unit_test(nobody_waits_where_no_lock_can_be_had),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
