#include "base/file.h"
#include "base/mem.h"
#include "base/words.h"
#include "learner/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

// Most need no folder; what the disk does to a record is in store_test.c.
static int open_memory(void **state) {
    *state = progress_open_memory();
    return 0;
}

static int close_record(void **state) {
    progress_close(*state);
    return 0;
}

static bool answer(Progress *progress, const char *exercise, bool right, int hints,
                   int64_t when) {
    return progress_attempt(progress,
                            &(Attempt){.lesson = "core.one",
                                       .exercise = exercise,
                                       .answer = "{}",
                                       .right = right,
                                       .hints = hints,
                                       .seed = UINT64_MAX,
                                       .when = when},
                            NULL);
}

static void what_was_never_tried_is_all_zero(void **state) {
    ExerciseRecord none = progress_exercise(*state, "core.one", "aim");
    assert_int_equal(none.tries, 0);
    assert_int_equal(none.hints, 0);
    assert_false(none.right || none.right_first);
    assert_int_equal(none.last_when, 0);
    assert_int_equal(progress_right_count(*state, "core.one"), 0);
}

static void a_wrong_then_a_right_answer_is_right_but_not_at_first(void **state) {
    assert_true(answer(*state, "aim", false, 0, 100));
    assert_true(answer(*state, "aim", true, 2, 160));
    ExerciseRecord record = progress_exercise(*state, "core.one", "aim");
    assert_int_equal(record.tries, 2);
    assert_int_equal(record.hints, 2);
    assert_true(record.right);
    assert_false(record.right_first);
    assert_int_equal(record.last_when, 160);
}

static void right_at_first_stays_so_after_a_wrong_one(void **state) {
    assert_true(answer(*state, "aim", true, 0, 100));
    assert_true(answer(*state, "aim", false, 0, 90));
    ExerciseRecord record = progress_exercise(*state, "core.one", "aim");
    assert_true(record.right && record.right_first);
    assert_int_equal(record.last_when, 100);
}

static void right_at_first_with_a_hint_does_not_count_as_first(void **state) {
    assert_true(answer(*state, "aim", true, 1, 100));
    assert_false(progress_exercise(*state, "core.one", "aim").right_first);
}

static void right_exercises_are_counted_once_each(void **state) {
    answer(*state, "aim", true, 0, 1);
    answer(*state, "aim", true, 0, 2);
    answer(*state, "build", false, 0, 3);
    answer(*state, "choose", true, 0, 4);
    assert_int_equal(progress_right_count(*state, "core.one"), 2);
    assert_int_equal(progress_right_count(*state, "core.two"), 0);
}

static void hints_only_grow(void **state) {
    assert_true(progress_hint(*state, "core.one", "aim", 2, NULL));
    assert_true(progress_hint(*state, "core.one", "aim", 1, NULL));
    ExerciseRecord record = progress_exercise(*state, "core.one", "aim");
    assert_int_equal(record.hints, 2);
    assert_int_equal(record.tries, 0);
}

static void the_place_is_the_last_one_told(void **state) {
    int page = 7, pages = 7;
    assert_false(progress_place(*state, "core.one", &page, &pages));
    assert_true(progress_set_place(*state, "core.one", 1, 6, 100, NULL));
    assert_true(progress_set_place(*state, "core.one", 4, 6, 101, NULL));
    assert_true(progress_place(*state, "core.one", &page, &pages));
    assert_int_equal(page, 4);
    assert_int_equal(pages, 6);
}

static void the_last_lesson_is_by_turn_and_not_by_the_clock(void **state) {
    char *none = progress_last_lesson(*state);
    assert_string_equal(none, "");
    free(none);
    progress_set_place(*state, "core.one", 0, 6, 500, NULL);
    progress_set_place(*state, "core.two", 0, 6, 100, NULL); // the clock was set back
    char *last = progress_last_lesson(*state);
    assert_string_equal(last, "core.two");
    free(last);
    progress_set_place(*state, "core.one", 1, 6, 100, NULL);
    last = progress_last_lesson(*state);
    assert_string_equal(last, "core.one");
    free(last);
}

static void a_lesson_is_finished_once_walked_to_its_end(void **state) {
    assert_false(progress_finished(*state, "core.one"));
    assert_true(progress_finish(*state, "core.one", 100, NULL));
    assert_true(progress_finish(*state, "core.one", 200, NULL));
    assert_true(progress_finished(*state, "core.one"));
    assert_false(progress_finished(*state, "core.two"));
    assert_false(progress_place(*state, "core.one", NULL, NULL));
}

static void a_setting_is_the_text_that_was_set_last(void **state) {
    assert_null(progress_text(*state, "lang"));
    assert_true(progress_set_text(*state, "lang", "ja", NULL));
    assert_true(progress_set_text(*state, "lang", "ja", NULL));
    assert_true(progress_set_text(*state, "lang", "日本語 'x'", NULL));
    char *text = progress_text(*state, "lang");
    assert_string_equal(text, "日本語 'x'");
    free(text);
    assert_true(progress_set_text(*state, "lang", "", NULL));
    text = progress_text(*state, "lang");
    assert_string_equal(text, "");
    free(text);
}

static void join_section(void *to, const char *page, const char *section) {
    buffer_print(to, "%s/%s ", page, section);
}

static void judge_behind(const Progress *progress, const char *lesson, const char *open) {
    Buffer found = {0};
    progress_each_behind(progress, lesson, join_section, &found);
    assert_string_equal(found.data ? found.data : "", open);
    buffer_clear(&found);
}

static void what_was_opened_is_known_by_lesson_page_and_name(void **state) {
    judge_behind(*state, "core.one", "");
    assert_true(progress_set_behind(*state, "core.one", "first", "why", true, NULL));
    assert_true(progress_set_behind(*state, "core.one", "first", "why", true, NULL));
    assert_true(progress_set_behind(*state, "core.one", "second", "why", true, NULL));
    assert_true(progress_set_behind(*state, "core.two", "first", "how", true, NULL));
    judge_behind(*state, "core.one", "first/why second/why ");
    assert_true(progress_set_behind(*state, "core.one", "first", "why", false, NULL));
    assert_true(progress_set_behind(*state, "core.one", "first", "how", false, NULL));
    judge_behind(*state, "core.one", "second/why ");
    judge_behind(*state, "core.two", "first/how ");
}

static void all_is_there_when_the_record_is_opened_again(void **state) {
    (void)state;
    char folder[] = KYUBI_BUILD "/tests/progress-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *inner = file_join(folder, "new/profile"); // made by progress_open
    Progress *progress = progress_open(inner, NULL);
    assert_true(answer(progress, "aim", true, 0, INT64_C(1) << 40));
    assert_true(progress_hint(progress, "core.one", "aim", 3, NULL));
    assert_true(progress_set_place(progress, "core.one", 2, 6, 9, NULL));
    assert_true(progress_finish(progress, "core.one", 9, NULL));
    assert_true(progress_set_text(progress, "theme", "dark", NULL));
    progress_close(progress);
    progress = progress_open(inner, NULL);
    assert_null(progress_recovered(progress));
    ExerciseRecord record = progress_exercise(progress, "core.one", "aim");
    assert_true(record.right_first);
    assert_int_equal(record.hints, 3);
    assert_int_equal(record.last_when, INT64_C(1) << 40);
    assert_true(progress_place(progress, "core.one", NULL, NULL));
    assert_true(progress_finished(progress, "core.one"));
    char *theme = progress_text(progress, "theme");
    assert_string_equal(theme, "dark");
    free(theme);
    progress_close(progress);
    static const char *const left[] = {"new/profile/progress.db",
                                       "new/profile/progress.db-journal",
                                       "new/profile/progress-copy-1.db",
                                       "new/profile/progress-copy-1.db-journal",
                                       "new/profile",
                                       "new",
                                       ""};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        char *path = file_join(folder, left[i]);
        remove(path);
        free(path);
    }
    assert_false(file_exists(folder));
    free(inner);
}

static void a_folder_that_cannot_be_made_is_refused_in_a_sentence(void **state) {
    (void)state;
    Error err = {0};
    assert_null(progress_open("/dev/null/profile", &err));
    assert_string_equal(err.key, "progress.folder");
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    assert_non_null(words);
    for (Lang lang = LANG_JA; lang < LANG_COUNT; lang++) {
        char *sentence = words_error(words, lang, &err);
        assert_non_null(strstr(sentence, "/dev/null/profile/progress.db"));
        free(sentence);
    }
    words_close(words);
}

static void every_promised_sentence_is_there(void **state) {
    (void)state;
    static const char *const keys[] = {"progress.folder", "progress.newer", "progress.busy",
                                       "progress.unwritable"};
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (Lang lang = LANG_JA; lang < LANG_COUNT; lang++)
            assert_non_null(strstr(words_in(words, lang, keys[i]), "{1}"));
    words_close(words);
}

#define IN_MEMORY(test) cmocka_unit_test_setup_teardown(test, open_memory, close_record)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_MEMORY(what_was_never_tried_is_all_zero),
        IN_MEMORY(a_wrong_then_a_right_answer_is_right_but_not_at_first),
        IN_MEMORY(right_at_first_stays_so_after_a_wrong_one),
        IN_MEMORY(right_at_first_with_a_hint_does_not_count_as_first),
        IN_MEMORY(right_exercises_are_counted_once_each),
        IN_MEMORY(hints_only_grow),
        IN_MEMORY(the_place_is_the_last_one_told),
        IN_MEMORY(the_last_lesson_is_by_turn_and_not_by_the_clock),
        IN_MEMORY(a_lesson_is_finished_once_walked_to_its_end),
        IN_MEMORY(a_setting_is_the_text_that_was_set_last),
        IN_MEMORY(what_was_opened_is_known_by_lesson_page_and_name),
        cmocka_unit_test(all_is_there_when_the_record_is_opened_again),
        cmocka_unit_test(a_folder_that_cannot_be_made_is_refused_in_a_sentence),
        cmocka_unit_test(every_promised_sentence_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
