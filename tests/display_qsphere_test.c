#include "view/display.h"

#include "picture_bench.h"
#include "view/lit.h"

static const Rect room = {40, 40, 400, 320};

static Scene *shown(const Look *look, const DisplayModel *model, Rect rect) {
    Scene *scene = scene_create(look);
    display_view_find("qsphere")->add(scene, rect, model);
    return scene;
}

static DisplayModel model_of(Run *run) {
    return (DisplayModel){
        .run = run, .after = run_columns(run), .options = {.qubit = -1}, .source = 3};
}

// The basis spots' centres against the places that the definition gives, by the look book's
// figures of its camera.
static void nodes_stand_at_their_heights_and_longitudes(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; h 1; h 2; t 1", 3);
    DisplayModel model = model_of(run);
    Scene *scene = shown(&bench->look, &model, room);
    Marks *marks = marks_of(scene);
    const Seen *globe = marks_find(marks, "disc", INK_EDGE, INK_BALL);
    double R = globe->mark.rect.w / 2, cx = globe->mark.rect.x + R,
           cy = globe->mark.rect.y + R;
    static const int ones[8] = {0, 1, 1, 2, 1, 2, 2, 3}, rank[8] = {0, 0, 1, 0, 2, 1, 2, 0},
                     of[4] = {1, 3, 3, 1};
    for (uint32_t i = 0; i < 8; i++) {
        double z = 1 - 2.0 * ones[i] / 3, across = sqrt(1 - z * z);
        double phi = (-58 + 360.0 * rank[i] / of[ones[i]]) * M_PI / 180;
        double x = across * cos(phi), y = across * sin(phi);
        double px = -0.530 * x + 0.848 * y, py = -0.248 * x - 0.155 * y + 0.956 * z;
        const SpotArea *spot = scene_find(scene, lit_spot(3, 7, i));
        assert_non_null(spot);
        assert_true(fabs(spot->rect.x + spot->rect.w / 2 - cx - R * px) < 0.002 * R);
        assert_true(fabs(spot->rect.y + spot->rect.h / 2 - cy + R * py) < 0.002 * R);
    }
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void area_is_probability_and_the_first_phase_is_taken_off(void **state) {
    const Bench *bench = *state;
    // 0.6|01⟩ e^{i·0.9} + 0.8|10⟩ e^{i(0.9 + π/2)}, up to how it is made
    Run *run = run_of("ry(2*acos(0.6)) 1; x 0; cx 1 0; p(0.9) 0; p(0.9+pi/2) 1", 2);
    DisplayModel model = model_of(run);
    Scene *scene = shown(&bench->look, &model, room);
    Marks *marks = marks_of(scene);
    const Seen *first = marks_find(marks, "disc", INK_NONE, INK_HUE_0);
    const Seen *second = marks_find(marks, "disc", INK_NONE, (Ink)(INK_HUE_0 + 2));
    assert_non_null(first);
    assert_non_null(second);
    double ratio = second->mark.rect.w / first->mark.rect.w;
    assert_true(fabs(ratio * ratio - 0.64 / 0.36) < 1e-6);
    assert_true(marks_say(marks, "の位相を 0° とします"));
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void a_touched_state_is_ringed_and_no_other(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; h 1", 2);
    DisplayModel model = model_of(run);
    Look look = bench->look;
    look.lit = lit_spot(3, 3, 2);
    Scene *scene = shown(&look, &model, room);
    Marks *marks = marks_of(scene);
    assert_int_equal(marks_count(marks, "disc", INK_FOX, INK_NONE), 1);
    free(marks);
    scene_destroy(scene);
    look.lit = lit_spot(3, 1, 0); // of q0 alone: both states with q0 = 0
    scene = shown(&look, &model, room);
    marks = marks_of(scene);
    assert_int_equal(marks_count(marks, "disc", INK_FOX, INK_NONE), 2);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void in_print_a_phase_is_lines_along_the_needle(void **state) {
    const Bench *bench = *state;
    Look look = bench_look(bench, THEME_LIGHT, 1280, 800);
    look.theme = THEME_PRINT;
    Run *run = run_of("h 0; s 0", 1);
    DisplayModel model = model_of(run);
    Scene *scene = shown(&look, &model, room);
    Canvas *canvas = canvas_open_picture(bench->fonts, THEME_PRINT, 1, 500, 400);
    scene_draw(scene, canvas);
    int stride;
    const unsigned char *pixels = canvas_pixels(canvas, &stride);
    int colours = 0;
    for (int y = 0; y < 400; y++)
        for (int x = 0; x < 500; x++) {
            const unsigned char *p = pixels + y * stride + 4 * x;
            colours += abs(p[0] - p[1]) > 12 || abs(p[1] - p[2]) > 12;
        }
    assert_int_equal(colours, 0);
    canvas_close(canvas, NULL);
    scene_destroy(scene);
    run_destroy(run);
}

static void what_cannot_be_drawn_is_said(void **state) {
    const Bench *bench = *state;
    static const struct {
        const char *circuit;
        int wires, mask;
        const char *says;
    } rows[] = {
        {"h 0; measure 0", 1, 0, "状態がひとつに決まらないため"},
        {"h 0; cx 0 1", 2, 1, "状態がひとつに決まらないため"},
        {"h 0; h 1; h 2; h 3; h 4; h 5; h 6", 7, 0, "計算基底の状態が 64 個より多く"},
    };
    for (int i = 0; i < 3; i++) {
        Run *run = run_of(rows[i].circuit, rows[i].wires);
        DisplayModel model = model_of(run);
        model.options.wires = rows[i].mask;
        Scene *scene = shown(&bench->look, &model, room);
        Marks *marks = marks_of(scene);
        assert_true(marks_say(marks, rows[i].says));
        free(marks);
        scene_destroy(scene);
        run_destroy(run);
    }
}

static void it_says_itself_and_leaves_as_a_table(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; cx 0 1; s 1", 2);
    const DisplayKind *kind = display_find("qsphere");
    char *text =
        kind->describe(bench->words, LANG_EN, run, run_columns(run), (DisplayOptions){0});
    assert_string_equal(text,
                        "On the Q-sphere: $\\ket{00}$ (probability 50.0 %, phase 0°), "
                        "$\\ket{11}$ (probability 50.0 %, phase 90°).");
    free(text);
    Table table = {{NULL}};
    kind->rows(&table, bench->words, LANG_EN, run, run_columns(run), (DisplayOptions){0});
    text = table_take(&table);
    assert_non_null(strstr(text, "basis state,ones,probability,phase (degrees)"));
    assert_non_null(strstr(text, "\r\n11,2,0."));
    free(text);
    run_destroy(run);
}

static void every_form_stays_inside_from_every_camera(void **state) {
    const Bench *bench = *state;
    static const Rect rects[] = {
        {9, 9, 44, 44}, {9, 9, 200, 160}, {9, 9, 400, 250}, {9, 9, 1300, 900}};
    static const Camera cameras[] = {{0, 0}, {1, 1.2}, {2.5, -1.8}, {-0.5, 0.6}};
    static const int wires[] = {1, 2, 5, 12};
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int n = 0; n < 4; n++) {
            Run *run = run_of(n ? "h 0; t 0; h 1; cx 1 0" : "h 0; t 0", wires[n]);
            for (int i = 0; i < 4; i++)
                for (int c = 0; c < 4; c++) {
                    Look look = bench_look(bench, (Theme)theme, 1920, 1080);
                    DisplayModel model = model_of(run);
                    model.form = i == 0   ? DISPLAY_THUMB
                                 : i == 3 ? DISPLAY_LARGE
                                          : DISPLAY_NORMAL;
                    model.camera = cameras[c];
                    Scene *scene = shown(&look, &model, rects[i]);
                    marks_inside(scene, rects[i], 8 * look.metrics.stroke);
                    scene_destroy(scene);
                }
            run_destroy(run);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_stand_at_their_heights_and_longitudes),
        cmocka_unit_test(area_is_probability_and_the_first_phase_is_taken_off),
        cmocka_unit_test(a_touched_state_is_ringed_and_no_other),
        cmocka_unit_test(in_print_a_phase_is_lines_along_the_needle),
        cmocka_unit_test(what_cannot_be_drawn_is_said),
        cmocka_unit_test(it_says_itself_and_leaves_as_a_table),
        cmocka_unit_test(every_form_stays_inside_from_every_camera),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
