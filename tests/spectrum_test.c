// Lowest energies judged by closed forms: free fermions for the Ising chain, sums of signs
// for spins that do not speak to each other.
#include "base/rng.h"
#include "quantum/spectrum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scarce_memory.h"
#include "spin_chain.h"

#include <math.h>
#include <stdlib.h>

static void lowest(const Terms *terms, int qubits, int count, double *energies) {
    assert_true(
        spectrum_lowest(terms_sum(terms), qubits, count, energies, NULL, NULL, NULL));
}

static void c15_two_spins_have_ground_energy_minus_root_five(void **unused) {
    (void)unused;
    Terms chain = open_chain(2, 1, 1);
    double energy;
    lowest(&chain, 2, 1, &energy);
    assert_true(fabs(energy + sqrt(5)) < 1e-12);
}

static void c15_four_spins_have_the_energy_and_gap_of_the_map(void **unused) {
    (void)unused;
    Terms chain = open_chain(4, 1, 1);
    double energies[2];
    lowest(&chain, 4, 2, energies);
    assert_true(fabs(energies[0] + 4.758770483143634) < 1e-12);
    assert_true(fabs(energies[1] - energies[0] - 0.6945927106677274) < 1e-12);
}

// At J = h = 1 the open chain is free fermions whose modes have the energies
// 4 sin(π(2j+1)/(2(2n+1))), j = 0 … n-1 (Pfeuty, Ann. Phys. 57, 79 (1970)); the ground
// state has none of them, at minus half their sum.
static void long_chains_have_the_energies_of_free_fermions(void **unused) {
    (void)unused;
    for (int n = 2; n <= 12; n++) {
        Terms chain = open_chain(n, 1, 1);
        double mode[12], ground = 0, energies[3], doubt;
        for (int j = 0; j < n; j++)
            ground -= (mode[j] = 4 * sin(M_PI * (2 * j + 1) / (2.0 * (2 * n + 1)))) / 2;
        assert_true(spectrum_lowest(terms_sum(&chain), n, 3, energies, NULL, &doubt, NULL));
        assert_true(doubt <= 1e-9 * 2 * n);
        assert_true(fabs(energies[0] - ground) < 1e-10);
        assert_true(fabs(energies[1] - ground - mode[0]) < 1e-10);
        double next = n > 2 ? fmin(mode[1], mode[0] + mode[1]) : mode[1];
        assert_true(fabs(energies[2] - ground - next) < 1e-10);
    }
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Each spin alone under a field of strength w in a direction of its own has ±w, so all the
// energies are the sums of signs.
static void lone_spins_have_all_sums_of_signs(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    for (int n = 6; n <= 9; n++) {
        Terms terms = {.count = 0};
        double sums[1 << 9] = {0}, energies[MAX_ENERGIES];
        for (int q = 0; q < n; q++) {
            double x = rng_unit(&rng) - 0.5, y = rng_unit(&rng), z = rng_unit(&rng);
            uint32_t bit = 1u << q;
            terms_add(&terms, x, bit, 0);
            terms_add(&terms, y, bit, bit);
            terms_add(&terms, z, 0, bit);
            for (int k = 0; k < 1 << n; k++)
                sums[k] += (k >> q & 1 ? 1 : -1) * sqrt(x * x + y * y + z * z);
        }
        qsort(sums, (size_t)1 << n, sizeof *sums, by_size);
        lowest(&terms, n, MAX_ENERGIES, energies);
        for (int k = 0; k < MAX_ENERGIES; k++)
            assert_true(fabs(energies[k] - sums[k]) < 1e-8);
    }
}

static void an_energy_stands_as_often_as_it_has_states(void **unused) {
    (void)unused;
    for (int n = 3; n <= 10; n++) {
        Terms ring = {.count = 0}; // -ΣZZ on a ring: 2 states with no wall, n(n-1) with two
        for (int q = 0; q < n; q++)
            terms_add(&ring, -1, 0, 1u << q | 1u << (q + 1) % n);
        double energies[6];
        lowest(&ring, n, 6, energies);
        for (int k = 0; k < 6; k++)
            assert_true(fabs(energies[k] + n - (k < 2 ? 0 : 4)) < 1e-9);
    }
}

static void the_ground_state_has_the_ground_energy(void **unused) {
    (void)unused;
    for (int n = 4; n <= 11; n += 7) {
        Terms chain = open_chain(n, 1, 0.7);
        State *ground = state_create(n);
        double energy;
        assert_true(spectrum_lowest(terms_sum(&chain), n, 1, &energy, ground, NULL, NULL));
        assert_true(fabs(creal(state_overlap(ground, ground)) - 1) < 1e-12);
        assert_true(fabs(pauli_mean(terms_sum(&chain), ground) - energy) < 1e-11);
        state_destroy(ground);
    }
}

static void nothing_at_all_has_energy_zero(void **unused) {
    (void)unused;
    for (int n = 1; n <= 8; n += 7) {
        Terms none = {.count = 0};
        double energies[2];
        lowest(&none, n, 2, energies);
        assert_true(energies[0] == 0 && energies[1] == 0);
    }
}

static void short_memory_is_said(void **unused) {
    (void)unused;
    if (!memory_can_be_scarce()) return;
    Terms chain = open_chain(16, 1, 5);
    double energy;
    int failures = 0;
    bool ok = false;
    for (size_t megabytes = 1; !ok && megabytes < 64; megabytes += 8) {
        Error err = {0};
        memory_allow_more(megabytes << 20);
        ok = spectrum_lowest(terms_sum(&chain), 16, 1, &energy, NULL, NULL, &err);
        memory_allow_all();
        if (ok) break;
        failures++;
        assert_string_equal(err.key, "state.memory");
        assert_string_equal(err.args, "16");
    }
    assert_true(ok && failures >= 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c15_two_spins_have_ground_energy_minus_root_five),
        cmocka_unit_test(c15_four_spins_have_the_energy_and_gap_of_the_map),
        cmocka_unit_test(long_chains_have_the_energies_of_free_fermions),
        cmocka_unit_test(lone_spins_have_all_sums_of_signs),
        cmocka_unit_test(an_energy_stands_as_often_as_it_has_states),
        cmocka_unit_test(the_ground_state_has_the_ground_energy),
        cmocka_unit_test(nothing_at_all_has_energy_zero),
        cmocka_unit_test(short_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
