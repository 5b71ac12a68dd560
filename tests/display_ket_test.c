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

static void a_mixture_says_why_there_is_no_formula(void **state) {
    Marks *marks = marks_for(*state, "h 0; measure 0", 1, 612);
    assert_int_equal(formulas(marks), 0);
    assert_true(marks->count > 0);
    free(marks);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_state_is_one_line_with_its_caption),
        cmocka_unit_test(a_long_state_breaks_between_terms_and_loses_none),
        cmocka_unit_test(a_mixture_says_why_there_is_no_formula),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
