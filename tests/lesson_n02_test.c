// N02 of the course map: the numbers that the lesson tells, worked out by the engine, and
// every right and every listed wrong answer played through the real jail.
#include "lesson_bench.h"

static int open_n02(void **state) {
    return lesson_open(state, "native", "02-interference.lua");
}

static void map_n02_e1_two_mirrors_lead_to_exit_0(void **state) {
    (void)state;
    assert_float_equal(chance("h 0", 1, 0), 0.5, 1e-12);
    assert_float_equal(chance("h 0; h 0", 1, 0), 1, 1e-12);
}

static void map_n02_e2_a_turned_arrow_leads_to_exit_1(void **state) {
    (void)state;
    assert_float_equal(chance("h 0; z 0; h 0", 1, 1), 1, 1e-12);
}

// The wall takes path A: what is left of the state, not scaled again, meets the second
// mirror. The lesson works it out with a second qubit instead.
static void map_n02_e3_a_wall_leaves_a_quarter_for_each_exit(void **state) {
    (void)state;
    State *s = state_create(1);
    Matrix2 h = gate_find("h")->matrix(NULL);
    state_apply(s, h, 0, (Controls){0});
    double past = state_project(s, 1, 1); // on path B
    assert_float_equal(past, 0.5, 1e-12);
    state_apply(s, h, 0, (Controls){0});
    assert_float_equal(past * state_probability(s, 1, 0), 0.25, 1e-12);
    assert_float_equal(past * state_probability(s, 1, 1), 0.25, 1e-12);
    state_destroy(s);
}

// Two coins: path and exit drawn one after the other, whatever the sign.
static void map_n02_e4_coins_never_cancel(void **state) {
    (void)state;
    double exit_1 = reading("h 0; measure 0; h 0; measure 0", 1, 1);
    assert_float_equal(exit_1, 0.5, 1e-12);
    assert_float_equal(reading("h 0; measure 0; z 0; h 0; measure 0", 1, 1), 0.5, 1e-12);
}

static void map_n02_e5_180_degrees_make_exit_0_dark(void **state) {
    (void)state;
    for (int degrees = 0; degrees < 360; degrees += 5) {
        char circuit[64];
        snprintf(circuit, sizeof circuit, "h 0; p(%d deg) 0; h 0", degrees);
        double wanted = pow(cos(degrees * DEGREE / 2), 2);
        assert_float_equal(chance(circuit, 1, 0), wanted, 1e-12);
    }
    assert_float_equal(chance("h 0; p(180 deg) 0; h 0", 1, 0), 0, 1e-12);
}

static void the_lesson_has_eight_pages_and_five_exercises(void **state) {
    static const char *const kinds[] = {"predict", "predict", "predict", "choice",
                                        "number"};
    expect_lesson(*state, "native.interference", "N02", 8, 5, kinds);
}

static void results_are_covered_until_a_prediction_is_locked(void **state) {
    const Lesson *lesson = visit_lesson(*state);
    int covered = 0;
    for (int p = 0; p < lesson->page_count; p++)
        for (int b = 0; b < lesson->pages[p].block_count; b++)
            covered += lesson->pages[p].blocks[b].kind == BLOCK_STAGE &&
                       lesson->pages[p].blocks[b].cover >= 0;
    assert_int_equal(covered, 3);
}

static void e1_and_e2_take_certainty(void **state) {
    Visit *visit = *state;
    expect_right(predict(visit, "twice", 2, (double[]){1, 0}));
    expect_right(predict(visit, "twice", 2, (double[]){0.96, 0.04}));
    expect_wrong(predict(visit, "twice", 2, (double[]){0.5, 0.5}), 0, "M02");
    expect_wrong(predict(visit, "twice", 2, (double[]){0, 1}), 1, "");
    expect_right(predict(visit, "flipped", 2, (double[]){0, 1}));
    expect_wrong(predict(visit, "flipped", 2, (double[]){1, 0}), 0, "M05");
    expect_wrong(predict(visit, "flipped", 2, (double[]){0.5, 0.5}), 1, "M02");
    assert_int_equal(predict(visit, "twice", 2, (double[]){0, 0})->kind,
                     VERDICT_UNREADABLE);
}

static void e3_takes_a_half_and_two_quarters(void **state) {
    Visit *visit = *state;
    expect_right(predict(visit, "blocked", 3, (double[]){0.5, 0.25, 0.25}));
    expect_wrong(predict(visit, "blocked", 3, (double[]){0.5, 0.5, 0}), 0, "");
    expect_wrong(predict(visit, "blocked", 3, (double[]){0, 1, 0}), 1, "M01");
    expect_wrong(predict(visit, "blocked", 3, (double[]){0, 0.5, 0.5}), 2, "");
}

static void e4_takes_that_probabilities_do_not_cancel(void **state) {
    Visit *visit = *state;
    expect_right(choose(visit, "why", "0"));
    expect_wrong(choose(visit, "why", "1"), 1, "M01");
    expect_wrong(choose(visit, "why", "2"), 2, "M02");
}

static void e5_takes_180_degrees_within_two(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "dark", "180"));
    expect_right(type(visit, "dark", "182°"));
    expect_right(type(visit, "dark", "１７８"));
    expect_wrong(type(visit, "dark", "90"), 0, "");
    expect_wrong(type(visit, "dark", "360"), 1, "");
    expect_wrong(type(visit, "dark", "0"), 2, "");
    assert_int_equal(type(visit, "dark", "175")->kind, VERDICT_NEAR);
}

enum {
    SPLIT,
    TWICE,
    EXPERIMENT,
    CANCEL,
    FLIP,
    FLIP_SUMS,
    BLOCK,
    BLOCK_SUMS,
    COINS,
    PHASE,
    FREE
};

static void the_interferometer_writes_what_the_engine_says(void **state) {
    Visit *visit = *state;
    assert_int_equal(stage_writes(visit, SPLIT, "+0.71"), 2);
    assert_int_equal(stage_writes(visit, TWICE, "?"), 2); // nothing is given away
    assert_int_equal(stage_writes(visit, TWICE, "1.00"), 0);
    assert_int_equal(stage_writes(visit, EXPERIMENT, "**0** 個"), 2); // none sent yet
    assert_int_equal(stage_writes(visit, CANCEL, "1.00"), 2);         // and squared
    assert_int_equal(stage_writes(visit, CANCEL, "0.00"), 2);
    assert_int_equal(stage_writes(visit, CANCEL, "+½"), 3); // of both paths at both exits
    assert_int_equal(stage_writes(visit, CANCEL, "−½"), 1); // but this one
    assert_int_equal(stage_writes(visit, CANCEL, "+1"), 1); // and what they make
    assert_int_equal(stage_writes(visit, FLIP, "−0.71"), 1);
    assert_int_equal(stage_writes(visit, FLIP, "1.00"), 0); // nothing is given away
    assert_int_equal(stage_writes(visit, FLIP_SUMS, "1.00"), 1);
    assert_int_equal(stage_writes(visit, BLOCK, "0.25"), 0);
    assert_int_equal(stage_writes(visit, BLOCK_SUMS, "0.25"), 2);
    assert_int_equal(stage_writes(visit, COINS, "**0** 回"), 1); // photons, not coins
    assert_int_equal(stage_writes(visit, PHASE, "1.00"), 2); // 0°: as without, twice shown
    assert_int_equal(stage_writes(visit, FREE, "+1"), 1);    // nothing put in yet
}

static void every_play_of_the_lesson_goes_as_it_says(void **state) {
    assert_int_equal(play_all(*state), 3 + 3 + 4 + 3 + 4);
}

static void the_jail_finds_nothing_wrong_with_it(void **state) {
    expect_no_findings(*state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_n02_e1_two_mirrors_lead_to_exit_0),
        cmocka_unit_test(map_n02_e2_a_turned_arrow_leads_to_exit_1),
        cmocka_unit_test(map_n02_e3_a_wall_leaves_a_quarter_for_each_exit),
        cmocka_unit_test(map_n02_e4_coins_never_cancel),
        cmocka_unit_test(map_n02_e5_180_degrees_make_exit_0_dark),
        cmocka_unit_test(the_lesson_has_eight_pages_and_five_exercises),
        cmocka_unit_test(results_are_covered_until_a_prediction_is_locked),
        cmocka_unit_test(e1_and_e2_take_certainty),
        cmocka_unit_test(e3_takes_a_half_and_two_quarters),
        cmocka_unit_test(e4_takes_that_probabilities_do_not_cancel),
        cmocka_unit_test(e5_takes_180_degrees_within_two),
        cmocka_unit_test(the_interferometer_writes_what_the_engine_says),
        cmocka_unit_test(every_play_of_the_lesson_goes_as_it_says),
        cmocka_unit_test(the_jail_finds_nothing_wrong_with_it),
    };
    return cmocka_run_group_tests(tests, open_n02, lesson_close);
}
