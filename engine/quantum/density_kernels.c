#include "quantum/density_kernels.h"

#include "quantum/density_kernels_inside.h"
#include "quantum/kernels_inside.h"

#include <assert.h>
#include <string.h>

static DigitWalk walk_over_digits(Digits digits) {
    int low = digits.targets[0], high = digits.qubits;
    if (digits.count == 2) {
        int other = digits.targets[1];
        assert(other != low && other >= 0 && other < digits.qubits);
        high = low > other ? low : other;
        low = low > other ? other : low;
    }
    assert(low >= 0 && low < digits.qubits);
    DigitWalk walk = {power4(digits.qubits), power4(high), power4(low), {0}};
    size_t first = power4(digits.targets[0]);
    size_t second = digits.count == 2 ? power4(digits.targets[1]) : 0;
    for (size_t i = 0; i < power4(digits.count); i++)
        walk.place[i] = (i & 3) * first + (i >> 2) * second;
    return walk;
}

void kernel_moves(const Kernels *kernels, Digits digits, const TransferMove *moves,
                  int count) {
    DigitWalk walk = walk_over_digits(digits);
    kernels->digits_move(digits.r, &walk, moves, count);
}

static void rows_find(DigitRows *rows, const double *matrix) {
    int entries = 0;
    rows->count = 0;
    for (int row = 0; row < MAX_TRANSFER_SIZE; row++) {
        DigitRow found = {row, entries, 0};
        for (int column = 0; column < MAX_TRANSFER_SIZE; column++) {
            double weight = matrix[row * MAX_TRANSFER_SIZE + column];
            if (weight == 0) continue;
            rows->columns[entries + found.count] = column;
            rows->weights[entries + found.count++] = weight;
        }
        bool same = found.count == 1 && rows->columns[entries] == row &&
                    rows->weights[entries] == 1;
        if (same) continue;
        rows->rows[rows->count++] = found;
        entries += found.count;
    }
}

void kernel_matrix(const Kernels *kernels, Digits digits, const double *matrix) {
    DigitWalk walk = walk_over_digits(digits);
    if (digits.count == 1) {
        kernels->digits_turn(digits.r, &walk, matrix);
        return;
    }
    DigitRows rows;
    rows_find(&rows, matrix);
    kernels->digits_rows(digits.r, &walk, &rows);
}

void kernel_weights(const Kernels *kernels, double *r, int qubits,
                    const double weights[4]) {
    DigitWeights by = {qubits, qubits < WEIGHED_DIGITS ? qubits : WEIGHED_DIGITS, {1}, {0}};
    memcpy(by.weights, weights, sizeof by.weights);
    for (size_t filled = 1; filled < power4(by.digits); filled *= 4)
        for (size_t digit = 4; digit-- > 0;)
            for (size_t i = 0; i < filled; i++)
                by.table[digit * filled + i] = weights[digit] * by.table[i];
    kernels->digits_weigh(r, &by);
}
