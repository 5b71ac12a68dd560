// A lesson under the learner's hands, with the real jail: what is kept, what is recorded,
// what happens when the lesson is broken or broke while it was asked.
#include "desk_bench.h"

#include <signal.h>

static const char LESSON[] =
    "lesson { id = \"own.one\", title = \"One\" }\n"
    "page \"first\" \"First\"\n"
    "exercise.build \"bell\" {\n"
    "  qubits = 2, palette = \"h x control\", ask = \"Make it.\", goal = state \"(|00> + "
    "|11>)/sqrt(2)\",\n"
    "  solution = \"h 0; cx 0 1\",\n"
    "}\n"
    "page \"second\" \"Second\"\n"
    "prose \"Think. [qubit](term:qubit), [back](page:first), [qubit](term:qubit).\"\n"
    "exercise.number \"quarter\" {\n"
    "  ask = \"A quarter?\", answer = \"1/4\", tolerance = 0.001,\n"
    "  hints = { \"It is small.\", \"It is 1/4.\" },\n"
    "}\n"
    "exercise.choice \"even\" {\n"
    "  ask = \"Which are even?\",\n"
    "  several = true,\n"
    "  options = { { en = \"two\", right = true }, { en = \"three\", say = \"Odd.\" },\n"
    "              { en = \"four\", right = true } },\n"
    "}\n";

enum { BELL, QUARTER, EVEN };

static Study *study_of(Bench *b) {
    return &b->desk->study;
}

static Answer *answer_of(Bench *b, int exercise) {
    return &study_of(b)->answers[exercise];
}

static void begin(Bench *b) {
    Error err = {0};
    const Error *unread = &b->desk->pack_error;
    if (unread->key[0]) print_error("%s %s\n", unread->key, unread->args);
    assert_true(desk_open_lesson(b->desk, NULL, &err));
    const Error *failed = desk_error(b->desk);
    if (failed)
        print_error("%s:%d %s %s\n", failed->file, failed->line, failed->key, failed->args);
    assert_null(failed);
}

static int setup(void **state) {
    *state = bench_open(LESSON);
    begin(*state);
    return 0;
}

static int setup_steps(void **state) {
    *state = bench_open("lesson { id = \"own.one\", title = \"One\" }\n"
                        "page \"first\" \"First\"\n"
                        "page \"second\" \"Second\"\n"
                        "prose \"One.\"\nstep()\nprose \"Two.\"\nstep()\n"
                        "prose \"Three.\"\nstep()\nprose \"Four.\"\n");
    begin(*state);
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, true);
    return 0;
}

static VerdictKind check(Bench *b, int exercise) {
    study_check(study_of(b), exercise);
    desk_wait(b->desk);
    return answer_of(b, exercise)->verdict.kind;
}

static void type_into(Bench *b, int exercise, const char *text) {
    field_set(&answer_of(b, exercise)->field, text);
    study_typed(study_of(b), exercise);
}

static void build_bell(Bench *b) {
    Workpiece *piece = &study_of(b)->pieces[0];
    workpiece_commit(piece, placed(piece, "h", 0, 0, NULL), NULL);
    workpiece_commit(piece, placed(piece, "x", 1, 1, NULL), NULL);
    workpiece_commit(piece, placed(piece, "control", 0, 1, NULL), NULL);
    study_touched(study_of(b), 0);
}

static ExerciseRecord record(Bench *b, const char *exercise) {
    return progress_exercise(b->desk->progress, "own.one", exercise);
}

static void every_kind_of_answer_is_judged_and_recorded(void **state) {
    Bench *b = *state;
    assert_int_equal(check(b, BELL), VERDICT_WRONG);
    build_bell(b);
    assert_int_equal(check(b, BELL), VERDICT_RIGHT);
    assert_int_equal(record(b, "bell").tries, 2);
    assert_true(record(b, "bell").right);
    assert_false(record(b, "bell").right_first);
    type_into(b, QUARTER, "０．２５");
    assert_int_equal(check(b, QUARTER), VERDICT_RIGHT);
    assert_true(record(b, "quarter").right_first);
    study_choose(study_of(b), EVEN, 0);
    assert_int_not_equal(check(b, EVEN), VERDICT_RIGHT);
    study_choose(study_of(b), EVEN, 2);
    assert_int_equal(check(b, EVEN), VERDICT_RIGHT);
}

static void what_cannot_be_read_is_no_attempt(void **state) {
    Bench *b = *state;
    type_into(b, QUARTER, "a few");
    assert_int_equal(check(b, QUARTER), VERDICT_UNREADABLE);
    assert_int_equal(answer_of(b, QUARTER)->tries, 0);
    assert_int_equal(record(b, "quarter").tries, 0);
    type_into(b, QUARTER, "0.25");
    check(b, QUARTER);
    assert_true(answer_of(b, QUARTER)->first);
}

// The desk's own clock goes on from where the test has put it.
static void work(Bench *b, double seconds) {
    study_advance(study_of(b), study_of(b)->now + seconds);
}

static void minutes_of_work_are_recorded_and_a_break_is_not(void **state) {
    Bench *b = *state;
    study_turn_to(study_of(b), 1);
    for (int i = 0; i < 4; i++)
        work(b, 100); // seven minutes but 20 seconds …
    type_into(b, QUARTER, "1/2");
    check(b, QUARTER);
    assert_int_equal(record(b, "quarter").minutes, 7);
    work(b, 50 * 60); // lunch, of which three are counted
    type_into(b, QUARTER, "1/3");
    check(b, QUARTER);
    assert_int_equal(record(b, "quarter").minutes, 10);
    type_into(b, QUARTER, "1/4");
    check(b, QUARTER);
    assert_int_equal(record(b, "quarter").minutes, 10);
    check(b, BELL); // on another page, on which nobody worked
    assert_int_equal(record(b, "bell").minutes, 0);
}

static void the_lesson_is_opened_again_on_its_page_and_step(void **state) {
    Bench *b = *state;
    study_turn_to(study_of(b), 1);
    assert_true(study_go_on(study_of(b)) && study_go_on(study_of(b)));
    bench_again(b);
    begin(b);
    assert_int_equal(study_of(b)->page, 1);
    assert_int_equal(study_of(b)->steps[1], 2);
    study_turn_to(study_of(b), 0);
    bench_again(b);
    begin(b);
    assert_int_equal(study_of(b)->page, 0);
    assert_int_equal(study_of(b)->steps[0], 0);
}

static void a_verdict_is_not_worn_by_an_answer_changed_meanwhile(void **state) {
    Bench *b = *state;
    type_into(b, QUARTER, "1/4");
    study_check(study_of(b), QUARTER);
    type_into(b, QUARTER, "1/2");
    desk_wait(b->desk);
    assert_int_equal(answer_of(b, QUARTER)->verdict.kind, VERDICT_RIGHT);
    assert_false(answer_of(b, QUARTER)->fresh);
    assert_true(record(b, "quarter").right); // what was handed in was right
    assert_false(reads_key(b, "verdict.first"));
}

static void a_second_check_waits_for_the_first(void **state) {
    Bench *b = *state;
    type_into(b, QUARTER, "1/4");
    study_check(study_of(b), QUARTER);
    study_check(study_of(b), BELL);
    desk_wait(b->desk);
    assert_int_equal(record(b, "quarter").tries, 1);
    assert_int_equal(record(b, "bell").tries, 0);
}

static void hints_seen_count_and_come_back(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 5; i++)
        study_hint(study_of(b), QUARTER);
    assert_int_equal(answer_of(b, QUARTER)->hints, 2);
    bench_again(b);
    begin(b);
    assert_int_equal(answer_of(b, QUARTER)->hints, 2);
    type_into(b, QUARTER, "1/4");
    check(b, QUARTER);
    assert_false(answer_of(b, QUARTER)->first);
}

static void a_right_answer_wears_its_mark_on_another_day_until_it_is_touched(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    type_into(b, QUARTER, "1/4");
    check(b, QUARTER);
    bench_again(b);
    begin(b);
    assert_int_equal(study_of(b)->page, 1);
    assert_true(reads_key(b, "verdict.before"));
    type_into(b, QUARTER, "2");
    b->desk->dirty = true;
    assert_false(reads_key(b, "verdict.before"));
    assert_true(answer_of(b, QUARTER)->right);
}

static void change_lesson(Bench *b, const char *from, const char *to) {
    char text[sizeof LESSON + 400];
    const char *at = strstr(LESSON, from);
    assert_non_null(at);
    snprintf(text, sizeof text, "%.*s%s%s", (int)(at - LESSON), LESSON, to,
             at + strlen(from));
    bench_write(b, "lessons/own/01-one.lua", text);
}

static void reload(Bench *b) {
    study_reload(study_of(b));
    desk_wait(b->desk);
}

static void a_reload_keeps_the_page_and_the_work(void **state) {
    Bench *b = *state;
    build_bell(b);
    desk_turn_to(b->desk, 1);
    type_into(b, QUARTER, "0.2");
    check(b, QUARTER);
    study_hint(study_of(b), QUARTER);
    study_choose(study_of(b), EVEN, 2);
    change_lesson(b, "Make it.", "Make it, please.");
    reload(b);
    assert_null(desk_error(b->desk));
    assert_string_equal(study_lesson(study_of(b))->exercises[BELL].ask.in[0],
                        "Make it, please.");
    assert_int_equal(study_of(b)->page, 1);
    assert_string_equal(answer_of(b, QUARTER)->field.text, "0.2");
    assert_int_equal(answer_of(b, QUARTER)->hints, 1);
    assert_int_equal(answer_of(b, QUARTER)->tries, 1);
    assert_false(answer_of(b, QUARTER)->fresh);
    assert_int_equal(answer_of(b, EVEN)->chosen, 4);
    assert_int_equal(circuit_steps(workpiece_shown(&study_of(b)->pieces[0])), 2);
    assert_true(workpiece_undo(&study_of(b)->pieces[0]));
    assert_int_equal(check(b, BELL), VERDICT_WRONG);
}

static void a_circuit_that_begins_otherwise_begins_anew(void **state) {
    Bench *b = *state;
    build_bell(b);
    change_lesson(b, "qubits = 2, palette", "qubits = 2, start = \"x 1\", palette");
    reload(b);
    assert_null(desk_error(b->desk));
    assert_int_equal(circuit_steps(workpiece_shown(&study_of(b)->pieces[0])), 1);
    assert_false(history_can_undo(study_of(b)->pieces[0].history));
}

static void a_page_is_known_by_its_name(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    change_lesson(b, "page \"first\" \"First\"",
                  "page \"zero\" \"Zero\"\nprose \"New.\"\npage \"first\" \"First\"");
    reload(b);
    assert_int_equal(study_of(b)->page, 2);
}

static void a_broken_reload_shows_the_card_and_the_old_page_stays(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    type_into(b, QUARTER, "0.3");
    change_lesson(b, "exercise.choice", "exercise.choise");
    key(b, KEY_F5, 0);
    assert_string_equal(desk_screen(b->desk), "error");
    assert_true(desk_error(b->desk)->line > 0);
    assert_true(reads(b, "choise"));
    click(b, (Spot){.kind = SPOT_COPY_PLACE});
    char *place = desk_clipboard(b->desk);
    char *end = strstr(place, "01-one.lua:");
    assert_non_null(end);
    assert_non_null(strstr(place, "choise")); // … with what was said of it
    end[strlen("01-one.lua:") + 1] = 0;
    assert_true(reads(b, place)); // … and the page says that it was copied
    free(place);
    key(b, KEY_ESCAPE, 0); // back to the page that could be read
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_string_equal(answer_of(b, QUARTER)->field.text, "0.3");
    assert_int_equal(check(b, QUARTER), VERDICT_WRONG);
    bench_write(b, "lessons/own/01-one.lua", LESSON);
    key(b, KEY_F5, 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_string_equal(answer_of(b, QUARTER)->field.text, "0.3");
}

// The jail is this program's only child.
static void kill_jail(void) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", getpid(), getpid());
    FILE *children = fopen(path, "r");
    int child = 0;
    assert_non_null(children);
    assert_int_equal(fscanf(children, "%d", &child), 1);
    fclose(children);
    assert_int_equal(kill(child, SIGKILL), 0);
}

static void a_jail_that_dies_shows_the_card_and_the_answer_is_kept(void **state) {
    Bench *b = *state;
    desk_turn_to(b->desk, 1);
    type_into(b, QUARTER, "1/4");
    kill_jail();
    study_check(study_of(b), QUARTER);
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "error");
    assert_string_equal(desk_error(b->desk)->key, "jail.crashed");
    assert_int_equal(record(b, "quarter").tries, 0);
    key(b, 'r', 0);
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_int_equal(study_of(b)->page, 1);
    assert_string_equal(answer_of(b, QUARTER)->field.text, "1/4");
    assert_int_equal(check(b, QUARTER), VERDICT_RIGHT);
    assert_true(answer_of(b, QUARTER)->first);
}

static void leaving_a_failed_lesson_and_coming_back_reads_it_again(void **state) {
    Bench *b = *state;
    build_bell(b);
    kill_jail();
    study_check(study_of(b), BELL);
    desk_wait(b->desk);
    assert_string_equal(desk_screen(b->desk), "error");
    key(b, KEY_F9, 0);
    key(b, KEY_F9, 0);
    assert_string_equal(desk_screen(b->desk), "error");
    key(b, KEY_HOME, MOD_ALT);
    assert_string_equal(desk_screen(b->desk), "library");
    click(b, (Spot){.kind = SPOT_LESSON, .a = 0, .b = 0});
    assert_string_equal(desk_screen(b->desk), "lesson");
    assert_int_equal(check(b, BELL), VERDICT_RIGHT);
}

static void a_reload_lets_go_of_what_the_hand_holds(void **state) {
    Bench *b = *state;
    study_reload(study_of(b));
    drag(b, gate_tile("h", 0), cell(0, 1, 0));
    desk_wait(b->desk);
    feed_on(b, GESTURE_UP, cell(0, 1, 0));
    assert_int_equal(circuit_steps(workpiece_shown(&study_of(b)->pieces[0])), 0);
    assert_false(history_can_undo(study_of(b)->pieces[0].history));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
        WITH_DESK(every_kind_of_answer_is_judged_and_recorded),
        WITH_DESK(what_cannot_be_read_is_no_attempt),
        cmocka_unit_test_setup_teardown(the_lesson_is_opened_again_on_its_page_and_step,
                                        setup_steps, teardown),
        WITH_DESK(minutes_of_work_are_recorded_and_a_break_is_not),
        WITH_DESK(a_verdict_is_not_worn_by_an_answer_changed_meanwhile),
        WITH_DESK(a_second_check_waits_for_the_first),
        WITH_DESK(hints_seen_count_and_come_back),
        WITH_DESK(a_right_answer_wears_its_mark_on_another_day_until_it_is_touched),
        WITH_DESK(a_reload_keeps_the_page_and_the_work),
        WITH_DESK(a_circuit_that_begins_otherwise_begins_anew),
        WITH_DESK(a_page_is_known_by_its_name),
        WITH_DESK(a_broken_reload_shows_the_card_and_the_old_page_stays),
        WITH_DESK(a_jail_that_dies_shows_the_card_and_the_answer_is_kept),
        WITH_DESK(leaving_a_failed_lesson_and_coming_back_reads_it_again),
        WITH_DESK(a_reload_lets_go_of_what_the_hand_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
