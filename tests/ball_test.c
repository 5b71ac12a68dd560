#include "view/ball.h"

#include "picture_bench.h"

// The figures of the look book's recipe, not the engine's.
static void slow_project(double x, double y, double z, double *px, double *py,
                         double *depth) {
    *px = -0.530 * x + 0.848 * y;
    *py = -0.248 * x - 0.155 * y + 0.956 * z;
    *depth = 0.811 * x + 0.507 * y + 0.292 * z;
}

static void the_projection_is_the_look_book_s(void **state) {
    (void)state;
    for (int i = 0; i < 200; i++) {
        double theta = i * M_PI / 200, phi = i * 0.7, x, y, d, sx, sy, sd;
        double b[] = {sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta)};
        ball_project(b[0], b[1], b[2], &x, &y, &d);
        slow_project(b[0], b[1], b[2], &sx, &sy, &sd);
        assert_float_equal(x, sx, 1e-3);
        assert_float_equal(y, sy, 1e-3);
        assert_float_equal(d, sd, 1e-3);
    }
}

static Marks *ball_marks(const Bench *bench, double radius) {
    Scene *scene = scene_create(&bench->look);
    ball_add(scene, (Ball){300, 300, radius});
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    return marks;
}

static void labels_and_snaps_go_as_the_ball_gets_smaller(void **state) {
    static const struct {
        double radius;
        int labels, rings;
    } rows[] = {{172, 6, 7}, {96, 6, 7}, {95, 2, 1}, {48, 2, 1}, {47, 0, 1}, {10, 0, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Marks *marks = ball_marks(*state, rows[i].radius);
        int labels = 0, rings = 0;
        for (int m = 0; m < marks->count; m++) {
            labels += strcmp(marks->at[m].mark.verb, "formula") == 0;
            rings += strcmp(marks->at[m].mark.verb, "disc") == 0;
        }
        assert_int_equal(labels, rows[i].labels);
        assert_int_equal(rings, rows[i].rings);
        free(marks);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_projection_is_the_look_book_s),
        cmocka_unit_test(labels_and_snaps_go_as_the_ball_gets_smaller),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
