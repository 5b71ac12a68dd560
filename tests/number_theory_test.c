// Number theory judged by trying everything.
#include "quantum/number_theory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static uint32_t slow_divisor(uint32_t a, uint32_t b) {
    uint32_t found = a ? a : b;
    for (uint32_t d = 1; d <= a && d <= b; d++)
        if (a % d == 0 && b % d == 0) found = d;
    return b ? (a ? found : b) : a;
}

static void divisors_inverses_and_orders_are_those_of_trial(void **unused) {
    (void)unused;
    for (uint32_t n = 1; n < 130; n++)
        for (uint32_t a = 0; a < 130; a++) {
            assert_int_equal(common_divisor(a, n), slow_divisor(a, n));
            uint32_t inverse = 0, order = 0, power = 1 % n;
            for (uint32_t x = 0; x < n && n > 1; x++)
                if (a * x % n == 1) inverse = x;
            for (uint32_t r = 1; r <= n && !order; r++) {
                power = power * a % n;
                assert_int_equal(power_modulo(a, r, n), power);
                if (power == 1 % n) order = r;
            }
            assert_int_equal(inverse_modulo(a, n), inverse);
            assert_int_equal(order_modulo(a, n), order);
        }
    assert_int_equal(common_divisor(0, 0), 0);
}

static void the_greatest_moduli_do_not_overflow(void **unused) {
    (void)unused;
    const uint32_t prime = 4294967291u; // 2^32 - 5
    assert_true(is_prime(prime));
    assert_int_equal(power_modulo(prime - 1, 3, prime), prime - 1);
    assert_int_equal((uint64_t)inverse_modulo(3000000000u, prime) * 3000000000u % prime, 1);
    uint32_t order = order_modulo(2, prime);
    assert_int_equal(power_modulo(2, order, prime), 1);
    assert_int_equal((prime - 1) % order, 0);
}

static void primes_are_those_of_the_sieve(void **unused) {
    (void)unused;
    enum { END = 20000 };
    static char composite[END];
    for (uint32_t n = 2; n < END; n++) {
        assert_int_equal(is_prime(n), !composite[n]);
        for (uint32_t m = 2 * n; m < END && !composite[n]; m += n)
            composite[m] = 1;
    }
    assert_false(is_prime(0) || is_prime(1) || is_prime(4294967295u));
    assert_false(is_prime(4294049777u)); // 65521 · 65537
    assert_true(is_prime(2147483647u));
}

static void prime_factors_are_each_named_once(void **unused) {
    (void)unused;
    uint32_t primes[MAX_PRIME_FACTORS];
    assert_int_equal(prime_factors(1, primes), 0);
    assert_int_equal(prime_factors(360, primes), 3);
    assert_true(primes[0] == 2 && primes[1] == 3 && primes[2] == 5);
    assert_int_equal(prime_factors(223092870, primes), 9);
    assert_int_equal(primes[8], 23);
}

// The best approximations: no fraction with a smaller denominator comes nearer.
static void convergents_are_the_nearest_fractions(void **unused) {
    (void)unused;
    Convergent found[MAX_CONVERGENTS];
    for (uint64_t below = 1; below < 70; below++)
        for (uint64_t above = 0; above < 2 * below; above++) {
            int count = convergents(above, below, found);
            double x = (double)above / (double)below;
            assert_int_equal(found[count - 1].above * below,
                             found[count - 1].below * above);
            for (int i = 1; i < count; i++) {
                double off = fabs(x - (double)found[i].above / (double)found[i].below);
                for (uint64_t q = 1; q < found[i].below; q++)
                    assert_true(fabs(x - round(x * (double)q) / (double)q) > off - 1e-15);
            }
        }
}

static void the_longest_continued_fraction_fits(void **unused) {
    (void)unused; // Fibonacci numbers: every digit is 1
    uint64_t a = 1, b = 1;
    while (b <= UINT64_MAX - a) {
        uint64_t sum = a + b;
        a = b;
        b = sum;
    }
    Convergent found[MAX_CONVERGENTS];
    int count = convergents(a, b, found);
    assert_in_range(count, 80, MAX_CONVERGENTS);
    assert_true(found[count - 1].above == a && found[count - 1].below == b);
}

static void the_wheel_of_seven_modulo_fifteen_turns_in_four(void **unused) {
    (void)unused; // map row C14, E1 and E3
    assert_int_equal(order_modulo(7, 15), 4);
    assert_int_equal(common_divisor(7 * 7 - 1, 15), 3);
    assert_int_equal(common_divisor(7 * 7 + 1, 15), 5);
}

static void useful_numbers_for_fifteen_are_all_but_fourteen(void **unused) {
    (void)unused; // map row C14, E4
    static const uint32_t useful[] = {2, 4, 7, 8, 11, 13};
    int count = 0;
    for (uint32_t a = 2; a < 15; a++) {
        if (common_divisor(a, 15) != 1) continue;
        uint32_t factor = factor_from_order(a, order_modulo(a, 15), 15);
        if (a == 14) assert_int_equal(factor, 0);
        if (factor) assert_int_equal(a, useful[count++]);
        if (factor) assert_true(factor == 3 || factor == 5);
    }
    assert_int_equal(count, 6);
    assert_int_equal(factor_from_order(7, 0, 15), 0);
    assert_int_equal(factor_from_order(4, 3, 21), 0); // an odd order
}

static void readings_lead_to_orders_and_factors(void **unused) {
    (void)unused; // map row C14: the peaks of N = 15, a = 7, t = 4 and N = 21, a = 2, t = 5
    assert_int_equal(order_from_reading(0, 4, 7, 15), 0);
    for (uint64_t reading = 4; reading <= 12; reading += 4)
        assert_int_equal(order_from_reading(reading, 4, 7, 15), 4);
    static const uint64_t peaks[] = {5, 11, 16, 21, 27};
    for (int i = 0; i < 5; i++) {
        uint32_t order = order_from_reading(peaks[i], 5, 2, 21);
        assert_int_equal(order, 6);
        assert_int_equal(factor_from_order(2, order, 21), 7);
    }
    assert_int_equal(21 / factor_from_order(2, 6, 21), 3);
    assert_int_equal(order_from_reading(6, 5, 2, 21), 0); // off the peaks: measure again
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divisors_inverses_and_orders_are_those_of_trial),
        cmocka_unit_test(the_greatest_moduli_do_not_overflow),
        cmocka_unit_test(primes_are_those_of_the_sieve),
        cmocka_unit_test(prime_factors_are_each_named_once),
        cmocka_unit_test(convergents_are_the_nearest_fractions),
        cmocka_unit_test(the_longest_continued_fraction_fits),
        cmocka_unit_test(the_wheel_of_seven_modulo_fifteen_turns_in_four),
        cmocka_unit_test(useful_numbers_for_fifteen_are_all_but_fourteen),
        cmocka_unit_test(readings_lead_to_orders_and_factors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
