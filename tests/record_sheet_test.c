// The sheet of all that is kept, the report to a teacher, and several learners on one
// computer, by their keys and buttons.
#include "desk_bench.h"

#include "base/data.h"
#include "desk/record_sheet.h"
#include "learner/holdings.h"

static const char LESSON[] = "lesson { id = \"own.one\", title = \"One\" }\n"
                             "page \"first\" \"First\"\n"
                             "exercise.number \"quarter\" {\n"
                             "  ask = \"A quarter?\", answer = \"1/4\",\n"
                             "}\n";
static const char BROKEN[] = "lesson { id = \"own.one\", title = \"One\" }\n"
                             "page \"first\" \"First\"\n"
                             "no_such_word()\n";

static int setup(void **state) {
    *state = bench_open(LESSON);
    return 0;
}

static int teardown(void **state) {
    bench_close(*state, true);
    return 0;
}

static Spot of(int act) {
    return (Spot){.kind = SPOT_RECORD, .a = act};
}

static Spot learner(int act, int which) {
    return (Spot){SPOT_LEARNER, act, which, 0, NULL};
}

static void answer_once(Bench *b) {
    assert_true(desk_open_lesson(b->desk, NULL, NULL));
    field_set(&b->desk->study.answers[0].field, "1/3");
    study_typed(&b->desk->study, 0);
    study_check(&b->desk->study, 0);
    desk_wait(b->desk);
    assert_int_equal(progress_exercise(b->desk->progress, "own.one", "quarter").tries, 1);
}

static int tries(Bench *b) {
    return progress_exercise(b->desk->progress, "own.one", "quarter").tries;
}

// The only file of the documents with this ending, read; yours.
static char *document(Bench *b, const char *ending) {
    char **names = file_list(b->desk->documents, ending, NULL);
    assert_non_null(names[0]);
    assert_null(names[1]);
    char *path = file_join(b->desk->documents, names[0]);
    char *text = file_read(path, 1 << 20, NULL, NULL);
    free(path);
    free(names);
    return text;
}

static void the_library_leads_to_all_that_is_kept(void **state) {
    Bench *b = *state;
    answer_once(b);
    desk_go(b->desk, SCREEN_LIBRARY);
    click(b, of(RECORD_SHEET));
    assert_int_equal(b->desk->choices.open, CHOICES_RECORD);
    assert_true(reads(b, "1 件（1 問、合わせて 0 分）"));
    key(b, KEY_ESCAPE, 0);
    assert_false(b->desk->choices.open);
}

static void one_press_exports_all(void **state) {
    Bench *b = *state;
    answer_once(b);
    desk_go(b->desk, SCREEN_LIBRARY);
    click(b, of(RECORD_SHEET));
    key(b, KEY_ENTER, 0); // it has the focus
    char *text = document(b, ".json");
    Data *all = data_read(text, strlen(text), (DataLimits){0}, "x", NULL);
    const Data *attempt = data_at(data_get(all, "attempt"), 0);
    assert_string_equal(data_text(data_get(attempt, "exercise"), ""), "quarter");
    assert_non_null(strstr(data_text(data_get(attempt, "answer"), ""), "1/3"));
    data_free(all);
    free(text);
}

static void deleting_asks_once_and_can_be_taken_back(void **state) {
    Bench *b = *state;
    key(b, KEY_F9, 0);
    key(b, 'x', 0); // in the lab
    answer_once(b);
    desk_go(b->desk, SCREEN_LIBRARY);
    click(b, of(RECORD_SHEET));
    click(b, of(RECORD_DELETE));
    assert_true(reads_key(b, "record.keep"));
    key(b, KEY_ENTER, 0); // Enter at once keeps everything
    assert_int_equal(tries(b), 1);
    click(b, of(RECORD_DELETE));
    click(b, of(RECORD_DELETE_GO));
    assert_int_equal(tries(b), 0);
    assert_int_equal(circuit_steps(lab_circuit(b)), 0);
    assert_false(b->desk->studying);
    key(b, KEY_ENTER, 0); // it has the focus: bring it back
    assert_int_equal(tries(b), 1);
    assert_int_equal(circuit_steps(lab_circuit(b)), 1);
    click(b, of(RECORD_DELETE));
    click(b, of(RECORD_DELETE_GO));
    bench_again(b);
    assert_int_equal(tries(b), 0);
    assert_int_equal(progress_holdings(b->desk->progress).attempts, 0);
}

static void a_report_holds_nothing_personal(void **state) {
    Bench *b = *state;
    answer_once(b);
    desk_go(b->desk, SCREEN_LIBRARY);
    progress_set_text(b->desk->progress, "lab", "hanako-circuit", NULL);
    bench_write(b, "lessons/own/01-one.lua", BROKEN);
    desk_open_lesson(b->desk, NULL, NULL);
    study_reload(&b->desk->study);
    desk_wait(b->desk);
    key(b, KEY_HOME, MOD_ALT);
    for (b->desk->lang = LANG_JA; b->desk->lang < LANG_COUNT; b->desk->lang++) {
        char *text = record_report(b->desk), host[256] = "";
        gethostname(host, sizeof host - 1);
        const char *const personal[] = {b->folder,      "profile",      "1/3",  "hanako",
                                        "/home",        "/root",        "/tmp", ".db",
                                        getenv("HOME"), getenv("USER"), host,   "quarter"};
        for (size_t i = 0; i < sizeof personal / sizeof *personal; i++)
            if (personal[i] && personal[i][0] && strstr(text, personal[i]))
                fail_msg("\"%s\" is in the report:\n%s", personal[i], text);
        assert_non_null(strstr(text, KYUBI_VERSION));
        assert_non_null(strstr(text, ".lua:3  x1"));
        free(text);
    }
    b->desk->lang = LANG_JA;
    click(b, of(RECORD_SHEET));
    click(b, of(RECORD_REPORT));
    free(document(b, ".txt"));
}

static void each_learner_has_a_record_of_their_own(void **state) {
    Bench *b = *state;
    answer_once(b);
    desk_go(b->desk, SCREEN_LIBRARY);
    assert_null(learners_name(b->desk)); // one learner is never asked
    click(b, learner(LEARNERS_SHEET, 0));
    click(b, learner(LEARNERS_FIELD, 0));
    type(b, "hana/ko");
    key(b, KEY_ENTER, 0);
    assert_false(b->desk->choices.open);
    assert_string_equal(learners_name(b->desk), "hana／ko");
    assert_int_equal(tries(b), 0);
    assert_false(b->desk->studying);
    answer_once(b);
    desk_go(b->desk, SCREEN_LIBRARY);
    click(b, learner(LEARNERS_SHEET, 0));
    click(b, learner(LEARNERS_CHOOSE, 0));
    assert_int_equal(tries(b), 1);
}

static void several_learners_are_asked_who_is_there_and_names_stay(void **state) {
    Bench *b = *state;
    for (int i = 0; i < 2; i++) {
        click(b, learner(LEARNERS_SHEET, 0));
        click(b, learner(LEARNERS_FIELD, 0));
        type(b, i ? "aki" : "yuki");
        key(b, KEY_ENTER, 0);
    }
    assert_string_equal(learners_name(b->desk), "aki");
    click(b, learner(LEARNERS_SHEET, 0));
    click(b, learner(LEARNERS_FIELD, 0));
    type(b, "yuki"); // is there already
    key(b, KEY_ENTER, 0);
    assert_string_equal(learners_name(b->desk), "yuki");
    assert_int_equal(b->desk->learners.count, 2);
    b->asks = true;
    bench_again(b);
    assert_int_equal(b->desk->choices.open, CHOICES_LEARNERS);
    key(b, KEY_RIGHT, 0);
    key(b, KEY_ENTER, 0);
    assert_string_equal(learners_name(b->desk), "aki");
}

static void who_is_there_stays_whatever_becomes_of_the_folders(void **state) {
    Bench *b = *state;
    click(b, learner(LEARNERS_SHEET, 0));
    click(b, learner(LEARNERS_FIELD, 0));
    type(b, "yuki");
    key(b, KEY_ENTER, 0);
    char *before = bench_path(b, "profile/learners/aki");
    char *own = bench_path(b, "profile/learners/yuki");
    char *away = bench_path(b, "profile/learners/.yuki");
    assert_true(file_make_folder(before, NULL));
    click(b, learner(LEARNERS_SHEET, 0));
    assert_string_equal(learners_name(b->desk), "yuki");
    desk_go(b->desk, SCREEN_LIBRARY);
    assert_int_equal(rename(own, away), 0);
    click(b, learner(LEARNERS_SHEET, 0));
    assert_string_equal(learners_name(b->desk), "yuki");
    click(b, learner(LEARNERS_CHOOSE, 1));
    assert_string_equal(learners_name(b->desk), "aki");
    assert_int_equal(rename(away, own), 0);
    free(before);
    free(own);
    free(away);
}

static void a_learner_without_a_name_is_not_made(void **state) {
    Bench *b = *state;
    click(b, learner(LEARNERS_SHEET, 0));
    click(b, learner(LEARNERS_ADD, 0));
    assert_true(reads_key(b, "learners.nothing"));
    assert_int_equal(b->desk->learners.count, 0);
    click(b, learner(LEARNERS_FIELD, 0));
    type(b, "..");
    key(b, KEY_ENTER, 0);
    assert_string_not_equal(learners_name(b->desk) ? learners_name(b->desk) : "", "..");
}

static void a_learner_whose_record_cannot_be_opened_changes_nothing(void **state) {
    Bench *b = *state;
    answer_once(b);
    desk_go(b->desk, SCREEN_LIBRARY);
    char *way = bench_path(b, "profile/learners/aki/progress.db");
    assert_true(file_make_folder(way, NULL));
    click(b, learner(LEARNERS_SHEET, 0));
    click(b, learner(LEARNERS_CHOOSE, 1));
    assert_int_equal(b->desk->choices.open, CHOICES_LEARNERS);
    assert_true(b->desk->learners.wrong);
    assert_int_equal(tries(b), 1);
    assert_int_equal(b->desk->learners.now, 0);
    rmdir(way);
    free(way);
}

#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_DESK(the_library_leads_to_all_that_is_kept),
        WITH_DESK(one_press_exports_all),
        WITH_DESK(deleting_asks_once_and_can_be_taken_back),
        WITH_DESK(a_report_holds_nothing_personal),
        WITH_DESK(each_learner_has_a_record_of_their_own),
        WITH_DESK(several_learners_are_asked_who_is_there_and_names_stay),
        WITH_DESK(who_is_there_stays_whatever_becomes_of_the_folders),
        WITH_DESK(a_learner_without_a_name_is_not_made),
        WITH_DESK(a_learner_whose_record_cannot_be_opened_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
