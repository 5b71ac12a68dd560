// Pairs and cuts of a moment, against density matrices traced out by sums over whole
// vectors in the test, and against closed numbers.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/mem.h"
#include "circuit/bonds.h"
#include "circuit/short_form.h"
#include "quantum/mixture.h"

#include <math.h>
#include <stdlib.h>

static Run *run_with(const char *text, int wires, RunOptions options) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    Run *run = run_create(circuit, options, NULL);
    assert_non_null(run);
    circuit_destroy(circuit);
    return run;
}

static Run *run_of(const char *text, int wires) {
    return run_with(text, wires, (RunOptions){0});
}

static void assert_near(double a, double b) {
    if (fabs(a - b) > 1e-9) fail_msg("%.12f is not %.12f", a, b);
}

static size_t spread(size_t value, int count, const int *kept) {
    size_t out = 0;
    for (int k = 0; k < count; k++)
        out |= (value >> k & 1) << kept[k];
    return out;
}

// Σ over branches, and over all values of the others, of what stands in the whole vectors.
static void slow_reduced(const Run *run, int after, int count, const int *kept,
                         double complex *rho) {
    size_t rows = (size_t)1 << count, all = (size_t)1 << run_qubits(run);
    size_t mask = spread(rows - 1, count, kept);
    for (size_t i = 0; i < rows * rows; i++)
        rho[i] = 0;
    for (int branch = 0; branch < run_branches(run, after); branch++) {
        double weight;
        const State *state = run_branch(run, after, branch, &weight, NULL);
        for (size_t rest = 0; rest < all; rest++)
            for (size_t i = 0; !(rest & mask) && i < rows * rows; i++)
                rho[i] +=
                    weight * state_amplitude(state, rest | spread(i / rows, count, kept)) *
                    conj(state_amplitude(state, rest | spread(i % rows, count, kept)));
    }
}

static double slow_entropy(const Run *run, int after, int count, const int *kept) {
    double bits;
    double complex *rho = mem_new(sizeof *rho << 2 * count);
    slow_reduced(run, after, count, kept, rho);
    assert_true(mixture_entropy(1 << count, rho, &bits, NULL));
    free(rho);
    return bits;
}

static const struct {
    const char *text;
    int wires;
    bool mixed;
} cases[] = {
    {"h 0; cx 0 1; ry(0.7) 2; cx 2 3; t 3; h 3; cx 3 0", 4, false},
    {"ry(1.1) 0; cx 0 1; measure 2; ry(0.3) 2; cx 2 1", 3, false},
    {"ry(1.1) 0; cx 0 1; measure 0; h 1; cx 1 2", 3, true},
    {"h 0; cx 0 1; cx 1 2; reset 0; ry(0.4) 0; cx 0 2", 4, true},
};
enum { CASES = sizeof cases / sizeof *cases };

static void check_moment(const Run *run, int after) {
    const Bonds *bonds = run_bonds(run, after);
    assert_non_null(bonds);
    int n = bonds->wires;
    for (int a = 0; a < n; a++) {
        double alone = slow_entropy(run, after, 1, &a);
        assert_near(bonds->pairs[a * n + a].entropy, alone);
        for (int b = 0; b < n; b++) {
            if (a == b) continue;
            double concurrence, pair = slow_entropy(run, after, 2, (int[]){a, b});
            double complex rho[16];
            slow_reduced(run, after, 2, (int[]){a, b}, rho);
            assert_true(mixture_concurrence(rho, &concurrence, NULL));
            PairBond bond = bonds->pairs[a * n + b];
            assert_true(fabs(bond.concurrence - concurrence) < 1e-7);
            assert_near(bond.entropy, pair);
            assert_near(bond.information, alone + slow_entropy(run, after, 1, &b) - pair);
        }
    }
}

static void pairs_of_every_moment_agree_with_sums_over_whole_vectors(void **unused) {
    (void)unused;
    for (int i = 0; i < CASES; i++) {
        Run *run = run_of(cases[i].text, cases[i].wires);
        for (int after = 0; after <= run_columns(run); after++)
            check_moment(run, after);
        assert_int_equal(run_bonds(run, run_columns(run))->mixed, cases[i].mixed);
        run_destroy(run);
    }
}

static void cuts_agree_with_sums_over_whole_vectors(void **unused) {
    (void)unused;
    for (int i = 0; i < CASES; i++) {
        Run *run = run_of(cases[i].text, cases[i].wires);
        int end = run_columns(run);
        for (uint32_t wires = 1; wires + 1 < UINT32_C(1) << cases[i].wires; wires++) {
            int kept[8], count = 0;
            double bits;
            for (int q = 0; q < cases[i].wires; q++)
                if (wires >> q & 1) kept[count++] = q;
            assert_true(run_cut(run, end, wires, &bits));
            assert_near(bits, slow_entropy(run, end, count, kept));
        }
        run_destroy(run);
    }
}

static void a_bell_pair_is_all_that_a_pair_can_be(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; cx 0 2", 3);
    const PairBond *bond = &run_bonds(run, 2)->pairs[2];
    assert_near(bond->concurrence, 1);
    assert_near(bond->information, bond_most(BOND_INFORMATION));
    assert_near(bond->entropy, 0);
    assert_near(run_bonds(run, 2)->pairs[1].concurrence, 0);
    assert_near(bond_measure(bond, BOND_CONCURRENCE), bond_most(BOND_CONCURRENCE));
    double bits;
    assert_true(run_cut(run, 2, 1, &bits));
    assert_near(bits, 1);
    assert_true(run_cut(run, 2, 5, &bits)); // the pair against the third
    assert_near(bits, 0);
    run_destroy(run);
}

// Werner's states: a Bell pair with depolarising of both by p each is F of it, and the
// concurrence is max(0, 2F − 1) with 4F = 1 + 3s², s the shrinking of each arrow.
static void noise_takes_the_concurrence_of_werner_states(void **unused) {
    (void)unused;
    Circuit *circuit = short_form_read("h 0; cx 0 1", 2, NULL, NULL);
    for (int i = 0; i <= 4; i++) {
        RunOptions options = {0};
        double p = i * 0.15;
        options.noise.rates[noise_find("depolarising")] = p;
        Run *run = run_create(circuit, options, NULL);
        const Bonds *bonds = run_bonds(run, 2);
        // The arrow of q0 behind h is s long, then both halves of each correlation shrink
        // once more: XX and YY by s·s², ZZ by s².
        double s = 1 - 4 * p / 3, weak = s * s * s;
        double strong = s * s, concurrence = fmax(0, weak - (1 - strong) / 2);
        assert_true(fabs(bonds->pairs[1].concurrence - concurrence) < 1e-7);
        assert_int_equal(bonds->mixed, i > 0);
        assert_near(bonds->pairs[0].entropy, 1);
        run_destroy(run);
    }
    circuit_destroy(circuit);
}

static void twenty_wires_have_a_map_and_small_cuts(void **unused) {
    (void)unused;
    Run *run = run_of("h 0; cx 0 19; h 7; cx 7 8; cx 8 9", 20);
    int end = run_columns(run);
    double bits;
    const Bonds *bonds = run_bonds(run, end);
    assert_near(bonds->pairs[19].concurrence, 1);
    assert_near(bonds->pairs[7 * 20 + 9].concurrence, 0); // three of a kind: no pair is
    assert_near(bonds->pairs[7 * 20 + 9].information, 1);
    assert_ptr_equal(run_bonds(run, end), bonds); // kept
    assert_true(run_cut(run, end, 1u << 7 | 1, &bits));
    assert_near(bits, 2);
    assert_true(run_cut(run, end, 0xffffe, &bits)); // all but one are one against the rest
    assert_near(bits, 1);
    assert_false(run_cut(run, end, 0x3ff, &bits)); // ten against ten
    assert_false(run_cut(run, end, 0, &bits));
    assert_false(run_cut(run, end, 0xfffff, &bits));
    assert_false(run_cut(run, end, 1u << 20, &bits));
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_of_every_moment_agree_with_sums_over_whole_vectors),
        cmocka_unit_test(cuts_agree_with_sums_over_whole_vectors),
        cmocka_unit_test(a_bell_pair_is_all_that_a_pair_can_be),
        cmocka_unit_test(noise_takes_the_concurrence_of_werner_states),
        cmocka_unit_test(twenty_wires_have_a_map_and_small_cuts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
