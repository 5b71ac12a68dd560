// A choice of some qubits among many: how the bits of a small number are spread over them.
#ifndef KYUBI_QUANTUM_PARTS_H
#define KYUBI_QUANTUM_PARTS_H

#include <stddef.h>
#include <stdint.h>

// Bit k of `value` goes to the place part[k].
size_t part_index(size_t value, int count, const int *part);
// The other way: the bits of `index` at the places part[k] as bits k of a number.
size_t part_value(size_t index, int count, const int *part);
// Of 2^qubits numbers the sums of those that have the same value at the places of `part`:
// 2^count of them.
void part_sums(int qubits, const double *all, int count, const int *part, double *out);
// The places of `part` as bits.
uint32_t part_mask(int count, const int *part);
// The other qubits of `qubits`, in rising order; returns how many. Asserts that those of
// `part` are different and exist.
int part_others(int qubits, int count, const int *part, int *others);

#endif
