// A Hamiltonian judged by its Pauli sum, which pauli_test judges by Kronecker products.
#include "base/rng.h"
#include "quantum/hamiltonian.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

enum { MOST_QUBITS = 6, TERMS = 40 };

static PauliSum random_sum(Rng *rng, int qubits, PauliTerm *terms) {
    for (int t = 0; t < TERMS; t++)
        terms[t] =
            (PauliTerm){(uint32_t)rng_below(rng, state_size(qubits)),
                        (uint32_t)rng_below(rng, state_size(qubits)), rng_unit(rng) - 0.5};
    return (PauliSum){terms, TERMS};
}

static State *random_state(Rng *rng, int qubits) {
    double complex vector[1 << MOST_QUBITS];
    for (size_t k = 0; k < state_size(qubits); k++)
        vector[k] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
    return state_from(qubits, vector);
}

static void assert_acts_as(const Hamiltonian *h, PauliSum sum, State *in) {
    static const double complex powers[4] = {1, I, -1, -I};
    int qubits = state_qubits(in);
    for (int quarters = 0; quarters < 4; quarters++) {
        State *slow = state_create(qubits), *fast = state_create(qubits);
        state_parts(slow).re[0] = 0;
        pauli_add(sum, in, state_parts(slow));
        hamiltonian_add(h, 0.7, quarters, state_parts(in), state_parts(fast));
        for (size_t k = 0; k < state_size(qubits); k++) {
            double complex expected = 0.7 * powers[quarters] * state_amplitude(slow, k);
            if (!k) expected += 1;
            assert_true(cabs(state_amplitude(fast, k) - expected) < 1e-13);
        }
        state_destroy(slow);
        state_destroy(fast);
    }
}

static void it_acts_as_its_sum(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(21);
    for (int qubits = 1; qubits <= MOST_QUBITS; qubits++) {
        PauliTerm terms[TERMS];
        PauliSum sum = random_sum(&rng, qubits, terms);
        Hamiltonian *h = hamiltonian_create(sum, qubits);
        State *in = random_state(&rng, qubits);
        assert_acts_as(h, sum, in);
        for (int t = 0; t < TERMS; t++)
            terms[t].coefficient = rng_unit(&rng);
        hamiltonian_refill(h, sum);
        assert_acts_as(h, sum, in);
        state_destroy(in);
        hamiltonian_destroy(h);
    }
}

static void every_mean_lies_in_its_span(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(22);
    for (int trial = 0; trial < 50; trial++) {
        PauliTerm terms[TERMS];
        PauliSum sum = random_sum(&rng, 2, terms);
        Hamiltonian *h = hamiltonian_create(sum, 2);
        State *state = random_state(&rng, 2);
        EnergyRange range = hamiltonian_range(h);
        assert_true(fabs(pauli_mean(sum, state) - range.centre) <= range.radius);
        state_destroy(state);
        hamiltonian_destroy(h);
    }
}

static void the_span_of_a_diagonal_is_that_of_its_energies(void **unused) {
    (void)unused; // 3 + ZZ - 2Z has the energies 2, 4, 0, 6
    PauliTerm terms[] = {{0, 0, 3}, {0, 3, 1}, {0, 1, -2}};
    Hamiltonian *h = hamiltonian_create((PauliSum){terms, 3}, 2);
    assert_true(hamiltonian_range(h).centre == 3 && hamiltonian_range(h).radius == 3);
    hamiltonian_destroy(h);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_acts_as_its_sum),
        cmocka_unit_test(every_mean_lies_in_its_span),
        cmocka_unit_test(the_span_of_a_diagonal_is_that_of_its_energies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
