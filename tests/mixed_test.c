// Density matrices of some wires, against sums over the whole vectors of every branch.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/mixed.h"
#include "circuit/short_form.h"

#include <math.h>
#include <stdlib.h>

static Run *run_of(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    assert_non_null(run);
    circuit_destroy(circuit);
    return run;
}

static size_t gather(size_t value, uint32_t mask) {
    size_t out = 0;
    for (int w = 0, k = 0; w < 8; w++)
        if (mask >> w & 1) out |= (value >> w & 1) << k++;
    return out;
}

// ρ[row][column] = Σ weight · ψ(x) ψ*(y) over all x, y that agree on the other wires.
static double complex slow_entry(const Run *run, int after, uint32_t mask, size_t row,
                                 size_t column) {
    size_t all = (size_t)1 << run_qubits(run);
    double complex sum = 0;
    for (int branch = 0; branch < run_branches(run, after); branch++) {
        double weight;
        const State *state = run_branch(run, after, branch, &weight, NULL);
        for (size_t x = 0; x < all; x++)
            for (size_t y = 0; y < all; y++)
                if (!((x ^ y) & ~(size_t)mask) && gather(x, mask) == row &&
                    gather(y, mask) == column)
                    sum += weight * state_amplitude(state, x) *
                           conj(state_amplitude(state, y));
    }
    return sum;
}

static const struct {
    const char *text;
    int wires;
} cases[] = {
    {"h 0; t 0; cx 0 1; ry(0.7) 2; cx 2 3; s 3; h 3", 4},
    {"ry(1.1) 0; cx 0 1; measure 0; h 1; cx 1 2", 3},
};

static void entries_and_purity_agree_with_sums_over_whole_vectors(void **unused) {
    (void)unused;
    for (int i = 0; i < 2; i++) {
        Run *run = run_of(cases[i].text, cases[i].wires);
        int end = run_columns(run);
        for (uint32_t mask = 1; mask < UINT32_C(1) << cases[i].wires; mask++) {
            const Mixed *mixed = run_mixed(run, end, mask);
            double purity = 0;
            assert_int_equal(mixed->wires, mask);
            for (int k = 0; k < mixed->size * mixed->size; k++) {
                double complex slow = slow_entry(run, end, mask, (size_t)(k / mixed->size),
                                                 (size_t)(k % mixed->size));
                assert_true(cabs(mixed->rho[k] - slow) < 1e-12);
                purity += creal(slow * conj(slow));
            }
            assert_true(fabs(mixed->purity - purity) < 1e-12);
        }
        run_destroy(run);
    }
}

// A Bell pair (map C05): each half has one bit, both have none.
static void halves_of_a_bell_pair_have_one_bit_of_entropy(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; cx 0 1", 2);
    assert_true(fabs(run_mixed(run, 2, 1)->entropy - 1) < 1e-12);
    assert_true(fabs(run_mixed(run, 2, 1)->purity - 0.5) < 1e-12);
    assert_true(fabs(run_mixed(run, 2, 0)->entropy) < 1e-12);
    assert_true(fabs(run_mixed(run, 2, 0)->purity - 1) < 1e-12);
    assert_int_equal(run_mixed(run, 2, 0)->wires, 3);
    run_destroy(run);
}

static void it_is_kept_until_another_moment_is_asked_for(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; cx 0 1; h 1", 2);
    const Mixed *first = run_mixed(run, 2, 1), *second = run_mixed(run, 2, 2);
    assert_ptr_not_equal(first, second);
    assert_ptr_equal(run_mixed(run, 2, 1), first);
    assert_true(fabs(run_mixed(run, 1, 1)->entropy) < 1e-12);
    run_destroy(run);
}

static void more_wires_than_five_have_none(void **unused) {
    (void)unused;
    Run *run = run_of("h 0", 7);
    assert_null(run_mixed(run, 1, 0));
    assert_null(run_mixed(run, 1, 0x3f));
    assert_non_null(run_mixed(run, 1, 0x5d));
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_and_purity_agree_with_sums_over_whole_vectors),
        cmocka_unit_test(halves_of_a_bell_pair_have_one_bit_of_entropy),
        cmocka_unit_test(it_is_kept_until_another_moment_is_asked_for),
        cmocka_unit_test(more_wires_than_five_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
