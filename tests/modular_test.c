// Modular arithmetic judged value by value, and Shor's order finding run on whole states
// with a plain Fourier transform.
#include "quantum/modular.h"

#include "quantum/number_theory.h"
#include "quantum/state.h"
#include "sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 12 };

static void assert_permutation(const uint32_t *to, uint32_t size) {
    static uint32_t back[ROOM];
    memset(back, 0xff, sizeof back);
    permutation_inverse(to, size, back);
    for (uint32_t value = 0; value < size; value++)
        assert_true(to[value] < size && back[to[value]] == value);
}

static void products_and_sums_are_reversible_and_leave_large_values(void **unused) {
    (void)unused;
    uint32_t to[ROOM];
    for (uint32_t n = 2; n <= 32; n++)
        for (uint32_t a = 0; a < 40; a++) {
            assert_true(modular_add(a, n, 5, to, NULL));
            assert_permutation(to, 32);
            for (uint32_t y = 0; y < 32; y++)
                assert_int_equal(to[y], y < n ? (y + a) % n : y);
            bool coprime = common_divisor(a, n) == 1;
            assert_int_equal(modular_multiply(a, n, 5, to, NULL), coprime);
            if (!coprime) continue;
            assert_permutation(to, 32);
            for (uint32_t y = 0; y < 32; y++)
                assert_int_equal(to[y], y < n ? a * y % n : y);
        }
}

static void powers_multiply_once_for_each_of_the_exponent(void **unused) {
    (void)unused;
    uint32_t to[ROOM];
    assert_true(modular_exponentiate(2, 21, 4, 5, to, NULL));
    assert_permutation(to, 1 << 9);
    for (uint32_t e = 0; e < 16; e++)
        for (uint32_t y = 0; y < 32; y++) {
            uint32_t power = y;
            for (uint32_t k = 0; k < e && y < 21; k++)
                power = 2 * power % 21;
            assert_int_equal(to[y << 4 | e], power << 4 | e);
        }
}

// The bars of order finding: all exponents at once, a^e into the other register, and an
// inverse Fourier transform of the exponents.
static void order_finding(uint32_t a, uint32_t n, int t, int bits, double *bars) {
    static uint32_t to[ROOM];
    assert_true(modular_exponentiate(a, n, t, bits, to, NULL));
    uint32_t readings = 1u << t, values = 1u << bits;
    State *state = state_create(t + bits);
    StateParts parts = state_parts(state);
    parts.re[0] = 0;
    for (uint32_t e = 0; e < readings; e++)
        parts.re[to[1u << t | e]] = 1 / sqrt(readings);
    for (uint32_t k = 0; k < readings; k++) {
        bars[k] = 0;
        for (uint32_t y = 0; y < values; y++) {
            double complex sum = 0;
            for (uint32_t e = 0; e < readings; e++)
                sum += cexp(-2 * M_PI * I * (k * e % readings) / readings) *
                       state_amplitude(state, y << t | e);
            bars[k] += creal(sum * conj(sum)) / readings;
        }
    }
    state_destroy(state);
}

static void bars_of_fifteen_stand_at_quarters(void **unused) {
    (void)unused; // map row C14, E2: a = 7, t = 4
    double bars[16];
    order_finding(7, 15, 4, 4, bars);
    for (uint32_t k = 0; k < 16; k++) {
        assert_true(fabs(bars[k] - (k % 4 ? 0 : 0.25)) < 1e-12);
        uint32_t order = k % 4 ? 0 : order_from_reading(k, 4, 7, 15);
        if (k % 4 == 0 && k > 0) assert_int_equal(order, 4);
    }
    uint32_t factor = factor_from_order(7, 4, 15);
    assert_int_equal(factor, 3);
    assert_int_equal(15 / factor, 5);
}

static void bars_of_twenty_one_lead_to_three_and_seven(void **unused) {
    (void)unused; // map row C14, E5: a = 2, t = 5
    double bars[32], found = 0;
    order_finding(2, 21, 5, 5, bars);
    assert_true(fabs(bars[0] - 0.168) < 5e-4 && fabs(bars[16] - 0.168) < 5e-4);
    static const uint32_t peaks[] = {5, 11, 21, 27};
    for (int i = 0; i < 4; i++)
        assert_true(fabs(bars[peaks[i]] - 0.1148) < 5e-5);
    for (uint32_t k = 0; k < 32; k++) {
        uint32_t order = order_from_reading(k, 5, 2, 21);
        if (!order) continue;
        found += bars[k];
        assert_int_equal(order, 6);
        assert_int_equal(factor_from_order(2, order, 21), 7);
    }
    assert_true(found > 0.6); // peaks but 0, and their neighbours
}

static void what_cannot_be_undone_or_does_not_fit_is_refused(void **unused) {
    (void)unused;
    uint32_t to[ROOM];
    Error err;
    assert_false(modular_multiply(36, 15, 4, to, &err));
    assert_sentence(&err, "modular.factor",
                    "36 and 15 share the factor 3, so this cannot be undone. Choose a "
                    "number that shares none.");
    assert_false(modular_add(1, 17, 4, to, &err));
    assert_sentence(&err, "modular.size",
                    "With 4 qubits the modulus can be 2 to 16, not 17. Use a smaller one, "
                    "or more qubits.");
    assert_false(modular_exponentiate(3, 15, 4, 4, to, &err));
    assert_string_equal(err.key, "modular.factor");
    assert_false(modular_multiply(3, 1, 4, to, &err));
    assert_string_equal(err.key, "modular.size");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(products_and_sums_are_reversible_and_leave_large_values),
        cmocka_unit_test(powers_multiply_once_for_each_of_the_exponent),
        cmocka_unit_test(bars_of_fifteen_stand_at_quarters),
        cmocka_unit_test(bars_of_twenty_one_lead_to_three_and_seven),
        cmocka_unit_test(what_cannot_be_undone_or_does_not_fit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
