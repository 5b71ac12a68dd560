// For hostile_test: a jailed child at work, and how it ended.
#ifndef KYUBI_HOSTILE_BENCH_H
#define KYUBI_HOSTILE_BENCH_H

#include "base/file.h"
#include "base/mem.h"
#include "lesson/child.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "open_files.h"

enum { PATIENCE = 3000 };

#define JAIL KYUBI_BUILD "/kyubi-jail"
#define HEAD                                                            \
    "lesson { id = \"test.a\", title = { ja = \"一\", en = \"A\" } } " \
    "page \"one\" { ja = \"一\", en = \"One\" }\n"

// How a script ended, in the corpus's words.
typedef struct End {
    const char *name;
    Error error;
} End;

// What a child has sent since it was cleared, to be compared: pages and results as often as
// each byte stands in them (fields come in no order), drawings as they are.
typedef struct Heard {
    size_t counts[256];
    Buffer drawing;
} Heard;

// A child, what it said, and the longest of its parent's polls, in ms of CPU time.
typedef struct Bench {
    Child *child;
    Heard *heard; // NULL: nobody listens
    double longest;
} Bench;

static inline double cpu_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static inline Bench bench_start(JailLimits limits) {
    Error err;
    limits.start_ms = 20000;
    Child *child = child_start((ChildOptions){.program = JAIL, .limits = limits}, &err);
    if (!child) fail_msg("%s %s", err.key, err.args);
    return (Bench){.child = child};
}

static inline End end_of_child(Child *child) {
    End end = {.name = "crash"};
    assert_true(child_error(child, &end.error));
    if (strcmp(end.error.key, "jail.time") == 0) end.name = "limit-time";
    return end;
}

static inline End end_of_outcome(const Data *data) {
    static const char *const names[] = {"ok", "script-error", "limit-time", "limit-memory"};
    Outcome outcome;
    assert_true(outcome_read(data, &outcome));
    return (End){names[outcome.status], outcome.error};
}

static inline void hear(Heard *heard, const Message *message) {
    if (!heard) return;
    if (message->type == MESSAGE_DRAWING)
        buffer_add(&heard->drawing, message->body, message->size);
    const Data *said = message->data;
    if (message->type == MESSAGE_OUTCOME) said = data_get(message->data, "result");
    if (!said) return;
    char *text = data_write(said);
    for (const char *c = text; *c; c++)
        heard->counts[(unsigned char)*c]++;
    free(text);
}

static inline End wait_for_end(Bench *bench) {
    for (int i = 0; i < PATIENCE; i++) {
        Message message;
        while (child_next(bench->child, &message)) {
            hear(bench->heard, &message);
            if (message.type == MESSAGE_OUTCOME) return end_of_outcome(message.data);
        }
        if (child_gone(bench->child)) return end_of_child(bench->child);
        double before = cpu_ms();
        child_wait(bench->child, 10);
        double took = cpu_ms() - before;
        if (took > bench->longest) bench->longest = took;
    }
    return (End){.name = "hang"};
}

static inline bool bench_lives(const Bench *bench) {
    return child_state(bench->child) == CHILD_READY;
}

static inline End bench_load(Bench *bench, const char *text, size_t size, int budget) {
    Error err;
    assert_true(child_file(bench->child, "lesson.lua", text, size, &err));
    child_load(bench->child, "lesson.lua", budget);
    return wait_for_end(bench);
}

static inline End bench_call(Bench *bench, const char *function, const Data *arg,
                             int budget) {
    assert_int_not_equal(child_call(bench->child, function, arg, budget), 0);
    return wait_for_end(bench);
}

#endif
