#include "quantum/operator.h"

#include <assert.h>

void operator_from_paulis(int qubits, double complex *digits) {
    size_t size = operator_size(qubits);
    for (size_t step = 1; step < size; step *= 4)
        for (size_t i = 0; i < size; i++) {
            if (i / step % 4) continue;
            double complex one = digits[i], x = digits[i + step];
            double complex z = digits[i + 2 * step], iy = I * digits[i + 3 * step];
            digits[i] = one + z;
            digits[i + step] = x + iy;
            digits[i + 2 * step] = x - iy;
            digits[i + 3 * step] = one - z;
        }
}

void operator_to_paulis(int qubits, double complex *digits) {
    size_t size = operator_size(qubits);
    for (size_t step = 1; step < size; step *= 4)
        for (size_t i = 0; i < size; i++) {
            if (i / step % 4) continue;
            double complex a = digits[i], lower = digits[i + step];
            double complex upper = digits[i + 2 * step], d = digits[i + 3 * step];
            digits[i] = (a + d) / 2;
            digits[i + step] = (upper + lower) / 2;
            digits[i + 2 * step] = (a - d) / 2;
            digits[i + 3 * step] = I * (upper - lower) / 2;
        }
}

enum { MOST_QUBITS = 4, MOST_ROWS = 1 << MOST_QUBITS };

// A line of entries, whose places are `start` + step · operator_digits(0, 1, 2, …), becomes
// u times it.
static void line_turn(int rows, const double complex *u, double complex *digits,
                      size_t start, size_t step) {
    double complex before[MOST_ROWS];
    for (int k = 0; k < rows; k++)
        before[k] = digits[start + step * operator_digits((uint32_t)k)];
    for (int row = 0; row < rows; row++) {
        double complex sum = 0;
        for (int k = 0; k < rows; k++)
            sum += u[row * rows + k] * before[k];
        digits[start + step * operator_digits((uint32_t)row)] = sum;
    }
}

void operator_left(int qubits, const double complex *u, double complex *digits) {
    assert(qubits <= MOST_QUBITS);
    int rows = 1 << qubits;
    for (int column = 0; column < rows; column++)
        line_turn(rows, u, digits, 2 * operator_digits((uint32_t)column), 1);
}

// Each row of A, stood up as a column, becomes conj(u) times it.
void operator_right(int qubits, const double complex *u, double complex *digits) {
    assert(qubits <= MOST_QUBITS);
    int rows = 1 << qubits;
    double complex turned[MOST_ROWS * MOST_ROWS];
    for (int i = 0; i < rows * rows; i++)
        turned[i] = conj(u[i]);
    for (int row = 0; row < rows; row++)
        line_turn(rows, turned, digits, operator_digits((uint32_t)row), 2);
}
