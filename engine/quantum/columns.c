#include "quantum/columns.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// The loops over columns are compiled for each vector width and chosen when the program
// starts.
#if defined(__x86_64__) && defined(__GNUC__)
#define EVERY_WIDTH __attribute__((target_clones("avx2", "default")))
#else
#define EVERY_WIDTH
#endif
#define INLINE static inline __attribute__((always_inline))

enum { ALIGNED = 64 }; // bytes

// 256 rows of one column.
typedef uint64_t Unit __attribute__((vector_size(8 * UNIT_WORDS), may_alias));

static size_t column_bytes(const Columns *columns) {
    return (size_t)columns->units * sizeof(Unit);
}

// All columns and the signs behind them; aligned_alloc wants a multiple of the alignment.
static size_t all_bytes(const Columns *columns) {
    size_t bytes = column_bytes(columns) * (size_t)(2 * columns->qubits + 1);
    return (bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
}

bool columns_open(Columns *columns, int qubits, int units, bool with_signs) {
    *columns = (Columns){.qubits = qubits, .units = units};
    columns->bits = aligned_alloc(ALIGNED, all_bytes(columns));
    if (!columns->bits) return false;
    memset(columns->bits, 0, all_bytes(columns));
    if (with_signs) columns->signs = columns_x(columns, qubits);
    for (int op = 0; op < CLIFFORD_SINGLES; op++)
        columns->actions[op] = clifford_action((CliffordOp)op);
    return true;
}

bool columns_copy(Columns *columns, const Columns *from) {
    *columns = *from;
    columns->bits = aligned_alloc(ALIGNED, all_bytes(from));
    if (!columns->bits) return false;
    memcpy(columns->bits, from->bits, all_bytes(from));
    if (from->signs) columns->signs = columns_x(columns, columns->qubits);
    return true;
}

void columns_close(Columns *columns) {
    free(columns->bits);
}

int columns_words(const Columns *columns) {
    return columns->units * UNIT_WORDS;
}

uint64_t *columns_x(const Columns *columns, int qubit) {
    return columns->bits + (size_t)qubit * 2 * (size_t)columns_words(columns);
}

uint64_t *columns_z(const Columns *columns, int qubit) {
    return columns_x(columns, qubit) + columns_words(columns);
}

PauliString columns_row(const Columns *columns, int row) {
    PauliString string = {.qubits = columns->qubits};
    int word = row / 64, bit = row % 64;
    for (int q = 0; q < columns->qubits; q++) {
        string.x[q / 64] |= (columns_x(columns, q)[word] >> bit & 1) << q % 64;
        string.z[q / 64] |= (columns_z(columns, q)[word] >> bit & 1) << q % 64;
    }
    string.minus = columns->signs && columns->signs[word] >> bit & 1;
    return string;
}

static void set_bit(uint64_t *word, int bit, uint64_t value) {
    *word = (*word & ~(UINT64_C(1) << bit)) | (value & 1) << bit;
}

void columns_set_row(Columns *columns, int row, const PauliString *string) {
    assert(string->qubits == columns->qubits);
    int word = row / 64, bit = row % 64;
    for (int q = 0; q < columns->qubits; q++) {
        set_bit(columns_x(columns, q) + word, bit, string->x[q / 64] >> q % 64);
        set_bit(columns_z(columns, q) + word, bit, string->z[q / 64] >> q % 64);
    }
    if (columns->signs) set_bit(columns->signs + word, bit, string->minus);
}

// The same rows of one qubit; `signs` may be NULL.
INLINE void turn(Unit *x, Unit *z, Unit *signs, const CliffordAction *act, int units) {
    for (int u = 0; u < units; u++) {
        Unit a = x[u], b = z[u];
        if (signs)
            signs[u] ^= (a & act->x_sign) ^ (b & act->z_sign) ^ (a & b & act->y_sign);
        x[u] = (a & act->x_to_x) ^ (b & act->z_to_x);
        z[u] = (a & act->x_to_z) ^ (b & act->z_to_z);
    }
}

// Aaronson and Gottesman, Phys. Rev. A 70, 052328, section III.
INLINE void controlled_x(Unit *xa, Unit *za, Unit *xb, Unit *zb, Unit *signs, int units) {
    for (int u = 0; u < units; u++) {
        if (signs) signs[u] ^= xa[u] & zb[u] & ~(xb[u] ^ za[u]);
        xb[u] ^= xa[u];
        za[u] ^= zb[u];
    }
}

INLINE void controlled_z(Unit *xa, Unit *za, Unit *xb, Unit *zb, Unit *signs, int units) {
    for (int u = 0; u < units; u++) {
        if (signs) signs[u] ^= xa[u] & xb[u] & (za[u] ^ zb[u]);
        za[u] ^= xb[u];
        zb[u] ^= xa[u];
    }
}

INLINE void exchange(Unit *xa, Unit *za, Unit *xb, Unit *zb, int units) {
    for (int u = 0; u < units; u++) {
        Unit x = xa[u], z = za[u];
        xa[u] = xb[u];
        za[u] = zb[u];
        xb[u] = x;
        zb[u] = z;
    }
}

INLINE void couple(Unit *xa, Unit *xb, Unit *signs, const CliffordAction *actions, int op,
                   int units) {
    Unit *za = xa + units, *zb = xb + units;
    switch (op) {
    case CLIFFORD_CX:
        controlled_x(xa, za, xb, zb, signs, units);
        break;
    case CLIFFORD_CY: // X turned into Y by S
        turn(xb, zb, signs, &actions[CLIFFORD_SDG], units);
        controlled_x(xa, za, xb, zb, signs, units);
        turn(xb, zb, signs, &actions[CLIFFORD_S], units);
        break;
    case CLIFFORD_CZ:
        controlled_z(xa, za, xb, zb, signs, units);
        break;
    case CLIFFORD_ISWAP: // SWAP · CZ · (S ⊗ S)
        turn(xa, za, signs, &actions[CLIFFORD_S], units);
        turn(xb, zb, signs, &actions[CLIFFORD_S], units);
        controlled_z(xa, za, xb, zb, signs, units);
        exchange(xa, za, xb, zb, units);
        break;
    default:
        exchange(xa, za, xb, zb, units);
    }
}

// `units` and whether there are signs are known to the compiler in the functions below, so
// that every gate becomes a few straight instructions. That one-qubit gates differ only in
// their masks, not in their code, spares the processor from guessing which comes next.
INLINE void run(const Columns *columns, Unit *signs, const CliffordStep *steps,
                size_t count, int units) {
    Unit *bits = (Unit *)columns->bits;
    size_t stride = 2 * (size_t)units;
    for (size_t i = 0; i < count; i++) {
        CliffordStep step = steps[i];
        assert(step.a < columns->qubits && step.b < columns->qubits);
        Unit *a = bits + step.a * stride, *b = bits + step.b * stride;
        if (step.op < CLIFFORD_SINGLES) {
            turn(a, a + units, signs, &columns->actions[step.op], units);
        } else {
            assert(step.op < CLIFFORD_OPS && step.a != step.b);
            couple(a, b, signs, columns->actions, step.op, units);
        }
    }
}

// One unit: the signs stay in a register.
EVERY_WIDTH static void run_narrow(const Columns *columns, const CliffordStep *steps,
                                   size_t count) {
    Unit signs = *(Unit *)columns->signs;
    run(columns, &signs, steps, count, 1);
    *(Unit *)columns->signs = signs;
}

EVERY_WIDTH static void run_signed(const Columns *columns, const CliffordStep *steps,
                                   size_t count) {
    run(columns, (Unit *)columns->signs, steps, count, columns->units);
}

EVERY_WIDTH static void run_unsigned(const Columns *columns, const CliffordStep *steps,
                                     size_t count) {
    if (columns->units == 4)
        run(columns, NULL, steps, count, 4);
    else
        run(columns, NULL, steps, count, columns->units);
}

void columns_run(Columns *columns, const CliffordStep *steps, size_t count) {
    if (!columns->signs)
        run_unsigned(columns, steps, count);
    else if (columns->units == 1)
        run_narrow(columns, steps, count);
    else
        run_signed(columns, steps, count);
}
