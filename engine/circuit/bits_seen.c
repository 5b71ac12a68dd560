#include "circuit/bits_seen.h"

#include <string.h>

int circuit_bits_seen(const Circuit *circuit, int which, int *first) {
    Register bits = {.first = 0, .size = circuit_bits(circuit)};
    int index = which - FIRST_REGISTER;
    *first = 0;
    if (which == NO_BITS || index >= circuit_bit_registers(circuit)) return 0;
    if (index >= 0) bits = circuit_bit_register(circuit, index);
    *first = bits.first;
    return bits.size < MOST_BITS_SEEN ? bits.size : MOST_BITS_SEEN;
}

void run_bits_seen(const Run *run, int after, int which, double *out) {
    int first, count = circuit_bits_seen(run_circuit(run), which, &first);
    size_t size = (size_t)1 << count;
    memset(out, 0, size * sizeof *out);
    for (int i = 0; i < run_branches(run, after); i++) {
        double weight;
        uint64_t bits;
        run_branch(run, after, i, &weight, &bits);
        out[bits >> first & (size - 1)] += weight;
    }
}
