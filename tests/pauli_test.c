// Pauli strings judged by their Kronecker products.
#include "base/rng.h"
#include "quantum/pauli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

enum { QUBITS = 3, SIZE = 1 << QUBITS };

static const double complex letters[4][2][2] = {
    {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, -1}}, {{0, -I}, {I, 0}}};

static double complex entry(PauliTerm term, int row, int column) {
    double complex product = 1;
    for (int q = 0; q < QUBITS; q++)
        product *= letters[(term.x >> q & 1) | (term.z >> q & 1) << 1][row >> q & 1]
                          [column >> q & 1];
    return product;
}

static PauliTerm term_of(int index) {
    return (PauliTerm){(uint32_t)index % SIZE, (uint32_t)index / SIZE, 1};
}

static State *random_state(Rng *rng) {
    double complex vector[SIZE];
    for (int i = 0; i < SIZE; i++)
        vector[i] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
    return state_from(QUBITS, vector);
}

static void letters_are_read_and_written_with_q0_rightmost(void **unused) {
    (void)unused;
    PauliTerm term;
    char text[MAX_QUBITS + 1];
    assert_true(pauli_read("XIYZ", &term));
    assert_int_equal(term.x, 10);
    assert_int_equal(term.z, 3);
    pauli_write(term, 4, text);
    assert_string_equal(text, "XIYZ");
    assert_false(pauli_read("", &term));
    assert_false(pauli_read("XA", &term));
    assert_false(pauli_read("XXXXXXXXXXXXXXXXXXXXXXXXX", &term));
}

static void products_are_those_of_the_matrices(void **unused) {
    (void)unused;
    static const double complex turns[4] = {1, I, -1, -I};
    for (int a = 0; a < SIZE * SIZE; a++)
        for (int b = 0; b < SIZE * SIZE; b++) {
            int quarters;
            PauliTerm product = pauli_product(term_of(a), term_of(b), &quarters);
            double complex sum = 0;
            int row = a % SIZE, column = row ^ (int)product.x;
            for (int k = 0; k < SIZE; k++)
                sum += entry(term_of(a), row, k) * entry(term_of(b), k, column);
            assert_true(cabs(sum - turns[quarters] * entry(product, row, column)) < 1e-15);
            assert_int_equal(pauli_commute(term_of(a), term_of(b)), quarters % 2 == 0);
        }
}

static void a_sum_acts_and_is_averaged_as_its_matrix(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    PauliTerm terms[2] = {term_of((int)rng_below(&rng, 64)), term_of(45)};
    terms[0].coefficient = 0.7;
    terms[1].coefficient = -1.3;
    State *in = random_state(&rng), *out = state_create(QUBITS);
    state_parts(out).re[0] = 0;
    pauli_add((PauliSum){terms, 2}, in, state_parts(out));
    double complex mean = 0;
    for (size_t row = 0; row < SIZE; row++) {
        double complex sum = 0;
        for (size_t column = 0; column < SIZE; column++)
            for (int t = 0; t < 2; t++)
                sum += terms[t].coefficient * entry(terms[t], (int)row, (int)column) *
                       state_amplitude(in, column);
        assert_true(cabs(sum - state_amplitude(out, row)) < 1e-14);
        mean += conj(state_amplitude(in, row)) * sum;
    }
    assert_true(cabs(mean - pauli_mean((PauliSum){terms, 2}, in)) < 1e-14);
    state_destroy(in);
    state_destroy(out);
}

// As above, on more qubits than one block of probabilities has, a state's worth at a time.
static void sums_on_many_qubits_are_averaged_as_their_images(void **unused) {
    (void)unused;
    enum { WIDE = 9, TERMS = 40 };
    Rng rng = rng_seeded(6);
    double complex vector[1 << WIDE];
    PauliTerm terms[TERMS];
    for (int i = 0; i < 1 << WIDE; i++)
        vector[i] = rng_unit(&rng) - 0.5 + I * (rng_unit(&rng) - 0.5);
    for (int t = 0; t < TERMS; t++) {
        uint32_t x = (uint32_t)rng_below(&rng, 1 << WIDE);
        uint32_t z = (uint32_t)rng_below(&rng, 1 << WIDE);
        terms[t] = (PauliTerm){t % 2 ? x : 0, z, rng_unit(&rng) - 0.5};
    }
    State *state = state_from(WIDE, vector);
    double complex mean = 0;
    for (int t = 0; t < TERMS; t++)
        for (uint32_t i = 0; i < 1 << WIDE; i++) {
            double complex factor = terms[t].coefficient;
            for (int q = 0; q < WIDE; q++) // P|i⟩, a letter at a time
                factor *= letters[(terms[t].x >> q & 1) | (terms[t].z >> q & 1) << 1]
                                 [(i ^ terms[t].x) >> q & 1][i >> q & 1];
            mean += conj(state_amplitude(state, i ^ terms[t].x)) * factor *
                    state_amplitude(state, i);
        }
    assert_true(fabs(creal(mean) - pauli_mean((PauliSum){terms, TERMS}, state)) < 1e-13);
    assert_true(pauli_mean((PauliSum){terms, 0}, state) == 0);
    state_destroy(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_read_and_written_with_q0_rightmost),
        cmocka_unit_test(products_are_those_of_the_matrices),
        cmocka_unit_test(a_sum_acts_and_is_averaged_as_its_matrix),
        cmocka_unit_test(sums_on_many_qubits_are_averaged_as_their_images),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
