// Angles judged by multiplying the rotations together again.
#include "quantum/euler.h"

#include "matrix_bench.h"

static Matrix2 named(const char *gate) {
    return gate_find(gate)->matrix(NULL);
}

static double apart(Matrix2 a, Matrix2 b) {
    return far_apart(4, &a.m[0][0], &b.m[0][0]);
}

static bool in_range(Euler e, EulerAxes axes) {
    double middle = axes == EULER_XYX ? -e.middle : e.middle;
    return middle >= 0 && middle <= M_PI + 1e-15 && fabs(e.first) <= M_PI &&
           fabs(e.last) <= M_PI && fabs(e.phase) <= M_PI;
}

static void check(Matrix2 u) {
    for (EulerAxes axes = EULER_ZYZ; axes < EULER_COUNT; axes++) {
        Euler e = euler_of(u, axes);
        assert_near(apart(euler_matrix(e, axes), u), 0, 1e-13);
        assert_true(in_range(e, axes));
    }
}

static void random_unitaries_are_built_again(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int trial = 0; trial < 1000; trial++) {
        Matrix2 u;
        random_unitary(&rng, 2, &u.m[0][0]);
        check(u);
    }
}

static void every_gate_of_the_table_is_built_again(void **unused) {
    (void)unused;
    static const double angles[3] = {M_PI, -M_PI_2, 2 * M_PI};
    int seen = 0;
    for (int i = 0; i < gate_count(); i++) {
        const Gate *gate = gate_row(i);
        if (gate->kind != GATE_MATRIX) continue;
        check(gate->matrix(angles));
        seen++;
    }
    assert_true(seen >= 15);
}

static void nearly_degenerate_ones_are_built_again(void **unused) {
    (void)unused;
    for (int power = 1; power <= 18; power++)
        for (int flip = 0; flip < 2; flip++) {
            Matrix2 u = euler_matrix((Euler){0.4, 1.1, pow(10, -power), -2.3}, EULER_ZYZ);
            check(flip ? matrix2_product(named("x"), u) : u);
        }
}

static void angles_are_those_put_in(void **unused) {
    (void)unused;
    static const Euler in[3] = {
        {0.3, -2.5, 1.2, 3.0}, {-3.0, 0.1, 2.9, -0.2}, {1.5, 3.1, -0.4, -3.1}};
    for (EulerAxes axes = EULER_ZYZ; axes < EULER_COUNT; axes++) {
        Euler out = euler_of(euler_matrix(in[axes], axes), axes);
        assert_near(out.phase, in[axes].phase, 1e-14);
        assert_near(out.first, in[axes].first, 1e-14);
        assert_near(out.middle, in[axes].middle, 1e-14);
        assert_near(out.last, in[axes].last, 1e-14);
    }
}

// Map row C03 E2: H = e^{iπ/2} Rz(0) Ry(π/2) Rz(π), that is Ry(π/2)Z up to the phase.
static void hadamard_is_a_quarter_about_y_behind_z(void **unused) {
    (void)unused;
    Euler h = euler_of(named("h"), EULER_ZYZ);
    assert_near(h.first, 0, 1e-15);
    assert_near(h.middle, M_PI_2, 1e-15);
    assert_near(h.last, M_PI, 1e-15);
    assert_near(h.phase, M_PI_2, 1e-15);
    Euler z = euler_of(named("z"), EULER_ZYZ);
    assert_near(z.first, M_PI, 1e-15);
    assert_near(z.middle, 0, 1e-15);
    assert_near(z.last, 0, 1e-15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_unitaries_are_built_again),
        cmocka_unit_test(every_gate_of_the_table_is_built_again),
        cmocka_unit_test(nearly_degenerate_ones_are_built_again),
        cmocka_unit_test(angles_are_those_put_in),
        cmocka_unit_test(hadamard_is_a_quarter_about_y_behind_z),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
