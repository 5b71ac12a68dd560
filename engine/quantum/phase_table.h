// The factors of a diagonal over all qubits, as the product of two tables: one over the low
// bits of a basis state's number, one over the high ones. For this room only.
#ifndef KYUBI_QUANTUM_PHASE_TABLE_H
#define KYUBI_QUANTUM_PHASE_TABLE_H

#include "quantum/state.h"

// A tile is what 2^TILE_QUBITS neighbouring amplitudes are: 32 KiB, so that it stays in a
// core's first cache while much is done to it.
enum { TILE_QUBITS = 11 };

typedef struct PhaseTable {
    int low_bits, high_bits; // at least 3 low ones; low_bits is TILE_QUBITS where there are
                             // high ones
    double *low_re, *low_im, *high_re, *high_im; // one piece of memory, low_re's
} PhaseTable;

// For the lowest `bits` qubits (more than the state's are allowed); false when memory is
// short.
bool phase_table_make(PhaseTable *table, int bits);
void phase_table_clear(PhaseTable *table);

// Sets it to start · Π factors[q]^(bit q).
struct Kernels;
void phase_table_fill(PhaseTable *table, const struct Kernels *kernels,
                      double complex start, const double complex *factors);

// The high part's factor of basis state i.
static inline double complex phase_table_high(const PhaseTable *table, size_t i) {
    size_t x = i >> TILE_QUBITS & (((size_t)1 << table->high_bits) - 1);
    return CMPLX(table->high_re[x], table->high_im[x]);
}

#endif
