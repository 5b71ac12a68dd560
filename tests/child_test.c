#include "lesson/child.h"

#include "lesson/wire.h"

#include <errno.h>
#include <malloc.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "open_files.h"

enum { BUDGET = 40, AMPLE = 2000, PATIENCE = 2000 };
#ifdef KYUBI_JAIL_UNLOCKED
enum { CHILDREN = 200 }; // each starts a sanitizer of its own
#else
enum { CHILDREN = 1000 };
#endif
enum { LEAK = 4096 }; // a leak of five bytes a child is found

// How bad_child misbehaves is the name it is started under.
static const char *program_as(const char *how) {
    static char path[256];
    snprintf(path, sizeof path, "%s/tests/bad", KYUBI_BUILD);
    mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/tests/bad/%s", KYUBI_BUILD, how);
    symlink("../bad_child", path); // it may be there from the last time
    return path;
}

static Child *start_as(const char *how) {
    Error err;
    Child *child = child_start((ChildOptions){.program = program_as(how)}, &err);
    if (!child) fail_msg("%s %s", err.key, err.args);
    return child;
}

static void wait_until_gone(Child *child) {
    Message message;
    for (int i = 0; !child_gone(child); i++) {
        assert_true(i < PATIENCE);
        child_wait(child, 10);
        while (child_next(child, &message))
            continue;
    }
}

static bool wait_for(Child *child, MessageType type, Message *message) {
    for (int i = 0; i < PATIENCE; i++) {
        while (child_next(child, message))
            if (message->type == type) return true;
        if (child_gone(child)) return false;
        child_wait(child, 10);
    }
    return false;
}

static Error end_of(const char *how, int budget) {
    Child *child = start_as(how);
    child_load(child, "01-test.lua", budget);
    wait_until_gone(child);
    Error err = {0};
    assert_true(child_error(child, &err));
    assert_string_equal(err.file, "01-test.lua");
    child_close(child);
    return err;
}

static void a_good_child_answers_and_is_ready_again(void **state) {
    (void)state;
    Child *child = start_as("good");
    Message message;
    Error err;
    assert_true(child_file(child, "01-test.lua", "print(1)", 8, &err));
    uint32_t id = child_load(child, "01-test.lua", 2000);
    assert_int_equal(child_state(child), CHILD_STARTING);
    for (int i = 0; i < 3; i++) {
        assert_true(wait_for(child, MESSAGE_OUTCOME, &message));
        assert_int_equal(message.id, id);
        assert_int_equal(data_integer(data_at(data_get(message.data, "result"), 0), 0), 1);
        assert_int_equal(child_state(child), CHILD_READY);
        assert_int_equal(child_waiting(child), 0);
        id = child_call(child, "check", NULL, 2000);
        assert_int_not_equal(id, 0);
        assert_int_equal(child_state(child), CHILD_BUSY);
        assert_int_equal(child_call(child, "check", NULL, 2000), 0); // one at a time
    }
    assert_true(wait_for(child, MESSAGE_OUTCOME, &message));
    child_quit(child);
    wait_until_gone(child);
    assert_int_equal(child_state(child), CHILD_DEAD);
    assert_false(child_error(child, &err));
    assert_int_equal(child_handle(child), -1);
    assert_int_equal(child_load(child, "01-test.lua", 0), 0);
    child_close(child);
}

static void every_way_to_misbehave_ends_as_its_error(void **state) {
    (void)state;
    static const struct {
        const char *how, *key, *words;
    } rows[] = {
        {"segv", "jail.crashed", "SIGSEGV"},
        {"abort", "jail.crashed", "SIGABRT"},
        {"exit", "jail.crashed", "exit"},
        {"sigsys", "jail.rules", ""},
        {"nonsense", "jail.protocol", "type"},
        {"huge-length", "jail.protocol", "length"},
        {"unknown-type", "jail.protocol", "type"},
        {"parent-type", "jail.protocol", "side"},
        {"flood", "jail.protocol", "page"},
        {"tiny", "jail.protocol", "print"},
        {"deep", "jail.protocol", "json"},
        {"many", "jail.protocol", "json"},
        {"bad-drawing", "jail.protocol", "drawing"},
        {"two-drawings", "jail.protocol", "drawing"},
        {"bad-band", "jail.protocol", "pixels"},
        {"pixels", "jail.protocol", "pixels"},
        {"bad-utf8", "jail.protocol", "utf-8"},
        {"bad-json", "jail.protocol", "json"},
        {"infinite", "jail.protocol", "json"},
        {"empty-outcome", "jail.protocol", "outcome"},
        {"odd-key", "jail.protocol", "outcome"},
        {"wrong-id", "jail.protocol", "request"},
        {"two-outcomes", "jail.protocol", "request"},
        {"ready-twice", "jail.protocol", "ready"},
        {"early-words", "jail.protocol", "words"},
        {"other-build", "jail.protocol", "build"},
        {"stillborn", "jail.start", "ended"},
        {"half", "jail.time", "0.04"},
        {"silence", "jail.time", "0.04"},
        {"spin", "jail.time", "0.04"},
        {"spin-loudly", "jail.time", "0.04"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        // What breaks a rule is told when it comes, however slow the machine is.
        bool slow = !strcmp(rows[i].key, "jail.time");
        Error err = end_of(rows[i].how, slow ? BUDGET : AMPLE);
        if (strcmp(err.key, rows[i].key) != 0 || !strstr(err.args, rows[i].words))
            fail_msg("%s ended as %s (%s)", rows[i].how, err.key, err.args);
    }
}

static void a_child_that_ignores_the_signal_is_killed(void **state) {
    (void)state;
    Child *child = start_as("spin");
    child_load(child, "01-test.lua", BUDGET);
    bool late = false, killed = false;
    while (!child_gone(child)) {
        child_wait(child, 1);
        late = late || child_state(child) == CHILD_LATE;
        killed = killed || child_state(child) == CHILD_KILLED;
    }
    assert_true(late);
    assert_true(killed);
    assert_int_equal(child_state(child), CHILD_DEAD);
    child_close(child);
}

static void a_child_that_never_gets_ready_is_killed(void **state) {
    (void)state;
    Error err;
    Child *child = child_start(
        (ChildOptions){.program = program_as("mute"), .limits = {.start_ms = 100}}, &err);
    wait_until_gone(child);
    assert_true(child_error(child, &err));
    assert_string_equal(err.key, "jail.start");
    child_close(child);
}

static void controls_in_an_answer_do_not_reach_the_reader(void **state) {
    (void)state;
    Child *child = start_as("controls");
    child_load(child, "01-test.lua", 2000);
    Message message;
    Outcome outcome;
    assert_true(wait_for(child, MESSAGE_OUTCOME, &message));
    assert_true(outcome_read(message.data, &outcome));
    assert_string_equal(outcome.error.args, "a?[2J\tb");
    assert_string_equal(outcome.error.file, "x?.lua");
    assert_int_equal(outcome.error.line, 3);
    child_close(child);
}

static void a_program_that_is_not_there_says_so(void **state) {
    (void)state;
    Error err;
    assert_null(child_start((ChildOptions){.program = "/nowhere/kyubi-jail"}, &err));
    assert_string_equal(err.key, "jail.start");
    assert_string_equal(err.args, "/nowhere/kyubi-jail\tNo such file or directory");
}

static void a_file_too_large_is_refused(void **state) {
    (void)state;
    Child *child = start_as("good");
    Error err;
    char *bytes = calloc(1, FILE_BYTES);
    assert_false(child_file(child, "big.lua", bytes, FILE_BYTES, &err));
    assert_string_equal(err.key, "jail.too_large");
    assert_string_equal(err.file, "big.lua");
    assert_true(child_file(child, "big.lua", bytes, FILE_BYTES - 100, &err));
    free(bytes);
    child_close(child);
}

static void a_child_killed_from_outside_is_a_crash(void **state) {
    (void)state;
    Child *child = start_as("silence");
    Error err;
    kill(child_pid(child), SIGKILL);
    wait_until_gone(child);
    assert_int_equal(child_state(child), CHILD_CRASHED);
    assert_true(child_error(child, &err));
    assert_string_equal(err.key, "jail.crashed");
    assert_string_equal(err.args, "SIGKILL");
    child_close(child);
}

// What one poll may take in: a gulp, and what was left of a message before it.
static void one_poll_takes_so_much_and_leaves_the_rest(void **state) {
    (void)state;
    static const char *const ways[] = {"flood", "tiny", "pixels", "two-drawings"};
    enum { MOST = WIRE_GULP + 2 * MESSAGE_BYTES };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        Child *child = start_as(ways[i]);
        child_load(child, "01-test.lua", AMPLE);
        while (!child_gone(child)) {
            struct timespec nap = {.tv_nsec = 1000000}; // it sends what it can meanwhile
            nanosleep(&nap, NULL);
            child_poll(child);
            size_t bytes = 0;
            int count = 0;
            Message message;
            for (; child_next(child, &message); count++)
                bytes += message.size;
            assert_true(count <= jail_limits().messages);
            assert_true(bytes <= MOST);
        }
        child_close(child);
    }
}

static void smaller_limits_end_a_child_sooner(void **state) {
    (void)state;
    Error err;
    ChildOptions options = {.program = program_as("flood"), .limits = jail_limits_over(10)};
    Child *child = child_start(options, &err);
    child_load(child, "01-test.lua", AMPLE);
    size_t bytes = 0;
    Message message;
    while (!child_gone(child)) {
        child_wait(child, 10);
        while (child_next(child, &message))
            bytes += message.size;
    }
    assert_true(bytes > 0 && bytes <= jail_limits().page_bytes / 10);
    assert_true(child_error(child, &err));
    assert_string_equal(err.args, "page");
    child_close(child);
}

static void live_and_close(const char *how) {
    Child *child = start_as(how);
    child_load(child, "01-test.lua", 2000);
    Message message;
    if (strcmp(how, "good") == 0)
        assert_true(wait_for(child, MESSAGE_OUTCOME, &message));
    else if (strcmp(how, "silence") != 0)
        wait_until_gone(child);
    child_close(child);
}

static void a_thousand_children_leave_nothing_behind(void **state) {
    (void)state;
    static const char *const ways[] = {"good", "segv", "nonsense", "exit", "silence"};
    int before = open_files();
    size_t early = 0;
    for (int i = 0; i < CHILDREN; i++) {
        live_and_close(ways[i % 5]);
        if (i == CHILDREN / 10) early = mallinfo2().uordblks;
    }
    size_t late = mallinfo2().uordblks; // nothing under sanitizers, which look themselves
    if (late > early + LEAK) fail_msg("%zu bytes became %zu", early, late);
    assert_int_equal(open_files(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_child_answers_and_is_ready_again),
        cmocka_unit_test(every_way_to_misbehave_ends_as_its_error),
        cmocka_unit_test(a_child_that_ignores_the_signal_is_killed),
        cmocka_unit_test(a_child_that_never_gets_ready_is_killed),
        cmocka_unit_test(controls_in_an_answer_do_not_reach_the_reader),
        cmocka_unit_test(a_program_that_is_not_there_says_so),
        cmocka_unit_test(a_file_too_large_is_refused),
        cmocka_unit_test(a_child_killed_from_outside_is_a_crash),
        cmocka_unit_test(one_poll_takes_so_much_and_leaves_the_rest),
        cmocka_unit_test(smaller_limits_end_a_child_sooner),
        cmocka_unit_test(a_thousand_children_leave_nothing_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
