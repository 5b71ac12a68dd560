// The supervisor with presenters that are shell scripts: they live, die, hang and end.
#include "app/supervisor.h"

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

// What a script can say without being a program of ours: packets of 4 bytes, the kind, and
// of LINK_ALIVE 4 more.
#define SAY(kind) "printf '\\" #kind "\\0\\0\\0' >&3; "
#define READY SAY(6)
#define ASLEEP "printf '\\10\\0\\0\\0\\377\\377\\377\\377' >&3; "
#define ENDED SAY(13)
#define FAILED SAY(14)

// The numbers above are octal.
_Static_assert(LINK_READY == 6 && LINK_ALIVE == 8 && LINK_ENDED == 11 && LINK_FAILED == 12,
               "the scripts say other numbers");

static Supervisor *start(const char *script, const char *state, char **words) {
    words[0] = "/bin/sh";
    words[1] = "-c";
    words[2] = (char *)script;
    words[3] = NULL;
    Error err = {0};
    Supervisor *supervisor = supervisor_create(words, state, 0, &err);
    assert_non_null(supervisor);
    return supervisor;
}

// Waits until there is something to be read, then takes one thing.
static bool hear(Supervisor *supervisor, double now, LinkMessage *message) {
    Link *link = supervisor_link(supervisor);
    struct pollfd on = {.fd = link ? link_socket(link) : -1, .events = POLLIN};
    if (link) assert_int_equal(poll(&on, 1, 60000), 1);
    return supervisor_hear(supervisor, now, message);
}

static void a_presenter_that_is_ready_runs(void **state) {
    (void)state;
    char *words[4];
    LinkMessage message;
    Supervisor *supervisor = start(READY "exec cat <&3", NULL, words);
    assert_int_equal(supervisor_state(supervisor), SUPERVISOR_STARTING);
    assert_int_equal(supervisor_wait(supervisor, 0), SUPERVISOR_START_MS + 1);
    assert_true(hear(supervisor, 10, &message));
    assert_int_equal(message.kind, LINK_READY);
    assert_int_equal(supervisor_state(supervisor), SUPERVISOR_RUNNING);
    assert_int_equal(supervisor_wait(supervisor, 10), SUPERVISOR_HANG_MS + 1);
    int pid = supervisor_pid(supervisor);
    supervisor_destroy(supervisor);
    assert_int_not_equal(kill(pid, 0), 0); // gone, and reaped
}

static void one_that_dies_is_another_one_afterwards(void **state) {
    (void)state;
    char *words[4];
    LinkMessage message;
    Supervisor *supervisor = start(READY "kill -SEGV $$", "before", words);
    assert_true(hear(supervisor, 10, &message));
    int pid = supervisor_pid(supervisor);
    assert_false(hear(supervisor, 20, &message));
    assert_int_equal(supervisor_state(supervisor), SUPERVISOR_STARTING);
    assert_int_not_equal(supervisor_pid(supervisor), pid);
    assert_int_equal(supervisor_starts(supervisor), 2);
    assert_string_equal(supervisor_told(supervisor), "before");
    supervisor_destroy(supervisor);
}

// It was sent something and is as still as a stopped process.
static void one_that_does_not_answer_is_ended_and_replaced(void **state) {
    (void)state;
    char *words[4];
    LinkMessage message, gesture = {.kind = LINK_GESTURE};
    Supervisor *supervisor = start(READY ASLEEP "kill -STOP $$", NULL, words);
    assert_true(hear(supervisor, 10, &message));
    while (supervisor_wait(supervisor, 10) >= 0)
        assert_false(hear(supervisor, 10, &message));
    assert_int_equal(supervisor_wait(supervisor, 1e9), -1); // it said that it sleeps
    supervisor_send(supervisor, &gesture, 100);
    assert_int_equal(supervisor_wait(supervisor, 100), SUPERVISOR_HANG_MS + 1);
    assert_false(supervisor_hear(supervisor, 100 + SUPERVISOR_HANG_MS - 1, &message));
    assert_int_equal(supervisor_starts(supervisor), 1);
    assert_false(supervisor_hear(supervisor, 100 + SUPERVISOR_HANG_MS, &message));
    assert_int_equal(supervisor_starts(supervisor), 2);
    supervisor_destroy(supervisor);
}

static void one_that_never_gets_ready_is_replaced(void **state) {
    (void)state;
    char *words[4];
    LinkMessage message;
    Supervisor *supervisor = start("exec cat <&3", NULL, words);
    assert_false(supervisor_hear(supervisor, SUPERVISOR_START_MS - 1, &message));
    assert_int_equal(supervisor_starts(supervisor), 1);
    assert_false(supervisor_hear(supervisor, SUPERVISOR_START_MS, &message));
    assert_int_equal(supervisor_starts(supervisor), 2);
    supervisor_destroy(supervisor);
}

static void what_breaks_the_rules_is_replaced(void **state) {
    (void)state;
    char *words[4];
    LinkMessage message;
    Supervisor *supervisor = start(READY "echo nonsense >&3; exec cat <&3", NULL, words);
    assert_true(hear(supervisor, 10, &message));
    assert_false(hear(supervisor, 20, &message));
    assert_int_equal(supervisor_starts(supervisor), 2);
    supervisor_destroy(supervisor);
}

static void five_within_a_minute_are_enough(void **state) {
    (void)state;
    char *words[4];
    LinkMessage message;
    Supervisor *supervisor = start("exit 1", NULL, words);
    for (int i = 1; i <= SUPERVISOR_RESTARTS; i++) {
        assert_int_equal(supervisor_starts(supervisor), i);
        assert_false(hear(supervisor, i * 1000, &message));
    }
    assert_int_equal(supervisor_state(supervisor), SUPERVISOR_GIVEN_UP);
    assert_int_equal(supervisor_wait(supervisor, 9000), -1);
    assert_int_equal(supervisor_pid(supervisor), 0);
    supervisor_again(supervisor, 9000);
    assert_int_equal(supervisor_state(supervisor), SUPERVISOR_STARTING);
    supervisor_destroy(supervisor);
}

static void one_that_dies_now_and_then_is_always_started_again(void **state) {
    (void)state;
    char *words[4];
    LinkMessage message;
    Supervisor *supervisor = start("exit 1", NULL, words);
    for (int i = 1; i <= 3 * SUPERVISOR_RESTARTS; i++)
        assert_false(hear(supervisor, i * SUPERVISOR_SPAN_MS / 4.0, &message));
    assert_int_equal(supervisor_state(supervisor), SUPERVISOR_STARTING);
    supervisor_destroy(supervisor);
}

static void one_that_ends_as_asked_is_not_started_again(void **state) {
    (void)state;
    char *words[4];
    LinkMessage message;
    Supervisor *supervisor = start(READY ENDED, NULL, words);
    assert_true(hear(supervisor, 10, &message));
    assert_false(hear(supervisor, 10, &message));
    assert_int_equal(supervisor_state(supervisor), SUPERVISOR_ENDED);
    assert_true(supervisor_is_done(supervisor));
    assert_false(supervisor_hear(supervisor, 1e9, &message));
    assert_int_equal(supervisor_starts(supervisor), 1);
    supervisor_destroy(supervisor);
    supervisor = start(FAILED, NULL, words);
    assert_false(hear(supervisor, 10, &message));
    assert_int_equal(supervisor_state(supervisor), SUPERVISOR_ENDED);
    assert_false(supervisor_is_done(supervisor));
    supervisor_destroy(supervisor);
}

static void a_program_that_is_not_there_is_said(void **state) {
    (void)state;
    char *words[] = {"/nowhere/kyubi", NULL};
    Error err = {0};
    assert_null(supervisor_create(words, NULL, 0, &err));
    assert_string_equal(err.key, "present.start");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_presenter_that_is_ready_runs),
        cmocka_unit_test(one_that_dies_is_another_one_afterwards),
        cmocka_unit_test(one_that_does_not_answer_is_ended_and_replaced),
        cmocka_unit_test(one_that_never_gets_ready_is_replaced),
        cmocka_unit_test(what_breaks_the_rules_is_replaced),
        cmocka_unit_test(five_within_a_minute_are_enough),
        cmocka_unit_test(one_that_dies_now_and_then_is_always_started_again),
        cmocka_unit_test(one_that_ends_as_asked_is_not_started_again),
        cmocka_unit_test(a_program_that_is_not_there_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
