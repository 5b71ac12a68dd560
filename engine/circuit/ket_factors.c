#include "circuit/ket_factors.h"

#include "base/mem.h"

#include <math.h>
#include <stdlib.h>

// The basis states that are there.
typedef struct Support {
    uint32_t *at;
    int count;
    uint32_t peak; // the likeliest
} Support;

static const double there = 1e-18; // a probability

// False where there are more than `most`.
static bool support_of(const State *state, int most, Support *support) {
    size_t size = state_size(state_qubits(state));
    const double *re = state_re(state), *im = state_im(state);
    double likeliest = 0;
    *support = (Support){.at = mem_new((size_t)most * sizeof(uint32_t))};
    for (size_t i = 0; i < size; i++) {
        double p = re[i] * re[i] + im[i] * im[i];
        if (p <= there) continue;
        if (support->count == most) return false;
        if (p > likeliest * (1 + 1e-9)) {
            likeliest = p;
            support->peak = (uint32_t)i;
        }
        support->at[support->count++] = (uint32_t)i;
    }
    return true;
}

// A product of A and the rest has ψ(a, b)·ψ(a₀, b₀) = ψ(a, b₀)·ψ(a₀, b) for all a and b;
// (a₀, b₀) is the peak. Where the right side is not zero, (a, b) must be there.
static bool is_product(const State *state, const Support *support, uint32_t part) {
    double complex peak = state_amplitude(state, support->peak);
    size_t in = 0, out = 0;
    for (int i = 0; i < support->count; i++) {
        uint32_t at = support->at[i];
        in += (at & ~part) == (support->peak & ~part);
        out += (at & part) == (support->peak & part);
        double complex a = state_amplitude(state, (at & part) | (support->peak & ~part));
        double complex b = state_amplitude(state, (at & ~part) | (support->peak & part));
        if (cabs(state_amplitude(state, at) * peak - a * b) > 1e-10) return false;
    }
    return in * out == (size_t)support->count;
}

bool ket_is_product(const State *state, uint32_t qubits) {
    Support support;
    int most = (int)state_size(state_qubits(state));
    bool product = support_of(state, most, &support) && is_product(state, &support, qubits);
    free(support.at);
    return product;
}

static uint32_t joined(const uint32_t *groups, uint32_t chosen) {
    uint32_t mask = 0;
    for (int i = 0; chosen >> i; i++)
        if (chosen >> i & 1) mask |= groups[i];
    return mask;
}

// The next larger number with as many bits (Gosper).
static uint32_t next_subset(uint32_t x) {
    uint32_t low = x & -x, ripple = x + low;
    return ripple | (((x ^ ripple) >> 2) / low);
}

typedef struct Search {
    const State *state;
    Support support;
    uint32_t groups[MAX_QUBITS]; // those that are not yet in a factor
    int count;
    int tried;
} Search;

static void take_out(Search *search, uint32_t chosen) {
    int kept = 0;
    for (int i = 0; i < search->count; i++)
        if (!(chosen >> i & 1)) search->groups[kept++] = search->groups[i];
    search->count = kept;
}

// The first of the smallest sets of groups that are a factor; 0 where there is none.
static uint32_t find_factor(Search *search) {
    for (int size = 1; 2 * size <= search->count; size++) {
        uint32_t end = UINT32_C(1) << search->count;
        for (uint32_t chosen = (UINT32_C(1) << size) - 1; chosen < end;
             chosen = next_subset(chosen)) {
            if (search->tried++ == KET_TRIED) return 0;
            if (is_product(search->state, &search->support, joined(search->groups, chosen)))
                return chosen;
        }
    }
    return 0;
}

static int by_lowest(const void *x, const void *y) {
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    uint32_t low_a = a & -a, low_b = b & -b;
    return (low_a > low_b) - (low_a < low_b);
}

int ket_factors(const State *state, const uint32_t *groups, int count,
                uint32_t factors[MAX_QUBITS]) {
    Search search = {.state = state, .count = count};
    int found = 0;
    for (int i = 0; i < count; i++)
        search.groups[i] = groups[i];
    bool few = count > 1 && support_of(state, KET_SUPPORT, &search.support);
    for (uint32_t chosen; few && (chosen = find_factor(&search));) {
        factors[found++] = joined(search.groups, chosen);
        take_out(&search, chosen);
    }
    factors[found++] = joined(search.groups, (UINT32_C(1) << search.count) - 1);
    free(search.support.at);
    qsort(factors, (size_t)found, sizeof *factors, by_lowest);
    return found;
}

// The bits of `value` put where the mask has ones.
static uint32_t spread(uint32_t value, uint32_t mask) {
    uint32_t out = 0;
    for (; mask; mask &= mask - 1, value >>= 1)
        if (value & 1) out |= mask & -mask;
    return out;
}

State *ket_factor(const State *state, uint32_t qubits) {
    int count = __builtin_popcount(qubits), all = state_qubits(state);
    if (count == all) return state_copy(state);
    State *factor = state_create(count);
    if (!factor) return NULL;
    const double *re = state_re(state), *im = state_im(state);
    size_t size = state_size(all), peak = 0;
    double most = 0, norm = 0;
    for (size_t i = 0; i < size; i++) {
        double p = re[i] * re[i] + im[i] * im[i];
        if (p > most * (1 + 1e-9)) most = p, peak = i;
    }
    StateParts parts = state_parts(factor);
    for (size_t i = 0; i < state_size(count); i++) {
        size_t from = (peak & ~(size_t)qubits) | spread((uint32_t)i, qubits);
        parts.re[i] = re[from];
        parts.im[i] = im[from];
        norm += re[from] * re[from] + im[from] * im[from];
    }
    for (size_t i = 0; i < state_size(count); i++) {
        parts.re[i] /= sqrt(norm);
        parts.im[i] /= sqrt(norm);
    }
    return factor;
}
