// Modular arithmetic as permutations of basis states, for Shor's algorithm: `to[value]` is
// where the basis state `value` goes, over 2^bits values (bit k of a value is the k-th
// qubit given); values that are not below the modulus n stay where they are. All are
// reversible, so that running them backwards is the inverse. n is 2 … 2^bits, bits 1 …
// MAX_MODULAR_BITS.
#ifndef KYUBI_QUANTUM_MODULAR_H
#define KYUBI_QUANTUM_MODULAR_H

#include "base/error.h"

#include <stdint.h>

enum { MAX_MODULAR_BITS = 24 };

// |y⟩ → |a y mod n⟩. Fails when a and n share a factor (modular.factor) or n does not fit
// (modular.size); 2^bits numbers are written.
bool modular_multiply(uint64_t a, uint32_t n, int bits, uint32_t *to, Error *err);

// |y⟩ → |y + a mod n⟩. Fails with modular.size.
bool modular_add(uint64_t a, uint32_t n, int bits, uint32_t *to, Error *err);

// |e⟩|y⟩ → |e⟩|a^e y mod n⟩: the lowest `exponent_bits` ≥ 1 bits are e, the `bits` above
// them are y; both together at most MAX_MODULAR_BITS. Fails as modular_multiply;
// 2^(exponent_bits + bits) numbers are written.
bool modular_exponentiate(uint64_t a, uint32_t n, int exponent_bits, int bits, uint32_t *to,
                          Error *err);

// The permutation that undoes `to`, over `size` values, into another array.
void permutation_inverse(const uint32_t *to, uint32_t size, uint32_t *back);

#endif
