// A visit from open to verdict, and every way it can fail, with the real jail.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "lesson/visit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define HEAD "lesson { id = 'a', title = 'A' }\npage 'p' 'P'\n"

// Under sanitizers a child is several times slower, and so may be what fills its memory.
#ifdef KYUBI_JAIL_UNLOCKED
#define OPEN 1500 // ms
#else
#define OPEN 300 // ms
#endif
static const Budgets SMALL = {
    .open = OPEN, .check = 200, .call = 50, .stage = 60, .memory_mb = 16};

typedef struct Desk {
    char folder[32];
    char path[64];
} Desk;

static int make_desk(void **state) {
    Desk *desk = calloc(1, sizeof *desk);
    strcpy(desk->folder, "/tmp/kyubi-visit-XXXXXX");
    if (!mkdtemp(desk->folder)) return -1;
    snprintf(desk->path, sizeof desk->path, "%s/a.lua", desk->folder);
    *state = desk;
    return 0;
}

static int clear_desk(void **state) {
    Desk *desk = *state;
    unlink(desk->path);
    rmdir(desk->folder);
    free(desk);
    return 0;
}

static Visit *open_text(const Desk *desk, const char *text) {
    assert_true(file_write(desk->path, text, strlen(text), NULL));
    Visit *visit = visit_open((VisitOptions){.jail = KYUBI_BUILD "/kyubi-jail",
                                             .folder = desk->folder,
                                             .file = "a.lua",
                                             .budgets = SMALL});
    visit_wait(visit);
    return visit;
}

static void check_failure(const Desk *desk, const char *text, const char *key, int line) {
    Visit *visit = open_text(desk, text);
    const Error *err = visit_error(visit);
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    if (strcmp(err->key, key) != 0) fail_msg("%s: %s [%s]", key, err->key, err->args);
    assert_string_equal(err->file, desk->path);
    if (line >= 0) assert_int_equal(err->line, line);
    assert_null(visit_lesson(visit));
    assert_int_equal(visit_handle(visit), -1);
    visit_ask(visit, "n", NULL, 1); // asking a failed visit does nothing
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    visit_close(visit);
}

static void a_lesson_that_cannot_be_read_says_file_and_line(void **state) {
    check_failure(*state, HEAD "prose(", "lua.syntax", -1);
    check_failure(*state, HEAD "prosa 'x'", "language.unknown_near", 3);
    check_failure(*state, HEAD "circuit { qubits = 40 }", "language.range", 3);
    check_failure(*state, HEAD "error('no')", "lua.error", 3);
    check_failure(*state, HEAD "while true do end", "jail.time", 3);
    check_failure(*state,
                  HEAD "local t = {}\nfor i = 1, 1e9 do t[i] = ('x'):rep(1e5) .. i end",
                  "jail.memory", 4);
    check_failure(*state, "lesson { id = 'a', title = 'A' }", "page.none", 0);
    check_failure(*state,
                  HEAD "local s = {}\nfor i = 1, 100 do s[i] = q.run('h 19', 20) end",
                  "state.memory", 4);
}

static void a_visit_that_cannot_start_says_why(void **state) {
    const Desk *desk = *state;
    Visit *visit = visit_open((VisitOptions){
        .jail = "/nowhere/kyubi-jail", .folder = desk->folder, .file = "a.lua"});
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    visit_close(visit);
    visit = visit_open((VisitOptions){
        .jail = KYUBI_BUILD "/kyubi-jail", .folder = desk->folder, .file = "none.lua"});
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    assert_string_equal(visit_error(visit)->key, "file.missing");
    visit_close(visit);
}

static const char NUMBER[] = HEAD
    "exercise.number 'n' { ask = '?', answer = 0.25, tolerance = 0.005,\n"
    " wrong = { { when = 0.5, misconception = 'M07', say = { ja = 'あ', en = 'b' } } } }\n"
    "exercise.number 'slow' { ask = '?', answer = 1,\n"
    " computed = function() while true do end end }";

static VerdictKind typed(Visit *visit, const char *text) {
    Data *answer = data_new_object();
    data_put(answer, "text", data_new_text(text));
    visit_ask(visit, "n", answer, 3);
    data_free(answer);
    assert_int_equal(visit_state(visit), VISIT_ASKED);
    visit_wait(visit);
    assert_int_equal(visit_state(visit), VISIT_READY);
    return visit_verdict(visit)->kind;
}

static void a_verdict_comes_for_every_answer(void **state) {
    Visit *visit = open_text(*state, NUMBER);
    assert_int_equal(visit_state(visit), VISIT_READY);
    assert_null(visit_verdict(visit));
    assert_int_equal(typed(visit, "1/4"), VERDICT_RIGHT);
    assert_int_equal(typed(visit, "0.28"), VERDICT_NEAR);
    assert_int_equal(typed(visit, "0.9"), VERDICT_WRONG);
    assert_int_equal(typed(visit, "?"), VERDICT_UNREADABLE);
    assert_non_null(visit_verdict(visit)->say.in[LANG_JA]);
    assert_int_equal(typed(visit, "0.5"), VERDICT_WRONG);
    assert_string_equal(visit_verdict(visit)->misconception, "M07");
    assert_string_equal(text_in(&visit_verdict(visit)->say, LANG_EN), "b");
    assert_int_equal(visit_verdict(visit)->wrong, 0);
    visit_close(visit);
}

static void answers_that_make_no_sense_are_unreadable_and_never_fail(void **state) {
    static const char *const answers[] = {
        "null", "[]", "{}", "{\"text\":7}", "{\"text\":[]}", "{\"chosen\":\"x\"}"};
    Visit *visit = open_text(*state, NUMBER);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        char text[64];
        snprintf(text, sizeof text, "[%s]", answers[i]);
        Data *list = data_read(text, strlen(text), (DataLimits){0}, "a", NULL);
        visit_ask(visit, "n", data_at(list, 0), 1);
        visit_wait(visit);
        assert_int_equal(visit_state(visit), VISIT_READY);
        assert_int_equal(visit_verdict(visit)->kind, VERDICT_UNREADABLE);
        data_free(list);
    }
    visit_close(visit);
}

static void a_later_failure_keeps_the_lesson(void **state) {
    Visit *visit = open_text(*state, NUMBER);
    int count;
    Error *findings = visit_findings(visit, &count); // `slow` never ends
    assert_int_equal(count, 1);
    assert_string_equal(findings[0].key, "jail.time");
    assert_int_equal(findings[0].line, 6);
    free(findings);
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    assert_non_null(visit_lesson(visit));
    assert_null(visit_plays(visit, "n", &count, NULL));
    visit_close(visit);
}

static void an_unknown_exercise_fails_the_visit(void **state) {
    Visit *visit = open_text(*state, NUMBER);
    int count;
    Error err = {.key = ""};
    assert_null(visit_plays(visit, "nothing", &count, &err));
    assert_string_equal(err.key, "language.exercise");
    visit_close(visit);
}

static void an_answer_too_large_to_send_is_unreadable(void **state) {
    Visit *visit = open_text(*state, NUMBER);
    enum { SIZE = 300000 };
    char *text = malloc(SIZE);
    memset(text, '1', SIZE - 1);
    text[SIZE - 1] = 0;
    Data *answer = data_new_object();
    data_put(answer, "text", data_new_text(text));
    visit_ask(visit, "n", answer, 1);
    visit_wait(visit);
    assert_int_equal(visit_state(visit), VISIT_READY);
    assert_int_equal(visit_verdict(visit)->kind, VERDICT_UNREADABLE);
    assert_int_equal(typed(visit, "1/4"), VERDICT_RIGHT); // and it goes on
    data_free(answer);
    free(text);
    visit_close(visit);
}

static void a_child_that_died_meanwhile_is_told_when_it_is_asked(void **state) {
    Visit *visit = open_text(*state, NUMBER);
    shutdown(visit_handle(visit), SHUT_RDWR); // as its end would
    Data *answer = data_new_object();
    visit_ask(visit, "n", answer, 1);
    visit_wait(visit);
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    assert_non_null(visit_lesson(visit));
    data_free(answer);
    visit_close(visit);
}

static void answers_without_a_result_end_as_errors(void **state) {
    const Desk *desk = *state;
    mkdir(KYUBI_BUILD "/tests/bad", 0755);
    symlink("../bad_child", KYUBI_BUILD "/tests/bad/no-result"); // it may be there
    assert_true(file_write(desk->path, "", 0, NULL));
    Visit *visit = visit_open((VisitOptions){.jail = KYUBI_BUILD "/tests/bad/no-result",
                                             .folder = desk->folder,
                                             .file = "a.lua"});
    visit_wait(visit);
    assert_int_equal(visit_state(visit), VISIT_READY);
    int count;
    Error *findings = visit_findings(visit, &count);
    assert_int_equal(count, 0);
    free(findings);
    Error err = {.key = ""};
    Play *plays = visit_plays(visit, "n", &count, &err);
    assert_int_equal(count, 2); // of no use, and no harm
    assert_null(plays[0].answer);
    plays_free(plays, count);
    visit_close(visit);
}

static void plays_say_what_should_happen(void **state) {
    Visit *visit = open_text(*state, NUMBER);
    int count;
    Error err = {.key = ""};
    Play *plays = visit_plays(visit, "n", &count, &err);
    assert_non_null(plays);
    assert_int_equal(count, 2);
    assert_int_equal(plays[0].expected, VERDICT_RIGHT);
    assert_int_equal(plays[1].expected, VERDICT_WRONG);
    assert_int_equal(plays[1].wrong, 0);
    assert_int_equal(plays[0].line, 3);
    assert_int_equal(plays[1].line, 4); // of the row
    assert_string_equal(data_text(data_get(plays[1].answer, "text"), ""), "0.5");
    plays_free(plays, count);
    visit_close(visit);
}

static const char STAGES[] =
    HEAD "exercise.number 'n' { ask = '?', answer = 0.25, tolerance = 0.005 }\n"
         "local presses = 0\n"
         "stage { label = 'S', draw = function(g, t)\n"
         "if t > 5 then while true do end end\n"
         "g:circle(t, presses, 1)\n"
         "g:area('a', 0, 0, 1, 1, { label = 'A', press = function() presses = presses + 1 "
         "end })\nend }";

static DrawingItem first_item(const StageAnswer *answer) {
    DrawingItem item;
    size_t at = 0;
    assert_string_equal(answer->error.key, "");
    assert_true(drawing_next((Drawing){answer->bytes, answer->size}, &at, &item));
    return item;
}

static void a_stage_is_drawn_beside_everything_else(void **state) {
    Visit *visit = open_text(*state, STAGES);
    assert_int_equal(visit_lesson(visit)->stage_count, 1);
    assert_true(visit_ask_stage(visit, &(StageAsk){.t = 2}));
    assert_false(visit_ask_stage(visit, &(StageAsk){.t = 3})); // one at a time
    assert_int_equal(visit_state(visit), VISIT_READY);
    assert_int_equal(typed(visit, "1/4"), VERDICT_RIGHT); // it waited for the stage
    StageAnswer answer;
    assert_true(visit_take_stage(visit, &answer));
    assert_true(first_item(&answer).n[0] == 2);
    stage_answer_free(&answer);
    assert_false(visit_take_stage(visit, &answer)); // once
    StageAsk press = {.t = 1, .touch = STAGE_PRESS, .area = 0};
    assert_true(visit_ask_stage(visit, &press));
    while (visit_awaits_stage(visit))
        visit_wait_for(visit, 10);
    assert_true(visit_take_stage(visit, &answer));
    assert_true(first_item(&answer).n[1] == 1);
    stage_answer_free(&answer);
    visit_close(visit);
}

static void a_drawing_that_fails_fails_alone(void **state) {
    const Desk *desk = *state;
    Visit *visit = open_text(desk, STAGES);
    StageAnswer answer;
    assert_true(visit_draw(visit, 0, 6, &answer));
    assert_string_equal(answer.error.key, "jail.time");
    assert_string_equal(answer.error.file, desk->path);
    assert_int_equal(answer.error.line, 6);
    assert_null(answer.bytes);
    stage_answer_free(&answer);
    assert_int_equal(visit_state(visit), VISIT_READY);
    assert_true(visit_draw(visit, 0, 3, &answer));
    assert_true(first_item(&answer).n[0] == 3);
    stage_answer_free(&answer);
    assert_int_equal(typed(visit, "1/4"), VERDICT_RIGHT);
    visit_close(visit);
}

static void a_child_lost_while_drawing_fails_the_visit(void **state) {
    Visit *visit = open_text(*state, STAGES);
    assert_true(visit_ask_stage(visit, &(StageAsk){.t = 2}));
    shutdown(visit_handle(visit), SHUT_RDWR); // as its end would
    StageAnswer answer;
    while (visit_state(visit) == VISIT_READY)
        visit_wait_for(visit, 10), visit_poll(visit);
    assert_int_equal(visit_state(visit), VISIT_FAILED);
    assert_false(visit_awaits_stage(visit));
    assert_false(visit_draw(visit, 0, 1, &answer));
    visit_close(visit);
}

static void a_visit_may_be_closed_at_any_moment(void **state) {
    const Desk *desk = *state;
    assert_true(file_write(desk->path, HEAD "while true do end", 54, NULL));
    for (int i = 0; i < 5; i++) {
        Visit *visit = visit_open((VisitOptions){.jail = KYUBI_BUILD "/kyubi-jail",
                                                 .folder = desk->folder,
                                                 .file = "a.lua",
                                                 .budgets = SMALL});
        for (int polls = 0; polls < i; polls++)
            visit_poll(visit);
        visit_close(visit);
    }
    visit_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_that_cannot_be_read_says_file_and_line),
        cmocka_unit_test(a_visit_that_cannot_start_says_why),
        cmocka_unit_test(a_verdict_comes_for_every_answer),
        cmocka_unit_test(answers_that_make_no_sense_are_unreadable_and_never_fail),
        cmocka_unit_test(a_later_failure_keeps_the_lesson),
        cmocka_unit_test(an_unknown_exercise_fails_the_visit),
        cmocka_unit_test(an_answer_too_large_to_send_is_unreadable),
        cmocka_unit_test(a_child_that_died_meanwhile_is_told_when_it_is_asked),
        cmocka_unit_test(answers_without_a_result_end_as_errors),
        cmocka_unit_test(plays_say_what_should_happen),
        cmocka_unit_test(a_stage_is_drawn_beside_everything_else),
        cmocka_unit_test(a_drawing_that_fails_fails_alone),
        cmocka_unit_test(a_child_lost_while_drawing_fails_the_visit),
        cmocka_unit_test(a_visit_may_be_closed_at_any_moment),
    };
    return cmocka_run_group_tests(tests, make_desk, clear_desk);
}
