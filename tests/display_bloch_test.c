#include "view/display.h"

#include "picture_bench.h"

static const Rect room = {40, 60, 612, 420};

static Scene *shown(const Look *look, const DisplayModel *model, Rect rect) {
    Scene *scene = scene_create(look);
    display_view_find("bloch")->add(scene, rect, model);
    return scene;
}

static DisplayModel model_of(Run *run) {
    return (DisplayModel){
        .run = run, .after = run_columns(run), .options = {.angles = true}};
}

static void the_tip_stands_where_the_run_s_vector_points(void **state) {
    const Bench *bench = *state;
    static const char *const states[] = {
        "ry(0.7) 0; p(0.4) 0", "ry(2.1) 0; p(1.3) 0", "h 0", "x 0", "h 0; s 0",
        "ry(2.5) 0; p(3.9) 0"};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        Run *run = run_of(states[i], 1);
        DisplayModel model = model_of(run);
        Scene *scene = shown(&bench->look, &model, room);
        Ball ball = display_ball(scene, room, &model);
        Bloch b = run_bloch(run, model.after, 0);
        double x = -0.530 * b.x + 0.848 * b.y;
        double y = -0.248 * b.x - 0.155 * b.y + 0.956 * b.z;
        bool behind = 0.811 * b.x + 0.507 * b.y + 0.292 * b.z < 0;
        Marks *marks = marks_of(scene);
        const Seen *tip = marks_find(marks, "disc", INK_FOX, behind ? INK_BALL : INK_FOX);
        assert_non_null(tip);
        Rect r = tip->mark.rect;
        assert_float_equal(r.x + r.w / 2, ball.x + ball.radius * x, 0.4);
        assert_float_equal(r.y + r.h / 2, ball.y - ball.radius * y, 0.4);
        free(marks);
        scene_destroy(scene);
        run_destroy(run);
    }
}

static void angles_are_read_in_degrees(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(pi/4) 0; p(5*pi/12) 0", 1);
    DisplayModel model = model_of(run);
    Scene *scene = shown(&bench->look, &model, room);
    Marks *marks = marks_of(scene);
    assert_non_null(marks_words(marks, "45°"));
    assert_non_null(marks_words(marks, "75°"));
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void an_arrow_at_the_pole_keeps_its_longitude(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(0) 0; p(2) 0", 1);
    DisplayModel model = model_of(run);
    model.phi = M_PI / 3;
    Scene *scene = shown(&bench->look, &model, room);
    Marks *marks = marks_of(scene);
    assert_non_null(marks_words(marks, "60°"));
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void an_entangled_qubit_has_a_short_arrow_and_its_length_in_words(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(pi/3) 0; cx 0 1", 2);
    DisplayModel model = model_of(run);
    Scene *scene = shown(&bench->look, &model, room);
    Ball ball = display_ball(scene, room, &model);
    Marks *marks = marks_of(scene);
    assert_non_null(marks_words(marks, "長さ 0.50"));
    assert_null(marks_find(marks, "disc", INK_FOX, INK_FOX)); // no round tip
    const Seen *shaft = marks_find(marks, "path", INK_FOX, INK_NONE);
    assert_non_null(shaft);
    assert_true(shaft->mark.rect.h < 0.5 * ball.radius);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void a_fully_mixed_qubit_is_a_dot(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; cx 0 1", 2);
    DisplayModel model = model_of(run);
    Scene *scene = shown(&bench->look, &model, room);
    Ball ball = display_ball(scene, room, &model);
    Marks *marks = marks_of(scene);
    assert_null(marks_find(marks, "path", INK_FOX, INK_NONE));
    const Seen *dot = marks_find(marks, "disc", INK_NONE, INK_FOX);
    assert_non_null(dot);
    assert_float_equal(dot->mark.rect.x + dot->mark.rect.w / 2, ball.x, 0.01);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void every_qubit_gets_a_labelled_ball(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0", 5);
    DisplayModel model = model_of(run);
    model.options.qubit = -1;
    Scene *scene = shown(&bench->look, &model, room);
    Marks *marks = marks_of(scene);
    for (int q = 0; q < 5; q++) {
        char label[8];
        snprintf(label, sizeof label, "q%d", q);
        assert_non_null(marks_words(marks, label));
    }
    assert_int_equal(marks_count(marks, "disc", INK_EDGE, INK_BALL), 5);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void an_arrow_is_a_spot_only_where_it_may_be_dragged(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0", 1);
    DisplayModel model = model_of(run);
    for (int drag = 0; drag < 2; drag++) {
        model.options.drag = drag;
        model.source = 7;
        Scene *scene = shown(&bench->look, &model, room);
        Ball ball = display_ball(scene, room, &model);
        const SpotArea *spot = scene_hit(scene, ball.x, ball.y);
        assert_int_equal(spots_of(scene, SPOT_ARROW), drag);
        if (drag) assert_int_equal(spot->spot.a, 7);
        scene_destroy(scene);
    }
    run_destroy(run);
}

static void moving_the_arrow_repaints_only_the_arrow_and_its_readings(void **state) {
    const Bench *bench = *state;
    Run *a = run_of("ry(0.7) 0", 1), *b = run_of("ry(0.8) 0", 1);
    DisplayModel from = model_of(a), to = model_of(b);
    from.options.angles = to.options.angles = false;
    Scene *before = shown(&bench->look, &from, room), *now = shown(&bench->look, &to, room);
    Ball ball = display_ball(now, room, &to);
    Rect rects[MOST_DAMAGE], reach = {ball.x - ball.radius - 12, ball.y - ball.radius - 12,
                                      2 * ball.radius + 24, 2 * ball.radius + 24};
    int count = scene_damage(before, now, rects, MOST_DAMAGE);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        assert_true(rects[i].x >= reach.x && rects[i].x + rects[i].w <= reach.x + reach.w);
        assert_true(rects[i].y >= reach.y && rects[i].y + rects[i].h <= reach.y + reach.h);
    }
    scene_destroy(before);
    scene_destroy(now);
    run_destroy(a);
    run_destroy(b);
}

static void nothing_is_drawn_outside_from_tiny_to_large_in_every_theme(void **state) {
    const Bench *bench = *state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look look = bench_look(bench, (Theme)theme, 1920, 1080);
        for (int qubits = 1; qubits <= 7; qubits += 3) {
            Run *run = run_of("h 0", qubits);
            for (int w = 20; w < 1500; w = w * 3 / 2) {
                DisplayModel model = model_of(run);
                model.options.qubit = qubits == 4 ? 0 : -1;
                model.options.drag = true;
                model.held = true;
                model.label = "q0";
                Scene *scene = scene_create(&look);
                double h = display_view_find("bloch")->height(scene, &model, w);
                Rect rects[] = {{30, 30, w, h}, {30, 30, w, w / 2.0}};
                for (int i = 0; i < 2; i++) {
                    Scene *each = shown(&look, &model, rects[i]);
                    marks_inside(each, rects[i], 8 * look.metrics.stroke);
                    scene_destroy(each);
                }
                scene_destroy(scene);
            }
            run_destroy(run);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tip_stands_where_the_run_s_vector_points),
        cmocka_unit_test(angles_are_read_in_degrees),
        cmocka_unit_test(an_arrow_at_the_pole_keeps_its_longitude),
        cmocka_unit_test(an_entangled_qubit_has_a_short_arrow_and_its_length_in_words),
        cmocka_unit_test(a_fully_mixed_qubit_is_a_dot),
        cmocka_unit_test(every_qubit_gets_a_labelled_ball),
        cmocka_unit_test(an_arrow_is_a_spot_only_where_it_may_be_dragged),
        cmocka_unit_test(moving_the_arrow_repaints_only_the_arrow_and_its_readings),
        cmocka_unit_test(nothing_is_drawn_outside_from_tiny_to_large_in_every_theme),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
