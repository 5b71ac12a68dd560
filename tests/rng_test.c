#include "base/rng.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// The first numbers of the reference programs by Vigna: splitmix64 from 0, xoshiro256++
// from {1, 2, 3, 4}.
static void the_numbers_are_those_of_the_reference(void **state) {
    (void)state;
    static const uint64_t split[] = {0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4,
                                     0x06c45d188009454f, 0xf88bb8a8724c81ec};
    Rng seeded = rng_seeded(0);
    for (int i = 0; i < 4; i++)
        assert_true(seeded.s[i] == split[i]);
    static const uint64_t expected[] = {
        41943041,
        58720359,
        3588806011781223,
        3591011842654386,
        9228616714210784205u,
        9973669472204895162u,
        14011001112246962877u,
        12406186145184390807u,
        15849039046786891736u,
        10450023813501588000u,
    };
    Rng rng = {{1, 2, 3, 4}};
    for (int i = 0; i < 10; i++)
        assert_true(rng_bits(&rng) == expected[i]);
}

static void a_copy_branches_off(void **state) {
    (void)state;
    Rng one = rng_seeded(7), two = one;
    assert_true(rng_bits(&one) == rng_bits(&two));
    Rng other = rng_seeded(8);
    assert_true(rng_bits(&one) != rng_bits(&other));
}

static void units_are_even_between_zero_and_one(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    double sum = 0, squares = 0;
    enum { N = 100000 };
    for (int i = 0; i < N; i++) {
        double unit = rng_unit(&rng);
        assert_true(unit >= 0 && unit < 1);
        sum += unit;
        squares += unit * unit;
    }
    assert_true(fabs(sum / N - 0.5) < 5 / sqrt(12.0 * N)); // five standard deviations
    assert_true(fabs(squares / N - 1.0 / 3) < 5 * sqrt(4.0 / 45 / N));
}

static void numbers_below_n_are_even(void **state) {
    (void)state;
    Rng rng = rng_seeded(2);
    enum { N = 70000, SIDES = 7 };
    int counts[SIDES] = {0};
    for (int i = 0; i < N; i++) {
        uint64_t side = rng_below(&rng, SIDES);
        assert_true(side < SIDES);
        counts[side]++;
    }
    double chi = 0;
    for (int i = 0; i < SIDES; i++)
        chi += pow(counts[i] - N / (double)SIDES, 2) / (N / (double)SIDES);
    assert_true(chi < 27.9); // 6 degrees of freedom, one in ten thousand
}

static void the_ends_of_below_are_kept(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    for (int i = 0; i < 100; i++)
        assert_true(rng_below(&rng, 1) == 0);
    const uint64_t most =
        UINT64_MAX / 2 + 2; // nearly half of all draws are thrown away here
    for (int i = 0; i < 1000; i++)
        assert_true(rng_below(&rng, most) < most);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_numbers_are_those_of_the_reference),
        cmocka_unit_test(a_copy_branches_off),
        cmocka_unit_test(units_are_even_between_zero_and_one),
        cmocka_unit_test(numbers_below_n_are_even),
        cmocka_unit_test(the_ends_of_below_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
