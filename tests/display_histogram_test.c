#include "view/display.h"

#include "picture_bench.h"

static const Rect room = {20, 20, 612, 300};

static Scene *shown(const Look *look, Run *run, int shots, Rect rect) {
    DisplayModel model = {
        .run = run, .after = run_columns(run), .options = {.shots = shots, .seed = 11}};
    Scene *scene = scene_create(look);
    display_view_find("histogram")->add(scene, rect, &model);
    return scene;
}

static Marks *marks_for(const Bench *bench, const char *text, int wires, int shots) {
    Run *run = run_of(text, wires);
    Scene *scene = shown(&bench->look, run, shots, room);
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    run_destroy(run);
    return marks;
}

// Height of the axis from 0 to `top`, by where its numbers' lines are.
static double axis_height(const Marks *marks) {
    double low = -INFINITY, high = INFINITY;
    for (int i = 0; i < marks->count; i++) {
        const Mark *m = &marks->at[i].mark;
        bool rule =
            strcmp(m->verb, "line") == 0 && (m->ink == INK_LINE || m->ink == INK_EDGE);
        if (!rule) continue;
        low = fmax(low, m->rect.y);
        high = fmin(high, m->rect.y);
    }
    return low - high;
}

static void an_expected_bar_is_as_high_as_its_probability(void **state) {
    Marks *marks = marks_for(*state, "ry(pi/3) 0", 1, 0);
    const Seen *bar = marks_find(marks, "path", INK_EXPECTED, INK_NONE);
    assert_non_null(bar);
    assert_float_equal(bar->mark.rect.h / axis_height(marks), 0.75, 1e-6);
    assert_non_null(marks_words(marks, "0.750"));
    assert_null(marks_find(marks, "box", INK_NONE, INK_OBSERVED));
    free(marks);
}

static void observed_bars_are_drawn_from_the_seed_and_add_up(void **state) {
    Marks *marks = marks_for(*state, "h 0; cx 0 1", 2, 1000);
    int sum = 0;
    for (int i = 0; i < marks->count; i++) {
        char *end;
        long n = strtol(marks->at[i].words, &end, 10);
        bool label = marks->at[i].words[0] == '0' && strlen(marks->at[i].words) > 1;
        if (!*end && marks->at[i].mark.ink == INK_SOFT && n > 1 && !label) sum += (int)n;
    }
    assert_int_equal(sum, 1000);
    assert_non_null(marks_words(marks, "1000 回"));
    assert_non_null(marks_words(marks, "種 11"));
    Marks *again = marks_for(*state, "h 0; cx 0 1", 2, 1000);
    assert_int_equal(again->count, marks->count);
    for (int i = 0; i < marks->count; i++)
        assert_string_equal(again->at[i].words, marks->at[i].words);
    free(again);
    free(marks);
}

static void the_rightmost_bit_is_q0(void **state) {
    Marks *marks = marks_for(*state, "x 0", 3, 0);
    const Seen *label = marks_words(marks, "001"), *one = marks_words(marks, "1.000");
    assert_non_null(one);
    assert_float_equal(label->mark.rect.x + label->mark.rect.w / 2,
                       one->mark.rect.x + one->mark.rect.w / 2, 0.6);
    free(marks);
}

static void more_than_eight_outcomes_end_in_the_others(void **state) {
    Marks *marks = marks_for(*state, "h 0; h 1; h 2; h 3; h 4", 5, 0);
    assert_int_equal(marks_count(marks, "path", INK_EXPECTED, INK_NONE), 9);
    assert_non_null(marks_words(marks, "その他"));
    assert_non_null(marks_words(marks, "24 とおり"));
    assert_non_null(marks_words(marks, "0.750"));
    free(marks);
}

static int cuts(const Marks *marks) {
    return marks_count(marks, "path", INK_NONE, INK_SHEET);
}

// Of 64 outcomes of 1/64 eight are shown: on an axis to 0.02 they are readable, and the
// others' 7/8 are cut off. Where nothing is flattened nothing is cut.
static void others_that_would_flatten_all_are_cut_off(void **state) {
    Marks *marks = marks_for(*state, "h 0; h 1; h 2; h 3; h 4; h 5", 6, 0);
    const Seen *bar = marks_find(marks, "path", INK_EXPECTED, INK_NONE);
    assert_float_equal(bar->mark.rect.h / axis_height(marks), 1 / 64.0 / 0.02, 1e-6);
    assert_non_null(marks_words(marks, "0.875"));
    assert_int_equal(cuts(marks), 1);
    free(marks);
    marks = marks_for(*state, "h 0; h 1; h 2; h 3", 4, 0); // 1/16 each, 1/2 together
    assert_int_equal(cuts(marks), 1);
    free(marks);
    marks = marks_for(*state, "ry(0.5) 0; ry(0.5) 1; ry(0.5) 2; ry(0.5) 3", 4, 0);
    assert_int_equal(cuts(marks), 0);
    free(marks);
}

static void the_seed_can_be_typed_and_drawn_anew(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0", 1);
    Scene *scene = shown(&bench->look, run, 100, room);
    assert_int_equal(spots_of(scene, SPOT_SEED), 1);
    assert_int_equal(spots_of(scene, SPOT_SEED_FIELD), 1);
    scene_destroy(scene);
    scene = shown(&bench->look, run, 0, room);
    assert_int_equal(spots_of(scene, SPOT_SEED), 0);
    scene_destroy(scene);
    run_destroy(run);
}

static void on_paper_the_seed_is_read_and_nothing_is_pressed(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0", 1);
    for (int paper = 0; paper < 2; paper++) {
        Look look = bench->look;
        look.paper = paper;
        Scene *scene = shown(&look, run, 100, room);
        Marks *marks = marks_of(scene);
        const Seen *seed = marks_words(marks, "種 11");
        assert_non_null(seed);
        assert_int_equal(seed->mark.ink, paper ? INK_SOFT : INK_ACCENT);
        assert_int_equal(marks_words(marks, "replay") != NULL, !paper);
        assert_int_equal(scene_spots(scene) > 0, !paper);
        free(marks);
        scene_destroy(scene);
    }
    run_destroy(run);
}

static void nothing_is_drawn_outside_from_tiny_to_large(void **state) {
    const Bench *bench = *state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look look = bench_look(bench, (Theme)theme, 1920, 1080);
        for (int qubits = 1; qubits <= 9; qubits += 2) {
            Run *run = run_of("h 0; h 1; h 2; h 3; ry(1) 0", qubits < 4 ? 4 : qubits);
            for (int w = 60; w < 1500; w = w * 3 / 2) {
                Rect rects[] = {{30, 30, w, w / 3.0}, {30, 30, w, w}};
                for (int i = 0; i < 4; i++) {
                    Scene *scene = shown(&look, run, i / 2 * 100, rects[i % 2]);
                    marks_inside(scene, rects[i % 2], 5 * look.metrics.stroke);
                    scene_destroy(scene);
                }
            }
            run_destroy(run);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_expected_bar_is_as_high_as_its_probability),
        cmocka_unit_test(observed_bars_are_drawn_from_the_seed_and_add_up),
        cmocka_unit_test(the_rightmost_bit_is_q0),
        cmocka_unit_test(more_than_eight_outcomes_end_in_the_others),
        cmocka_unit_test(others_that_would_flatten_all_are_cut_off),
        cmocka_unit_test(the_seed_can_be_typed_and_drawn_anew),
        cmocka_unit_test(on_paper_the_seed_is_read_and_nothing_is_pressed),
        cmocka_unit_test(nothing_is_drawn_outside_from_tiny_to_large),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
