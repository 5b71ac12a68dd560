// What is weak, by records made for it: one exercise at a time.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "learner/deck.h"
#include "learner/holdings.h"
#include "learner/weakness.h"

// What was done, a letter each: x wrong, o right, h a hint; of a card in review, g recalled
// at once, d with help, a not at all.
static int weak_after(const char *done) {
    Progress *progress = progress_open_memory();
    Attempt attempt = {.lesson = "l", .exercise = "e", .answer = "1", .when = 10};
    DeckCard card = {.lesson = "l", .card = "e"};
    for (; *done; done++) {
        FsrsGrade grade = *done == 'g' ? FSRS_GOOD : *done == 'd' ? FSRS_HARD : FSRS_AGAIN;
        DeckAnswer answer = {.card = &card, .grade = grade, .answer = "1"};
        attempt.right = *done == 'o';
        if (*done == 'h')
            attempt.hints++;
        else if (*done == 'x' || *done == 'o')
            assert_true(progress_attempt(progress, &attempt, NULL));
        else
            assert_true(deck_answer(progress, &answer, 1000, &card, NULL));
    }
    int weak = weak_exercises(progress, "l");
    assert_int_equal(weak_exercises(progress, "other"), 0);
    progress_close(progress);
    return weak;
}

static void one_error_is_how_one_learns(void **state) {
    (void)state;
    assert_int_equal(weak_after(""), 0);
    assert_int_equal(weak_after("o"), 0);
    assert_int_equal(weak_after("xo"), 0);
    assert_int_equal(weak_after("xho"), 0);
    assert_int_equal(weak_after("hho"), 0);
}

static void what_was_hard_won_is_weak(void **state) {
    (void)state;
    assert_int_equal(weak_after("xxxo"), 1);
    assert_int_equal(weak_after("xxho"), 1);
    assert_int_equal(weak_after("hhho"), 1);
    assert_int_equal(weak_after("xxx"), 0); // open, not weak
}

static void showing_it_once_more_makes_it_firm(void **state) {
    (void)state;
    assert_int_equal(weak_after("xxxoo"), 0);
    assert_int_equal(weak_after("xxxog"), 0);
    assert_int_equal(weak_after("xxxod"), 1); // with help is not enough
}

static void a_card_that_failed_last_is_weak(void **state) {
    (void)state;
    assert_int_equal(weak_after("oga"), 1);
    assert_int_equal(weak_after("ogag"), 0);
    assert_int_equal(weak_after("xxxoa"), 1); // one exercise, counted once
}

static void each_lesson_has_its_own_and_a_change_is_seen(void **state) {
    (void)state;
    Progress *progress = progress_open_memory();
    static const char *const lessons[] = {"a", "b"};
    Attempt attempt = {.exercise = "e", .answer = "1", .when = 10, .right = true};
    for (int i = 0; i < 2; i++) {
        attempt.lesson = lessons[i];
        attempt.hints = 3;
        assert_true(progress_attempt(progress, &attempt, NULL));
    }
    attempt.exercise = "f";
    assert_true(progress_attempt(progress, &attempt, NULL));
    assert_int_equal(weak_exercises(progress, "a"), 1);
    assert_int_equal(weak_exercises(progress, "b"), 2);
    assert_true(progress_attempt(progress, &attempt, NULL));
    assert_int_equal(weak_exercises(progress, "b"), 1);
    assert_true(progress_delete(progress, NULL));
    assert_int_equal(weak_exercises(progress, "a"), 0);
    assert_true(progress_undelete(progress, NULL));
    assert_int_equal(weak_exercises(progress, "a"), 1);
    progress_close(progress);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_error_is_how_one_learns),
        cmocka_unit_test(what_was_hard_won_is_weak),
        cmocka_unit_test(showing_it_once_more_makes_it_firm),
        cmocka_unit_test(a_card_that_failed_last_is_weak),
        cmocka_unit_test(each_lesson_has_its_own_and_a_change_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
