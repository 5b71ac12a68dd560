#include "view/histogram_bars.h"

#include "base/mem.h"
#include "circuit/outcomes.h"
#include "circuit/run_memo.h"
#include "lesson/prediction.h"
#include "quantum/distribution.h"
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

static Outcomes looked_at(const DisplayModel *model) {
    const DisplayOptions *options = &model->options;
    return outcomes_of(model->run, model->after, (uint32_t)options->wires, options->bits);
}

static int shots_of(const DisplayModel *model) {
    return model->tally ? tally_shots(model->tally) : model->options.shots;
}

static bool sorted(const DisplayModel *model, const Outcomes *at) {
    return model->options.sort && !prediction_covers(&model->options, at->size);
}

static void fill(Bars *bars, const double *p, const uint64_t *counts, const Outcomes *at,
                 const DisplayModel *model) {
    size_t best[MANY_BARS] = {0};
    int most = model->form == DISPLAY_LARGE ? MANY_BARS : FEW_BARS;
    bars->count = likeliest(p, at->size, best, most);
    if (!sorted(model, at)) qsort(best, (size_t)bars->count, sizeof *best, by_bits);
    Bar rest = {.expected = 1, .count = bars->shots};
    for (int i = 0; i < bars->count; i++) {
        bars->at[i] = (Bar){.bits = basis_spread(bars->mask, (uint32_t)best[i]),
                            .value = (int)best[i],
                            .expected = p[best[i]],
                            .count = counts ? (int)counts[best[i]] : 0};
        rest.expected -= bars->at[i].expected;
        rest.count -= bars->at[i].count;
    }
    rest.others = (int)(at->size - (size_t)bars->count);
    bars->others = rest.others > 0 && (rest.expected > 1e-9 || rest.count > 0);
    if (bars->others) bars->at[bars->count++] = rest;
    bars->needed = tally_shots_to_see(p, at->size, narrow);
}

// Shots made for this look alone, where nobody keeps them; of bits always, for shots that
// are kept are of wires.
static uint64_t *counts_of(const DisplayModel *model, const Outcomes *at, const double *p) {
    if (model->tally && !at->bits) return tally_portion(model->tally, at->count, at->list);
    return outcome_counts(at, p, shots_of(model), model->options.seed);
}

static void add_errors(Bars *bars, const Outcomes *at) {
    double *error = run_trials(at->run) ? mem_try(at->size, sizeof *error) : NULL;
    if (!error) return;
    outcome_errors(at, error);
    for (int i = 0; i < bars->count - bars->others; i++)
        bars->at[i].error = error[bars->at[i].value];
    free(error);
}

static Bars work_out(const DisplayModel *model, const Outcomes *at) {
    Bars bars = {.qubits = at->count,
                 .shots = shots_of(model),
                 .mask = at->mask,
                 .of_bits = at->bits};
    double *p = mem_try(at->size, sizeof *p);
    if (!p) return bars;
    outcome_chances(at, p);
    uint64_t *counts = bars.shots > 0 ? counts_of(model, at, p) : NULL;
    if (counts || bars.shots <= 0) fill(&bars, p, counts, at, model);
    free(p);
    free(counts);
    return bars;
}

static MemoKey key_of(const DisplayModel *model, const Outcomes *at) {
    const DisplayOptions *options = &model->options;
    return (MemoKey){.kind = kind,
                     .after = model->after,
                     .numbers = {(uint32_t)options->wires, (uint32_t)shots_of(model),
                                 (uint32_t)options->seed, (uint32_t)(options->seed >> 32),
                                 sorted(model, at), model->form == DISPLAY_LARGE,
                                 (uint32_t)options->bits}};
}

// Both a display's height and its picture ask; shots of wires that the learner makes come
// to more from look to look and are not kept. Errors of trials take long and are.
static Bars kept_bars(const DisplayModel *model, const Outcomes *at) {
    bool falls = model->tally && !at->bits && !run_trials(model->run);
    if (falls) return work_out(model, at);
    MemoKey key = key_of(model, at);
    Bars *kept = run_memo(model->run, &key);
    if (kept) return *kept;
    Bars bars = work_out(model, at);
    if (!bars.count) return bars; // memory was short
    add_errors(&bars, at);
    kept = mem_new(sizeof *kept);
    *kept = bars;
    run_memo_keep(model->run, &key, kept, sizeof *kept, free);
    return bars;
}

// --- what was observed

double bar_share(const Bars *bars, const Bar *bar) {
    return bars->shots > 0 ? (double)bar->count / bars->shots : 0;
}

double bar_spread(const Bars *bars, const Bar *bar) {
    double share = bar_share(bars, bar);
    return bars->shots > 0 ? 2 * sqrt(share * (1 - share) / bars->shots) : 0;
}

// --- what was predicted

static void put_prediction(Bars *bars, const double *predicted) {
    double expected[PREDICTED_BARS] = {0}, counted[PREDICTED_BARS] = {0};
    int own = bars->count - bars->others;
    for (int i = 0; i < own; i++) {
        Bar *bar = &bars->at[i];
        bar->predicted = predicted[bar->value];
        expected[bar->value] = bar->expected;
        counted[bar->value] = bar_share(bars, bar);
    }
    bars->predicted = PREDICTED_TOLD;
    bars->far = distribution_distance(PREDICTED_BARS, predicted, expected);
    bars->far_counts = distribution_distance(PREDICTED_BARS, predicted, counted);
}

static void cover(Bars *bars, uint64_t foreseen) {
    bars->predicted = PREDICTED_COVERED;
    bars->sum = prediction_sum(foreseen, bars->count);
    for (int i = 0; i < bars->count; i++)
        bars->at[i].predicted =
            (double)prediction_at(foreseen, bars->at[i].value) / PREDICTED_TOP;
}

Bars bars_of(const DisplayModel *model) {
    Outcomes at = looked_at(model);
    Bars bars = kept_bars(model, &at);
    double shares[PREDICTED_BARS] = {0};
    if (!bars.count) return bars;
    if (model->foretold && at.size == (size_t)model->foretold_count &&
        at.size <= PREDICTED_BARS) {
        for (size_t i = 0; i < at.size; i++)
            shares[i] = model->foretold[i];
        put_prediction(&bars, shares);
    } else if (prediction_covers(&model->options, at.size)) {
        cover(&bars, model->options.foreseen);
    } else if (prediction_made(&model->options, at.size)) {
        prediction_shares(model->options.foreseen, (int)at.size, shares);
        put_prediction(&bars, shares);
    }
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

// Of the first `count`.
static double highest(const Bars *bars, int count) {
    double high = 0;
    for (int i = 0; i < count; i++) {
        const Bar *bar = &bars->at[i];
        double reach = bar_share(bars, bar) + bar_spread(bars, bar);
        high = fmax(high, fmax(bar->expected, fmin(1, reach)));
        high = fmax(high, bar->predicted);
    }
    return high;
}

// The bar of many others together would flatten all that are shown by themselves.
static double to_show(const Bars *bars) {
    double own = highest(bars, bars->count - bars->others);
    double all = highest(bars, bars->count);
    return own > 0 && all > 2.5 * own ? own : all;
}

void bars_scale(const Bars *bars, double *top, double *step) {
    static const double tops[] = {0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 1};
    static const double steps[] = {0.01, 0.01, 0.05, 0.05, 0.1, 0.2, 0.2, 0.5};
    enum { LAST = sizeof tops / sizeof *tops - 1 };
    int row = LAST;
    double high = to_show(bars);
    if (bars->qubits > 2 && bars->predicted != PREDICTED_COVERED)
        for (row = 0; row < LAST && tops[row] < high; row++)
            ;
    *top = tops[row];
    *step = steps[row];
}

bool bars_cut(const Bars *bars, int index, double top) {
    const Bar *bar = &bars->at[index];
    return bar->others && fmax(bar->expected, bar_share(bars, bar)) > top;
}
