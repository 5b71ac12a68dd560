// The likeliest basis states against a list that is sorted whole.
#include "base/rng.h"
#include "quantum/likeliest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>

enum { SIZE = 300 };

// Whether `i` is among the first `most` when sorted by falling probability, then by index.
static bool slowly_chosen(const double *p, int i, int most) {
    int before = 0;
    for (int k = 0; k < SIZE; k++)
        before += p[k] > p[i] || (p[k] == p[i] && k < i);
    return p[i] > 1e-12 && before < most;
}

static void the_likeliest_are_found_in_order(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    for (int round = 0; round < 60; round++) {
        double re[SIZE], im[SIZE], p[SIZE], sum = 0;
        int most = 1 + (int)rng_below(&rng, 40), there = 0;
        for (int i = 0; i < SIZE; i++) {
            re[i] = (double)rng_below(&rng, round % 2 ? 4 : 1000);
            im[i] = (double)rng_below(&rng, 3);
            p[i] = re[i] * re[i] + im[i] * im[i];
            there += p[i] > 0;
        }
        uint32_t index[40];
        Likeliest found = likeliest(re, im, SIZE, most, index);
        assert_int_equal(found.all, there);
        int at = 0;
        for (int i = 0; i < SIZE; i++)
            if (slowly_chosen(p, i, most)) {
                assert_int_equal(index[at++], i);
                sum += p[i];
            }
        assert_int_equal(found.count, at);
        assert_float_equal(found.probability, sum, 1e-6);
        uint32_t plain[40];
        Likeliest same = likeliest(p, NULL, SIZE, most, plain);
        assert_int_equal(same.count, found.count);
        assert_memory_equal(plain, index, (size_t)at * sizeof *index);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_likeliest_are_found_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
