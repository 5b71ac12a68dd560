// The kinds of exercises in a cage: what each takes for right, what it says to what is not,
// and what is found wrong with exercises that cannot work.
#include "exercise_bench.h"

#include <math.h>

// --- predict

// Circuits whose distributions are known from textbooks, by hand.
static const struct {
    const char *circuit;
    int bars;
    double truth[8];
} known[] = {
    {"h 0", 2, {0.5, 0.5}},
    {"h 0; h 0", 2, {1, 0}},
    {"h 0; z 0; h 0", 2, {0, 1}},
    {"ry(60 deg) 0", 2, {0.75, 0.25}},
    {"h 0; measure 0; h 0; measure 0", 2, {0.5, 0.5}},
    {"h 0; cx 0 1", 4, {0.5, 0, 0, 0.5}},
    {"h 1; x 0", 4, {0, 0.5, 0, 0.5}},
    {"h 0; cx 0 1; cx 1 2", 8, {0.5, 0, 0, 0, 0, 0, 0, 0.5}},
    {"h 0; measure 0; if (c0 == 1) x 1; measure 1", 4, {0.5, 0, 0, 0.5}},
};

static void a_prediction_is_held_against_the_exact_distribution(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char text[300], answer[200] = "{\"bars\":[";
        snprintf(text, sizeof text, PAGE "exercise.predict 'e' { " ASK "circuit = '%s' }",
                 known[i].circuit);
        for (int k = 0; k < known[i].bars; k++)
            sprintf(answer + strlen(answer), "%s%g", k ? "," : "", known[i].truth[k]);
        strcat(answer, "]}");
        Bench b = open_lesson(text);
        Data *verdict = verdict_of(&b, answer, 1);
        if (strcmp(data_text(data_get(verdict, "kind"), ""), "right") != 0)
            fail_msg("%s", known[i].circuit);
        const Data *truth = data_get(verdict, "truth");
        assert_int_equal(data_count(truth), known[i].bars);
        for (int k = 0; k < known[i].bars; k++)
            assert_float_equal(data_number(data_at(truth, (size_t)k), -1),
                               known[i].truth[k], 1e-12);
        data_free(verdict);
        close_lesson(&b);
    }
}

static void a_prediction_may_be_off_by_the_tolerance_in_total_variation(void **state) {
    (void)state;
    Bench b =
        open_lesson(PAGE "exercise.predict 'e' { " ASK
                         "truth = { '1/2', 0.25, '1/4' }, bars = { 'a', 'b', 'c' },\n"
                         "wrong = { { when = { '1/3', '1/3', '1/3' }, say = 'x' } } }");
    expect_kind(&b, "{\"bars\":[0.55,0.25,0.2]}", "right"); // 0.05
    expect_kind(&b, "{\"bars\":[0.56,0.25,0.19]}", "near"); // 0.06
    expect_kind(&b, "{\"bars\":[0.61,0.2,0.19]}", "wrong"); // 0.11
    expect_row(&b, "{\"bars\":[0.33,0.34,0.33]}", 0);
    close_lesson(&b);
}

static void what_is_no_prediction_is_told_no_truth(void **state) {
    (void)state;
    static const char *const answers[] = {
        "{\"bars\":[0,0]}",     "{\"bars\":[0.5,0.6]}", "{\"bars\":[0.4,0.4]}",
        "{\"bars\":[0.5]}",     "{\"bars\":[1,0,0]}",   "{\"bars\":[2,-1]}",
        "{\"bars\":[\"1\",0]}", "{\"bars\":5}",         "{}"};
    Bench b = open_lesson(PAGE "exercise.predict 'e' { " ASK "circuit = 'h 0' }");
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        Data *verdict = verdict_of(&b, answers[i], 1);
        assert_string_equal(data_text(data_get(verdict, "kind"), ""), "unreadable");
        assert_null(data_get(verdict, "truth"));
        data_free(verdict);
    }
    close_lesson(&b);
}

static void a_prediction_covers_what_shows_its_circuit(void **state) {
    (void)state;
    Bench b = open_lesson(
        PAGE "local c = circuit { qubits = 1, start = 'h 0' }\n"
             "local d = circuit { qubits = 1 }\n"
             "display.ket { of = c }\nlocal own = display.ket { of = d }\n"
             "exercise.predict 'e' { " ASK "of = c }\ndisplay.bloch { of = c }\n"
             "exercise.predict 'f' { " ASK "circuit = 'x 0', covers = { own } }");
    const Data *blocks = data_get(data_at(b.parts, 1), "blocks");
    int covered[2] = {0};
    for (size_t i = 0; i < data_count(blocks); i++) {
        long long cover = data_integer(data_get(data_at(blocks, i), "cover"), -1);
        if (cover >= 0) covered[cover]++;
    }
    assert_int_equal(covered[0], 2); // before and behind
    assert_int_equal(covered[1], 1);
    close_lesson(&b);
}

// --- sort and place

static const char SORT[] = PAGE
    "exercise.sort 'e' { " ASK "items = { { ja = 'a' }, { ja = 'b' }, { ja = 'c', rank "
    "= 2 }, { ja = 'd' } },\nwrong = { { when = { 4, 1 }, say = 'x' } } }";

static void cards_of_one_rank_may_stand_either_way_round(void **state) {
    (void)state;
    Bench b = open_lesson(SORT);
    expect_kind(&b, "{\"order\":[0,1,2,3]}", "right");
    expect_kind(&b, "{\"order\":[0,2,1,3]}", "right");
    expect_kind(&b, "{\"order\":[1,0,2,3]}", "wrong");
    expect_row(&b, "{\"order\":[1,0,2,3]}", -1);
    expect_row(&b, "{\"order\":[1,3,2,0]}", 0); // d before a, whatever is between
    static const char *const broken[] = {"{\"order\":[0,1,2]}",   "{\"order\":[0,1,2,2]}",
                                         "{\"order\":[0,1,2,4]}", "{\"order\":[0,1,2,-1]}",
                                         "{\"order\":\"0123\"}",  "{}"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        expect_kind(&b, broken[i], "unreadable");
    close_lesson(&b);
}

// Every number of cards and many names: the start is a permutation, and not right already.
static void cards_are_mixed_and_never_lie_right_at_first(void **state) {
    (void)state;
    for (int count = 2; count <= 16; count++) {
        char text[2000], cards[1000] = "";
        for (int i = 0; i < count; i++)
            sprintf(cards + strlen(cards), "{ ja = '%d' }, ", i);
        snprintf(text, sizeof text,
                 PAGE "for _, id in ipairs { 'a', 'b2', 'long-name', 'x.y' } do\n"
                      "exercise.sort(id) { " ASK "items = { %s } } end",
                 cards);
        Bench b = open_lesson(text);
        const Data *list = data_get(data_at(b.parts, 1), "exercises");
        for (size_t e = 0; e < data_count(list); e++) {
            const Data *start = data_get(data_at(list, e), "start");
            unsigned seen = 0;
            bool right = true;
            assert_int_equal(data_count(start), count);
            for (int i = 0; i < count; i++) {
                long long card = data_integer(data_at(start, (size_t)i), -1);
                seen |= 1u << card;
                right = right && card == i;
            }
            assert_int_equal(seen, (1u << count) - 1);
            assert_false(right);
        }
        close_lesson(&b);
    }
}

static void cards_are_right_in_each_of_their_places(void **state) {
    (void)state;
    Bench b = open_lesson(
        PAGE "exercise.place 'e' { " ASK "places = { 'p', 'q' },\n"
             "items = { { ja = 'a', place = 1 }, { ja = 'b', place = 2, also = { 1 } },\n"
             "          { ja = 'c', place = 0 } },\n"
             "wrong = { { item = 1, place = 2, say = 'x' } } }");
    expect_kind(&b, "{\"places\":[1,2,0]}", "right");
    expect_kind(&b, "{\"places\":[1,1,0]}", "right");
    expect_kind(&b, "{\"places\":[1,0,0]}", "near");
    expect_kind(&b, "{\"places\":[1,2,2]}", "wrong");
    expect_kind(&b, "{\"places\":[0,0,0]}", "unreadable");
    expect_row(&b, "{\"places\":[2,2,0]}", 0);
    static const char *const broken[] = {"{\"places\":[1,2]}", "{\"places\":[1,2,3]}",
                                         "{\"places\":[1,2,-1]}", "{\"places\":{}}", "{}"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        expect_kind(&b, broken[i], "unreadable");
    close_lesson(&b);
    Bench pairs = open_lesson(PAGE "exercise.place 'e' { " ASK
                                   "once = true, places = { 'p', 'q' },\nitems = { { ja = "
                                   "'a', place = 1 }, { ja = 'b', place = 2 } } }");
    expect_kind(&pairs, "{\"places\":[1,2]}", "right");
    expect_kind(&pairs, "{\"places\":[1,1]}", "unreadable");
    close_lesson(&pairs);
}

// --- build and aim

static void an_operation_is_judged_on_every_input(void **state) {
    (void)state;
    Bench b = open_lesson(PAGE "exercise.build 'e' { " ASK
                               "qubits = 2, goal = unitary 'cx 1 0', solution = 'cx 1 0',\n"
                               "wrong = { { when = unitary 'cx 0 1', say = 'x' } } }");
    expect_kind(&b, "{\"circuit\":\"cx 1 0\"}", "right");
    expect_kind(&b, "{\"circuit\":\"h 0; h 1; cx 0 1; h 0; h 1\"}", "right");
    expect_kind(&b, "{\"circuit\":\"\"}", "wrong"); // it does the same to |00⟩
    expect_kind(&b, "{\"circuit\":\"cx 1 0; measure 0\"}", "wrong");
    expect_row(&b, "{\"circuit\":\"cx 0 1\"}", 0);
    close_lesson(&b);
}

static void only_a_strict_goal_minds_the_global_phase(void **state) {
    (void)state;
    static const struct {
        const char *strict, *circuit, *kind;
    } rows[] = {{"false", "rz(pi) 0", "right"},
                {"true", "rz(pi) 0", "near"},
                {"true", "s 0; s 0", "right"},
                {"true", "x 0", "wrong"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[300], answer[100];
        snprintf(text, sizeof text,
                 PAGE "exercise.build 'e' { " ASK
                      "qubits = 1, strict = %s, goal = unitary 'z 0', solution = 'z 0' }",
                 rows[i].strict);
        snprintf(answer, sizeof answer, "{\"circuit\":\"%s\"}", rows[i].circuit);
        Bench b = open_lesson(text);
        expect_kind(&b, answer, rows[i].kind);
        close_lesson(&b);
    }
}

// Swaps the qubits, whatever they are: tried on inputs that are no basis states.
static void a_property_is_tried_on_random_inputs(void **state) {
    (void)state;
    Bench b = open_lesson(
        PAGE "exercise.build 'e' { " ASK "qubits = 2, solution = 'swap 0 1',\n"
             "property = function(before, after)\n"
             "  local x, y, z = q.bloch(before, 0)\n  local u, v, w = q.bloch(after, 1)\n"
             "  return math.abs(x - u) + math.abs(y - v) + math.abs(z - w) < 1e-9 end }");
    expect_kind(&b, "{\"circuit\":\"cx 0 1; cx 1 0; cx 0 1\"}", "right");
    expect_kind(&b, "{\"circuit\":\"cx 0 1; cx 1 0\"}", "wrong"); // right on basis states
    expect_kind(&b, "{\"circuit\":\"\"}", "wrong");
    close_lesson(&b);
}

static void costs_over_their_limits_are_nearly_right(void **state) {
    (void)state;
    Bench b =
        open_lesson(PAGE "exercise.build 'e' { " ASK
                         "qubits = 2, goal = unitary 'swap 0 1', solution = 'swap 0 1',\n"
                         "limit = { gates = 4, queries = 2, query = 'cx' } }");
    expect_kind(&b, "{\"circuit\":\"swap 0 1\"}", "right");
    expect_kind(&b, "{\"circuit\":\"cx 0 1; cx 1 0; cx 0 1\"}", "near"); // three queries
    expect_kind(&b, "{\"circuit\":\"swap 0 1; x 0; x 0; x 1; x 1\"}", "near");
    close_lesson(&b);
}

static void an_arrow_may_be_off_by_an_angle(void **state) {
    (void)state;
    Bench b = open_lesson(PAGE "exercise.aim 'e' { " ASK
                               "target = state '|0>', tolerance = '20 deg' }");
    for (int degrees = 0; degrees <= 60; degrees++) {
        char answer[60];
        snprintf(answer, sizeof answer, "{\"theta\":%.17g,\"phi\":1}",
                 degrees * 3.14159265358979 / 180);
        Data *verdict = verdict_of(&b, answer, 1);
        bool right = !strcmp(data_text(data_get(verdict, "kind"), ""), "right");
        assert_int_equal(right, degrees <= 20);
        data_free(verdict);
    }
    close_lesson(&b);
}

// --- given

static const char GIVEN[] =
    PAGE "exercise.number 'e' { given = { angle = one_of { 30, 45, 60 }, n = between(2, 4) "
         "},\n" ASK "answer = 'n * cos(angle deg)', tolerance = 1e-9,\n"
         "computed = function(given) return given.n * math.cos(math.rad(given.angle)) end "
         "}";

static void draw(Bench *b, int seed, double *angle, double *n) {
    char arg[60];
    snprintf(arg, sizeof arg, "{\"exercise\":\"e\",\"seed\":%d}", seed);
    Data *drawn = call(b->cage, "draw", arg);
    const Data *list = data_get(drawn, "given");
    assert_int_equal(data_count(list), 2);
    for (size_t i = 0; i < 2; i++) {
        const Data *one = data_at(list, i);
        bool is_n = !strcmp(data_text(data_get(one, "name"), ""), "n");
        *(is_n ? n : angle) = data_number(data_get(one, "number"), -1);
    }
    data_free(drawn);
}

static void seeds_that_follow_each_other_draw_everything_once(void **state) {
    (void)state;
    Bench b = open_lesson(GIVEN);
    for (int first = 0; first < 30; first += 7) {
        int seen = 0;
        for (int seed = first; seed < first + 9; seed++) {
            double angle, n, again_angle, again_n;
            draw(&b, seed, &angle, &n);
            draw(&b, seed, &again_angle, &again_n);
            assert_true(angle == again_angle && n == again_n);
            assert_true((angle == 30 || angle == 45 || angle == 60) && n >= 2 && n <= 4);
            seen |= 1 << ((int)(angle - 30) / 15 * 3 + (int)n - 2);
        }
        assert_int_equal(seen, 0x1ff);
    }
    close_lesson(&b);
}

static void the_answer_is_that_of_the_attempts_seed(void **state) {
    (void)state;
    Bench b = open_lesson(GIVEN);
    for (int seed = 0; seed < 20; seed++) {
        double angle, n;
        char answer[60];
        draw(&b, seed, &angle, &n);
        snprintf(answer, sizeof answer, "{\"text\":\"%.15g\"}",
                 n * cos(angle * 3.14159265358979323846 / 180));
        Data *verdict = verdict_of(&b, answer, seed);
        assert_string_equal(data_text(data_get(verdict, "kind"), ""), "right");
        data_free(verdict);
        verdict = verdict_of(&b, "{\"text\":\"0.1\"}", seed);
        assert_string_equal(data_text(data_get(verdict, "kind"), ""), "wrong");
        data_free(verdict);
    }
    Data *result = call(b.cage, "findings", "null");
    assert_int_equal(data_count(data_get(result, "findings")), 0);
    data_free(result);
    close_lesson(&b);
}

static void a_solution_is_what_the_learner_would_have_typed(void **state) {
    (void)state;
    Bench b = open_lesson(PAGE "exercise.number 'e' { " ASK
                               "answer = 'cos(30 deg)^2 + 1e-17', tolerance = 0.01 }");
    Data *solution = call(b.cage, "solution", "{\"exercise\":\"e\",\"seed\":1}");
    const Data *answer = data_get(solution, "answer");
    assert_string_equal(data_text(data_get(answer, "text"), ""), "0.75");
    data_free(solution);
    close_lesson(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_prediction_is_held_against_the_exact_distribution),
        cmocka_unit_test(a_prediction_may_be_off_by_the_tolerance_in_total_variation),
        cmocka_unit_test(what_is_no_prediction_is_told_no_truth),
        cmocka_unit_test(a_prediction_covers_what_shows_its_circuit),
        cmocka_unit_test(cards_of_one_rank_may_stand_either_way_round),
        cmocka_unit_test(cards_are_mixed_and_never_lie_right_at_first),
        cmocka_unit_test(cards_are_right_in_each_of_their_places),
        cmocka_unit_test(an_operation_is_judged_on_every_input),
        cmocka_unit_test(only_a_strict_goal_minds_the_global_phase),
        cmocka_unit_test(a_property_is_tried_on_random_inputs),
        cmocka_unit_test(costs_over_their_limits_are_nearly_right),
        cmocka_unit_test(an_arrow_may_be_off_by_an_angle),
        cmocka_unit_test(seeds_that_follow_each_other_draw_everything_once),
        cmocka_unit_test(the_answer_is_that_of_the_attempts_seed),
        cmocka_unit_test(a_solution_is_what_the_learner_would_have_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
