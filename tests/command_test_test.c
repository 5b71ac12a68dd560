// `kyubi test` as a teacher meets it: exercises that are right too soon or never, tests of
// the pack's own that hold or do not, each told in a line, with the place of what failed.
#include "base/file.h"
#include "base/mem.h"
#include "cli/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h> // last: it has a macro `fail`

#include "scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Ran {
    int status;
    char *out, *err;
} Ran;

// Runs `kyubi test` with the words of `line`, between spaces.
static Ran ran_in(Lang lang, const char *line) {
    char *argv[16], *copy = mem_text(line), *rest = copy, *word;
    int argc = 0;
    while ((word = strsep(&rest, " ")))
        if (*word) argv[argc++] = word;
    char program[] = KYUBI_BUILD, assets[] = KYUBI_SOURCE "/assets";
    char fonts[] = KYUBI_BUILD "/fonts", lessons[] = KYUBI_SOURCE "/lessons";
    Places places = {program, assets, fonts, lessons};
    Ran ran = {0};
    size_t out, err;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    CommandContext context = {.places = &places,
                              .words = words,
                              .lang = lang,
                              .out = open_memstream(&ran.out, &out),
                              .err = open_memstream(&ran.err, &err)};
    ran.status = command_find("test")->run(argc, argv, &context);
    fclose(context.out);
    fclose(context.err);
    words_close(words);
    free(copy);
    return ran;
}

static void ran_free(Ran *ran) {
    free(ran->out);
    free(ran->err);
}

#define HEAD "lesson { id = 'my.own', title = 'Own' }\npage 'p' 'P'\n"

// A lesson of its own in a scratch folder, beside tests of its own where there are some.
typedef struct Own {
    char folder[64];
    char *lesson, *tests;
} Own;

static Own own_of(const char *lesson, const char *tests) {
    Own own;
    assert_true(scratch_make(own.folder, "test"));
    own.lesson = file_join(own.folder, "01-own.lua");
    char *inner = file_join(own.folder, "tests");
    own.tests = file_join(inner, "01-own.lua");
    assert_true(file_write(own.lesson, lesson, strlen(lesson), NULL));
    if (tests) assert_true(file_make_folder(inner, NULL));
    if (tests) assert_true(file_write(own.tests, tests, strlen(tests), NULL));
    free(inner);
    return own;
}

static void own_end(Own *own) {
    scratch_remove(own->folder);
    free(own->lesson);
    free(own->tests);
}

static Ran ran_own(const char *lesson, const char *tests, const char *options) {
    Own own = own_of(lesson, tests);
    Buffer line = {0};
    buffer_print(&line, "%s %s", own.lesson, options);
    Ran ran = ran_in(LANG_EN, line.data);
    buffer_clear(&line);
    own_end(&own);
    return ran;
}

static void expect_in(const char *text, const char *part) {
    if (!strstr(text, part)) fail_msg("no \"%s\" in:\n%s", part, text);
}

static void every_exercise_of_our_lessons_fails_untouched_and_passes_solved(void **state) {
    (void)state;
    Ran it = ran_in(LANG_EN, KYUBI_SOURCE "/lessons");
    if (it.status) fail_msg("%s%s", it.out, it.err);
    assert_string_equal(it.err, "");
    expect_in(it.out, "ok      core.qubit  exercise place: wrong untouched, right when "
                      "solved\n");
    expect_in(it.out, "native.interference  exercise dark");
    ran_free(&it);
}

static void what_is_right_before_anything_is_done_fails_with_its_place(void **state) {
    (void)state;
    Ran it =
        ran_own(HEAD "exercise.build 'idle' {\n  ask = '?', qubits = 1, start = 'x 0', "
                     "goal = state '|1>', solution = 'x 0' }\n",
                NULL, "");
    assert_int_equal(it.status, 1);
    expect_in(it.out, "failed  my.own  exercise idle");
    expect_in(it.out, "0 passed, 1 failed.");
    expect_in(it.err, "01-own.lua:3: Exercise “idle” is right before anything is done");
    ran_free(&it);
}

static void a_solution_that_is_not_right_fails_with_what_was_handed_in(void **state) {
    (void)state;
    Ran it = ran_own(HEAD "exercise.build 'plus' { ask = '?', qubits = 1, "
                          "goal = state '|+>', solution = 'z 0' }\n",
                     NULL, "");
    assert_int_equal(it.status, 1);
    expect_in(it.err,
              "01-own.lua:3: Exercise “plus” is not right with its own right answer "
              "filled in (answer {\"circuit\":\"z 0\"})");
    ran_free(&it);
}

// A solution that the exercise's own buttons do not offer cannot be filled in by hand, but
// every kind can be solved by the way that its input has.
static void every_kind_is_solved_by_way_of_its_input(void **state) {
    (void)state;
    Ran it = ran_in(LANG_EN, KYUBI_TESTS "/packs/coding");
    if (it.status) fail_msg("%s%s", it.out, it.err);
    expect_in(it.out, "exercise parity");
    expect_in(it.out, "exercise five");
    expect_in(it.out, "exercise echo");
    expect_in(it.out, "5 passed, none failed.");
    ran_free(&it);
}

static void each_draw_of_an_exercise_is_tried(void **state) {
    (void)state;
    Ran it =
        ran_own(HEAD "exercise.number 'n' { ask = '{=a}?', given = { a = one_of { 1, 2, "
                     "3, 4, 5, 6 } }, answer = 'a', tolerance = 0.1 }\n",
                NULL, "--seed 5");
    assert_int_equal(it.status, 0);
    expect_in(it.out, "1 passed, none failed.");
    ran_free(&it);
}

static void a_lesson_that_does_not_open_fails_as_a_test(void **state) {
    (void)state;
    Ran it = ran_own(HEAD "while true do end\n", NULL, "");
    assert_int_equal(it.status, 1);
    expect_in(it.out, "failed  01-own  the lesson opens");
    expect_in(it.err, "01-own.lua:3: The lesson did not finish within 2 seconds.");
    ran_free(&it);
}

static void words_of_the_command_that_are_wrong_are_said(void **state) {
    (void)state;
    static const struct {
        const char *line, *said;
        int status;
    } rows[] = {
        {"", "Nothing to test was named.", 2},
        {"--soon " KYUBI_SOURCE "/lessons", "--soon", 2},
        {"--seed", "--seed", 2},
        {KYUBI_SOURCE "/lessons --lesson core.none", "There is no lesson core.none.", 1},
        {KYUBI_SOURCE "/lessons/core/01-qubit.lua --only zzz", "No test has “zzz”", 1},
        {KYUBI_TESTS "/packs/nowhere", "nowhere", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Ran it = ran_in(LANG_EN, rows[i].line);
        assert_int_equal(it.status, rows[i].status);
        expect_in(it.err, rows[i].said);
        ran_free(&it);
    }
}

static void only_what_was_asked_for_runs(void **state) {
    (void)state;
    Ran it = ran_in(LANG_JA, KYUBI_SOURCE "/lessons --lesson core.qubit --only chance");
    assert_int_equal(it.status, 0);
    expect_in(it.out, "合格　　core.qubit　問題 chance");
    expect_in(it.out, "テスト 1 件、すべて合格です。");
    ran_free(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_exercise_of_our_lessons_fails_untouched_and_passes_solved),
        cmocka_unit_test(what_is_right_before_anything_is_done_fails_with_its_place),
        cmocka_unit_test(a_solution_that_is_not_right_fails_with_what_was_handed_in),
        cmocka_unit_test(every_kind_is_solved_by_way_of_its_input),
        cmocka_unit_test(each_draw_of_an_exercise_is_tried),
        cmocka_unit_test(a_lesson_that_does_not_open_fails_as_a_test),
        cmocka_unit_test(words_of_the_command_that_are_wrong_are_said),
        cmocka_unit_test(only_what_was_asked_for_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
