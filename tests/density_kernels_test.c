// The hot loops of every width judged number by number, on six qubits and every target, so
// that runs of every length are walked.
#include "every_width.h"

#include "base/rng.h"
#include "quantum/density_kernels.h"
#include "quantum/operator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { QUBITS = 6, SIZE = 1 << 2 * QUBITS };

static void draw(Rng *rng, double *numbers, int count) {
    for (int i = 0; i < count; i++)
        numbers[i] = rng_unit(rng) - 0.5;
}

static size_t digits_at(size_t index, int count, const int *targets) {
    size_t value = 0;
    for (int k = 0; k < count; k++)
        value |= (index >> 2 * targets[k] & 3) << 2 * k;
    return value;
}

static size_t with_digits(size_t index, int count, const int *targets, size_t value) {
    for (int k = 0; k < count; k++) {
        index &= ~((size_t)3 << 2 * targets[k]);
        index |= (value >> 2 * k & 3) << 2 * targets[k];
    }
    return index;
}

static void check_matrix(const double *before, const double *after, int qubits, int count,
                         const int *targets, const double *matrix) {
    size_t size = operator_size(count);
    for (size_t i = 0; i < operator_size(qubits); i++) {
        size_t row = digits_at(i, count, targets);
        double sum = 0;
        for (size_t column = 0; column < size; column++)
            sum += matrix[row * size + column] *
                   before[with_digits(i, count, targets, column)];
        assert_true(fabs(after[i] - sum) < 1e-14);
    }
}

typedef void Act(const Kernels *kernels, Digits digits, Rng *rng);

// Calls `act` with every one and every pair of targets of registers of one to six qubits.
static void on_all_targets(const Kernels *kernels, Act *act) {
    double *r = aligned_alloc(64, SIZE * sizeof *r);
    assert_non_null(r);
    Rng rng = rng_seeded(1);
    for (int qubits = 1; qubits <= QUBITS; qubits++)
        for (int a = 0; a < qubits; a++)
            for (int b = 0; b < qubits; b++) {
                draw(&rng, r, SIZE);
                act(kernels, (Digits){r, qubits, a == b ? 1 : 2, (int[]){a, b}}, &rng);
            }
    free(r);
}

static void act_by_matrix(const Kernels *kernels, Digits digits, Rng *rng) {
    double before[SIZE], matrix[MAX_TRANSFER_SIZE * MAX_TRANSFER_SIZE];
    int size = transfer_size(digits.count);
    draw(rng, matrix, size * size);
    for (int i = 0; i < size * size; i++) // some zeros, and a row of the identity
        if (rng_below(rng, 3) == 0 || i / size == 1) matrix[i] = i == size + 1;
    memcpy(before, digits.r, sizeof before);
    kernel_matrix(kernels, digits, matrix);
    check_matrix(before, digits.r, digits.qubits, digits.count, digits.targets, matrix);
}

static void a_matrix_acts_on_the_digits_of_its_targets(void **kernels) {
    on_all_targets(*kernels, act_by_matrix);
}

// A random permutation with signs, as moves and as a matrix.
static void act_by_moves(const Kernels *kernels, Digits digits, Rng *rng) {
    int size = transfer_size(digits.count), from[MAX_TRANSFER_SIZE];
    double before[SIZE], sign[MAX_TRANSFER_SIZE], matrix[256] = {0};
    TransferMove moves[MAX_TRANSFER_MOVES];
    for (int i = 0; i < size; i++) {
        int other = (int)rng_below(rng, (uint64_t)i + 1);
        from[i] = i;
        if (other < i) {
            from[i] = from[other];
            from[other] = i;
        }
        sign[i] = rng_below(rng, 2) ? 1 : -1;
    }
    for (int row = 0; row < size; row++)
        matrix[row * size + from[row]] = sign[row];
    memcpy(before, digits.r, sizeof before);
    kernel_moves(kernels, digits, moves, transfer_moves(size, from, sign, moves));
    check_matrix(before, digits.r, digits.qubits, digits.count, digits.targets, matrix);
}

static void moves_are_the_permutation_they_were_made_from(void **kernels) {
    on_all_targets(*kernels, act_by_moves);
}

static void weights_multiply_by_every_digit(void **kernels) {
    Rng rng = rng_seeded(2);
    double *r = aligned_alloc(64, SIZE * sizeof *r), before[SIZE];
    assert_non_null(r);
    for (int qubits = 1; qubits <= QUBITS; qubits++) {
        double weights[4];
        draw(&rng, weights, 4);
        draw(&rng, r, SIZE);
        memcpy(before, r, sizeof before);
        kernel_weights(*kernels, r, qubits, weights);
        for (size_t i = 0; i < operator_size(qubits); i++) {
            double product = before[i];
            for (int q = 0; q < qubits; q++)
                product *= weights[i >> 2 * q & 3];
            assert_true(fabs(r[i] - product) < 1e-15);
        }
    }
    free(r);
}

int main(void) {
    struct CMUnitTest tests[] = {
        cmocka_unit_test(a_matrix_acts_on_the_digits_of_its_targets),
        cmocka_unit_test(moves_are_the_permutation_they_were_made_from),
        cmocka_unit_test(weights_multiply_by_every_digit),
    };
    return RUN_ON_EVERY_WIDTH(tests);
}
