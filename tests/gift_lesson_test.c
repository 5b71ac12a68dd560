// Moodle's questions as a lesson, opened in the real jail and answered: what was right
// there is right here, what was said there is said here.
#include "lesson/gift_lesson.h"

#include "lesson_bench.h"
#include "scratch.h"

#include "base/file.h"

static const char questions[] =
    "$CATEGORY: $course$/Quantum \"gates\"\n\n"
    "::Pole::Which is at the north pole?{=$\\\\vert 0\\\\rangle$#Yes. "
    "~$\\\\vert 1\\\\rangle$#South. ~[plain]]] .. \\{\\=x\\} \"a\" \\\\#Neither.}\n\n"
    "::Two::Which two?{~%50%a ~%50%b ~%-100%c#Not c.}\n\n"
    "::Truth::H twice is the identity.{T#Work it out.#Right.}\n\n"
    "::Lie::CNOT has one qubit.{FALSE#It has two.}\n\n"
    "::Year::When?{#=1822:5#Yes. =%0%1900#Too late. ~#Look it up.}\n\n"
    "::Range::From 1 to 5?{#1..5}\n\n"
    "::Exact::One tenth?{#0.1}\n\n"
    "::Gap::Grant is {~buried =entombed} there.\n\n"
    "::Words::Only words: \\{\\=no value\\}, ]] and \\$.\n";

static char folder[64];

static int open_questions(void **state) {
    if (!scratch_make(folder, "gift")) return -1;
    Error err = {.key = ""};
    GiftFile *file = gift_read(questions, strlen(questions), "q.gift", &err);
    if (!file || file->count != 9) return -1;
    char *lesson = gift_lesson(file, "questions", "q", "q.gift"), path[128];
    snprintf(path, sizeof path, "%s/q.lua", folder);
    bool written = file_write(path, lesson, strlen(lesson), &err);
    free(lesson);
    gift_free(file);
    if (!written) return -1;
    Visit *visit = visit_open((VisitOptions){
        .jail = KYUBI_BUILD "/kyubi-jail", .folder = folder, .file = "q.lua", .seed = 1});
    visit_wait(visit);
    *state = visit;
    if (visit_state(visit) == VISIT_READY) return 0;
    print_error("%d %s %s\n", visit_error(visit)->line, visit_error(visit)->key,
                visit_error(visit)->args);
    return -1;
}

static int close_questions(void **state) {
    visit_close(*state);
    return scratch_remove(folder) ? 0 : -1;
}

static const Exercise *exercise(Visit *visit, const char *id) {
    const Lesson *lesson = visit_lesson(visit);
    for (int i = 0; i < lesson->exercise_count; i++)
        if (!strcmp(lesson->exercises[i].id, id)) return &lesson->exercises[i];
    fail_msg("%s is missing", id);
    return NULL;
}

static void says(const Verdict *verdict, VerdictKind kind, const char *words) {
    assert_int_equal(verdict->kind, kind);
    assert_string_equal(text_in(&verdict->say, LANG_EN), words);
}

// The digit of the option that says so much.
static const char *digit_of(Visit *visit, const char *id, const char *words) {
    static const char *const digits[] = {"0", "1", "2"};
    const Exercise *e = exercise(visit, id);
    for (int i = 0; i < e->option_count && i < 3; i++)
        if (strstr(text_in(&e->options[i].text, LANG_EN), words)) return digits[i];
    fail_msg("%s has no %s", id, words);
    return NULL;
}

static void a_choice_is_judged_and_answers_as_it_did(void **state) {
    expect_right(choose(*state, "pole", digit_of(*state, "pole", "vert 0")));
    says(choose(*state, "pole", digit_of(*state, "pole", "vert 1")), VERDICT_WRONG,
         "South.");
    says(choose(*state, "pole", digit_of(*state, "pole", "\\=x")), VERDICT_WRONG,
         "Neither.");
    int third = digit_of(*state, "pole", "\\=x")[0] - '0';
    const Text *text = &exercise(*state, "pole")->options[third].text;
    assert_string_equal(text_in(text, LANG_EN), " \\]\\] .. \\{\\=x\\} \"a\" \\\\ ");
}

static void several_are_right_together_only(void **state) {
    char both[3] = {digit_of(*state, "two", "a")[0], digit_of(*state, "two", "b")[0], 0};
    char all[4] = {both[0], both[1], digit_of(*state, "two", "c")[0], 0};
    expect_right(choose(*state, "two", both));
    assert_int_equal(choose(*state, "two", digit_of(*state, "two", "a"))->kind,
                     VERDICT_NEAR);
    says(choose(*state, "two", all), VERDICT_WRONG, "Not c.");
}

static void true_and_false_are_judged(void **state) {
    expect_right(choose(*state, "truth", digit_of(*state, "truth", "True")));
    says(choose(*state, "truth", digit_of(*state, "truth", "False")), VERDICT_WRONG,
         "Work it out.");
    expect_right(choose(*state, "lie", digit_of(*state, "lie", "False")));
    says(choose(*state, "lie", digit_of(*state, "lie", "True")), VERDICT_WRONG,
         "It has two.");
}

static void numbers_are_right_within_their_margin(void **state) {
    expect_right(type(*state, "year", "1817"));
    expect_right(type(*state, "year", "1827"));
    assert_int_not_equal(type(*state, "year", "1828")->kind, VERDICT_RIGHT);
    says(type(*state, "year", "1900"), VERDICT_WRONG, "Too late.");
    expect_right(type(*state, "range", "1"));
    expect_right(type(*state, "range", "5"));
    assert_int_not_equal(type(*state, "range", "5.01")->kind, VERDICT_RIGHT);
    expect_right(type(*state, "exact", "0.1"));
    expect_right(type(*state, "exact", "1/10"));
    assert_int_not_equal(type(*state, "exact", "0.1001")->kind, VERDICT_RIGHT);
}

static void a_missing_word_is_chosen(void **state) {
    expect_right(choose(*state, "gap", digit_of(*state, "gap", "entombed")));
    assert_int_equal(choose(*state, "gap", digit_of(*state, "gap", "buried"))->kind,
                     VERDICT_WRONG);
}

static void pages_and_the_lesson_have_their_titles(void **state) {
    const Lesson *lesson = visit_lesson(*state);
    assert_string_equal(text_in(&lesson->title, LANG_EN), "Quantum \"gates\"");
    assert_int_equal(lesson->page_count, 9);
    assert_string_equal(text_in(&lesson->pages[0].title, LANG_EN), "Pole");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_is_judged_and_answers_as_it_did),
        cmocka_unit_test(several_are_right_together_only),
        cmocka_unit_test(true_and_false_are_judged),
        cmocka_unit_test(numbers_are_right_within_their_margin),
        cmocka_unit_test(a_missing_word_is_chosen),
        cmocka_unit_test(pages_and_the_lesson_have_their_titles),
    };
    return cmocka_run_group_tests(tests, open_questions, close_questions);
}
