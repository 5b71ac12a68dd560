#include "quantum/distribution.h"

#include "matrix_bench.h"

static void distances_are_the_most_that_an_event_can_differ(void **unused) {
    (void)unused; // oracle TVD2: (3/4, 1/4) and (1/2, 1/2) → 0.25
    assert_near(distribution_distance(2, (double[]){0.75, 0.25}, (double[]){0.5, 0.5}),
                0.25, 0);
    Rng rng = rng_seeded(2);
    double p[6], q[6], sums[2] = {0};
    for (int i = 0; i < 6; i++) {
        sums[0] += p[i] = rng_unit(&rng);
        sums[1] += q[i] = rng_unit(&rng);
    }
    double most = 0;
    for (int event = 0; event < 64; event++) {
        double off = 0;
        for (int i = 0; i < 6; i++)
            off += (event >> i & 1) * (p[i] / sums[0] - q[i] / sums[1]);
        most = fmax(most, off);
    }
    for (int i = 0; i < 6; i++) {
        p[i] /= sums[0];
        q[i] /= sums[1];
    }
    assert_near(distribution_distance(6, p, q), most, 1e-15);
}

static void fidelities_are_squared(void **unused) {
    (void)unused;
    assert_near(distribution_fidelity(2, (double[]){1, 0}, (double[]){0.36, 0.64}), 0.36,
                1e-15);
    assert_near(
        distribution_fidelity(3, (double[]){0.5, 0.25, 0.25}, (double[]){0.5, 0.25, 0.25}),
        1, 1e-15);
    assert_near(distribution_fidelity(2, (double[]){1, 0}, (double[]){0, 1}), 0, 0);
}

static void entropies_are_in_bits(void **unused) {
    (void)unused;
    assert_near(distribution_entropy(4, (double[]){0.25, 0.25, 0.25, 0.25}), 2, 0);
    assert_near(distribution_entropy(3, (double[]){0.5, 0.5, 0}), 1, 0);
    assert_near(binary_entropy(0.5), 1, 0);
    assert_near(binary_entropy(0), 0, 0);
    assert_near(1 - 2 * binary_entropy(0.05), 0.4272060857680875, 1e-12); // map row C23 E2
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distances_are_the_most_that_an_event_can_differ),
        cmocka_unit_test(fidelities_are_squared),
        cmocka_unit_test(entropies_are_in_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
