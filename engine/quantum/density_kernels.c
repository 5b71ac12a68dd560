#include "quantum/density_kernels.h"

#include <assert.h>
#include <string.h>

#if defined __x86_64__ && defined __GNUC__ && !defined __clang__
#define EVERY_WIDTH \
    __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define EVERY_WIDTH
#endif
// What an EVERY_WIDTH function calls must become part of it, or it stays at the baseline.
#define INLINED static inline __attribute__((always_inline))

// Numbers whose other digits are the same stand in runs of 4^(lowest target), one block of
// 4^(targets) runs after another; between the targets lies a second loop.
typedef struct Walk {
    size_t size, high, run;
    size_t place[MAX_TRANSFER_SIZE]; // of every value of the targets' digits
} Walk;

static size_t power4(int exponent) {
    return (size_t)1 << 2 * exponent;
}

static Walk walk_over(Digits digits) {
    int low = digits.targets[0], high = digits.qubits;
    if (digits.count == 2) {
        int other = digits.targets[1];
        assert(other != low && other >= 0 && other < digits.qubits);
        high = low > other ? low : other;
        low = low > other ? other : low;
    }
    assert(low >= 0 && low < digits.qubits);
    Walk walk = {power4(digits.qubits), power4(high), power4(low), {0}};
    for (size_t i = 0; i < power4(digits.count); i++) {
        walk.place[i] = (i & 3) * power4(digits.targets[0]);
        if (digits.count == 2) walk.place[i] += (i >> 2) * power4(digits.targets[1]);
    }
    return walk;
}

INLINED void move_run(double *restrict a, double *restrict b, size_t run, double a_sign,
                      double b_sign) {
    for (size_t j = 0; j < run; j++) {
        double kept = a[j];
        a[j] = a_sign * b[j];
        b[j] = b_sign * kept;
    }
}

INLINED void sign_run(double *restrict a, size_t run, double sign) {
    for (size_t j = 0; j < run; j++)
        a[j] *= sign;
}

INLINED void move_all(double *r, const Walk *walk, TransferMove move, size_t run) {
    size_t a = walk->place[move.a], b = walk->place[move.b];
    for (size_t i = 0; i < walk->size; i += 4 * walk->high)
        for (size_t k = i; k < i + walk->high && k < walk->size; k += 4 * run)
            if (a == b)
                sign_run(r + k + a, run, move.a_sign);
            else
                move_run(r + k + a, r + k + b, run, move.a_sign, move.b_sign);
}

// One move after the other was measured to be faster than all moves on block after block. A
// run of a known length is unrolled.
EVERY_WIDTH static void move_walk(double *r, const Walk *walk, const TransferMove *moves,
                                  int count) {
    for (int m = 0; m < count; m++)
        if (walk->run == 1)
            move_all(r, walk, moves[m], 1);
        else if (walk->run == 4)
            move_all(r, walk, moves[m], 4);
        else
            move_all(r, walk, moves[m], walk->run & ~(size_t)15);
}

void kernel_moves(Digits digits, const TransferMove *moves, int count) {
    Walk walk = walk_over(digits);
    move_walk(digits.r, &walk, moves, count);
}

INLINED void turn_run(double *restrict i, double *restrict x, double *restrict z,
                      double *restrict y, const double *m, size_t run) {
    for (size_t j = 0; j < run; j++) {
        double a = i[j], b = x[j], c = z[j], d = y[j];
        i[j] = m[0] * a + m[1] * b + m[2] * c + m[3] * d;
        x[j] = m[4] * a + m[5] * b + m[6] * c + m[7] * d;
        z[j] = m[8] * a + m[9] * b + m[10] * c + m[11] * d;
        y[j] = m[12] * a + m[13] * b + m[14] * c + m[15] * d;
    }
}

INLINED void turn_all(double *r, const Walk *walk, const double *m, size_t run) {
    for (double *at = r; at < r + walk->size; at += 4 * run)
        turn_run(at, at + run, at + 2 * run, at + 3 * run, m, run);
}

EVERY_WIDTH static void turn_walk(double *r, const Walk *walk, const double *matrix) {
    double m[16];
    memcpy(m, matrix, sizeof m);
    if (walk->run == 1)
        turn_all(r, walk, m, 1);
    else if (walk->run == 4)
        turn_all(r, walk, m, 4);
    else
        turn_all(r, walk, m, walk->run & ~(size_t)15);
}

// Rows of a matrix without their zeros; rows of the identity are left out.
typedef struct Row {
    int row, first, count;
} Row;

typedef struct Rows {
    int count, size;
    Row rows[MAX_TRANSFER_SIZE];
    int columns[MAX_TRANSFER_SIZE * MAX_TRANSFER_SIZE];
    double weights[MAX_TRANSFER_SIZE * MAX_TRANSFER_SIZE];
} Rows;

static void rows_find(Rows *rows, const double *matrix, int size) {
    int entries = 0;
    rows->count = 0;
    rows->size = size;
    for (int row = 0; row < size; row++) {
        Row found = {row, entries, 0};
        for (int column = 0; column < size; column++) {
            double weight = matrix[row * size + column];
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

// So many numbers with the same target digits are worked on together.
enum { LANES = 16 };

INLINED void combine(const Rows *rows, Row row, double in[][LANES], double *restrict out) {
    double sum[LANES] = {0};
    for (int e = row.first; e < row.first + row.count; e++) {
        double weight = rows->weights[e];
        const double *from = in[rows->columns[e]];
#pragma GCC unroll 16
        for (int j = 0; j < LANES; j++)
            sum[j] += weight * from[j];
    }
    memcpy(out, sum, sizeof sum);
}

// LANES numbers in a row at `r` and each place.
INLINED void rows_run(double *r, const Walk *walk, const Rows *rows) {
    double in[MAX_TRANSFER_SIZE][LANES];
    for (int i = 0; i < rows->size; i++)
        memcpy(in[i], r + walk->place[i], sizeof in[i]);
    for (int i = 0; i < rows->count; i++)
        combine(rows, rows->rows[i], in, r + walk->place[rows->rows[i].row]);
}

EVERY_WIDTH static void rows_walk(double *r, const Walk *walk, const Rows *rows) {
    for (size_t i = 0; i < walk->size; i += 4 * walk->high)
        for (size_t k = i; k < i + walk->high && k < walk->size; k += 4 * walk->run)
            for (size_t j = 0; j < walk->run; j += LANES)
                rows_run(r + k + j, walk, rows);
}

// Where the other digits, counted through, stand in the array.
static size_t rest_place(const Walk *walk, size_t rest) {
    size_t below = walk->run - 1;
    rest = (rest & below) | (rest & ~below) << 2;
    below = walk->high - 1;
    return (rest & below) | (rest & ~below) << 2;
}

// The same where a run is shorter than LANES: the numbers are gathered. `lane` says where
// the lanes stand from the first.
INLINED void rows_gathered(double *r, const Walk *walk, const Rows *rows,
                           const size_t *lane, int lanes) {
    double in[MAX_TRANSFER_SIZE][LANES] = {0}, out[LANES];
    for (int i = 0; i < rows->size; i++)
        for (int j = 0; j < lanes; j++)
            in[i][j] = r[walk->place[i] + lane[j]];
    for (int i = 0; i < rows->count; i++) {
        combine(rows, rows->rows[i], in, out);
        for (int j = 0; j < lanes; j++)
            r[walk->place[rows->rows[i].row] + lane[j]] = out[j];
    }
}

EVERY_WIDTH static void rows_gather_walk(double *r, const Walk *walk, const Rows *rows) {
    size_t rests = walk->size / (size_t)rows->size, lane[LANES];
    size_t lanes = rests < LANES ? rests : LANES;
    for (size_t j = 0; j < lanes; j++)
        lane[j] = rest_place(walk, j);
    for (size_t rest = 0; rest < rests; rest += lanes)
        rows_gathered(r + rest_place(walk, rest), walk, rows, lane, (int)lanes);
}

void kernel_matrix(Digits digits, const double *matrix) {
    Walk walk = walk_over(digits);
    if (digits.count == 1) {
        turn_walk(digits.r, &walk, matrix);
        return;
    }
    Rows rows;
    rows_find(&rows, matrix, MAX_TRANSFER_SIZE);
    if (walk.run >= LANES)
        rows_walk(digits.r, &walk, &rows);
    else
        rows_gather_walk(digits.r, &walk, &rows);
}

// The weights of the lowest digits, this many at most, are multiplied out beforehand.
enum { TABLE_DIGITS = 3, TABLE_SIZE = 1 << 2 * TABLE_DIGITS };

EVERY_WIDTH static void weights_walk(double *restrict r, int qubits, const double *table,
                                     int digits, const double weights[4]) {
    size_t step = power4(digits);
    for (size_t i = 0; i < power4(qubits); i += step) {
        double high = 1;
        for (int q = digits; q < qubits; q++)
            high *= weights[i >> 2 * q & 3];
        for (size_t j = 0; j < step; j++)
            r[i + j] *= high * table[j];
    }
}

void kernel_weights(double *r, int qubits, const double weights[4]) {
    double table[TABLE_SIZE];
    table[0] = 1;
    int digits = qubits < TABLE_DIGITS ? qubits : TABLE_DIGITS;
    for (size_t filled = 1; filled < power4(digits); filled *= 4)
        for (size_t digit = 4; digit-- > 0;)
            for (size_t i = 0; i < filled; i++)
                table[digit * filled + i] = weights[digit] * table[i];
    weights_walk(r, qubits, table, digits, weights);
}
