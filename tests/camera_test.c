#include "view/camera.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static const Camera cameras[] = {{0, 0},     {0.7, 0.2}, {-2.1, -0.9},
                                 {3.1, 0.4}, {1.2, 1.1}, {-0.4, -1.3}};
enum { CAMERAS = sizeof cameras / sizeof *cameras };

// The slow way: turn the ball about its z axis until the camera's azimuth lies along x,
// then tip it about the y axis; the eye then looks down x.
static void slow_project(Camera c, Vector v, double out[3]) {
    double a = 32 * M_PI / 180 + c.turn, e = 17 * M_PI / 180 + c.tilt;
    double turn[3][3] = {{cos(a), sin(a), 0}, {-sin(a), cos(a), 0}, {0, 0, 1}};
    double tip[3][3] = {{cos(e), 0, sin(e)}, {0, 1, 0}, {-sin(e), 0, cos(e)}};
    double from[3] = {v.x, v.y, v.z}, once[3] = {0}, twice[3] = {0};
    for (int r = 0; r < 3; r++)
        for (int k = 0; k < 3; k++)
            once[r] += turn[r][k] * from[k];
    for (int r = 0; r < 3; r++)
        for (int k = 0; k < 3; k++)
            twice[r] += tip[r][k] * once[k];
    out[0] = twice[1];
    out[1] = twice[2];
    out[2] = twice[0];
}

static void a_point_is_projected_as_by_two_turns_of_the_ball(void **state) {
    (void)state;
    for (int c = 0; c < CAMERAS; c++)
        for (int i = 0; i < 60; i++) {
            Vector v = vector_towards(i * M_PI / 60, i * 0.9);
            double x, y, depth, slow[3];
            camera_project(cameras[c], v, &x, &y, &depth);
            slow_project(cameras[c], v, slow);
            assert_float_equal(x, slow[0], 1e-12);
            assert_float_equal(y, slow[1], 1e-12);
            assert_float_equal(depth, slow[2], 1e-12);
        }
}

static void picking_undoes_projecting_from_every_camera_on_both_halves(void **state) {
    (void)state;
    for (int c = 0; c < CAMERAS; c++)
        for (int i = 1; i < 40; i++)
            for (int k = 0; k < 40; k++) {
                double theta = i * M_PI / 40, phi = k * 2 * M_PI / 40, x, y, depth, t, p;
                camera_project(cameras[c], vector_towards(theta, phi), &x, &y, &depth);
                if (fabs(depth) < 1e-3) continue; // on the rim both halves meet
                camera_pick(cameras[c], x, y, depth < 0, &t, &p);
                assert_float_equal(t, theta, 1e-9);
                assert_float_equal(remainder(p - phi, 2 * M_PI), 0, 1e-9);
                assert_true(p >= 0 && p < 2 * M_PI);
            }
}

static void a_hand_beyond_the_rim_stays_on_the_rim(void **state) {
    (void)state;
    double theta, phi, x, y, depth;
    camera_pick((Camera){0}, 3, 4, false, &theta, &phi);
    camera_project((Camera){0}, vector_towards(theta, phi), &x, &y, &depth);
    assert_float_equal(x, 0.6, 1e-9);
    assert_float_equal(y, 0.8, 1e-9);
    assert_float_equal(depth, 0, 1e-9);
}

static void what_is_in_front_goes_with_the_hand(void **state) {
    (void)state;
    for (int c = 0; c < CAMERAS; c++) {
        double theta, phi, x, y, depth;
        camera_pick(cameras[c], 0, 0, false, &theta, &phi); // the point nearest to the eye
        Camera right = camera_dragged(cameras[c], 0.1, 0);
        camera_project(right, vector_towards(theta, phi), &x, &y, &depth);
        assert_true(x > 0);
        assert_float_equal(x, 0.1 * sin(theta), 0.003);
        Camera up = camera_dragged(cameras[c], 0, 0.1);
        camera_project(up, vector_towards(theta, phi), &x, &y, &depth);
        assert_float_equal(y, sin(0.1), 1e-9);
    }
}

static void the_eye_stops_straight_above_and_below(void **state) {
    (void)state;
    for (int side = -1; side <= 1; side += 2) {
        Camera camera = camera_dragged((Camera){0.3, 0}, 0, -9 * side);
        Vector eye = camera_eye(camera);
        assert_float_equal(eye.z, side, 1e-12);
        Camera back = camera_dragged(camera, 0, 0.5 * side); // at once, not after 9 radii
        assert_float_equal(asin(fmin(1, fabs(camera_eye(back).z))), M_PI / 2 - 0.5, 1e-6);
    }
}

static void a_whole_turn_shows_the_same(void **state) {
    (void)state;
    assert_true(camera_same((Camera){1, 0.2}, (Camera){1 + 2 * M_PI, 0.2}));
    assert_true(camera_same((Camera){0, 5}, (Camera){0, 7})); // both from straight above
    assert_false(camera_same((Camera){0}, (Camera){0.01, 0}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_point_is_projected_as_by_two_turns_of_the_ball),
        cmocka_unit_test(picking_undoes_projecting_from_every_camera_on_both_halves),
        cmocka_unit_test(a_hand_beyond_the_rim_stays_on_the_rim),
        cmocka_unit_test(what_is_in_front_goes_with_the_hand),
        cmocka_unit_test(the_eye_stops_straight_above_and_below),
        cmocka_unit_test(a_whole_turn_shows_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
