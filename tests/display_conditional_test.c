// The table of conditional probabilities and the mean values, as they are painted.
#include "view/display.h"
#include "view/lit.h"

#include "picture_bench.h"

static const Rect room = {20, 20, 612, 280};

static Marks *shown(const Look *look, const char *name, Run *run, DisplayOptions options) {
    DisplayModel model = {
        .run = run, .after = run_columns(run), .source = -1, .options = options};
    Scene *scene = scene_create(look);
    display_view_find(name)->add(scene, room, &model);
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    return marks;
}

// cos²(π/6) = 3/4: the pair agrees.
static const char pair[] = "ry(pi/3) 0; cx 0 1";

static void cells_say_what_is_likely_where_the_column_is_known(void **state) {
    const Bench *bench = *state;
    Run *run = run_of(pair, 2);
    Marks *marks = shown(&bench->look, "conditional", run, (DisplayOptions){0});
    int ones = 0, noughts = 0;
    for (int i = 0; i < marks->count; i++) {
        ones += !strcmp(marks->at[i].words, "1.000");
        noughts += !strcmp(marks->at[i].words, "0.000");
    }
    assert_int_equal(ones, 2);
    assert_int_equal(noughts, 2);
    assert_non_null(marks_words(marks, "0.750")); // at the edges
    assert_non_null(marks_words(marks, "0.250"));
    free(marks);
    run_destroy(run);
}

static void the_area_of_a_square_is_its_probability(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(pi/3) 0", 2);
    Marks *marks = shown(&bench->look, "conditional", run, (DisplayOptions){.table = 2});
    double areas[4] = {0};
    int count = 0;
    for (int i = 0; i < marks->count; i++) {
        const Mark *mark = &marks->at[i].mark;
        if (!strcmp(mark->verb, "box") && mark->fill == INK_OBSERVED && count < 4)
            areas[count++] = mark->rect.w * mark->rect.h;
    }
    assert_int_equal(count, 2); // q0 = 0 and q0 = 1, both with q1 = 0
    assert_float_equal(areas[0] / areas[1], 3, 1e-6);
    free(marks);
    run_destroy(run);
}

static void a_touched_basis_state_lights_its_cell(void **state) {
    const Bench *bench = *state;
    Run *run = run_of(pair, 2);
    Look look = bench->look;
    look.lit = lit_spot(-1, 3, 3);
    Marks *marks = shown(&look, "conditional", run, (DisplayOptions){0});
    assert_int_equal(marks_count(marks, "box", INK_FOX, INK_NONE), 1);
    free(marks);
    run_destroy(run);
}

static void a_bar_reaches_as_far_as_its_mean(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(pi/3) 0", 1); // ⟨X⟩ = √3/2, ⟨Z⟩ = 1/2
    Marks *marks = shown(&bench->look, "means", run, (DisplayOptions){0});
    double widths[2] = {0};
    int count = 0;
    for (int i = 0; i < marks->count; i++) {
        const Mark *mark = &marks->at[i].mark;
        if (!strcmp(mark->verb, "box") && mark->ink == INK_EXPECTED && count < 2)
            widths[count++] = mark->rect.w;
    }
    assert_int_equal(count, 2);
    assert_float_equal(widths[0] / widths[1], sqrt(3), 1e-6);
    assert_non_null(marks_words(marks, "+0.87"));
    assert_non_null(marks_words(marks, "+0.50"));
    assert_non_null(marks_words(marks, "0"));
    free(marks);
    run_destroy(run);
}

static void shots_of_a_mean_have_a_whisker(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(pi/3) 0", 1);
    Marks *none = shown(&bench->look, "means", run, (DisplayOptions){.seed = 3});
    Marks *some =
        shown(&bench->look, "means", run, (DisplayOptions){.shots = 100, .seed = 3});
    assert_int_equal(marks_count(none, "line", INK_INK, INK_NONE), 0);
    assert_int_equal(marks_count(some, "line", INK_INK, INK_NONE), 9);
    free(none);
    free(some);
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_say_what_is_likely_where_the_column_is_known),
        cmocka_unit_test(the_area_of_a_square_is_its_probability),
        cmocka_unit_test(a_touched_basis_state_lights_its_cell),
        cmocka_unit_test(a_bar_reaches_as_far_as_its_mean),
        cmocka_unit_test(shots_of_a_mean_have_a_whisker),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
