#include "quantum/columns.h"

#include "base/mem.h"
#include "quantum/kernels_inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNED = 64 }; // bytes

static size_t column_bytes(const Columns *columns) {
    return (size_t)columns_words(columns) * sizeof(uint64_t);
}

// All columns and the signs behind them; aligned_alloc wants a multiple of the alignment.
static size_t all_bytes(const Columns *columns) {
    size_t bytes = column_bytes(columns) * (size_t)(2 * columns->qubits + 1);
    return (bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
}

bool columns_open(Columns *columns, int qubits, int units, bool with_signs) {
    *columns = (Columns){.kernels = kernels_best(), .qubits = qubits, .units = units};
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

void columns_use(Columns *columns, const Kernels *kernels) {
    columns->kernels = kernels ? kernels : kernels_best();
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

void columns_run(Columns *columns, const CliffordStep *steps, size_t count) {
    columns->kernels->run_columns(columns, steps, count);
}
