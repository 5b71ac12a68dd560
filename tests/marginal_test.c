#include "base/rng.h"
#include "quantum/marginal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

enum { QUBITS = 5, SIZE = 1 << QUBITS };

static State *random_state(Rng *rng) {
    double complex vector[SIZE];
    for (int i = 0; i < SIZE; i++)
        vector[i] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
    return state_from(QUBITS, vector);
}

// Each value asked for by itself, as a probability of all its qubits together.
static void marginals_are_probabilities_of_their_bits(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(3);
    State *state = random_state(&rng);
    const int qubits[] = {3, 0, 4};
    double p[8];
    state_marginal(state, qubits, 3, p);
    for (uint32_t x = 0; x < 8; x++) {
        uint32_t bits = 0;
        for (int k = 0; k < 3; k++)
            bits |= (x >> k & 1) << qubits[k];
        assert_true(fabs(p[x] - state_probability(state, 25, bits)) < 1e-14);
    }
    state_destroy(state);
}

static void conditionals_are_those_of_bayes(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(4);
    State *state = random_state(&rng);
    const int qubits[] = {1, 2};
    double p[4];
    double chance = state_conditional(state, 25, 17, qubits, 2, p);
    assert_true(fabs(chance - state_probability(state, 25, 17)) < 1e-14);
    for (uint32_t x = 0; x < 4; x++)
        assert_true(fabs(p[x] * chance - state_probability(state, 31, 17 | x << 1)) <
                    1e-14);
    state_destroy(state);
}

static void what_never_happens_has_no_conditionals(void **unused) {
    (void)unused;
    State *zero = state_create(2);
    const int qubit = 1;
    double p[2] = {5, 5};
    assert_true(state_conditional(zero, 1, 1, &qubit, 1, p) == 0);
    assert_true(p[0] == 0 && p[1] == 0);
    assert_true(state_conditional(zero, 1, 0, &qubit, 1, p) == 1);
    assert_true(p[0] == 1 && p[1] == 0);
    state_destroy(zero);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marginals_are_probabilities_of_their_bits),
        cmocka_unit_test(conditionals_are_those_of_bayes),
        cmocka_unit_test(what_never_happens_has_no_conditionals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
