// Matrices by digits judged by Kronecker products and plain multiplication.
#include "quantum/operator.h"

#include "slow_density.h"

enum { MOST_ENTRIES = SLOW_ROWS * SLOW_ROWS };

static size_t place_of(int row, int column) {
    return operator_digits((uint32_t)row) + 2 * operator_digits((uint32_t)column);
}

static void digits_spread_the_bits(void **unused) {
    (void)unused;
    for (uint32_t bits = 0; bits < 1u << 16; bits += 37)
        for (int q = 0; q < 16; q++)
            assert_int_equal(operator_digits(bits) >> 2 * q & 3, bits >> q & 1);
}

static double complex letter_entry(int digit, int row, int column) {
    static const double complex letters[4][2][2] = {
        {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, -1}}, {{0, -I}, {I, 0}}};
    return letters[digit][row][column];
}

static double complex slow_entry(int qubits, const double complex *paulis, int row,
                                 int column) {
    double complex sum = 0;
    for (size_t string = 0; string < operator_size(qubits); string++) {
        double complex product = paulis[string];
        for (int q = 0; q < qubits; q++)
            product *=
                letter_entry((int)(string >> 2 * q & 3), row >> q & 1, column >> q & 1);
        sum += product;
    }
    return sum;
}

static void pauli_coefficients_become_entries_and_come_back(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(1);
    for (int qubits = 1; qubits <= SLOW_QUBITS; qubits++) {
        double complex paulis[MOST_ENTRIES], digits[MOST_ENTRIES];
        for (size_t i = 0; i < operator_size(qubits); i++)
            digits[i] = paulis[i] = slow_number(&rng);
        operator_from_paulis(qubits, digits);
        for (int row = 0; row < 1 << qubits; row++)
            for (int column = 0; column < 1 << qubits; column++) {
                double complex expected = slow_entry(qubits, paulis, row, column);
                assert_true(cabs(digits[place_of(row, column)] - expected) < 1e-13);
            }
        operator_to_paulis(qubits, digits);
        for (size_t i = 0; i < operator_size(qubits); i++)
            assert_true(cabs(digits[i] - paulis[i]) < 1e-14);
    }
}

static void left_and_right_multiply_the_matrix(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(2);
    for (int qubits = 1; qubits <= SLOW_QUBITS; qubits++) {
        Slow a = slow_random(qubits, &rng), u = slow_random(qubits, &rng);
        a.m[0][1] += 0.5; // not Hermitian any more
        u.m[1][0] -= 0.25 * I;
        double complex rows[MOST_ENTRIES], left[MOST_ENTRIES], right[MOST_ENTRIES];
        for (int i = 0; i < a.rows; i++)
            for (int j = 0; j < a.rows; j++) {
                rows[i * a.rows + j] = u.m[i][j];
                left[place_of(i, j)] = right[place_of(i, j)] = a.m[i][j];
            }
        operator_left(qubits, rows, left);
        operator_right(qubits, rows, right);
        Slow adjoint = slow_adjoint(&u);
        Slow on_left = slow_product(&u, &a), on_right = slow_product(&a, &adjoint);
        for (int i = 0; i < a.rows; i++)
            for (int j = 0; j < a.rows; j++) {
                assert_true(cabs(left[place_of(i, j)] - on_left.m[i][j]) < 1e-14);
                assert_true(cabs(right[place_of(i, j)] - on_right.m[i][j]) < 1e-14);
            }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_spread_the_bits),
        cmocka_unit_test(pauli_coefficients_become_entries_and_come_back),
        cmocka_unit_test(left_and_right_multiply_the_matrix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
