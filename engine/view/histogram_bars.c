#include "view/histogram_bars.h"

#include "base/mem.h"
#include "quantum/sample.h"

#include <math.h>
#include <stdlib.h>

static const double seen = 1e-12; // a probability that counts as none

// Among equally likely outcomes the lower bits come first; what rounding makes unequal is
// equal.
static bool before(const double *p, size_t a, size_t b) {
    long long x = llround(p[a] / seen), y = llround(p[b] / seen);
    return x > y || (x == y && a < b);
}

// The likeliest outcomes, found by one pass that keeps the best eight in order.
static int likeliest(const double *p, size_t size, size_t best[MOST_BARS]) {
    int count = 0;
    bool all = size <= MOST_BARS - 1;
    for (size_t i = 0; i < size; i++) {
        if (!all && p[i] <= seen) continue;
        int at = count < MOST_BARS - 1 ? count++ : MOST_BARS - 1;
        for (; at > 0 && before(p, i, best[at - 1]); at--)
            if (at < MOST_BARS - 1) best[at] = best[at - 1];
        if (at < MOST_BARS - 1) best[at] = i;
    }
    return count;
}

static int by_bits(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static void fill(Bars *bars, const double *p, const uint64_t *counts, size_t size) {
    size_t best[MOST_BARS] = {0};
    bars->count = likeliest(p, size, best);
    qsort(best, (size_t)bars->count, sizeof *best, by_bits);
    Bar rest = {.expected = 1, .count = bars->shots};
    for (int i = 0; i < bars->count; i++) {
        bars->at[i] =
            (Bar){(uint32_t)best[i], p[best[i]], counts ? (int)counts[best[i]] : 0, 0};
        rest.expected -= bars->at[i].expected;
        rest.count -= bars->at[i].count;
    }
    rest.others = (int)(size - (size_t)bars->count);
    bars->others = rest.others > 0 && (rest.expected > 1e-9 || rest.count > 0);
    if (bars->others) bars->at[bars->count++] = rest;
}

Bars bars_of(const DisplayModel *model) {
    Bars bars = {.qubits = run_qubits(model->run), .shots = model->options.shots};
    size_t size = (size_t)1 << bars.qubits;
    double *p = mem_try(size, sizeof *p);
    uint64_t *counts = bars.shots > 0 ? mem_try(size, sizeof *counts) : NULL;
    if (p && (counts || bars.shots <= 0)) {
        run_readings(model->run, model->after, p);
        Rng rng = rng_seeded(model->options.seed);
        if (counts) sample_counts(p, size, (uint64_t)bars.shots, &rng, counts);
        fill(&bars, p, counts, size);
    }
    free(p);
    free(counts);
    return bars;
}

static double highest(const Bars *bars) {
    double high = 0;
    for (int i = 0; i < bars->count; i++) {
        double share = bars->shots > 0 ? (double)bars->at[i].count / bars->shots : 0;
        double two = bars->shots > 0 ? 2 * sqrt(share * (1 - share) / bars->shots) : 0;
        high = fmax(high, fmax(bars->at[i].expected, share + two));
    }
    return high;
}

void bars_scale(const Bars *bars, double *top, double *step) {
    static const double tops[] = {0.1, 0.2, 0.4, 0.6, 1};
    static const double steps[] = {0.05, 0.1, 0.2, 0.2, 0.5};
    int row = 4;
    double high = highest(bars);
    if (bars->qubits > 2)
        for (row = 0; row < 4 && tops[row] < high; row++)
            ;
    *top = tops[row];
    *step = steps[row];
}
