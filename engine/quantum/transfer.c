#include "quantum/transfer.h"

#include "quantum/operator.h"

#include <math.h>
#include <string.h>

int transfer_size(int qubits) {
    return (int)operator_size(qubits);
}

// Rounding left by products of gates; Clifford gates have no other numbers.
static double snapped(double x) {
    const double near = 1e-14;
    if (fabs(x) < near) return 0;
    return fabs(fabs(x) - 1) < near ? copysign(1, x) : x;
}

int transfer_moves(int size, const int *from, const double *sign, TransferMove *moves) {
    int count = 0;
    bool done[MAX_TRANSFER_SIZE] = {false};
    for (int start = 0; start < size; start++) {
        if (done[start]) continue;
        done[start] = true;
        if (from[start] == start && sign[start] < 0)
            moves[count++] = (TransferMove){-1, -1, start, start};
        // A cycle: each exchange brings one number home and carries the first one on.
        for (int at = start; from[at] != start; at = from[at]) {
            int next = from[at];
            bool last = from[next] == start;
            moves[count++] = (TransferMove){sign[at], last ? sign[next] : 1, at, next};
            done[next] = true;
        }
    }
    return count;
}

// Which number each row takes, and its sign; false when the matrix is no permutation.
static bool permutation_find(const double *r, int size, int *from, double *sign) {
    unsigned taken = 0;
    for (int row = 0; row < size; row++) {
        int found = 0;
        for (int column = 0; column < size; column++) {
            double entry = r[row * size + column];
            if (entry == 0) continue;
            if (found++ || fabs(entry) != 1) return false;
            from[row] = column;
            sign[row] = entry;
            taken |= 1u << column;
        }
    }
    return taken == (1u << size) - 1;
}

void transfer_complete(Transfer *out, int qubits) {
    int size = transfer_size(qubits), from[MAX_TRANSFER_SIZE];
    double sign[MAX_TRANSFER_SIZE];
    out->qubits = qubits;
    for (int i = 0; i < size * size; i++)
        out->r[i] = snapped(out->r[i]);
    out->move_count = -1;
    if (permutation_find(out->r, size, from, sign))
        out->move_count = transfer_moves(size, from, sign, out->moves);
}

void transfer_kraus(Transfer *out, int qubits, const double complex *kraus, int count) {
    int size = transfer_size(qubits);
    for (int column = 0; column < size; column++) {
        double complex string[MAX_TRANSFER_SIZE] = {0}, sum[MAX_TRANSFER_SIZE] = {0};
        string[column] = 1;
        operator_from_paulis(qubits, string);
        for (int k = 0; k < count; k++) { // a Kraus matrix has `size` entries too
            double complex image[MAX_TRANSFER_SIZE];
            memcpy(image, string, sizeof image);
            operator_left(qubits, kraus + (ptrdiff_t)k * size, image);
            operator_right(qubits, kraus + (ptrdiff_t)k * size, image);
            for (int i = 0; i < size; i++)
                sum[i] += image[i];
        }
        operator_to_paulis(qubits, sum);
        for (int row = 0; row < size; row++)
            out->r[row * size + column] = creal(sum[row]);
    }
    transfer_complete(out, qubits);
}

// The columns are the Bloch vectors of uXu†, uZu† and uYu†, read off their entries: the
// upper left one is z, the upper right one x - iy.
void transfer_gate(Transfer *out, Matrix2 u) {
    double complex a = u.m[0][0], b = u.m[0][1], c = u.m[1][0], d = u.m[1][1];
    double complex across = a * conj(b), ad = a * conj(d), bc = b * conj(c);
    double complex x = ad + bc, z = a * conj(c) - b * conj(d), y = -I * (ad - bc);
    double up = creal(a * conj(a)) - creal(b * conj(b));
    // clang-format off
    const double r[16] = {
        1, 0, 0, 0,
        0, creal(x), creal(z), creal(y),
        0, 2 * creal(across), up, 2 * cimag(across),
        0, -cimag(x), -cimag(z), -cimag(y)};
    // clang-format on
    memcpy(out->r, r, sizeof r);
    transfer_complete(out, 1);
}

void transfer_product(Transfer *out, const Transfer *a, const Transfer *b) {
    int size = transfer_size(a->qubits);
    double product[MAX_TRANSFER_SIZE * MAX_TRANSFER_SIZE];
    for (int row = 0; row < size; row++)
        for (int column = 0; column < size; column++) {
            double sum = 0;
            for (int k = 0; k < size; k++)
                sum += a->r[row * size + k] * b->r[k * size + column];
            product[row * size + column] = sum;
        }
    memcpy(out->r, product, sizeof(double) * (size_t)(size * size));
    transfer_complete(out, a->qubits);
}
