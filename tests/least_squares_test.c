// Least squares judged by the normal equations, solved by Cramer's rule.
#include "quantum/least_squares.h"

#include "base/rng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static double determinant(double m[3][3]) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
           m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
           m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

static double cramer(double normal[3][3], const double *right, int column) {
    double changed[3][3];
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            changed[i][j] = j == column ? right[i] : normal[i][j];
    return determinant(changed) / determinant(normal);
}

static void solutions_and_covariances_are_those_of_the_normal_equations(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(51);
    LeastSquares system = {3};
    double normal[3][3] = {{0}}, right[3] = {0}, rows[20][3], rights[20];
    for (int e = 0; e < 20; e++) {
        for (int j = 0; j < 3; j++)
            rows[e][j] = rng_unit(&rng) - 0.5;
        rights[e] = rng_unit(&rng);
        least_squares_add(&system, rows[e], rights[e]);
        for (int i = 0; i < 3; i++) {
            right[i] += rows[e][i] * rights[e];
            for (int j = 0; j < 3; j++)
                normal[i][j] += rows[e][i] * rows[e][j];
        }
    }
    double x[3], covariance[MAX_UNKNOWNS][MAX_UNKNOWNS], left = 0;
    assert_true(least_squares_solve(&system, x));
    assert_true(least_squares_covariance(&system, covariance));
    for (int k = 0; k < 3; k++) {
        double unit[3] = {k == 0, k == 1, k == 2};
        assert_true(fabs(x[k] - cramer(normal, right, k)) < 1e-12);
        assert_true(fabs(least_squares_length(&system, k) - sqrt(normal[k][k])) < 1e-12);
        for (int i = 0; i < 3; i++)
            assert_true(fabs(covariance[i][k] - cramer(normal, unit, i)) < 1e-12);
    }
    for (int e = 0; e < 20; e++)
        left +=
            pow(rights[e] - rows[e][0] * x[0] - rows[e][1] * x[1] - rows[e][2] * x[2], 2);
    assert_true(fabs(system.rest - left) < 1e-12);
}

static void columns_that_say_the_same_determine_nothing(void **unused) {
    (void)unused;
    LeastSquares system = {2};
    double x[2], covariance[MAX_UNKNOWNS][MAX_UNKNOWNS];
    assert_false(least_squares_solve(&system, x));
    for (int i = 1; i < 9; i++)
        least_squares_add(&system, (double[]){i / 3.0, i / 7.0}, 1);
    assert_false(least_squares_solve(&system, x));
    assert_false(least_squares_covariance(&system, covariance));
    least_squares_add(&system, (double[]){1, 0}, 1);
    assert_true(least_squares_solve(&system, x));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(solutions_and_covariances_are_those_of_the_normal_equations),
        cmocka_unit_test(columns_that_say_the_same_determine_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
