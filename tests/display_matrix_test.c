#include "view/display.h"

#include "picture_bench.h"

static Marks *marks_for(const Bench *bench, Theme theme, const char *text, int wires,
                        DisplayOptions options, double width) {
    Run *run = run_of(text, wires);
    DisplayModel model = {.run = run, .after = run_columns(run), .options = options};
    Look look = bench_look(bench, theme, 1280, 800);
    Scene *scene = scene_create(&look);
    double height = display_view_find("matrix")->height(scene, &model, width);
    Rect rect = {20, 20, width, height};
    display_view_find("matrix")->add(scene, rect, &model);
    marks_inside(scene, rect, 4 * look.metrics.stroke);
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    run_destroy(run);
    return marks;
}

static int count_of(const Marks *marks, const char *verb, const char *words) {
    int count = 0;
    for (int i = 0; i < marks->count; i++)
        count += !strcmp(marks->at[i].mark.verb, verb) &&
                 (!words || !strcmp(marks->at[i].words, words));
    return count;
}

static void a_permutation_is_written_with_ones_and_zeros(void **state) {
    Marks *marks = marks_for(*state, THEME_LIGHT, "cx 0 1", 2, (DisplayOptions){0}, 612);
    assert_int_equal(count_of(marks, "formula", "1"), 4);
    assert_int_equal(count_of(marks, "formula", "0"), 12);
    assert_int_equal(count_of(marks, "formula", "\\ket{01}"), 2); // a column and a row
    assert_int_equal(count_of(marks, "disc", NULL), 4);
    assert_non_null(marks_words(marks, "入力"));
    assert_non_null(marks_words(marks, "出力"));
    free(marks);
}

static void a_common_modulus_stands_before_the_matrix(void **state) {
    Marks *marks = marks_for(*state, THEME_LIGHT, "t 0; h 0", 1, (DisplayOptions){0}, 612);
    assert_int_equal(count_of(marks, "formula", "\\frac{1}{\\sqrt{2}}"), 1);
    assert_int_equal(count_of(marks, "formula", "1"), 2);
    assert_int_equal(count_of(marks, "formula", "e^{i\\pi/4}"), 1);
    free(marks);
}

static void what_is_not_recognised_is_written_in_decimals(void **state) {
    Marks *marks =
        marks_for(*state, THEME_LIGHT, "rx(0.3) 0; rz(1) 0", 1, (DisplayOptions){0}, 612);
    assert_non_null(marks_words(marks, "0.87−0.47i"));
    free(marks);
}

static void where_there_is_no_room_for_words_needles_say_it(void **state) {
    Marks *marks = marks_for(*state, THEME_LIGHT, "rx(0.3) 0; ry(0.8) 1; rz(1) 2; h 2", 3,
                             (DisplayOptions){0}, 400);
    for (int i = 0; i < marks->count; i++)
        assert_true(!strchr(marks->at[i].words, '.'));
    assert_true(count_of(marks, "disc", NULL) > 8);
    free(marks);
}

static void it_fits_its_place_in_every_theme_and_size(void **state) {
    static const char *const circuits[] = {"h 0", "h 0; cx 0 1",
                                           "h 2; ctrl @ t 0 2; h 1; rx(0.2) 0"};
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int i = 0; i < 3; i++)
            for (int large = 0; large < 2; large++)
                free(marks_for(*state, (Theme)theme, circuits[i], i + 1,
                               (DisplayOptions){.large = large}, theme == 2 ? 900 : 500));
}

static void a_measurement_says_why_there_is_no_matrix(void **state) {
    Marks *marks =
        marks_for(*state, THEME_LIGHT, "h 0; measure 0", 1, (DisplayOptions){0}, 612);
    assert_int_equal(count_of(marks, "formula", NULL), 0);
    assert_true(marks->count > 0);
    free(marks);
}

// From 4 qubits on a map: the radius is the modulus as a part of the largest.
static void many_qubits_are_a_map_of_discs(void **state) {
    Marks *marks =
        marks_for(*state, THEME_LIGHT, "ry(1) 0; x 3", 4, (DisplayOptions){0}, 500);
    double small = 1e9, large = 0;
    int discs = 0;
    for (int i = 0; i < marks->count; i++) {
        const Mark *mark = &marks->at[i].mark;
        if (strcmp(mark->verb, "disc") != 0) continue;
        small = fmin(small, mark->rect.w);
        large = fmax(large, mark->rect.w);
        discs++;
    }
    assert_true(discs >= 32); // two in each column; large ones have a rim of their own
    assert_true(fabs(small / large - tan(0.5)) < 1e-3); // sin ½ beside cos ½
    free(marks);
}

// 1024 rows: squares stand for blocks, of the identity those on the diagonal.
static void very_many_entries_are_shown_by_the_largest_of_blocks(void **state) {
    Marks *marks = marks_for(*state, THEME_LIGHT, "z 9", 10, (DisplayOptions){0}, 400);
    int squares = 0;
    for (int i = 0; i < marks->count; i++)
        squares += !strcmp(marks->at[i].mark.verb, "ground") &&
                   marks->at[i].mark.fill == INK_ACCENT;
    assert_int_equal(squares, 64);
    free(marks);
}

static void one_column_alone_can_be_shown(void **state) {
    Marks *marks = marks_for(*state, THEME_LIGHT, "h 0; cx 0 1", 2,
                             (DisplayOptions){.part = MATRIX_OF_COLUMN}, 612);
    assert_int_equal(count_of(marks, "formula", "1"), 4);
    assert_int_equal(count_of(marks, "formula", "0"), 12);
    free(marks);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_permutation_is_written_with_ones_and_zeros),
        cmocka_unit_test(a_common_modulus_stands_before_the_matrix),
        cmocka_unit_test(what_is_not_recognised_is_written_in_decimals),
        cmocka_unit_test(where_there_is_no_room_for_words_needles_say_it),
        cmocka_unit_test(it_fits_its_place_in_every_theme_and_size),
        cmocka_unit_test(a_measurement_says_why_there_is_no_matrix),
        cmocka_unit_test(many_qubits_are_a_map_of_discs),
        cmocka_unit_test(very_many_entries_are_shown_by_the_largest_of_blocks),
        cmocka_unit_test(one_column_alone_can_be_shown),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
