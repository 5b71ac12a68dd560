// Special functions judged by closed forms, finite sums and recurrences in long double.
#include "quantum/special_functions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static void assert_near(double found, double expected, double relative) {
    if (fabs(found - expected) > relative * fabs(expected))
        fail_msg("%.17g is not %.17g", found, expected);
}

static void gamma_functions_of_whole_numbers_are_sums_of_poisson(void **unused) {
    (void)unused;
    for (int a = 1; a < 60; a += 7)
        for (double x = 0.1; x < 150; x *= 1.7) {
            long double term = expl(-(long double)x), above = 0, below = 0;
            for (int k = 0; k < 600; k++) {
                *(k < a ? &above : &below) += term;
                term *= (long double)x / (k + 1);
            }
            assert_near(gamma_upper(a, x), (double)above, 2e-13);
            assert_near(gamma_lower(a, x), (double)below, 2e-13);
        }
}

static void gamma_functions_of_one_half_are_error_functions(void **unused) {
    (void)unused;
    for (double x = 1e-6; x < 600; x *= 1.9) {
        assert_near(gamma_upper(0.5, x), erfc(sqrt(x)), 1e-12);
        assert_near(gamma_lower(0.5, x), erf(sqrt(x)), 1e-12);
    }
    assert_true(gamma_lower(2, 0) == 0 && gamma_upper(2, 0) == 1);
    assert_true(gamma_lower(2, INFINITY) == 1 && gamma_upper(2, INFINITY) == 0);
}

static void gamma_functions_stay_exact_for_huge_arguments(void **unused) {
    (void)unused; // P(a, a) = 1/2 + 1/(3 √(2πa)) + O(a^(-3/2)), DLMF 8.11.12
    for (double a = 1e6; a <= 1e9; a *= 10) {
        assert_near(gamma_upper(a, a), 0.5 - 1 / (3 * sqrt(2 * M_PI * a)), 1e-8);
        assert_near(gamma_lower(a, a) + gamma_upper(a, a), 1, 1e-14);
    }
}

// Σ over k of C(n, k) x^k y^(n-k) from `from` to n, in long double.
static double binomial_sum(int n, int from, double x) {
    long double sum = 0, term = powl(1 - (long double)x, n);
    for (int k = 0; k <= n; k++) {
        if (k >= from) sum += term;
        term *= (long double)(n - k) / (k + 1) * (long double)x / (1 - (long double)x);
    }
    return (double)sum;
}

static void beta_functions_of_whole_numbers_are_binomial_sums(void **unused) {
    (void)unused;
    for (int n = 1; n <= 120; n += 17)
        for (int k = 1; k <= n; k += 3)
            for (double x = 0.02; x < 1; x += 0.07)
                assert_near(beta_lower(k, n - k + 1, x, 1 - x), binomial_sum(n, k, x),
                            1e-12);
}

static void beta_functions_have_their_closed_forms(void **unused) {
    (void)unused;
    for (double x = 0.001; x < 1; x += 0.037) {
        assert_near(beta_lower(0.5, 0.5, x, 1 - x), 2 / M_PI * asin(sqrt(x)), 1e-12);
        assert_near(beta_lower(3.7, 1, x, 1 - x), pow(x, 3.7), 1e-12);
        assert_near(beta_lower(1, 2.2, x, 1 - x), -expm1(2.2 * log1p(-x)), 1e-12);
        assert_near(beta_lower(12.5, 3.2, x, 1 - x) + beta_lower(3.2, 12.5, 1 - x, x), 1,
                    1e-13);
    }
    assert_true(beta_lower(2, 3, 0, 1) == 0 && beta_lower(2, 3, 1, 0) == 1);
    assert_near(beta_lower(5e8, 5e8, 0.5, 0.5), 0.5, 1e-10);
}

static void densities_are_products_of_fractions(void **unused) {
    (void)unused;
    for (int n = 1; n <= 300; n += 23)
        for (int k = 0; k <= n; k += 5)
            for (double x = 0.03; x < 1; x += 0.19) {
                long double product = powl(1 - (long double)x, n - k);
                for (int j = 1; j <= k; j++)
                    product *= (long double)(n - k + j) / j * (long double)x;
                assert_near(binomial_density(k, n, x, 1 - x), (double)product, 1e-12);
            }
    assert_true(binomial_density(0, 5, 0, 1) == 1 && binomial_density(1, 5, 0, 1) == 0);
    assert_true(binomial_density(5, 5, 1, 0) == 1 && binomial_density(1, 5, 1, 0) == 0);
}

static void a_density_of_a_milliard_trials_keeps_its_digits(void **unused) {
    (void)unused;
    const long double n = 1e9L, p = 0.3L;
    for (long double k = 2.999e8L; k < 3.0011e8L; k += 3.3e4L) {
        long double exponent = lgammal(n + 1) - lgammal(k + 1) - lgammal(n - k + 1) +
                               k * logl(p) + (n - k) * logl(1 - p);
        assert_near(binomial_density((double)k, 1e9, 0.3, 0.7), (double)expl(exponent),
                    1e-7); // 0.3 in double is off by 1e-17: times 1e9 trials
    }
}

static void the_inverse_gives_erfc_back(void **unused) {
    (void)unused;
    for (double y = 1e-300; y < 1; y *= 3.1)
        assert_near(erfc(erfc_inverse(y)), y, 1e-12);
    for (double z = -5; z < 5; z += 0.13)
        assert_true(fabs(erfc_inverse(erfc(z)) - z) <
                    1e-13 * exp(z < 0 ? z * z : 0) + 1e-13);
    assert_true(fabs(erfc_inverse(1)) < 1e-15);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gamma_functions_of_whole_numbers_are_sums_of_poisson),
        cmocka_unit_test(gamma_functions_of_one_half_are_error_functions),
        cmocka_unit_test(gamma_functions_stay_exact_for_huge_arguments),
        cmocka_unit_test(beta_functions_of_whole_numbers_are_binomial_sums),
        cmocka_unit_test(beta_functions_have_their_closed_forms),
        cmocka_unit_test(densities_are_products_of_fractions),
        cmocka_unit_test(a_density_of_a_milliard_trials_keeps_its_digits),
        cmocka_unit_test(the_inverse_gives_erfc_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
