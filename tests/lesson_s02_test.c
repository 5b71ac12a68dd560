// S02 of the course map: the numbers that the demo tells, by closed formulas and by the
// pulses of engine/quantum, and every right and every listed wrong answer played through
// the real jail.
#include "lesson_bench.h"

#include "quantum/pulses.h"

static int open_s02(void **state) {
    return lesson_open(state, "summer", "02-bloch.lua");
}

static double p1(const Segment *segments, int count, double detuning) {
    Sequence sequence = {.segments = segments, .count = count};
    return (1 - pulses_end(&sequence, detuning, (Bloch){0, 0, 1}).z) / 2;
}

static double driven(double rabi, double detuning, double time) {
    return p1(&(Segment){.rabi = rabi, .duration = time}, 1, detuning);
}

// --- the numbers

// 60° a second: 3 s to 1, 6 s a turn, and 6 s are 60 million times 100 ns.
static void a_drive_of_60_degrees_a_second_is_at_1_after_3_seconds(void **state) {
    (void)state;
    assert_float_equal(driven(60 * DEGREE, 0, 1.5), 0.5, 1e-12);
    assert_float_equal(driven(60 * DEGREE, 0, 3), 1, 1e-12);
    assert_float_equal(driven(60 * DEGREE, 0, 6), 0, 1e-12);
    assert_float_equal(6 / 100e-9, 60e6, 1);
}

static void ten_degrees_off_still_give_0992(void **state) {
    (void)state;
    assert_float_equal(p1(&(Segment){.turn = 190 * DEGREE}, 1, 0), 0.9924, 5e-5);
    assert_float_equal(p1(&(Segment){.turn = 170 * DEGREE}, 1, 0), 0.9924, 5e-5);
    assert_float_equal(p1(&(Segment){.turn = 200 * DEGREE}, 1, 0), 0.9698, 5e-5);
    assert_float_equal(0.2 * 60, 12, 1e-12); // "0.2 秒で 12°"
}

// ✔ Δ = Ω → 0.5, and 0.2, 0.8, 0.1 for 2, 0.5 and 3 times: the highest of many times.
static void the_highest_probability_falls_with_the_detuning(void **state) {
    (void)state;
    static const double rows[][2] = {{1, 0.5}, {2, 0.2}, {0.5, 0.8}, {3, 0.1}, {0, 1}};
    for (int i = 0; i < 5; i++) {
        double most = 0;
        for (int k = 0; k < 6000; k++)
            most = fmax(most, driven(1, rows[i][0], k * 0.002));
        assert_float_equal(most, rows[i][1], 1e-5);
    }
}

// 40° a second: 120° in 3 s, a period of 9 s.
static void ramsey_gives_a_quarter_after_120_degrees(void **state) {
    (void)state;
    static const double rows[][2] = {{3, 0.25}, {1.5, 0.75}, {0, 1}, {4.5, 0}, {9, 1}};
    for (int i = 0; i < 5; i++) {
        Segment row[] = {
            {.turn = 90 * DEGREE}, {.duration = rows[i][0]}, {.turn = 90 * DEGREE}};
        assert_float_equal(p1(row, 3, 40 * DEGREE), rows[i][1], 1e-12);
    }
}

// The lesson's crowd of that seed, behind `count` of its four pieces, the last cut at
// `wait`.
static double mean_length(uint64_t seed, int count, double wait, double t2) {
    enum { MEMBERS = 1000 };
    Segment row[] = {{.turn = 90 * DEGREE},
                     {.duration = 4},
                     {.turn = 180 * DEGREE, .phase = 90 * DEGREE},
                     {.duration = 4}};
    row[count - 1].duration = wait;
    Spin *spins = calloc(MEMBERS, sizeof *spins);
    Rng rng = rng_seeded(seed);
    ensemble_normal(sqrt(2) / 2, seed ? &rng : NULL, spins, MEMBERS);
    Sequence sequence = {.segments = row, .count = count, .relaxation = {.t2 = t2}};
    Bloch mean = pulses_ensemble(&sequence, spins, MEMBERS, (Bloch){0, 0, 1});
    free(spins);
    return sqrt(mean.x * mean.x + mean.y * mean.y + mean.z * mean.z);
}

// T2* = 2 s: exp(-1) and exp(-4). By chance of 1000, as the notes say.
static void the_mean_shrinks_to_037_after_2_seconds(void **state) {
    (void)state;
    assert_float_equal(mean_length(0, 2, 2, 0), exp(-1), 1e-9);
    assert_float_equal(exp(-1), 0.368, 5e-4);
    assert_float_equal(mean_length(0, 2, 4, 0), 0.018, 5e-4);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        assert_float_equal(mean_length(seed, 2, 2, 0), 0.37, 0.06);
        assert_true(mean_length(seed, 2, 4, 0) < 0.08);
    }
}

static void the_echo_brings_all_of_it_back_but_for_t2(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed <= 3; seed++) {
        assert_float_equal(mean_length(seed, 4, 4, 0), 1, 1e-12);
        assert_float_equal(mean_length(seed, 4, 4, 20), exp(-0.4), 1e-12);
    }
    assert_float_equal(exp(-0.4), 0.67, 5e-3);
}

// --- the lesson

static void the_lesson_has_eleven_pages_and_four_exercises(void **state) {
    static const char *const kinds[] = {"number", "predict", "choice", "pulse"};
    expect_lesson(*state, "summer.bloch", "S02", 11, 4, kinds);
}

static void its_pages_are_for_the_hall_and_their_minutes_add_up(void **state) {
    const Lesson *lesson = visit_lesson(*state);
    expect_hall_pages(*state);
    assert_in_range(lesson->minutes, 8, 20);
    assert_int_equal(lesson->vote_count, 4);
}

// The stages in their order.
enum {
    GUESS_TURN,
    TURN,
    NOW,
    GUESS_DETUNED,
    DETUNED,
    GUESS_RAMSEY,
    RAMSEY,
    FAN,
    GUESS_ECHO,
    ECHO
};

// What the pictures say is what the engine finds.
static void the_pictures_show_the_numbers_of_the_notes(void **state) {
    Visit *visit = *state;
    assert_true(stage_shows(visit, TURN, 0, 1.5, "0.50"));
    assert_true(stage_shows(visit, TURN, 0, 3, "1.00"));
    assert_true(stage_shows(visit, NOW, 1, 1, "?")); // not told while it turns
    assert_true(
        stage_shows(visit, NOW, 2, 0, "ずれ 120°")); // gone on after 1 s: 60° of 180°
    assert_true(stage_shows(visit, NOW, 1, 2.9, "?"));
    assert_true(stage_shows(visit, NOW, 2, 0, "ずれ 6°"));
    assert_true(stage_shows(visit, NOW, 2, 0, "早い"));
    assert_true(stage_shows(visit, DETUNED, 0, 1, "最高 0.50"));
    assert_true(stage_shows(visit, DETUNED, 1, 1, "最高 0.20"));
    assert_true(stage_shows(visit, DETUNED, 2, 1, "最高 0.80"));
    assert_true(stage_shows(visit, RAMSEY, 0, 4, "?"));
    assert_true(stage_shows(visit, RAMSEY, 0, 6, "0.25"));
    assert_true(stage_shows(visit, RAMSEY, 1, 1, "60° 回ると、1 は 0.75"));
    assert_true(stage_shows(visit, FAN, 0, 0, "1.00"));
    assert_true(stage_shows(visit, ECHO, 1, 4, "1.00"));
}

// Whoever begins at the last step, or prints it, sees the pulse as it ought to be.
static void a_show_that_begins_behind_the_shout_shows_180_degrees(void **state) {
    assert_true(stage_shows(*state, NOW, 2, 0, "ぴったり！"));
}

static void wrong_answers_hear_what_was_thought(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "third", "0.1"));
    expect_wrong(type(visit, "third", "0.25"), 0, "");
    expect_right(predict(visit, "bars", 2, (double[]){0.25, 0.75}));
    expect_wrong(predict(visit, "bars", 2, (double[]){0.5, 0.5}), 0, "M05");
    expect_wrong(predict(visit, "bars", 2, (double[]){0.34, 0.66}), 3, "");
    expect_right(choose(visit, "why", "1"));
    expect_wrong(choose(visit, "why", "2"), 2, "M02");
}

static void every_listed_answer_gets_its_verdict(void **state) {
    assert_int_equal(play_all(*state), 3 + 4 + 5 + 3);
}

static void the_jail_finds_nothing_wrong_with_it(void **state) {
    expect_no_findings(*state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_drive_of_60_degrees_a_second_is_at_1_after_3_seconds),
        cmocka_unit_test(ten_degrees_off_still_give_0992),
        cmocka_unit_test(the_highest_probability_falls_with_the_detuning),
        cmocka_unit_test(ramsey_gives_a_quarter_after_120_degrees),
        cmocka_unit_test(the_mean_shrinks_to_037_after_2_seconds),
        cmocka_unit_test(the_echo_brings_all_of_it_back_but_for_t2),
        cmocka_unit_test_setup_teardown(the_lesson_has_eleven_pages_and_four_exercises,
                                        open_s02, lesson_close),
        cmocka_unit_test_setup_teardown(its_pages_are_for_the_hall_and_their_minutes_add_up,
                                        open_s02, lesson_close),
        cmocka_unit_test_setup_teardown(the_pictures_show_the_numbers_of_the_notes,
                                        open_s02, lesson_close),
        cmocka_unit_test_setup_teardown(
            a_show_that_begins_behind_the_shout_shows_180_degrees, open_s02, lesson_close),
        cmocka_unit_test_setup_teardown(wrong_answers_hear_what_was_thought, open_s02,
                                        lesson_close),
        cmocka_unit_test_setup_teardown(every_listed_answer_gets_its_verdict, open_s02,
                                        lesson_close),
        cmocka_unit_test_setup_teardown(the_jail_finds_nothing_wrong_with_it, open_s02,
                                        lesson_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
