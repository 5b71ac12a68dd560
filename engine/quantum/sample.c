#include "quantum/sample.h"

#include "base/mem.h"
#include "quantum/binomial.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// From the last outcome down: of those up to i, outcome i gets the share weights[i] / (sum
// of weights[0 … i]). These sums are exact enough at either end, and the lowest positive
// weight's share is 1. They wait in `counts`, whose places are as wide.
void sample_counts(const double *weights, size_t count, uint64_t shots, Rng *rng,
                   uint64_t *counts) {
    _Static_assert(sizeof(double) == sizeof *counts, "sums wait in the places of counts");
    assert(count > 0 && shots <= UINT64_C(1) << 53);
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        assert(weights[i] >= 0);
        sum += weights[i];
        memcpy(&counts[i], &sum, sizeof sum);
    }
    assert(sum > 0);
    for (size_t i = count; i-- > 0;) {
        memcpy(&sum, &counts[i], sizeof sum);
        counts[i] = shots && weights[i] > 0 ? binomial(shots, weights[i] / sum, rng) : 0;
        shots -= counts[i];
    }
}

// sums[i] is the sum of the weights before outcome i; there are count + 1.
static void fill_sums(const double *weights, size_t count, double *sums) {
    sums[0] = 0;
    for (size_t i = 0; i < count; i++) {
        assert(weights[i] >= 0);
        sums[i + 1] = sums[i] + weights[i];
    }
    assert(sums[count] > 0);
}

// guide[b] is the outcome at which the search for draws of b/count … (b+1)/count of the sum
// begins: about the last whose weights begin below. `guide` comes as zeros.
static void fill_guide(const double *sums, size_t count, uint32_t *guide) {
    double scale = (double)count / sums[count];
    for (size_t i = 1; i < count; i++) {
        size_t above =
            (size_t)(sums[i] * scale) + 1; // the first part wholly beyond sums[i]
        if (above < count) guide[above] = (uint32_t)i;
    }
    for (size_t b = 1; b < count; b++)
        if (guide[b] < guide[b - 1]) guide[b] = guide[b - 1];
}

// From the guide's place the search goes up; its first steps are taken without branches,
// which nobody could foretell, and it goes back where the guide was rounded up. A draw is
// below the sum of all, rounding included (a unit is at most 1 − 2^-53), so it ends by
// itself, and never at a weight of 0.
static uint32_t find(const double *sums, size_t i, double at) {
    i += sums[i + 1] <= at;
    i += sums[i + 1] <= at;
    while (sums[i + 1] <= at)
        i++;
    while (sums[i] > at)
        i--;
    return (uint32_t)i;
}

enum { BATCH = 64 }; // draws whose reads from memory are under way together

static void draw_batch(const double *sums, const uint32_t *guide, size_t count, int draws,
                       Rng *rng, uint32_t *out) {
    double at[BATCH];
    const uint32_t *places[BATCH];
    for (int k = 0; k < draws; k++) {
        double unit = rng_unit(rng);
        at[k] = unit * sums[count];
        places[k] = &guide[(size_t)(unit * (double)count)];
        __builtin_prefetch(places[k]);
    }
    for (int k = 0; k < draws; k++)
        __builtin_prefetch(&sums[*places[k] + 1]);
    for (int k = 0; k < draws; k++)
        out[k] = find(sums, *places[k], at[k]);
}

bool sample_shots(const double *weights, size_t count, size_t shots, Rng *rng,
                  uint32_t *out) {
    double *sums = mem_try(count + 1, sizeof *sums);
    uint32_t *guide = mem_try(count, sizeof *guide);
    bool room = sums && guide;
    if (room) {
        fill_sums(weights, count, sums);
        fill_guide(sums, count, guide);
        for (size_t k = 0; k < shots; k += BATCH)
            draw_batch(sums, guide, count, shots - k < BATCH ? (int)(shots - k) : BATCH,
                       rng, out + k);
    }
    free(sums);
    free(guide);
    return room;
}
