// Sums of states of every width judged amplitude by amplitude.
#include "every_width.h"

#include "base/rng.h"
#include "quantum/combine.h"

#include <math.h>

enum { MOST_QUBITS = 6, SIZE = 1 << MOST_QUBITS };

static State *random_state(int qubits, Rng *rng) {
    double complex vector[SIZE];
    for (size_t i = 0; i < state_size(qubits); i++)
        vector[i] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
    return state_from(qubits, vector);
}

// Into the part `into` of the sum where it has that many, else into another state.
static void check_sum(const Kernels *kernels, int qubits, int count, int into, Rng *rng) {
    State *parts[MOST_COMBINED], *other = state_create(qubits);
    double complex sums[SIZE] = {0};
    StateSum sum = {.count = count};
    for (int k = 0; k < count; k++) {
        sum.parts[k] = parts[k] = random_state(qubits, rng);
        sum.by[k] = rng_unit(rng) + I * rng_unit(rng);
        for (size_t i = 0; i < state_size(qubits); i++)
            sums[i] += sum.by[k] * state_amplitude(parts[k], i);
    }
    State *out = into < count ? parts[into] : other;
    state_combine(&sum, state_parts(out), kernels);
    for (size_t i = 0; i < state_size(qubits); i++)
        assert_true(cabs(state_amplitude(out, i) - sums[i]) < 2e-15);
    for (int k = 0; k < count; k++)
        state_destroy(parts[k]);
    state_destroy(other);
}

static void sums_are_those_of_the_amplitudes(void **kernels) {
    Rng rng = rng_seeded(6);
    for (int qubits = 1; qubits <= MOST_QUBITS; qubits++)
        for (int count = 1; count <= MOST_COMBINED; count++)
            for (int into = 0; into <= count; into++) {
                check_sum(*kernels, qubits, count, into, &rng);
                check_sum(NULL, qubits, count, into, &rng);
            }
}

int main(void) {
    struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_those_of_the_amplitudes),
    };
    return RUN_ON_EVERY_WIDTH(tests);
}
