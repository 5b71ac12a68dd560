// The scheduler against the published vectors, and against the formulas done by hand.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "learner/fsrs.h"

#include <math.h>

enum { DAY = 86400, BEGAN = 1669722600 };

static const FsrsPlan USUAL = {.learning = {1, 10}, .relearning = {10}};

static void check_near(double found, double expected, double within) {
    if (fabs(found - expected) > within)
        fail_msg("%.9g is not within %g of %.9g", found, within, expected);
}

// Each answer comes when the card is due; the waits in whole days.
static void answers_when_due_wait_as_published(void **state) {
    (void)state;
    const int grades[] = {3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3};
    const int days[] = {0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21};
    FsrsCard card = {0};
    int64_t now = BEGAN;
    for (int i = 0; i < 13; i++) {
        card = fsrs_answer(&card, (FsrsGrade)grades[i], now, &USUAL);
        assert_int_equal((card.due - card.last) / DAY, days[i]);
        now = card.due;
    }
    assert_int_equal(card.lapses, 1); // the second failing came while it was learned again
    assert_int_equal(card.reps, 13);
}

static void memory_after_answers_on_given_days_is_as_published(void **state) {
    (void)state;
    const int grades[] = {1, 3, 3, 3, 3, 3}, days[] = {0, 0, 1, 3, 8, 21};
    FsrsCard card = {0};
    int64_t now = BEGAN;
    for (int i = 0; i < 6; i++) {
        now += (int64_t)days[i] * DAY;
        card = fsrs_answer(&card, (FsrsGrade)grades[i], now, &USUAL);
    }
    check_near(card.stability, 53.62691, 1e-4);
    check_near(card.difficulty, 6.3574867, 1e-4);
}

static void first_answers_take_their_stability_from_the_table(void **state) {
    (void)state;
    const double stability[] = {0.212, 1.2931, 2.3065, 8.2956};
    const double difficulty[] = {6.4133, 5.1121707, 2.1181040, 1};
    for (int g = FSRS_AGAIN; g <= FSRS_EASY; g++) {
        FsrsCard card = fsrs_answer(&(FsrsCard){0}, (FsrsGrade)g, BEGAN, &USUAL);
        check_near(card.stability, stability[g - 1], 1e-12);
        check_near(card.difficulty, difficulty[g - 1], 1e-6);
    }
}

static void steps_of_minutes_come_before_days(void **state) {
    (void)state;
    const struct {
        FsrsGrade grade;
        int seconds;
    } rows[] = {{FSRS_AGAIN, 60}, {FSRS_HARD, 330}, {FSRS_GOOD, 600}, {FSRS_EASY, 8 * DAY}};
    for (int i = 0; i < 4; i++) {
        FsrsCard card = fsrs_answer(&(FsrsCard){0}, rows[i].grade, BEGAN, &USUAL);
        assert_int_equal(card.due - BEGAN, rows[i].seconds);
        assert_int_equal(card.state,
                         rows[i].grade == FSRS_EASY ? FSRS_REVIEW : FSRS_LEARNING);
    }
}

// Without steps a failing counts days too, and there is nothing in between.
static void a_plan_without_steps_counts_days_at_once(void **state) {
    (void)state;
    FsrsCard card = fsrs_answer(&(FsrsCard){0}, FSRS_GOOD, BEGAN, &(FsrsPlan){0});
    assert_int_equal(card.state, FSRS_REVIEW);
    assert_int_equal(card.due - BEGAN, 2 * DAY);
    card = fsrs_answer(&card, FSRS_AGAIN, card.due, &(FsrsPlan){0});
    assert_int_equal(card.state, FSRS_REVIEW);
    assert_int_equal(card.lapses, 1);
    assert_int_equal(card.due - card.last, DAY);
}

static void a_card_is_due_when_nine_in_ten_would_recall_it(void **state) {
    (void)state;
    for (int days = 1; days <= 729; days *= 3) {
        FsrsCard card = {.stability = days, .last = BEGAN, .reps = 1};
        assert_int_equal(fsrs_interval(days, 0.9), days);
        check_near(fsrs_recall(&card, BEGAN + (int64_t)days * DAY), 0.9, 1e-12);
        assert_true(fsrs_interval(days, 0.8) > days && fsrs_interval(days, 0.95) <= days);
    }
    assert_int_equal(fsrs_interval(1e9, 0.9), 36500);
    assert_int_equal(fsrs_interval(0.001, 0.9), 1);
}

// py-fsrs rounds as Python does: a half goes to the even number.
static void half_a_day_goes_to_the_even_number(void **state) {
    (void)state;
    assert_int_equal(fsrs_interval(2.5, 0.9), 2);
    assert_int_equal(fsrs_interval(3.5, 0.9), 4);
}

static void a_clock_that_was_set_back_counts_as_the_same_day(void **state) {
    (void)state;
    FsrsCard card = fsrs_answer(&(FsrsCard){0}, FSRS_GOOD, BEGAN, &USUAL);
    FsrsCard back = fsrs_answer(&card, FSRS_GOOD, BEGAN - 400 * DAY, &USUAL);
    FsrsCard soon = fsrs_answer(&card, FSRS_GOOD, BEGAN + 5, &USUAL);
    assert_true(back.stability == soon.stability && back.difficulty == soon.difficulty);
    assert_true(isfinite(back.stability) && back.stability >= card.stability);
}

// Whatever is answered whenever, the numbers stay within their bounds.
static void no_run_of_answers_leaves_the_bounds(void **state) {
    (void)state;
    uint32_t chance = 1;
    FsrsCard card = {0};
    int64_t now = BEGAN;
    for (int i = 0; i < 20000; i++) {
        chance = chance * 1664525u + 1013904223u;
        now += chance >> 10 & 1 ? (int64_t)(chance >> 12 & 1023) * DAY / 3 : 60;
        card = fsrs_answer(&card, (FsrsGrade)(1 + (chance >> 24 & 3)), now, &USUAL);
        assert_true(card.stability >= 0.001 && isfinite(card.stability));
        assert_true(card.difficulty >= 1 && card.difficulty <= 10);
        assert_true(card.due > now && card.due <= now + 36500LL * DAY);
        assert_in_range(card.step, 0, 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_when_due_wait_as_published),
        cmocka_unit_test(memory_after_answers_on_given_days_is_as_published),
        cmocka_unit_test(first_answers_take_their_stability_from_the_table),
        cmocka_unit_test(steps_of_minutes_come_before_days),
        cmocka_unit_test(a_plan_without_steps_counts_days_at_once),
        cmocka_unit_test(a_card_is_due_when_nine_in_ten_would_recall_it),
        cmocka_unit_test(half_a_day_goes_to_the_even_number),
        cmocka_unit_test(a_clock_that_was_set_back_counts_as_the_same_day),
        cmocka_unit_test(no_run_of_answers_leaves_the_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
