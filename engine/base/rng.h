// Seeded chance: the same seed gives the same numbers on every machine. xoshiro256++
// (Blackman and Vigna, ACM TOMS 47, 2021), seeded by splitmix64. A plain value; copy it to
// branch off.
#ifndef KYUBI_BASE_RNG_H
#define KYUBI_BASE_RNG_H

#include <stdint.h>

typedef struct Rng {
    uint64_t s[4];
} Rng;

Rng rng_seeded(uint64_t seed);
uint64_t rng_bits(Rng *rng);              // 64 even bits
double rng_unit(Rng *rng);                // even in [0, 1), 53 bits
uint64_t rng_below(Rng *rng, uint64_t n); // even in 0 … n-1, no bias; n ≥ 1

#endif
