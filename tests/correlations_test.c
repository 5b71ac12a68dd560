#include "quantum/correlations.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

typedef double complex Matrix4[16];

static void close_to(double is, double wanted, double within) {
    if (!(fabs(is - wanted) <= within)) fail_msg("%.15g is not %.15g", is, wanted);
}

// The slow way: σ_i ⊗ σ_j as a whole matrix, multiplied onto ρ, and the trace of that.
static double slow_mean(const double complex *rho, int i, int j) {
    static const double complex pauli[4][2][2] = {
        {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{0, -I}, {I, 0}}, {{1, 0}, {0, -1}}};
    double complex whole[4][4], trace = 0;
    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 4; c++)
            whole[r][c] = pauli[j][r / 2][c / 2] * pauli[i][r % 2][c % 2];
    for (int r = 0; r < 4; r++)
        for (int k = 0; k < 4; k++)
            trace += rho[r * 4 + k] * whole[k][r];
    return creal(trace);
}

static void pure(Matrix4 rho, double complex a, double complex b, double complex c,
                 double complex d) {
    double complex v[4] = {a, b, c, d};
    for (int r = 0; r < 4; r++)
        for (int k = 0; k < 4; k++)
            rho[r * 4 + k] = v[r] * conj(v[k]);
}

static void mix(Matrix4 rho, double share, const double complex *with) {
    for (int i = 0; i < 16; i++)
        rho[i] = (1 - share) * rho[i] + share * with[i];
}

static Correlations of(const double complex *rho) {
    Correlations c;
    assert_true(correlations_of(rho, &c, NULL));
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            double mean = slow_mean(rho, i + 1, j + 1);
            close_to(c.mean[i][j], mean, 1e-12);
            close_to(c.connected[i][j],
                     mean - slow_mean(rho, i + 1, 0) * slow_mean(rho, 0, j + 1), 1e-12);
        }
    close_to(c.a.x, slow_mean(rho, 1, 0), 1e-12);
    close_to(c.a.y, slow_mean(rho, 2, 0), 1e-12);
    close_to(c.a.z, slow_mean(rho, 3, 0), 1e-12);
    close_to(c.b.x, slow_mean(rho, 0, 1), 1e-12);
    close_to(c.b.y, slow_mean(rho, 0, 2), 1e-12);
    close_to(c.b.z, slow_mean(rho, 0, 3), 1e-12);
    return c;
}

static const double R = 0.70710678118654752440;

static void the_four_bell_states_have_their_known_signs(void **state) {
    (void)state;
    static const struct {
        double complex v[4];
        double xx, yy, zz;
    } bells[] = {{{R, 0, 0, R}, 1, -1, 1},
                 {{R, 0, 0, -R}, -1, 1, 1},
                 {{0, R, R, 0}, 1, 1, -1},
                 {{0, R, -R, 0}, -1, -1, -1}};
    for (int i = 0; i < 4; i++) {
        Matrix4 rho;
        pure(rho, bells[i].v[0], bells[i].v[1], bells[i].v[2], bells[i].v[3]);
        Correlations c = of(rho);
        close_to(c.mean[0][0], bells[i].xx, 1e-12);
        close_to(c.mean[1][1], bells[i].yy, 1e-12);
        close_to(c.mean[2][2], bells[i].zz, 1e-12);
        close_to(c.concurrence, 1, 1e-7);
        assert_int_equal(c.kind, PAIR_ENTANGLED);
        close_to(bloch_length(c.a), 0, 1e-12);
    }
}

static void a_partly_entangled_pair_has_twice_the_determinant(void **state) {
    (void)state;
    for (int i = 1; i < 12; i++) {
        double t = i * M_PI / 12;
        Matrix4 rho;
        pure(rho, cos(t / 2), 0, 0, sin(t / 2) * cexp(I * 0.3 * i));
        Correlations c = of(rho); // Wootters: 2 |ad - bc| of a pure state
        close_to(c.concurrence, sin(t), 1e-6);
        assert_int_equal(c.kind, PAIR_ENTANGLED);
        close_to(c.a.z, cos(t), 1e-12);
    }
}

static void a_product_is_told_from_correlation_though_its_means_are_not_zero(void **state) {
    (void)state;
    Matrix4 rho;
    double complex u[2] = {cos(0.4), sin(0.4) * cexp(I * 1.1)};
    double complex v[2] = {cos(1.1), sin(1.1) * cexp(-I * 0.5)};
    pure(rho, u[0] * v[0], u[1] * v[0], u[0] * v[1], u[1] * v[1]);
    Correlations c = of(rho);
    assert_int_equal(c.kind, PAIR_PRODUCT);
    assert_true(fabs(c.mean[2][2]) > 0.1);
    close_to(c.concurrence, 0, 1e-6);
}

static void shared_chance_is_correlation_without_entanglement(void **state) {
    (void)state;
    Matrix4 rho = {0};
    rho[0] = rho[15] = 0.5; // 00 or 11, each half the time
    Correlations c = of(rho);
    assert_int_equal(c.kind, PAIR_CORRELATED);
    close_to(c.mean[2][2], 1, 1e-12);
    close_to(c.mean[0][0], 0, 1e-12);
}

// Werner's state: of a Bell pair with a share p left, C = max(0, (3p - 1)/2).
static void a_fading_bell_pair_stops_being_entangled_at_a_third(void **state) {
    (void)state;
    for (int i = 0; i <= 20; i++) {
        double p = i / 20.0;
        Matrix4 rho, even = {0};
        pure(rho, 0, R, -R, 0);
        for (int k = 0; k < 4; k++)
            even[5 * k] = 0.25;
        mix(rho, 1 - p, even);
        Correlations c = of(rho);
        close_to(c.concurrence, fmax(0, (3 * p - 1) / 2), 1e-6);
        assert_int_equal(c.kind, p > 1 / 3.0 ? PAIR_ENTANGLED
                                 : p > 0     ? PAIR_CORRELATED
                                             : PAIR_PRODUCT);
        close_to(c.mean[1][1], -p, 1e-12);
    }
}

static void the_first_qubit_is_the_lowest_bit(void **state) {
    (void)state;
    Matrix4 rho;
    pure(rho, R, 0, I * R, 0); // the first in 0, the second in (0 + i1)/√2
    Correlations c = of(rho);
    close_to(c.a.z, 1, 1e-12);
    close_to(c.b.y, 1, 1e-12);
    close_to(c.mean[2][1], 1, 1e-12); // Z on the first, Y on the second
    close_to(c.mean[1][2], 0, 1e-12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_four_bell_states_have_their_known_signs),
        cmocka_unit_test(a_partly_entangled_pair_has_twice_the_determinant),
        cmocka_unit_test(a_product_is_told_from_correlation_though_its_means_are_not_zero),
        cmocka_unit_test(shared_chance_is_correlation_without_entanglement),
        cmocka_unit_test(a_fading_bell_pair_stops_being_entangled_at_a_third),
        cmocka_unit_test(the_first_qubit_is_the_lowest_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
