#include "quantum/parts.h"

#include <assert.h>
#include <string.h>

size_t part_index(size_t value, int count, const int *part) {
    size_t index = 0;
    for (int k = 0; k < count; k++)
        index |= (value >> k & 1) << part[k];
    return index;
}

size_t part_value(size_t index, int count, const int *part) {
    size_t value = 0;
    for (int k = 0; k < count; k++)
        value |= (index >> part[k] & 1) << k;
    return value;
}

void part_sums(int qubits, const double *all, int count, const int *part, double *out) {
    memset(out, 0, ((size_t)1 << count) * sizeof *out);
    for (size_t i = 0; i < (size_t)1 << qubits; i++)
        out[part_value(i, count, part)] += all[i];
}

uint32_t part_mask(int count, const int *part) {
    return (uint32_t)part_index(~(size_t)0, count, part);
}

int part_others(int qubits, int count, const int *part, int *others) {
    uint32_t mask = part_mask(count, part);
    assert(__builtin_popcount(mask) == count && mask >> qubits == 0);
    int found = 0;
    for (int q = 0; q < qubits; q++)
        if (!(mask >> q & 1)) others[found++] = q;
    return found;
}
