#include "quantum/phase_table.h"

#include "quantum/kernels_inside.h"

#include <stdlib.h>
#include <string.h>

bool phase_table_make(PhaseTable *table, int bits) {
    int low = bits < NEAR_QUBITS ? NEAR_QUBITS : bits;
    if (low > TILE_QUBITS) low = TILE_QUBITS;
    int high = bits > low ? bits - low : 0;
    size_t low_room = state_size(low);
    size_t high_room = state_size(high < NEAR_QUBITS ? NEAR_QUBITS : high);
    double *room = aligned_alloc(64, 2 * (low_room + high_room) * sizeof *room);
    if (!room) return false;
    memset(room + 2 * low_room, 0, 2 * high_room * sizeof *room); // fewer than a vector's
                                                                  // may be filled
    *table = (PhaseTable){low,
                          high,
                          room,
                          room + low_room,
                          room + 2 * low_room,
                          room + 2 * low_room + high_room};
    return true;
}

void phase_table_clear(PhaseTable *table) {
    free(table->low_re);
}

static void fill(double *re, double *im, int bits, const Kernels *kernels,
                 double complex start, const double complex *factors) {
    re[0] = creal(start);
    im[0] = cimag(start);
    for (int q = 0; q < bits; q++)
        kernels->grow(re, im, state_size(q), factors[q]);
}

void phase_table_fill(PhaseTable *table, const Kernels *kernels, double complex start,
                      const double complex *factors) {
    fill(table->low_re, table->low_im, table->low_bits, kernels, 1, factors);
    fill(table->high_re, table->high_im, table->high_bits, kernels, start,
         factors + table->low_bits);
}
