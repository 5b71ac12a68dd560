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

// guide[b] is the outcome at which the search for draws of b/count … (b+1)/count begins.
static void fill_guide(const double *sums, size_t count, uint32_t *guide) {
    size_t i = 0;
    for (size_t b = 0; b < count; b++) {
        double at = sums[count] * (double)b / (double)count;
        while (sums[i + 1] <= at)
            i++;
        guide[b] = (uint32_t)i;
    }
}

static void draw_shots(const double *sums, const uint32_t *guide, size_t count,
                       size_t shots, Rng *rng, uint32_t *out) {
    for (size_t shot = 0; shot < shots; shot++) {
        double unit = rng_unit(rng), at = unit * sums[count];
        size_t i = guide[(size_t)(unit * (double)count)];
        while (i + 1 < count && sums[i + 1] <= at)
            i++;
        out[shot] = (uint32_t)i;
    }
}

bool sample_shots(const double *weights, size_t count, size_t shots, Rng *rng,
                  uint32_t *out) {
    while (count > 1 && weights[count - 1] == 0) // rounding at the very top must not reach
        count--;                                 // a zero weight
    double *sums = mem_try(count + 1, sizeof *sums);
    uint32_t *guide = mem_try(count, sizeof *guide);
    bool room = sums && guide;
    if (room) {
        fill_sums(weights, count, sums);
        fill_guide(sums, count, guide);
        draw_shots(sums, guide, count, shots, rng, out);
    }
    free(sums);
    free(guide);
    return room;
}
