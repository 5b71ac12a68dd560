// N01 of the course map: the numbers that the lesson tells, worked out by the engine, and
// every right and every listed wrong answer played through the real jail.
#include "lesson_bench.h"

#include "quantum/chi_square.h"
#include "quantum/statistics.h"

static int open_n01(void **state) {
    return lesson_open(state, "native", "01-direction.lua");
}

// A photon of direction `from` (degrees) at a plate of direction `to`, by projecting the
// one onto the other: cos and sin are the amplitudes, no rotation of the engine is used.
static double passes(double from, double to) {
    double complex light[2] = {cos(from * DEGREE), sin(from * DEGREE)};
    double complex plate[2] = {cos(to * DEGREE), sin(to * DEGREE)};
    State *a = state_from(1, light), *b = state_from(1, plate);
    double p = state_fidelity(a, b);
    state_destroy(a);
    state_destroy(b);
    return p;
}

static void map_n01_e1_three_quarters_pass_at_30_degrees(void **state) {
    (void)state;
    assert_float_equal(passes(0, 30), 0.75, 1e-12);
    assert_float_equal(chance("ry(-60 deg) 0", 1, 0), 0.75, 1e-12); // as the lesson asks
}

static void map_n01_e2_a_third_plate_lets_a_quarter_through(void **state) {
    (void)state;
    assert_float_equal(passes(0, 90), 0, 1e-12);
    assert_float_equal(passes(0, 45) * passes(45, 90), 0.25, 1e-12);
}

static void map_n01_e3_the_angle_for_0_36(void **state) {
    (void)state;
    assert_float_equal(passes(36.87, 90), 0.36, 1e-4);
    assert_float_equal(asin(0.6) / DEGREE, 36.87, 0.01);
}

static void map_n01_e5_the_test_of_532_of_1000(void **state) {
    (void)state;
    double chi = 2 * 32.0 * 32 / 500;
    assert_float_equal(chi, 4.10, 0.02);
    assert_float_equal(chi_square_limit(0.05, 1), 3.84, 0.002);
    assert_true(chi_square_above(chi, 1) < 0.05);
}

static void map_n01_five_steps_of_18_degrees_pass_0_605(void **state) {
    (void)state;
    double share = 1;
    for (int i = 0; i < 5; i++)
        share *= passes(18 * i, 18 * (i + 1));
    assert_float_equal(share, 0.605, 5e-4);
}

static void the_lesson_has_seven_pages_and_seven_exercises(void **state) {
    static const char *const kinds[] = {"number", "number", "number", "number",
                                        "choice", "number", "choice"};
    expect_lesson(*state, "native.direction", "N01", 7, 7, kinds);
}

static void e1_takes_three_quarters(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "thirty", "0.75"));
    expect_right(type(visit, "thirty", "75%"));
    expect_wrong(type(visit, "thirty", "√3/2"), 0, "");
    expect_wrong(type(visit, "thirty", "2/3"), 1, "");
    expect_wrong(type(visit, "thirty", "0.25"), 2, "");
    expect_wrong(type(visit, "thirty", "1/2"), 3, "");
    assert_int_equal(type(visit, "thirty", "0.76")->kind, VERDICT_NEAR); // as counted
}

static void e2_takes_nothing_and_a_quarter(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "removed", "0"));
    expect_wrong(type(visit, "removed", "1"), 0, "");
    expect_wrong(type(visit, "removed", "0.5"), 1, "");
    expect_right(type(visit, "between", "1/4"));
    expect_wrong(type(visit, "between", "0"), 0, "M04");
    expect_wrong(type(visit, "between", "1/2"), 1, "");
    expect_wrong(type(visit, "between", "1/8"), 2, "");
}

static void e3_takes_36_9_degrees(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "aim", "36.9"));
    expect_right(type(visit, "aim", "37"));
    expect_right(type(visit, "aim", "36.9°"));
    expect_wrong(type(visit, "aim", "21.1"), 0, "");
    expect_wrong(type(visit, "aim", "53.1"), 1, "");
    expect_wrong(type(visit, "aim", "32.4"), 2, "");
}

static void e4_takes_chance_only_when_asked(void **state) {
    Visit *visit = *state;
    expect_right(choose(visit, "what", "2"));
    expect_wrong(choose(visit, "what", "0"), 0, "M01");
    expect_wrong(choose(visit, "what", "1"), 1, "M02");
}

static void e5_takes_the_statistic_and_suspicion(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "chi", "4.096"));
    expect_right(type(visit, "chi", "4.1"));
    expect_wrong(type(visit, "chi", "2.048"), 0, "");
    expect_wrong(type(visit, "chi", "0.128"), 1, "");
    expect_right(choose(visit, "suspect", "0"));
    expect_wrong(choose(visit, "suspect", "1"), 1, "");
    expect_wrong(choose(visit, "suspect", "2"), 2, "");
}

static void the_stages_write_what_the_engine_says(void **state) {
    Visit *visit = *state;
    assert_int_equal(stage_writes(visit, 0, "0°"), 1);
    assert_int_equal(stage_writes(visit, 0, "60°"), 1);
    assert_int_equal(stage_writes(visit, 1, "0.25"), 1); // of 60°: the probabilities
    assert_int_equal(stage_writes(visit, 1, "0.75"), 1);
    assert_int_equal(stage_writes(visit, 1, "0.50"), 1); // and a shadow
    assert_int_equal(stage_writes(visit, 6, "通る光 0.000"), 1);
    assert_int_equal(visit_lesson(visit)->stage_count, 7);
}

static void every_play_of_the_lesson_goes_as_it_says(void **state) {
    assert_int_equal(play_all(*state), 5 + 4 + 3 + 4 + 3 + 3 + 3);
}

static void the_jail_finds_nothing_wrong_with_it(void **state) {
    expect_no_findings(*state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_n01_e1_three_quarters_pass_at_30_degrees),
        cmocka_unit_test(map_n01_e2_a_third_plate_lets_a_quarter_through),
        cmocka_unit_test(map_n01_e3_the_angle_for_0_36),
        cmocka_unit_test(map_n01_e5_the_test_of_532_of_1000),
        cmocka_unit_test(map_n01_five_steps_of_18_degrees_pass_0_605),
        cmocka_unit_test(the_lesson_has_seven_pages_and_seven_exercises),
        cmocka_unit_test(e1_takes_three_quarters),
        cmocka_unit_test(e2_takes_nothing_and_a_quarter),
        cmocka_unit_test(e3_takes_36_9_degrees),
        cmocka_unit_test(e4_takes_chance_only_when_asked),
        cmocka_unit_test(e5_takes_the_statistic_and_suspicion),
        cmocka_unit_test(the_stages_write_what_the_engine_says),
        cmocka_unit_test(every_play_of_the_lesson_goes_as_it_says),
        cmocka_unit_test(the_jail_finds_nothing_wrong_with_it),
    };
    return cmocka_run_group_tests(tests, open_n01, lesson_close);
}
