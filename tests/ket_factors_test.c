// States that are made as products fall into the very factors that they were made of.
#include "base/rng.h"
#include "circuit/ket_factors.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

enum { QUBITS = 6, SIZE = 1 << QUBITS };

static uint32_t gathered(uint32_t mask, uint32_t bits) {
    uint32_t value = 0;
    for (int q = 0, k = 0; q < QUBITS; q++)
        if (mask >> q & 1) value |= (bits >> q & 1) << k++;
    return value;
}

// Random amplitudes on the qubits of a mask: entangled for all that one can meet.
static void times_random(double complex *a, uint32_t mask, Rng *rng) {
    double complex part[SIZE];
    for (int i = 0; i < SIZE; i++)
        part[i] = rng_unit(rng) - 0.5 + (rng_unit(rng) - 0.5) * I;
    for (uint32_t i = 0; i < SIZE; i++)
        a[i] *= part[gathered(mask, i)];
}

static void a_product_falls_into_its_factors(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(9);
    for (int round = 0; round < 200; round++) {
        uint32_t masks[QUBITS] = {0}, groups[QUBITS], wanted[QUBITS];
        int count = 0;
        for (int q = 0; q < QUBITS; q++) {
            groups[q] = 1U << q;
            masks[rng_below(&rng, QUBITS)] |= 1U << q;
        }
        double complex a[SIZE];
        for (int i = 0; i < SIZE; i++)
            a[i] = 1;
        for (int q = 0; q < QUBITS; q++)
            for (int m = 0; m < QUBITS; m++) // rising by the lowest qubit
                if (masks[m] && __builtin_ctz(masks[m]) == q) wanted[count++] = masks[m];
        for (int m = 0; m < count; m++)
            times_random(a, wanted[m], &rng);
        State *state = state_from(QUBITS, a);
        uint32_t factors[MAX_QUBITS];
        assert_int_equal(ket_factors(state, groups, QUBITS, factors), count);
        assert_memory_equal(factors, wanted, (size_t)count * sizeof *factors);
        // The factors put together are the state again.
        double complex whole[SIZE];
        for (int i = 0; i < SIZE; i++)
            whole[i] = 1;
        for (int m = 0; m < count; m++) {
            State *factor = ket_factor(state, factors[m]);
            assert_true(ket_is_product(state, factors[m]));
            for (uint32_t i = 0; i < SIZE; i++)
                whole[i] *= state_amplitude(factor, gathered(factors[m], i));
            state_destroy(factor);
        }
        State *again = state_from(QUBITS, whole);
        assert_true(state_same(again, state, 1e-9));
        state_destroy(again);
        state_destroy(state);
    }
}

// Each pair of it is uncorrelated once the third is left aside; together they are not.
static void what_is_entangled_three_by_three_stays_together(void **unused) {
    (void)unused;
    State *state = state_from(3, (double complex[]){1, 0, 0, 0, 0, 0, 0, 1});
    uint32_t factors[MAX_QUBITS], groups[] = {1, 2, 4};
    assert_int_equal(ket_factors(state, groups, 3, factors), 1);
    assert_int_equal(factors[0], 7);
    state_destroy(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_product_falls_into_its_factors),
        cmocka_unit_test(what_is_entangled_three_by_three_stays_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
