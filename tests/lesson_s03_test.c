// S03 of the course map: the numbers that the demo tells, by closed formulas, by all plans
// there are and by circuits of engine/circuit, and every right and every listed wrong
// answer played through the real jail.
#include "lesson_bench.h"

#include "quantum/statistics.h"

static int open_s03(void **state) {
    return lesson_open(state, "summer", "03-chsh.lua");
}

static const double BEST[] = {0, 90, 45, -45}; // of A for 0 and 1, of B for 0 and 1
static const double LEVEL[] = {0, 0, 0, 0};

static bool wins(int x, int y, int a, int b) {
    return x && y ? a != b : a == b;
}

// How likely the measured pair answers a and b, by the circuit that the lesson shows.
static double answers(const double *angles, int x, int y, int a, int b) {
    char circuit[160];
    snprintf(circuit, sizeof circuit,
             "h 0; cx 0 1; ry(%.15f) 0; ry(%.15f) 1; measure 0; measure 1",
             -angles[x] * DEGREE, -angles[2 + y] * DEGREE);
    return reading(circuit, 2, (uint64_t)(2 * b + a));
}

static double win(const double *angles, int x, int y) {
    double sum = 0;
    for (int k = 0; k < 4; k++)
        if (wins(x, y, k & 1, k >> 1)) sum += answers(angles, x, y, k & 1, k >> 1);
    return sum;
}

static double mean_win(const double *angles) {
    double sum = 0;
    for (int k = 0; k < 4; k++)
        sum += win(angles, k >> 1, k & 1) / 4;
    return sum;
}

// --- the numbers

// ✔ cos²(π/8) = 0.853553 for each of the four questions.
static void the_pair_wins_08536_of_each_question(void **state) {
    (void)state;
    for (int k = 0; k < 4; k++)
        assert_float_equal(win(BEST, k >> 1, k & 1), 0.853553390593, 1e-11);
    assert_float_equal(mean_win(BEST), pow(cos(22.5 * DEGREE), 2), 1e-12);
    assert_float_equal(0.853553, 0.8536, 5e-5);
}

static void directions_are_45_degrees_apart_but_for_1_and_1(void **state) {
    (void)state;
    for (int k = 0; k < 4; k++)
        assert_float_equal(fabs(BEST[k >> 1] - BEST[2 + (k & 1)]), k == 3 ? 135 : 45, 0);
}

// All at 0°: 75 %; B's exchanged: 50 %; and nothing on a grid of 45° is above 0.8536.
static void other_directions_win_less(void **state) {
    (void)state;
    assert_float_equal(mean_win(LEVEL), 0.75, 1e-12);
    assert_float_equal(mean_win((double[]){0, 90, -45, 45}), 0.5, 1e-12);
    assert_float_equal(mean_win((double[]){0, 90, 45, 45}), 0.677, 5e-4);
    double most = 0;
    for (int a = -180; a < 180; a += 45) // A's 0 stays: only differences matter
        for (int b = -180; b < 180; b += 45)
            for (int c = -180; c < 180; c += 45)
                most = fmax(most, mean_win((double[]){0, a, b, c}));
    assert_float_equal(most, 0.853553390593, 1e-11);
}

// ✔ 16 plans: eight win three of the four, eight one; S is 2 or -2.
static void no_plan_wins_more_than_three_of_four(void **state) {
    (void)state;
    int with[5] = {0};
    for (int plan = 0; plan < 16; plan++) {
        int won = 0, s = 0;
        for (int k = 0; k < 4; k++) {
            int a = plan >> (k >> 1) & 1, b = plan >> (2 + (k & 1)) & 1;
            won += wins(k >> 1, k & 1, a, b);
            s += (a == b ? 1 : -1) * (k == 3 ? -1 : 1);
        }
        with[won]++;
        assert_int_equal(abs(s), 2);
        assert_float_equal(won / 4.0, 0.5 + s / 8.0, 0);
    }
    assert_int_equal(with[3], 8);
    assert_int_equal(with[1], 8);
}

// ✔ S = 2.828; the share won is 1/2 + S/8.
static void s_is_2828_and_tells_the_share_won(void **state) {
    (void)state;
    double s = 0;
    for (int k = 0; k < 4; k++) {
        double same =
            answers(BEST, k >> 1, k & 1, 0, 0) + answers(BEST, k >> 1, k & 1, 1, 1);
        assert_float_equal(fabs(2 * same - 1), 0.7071, 1e-4);
        s += (2 * same - 1) * (k == 3 ? -1 : 1);
    }
    assert_float_equal(s, 2.828427, 1e-6);
    assert_float_equal(0.5 + s / 8, mean_win(BEST), 1e-12);
    assert_float_equal(0.5 + 2.0 / 8, 0.75, 0);
    assert_float_equal(0.5 + 4.0 / 8, 1, 0);
}

static void room_b_alone_finds_half_and_half(void **state) {
    (void)state;
    for (int k = 0; k < 4; k++)
        for (int b = 0; b < 2; b++) {
            double p =
                answers(BEST, k >> 1, k & 1, 0, b) + answers(BEST, k >> 1, k & 1, 1, b);
            assert_float_equal(p, 0.5, 1e-12);
        }
    assert_float_equal(2 * sqrt(0.25 / 2000), 0.022, 5e-4); // "50% ± 2.2%"
}

// What twenty and two thousand rounds can tell.
static void chance_is_as_large_as_the_notes_say(void **state) {
    (void)state;
    assert_float_equal(binomial_at_least(20, 16, 0.75), 0.41, 5e-3);
    Interval twenty = interval_wilson(20, 15, 0.95);
    assert_float_equal(twenty.low, 0.53, 5e-3);
    assert_float_equal(twenty.high, 0.89, 5e-3);
    double p = 0.8535534, wide = 1.96 * sqrt(p * (1 - p) / 2000);
    assert_float_equal(p - wide, 0.838, 5e-4);
    assert_float_equal(p + wide, 0.869, 5e-4);
    assert_true(interval_wilson(2000, 1676, 0.95).low > 0.75); // the lower of them
}

// --- the lesson

static void the_lesson_has_twelve_pages_and_four_exercises(void **state) {
    static const char *const kinds[] = {"number", "number", "number", "choice"};
    expect_lesson(*state, "summer.chsh", "S03", 12, 4, kinds);
}

static void its_pages_are_for_the_hall_and_their_minutes_add_up(void **state) {
    const Lesson *lesson = visit_lesson(*state);
    expect_hall_pages(*state);
    assert_int_equal(lesson->minutes, 15);
    assert_int_equal(lesson->vote_count, 3);
    assert_int_equal(lesson->activity_count, 1);
}

// The stages in their order.
enum {
    RULES,
    GUESS_PLAN,
    PLAN,
    PLAY,
    CEILING,
    PAIR,
    MACHINE,
    DIALS,
    BELL,
    GUESS_PHONE,
    PHONE
};

// What the pictures say is what the engine finds.
static void the_pictures_show_the_numbers_of_the_notes(void **state) {
    Visit *visit = *state;
    assert_true(stage_shows(visit, PLAY, 0, 0, "種 22"));
    assert_false(stage_shows(visit, PLAY, 2, 5, "15 勝 / 20"));
    assert_true(stage_shows(visit, PLAY, 2, 15, "15 勝 / 20"));
    assert_true(stage_shows(visit, CEILING, 0, 0, "3 / 4 ＝ 75%"));
    assert_true(stage_shows(visit, CEILING, 2, 0, "3/4 = 75%"));
    assert_true(stage_shows(visit, MACHINE, 0, 15, "作戦 75%"));
    assert_true(stage_shows(visit, MACHINE, 1, 6, "1721 / 2000"));
    assert_true(stage_shows(visit, DIALS, 0, 0, "85.4%"));
    assert_true(stage_shows(visit, DIALS, 1, 0, "75.0%"));
    assert_true(stage_shows(visit, BELL, 0, 0, "+0.71"));
    assert_true(stage_shows(visit, BELL, 0, 0, "もつれ：2.83"));
    assert_true(stage_shows(visit, BELL, 1, 0, "勝率 ＝ 1/2 + S/8 ＝ 85.4%"));
    static const char *const of_b[] = {"49.2%", "51.5%", "49.3%", "49.6%"};
    for (int i = 0; i < 4; i++) {
        Interval fits = interval_wilson(2000, lround(20 * strtod(of_b[i], NULL)), 0.95);
        assert_true(stage_shows(visit, PHONE, 0, 0, of_b[i]));
        assert_true(fits.low < 0.5 && fits.high > 0.5);
    }
    assert_true(stage_shows(visit, PHONE, 1, 0, "50.0%"));
}

// Room B never sees what A is asked, nor A what B is.
static void a_turn_hides_the_other_room(void **state) {
    assert_int_equal(stage_writes(*state, PLAY, "顔をふせる"), 1);
    assert_true(stage_shows(*state, PLAY, 1, 0, "顔をふせる"));
    assert_false(stage_shows(*state, PLAY, 2, 15, "顔をふせる"));
}

static void wrong_answers_hear_what_was_thought(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "own-answer", "75%"));
    expect_wrong(type(visit, "own-answer", "0.5"), 0, "");
    expect_right(type(visit, "right-angle", "0.5"));
    expect_wrong(type(visit, "right-angle", "1"), 0, "M09");
    expect_wrong(type(visit, "right-angle", "0"), 1, "M07");
    expect_right(type(visit, "noisy", "4/5"));
    expect_right(choose(visit, "signal", "2"));
    expect_wrong(choose(visit, "signal", "1"), 1, "M08");
}

static void every_listed_answer_gets_its_verdict(void **state) {
    assert_int_equal(play_all(*state), 4 + 5 + 3 + 3);
}

static void the_jail_finds_nothing_wrong_with_it(void **state) {
    expect_no_findings(*state);
}

#define WITH_LESSON(test) cmocka_unit_test_setup_teardown(test, open_s03, lesson_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pair_wins_08536_of_each_question),
        cmocka_unit_test(directions_are_45_degrees_apart_but_for_1_and_1),
        cmocka_unit_test(other_directions_win_less),
        cmocka_unit_test(no_plan_wins_more_than_three_of_four),
        cmocka_unit_test(s_is_2828_and_tells_the_share_won),
        cmocka_unit_test(room_b_alone_finds_half_and_half),
        cmocka_unit_test(chance_is_as_large_as_the_notes_say),
        WITH_LESSON(the_lesson_has_twelve_pages_and_four_exercises),
        WITH_LESSON(its_pages_are_for_the_hall_and_their_minutes_add_up),
        WITH_LESSON(the_pictures_show_the_numbers_of_the_notes),
        WITH_LESSON(a_turn_hides_the_other_room),
        WITH_LESSON(wrong_answers_hear_what_was_thought),
        WITH_LESSON(every_listed_answer_gets_its_verdict),
        WITH_LESSON(the_jail_finds_nothing_wrong_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
