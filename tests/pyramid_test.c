// Tiles of a state's grid against sums over its amplitudes, one by one.
#include "base/rng.h"
#include "quantum/pyramid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

static double complex *random_amplitudes(int qubits, Rng *rng) {
    size_t size = state_size(qubits);
    double complex *a = calloc(size, sizeof *a);
    double norm = 0;
    for (size_t i = 0; i < size; i++) {
        if (rng_unit(rng) < 0.3) continue;
        a[i] = (rng_unit(rng) - 0.5) + (rng_unit(rng) - 0.5) * I;
        norm += creal(a[i] * conj(a[i]));
    }
    if (norm == 0) a[0] = norm = 1;
    for (size_t i = 0; i < size; i++)
        a[i] /= sqrt(norm);
    return a;
}

// All basis states whose row and column lie in the tile, found by walking over all.
static Tile slow_tile(int qubits, const double complex *a, int level, int row, int column) {
    int low = (qubits + 1) / 2;
    double complex turn = 0, sum = 0;
    double probability = 0;
    for (size_t i = 0; i < state_size(qubits); i++) {
        if (turn == 0 && cabs(a[i]) > 1e-6) turn = conj(a[i]) / cabs(a[i]);
        size_t r = i >> low, c = i & (((size_t)1 << low) - 1);
        if (r >> level != (size_t)row || c >> level != (size_t)column) continue;
        probability += cabs(a[i]) * cabs(a[i]);
        sum += cabs(a[i]) * a[i];
    }
    sum *= turn;
    return (Tile){probability, probability > 0 ? cabs(sum) / probability : 0, carg(sum)};
}

static void assert_tile(Tile tile, Tile slow) {
    assert_float_equal(tile.probability, slow.probability, 1e-5);
    assert_float_equal(tile.agreement, slow.agreement, 1e-4);
    if (slow.probability * slow.agreement > 1e-3)
        assert_float_equal(cabs(cexp(I * tile.phase) - cexp(I * slow.phase)), 0, 1e-3);
}

static void every_tile_is_the_sum_of_its_cells(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(7);
    for (int qubits = 1; qubits <= 9; qubits++) {
        double complex *a = random_amplitudes(qubits, &rng);
        State *state = state_from(qubits, a);
        Pyramid *pyramid = pyramid_create(state);
        int last = pyramid_levels(pyramid) - 1;
        assert_int_equal(pyramid_rows(pyramid, last) * pyramid_columns(pyramid, last), 1);
        for (int level = 0; level <= last; level++) {
            double most = 0;
            for (int row = 0; row < pyramid_rows(pyramid, level); row++)
                for (int column = 0; column < pyramid_columns(pyramid, level); column++) {
                    Tile tile = pyramid_tile(pyramid, state, level, row, column);
                    assert_tile(tile, slow_tile(qubits, a, level, row, column));
                    most = fmax(most, tile.probability);
                }
            assert_float_equal(pyramid_most(pyramid, level), most, 1e-6);
        }
        pyramid_destroy(pyramid);
        state_destroy(state);
        free(a);
    }
}

static void a_tile_of_one_phase_agrees_and_of_opposite_phases_does_not(void **unused) {
    (void)unused;
    State *state = state_from(2, (double complex[]){I, I, I, I});
    Pyramid *one = pyramid_create(state);
    Tile whole = pyramid_tile(one, state, 1, 0, 0);
    assert_float_equal(whole.probability, 1, 1e-6);
    assert_float_equal(whole.agreement, 1, 1e-6);
    assert_float_equal(whole.phase, 0, 1e-6); // counted from the first
    pyramid_destroy(one);
    state_destroy(state);
    state = state_from(2, (double complex[]){1, -1, 1, -1});
    Pyramid *two = pyramid_create(state);
    assert_float_equal(pyramid_tile(two, state, 1, 0, 0).agreement, 0, 1e-6);
    pyramid_destroy(two);
    state_destroy(state);
}

static void probabilities_alone_have_no_phases(void **unused) {
    (void)unused;
    double *p = calloc(8, sizeof *p);
    p[1] = 0.25;
    p[6] = 0.75;
    Pyramid *pyramid = pyramid_of_probabilities(3, p);
    assert_false(pyramid_has_phases(pyramid));
    assert_float_equal(pyramid_tile(pyramid, NULL, 0, 1, 2).probability, 0.75, 0);
    assert_float_equal(pyramid_tile(pyramid, NULL, 1, 0, 0).probability, 0.25, 1e-7);
    assert_float_equal(pyramid_tile(pyramid, NULL, 1, 0, 1).probability, 0.75, 1e-7);
    assert_float_equal(pyramid_tile(pyramid, NULL, 1, 0, 1).agreement, 0, 0);
    assert_float_equal(pyramid_most(pyramid, 0), 0.75, 0);
    pyramid_destroy(pyramid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_tile_is_the_sum_of_its_cells),
        cmocka_unit_test(a_tile_of_one_phase_agrees_and_of_opposite_phases_does_not),
        cmocka_unit_test(probabilities_alone_have_no_phases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
