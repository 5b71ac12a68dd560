#include "base/rng.h"

#include <assert.h>

static uint64_t splitmix(uint64_t *x) {
    uint64_t z = (*x += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static uint64_t turned(uint64_t x, int by) {
    return (x << by) | (x >> (64 - by));
}

Rng rng_seeded(uint64_t seed) {
    Rng rng;
    for (int i = 0; i < 4; i++)
        rng.s[i] = splitmix(&seed);
    return rng;
}

uint64_t rng_bits(Rng *rng) {
    uint64_t *s = rng->s;
    uint64_t result = turned(s[0] + s[3], 23) + s[0];
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = turned(s[3], 45);
    return result;
}

double rng_unit(Rng *rng) {
    return (double)(rng_bits(rng) >> 11) * 0x1.0p-53;
}

uint64_t rng_below(Rng *rng, uint64_t n) {
    assert(n > 0);
    uint64_t skip = -n % n; // 2^64 mod n: bits below it would favour small results
    uint64_t bits;
    do {
        bits = rng_bits(rng);
    } while (bits < skip);
    return bits % n;
}
