#include "view/display.h"

#include "picture_bench.h"

static Scene *shown(const Look *look, Run *run, double width) {
    DisplayModel model = {.run = run, .after = run_columns(run)};
    Scene *scene = scene_create(look);
    double height = display_view_find("amplitudes")->height(scene, &model, width);
    display_view_find("amplitudes")->add(scene, (Rect){20, 20, width, height}, &model);
    return scene;
}

static Marks *marks_for(const Bench *bench, const char *text, int wires, double width) {
    Run *run = run_of(text, wires);
    Scene *scene = shown(&bench->look, run, width);
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    run_destroy(run);
    return marks;
}

static void a_value_is_its_modulus_and_its_phase(void **state) {
    Marks *marks = marks_for(*state, "ry(pi/4) 0; p(5*pi/12) 0", 1, 612);
    assert_non_null(marks_words(marks, "0.92"));
    assert_non_null(marks_words(marks, "0.38 ∠ 75°"));
    assert_non_null(marks_words(marks, "\\ket{1}"));
    free(marks);
}

static void the_disk_s_area_is_the_probability_and_its_hue_the_phase(void **state) {
    Marks *marks = marks_for(*state, "ry(2*pi/3) 0; s 0", 1, 612);
    const Seen *one = marks_find(marks, "disc", INK_HUE_90, INK_NONE);
    const Seen *ring = marks_find(marks, "disc", INK_EDGE, INK_SHEET);
    assert_non_null(one);
    double share = one->mark.rect.w / ring->mark.rect.w;
    assert_float_equal(share * share, 0.75, 1e-6);
    free(marks);
}

static void a_global_phase_is_not_shown(void **state) {
    Marks *marks = marks_for(*state, "x 0; s 0", 1, 612);
    assert_non_null(marks_words(marks, "1"));
    assert_non_null(marks_words(marks, "0"));
    assert_non_null(marks_find(marks, "disc", INK_HUE_0, INK_NONE));
    assert_null(marks_find(marks, "disc", INK_HUE_90, INK_NONE));
    free(marks);
}

static void four_qubits_show_sixteen_disks_and_five_say_what_is_left(void **state) {
    Marks *four = marks_for(*state, "h 0; h 1; h 2; h 3", 4, 612);
    assert_int_equal(marks_count(four, "disc", INK_EDGE, INK_SHEET), 16);
    free(four);
    Marks *five = marks_for(*state, "h 0; h 1; h 2; h 3; h 4", 5, 612);
    assert_int_equal(marks_count(five, "disc", INK_EDGE, INK_SHEET), 16);
    assert_non_null(marks_words(five, "その他 16 個　確率の合計 0.50"));
    free(five);
    // Of many qubits only what is there takes room.
    Marks *many = marks_for(*state, "h 9; cx 9 0", 10, 612);
    assert_int_equal(marks_count(many, "disc", INK_EDGE, INK_SHEET), 2);
    assert_non_null(marks_words(many, "\\ket{1000000001}"));
    free(many);
}

static void a_mixture_says_why_it_has_no_amplitudes(void **state) {
    Marks *marks = marks_for(*state, "h 0; measure 0", 1, 612);
    assert_int_equal(marks_count(marks, "disc", INK_EDGE, INK_SHEET), 0);
    bool said = false;
    for (int i = 0; i < marks->count; i++)
        said = said || strstr(marks->at[i].words, "混ざって");
    assert_true(said);
    free(marks);
}

static void nothing_is_drawn_outside_from_tiny_to_large(void **state) {
    const Bench *bench = *state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look look = bench_look(bench, (Theme)theme, 1920, 1080);
        for (int qubits = 1; qubits <= 6; qubits++) {
            Run *run = run_of("h 0; ry(1) 0", qubits);
            DisplayModel model = {.run = run, .after = run_columns(run)};
            for (int w = 60; w < 1500; w = w * 3 / 2) {
                Rect rects[] = {{30, 30, w, w / 3.0}, {30, 30, w, w}};
                for (int i = 0; i < 2; i++) {
                    Scene *scene = scene_create(&look);
                    display_view_find("amplitudes")->add(scene, rects[i], &model);
                    marks_inside(scene, rects[i], 6 * look.metrics.stroke);
                    scene_destroy(scene);
                }
            }
            run_destroy(run);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_its_modulus_and_its_phase),
        cmocka_unit_test(the_disk_s_area_is_the_probability_and_its_hue_the_phase),
        cmocka_unit_test(a_global_phase_is_not_shown),
        cmocka_unit_test(four_qubits_show_sixteen_disks_and_five_say_what_is_left),
        cmocka_unit_test(a_mixture_says_why_it_has_no_amplitudes),
        cmocka_unit_test(nothing_is_drawn_outside_from_tiny_to_large),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
