// What lessons asked for beside the first kinds of exercises: bars in groups, stages that a
// prediction covers, builds that need only be near.
#include "exercise_bench.h"

static void each_group_of_bars_is_a_distribution_of_its_own(void **state) {
    (void)state;
    Bench b = open_lesson(PAGE "exercise.predict 'e' { " ASK
                               "truth = { 0.75, 0.25, 0.5, 0.5 }, groups = 2,\n"
                               "wrong = { { when = { 1, 0, 0.5, 0.5 }, say = 'x' } } }");
    expect_kind(&b, "{\"bars\":[0.75,0.25,0.5,0.5]}", "right");
    expect_kind(&b, "{\"bars\":[0.79,0.21,0.46,0.54]}", "right"); // 0.04 off in both
    expect_kind(&b, "{\"bars\":[0.67,0.33,0.5,0.5]}", "near");    // 0.08 in one
    expect_row(&b, "{\"bars\":[0.98,0.02,0.5,0.5]}", 0);
    expect_kind(&b, "{\"bars\":[0.75,0.25,0.5,0]}", "unreadable"); // makes 1, and 0.5
    expect_kind(&b, "{\"bars\":[0.75,0.5,0.5,0.25]}", "unreadable");
    close_lesson(&b);
}

static void a_prediction_covers_a_stage_by_its_handle(void **state) {
    (void)state;
    Bench b = open_lesson(PAGE "local s = stage { label = 'l', draw = function(g) end }\n"
                               "exercise.predict 'e' { " ASK
                               "truth = { 1, 0 }, covers = { s } }");
    const Data *blocks = data_get(data_at(b.parts, 1), "blocks");
    assert_string_equal(data_text(data_get(data_at(blocks, 0), "kind"), ""), "stage");
    assert_int_equal(data_integer(data_get(data_at(blocks, 0), "cover"), -1), 0);
    close_lesson(&b);
}

static void a_build_may_be_as_near_as_it_says(void **state) {
    (void)state;
    Bench b = open_lesson(PAGE "exercise.build 'e' { " ASK
                               "qubits = 1, start = 'id 0', locked = true,\n"
                               "goal = q.arrow('60 deg'), fidelity = 0.999, solution = "
                               "'ry(60 deg) 0' }");
    expect_kind(&b, "{\"circuit\":\"ry(60 deg) 0\"}", "right");
    expect_kind(&b, "{\"circuit\":\"ry(61 deg) 0\"}", "right"); // cos²(0.5°) = 0.99992
    expect_kind(&b, "{\"circuit\":\"ry(65 deg) 0\"}", "wrong"); // cos²(2.5°) = 0.9981
    const Data *sources = data_get(data_at(b.parts, 1), "sources");
    assert_true(data_bool(data_get(data_at(sources, 0), "locked"), false));
    close_lesson(&b);
    b = open_lesson(PAGE
                    "exercise.build 'e' { " ASK
                    "qubits = 1, goal = q.arrow('60 deg'), solution = 'ry(60 deg) 0' }");
    expect_kind(&b, "{\"circuit\":\"ry(61 deg) 0\"}", "wrong");
    close_lesson(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_group_of_bars_is_a_distribution_of_its_own),
        cmocka_unit_test(a_prediction_covers_a_stage_by_its_handle),
        cmocka_unit_test(a_build_may_be_as_near_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
