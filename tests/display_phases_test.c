#include "view/display.h"

#include "lesson/wire_phase.h"
#include "picture_bench.h"
#include "slow_state.h"

static Scene *shown(const Look *look, const DisplayModel *model, Rect rect) {
    Scene *scene = scene_create(look);
    display_view_find("phases")->add(scene, rect, model);
    return scene;
}

static DisplayModel model_of(Run *run) {
    return (DisplayModel){.run = run, .after = run_columns(run), .options = {.qubit = -1}};
}

static const char circuit[] =
    "ry(1.1) 0; p(0.4) 0; cx 0 2; ry(0.7) 1; p(2.8) 1; h 3; cx 1 0; p(5.2) 3; p(1) 2";

static void every_number_is_that_of_the_reduced_matrix(void **state) {
    (void)state;
    SlowState s = slow_zero(4);
    slow_ry(&s, 0, 1.1);
    slow_p(&s, 0, 0.4);
    slow_cx(&s, 0, 2);
    slow_ry(&s, 1, 0.7);
    slow_p(&s, 1, 2.8);
    slow_h(&s, 3);
    slow_cx(&s, 1, 0);
    slow_p(&s, 3, 5.2);
    slow_p(&s, 2, 1);
    Run *run = run_of(circuit, 4);
    for (int w = 0; w < 4; w++) {
        WirePhase is = wire_phase(run_bloch(run, run_columns(run), w));
        double complex rho[2][2];
        double purity = 0;
        for (int r = 0; r < 2; r++)
            for (int c = 0; c < 2; c++) {
                rho[r][c] = slow_reduced(&s, &w, 1, r, c);
                purity += creal(rho[r][c] * conj(rho[r][c]));
            }
        assert_true(fabs(is.one - creal(rho[1][1])) < 1e-9);
        assert_true(fabs(is.purity - purity) < 1e-9);
        assert_int_equal(is.tells, cabs(rho[1][0]) > 0.005);
        if (is.tells)
            assert_true(fabs(remainder(is.phase - carg(rho[1][0]), 2 * M_PI)) < 1e-9);
    }
    run_destroy(run);
}

static void the_disk_s_area_is_the_chance_of_1(void **state) {
    const Bench *bench = *state;
    static const double angles[] = {0.5, 1.2, 2.9};
    for (int i = 0; i < 3; i++) {
        char text[40];
        snprintf(text, sizeof text, "ry(%g) 0", angles[i]);
        Run *run = run_of(text, 1);
        DisplayModel model = model_of(run);
        Scene *scene = shown(&bench->look, &model, (Rect){0, 0, 200, 200});
        Marks *marks = marks_of(scene);
        const Seen *disk = marks_find(marks, "disc", INK_NONE, INK_HUE_0);
        const Seen *whole = marks_find(marks, "disc", INK_EDGE, INK_SHEET);
        assert_non_null(disk);
        double share = disk->mark.rect.w / whole->mark.rect.w;
        assert_true(fabs(share * share - pow(sin(angles[i] / 2), 2)) < 1e-6);
        free(marks);
        scene_destroy(scene);
        run_destroy(run);
    }
}

static void a_wire_without_a_phase_has_no_needle_and_no_hue(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; cx 0 1", 2);
    DisplayModel model = model_of(run);
    Scene *scene = shown(&bench->look, &model, (Rect){0, 0, 400, 200});
    Marks *marks = marks_of(scene);
    for (int hue = 0; hue < 8; hue++)
        assert_int_equal(marks_count(marks, "disc", INK_NONE, (Ink)(INK_HUE_0 + hue)), 0);
    assert_int_equal(marks_count(marks, "path", INK_INK, INK_NONE), 0);
    assert_int_equal(marks_count(marks, "arc", INK_INK, INK_NONE), 2); // half a ring each
    assert_non_null(marks_words(marks, "純度 0.50"));
    assert_non_null(marks_words(marks, "50 %"));
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void twenty_wires_have_each_a_disk_with_a_name(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; h 7; cx 7 19", 20);
    DisplayModel model = model_of(run);
    Scene *scene = shown(&bench->look, &model, (Rect){0, 0, 400, 250});
    Marks *marks = marks_of(scene);
    assert_int_equal(marks_count(marks, "disc", INK_EDGE, INK_SHEET), 20);
    for (int w = 0; w < 20; w++) {
        char name[8];
        snprintf(name, sizeof name, "q%d", w);
        assert_non_null(marks_words(marks, name));
    }
    free(marks);
    scene_destroy(scene);
    model.options.wires = 1 << 7 | 1 << 19;
    scene = shown(&bench->look, &model, (Rect){0, 0, 400, 250});
    marks = marks_of(scene);
    assert_int_equal(marks_count(marks, "disc", INK_EDGE, INK_SHEET), 2);
    assert_non_null(marks_words(marks, "q19"));
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void it_says_itself_and_leaves_as_a_table(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; s 0", 2);
    const DisplayKind *kind = display_find("phases");
    char *text =
        kind->describe(bench->words, LANG_EN, run, run_columns(run), (DisplayOptions){0});
    assert_string_equal(text, "q0: 1 with 50.0 %, purity 1.00, phase 90°. q1: 1 with 0.0 "
                              "%, purity 1.00, no phase.");
    free(text);
    text = kind->describe(bench->words, LANG_JA, run, run_columns(run),
                          (DisplayOptions){.wires = 1});
    assert_string_equal(text, "q0 は、1 の確率 50.0 %、純度 1.00、位相 90° です。");
    free(text);
    Table table = {{NULL}};
    kind->rows(&table, bench->words, LANG_EN, run, run_columns(run), (DisplayOptions){0});
    text = table_take(&table);
    assert_non_null(strstr(text, "qubit,probability of 1,phase (degrees),purity"));
    assert_non_null(strstr(text, "\r\n0,0.5"));
    assert_non_null(strstr(text, "\r\n1,0,,1"));
    free(text);
    run_destroy(run);
}

static void every_form_stays_inside_in_every_theme(void **state) {
    const Bench *bench = *state;
    static const Rect rects[] = {{9, 9, 44, 44},
                                 {9, 9, 90, 44},
                                 {9, 9, 400, 250},
                                 {9, 9, 300, 120},
                                 {9, 9, 1300, 900}};
    static const int wires[] = {1, 2, 5, 12, 20};
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int n = 0; n < 5; n++) {
            Run *run = run_of("h 0; t 0", wires[n]);
            for (int i = 0; i < 5; i++)
                for (int form = 0; form < 3; form++) {
                    Look look = bench_look(bench, (Theme)theme, 1920, 1080);
                    DisplayModel model = model_of(run);
                    model.form = (DisplayForm)form;
                    Scene *scene = shown(&look, &model, rects[i]);
                    marks_inside(scene, rects[i], 4 * look.metrics.stroke);
                    scene_destroy(scene);
                }
            run_destroy(run);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_is_that_of_the_reduced_matrix),
        cmocka_unit_test(the_disk_s_area_is_the_chance_of_1),
        cmocka_unit_test(a_wire_without_a_phase_has_no_needle_and_no_hue),
        cmocka_unit_test(twenty_wires_have_each_a_disk_with_a_name),
        cmocka_unit_test(it_says_itself_and_leaves_as_a_table),
        cmocka_unit_test(every_form_stays_inside_in_every_theme),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
