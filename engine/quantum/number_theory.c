#include "quantum/number_theory.h"

#include <assert.h>

uint64_t common_divisor(uint64_t a, uint64_t b) {
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

uint32_t power_modulo(uint64_t base, uint64_t exponent, uint32_t n) {
    assert(n >= 1);
    uint64_t power = 1 % n, square = base % n;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1) power = power * square % n;
        square = square * square % n;
    }
    return (uint32_t)power;
}

// How many numbers below n share no factor with it (Euler's φ).
static uint32_t coprime_count(uint32_t n) {
    uint32_t primes[MAX_PRIME_FACTORS];
    int count = prime_factors(n, primes);
    for (int i = 0; i < count; i++)
        n -= n / primes[i];
    return n;
}

// a^φ(n) ≡ 1, so that one less is the inverse.
uint32_t inverse_modulo(uint64_t a, uint32_t n) {
    assert(n >= 1);
    if (common_divisor(a % n, n) != 1) return 0;
    return power_modulo(a, coprime_count(n) - 1, n);
}

// The order divides every r with a^r ≡ 1: divide r by its primes while that holds.
static uint32_t order_within(uint64_t a, uint32_t r, uint32_t n) {
    uint32_t primes[MAX_PRIME_FACTORS];
    int count = prime_factors(r, primes);
    for (int i = 0; i < count; i++)
        while (r % primes[i] == 0 && power_modulo(a, r / primes[i], n) == 1 % n)
            r /= primes[i];
    return r;
}

uint32_t order_modulo(uint64_t a, uint32_t n) {
    assert(n >= 1);
    return common_divisor(a % n, n) == 1 ? order_within(a, coprime_count(n), n) : 0;
}

int prime_factors(uint32_t n, uint32_t *primes) {
    int count = 0;
    for (uint64_t divisor = 2; divisor * divisor <= n; divisor++) {
        if (n % divisor) continue;
        primes[count++] = (uint32_t)divisor;
        while (n % divisor == 0)
            n /= (uint32_t)divisor;
    }
    if (n > 1) primes[count++] = n;
    return count;
}

bool is_prime(uint32_t n) {
    uint32_t primes[MAX_PRIME_FACTORS];
    return prime_factors(n, primes) > 0 && primes[0] == n;
}

// Hardy and Wright, section 10.2: p_k = a_k p_(k-1) + p_(k-2), and the same for q.
int convergents(uint64_t above, uint64_t below, Convergent *out) {
    assert(below >= 1);
    Convergent before = {0, 1}, last = {1, 0};
    int count = 0;
    while (below) {
        uint64_t digit = above / below, rest = above % below;
        Convergent next = {digit * last.above + before.above,
                           digit * last.below + before.below};
        before = last;
        out[count++] = last = next;
        above = below;
        below = rest;
    }
    return count;
}

// The order, where the denominator or a small multiple of it is one of its multiples.
static uint32_t order_near(uint64_t below, uint64_t a, uint32_t n) {
    const uint64_t most = below == 1 ? 1 : 6; // a reading of 0 says nothing
    for (uint64_t times = 1; times <= most && below * times < n; times++)
        if (power_modulo(a, below * times, n) == 1)
            return order_within(a, (uint32_t)(below * times), n);
    return 0;
}

uint32_t order_from_reading(uint64_t measured, int bits, uint64_t a, uint32_t n) {
    assert(bits >= 1 && bits <= 63 && measured >> bits == 0 && n >= 2);
    Convergent found[MAX_CONVERGENTS];
    int count = convergents(measured, UINT64_C(1) << bits, found);
    uint32_t order = 0;
    for (int i = 0; i < count && found[i].below < n && !order; i++)
        order = order_near(found[i].below, a, n);
    return order;
}

uint32_t factor_from_order(uint64_t a, uint32_t order, uint32_t n) {
    assert(n >= 2);
    if (order == 0 || order % 2) return 0;
    uint32_t root = power_modulo(a, order / 2, n);
    uint32_t down = (uint32_t)common_divisor((uint64_t)root + n - 1, n);
    uint32_t up = (uint32_t)common_divisor((uint64_t)root + 1, n);
    if (down > 1 && down < n) return down;
    return up > 1 && up < n ? up : 0;
}
