#include "quantum/sample.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// The first place whose sum so far is beyond `at`: a place of weight 0 adds nothing and is
// never it.
static int place_of(const double *sums, int count, double at) {
    int low = 0, high = count - 1;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (sums[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void sample_counts(const double *weights, int count, int shots, Rng *rng, int *counts) {
    assert(count > 0 && shots >= 0);
    double *sums = mem_new((size_t)count * sizeof *sums);
    double sum = 0;
    for (int i = 0; i < count; i++) {
        assert(weights[i] >= 0);
        sums[i] = sum += weights[i];
    }
    assert(sum > 0);
    while (weights[count - 1] ==
           0) { // rounding at the very top must not reach a zero weight
        counts[--count] = 0;
    }
    memset(counts, 0, (size_t)count * sizeof *counts);
    for (int shot = 0; shot < shots; shot++)
        counts[place_of(sums, count, rng_unit(rng) * sum)]++;
    free(sums);
}
