// Likeness of unitaries judged by their definitions, and by the gates of the course.
#include "quantum/gates.h"
#include "quantum/likeness.h"

#include "matrix_bench.h"

enum { SIZE = 4, ENTRIES = SIZE * SIZE };

static Matrix2 power(Matrix2 u, int exponent) {
    Matrix2 product = gate_find("id")->matrix(NULL);
    while (exponent-- > 0)
        product = matrix2_product(product, u);
    return product;
}

static Matrix2 named(const char *gate) {
    static const double half_turn = M_PI;
    return gate_find(gate)->matrix(&half_turn);
}

static double strict(Matrix2 a, Matrix2 b) {
    return unitary_distance(2, &a.m[0][0], &b.m[0][0]);
}

static double to_phase(Matrix2 a, Matrix2 b) {
    return unitary_distance_to_phase(2, &a.m[0][0], &b.m[0][0]);
}

// The same under a control: 1 on the first half, u on the second.
static void controlled(Matrix2 u, double complex out[ENTRIES]) {
    for (int i = 0; i < ENTRIES; i++) {
        int row = i / SIZE, column = i % SIZE;
        out[i] = row < 2 ? row == column : 0;
        if (row >= 2 && column >= 2) out[i] = u.m[row - 2][column - 2];
    }
}

// Map row C03 E3: Z, S² and T⁴ are one; Rz(π) only up to a phase. A control tells.
static void rz_is_z_only_up_to_a_phase(void **unused) {
    (void)unused;
    Matrix2 same[4] = {named("z"), power(named("s"), 2), power(named("t"), 4), named("rz")};
    double complex with[2][ENTRIES];
    controlled(same[0], with[0]);
    for (int i = 0; i < 4; i++) {
        controlled(same[i], with[1]);
        assert_near(to_phase(same[0], same[i]), 0, 1e-15);
        assert_near(strict(same[0], same[i]), i < 3 ? 0 : M_SQRT2, 1e-15);
        assert_near(unitary_distance_to_phase(SIZE, with[0], with[1]) < 1e-12, i < 3, 0);
    }
    Likeness likeness = unitary_likeness(2, &same[0].m[0][0], &same[3].m[0][0]);
    assert_near(likeness.overlap, 1, 1e-15);
    assert_near(likeness.phase, -M_PI_2, 1e-15);
}

static void hzh_is_x(void **unused) {
    (void)unused; // map row C03 E1
    Matrix2 h = named("h");
    assert_near(strict(matrix2_product(matrix2_product(h, named("z")), h), named("x")), 0,
                1e-15);
    assert_near(to_phase(power(named("t"), 8), named("id")), 0, 1e-15);
    assert_near(to_phase(named("x"), named("z")), M_SQRT2, 1e-15);
}

static void distances_are_sums_over_columns(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    double complex u[ENTRIES], v[ENTRIES];
    random_unitary(&rng, SIZE, u);
    random_unitary(&rng, SIZE, v);
    double squares = 0, least = INFINITY;
    for (int i = 0; i < ENTRIES; i++)
        squares += pow(cabs(u[i] - v[i]), 2) / SIZE;
    assert_near(unitary_distance(SIZE, u, v), sqrt(squares), 1e-14);
    for (int step = 0; step < 100000; step++) {
        double complex turn = cexp(I * step * 2 * M_PI / 100000);
        double at = 0;
        for (int i = 0; i < ENTRIES; i++)
            at += pow(cabs(u[i] - turn * v[i]), 2) / SIZE;
        least = fmin(least, at);
    }
    assert_near(unitary_distance_to_phase(SIZE, u, v), sqrt(least), 1e-8);
}

// The mean over the six states of X, Y and Z, a 2-design, is that over all.
static void fidelity_is_a_mean_over_states(void **unused) {
    (void)unused;
    static const double complex six[6][2] = {{1, 0},
                                             {0, 1},
                                             {M_SQRT1_2, M_SQRT1_2},
                                             {M_SQRT1_2, -M_SQRT1_2},
                                             {M_SQRT1_2, I * M_SQRT1_2},
                                             {M_SQRT1_2, -I * M_SQRT1_2}};
    Rng rng = rng_seeded(2);
    double complex u[4], v[4];
    random_unitary(&rng, 2, u);
    random_unitary(&rng, 2, v);
    double mean = 0;
    for (int k = 0; k < 6; k++) {
        double complex images[2][2];
        for (int row = 0; row < 2; row++) {
            images[0][row] = u[2 * row] * six[k][0] + u[2 * row + 1] * six[k][1];
            images[1][row] = v[2 * row] * six[k][0] + v[2 * row + 1] * six[k][1];
        }
        mean += pow(cabs(inner(2, images[0], images[1])), 2) / 6;
    }
    assert_near(unitary_fidelity(2, u, v), mean, 1e-14);
    assert_near(unitary_fidelity(2, u, u), 1, 1e-14);
}

static void faults_say_how_far_from_unitary(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    double complex u[ENTRIES];
    random_unitary(&rng, SIZE, u);
    assert_near(unitary_fault(SIZE, u), 0, 1e-15);
    for (int i = 0; i < ENTRIES; i++)
        u[i] *= 1.1;
    assert_near(unitary_fault(SIZE, u), 0.21, 1e-14);
    assert_near(unitary_fault(2, (double complex[]){1, 1, 0, 1}), 1, 1e-15);
    u[3] = NAN;
    assert_true(isinf(unitary_fault(SIZE, u)));
}

static void the_nearest_unitary_is_nearer_than_any_other(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(4);
    double complex m[ENTRIES], near[ENTRIES], other[ENTRIES], u[ENTRIES];
    random_unitary(&rng, SIZE, u);
    random_entries(&rng, ENTRIES, m);
    for (int i = 0; i < ENTRIES; i++)
        m[i] = u[i] + 0.2 * m[i];
    assert_true(unitary_nearest(SIZE, m, near, NULL));
    assert_near(unitary_fault(SIZE, near), 0, 1e-14);
    double least = unitary_distance(SIZE, m, near);
    for (int trial = 0; trial < 200; trial++) { // small turns of it, and any other
        double complex turn[ENTRIES];
        random_entries(&rng, ENTRIES, turn);
        for (int i = 0; i < ENTRIES; i++)
            turn[i] = (trial % 2 ? 0.01 : 1) * turn[i] + (i % (SIZE + 1) == 0);
        assert_true(unitary_nearest(SIZE, turn, turn, NULL));
        multiply(SIZE, turn, near, false, other);
        assert_true(unitary_distance(SIZE, m, other) > least);
    }
    Error err = {0};
    m[0] = INFINITY;
    assert_false(unitary_nearest(SIZE, m, near, &err));
    assert_string_equal(err.key, "matrix.not_finite");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rz_is_z_only_up_to_a_phase),
        cmocka_unit_test(hzh_is_x),
        cmocka_unit_test(distances_are_sums_over_columns),
        cmocka_unit_test(fidelity_is_a_mean_over_states),
        cmocka_unit_test(faults_say_how_far_from_unitary),
        cmocka_unit_test(the_nearest_unitary_is_nearer_than_any_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
