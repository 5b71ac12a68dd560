#include "base/rng.h"
#include "quantum/combine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

enum { QUBITS = 4, SIZE = 1 << QUBITS, PARTS = 3 };

static State *random_state(Rng *rng) {
    double complex vector[SIZE];
    for (int i = 0; i < SIZE; i++)
        vector[i] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
    return state_from(QUBITS, vector);
}

static void sums_are_those_of_the_amplitudes(void **state) {
    (void)state;
    Rng rng = rng_seeded(6);
    for (int count = 1; count <= PARTS; count++) {
        State *parts[PARTS];
        double complex by[PARTS], sums[SIZE] = {0};
        for (int k = 0; k < count; k++) {
            parts[k] = random_state(&rng);
            by[k] = rng_unit(&rng) + I * rng_unit(&rng);
            for (size_t i = 0; i < SIZE; i++)
                sums[i] += by[k] * state_amplitude(parts[k], i);
        }
        // Into the last of them: what is read may be what is written.
        const State *read[PARTS] = {parts[0], parts[count - 1 > 0 ? 1 : 0],
                                    parts[count - 1]};
        state_combine(read, by, count, state_parts(parts[count - 1]));
        for (size_t i = 0; i < SIZE; i++)
            assert_true(cabs(state_amplitude(parts[count - 1], i) - sums[i]) < 1e-15);
        for (int k = 0; k < count; k++)
            state_destroy(parts[k]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_those_of_the_amplitudes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
