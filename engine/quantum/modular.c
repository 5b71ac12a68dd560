#include "quantum/modular.h"

#include "quantum/number_theory.h"

#include <assert.h>

static bool fits(uint32_t n, int bits, Error *err) {
    assert(bits >= 1 && bits <= MAX_MODULAR_BITS);
    if (n >= 2 && n <= UINT32_C(1) << bits) return true;
    return error_set(err, "modular.size", "%u\t%d\t%u", n, bits, UINT32_C(1) << bits);
}

static bool reversible(uint64_t a, uint32_t n, int bits, Error *err) {
    if (!fits(n, bits, err)) return false;
    uint32_t divisor = (uint32_t)common_divisor(a % n, n);
    if (divisor == 1) return true;
    return error_set(err, "modular.factor", "%llu\t%u\t%u", (unsigned long long)a, n,
                     divisor);
}

static uint32_t product(uint32_t factor, uint32_t y, uint32_t n) {
    return y < n ? (uint32_t)((uint64_t)factor * y % n) : y;
}

bool modular_multiply(uint64_t a, uint32_t n, int bits, uint32_t *to, Error *err) {
    if (!reversible(a, n, bits, err)) return false;
    for (uint32_t y = 0; y < UINT32_C(1) << bits; y++)
        to[y] = product((uint32_t)(a % n), y, n);
    return true;
}

bool modular_add(uint64_t a, uint32_t n, int bits, uint32_t *to, Error *err) {
    if (!fits(n, bits, err)) return false;
    for (uint32_t y = 0; y < UINT32_C(1) << bits; y++)
        to[y] = y < n ? (uint32_t)((y + a % n) % n) : y;
    return true;
}

bool modular_exponentiate(uint64_t a, uint32_t n, int exponent_bits, int bits, uint32_t *to,
                          Error *err) {
    assert(exponent_bits >= 1 && exponent_bits + bits <= MAX_MODULAR_BITS);
    if (!reversible(a, n, bits, err)) return false;
    for (uint32_t e = 0; e < UINT32_C(1) << exponent_bits; e++) {
        uint32_t factor = power_modulo(a, e, n);
        for (uint32_t y = 0; y < UINT32_C(1) << bits; y++)
            to[y << exponent_bits | e] = product(factor, y, n) << exponent_bits | e;
    }
    return true;
}

void permutation_inverse(const uint32_t *to, uint32_t size, uint32_t *back) {
    for (uint32_t value = 0; value < size; value++)
        back[to[value]] = value;
}
