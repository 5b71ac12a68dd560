// C02 of the course map: the numbers that the lesson tells, worked out by the engine, and
// every right and every listed wrong answer played through the real jail.
#include "lesson_bench.h"

#include "quantum/statistics.h"

static int open_c02(void **state) {
    return lesson_open(state, "core", "02-measurement.lua");
}

static void map_c02_e1_z_and_x_of_a_tilted_state(void **state) {
    (void)state;
    assert_float_equal(chance("ry(pi/3) 0", 1, 0), 0.75, 1e-12);
    assert_float_equal(chance("ry(pi/3) 0; h 0", 1, 0), 0.9330127, 1e-7);
}

static void map_c02_e2_x_then_z_is_even(void **state) {
    (void)state;
    assert_float_equal(reading("h 0; measure 0; h 0; measure 0", 1, 1), 0.5, 1e-12);
    assert_float_equal(reading("h 0; h 0; measure 0", 1, 1), 0, 1e-12); // without X
}

static void map_c02_e3_shots_for_one_hundredth(void **state) {
    (void)state;
    assert_int_equal(frequency_shots(0.5, 0.01), 2500);
    assert_float_equal(frequency_error(0.5, 1000), 0.0158, 5e-5);
    assert_float_equal(frequency_error(0.5, 100), 0.05, 1e-12); // as the page begins
}

static void map_c02_e4_only_x_tells_plus_from_a_coin(void **state) {
    (void)state;
    assert_float_equal(chance("h 0", 1, 0), 0.5, 1e-12);
    assert_float_equal(chance("h 0; h 0", 1, 0), 1, 1e-12);
    double coin = (chance("h 0", 1, 0) + chance("x 0; h 0", 1, 0)) / 2; // 0 or 1, along X
    assert_float_equal(pow(coin, 10), 1 / 1024.0, 1e-12);
    assert_float_equal(binomial_exactly(10, 10, coin), 0.000977, 1e-6);
}

// N measurements while |0⟩ is turned by 180°: every one is written into one bit that stays
// 0 as long as all were 0.
static double watched(int n) {
    double all = 1;
    for (int i = 0; i < n; i++) { // the state that is left is |0⟩ each time
        State *s = state_create(1);
        double step = 180 * DEGREE / n;
        state_apply(s, gate_find("ry")->matrix(&step), 0, (Controls){0});
        all *= state_project(s, 1, 0);
        if (all > 1e-12) assert_float_equal(state_probability(s, 1, 0), 1, 1e-12);
        state_destroy(s);
    }
    return all;
}

static void map_c02_e5_watched_it_does_not_move(void **state) {
    (void)state;
    assert_float_equal(watched(1), 0, 1e-12);
    assert_float_equal(watched(2), 0.25, 1e-12);
    assert_float_equal(watched(4), 0.5308, 5e-5);
    assert_float_equal(watched(10), 0.7805, 5e-5);
    assert_float_equal(watched(100), 0.9756, 5e-5);
}

static void map_c02_e6_the_product_for_0_is_1(void **state) {
    (void)state;
    State *zero = state_create(1);
    Bloch b = state_bloch(zero, 0);
    assert_float_equal(sqrt((1 - b.x * b.x) * (1 - b.y * b.y)), 1, 1e-12);
    assert_float_equal(fabs(b.z), 1, 1e-12);
    state_destroy(zero);
}

static void the_uncertainty_relation_holds_all_over_the_sphere(void **state) {
    (void)state;
    for (int theta = 0; theta <= 180; theta += 15)
        for (int phi = 0; phi < 360; phi += 15) {
            double t = theta * DEGREE, p = phi * DEGREE;
            double x = sin(t) * cos(p), y = sin(t) * sin(p), z = cos(t);
            assert_true(sqrt((1 - x * x) * (1 - y * y)) >= fabs(z) - 1e-12);
        }
}

static void the_lesson_has_nine_pages_and_seven_exercises(void **state) {
    static const char *const kinds[] = {"predict", "number", "number", "choice",
                                        "number",  "number", "number"};
    expect_lesson(*state, "core.measurement", "C02", 9, 7, kinds);
}

static void e1_takes_bars_within_five_hundredths_of_each_distribution(void **state) {
    Visit *visit = *state;
    expect_right(predict(visit, "bars", 4, (double[]){0.75, 0.25, 0.93, 0.07}));
    expect_right(predict(visit, "bars", 4, (double[]){0.79, 0.21, 0.9, 0.1}));
    expect_wrong(predict(visit, "bars", 4, (double[]){0.25, 0.75, 0.75, 0.25}), 0, "M07");
    expect_wrong(predict(visit, "bars", 4, (double[]){0.75, 0.25, 0.5, 0.5}), 1, "M02");
    expect_wrong(predict(visit, "bars", 4, (double[]){0.75, 0.25, 0.75, 0.25}), 2, "");
    expect_wrong(predict(visit, "bars", 4, (double[]){0.75, 0.25, 0.25, 0.75}), 3, "");
    assert_int_equal(predict(visit, "bars", 4, (double[]){0.75, 0.25, 0.9, 0})->kind,
                     VERDICT_UNREADABLE); // X does not add up to 1
    assert_int_equal(predict(visit, "bars", 4, (double[]){0.67, 0.33, 0.93, 0.07})->kind,
                     VERDICT_NEAR);
}

static void e2_takes_one_half(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "after-x", "1/2"));
    expect_right(type(visit, "after-x", "５０％"));
    expect_wrong(type(visit, "after-x", "0"), 0, "M04");
    expect_wrong(type(visit, "after-x", "0.25"), 1, "");
    expect_wrong(type(visit, "after-x", "1"), 2, "M04");
}

static void e3_takes_two_thousand_five_hundred(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "shots-needed", "2500"));
    expect_right(type(visit, "shots-needed", "2,501"));
    expect_wrong(type(visit, "shots-needed", "10000"), 0, "");
    expect_wrong(type(visit, "shots-needed", "5000"), 1, "");
    expect_wrong(type(visit, "shots-needed", "50"), 2, "");
    expect_wrong(type(visit, "shots-needed", "25"), 3, "");
}

static void e4_takes_x_and_one_in_1024(void **state) {
    Visit *visit = *state;
    expect_right(choose(visit, "tell", "1"));
    expect_wrong(choose(visit, "tell", "0"), 0, "M02");
    expect_wrong(choose(visit, "tell", "2"), 2, "M02");
    expect_right(type(visit, "pass", "1/1024"));
    expect_right(type(visit, "pass", "0.00098"));
    expect_wrong(type(visit, "pass", "0.05"), 0, "");
    expect_wrong(type(visit, "pass", "1/2"), 1, "M02");
    expect_wrong(type(visit, "pass", "1/512"), 2, "");
}

static void e5_takes_the_survival_of_ten_looks(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "zeno", "0.7805"));
    expect_right(type(visit, "zeno", "cos(9°)^20"));
    expect_wrong(type(visit, "zeno", "cos(18°)^20"), 0, "M07");
    expect_wrong(type(visit, "zeno", "0.9755"), 1, "");
    expect_wrong(type(visit, "zeno", "0"), 2, "M04");
    expect_wrong(type(visit, "zeno", "cos(9°)^10"), 3, "");
}

static void e6_takes_one(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "product", "1"));
    expect_wrong(type(visit, "product", "0"), 0, "");
    expect_wrong(type(visit, "product", "1/4"), 1, "");
    expect_wrong(type(visit, "product", "0.5"), 2, "");
}

static void the_stages_write_what_the_engine_says(void **state) {
    Visit *visit = *state;
    assert_int_equal(stage_writes(visit, 0, "0.75"), 1); // 60° from the axis
    assert_int_equal(stage_writes(visit, 0, "0.25"), 1);
    assert_int_equal(visit_lesson(visit)->stage_count, 5);
}

static void every_play_of_the_lesson_goes_as_it_says(void **state) {
    assert_int_equal(play_all(*state), 5 + 4 + 5 + 3 + 4 + 5 + 4);
}

static void the_jail_finds_nothing_wrong_with_it(void **state) {
    expect_no_findings(*state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_c02_e1_z_and_x_of_a_tilted_state),
        cmocka_unit_test(map_c02_e2_x_then_z_is_even),
        cmocka_unit_test(map_c02_e3_shots_for_one_hundredth),
        cmocka_unit_test(map_c02_e4_only_x_tells_plus_from_a_coin),
        cmocka_unit_test(map_c02_e5_watched_it_does_not_move),
        cmocka_unit_test(map_c02_e6_the_product_for_0_is_1),
        cmocka_unit_test(the_uncertainty_relation_holds_all_over_the_sphere),
        cmocka_unit_test(the_lesson_has_nine_pages_and_seven_exercises),
        cmocka_unit_test(e1_takes_bars_within_five_hundredths_of_each_distribution),
        cmocka_unit_test(e2_takes_one_half),
        cmocka_unit_test(e3_takes_two_thousand_five_hundred),
        cmocka_unit_test(e4_takes_x_and_one_in_1024),
        cmocka_unit_test(e5_takes_the_survival_of_ten_looks),
        cmocka_unit_test(e6_takes_one),
        cmocka_unit_test(the_stages_write_what_the_engine_says),
        cmocka_unit_test(every_play_of_the_lesson_goes_as_it_says),
        cmocka_unit_test(the_jail_finds_nothing_wrong_with_it),
    };
    return cmocka_run_group_tests(tests, open_c02, lesson_close);
}
