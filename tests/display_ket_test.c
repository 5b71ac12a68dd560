#include "view/display.h"

#include "picture_bench.h"

static Marks *marks_for(const Bench *bench, const char *text, int wires, double width) {
    Run *run = run_of(text, wires);
    DisplayModel model = {.run = run, .after = run_columns(run)};
    Scene *scene = scene_create(&bench->look);
    double height = display_view_find("ket")->height(scene, &model, width);
    Rect rect = {20, 20, width, height};
    display_view_find("ket")->add(scene, rect, &model);
    marks_inside(scene, rect, 4);
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    run_destroy(run);
    return marks;
}

static int formulas(const Marks *marks) {
    int count = 0;
    for (int i = 0; i < marks->count; i++)
        count += strcmp(marks->at[i].mark.verb, "formula") == 0;
    return count;
}

static void a_short_state_is_one_line_with_its_caption(void **state) {
    Marks *marks = marks_for(*state, "h 0", 1, 612);
    assert_non_null(marks_words(marks, "いまの状態"));
    assert_non_null(marks_words(
        marks,
        "\\ket{\\psi} = \\dfrac{1}{\\sqrt{2}}\\ket{0} + \\dfrac{1}{\\sqrt{2}}\\ket{1}"));
    assert_int_equal(formulas(marks), 1);
    free(marks);
}

static void a_long_state_breaks_between_terms_and_loses_none(void **state) {
    static const double widths[] = {900, 500, 300, 200};
    int lines = 0;
    for (size_t w = 0; w < 4; w++) {
        Marks *marks = marks_for(*state, "h 0; h 1; h 2; t 0", 3, widths[w]);
        int kets = 0;
        for (int i = 0; i < marks->count; i++)
            for (const char *at = marks->at[i].words; (at = strstr(at, "\\ket{")); at++)
                kets += at[5] == '0' || at[5] == '1';
        assert_int_equal(kets, 8);
        assert_true(formulas(marks) >= lines);
        lines = formulas(marks);
        free(marks);
    }
    assert_true(lines > 2);
}

static void few_branches_are_formulas_and_many_a_sentence(void **state) {
    Marks *marks = marks_for(*state, "h 0; measure 0", 1, 612);
    assert_int_equal(formulas(marks), 2);
    assert_non_null(marks_words(marks, "確率 1/2 で"));
    assert_non_null(marks_words(marks, "\\ket{\\psi} = \\ket{1}"));
    free(marks);
    marks = marks_for(*state, "h 0; h 1; h 2; measure 0; measure 1; measure 2", 3, 612);
    assert_int_equal(formulas(marks), 0);
    assert_true(marks->count > 0);
    free(marks);
}

static void what_is_left_out_is_counted(void **state) {
    Marks *marks = marks_for(*state, "h 0; h 1; h 2; h 3", 4, 612);
    assert_non_null(marks_words(marks, "ほかに 8 項（確率の合計 50.0 %）"));
    free(marks);
}

// A term under the pointer lights up, and so does what agrees with it elsewhere.
static void a_term_is_a_spot_and_lights_up(void **state) {
    const Bench *bench = *state;
    Look look = bench->look;
    Run *run = run_of("h 0; cx 0 1", 2);
    DisplayModel model = {.run = run, .after = run_columns(run), .source = 3};
    look.lit = (Spot){.kind = SPOT_BASIS, .a = 3, .b = 1, .c = 1};
    Scene *scene = scene_create(&look);
    display_view_find("ket")->add(scene, (Rect){20, 20, 500, 100}, &model);
    assert_int_equal(spots_of(scene, SPOT_BASIS), 2);
    const SpotArea *spot = scene_find(scene, (Spot){SPOT_BASIS, 3, 3, 3, NULL});
    assert_non_null(spot);
    assert_string_equal(spot->name, "|11⟩　確率 50.0 %");
    Marks *marks = marks_of(scene);
    int lit = marks_count(marks, "ground", INK_NONE, INK_TINT_FOX);
    assert_int_equal(lit, 1);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void nothing_is_drawn_outside_from_tiny_to_large(void **state) {
    const Bench *bench = *state;
    static const struct {
        const char *text;
        int wires;
    } rows[] = {{"h 0", 1},
                {"h 0; cx 0 1", 2},
                {"h 0; h 1; h 2; t 0; ry(1) 1", 3},
                {"h 0; h 1; measure 0; measure 1", 2},
                {"h 0; cx 0 19; ry(0.3) 7", 20}};
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
            Look look = bench_look(bench, (Theme)theme, 1920, 1080);
            Run *run = run_of(rows[r].text, rows[r].wires);
            for (int form = DISPLAY_NORMAL; form <= DISPLAY_LARGE; form++)
                for (int w = 60; w < 1500; w = w * 3 / 2) {
                    DisplayModel model = {
                        .run = run, .after = run_columns(run), .form = (DisplayForm)form};
                    Rect rect = {30, 30, w, w / 2.0};
                    Scene *scene = scene_create(&look);
                    display_view_find("ket")->add(scene, rect, &model);
                    marks_inside(scene, rect, 6 * look.metrics.stroke);
                    scene_destroy(scene);
                }
            run_destroy(run);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_state_is_one_line_with_its_caption),
        cmocka_unit_test(a_long_state_breaks_between_terms_and_loses_none),
        cmocka_unit_test(few_branches_are_formulas_and_many_a_sentence),
        cmocka_unit_test(what_is_left_out_is_counted),
        cmocka_unit_test(a_term_is_a_spot_and_lights_up),
        cmocka_unit_test(nothing_is_drawn_outside_from_tiny_to_large),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
