// Every hostile script of the corpus through the real kyubi-jail: each must end as its own
// first lines say, and the parent goes on. The scripts are not part of the project; where
// they are is KYUBI_CORPUS, or the folder shared beside the source.
#include "base/file.h"
#include "base/mem.h"
#include "lesson/child.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

// Under sanitizers a child is several times slower, and so may be what fills its memory.
#ifdef KYUBI_JAIL_UNLOCKED
#define USUAL 1000 // ms
#else
#define USUAL 200 // ms
#endif
enum { BUDGET = USUAL, PATIENCE = 3000 };

#define JAIL KYUBI_BUILD "/kyubi-jail"

// How a script ended, in the corpus's words.
typedef struct End {
    const char *name;
    Error error;
} End;

static Child *start(void) {
    Error err;
    ChildOptions options = {.program = JAIL, .limits = {.start_ms = 20000}};
    Child *child = child_start(options, &err);
    if (!child) fail_msg("%s %s", err.key, err.args);
    return child;
}

static End end_of_child(Child *child) {
    End end = {.name = "crash"};
    assert_true(child_error(child, &end.error));
    if (strcmp(end.error.key, "jail.time") == 0) end.name = "limit-time";
    return end;
}

static End end_of_outcome(const Data *data) {
    static const char *const names[] = {"ok", "script-error", "limit-time", "limit-memory"};
    Outcome outcome;
    assert_true(outcome_read(data, &outcome));
    return (End){names[outcome.status], outcome.error};
}

static End wait_for_end(Child *child) {
    for (int i = 0; i < PATIENCE; i++) {
        Message message;
        while (child_next(child, &message))
            if (message.type == MESSAGE_OUTCOME) return end_of_outcome(message.data);
        if (child_gone(child)) return end_of_child(child);
        child_wait(child, 10);
    }
    return (End){.name = "hang"};
}

static End load(Child *child, const char *text, size_t size, int budget) {
    Error err;
    assert_true(child_file(child, "lesson.lua", text, size, &err));
    child_load(child, "lesson.lua", budget);
    return wait_for_end(child);
}

static End run(const char *text, int budget) {
    Child *child = start();
    End end = load(child, text, strlen(text), budget);
    child_close(child);
    return end;
}

static void expect(const char *text, int budget, const char *name, const char *key,
                   int line) {
    End end = run(text, budget);
    if (strcmp(end.name, name) != 0 || strcmp(end.error.key, key) != 0 ||
        end.error.line != line)
        fail_msg("%s %s (%s) %s:%d from %s", end.name, end.error.key, end.error.args,
                 end.error.file, end.error.line, text);
    if (line) assert_string_equal(end.error.file, "lesson.lua");
}

static const char *good_lesson(void) {
    return "lesson { id = \"test.good\", title = { ja = \"良い\", en = \"Good\" } }\n"
           "page \"one\" { ja = \"一\", en = \"One\" }\n"
           "prose { ja = [[ 一 ]], en = [[ One ]] }\n";
}

static void a_good_lesson_loads(void **state) {
    (void)state;
    expect(good_lesson(), 2000, "ok", "", 0);
}

static void an_endless_loop_ends_with_its_line(void **state) {
    (void)state;
    expect("\n\nwhile true do end", BUDGET, "limit-time", "jail.time", 3);
}

static void a_memory_bomb_ends_with_its_line(void **state) {
    (void)state;
    expect("\nlocal s = \"x\" while true do s = s .. s end", 2000, "limit-memory",
           "jail.memory", 2);
}

static void a_syntax_error_ends_with_its_line(void **state) {
    (void)state;
    expect("\nlocal = 1", BUDGET, "script-error", "lua.syntax", 2);
}

// Four hundred letters pass the guard and then take for ever in C, where no hook runs.
static void a_long_call_in_c_ends_by_last_words(void **state) {
    (void)state;
    expect("\nlocal s = (\"a\"):rep(400)\nreturn s:find(\"a-a-a-b\")", 20, "limit-time",
           "jail.time", 3);
}

static bool has_word(const char *line, const char *word) {
    size_t size = strlen(word);
    for (const char *at = line; (at = strstr(at, word)); at += size) {
        bool starts = at > line && at[-1] == ' ';
        if (starts && strchr(" \n\r", at[size])) return true;
    }
    return false;
}

// Asks the heads "-- expect:" and "-- accept:" of a script.
static bool names(const char *text, const char *name) {
    for (const char *line = text; line && strncmp(line, "--", 2) == 0;) {
        const char *next = strchr(line, '\n');
        char copy[512];
        int size = next ? (int)(next - line) + 1 : (int)strlen(line);
        snprintf(copy, sizeof copy, "%.*s", size, line);
        bool says =
            strncmp(copy, "-- expect:", 10) == 0 || strncmp(copy, "-- accept:", 10) == 0;
        if (says && has_word(copy, name)) return true;
        line = next ? next + 1 : NULL;
    }
    return false;
}

static bool guard_refused(const End *end) {
    static const char *const keys[] = {"lua.pattern", "lua.range", "lua.metatable",
                                       "lua.format"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(end->error.key, keys[i]) == 0) return true;
    return false;
}

// The strict environment refuses more than the corpus asks for, and a script that ran to
// its end is still no lesson: both are ends in good order.
static bool as_asked(const char *text, const End *end) {
    bool script = strcmp(end->name, "script-error") == 0;
    if (names(text, end->name)) return true;
    if (script && (names(text, "denied") || guard_refused(end))) return true;
    bool language = strncmp(end->error.key, "lua.", 4) != 0;
    return script && language && names(text, "ok");
}

static bool judge(const char *name, const char *text, size_t size) {
    Child *child = start();
    End end = {.name = "ok"};
    // Twice in one session, as far as the child lives.
    for (int i = 0; i < 2 && !child_gone(child) && child_state(child) <= CHILD_READY; i++) {
        end = load(child, text, size, BUDGET);
        if (as_asked(text, &end) && !strstr(end.error.args, "ESCAPED")) continue;
        print_error("%s ended as %s: %s (%s) line %d\n", name, end.name, end.error.key,
                    end.error.args, end.error.line);
        child_close(child);
        return false;
    }
    child_close(child);
    return true;
}

// The same text as the function that works out an exercise's answer, run by a later call.
static End judge_in_call(const char *text, int budget) {
    Buffer lesson = {0};
    buffer_print(&lesson, "%sexercise.number \"n\" { ask = { ja = \"?\", en = \"?\" }, ",
                 good_lesson());
    buffer_print(&lesson, "answer = \"1\", computed = function()\n%s\nend }\n", text);
    Child *child = start();
    End end = load(child, lesson.data, lesson.size, 2000);
    buffer_clear(&lesson);
    if (child_state(child) == CHILD_READY && child_call(child, "findings", NULL, budget))
        end = wait_for_end(child);
    child_close(child);
    return end;
}

static void a_loop_in_a_later_call_ends_with_its_line(void **state) {
    (void)state;
    End end = judge_in_call("while true do end", BUDGET);
    assert_string_equal(end.error.key, "jail.time");
    assert_string_equal(end.error.file, "lesson.lua");
    assert_int_equal(end.error.line, 5);
    end = judge_in_call("local s = \"x\" while true do s = s .. s end", 2000);
    assert_string_equal(end.error.key, "jail.memory");
    assert_int_equal(end.error.line, 5);
}

static int open_files(void) {
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static void every_script_of_the_corpus_ends_as_it_says(void **state) {
    (void)state;
    const char *corpus = getenv("KYUBI_CORPUS");
    char *folder = file_join(corpus ? corpus : KYUBI_SOURCE "/../shared", "hostile");
    char **names_list = file_list(folder, ".lua", NULL);
    if (!names_list) print_message("no hostile scripts in %s (set KYUBI_CORPUS)\n", folder);
    int wrong = 0, before = open_files();
    for (char **name = names_list; name && *name; name++) {
        char *path = file_join(folder, *name);
        size_t size;
        char *text = file_read(path, 1 << 20, &size, NULL);
        assert_non_null(text);
        wrong += !judge(*name, text, size);
        End end = judge_in_call(text, BUDGET);
        bool bad = strcmp(end.name, "crash") == 0 || strcmp(end.name, "hang") == 0 ||
                   strstr(end.error.args, "ESCAPED");
        if (bad) print_error("%s in a call: %s %s\n", *name, end.name, end.error.key);
        wrong += bad;
        free(text);
        free(path);
    }
    free(names_list);
    free(folder);
    assert_int_equal(wrong, 0);
    assert_int_equal(open_files(), before);
    expect(good_lesson(), 2000, "ok", "", 0);
}

static void two_hundred_jails_leave_nothing_behind(void **state) {
    (void)state;
    int before = open_files();
    for (int i = 0; i < 200; i++) {
        Child *child = start();
        if (i % 4 == 0) load(child, "error(1)", 8, BUDGET);
        if (i % 4 == 1) child_load(child, "missing.lua", BUDGET);
        if (i % 4 == 2) kill(child_pid(child), SIGABRT);
        if (i % 4 == 2) assert_string_equal(wait_for_end(child).name, "crash");
        child_close(child);
    }
    assert_int_equal(open_files(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_lesson_loads),
        cmocka_unit_test(an_endless_loop_ends_with_its_line),
        cmocka_unit_test(a_memory_bomb_ends_with_its_line),
        cmocka_unit_test(a_syntax_error_ends_with_its_line),
        cmocka_unit_test(a_long_call_in_c_ends_by_last_words),
        cmocka_unit_test(a_loop_in_a_later_call_ends_with_its_line),
        cmocka_unit_test(every_script_of_the_corpus_ends_as_it_says),
        cmocka_unit_test(two_hundred_jails_leave_nothing_behind),
    };
#ifdef KYUBI_JAIL_UNLOCKED
    print_message(
        "the jail is not locked in this build; memory and time still are limited\n");
#endif
    return cmocka_run_group_tests(tests, NULL, NULL);
}
