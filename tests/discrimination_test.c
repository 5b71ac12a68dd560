// Discrimination judged by trying measurements, and by the numbers of the course.
#include "quantum/discrimination.h"
#include "quantum/gates.h"

#include "matrix_bench.h"

static double trace_of(int size, const double complex *a, const double complex *b) {
    double complex sum = 0;
    for (int i = 0; i < size * size; i++)
        sum += a[i] * b[i % size * size + i / size];
    return creal(sum);
}

static double success_by(int size, const double complex *projector, const double complex *a,
                         double prior, const double complex *b) {
    double wrong = trace_of(size, projector, b), right = trace_of(size, projector, a);
    return prior * right + (1 - prior) * (1 - wrong);
}

// Map row C09 E1 (oracle helstrom): cos²(π/8) = 0.8535534.
static void zero_and_plus_are_told_apart_as_in_the_course(void **unused) {
    (void)unused;
    double complex zero[4] = {1}, plus[4] = {0.5, 0.5, 0.5, 0.5}, projector[4];
    double success;
    assert_true(helstrom(2, zero, 0.5, plus, &success, projector, NULL));
    assert_near(success, 0.8535533905932737, 1e-15);
    assert_near(success_by(2, projector, zero, 0.5, plus), success, 1e-15);
    double complex axis = -I * (projector[1] - projector[2]); // no Y: between -X and Z
    assert_near(cabs(axis), 0, 1e-15);
    assert_near(creal(projector[0] - projector[3]), M_SQRT1_2, 1e-15);
    assert_near(creal(projector[1] + projector[2]), -M_SQRT1_2, 1e-15);
}

static void no_other_measurement_does_better(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    double complex a[16], b[16], projector[16], vector[4], other[16];
    for (int trial = 0; trial < 20; trial++) {
        double prior = rng_unit(&rng), best;
        random_mixture(&rng, 4, 3, a);
        random_mixture(&rng, 4, 1 + trial % 4, b);
        assert_true(helstrom(4, a, prior, b, &best, projector, NULL));
        assert_near(success_by(4, projector, a, prior, b), best, 1e-13);
        assert_true(best >= fmax(prior, 1 - prior) - 1e-14);
        for (int k = 0; k < 50; k++) {
            random_vector(&rng, 4, vector);
            pure(4, vector, other);
            assert_true(success_by(4, other, a, prior, b) <= best + 1e-13);
        }
    }
}

// Map row C09 E5 (oracle BPSK): two coherent states of |α|² = 0.2 overlap by e^{-2|α|²}.
static void coherent_states_reach_the_bound_of_the_course(void **unused) {
    (void)unused;
    double overlap = exp(-0.4), success;
    double complex a[4] = {1}, b[4];
    pure(2, (double complex[]){overlap, sqrt(1 - overlap * overlap)}, b);
    assert_true(helstrom(2, a, 0.5, b, &success, NULL, NULL));
    assert_near(1 - success, 0.12896393844978543, 1e-14);
}

// Three answers for the states (cos t, ±sin t): each is excluded by what lies across the
// other. The best weights that leave the third answer possible are found by search.
static double searched(double overlap, double prior) {
    double best = 0;
    for (int step = 0; step <= 100000; step++) {
        // Chances p, q of naming each: possible while (1-p)(1-q) ≥ overlap² (Jaeger and
        // Shimony's condition that "don't know" is no negative operator).
        double p = (1 - overlap * overlap) * step / 100000;
        double q = 1 - overlap * overlap / (1 - p);
        best = fmax(best, prior * p + (1 - prior) * q);
    }
    return best;
}

// Map row C09 E2: 1 - 1/√2 = 0.2928932.
static void never_wrong_is_right_less_often(void **unused) {
    (void)unused;
    assert_near(unambiguous_success(M_SQRT1_2, 0.5), 0.29289321881345254, 1e-15);
    assert_near(unambiguous_success(0, 0.3), 1, 0);
    for (int k = 1; k <= 10; k++)
        for (int p = 0; p <= 10; p++) {
            double overlap = k / 10.0, prior = p / 10.0;
            assert_near(unambiguous_success(overlap, prior), searched(overlap, prior),
                        1e-8);
        }
}

// Map row N09 E6: Z or S, one use 0.8535534.
static void z_and_s_are_told_apart_by_one_use_as_in_the_course(void **unused) {
    (void)unused;
    Matrix2 z = gate_find("z")->matrix(NULL), s = gate_find("s")->matrix(NULL);
    double success;
    assert_true(unitary_discrimination(2, &z.m[0][0], &s.m[0][0], &success, NULL));
    assert_near(success, 0.8535533905932737, 1e-14);
}

// The input is what is chosen: the best of many random inputs comes near, none is better.
static void no_input_does_better(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    for (int trial = 0; trial < 10; trial++) {
        double complex u[4], v[4], input[2], a[2], b[2];
        double bound, best = 0.5;
        random_unitary(&rng, 2, u);
        random_unitary(&rng, 2, v);
        assert_true(unitary_discrimination(2, u, v, &bound, NULL));
        for (int k = 0; k < 20000; k++) {
            random_vector(&rng, 2, input);
            for (int row = 0; row < 2; row++) {
                a[row] = u[2 * row] * input[0] + u[2 * row + 1] * input[1];
                b[row] = v[2 * row] * input[0] + v[2 * row + 1] * input[1];
            }
            double overlap = cabs(inner(2, a, b));
            best = fmax(best, (1 + sqrt(fmax(0, 1 - overlap * overlap))) / 2);
        }
        assert_true(best <= bound + 1e-12);
        assert_near(best, bound, 1e-3);
    }
}

static void gates_at_right_angles_are_told_apart_for_sure(void **unused) {
    (void)unused;
    Matrix2 x = gate_find("x")->matrix(NULL), z = gate_find("z")->matrix(NULL);
    double success;
    assert_true(unitary_discrimination(2, &x.m[0][0], &z.m[0][0], &success, NULL));
    assert_near(success, 1, 1e-14);
    assert_true(unitary_discrimination(2, &x.m[0][0], &x.m[0][0], &success, NULL));
    assert_near(success, 0.5, 1e-14);
    double complex third[9] = {[0] = 1, [4] = cexp(2 * I * M_PI / 3), [8] = 0};
    double complex one[9] = {[0] = 1, [4] = 1, [8] = 1};
    third[8] = conj(third[4]);
    assert_true(unitary_discrimination(3, one, third, &success, NULL));
    assert_near(success, 1, 1e-14);
}

static void what_is_not_finite_is_refused(void **unused) {
    (void)unused;
    double complex bad[4] = {NAN, 0, 0, 1}, one[4] = {1, 0, 0, 1};
    double success;
    Error errors[2] = {0};
    assert_false(helstrom(2, bad, 0.5, one, &success, NULL, &errors[0]));
    assert_false(unitary_discrimination(2, one, bad, &success, &errors[1]));
    assert_string_equal(errors[0].key, "matrix.not_finite");
    assert_string_equal(errors[1].key, "matrix.not_finite");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zero_and_plus_are_told_apart_as_in_the_course),
        cmocka_unit_test(no_other_measurement_does_better),
        cmocka_unit_test(coherent_states_reach_the_bound_of_the_course),
        cmocka_unit_test(never_wrong_is_right_less_often),
        cmocka_unit_test(z_and_s_are_told_apart_by_one_use_as_in_the_course),
        cmocka_unit_test(no_input_does_better),
        cmocka_unit_test(gates_at_right_angles_are_told_apart_for_sure),
        cmocka_unit_test(what_is_not_finite_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
