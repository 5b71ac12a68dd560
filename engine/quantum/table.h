// Operations by tables over the value x of chosen qubits: factors, permutations and
// amplitudes to start from. For this room only; the same code for every width.
#ifndef KYUBI_QUANTUM_TABLE_H
#define KYUBI_QUANTUM_TABLE_H

#include "base/error.h"
#include "quantum/operation.h"

struct Table {
    size_t size;      // 2^count values of x
    uint32_t mask;    // the chosen qubits
    uint32_t *places; // where the amplitude of each x stands, the other qubits being 0
    double *re, *im;  // factors or amplitudes; NULL for a permutation
    // The cycles of a permutation: how long, then their places; each amplitude moves on to
    // the next place, the last to the first. 0 ends them. NULL for the others.
    uint32_t *cycles;
};

// They fail with program.memory, table_permutation also with program.permutation.
Table *table_numbers(const double complex *numbers, const int *qubits, int count,
                     Error *err);
Table *table_permutation(const uint32_t *to, const int *qubits, int count, Error *err);
void table_destroy(Table *table);

// Room for `count` things, which is the learner's to choose; NULL and program.memory.
void *table_room(size_t count, size_t bytes, Error *err);

// What they do to the amplitudes of `size` basis states where the controls are met.
void table_multiply(const Table *table, StateParts parts, size_t size, Controls controls);
void table_permute(const Table *table, StateParts parts, size_t size, Controls controls);
// Only where the chosen qubits read 0 is anything there: it is spread over the amplitudes.
void table_spread(const Table *table, StateParts parts, size_t size);

#endif
