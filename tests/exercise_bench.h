// A lesson in a cage whose exercise "e" is judged, for the tests of exercises.
#ifndef KYUBI_TESTS_EXERCISE_BENCH_H
#define KYUBI_TESTS_EXERCISE_BENCH_H

#include "language_bench.h"

typedef struct Bench {
    Cage *cage;
    Data *parts;
} Bench;

static inline Bench open_lesson(const char *text) {
    Bench b = {new_cage(), data_new_array()};
    Outcome out;
    if (!load(b.cage, text, b.parts, &out))
        fail_msg("%s\n%s: %s (%d)", text, out.error.key, out.error.args, out.error.line);
    return b;
}

static inline void close_lesson(Bench *b) {
    data_free(b->parts);
    cage_destroy(b->cage);
}

// The verdict on an answer (JSON) to exercise "e" with a seed; yours.
static inline Data *verdict_of(Bench *b, const char *answer, int seed) {
    char arg[600];
    snprintf(arg, sizeof arg, "{\"exercise\":\"e\",\"answer\":%s,\"seed\":%d}", answer,
             seed);
    return call(b->cage, "check", arg);
}

static inline void expect_kind(Bench *b, const char *answer, const char *kind) {
    Data *verdict = verdict_of(b, answer, 1);
    const char *said = data_text(data_get(verdict, "kind"), "");
    if (strcmp(said, kind) != 0) fail_msg("%s: %s, not %s", answer, said, kind);
    data_free(verdict);
}

static inline void expect_row(Bench *b, const char *answer, int row) {
    Data *verdict = verdict_of(b, answer, 1);
    if (data_integer(data_get(verdict, "wrong"), -1) != row) fail_msg("%s", answer);
    data_free(verdict);
}

#endif
