// C01 of the course map: the numbers that the lesson tells, worked out by the engine, and
// every right and every listed wrong answer played through the real jail.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lesson/visit.h"
#include "quantum/state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEGREE (3.14159265358979323846 / 180)

static int open_c01(void **state) {
    Visit *visit = visit_open((VisitOptions){.jail = KYUBI_BUILD "/kyubi-jail",
                                             .folder = KYUBI_SOURCE "/lessons/core",
                                             .file = "01-qubit.lua",
                                             .seed = 1});
    visit_wait(visit);
    if (visit_state(visit) != VISIT_READY) {
        const Error *err = visit_error(visit);
        print_error("%s:%d: %s %s\n", err->file, err->line, err->key, err->args);
        return -1;
    }
    *state = visit;
    return 0;
}

static int close_c01(void **state) {
    visit_close(*state);
    return 0;
}

// The arrow (θ, φ) made by gates, not by the formula that the lesson prints.
static State *arrow(double theta, double phi) {
    State *state = state_create(1);
    state_apply(state, gate_find("ry")->matrix(&theta), 0, (Controls){0});
    state_apply(state, gate_find("p")->matrix(&phi), 0, (Controls){0});
    return state;
}

static double overlap(double theta_a, double phi_a, double theta_b, double phi_b) {
    State *a = arrow(theta_a * DEGREE, phi_a * DEGREE);
    State *b = arrow(theta_b * DEGREE, phi_b * DEGREE);
    double f = state_fidelity(a, b);
    state_destroy(a);
    state_destroy(b);
    return f;
}

static void map_c01_overlap_is_the_squared_cosine_of_half_the_angle(void **state) {
    (void)state; // C01 ✔ cos²(θ/2): 60° → 0.75, 90° → 0.5, 180° → 0
    assert_float_equal(overlap(0, 0, 60, 0), 0.75, 1e-12);
    assert_float_equal(overlap(90, 0, 90, 60), 0.75, 1e-12);
    assert_float_equal(overlap(0, 0, 90, 0), 0.5, 1e-12);
    assert_float_equal(overlap(0, 0, 180, 0), 0, 1e-12);
    assert_float_equal(overlap(45, 75, 45, 75), 1, 1e-12);
}

static void map_c01_e2_the_probability_of_1_is_a_quarter(void **state) {
    (void)state;
    State *s = arrow(60 * DEGREE, 90 * DEGREE);
    assert_float_equal(state_probability(s, 1, 1), 0.25, 1e-12);
    assert_float_equal(state_probability(s, 1, 0), 0.75, 1e-12); // "0.75 は 0 が出る確率"
    assert_float_equal(cabs(state_amplitude(s, 1)), 0.5, 1e-12);
    state_destroy(s);
}

static void map_c01_e3_only_the_opposite_pair_is_orthogonal(void **state) {
    (void)state;
    assert_float_equal(overlap(90, 0, 90, 180), 0, 1e-12);    // + and -
    assert_float_equal(overlap(0, 0, 90, 0), 0.5, 1e-12);     // 0 and +
    assert_float_equal(overlap(180, 0, 90, 270), 0.5, 1e-12); // 1 and -i
}

static double moved(double complex zero, double complex one) {
    double complex before[2] = {0.6, 0.8 * cexp(I * 0.4)};
    double complex after[2] = {before[0] * zero, before[1] * one};
    State *a = state_from(1, before), *b = state_from(1, after);
    Bloch p = state_bloch(a, 0), q = state_bloch(b, 0);
    state_destroy(a);
    state_destroy(b);
    return hypot(hypot(p.x - q.x, p.y - q.y), p.z - q.z);
}

static void map_c01_e4_global_phases_leave_the_arrow_and_a_sign_on_beta_moves_it(void **s) {
    (void)s;
    double complex third = cexp(I * 60 * DEGREE);
    assert_true(moved(third, third) < 1e-12);
    assert_true(moved(-1, -1) < 1e-12);
    assert_true(moved(1, -1) > 0.5);
}

static void the_lesson_has_six_pages_and_five_exercises(void **state) {
    const Lesson *lesson = visit_lesson(*state);
    static const char *const kinds[] = {"aim", "number", "choice", "choice", "number"};
    assert_string_equal(lesson->id, "core.qubit");
    assert_string_equal(lesson->map, "C01");
    assert_int_equal(lesson->page_count, 6);
    assert_int_equal(lesson->exercise_count, 5);
    for (int i = 0; i < 5; i++) {
        const Exercise *exercise = &lesson->exercises[i];
        assert_string_equal(exercise->kind, kinds[i]);
        assert_int_equal(exercise->number, i + 1);
        assert_int_equal(exercise->page, i); // one question a page; the last has none
        assert_in_range(exercise->hint_count, 2, 3);
        assert_non_null(exercise->explain.in[LANG_JA]);
        assert_non_null(exercise->explain.in[LANG_EN]);
    }
}

static const Verdict *answer(Visit *visit, const char *exercise, const Data *data) {
    visit_ask(visit, exercise, data, 1);
    visit_wait(visit);
    assert_int_equal(visit_state(visit), VISIT_READY);
    const Verdict *verdict = visit_verdict(visit);
    assert_non_null(verdict);
    return verdict;
}

static const Verdict *type(Visit *visit, const char *exercise, const char *text) {
    Data *data = data_new_object();
    data_put(data, "text", data_new_text(text));
    const Verdict *verdict = answer(visit, exercise, data);
    data_free(data);
    return verdict;
}

static const Verdict *turn(Visit *visit, const char *exercise, double theta, double phi) {
    Data *data = data_new_object();
    data_put(data, "theta", data_new_number(theta * DEGREE));
    data_put(data, "phi", data_new_number(phi * DEGREE));
    const Verdict *verdict = answer(visit, exercise, data);
    data_free(data);
    return verdict;
}

// The options as digits: "02" chooses the first and the third.
static const Verdict *choose(Visit *visit, const char *exercise, const char *digits) {
    Data *data = data_new_object(), *chosen = data_new_array();
    for (; *digits; digits++)
        data_push(chosen, data_new_integer(*digits - '0'));
    data_put(data, "chosen", chosen);
    const Verdict *verdict = answer(visit, exercise, data);
    data_free(data);
    return verdict;
}

static void expect_right(const Verdict *verdict) {
    assert_int_equal(verdict->kind, VERDICT_RIGHT);
    assert_int_equal(verdict->wrong, -1);
}

static void expect_wrong(const Verdict *verdict, int row, const char *misconception) {
    assert_int_equal(verdict->kind, VERDICT_WRONG);
    assert_int_equal(verdict->wrong, row);
    assert_string_equal(verdict->misconception, misconception);
    assert_non_null(verdict->say.in[LANG_JA]);
    assert_non_null(verdict->say.in[LANG_EN]);
    assert_true(strlen(verdict->say.in[LANG_JA]) > 20 &&
                strlen(verdict->say.in[LANG_EN]) > 20);
}

static void e1_takes_the_state_i_and_names_what_is_wrong_with_others(void **state) {
    Visit *visit = *state;
    expect_right(turn(visit, "place", 90, 90));
    expect_right(turn(visit, "place", 86, 94)); // fidelity 0.9976
    expect_wrong(turn(visit, "place", 90, 0), 0, "M05");
    expect_wrong(turn(visit, "place", 90, 270), 1, "");
    expect_wrong(turn(visit, "place", 90, 180), 2, "");
    expect_wrong(turn(visit, "place", 0, 0), 3, "");
    expect_wrong(turn(visit, "place", 180, 45), 4, "");
    assert_int_equal(turn(visit, "place", 75, 90)->kind, VERDICT_NEAR); // a snap beside it
    assert_int_equal(turn(visit, "place", 45, 45)->kind, VERDICT_WRONG);
}

static void e2_takes_a_quarter_however_it_is_typed(void **state) {
    static const char *const right[] = {"0.25", "1/4", "25%", "０．２５", "25％", "0.2499"};
    Visit *visit = *state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        expect_right(type(visit, "chance", right[i]));
    expect_wrong(type(visit, "chance", "0.75"), 0, "M07");
    expect_wrong(type(visit, "chance", "0.5"), 1, "");
    expect_wrong(type(visit, "chance", "√3/2"), 2, "M07");
    assert_int_equal(type(visit, "chance", "0.27")->kind, VERDICT_NEAR);
    assert_int_equal(type(visit, "chance", "25")->kind, VERDICT_NEAR);
    assert_int_equal(type(visit, "chance", "0.3")->kind, VERDICT_WRONG);
    assert_int_equal(type(visit, "chance", "四分の一")->kind, VERDICT_UNREADABLE);
    assert_int_equal(type(visit, "chance", "")->kind, VERDICT_UNREADABLE);
}

static void e3_takes_the_opposite_pair(void **state) {
    Visit *visit = *state;
    expect_right(choose(visit, "orthogonal", "1"));
    expect_wrong(choose(visit, "orthogonal", "0"), 0, "M07");
    expect_wrong(choose(visit, "orthogonal", "2"), 2, "M07");
    assert_int_equal(choose(visit, "orthogonal", "")->kind, VERDICT_UNREADABLE);
}

static void e4_takes_both_global_phases_and_nothing_else(void **state) {
    Visit *visit = *state;
    expect_right(choose(visit, "unmoved", "01"));
    expect_right(choose(visit, "unmoved", "10"));
    expect_wrong(choose(visit, "unmoved", "1"), 0, "M06");
    expect_wrong(choose(visit, "unmoved", "0"), 1, "M06");
    expect_wrong(choose(visit, "unmoved", "012"), 2, "M05");
    expect_wrong(choose(visit, "unmoved", "2"), 2, "M05");
}

static void e5_takes_three_quarters(void **state) {
    Visit *visit = *state;
    expect_right(type(visit, "sixty", "0.75"));
    expect_right(type(visit, "sixty", "3/4"));
    expect_right(type(visit, "sixty", "cos(30°)^2"));
    expect_wrong(type(visit, "sixty", "0.25"), 0, "M07");
    expect_wrong(type(visit, "sixty", "0.5"), 1, "M07");
    expect_wrong(type(visit, "sixty", "0.866"), 2, "");
    expect_wrong(type(visit, "sixty", "2/3"), 3, "");
    assert_int_equal(type(visit, "sixty", "0.8")->kind, VERDICT_WRONG);
}

static void every_play_of_the_lesson_goes_as_it_says(void **state) {
    Visit *visit = *state;
    const Lesson *lesson = visit_lesson(visit);
    int played = 0;
    for (int e = 0; e < lesson->exercise_count; e++) {
        const char *id = lesson->exercises[e].id;
        int count;
        Error err;
        Play *plays = visit_plays(visit, id, &count, &err);
        assert_non_null(plays);
        assert_int_equal(plays[0].expected, VERDICT_RIGHT);
        for (int i = 0; i < count; i++) {
            const Verdict *verdict = answer(visit, id, plays[i].answer);
            assert_int_equal(verdict->kind, plays[i].expected);
            assert_int_equal(verdict->wrong, plays[i].wrong);
            played++;
        }
        plays_free(plays, count);
    }
    assert_int_equal(played, 6 + 4 + 3 + 4 + 5);
}

static void the_jail_finds_nothing_wrong_with_it(void **state) {
    int count;
    Error *findings = visit_findings(*state, &count);
    for (int i = 0; i < count; i++)
        print_error("%d: %s %s\n", findings[i].line, findings[i].key, findings[i].args);
    assert_int_equal(count, 0);
    free(findings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_c01_overlap_is_the_squared_cosine_of_half_the_angle),
        cmocka_unit_test(map_c01_e2_the_probability_of_1_is_a_quarter),
        cmocka_unit_test(map_c01_e3_only_the_opposite_pair_is_orthogonal),
        cmocka_unit_test(
            map_c01_e4_global_phases_leave_the_arrow_and_a_sign_on_beta_moves_it),
        cmocka_unit_test(the_lesson_has_six_pages_and_five_exercises),
        cmocka_unit_test(e1_takes_the_state_i_and_names_what_is_wrong_with_others),
        cmocka_unit_test(e2_takes_a_quarter_however_it_is_typed),
        cmocka_unit_test(e3_takes_the_opposite_pair),
        cmocka_unit_test(e4_takes_both_global_phases_and_nothing_else),
        cmocka_unit_test(e5_takes_three_quarters),
        cmocka_unit_test(every_play_of_the_lesson_goes_as_it_says),
        cmocka_unit_test(the_jail_finds_nothing_wrong_with_it),
    };
    return cmocka_run_group_tests(tests, open_c01, close_c01);
}
