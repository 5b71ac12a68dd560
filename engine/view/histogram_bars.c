#include "view/histogram_bars.h"

#include "base/mem.h"
#include "circuit/portion.h"
#include "circuit/run_memo.h"
#include "quantum/parts.h"
#include "view/lit.h"

#include <math.h>
#include <stdlib.h>

static const char kind[] = "bars";
static const double seen = 1e-12;  // a probability that counts as none
static const double narrow = 0.05; // ± 2σ that tells bars well apart by eye

// Among equally likely outcomes the lower bits come first; what rounding makes unequal is
// equal.
static bool before(const double *p, size_t a, size_t b) {
    long long x = llround(p[a] / seen), y = llround(p[b] / seen);
    return x > y || (x == y && a < b);
}

// The likeliest outcomes, found by one pass that keeps the best `most` in order.
static int likeliest(const double *p, size_t size, size_t *best, int most) {
    int count = 0;
    bool all = size <= (size_t)most;
    for (size_t i = 0; i < size; i++) {
        if (!all && p[i] <= seen) continue;
        int at = count < most ? count++ : most;
        for (; at > 0 && before(p, i, best[at - 1]); at--)
            if (at < most) best[at] = best[at - 1];
        if (at < most) best[at] = i;
    }
    return count;
}

static int by_bits(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static void fill(Bars *bars, const double *p, const uint64_t *counts, size_t size,
                 const DisplayModel *model) {
    size_t best[MANY_BARS] = {0};
    int most = model->form == DISPLAY_LARGE ? MANY_BARS : FEW_BARS;
    bars->count = likeliest(p, size, best, most);
    if (!model->options.sort) qsort(best, (size_t)bars->count, sizeof *best, by_bits);
    Bar rest = {.expected = 1, .count = bars->shots};
    for (int i = 0; i < bars->count; i++) {
        bars->at[i] = (Bar){basis_spread(bars->mask, (uint32_t)best[i]), p[best[i]],
                            counts ? (int)counts[best[i]] : 0, 0};
        rest.expected -= bars->at[i].expected;
        rest.count -= bars->at[i].count;
    }
    rest.others = (int)(size - (size_t)bars->count);
    bars->others = rest.others > 0 && (rest.expected > 1e-9 || rest.count > 0);
    if (bars->others) bars->at[bars->count++] = rest;
    bars->needed = tally_shots_to_see(p, size, narrow);
}

// Shots made for this look alone, where nobody keeps them.
static uint64_t *counts_of(const DisplayModel *model, int count, const int *wires) {
    if (model->tally) return tally_portion(model->tally, count, wires);
    Tally *made = tally_of(model->run, model->after, model->options.seed);
    bool good = made && tally_to(made, model->options.shots);
    uint64_t *counts = good ? tally_portion(made, count, wires) : NULL;
    tally_destroy(made);
    return counts;
}

static Bars work_out(const DisplayModel *model) {
    int list[MAX_WIRES];
    Bars bars = {.qubits = run_portion(model->run, (uint32_t)model->options.wires, list),
                 .shots = model->tally ? tally_shots(model->tally) : model->options.shots};
    bars.mask = part_mask(bars.qubits, list);
    size_t size = (size_t)1 << bars.qubits;
    double *p = mem_try(size, sizeof *p);
    uint64_t *counts = bars.shots > 0 ? counts_of(model, bars.qubits, list) : NULL;
    if (p && (counts || bars.shots <= 0)) {
        run_portion_readings(model->run, model->after, bars.mask, p);
        fill(&bars, p, counts, size, model);
    }
    free(p);
    free(counts);
    return bars;
}

// Both a display's height and its picture ask; shots that the learner makes come to more
// from look to look and are not kept.
Bars bars_of(const DisplayModel *model) {
    const DisplayOptions *options = &model->options;
    if (model->tally) return work_out(model);
    MemoKey key = {.kind = kind,
                   .after = model->after,
                   .numbers = {(uint32_t)options->wires, (uint32_t)options->shots,
                               (uint32_t)options->seed, (uint32_t)(options->seed >> 32),
                               (uint32_t)options->sort, model->form == DISPLAY_LARGE}};
    Bars *kept = run_memo(model->run, &key);
    if (kept) return *kept;
    Bars bars = work_out(model);
    if (!bars.count) return bars; // memory was short
    kept = mem_new(sizeof *kept);
    *kept = bars;
    run_memo_keep(model->run, &key, kept, sizeof *kept, free);
    return bars;
}

static void fold_one(Bars *bars) {
    int least = 0, own = bars->count - bars->others;
    for (int i = 1; i < own; i++)
        if (bars->at[i].expected <= bars->at[least].expected) least = i;
    Bar gone = bars->at[least];
    for (int i = least; i + 1 < bars->count; i++)
        bars->at[i] = bars->at[i + 1];
    if (!bars->others) bars->at[bars->count - 1] = (Bar){0};
    if (bars->others) bars->count--;
    bars->others = true;
    Bar *rest = &bars->at[bars->count - 1];
    rest->expected += gone.expected;
    rest->count += gone.count;
    rest->others++;
}

void bars_fold(Bars *bars, int most) {
    if (most < 2) most = 2;
    while (bars->count > most)
        fold_one(bars);
}

static double highest(const Bars *bars) {
    double high = 0;
    for (int i = 0; i < bars->count; i++) {
        double share = bars->shots > 0 ? (double)bars->at[i].count / bars->shots : 0;
        double two = bars->shots > 0 ? 2 * sqrt(share * (1 - share) / bars->shots) : 0;
        high = fmax(high, fmax(bars->at[i].expected, fmin(1, share + two)));
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
