// Square matrices judged by sums written out.
#include "quantum/square.h"

#include "matrix_bench.h"

#include <limits.h>
#include <stdlib.h>

enum { SIZE = 3 };

static void products_and_adjoints_are_those_of_the_textbook(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    double complex a[SIZE * SIZE], b[SIZE * SIZE], out[SIZE * SIZE], slow[SIZE * SIZE];
    random_entries(&rng, SIZE * SIZE, a);
    random_entries(&rng, SIZE * SIZE, b);
    square_product(SIZE, a, b, out);
    multiply(SIZE, a, b, false, slow);
    assert_near(far_apart(SIZE * SIZE, out, slow), 0, 1e-15);
    square_adjoint(SIZE, a, out);
    assert_true(out[1] == conj(a[SIZE]) &&
                out[SIZE * SIZE - 1] == conj(a[SIZE * SIZE - 1]));
    assert_true(square_trace(SIZE, a) == a[0] + a[4] + a[8]);
    multiply(SIZE, b, a, true, slow); // Tr b a†
    double complex overlap = square_overlap(SIZE, a, b);
    assert_near(cabs(overlap - slow[0] - slow[4] - slow[8]), 0, 1e-15);
}

static void a_new_one_is_zero_and_too_large_a_one_is_refused(void **unused) {
    (void)unused;
    Error err;
    double complex *square = square_create(SIZE, &err);
    assert_true(square_trace(SIZE, square) == 0);
    free(square);
    assert_null(square_create(INT_MAX, &err));
    assert_string_equal(err.key, "matrix.unsolved");
    assert_string_equal(err.args, "2147483647");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(products_and_adjoints_are_those_of_the_textbook),
        cmocka_unit_test(a_new_one_is_zero_and_too_large_a_one_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
