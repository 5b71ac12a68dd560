// Whole numbers for order finding: greatest common divisors, powers modulo n, continued
// fractions, and the classical half of Shor's algorithm (Shor, SIAM J. Comput. 26, 1997,
// section 5). Moduli are 1 … 2^32 - 1, so that products fit 64 bits. Exact; nothing here is
// a quick way to factor.
#ifndef KYUBI_QUANTUM_NUMBER_THEORY_H
#define KYUBI_QUANTUM_NUMBER_THEORY_H

#include <stdbool.h>
#include <stdint.h>

uint64_t common_divisor(uint64_t a, uint64_t b); // the greatest; of 0 and a it is a

uint32_t power_modulo(uint64_t base, uint64_t exponent, uint32_t n);
// x in 0 … n-1 with a x ≡ 1 (mod n); 0 where a and n share a factor (and for n = 1).
uint32_t inverse_modulo(uint64_t a, uint32_t n);
// Least r ≥ 1 with a^r ≡ 1 (mod n); 0 where a and n share a factor.
uint32_t order_modulo(uint64_t a, uint32_t n);

bool is_prime(uint32_t n); // by trial division
// The prime factors of n, each once, smallest first; how many (none for 0 and 1).
enum { MAX_PRIME_FACTORS = 9 }; // 2·3·5·7·11·13·17·19·23 < 2^32 < that times 29
int prime_factors(uint32_t n, uint32_t *primes);

// The convergents of above/below (below ≥ 1), simplest first, each in lowest terms and the
// last one equal to it: 11/32 gives 0, 1/2, 1/3, 11/32. Returns how many; at most
// MAX_CONVERGENTS are written.
typedef struct Convergent {
    uint64_t above, below;
} Convergent;
enum { MAX_CONVERGENTS = 96 }; // more than any 64-bit fraction has
int convergents(uint64_t above, uint64_t below, Convergent *out);

// The order of a modulo n as far as a reading of `bits` counting qubits (1 to 63) tells it:
// found where the denominator q < n of a convergent of measured/2^bits, or (for q > 1) a
// multiple of it up to 6 q < n, has a^q ≡ 1. 0 where none has, as for a reading of 0 and
// a ≠ 1: measure again.
uint32_t order_from_reading(uint64_t measured, int bits, uint64_t a, uint32_t n);

// A factor of n other than 1 and n from the even order r of a: gcd(a^(r/2) ± 1, n); 0 when
// the order is odd or both are trivial: try another a.
uint32_t factor_from_order(uint64_t a, uint32_t order, uint32_t n);

#endif
