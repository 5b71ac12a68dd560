// `kyubi test PATH...`: tries each exercise of packs and lessons, untouched and solved, and
// runs their own tests, in the real jail, with a clock and a seed of its own.
#include "base/mem.h"
#include "cli/acting.h"
#include "cli/check.h"
#include "cli/command.h"
#include "cli/trial.h"
#include "lesson/pack_rules.h"
#include "lesson/visit_files.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WITHIN_USUAL = 600, WITHIN_MOST = 86400 }; // seconds, of all tests together

extern const Command command_test;

typedef struct Options {
    const char *lesson, *only; // NULL: all
    uint64_t seed, within;     // seconds
    int paths;
} Options;

typedef struct Tester {
    const CommandContext *context;
    Options options;
    Check where; // the packs that were named
    int passed, failed;
    int lessons;
    time_t began; // of the clock that only goes on
    bool stopped; // time was up before all were tried
} Tester;

static time_t seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

static bool read_option(int argc, char **argv, int *at, Options *options, Error *err) {
    const char *word = argv[*at];
    if (!strcmp(word, "--seed"))
        return command_number(argc, argv, at, 0, (1ULL << 53) - 1, &options->seed, err);
    if (!strcmp(word, "--within"))
        return command_number(argc, argv, at, 0, WITHIN_MOST, &options->within, err);
    const char **text = !strcmp(word, "--lesson") ? &options->lesson
                        : !strcmp(word, "--only") ? &options->only
                                                  : NULL;
    if (!text) return error_set(err, "command.unknown_option", "%s", word);
    *text = command_value(argc, argv, at, err);
    return *text != NULL;
}

static bool read_words(int argc, char **argv, Tester *tester, Error *err) {
    Options *options = &tester->options;
    options->seed = 1;
    options->within = WITHIN_USUAL;
    for (int i = 0; i < argc; i++) {
        if (argv[i][0] != '-') {
            check_add_path(&tester->where, argv[i]);
            options->paths++;
        } else if (!read_option(argc, argv, &i, options, err)) {
            return false;
        }
    }
    return options->paths || error_set(err, "test.no_path", " ");
}

// --- one line a test

// The first is tried whatever the time; each has a limit of its own.
static bool in_time(Tester *tester) {
    bool any = tester->passed + tester->failed > 0;
    uint64_t took = (uint64_t)(seconds_now() - tester->began);
    if (any && took >= tester->options.within) tester->stopped = true;
    return !tester->stopped;
}

static bool wanted(Tester *tester, const char *name) {
    if (tester->options.only && !strstr(name, tester->options.only)) return false;
    return in_time(tester);
}

static void tell(Tester *tester, const char *lesson, const char *name, const Error *why) {
    const CommandContext *context = tester->context;
    const char *key = why ? "test.failed" : "test.passed";
    char *line = words_say(context->words, context->lang, key, "%s\t%s", lesson, name);
    fprintf(context->out, "%s\n", line);
    fflush(context->out);
    free(line);
    *(why ? &tester->failed : &tester->passed) += 1;
    if (why) command_failed(context, why);
}

static char *say(const Tester *tester, const char *key, const char *what) {
    return words_say(tester->context->words, tester->context->lang, key, "%s", what);
}

static void try_exercise(Tester *tester, StudyOptions options, const char *lesson,
                         const Exercise *about, int index) {
    Rehearsal rehearsal;
    Error err = {0};
    char *name = say(tester, "test.exercise", about->id);
    if (wanted(tester, name)) {
        bool good = rehearsal_begin(&rehearsal, options, &err) &&
                    trial_exercise(&rehearsal, index, &err);
        tell(tester, lesson, name, good ? NULL : &err);
        rehearsal_end(&rehearsal);
    }
    free(name);
}

// What does not open fails as a test of its own.
static void tell_opening(Tester *tester, const PackLesson *listed, const char *key,
                         const char *what, const Error *err) {
    char *name = say(tester, key, what);
    tell(tester, listed->id[0] ? listed->id : listed->file, name, err);
    free(name);
}

// False when the lesson does not open.
static bool try_exercises(Tester *tester, StudyOptions options) {
    const PackLesson *listed = &options.pack->lessons[options.lesson];
    Rehearsal first;
    Error err = {0};
    if (!rehearsal_begin(&first, options, &err))
        tell_opening(tester, listed, "test.opening", " ", &err);
    const Lesson *lesson = study_lesson(&first.study);
    for (int i = 0; !err.key[0] && i < lesson->exercise_count; i++)
        try_exercise(tester, options, lesson->id, &lesson->exercises[i], i);
    rehearsal_end(&first);
    return !err.key[0];
}

// The tests that the lesson's file of tests makes; -1 with `err`.
static int list_tests(StudyOptions options, TestRow rows[MAX_TESTS], char id[ID_SIZE],
                      Error *err) {
    Rehearsal first;
    int count = -1;
    options.tested = true;
    if (rehearsal_begin(&first, options, err)) {
        Visit *visit = first.study.visit;
        snprintf(id, ID_SIZE, "%s", study_lesson(&first.study)->id);
        visit_call(visit, "tests", NULL, 0);
        visit_wait(visit);
        *err = *visit_mistake(visit);
        if (!err->key[0]) count = test_rows_read(visit_answer(visit), rows, err);
    }
    rehearsal_end(&first);
    return count;
}

static void run_own(Tester *tester, StudyOptions options) {
    const PackLesson *listed = &options.pack->lessons[options.lesson];
    TestRow *rows = mem_new(MAX_TESTS * sizeof *rows);
    char id[ID_SIZE] = "", *file = visit_tests(listed->file);
    Error err = {0};
    int count = pack_files_have(options.pack->files, file)
                    ? list_tests(options, rows, id, &err)
                    : 0;
    ActingOptions acting = {.study = options, .lang = tester->context->lang};
    if (count < 0) tell_opening(tester, listed, "test.tests_opening", file, &err);
    for (int i = 0; i < count; i++) {
        if (!wanted(tester, rows[i].name)) continue;
        err = (Error){0};
        bool good = acting_run(acting, i, &rows[i], &err);
        tell(tester, id, rows[i].name, good ? NULL : &err);
    }
    free(rows);
    free(file);
}

static void test_lesson(Tester *tester, const Target *target, int index) {
    StudyOptions options = {.jail = tester->where.jail,
                            .pack = target->pack,
                            .lesson = index,
                            .seed = tester->options.seed};
    tester->lessons++;
    if (try_exercises(tester, options)) run_own(tester, options);
}

// --- all of them

static bool has_lesson(const Pack *pack, const char *file) {
    for (int i = 0; i < pack->lesson_count; i++)
        if (pack->lessons[i].file && !strcmp(pack->lessons[i].file, file)) return true;
    return false;
}

// The lesson that a file "tests/NN-name.lua" is for; NULL: it is another file.
static const char *tested_lesson(const char *name) {
    const char *lesson = name + strlen(PACK_TESTS);
    if (strncmp(name, PACK_TESTS, strlen(PACK_TESTS)) != 0 || strchr(lesson, '/'))
        return NULL;
    return strspn(lesson, "0123456789") == 2 ? lesson : NULL;
}

// Tests of a lesson that is not there.
static void find_orphans(Tester *tester, const Pack *pack) {
    char **names = pack_files_list(pack->files, ".lua");
    for (char **name = names; *name; name++) {
        const char *lesson = tested_lesson(*name);
        if (!lesson || has_lesson(pack, lesson)) continue;
        Error about;
        char *place = pack_files_place(pack->files, *name);
        error_set(&about, "test.orphan", "%s\t%s", *name, lesson);
        error_at(&about, place, 0, 0);
        check_found(&tester->where, &about);
        free(place);
    }
    free(names);
}

static void test_pack(Tester *tester, const Target *target) {
    const char *only = tester->options.lesson;
    for (int i = 0; i < target->pack->lesson_count; i++) {
        const PackLesson *lesson = &target->pack->lessons[i];
        if (!lesson->file || (target->only >= 0 && target->only != i)) continue;
        if (only && strcmp(only, lesson->id) != 0) continue;
        if (in_time(tester)) test_lesson(tester, target, i);
    }
}

static bool test_all(Tester *tester, Error *err) {
    for (int i = 0; i < tester->where.target_count; i++)
        test_pack(tester, &tester->where.targets[i]);
    if (tester->options.lesson && !tester->lessons)
        return error_set(err, "desk.no_lesson", "%s", tester->options.lesson);
    bool any = tester->passed + tester->failed > 0;
    if (tester->options.only && !any)
        return error_set(err, "test.none_named", "%s", tester->options.only);
    return true;
}

static void print_count(const Tester *tester) {
    const CommandContext *context = tester->context;
    const char *key = tester->failed ? "test.count_failed" : "test.count";
    char *text = words_say(context->words, context->lang, key, "%d\t%d", tester->passed,
                           tester->failed);
    fprintf(context->out, "%s\n", text);
    free(text);
}

static int run_tests(Tester *tester) {
    const CommandContext *context = tester->context;
    const Findings *unread = &tester->where.findings;
    Error err = {0};
    for (int i = 0; i < tester->where.target_count; i++)
        if (tester->where.targets[i].only < 0)
            find_orphans(tester, tester->where.targets[i].pack);
    findings_print(unread, context->words, context->lang, context->err);
    if (!test_all(tester, &err)) return command_failed(context, &err);
    print_count(tester);
    if (tester->stopped) {
        error_set(&err, "test.stopped", "%d", (int)tester->options.within);
        return command_failed(context, &err);
    }
    return tester->failed || unread->errors ? 1 : 0;
}

static int test_words(int argc, char **argv, const CommandContext *context) {
    Tester tester = {.context = context, .where = {.context = context}};
    Error err = {0};
    tester.where.jail = places_jail(context->places);
    tester.began = seconds_now();
    bool understood = read_words(argc, argv, &tester, &err);
    int status =
        understood ? run_tests(&tester) : command_misused(context, &command_test, &err);
    check_end(&tester.where);
    return status;
}

const Command command_test = {
    .name = "test",
    .run = test_words,
    .usage = "test PATH... [--lesson ID] [--only NAME] [--seed S] [--within SECONDS]",
};
