// S05 of the course map: the numbers that the demo tells, by the circuit of the engine, by
// plain sums and by closed formulas, and every right and every listed wrong answer played
// through the real jail.
#include "lesson_bench.h"

#include "base/mem.h"

static int open_s05(void **state) {
    return lesson_open(state, "summer", "05-parallel.lua");
}

// --- the search, in three ways

enum { MOST = 1024 };

static void on_all(Buffer *circuit, const char *gate, int wires) {
    for (int w = 0; w < wires; w++)
        buffer_print(circuit, "%s %d; ", gate, w);
}

static void on_zeros(Buffer *circuit, int wires, int box) {
    for (int w = 0; w < wires; w++)
        if (!(box >> w & 1)) buffer_print(circuit, "x %d; ", w);
}

// Minus one to the amplitude of `box`.
static void add_flip(Buffer *circuit, int wires, int box) {
    on_zeros(circuit, wires, box);
    for (int w = 1; w < wires; w++)
        buffer_print(circuit, "ctrl @ ");
    buffer_print(circuit, "z");
    for (int w = 0; w < wires; w++)
        buffer_print(circuit, " %d", w);
    buffer_print(circuit, "; ");
    on_zeros(circuit, wires, box);
}

// By the engine; the mirror here is that of the lesson up to its sign, which no chance has.
static double searched(int wires, int box, int rounds) {
    Buffer circuit = {0};
    on_all(&circuit, "h", wires);
    for (int k = 0; k < rounds; k++) {
        add_flip(&circuit, wires, box);
        on_all(&circuit, "h", wires);
        add_flip(&circuit, wires, 0);
        on_all(&circuit, "h", wires);
    }
    char *text = buffer_take(&circuit);
    double p = chance(text, wires, (uint32_t)box);
    free(text);
    return p;
}

// By hand: bars are turned over and mirrored about their mean. Box 0 has the prize.
static void work_bars(double *bars, int boxes, int rounds) {
    for (int i = 0; i < boxes; i++)
        bars[i] = 1 / sqrt(boxes);
    for (int k = 0; k < rounds; k++) {
        double sum = 0;
        bars[0] = -bars[0];
        for (int i = 0; i < boxes; i++)
            sum += bars[i];
        for (int i = 0; i < boxes; i++)
            bars[i] = 2 * sum / boxes - bars[i];
    }
}

static double formula(double boxes, int rounds) {
    return pow(sin((2 * rounds + 1) * asin(1 / sqrt(boxes))), 2);
}

// --- the numbers

// ✔ 0.0625, 0.4727, 0.9084, 0.9613 and 0.0204 of the map, and what lies between.
static void sixteen_boxes_go_up_to_09613_and_down_to_00204(void **state) {
    (void)state;
    static const double rows[][2] = {{0, 0.0625}, {1, 0.4727}, {2, 0.9084}, {3, 0.9613},
                                     {4, 0.5817}, {5, 0.1255}, {6, 0.0204}, {9, 0.9922}};
    for (int i = 0; i < 8; i++) {
        int rounds = (int)rows[i][0];
        double bars[16];
        work_bars(bars, 16, rounds);
        assert_float_equal(formula(16, rounds), rows[i][1], 5e-5);
        assert_float_equal(bars[0] * bars[0], formula(16, rounds), 1e-12);
        for (int box = 0; box < 16; box += 5)
            assert_float_equal(searched(4, box, rounds), formula(16, rounds), 1e-12);
    }
}

// What is said of the first rounds: a mean of 0.21875, bars of 0.6875 and 0.1875, and
// 61/64.
static void the_bars_of_the_first_rounds_are_as_told(void **state) {
    (void)state;
    double bars[16];
    assert_float_equal((15 * 0.25 - 0.25) / 16, 0.21875, 1e-15);
    work_bars(bars, 16, 1);
    assert_float_equal(bars[0], 0.6875, 1e-12);
    assert_float_equal(bars[1], 0.1875, 1e-12);
    assert_float_equal(bars[0] * bars[0] * 16, 7.5, 0.1); // times luck
    assert_float_equal((15 * 0.1875 - 0.6875) / 16, 0.1328, 5e-5);
    work_bars(bars, 16, 2);
    assert_float_equal(bars[0], 61. / 64, 1e-12);
    work_bars(bars, 16, 3);
    assert_float_equal(bars[1], -0.05, 5e-3);
    work_bars(bars, 16, 5);
    assert_float_equal(bars[0], 0.354, 5e-4);
    assert_float_equal(bars[1], -0.241, 5e-4);
    assert_float_equal((15 * bars[1] - bars[0]) / 16, -0.249, 5e-4);
    work_bars(bars, 16, 6);
    assert_float_equal(bars[0], -0.143, 5e-4);
}

static double within(int n, double p, double spread) {
    double sum = 0;
    for (int k = 0; k <= n; k++)
        if (fabs(k - n * p) <= spread)
            sum += exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) +
                       (n - k) * log(1 - p));
    return sum;
}

// The spreads of the race and of 1600 shots, within which about 19 of 20 runs lie; 0.36 to
// miss sixteen times.
static void the_spreads_hold_19_of_20_runs(void **state) {
    (void)state;
    double classical = 2 * sqrt(100 * 3. / 16 * 13. / 16), p = formula(16, 3);
    double quantum = 2 * sqrt(100 * p * (1 - p)),
           shots = 2 * sqrt(1 / 16. * 15 / 16 / 1600);
    assert_float_equal(classical, 7.8, 0.05);
    assert_float_equal(quantum, 3.9, 0.05);
    assert_float_equal(shots, 0.012, 5e-4);
    assert_float_equal(within(100, 3. / 16, classical), 0.95, 0.02);
    assert_float_equal(within(100, p, quantum), 0.95, 0.03);
    assert_float_equal(within(1600, 1 / 16., 1600 * shots), 0.95, 0.02);
    assert_float_equal(pow(15. / 16, 16), 0.36, 5e-3);
}

// Opened until it is found: 1 … 16, each as likely.
static void one_opens_eight_and_a_half_boxes_on_average(void **state) {
    (void)state;
    double mean = 0, square = 0;
    for (int i = 1; i <= 16; i++)
        mean += i / 16., square += i * i / 16.;
    assert_float_equal(mean, 8.5, 1e-12);
    assert_float_equal(2 * sqrt((square - mean * mean) / 1600), 0.2, 0.05);
    assert_float_equal((1024 + 1) / 2., 512.5, 1e-12);
}

static void the_arrow_turns_by_29_degrees_a_round(void **state) {
    (void)state;
    static const double turned[][2] = {{0, 14.5}, {1, 43.4}, {3, 101.3}, {6, 188.2}};
    for (int i = 0; i < 4; i++) {
        double bars[16];
        work_bars(bars, 16, (int)turned[i][0]);
        double angle = atan2(bars[0], sqrt(15) * bars[1]) / DEGREE;
        assert_float_equal(fmod(angle + 360, 360), turned[i][1], 0.05);
    }
    assert_float_equal(2 * asin(0.25) / DEGREE, 29, 0.05);
    assert_float_equal(searched(2, 3, 1), 1, 1e-12); // four boxes
}

// k = 25 of 1024 boxes by the engine, by hand and by formula; 785 of a million by formula.
// Each is a top: a round less or more is worse.
static void the_first_top_comes_after_25_and_after_785_rounds(void **state) {
    (void)state;
    double *bars = calloc(MOST, sizeof *bars);
    work_bars(bars, MOST, 25);
    assert_float_equal(formula(1024, 25), 0.9995, 5e-5);
    assert_float_equal(bars[0] * bars[0], formula(1024, 25), 1e-9);
    assert_float_equal(searched(10, 700, 25), formula(1024, 25), 1e-9);
    free(bars);
    assert_true(formula(1e6, 785) > 0.9999);
    static const double tops[][2] = {{16, 3}, {1024, 25}, {1e6, 785}};
    for (int i = 0; i < 3; i++) {
        int k = (int)tops[i][1];
        assert_true(formula(tops[i][0], k) > formula(tops[i][0], k - 1));
        assert_true(formula(tops[i][0], k) > formula(tops[i][0], k + 1));
        assert_float_equal(k, 3.14159265 / 4 * sqrt(tops[i][0]), 0.5);
    }
}

// --- the lesson

static void the_lesson_has_eleven_pages_and_five_exercises(void **state) {
    static const char *const kinds[] = {"choice", "number", "number", "number", "choice"};
    expect_lesson(*state, "summer.parallel", "S05", 11, 5, kinds);
}

static void its_pages_are_for_the_hall_and_their_minutes_add_up(void **state) {
    const Lesson *lesson = visit_lesson(*state);
    expect_hall_pages(*state);
    assert_in_range(lesson->minutes, 8, 20);
}

// The question of before is asked once more, and only then there is a right option.
static void the_vote_before_gives_nothing_away(void **state) {
    const Lesson *lesson = visit_lesson(*state);
    assert_int_equal(lesson->vote_count, 3);
    const Vote *before = &lesson->votes[0], *after = &lesson->votes[2];
    assert_string_equal(before->ask.in[LANG_JA], after->ask.in[LANG_JA]);
    assert_int_equal(before->option_count, after->option_count);
    for (int i = 0; i < before->option_count; i++)
        assert_string_equal(lesson->variables[before->tallies[i]].label.in[LANG_EN],
                            lesson->variables[after->tallies[i]].label.in[LANG_EN]);
    assert_int_equal(before->right, -1);
    assert_int_equal(after->right, 2);
}

// The stages in their order.
enum { GUESS_BEFORE, LOOK, ROUND, MORE, RACE, GUESS_MORE, OVERSHOOT, WHY, GUESS_AFTER };

// What the pictures say is what the engine finds.
static void the_pictures_show_the_numbers_of_the_notes(void **state) {
    Visit *visit = *state;
    assert_true(stage_shows(visit, LOOK, 0, 0, "?")); // not told before it is measured
    assert_true(stage_shows(visit, LOOK, 1, 12, "± 0.012"));
    assert_true(stage_shows(visit, ROUND, 1, 3, "−0.25"));
    assert_true(stage_shows(visit, ROUND, 2, 0, "+0.22"));
    assert_true(stage_shows(visit, ROUND, 3, 1, "0.0625")); // a number does not run ahead
    assert_true(stage_shows(visit, ROUND, 3, 4, "0.4727"));
    assert_true(stage_shows(visit, MORE, 1, 5, "0.9084"));
    assert_true(stage_shows(visit, MORE, 2, 5, "0.9613"));
    assert_true(stage_shows(visit, RACE, 1, 11, "計算では 18.8 ± 7.8"));
    assert_true(stage_shows(visit, RACE, 1, 11, "計算では 96.1 ± 3.9"));
    assert_true(stage_shows(visit, RACE, 2, 0, "計算では"));
    assert_true(stage_shows(visit, RACE, 2, 0, "8.5 ± 0.2"));
    assert_true(stage_shows(visit, OVERSHOOT, 0, 5, "0.5817"));
    assert_true(stage_shows(visit, OVERSHOOT, 1, 5, "0.1255"));
    assert_true(stage_shows(visit, OVERSHOOT, 2, 5, "0.0204"));
    assert_true(stage_shows(visit, OVERSHOOT, 3, 0, "0.9613"));
    assert_true(stage_shows(visit, WHY, 0, 0, "はじめ：14.5°"));
    assert_true(stage_shows(visit, WHY, 2, 2, "合わせて 29° 回った"));
    assert_true(stage_shows(visit, WHY, 3, 9, "0.0204"));
}

static void wrong_answers_hear_what_was_thought(void **state) {
    Visit *visit = *state;
    expect_wrong(choose(visit, "luck", "0"), 0, "M11");
    expect_right(choose(visit, "luck", "1"));
    expect_right(type(visit, "second", "0.953"));
    expect_wrong(type(visit, "second", "0.9084"), 0, "");
    expect_right(type(visit, "sixth", "0.0204"));
    expect_wrong(type(visit, "sixth", "-0.143"), 0, "");
    expect_wrong(type(visit, "four", "1/4"), 1, "M11");
    expect_wrong(choose(visit, "meant", "0"), 0, "M11");
    expect_wrong(choose(visit, "meant", "2"), 2, "M12");
}

static void every_listed_answer_gets_its_verdict(void **state) {
    assert_int_equal(play_all(*state), 3 + 4 + 4 + 3 + 3);
}

static void the_jail_finds_nothing_wrong_with_it(void **state) {
    expect_no_findings(*state);
}

#define OPENED(test) cmocka_unit_test_setup_teardown(test, open_s05, lesson_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sixteen_boxes_go_up_to_09613_and_down_to_00204),
        cmocka_unit_test(the_bars_of_the_first_rounds_are_as_told),
        cmocka_unit_test(the_spreads_hold_19_of_20_runs),
        cmocka_unit_test(one_opens_eight_and_a_half_boxes_on_average),
        cmocka_unit_test(the_arrow_turns_by_29_degrees_a_round),
        cmocka_unit_test(the_first_top_comes_after_25_and_after_785_rounds),
        OPENED(the_lesson_has_eleven_pages_and_five_exercises),
        OPENED(its_pages_are_for_the_hall_and_their_minutes_add_up),
        OPENED(the_vote_before_gives_nothing_away),
        OPENED(the_pictures_show_the_numbers_of_the_notes),
        OPENED(wrong_answers_hear_what_was_thought),
        OPENED(every_listed_answer_gets_its_verdict),
        OPENED(the_jail_finds_nothing_wrong_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
