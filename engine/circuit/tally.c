#include "circuit/tally.h"

#include "base/mem.h"
#include "quantum/parts.h"
#include "quantum/sample.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct Tally {
    double *weights;
    uint64_t *counts;
    size_t size;
    uint64_t seed;
    Rng rng; // behind the last shot
    int shots;
    uint32_t last[TALLY_LAST]; // shot i at i % TALLY_LAST
};

Tally *tally_create(const double *weights, size_t size, uint64_t seed) {
    Tally *tally = mem_new(sizeof *tally);
    *tally = (Tally){.weights = mem_try(size, sizeof *weights),
                     .counts = mem_try(size, sizeof *tally->counts),
                     .size = size,
                     .seed = seed,
                     .rng = rng_seeded(seed)};
    if (tally->weights && tally->counts) {
        memcpy(tally->weights, weights, size * sizeof *weights);
        memset(tally->counts, 0, size * sizeof *tally->counts);
        return tally;
    }
    tally_destroy(tally);
    return NULL;
}

Tally *tally_of(const Run *run, int after, uint64_t seed) {
    size_t size = state_size(run_qubits(run));
    double *p = mem_try(size, sizeof *p);
    if (!p) return NULL;
    run_readings(run, after, p);
    Tally *tally = tally_create(p, size, seed);
    free(p);
    return tally;
}

void tally_destroy(Tally *tally) {
    if (!tally) return;
    free(tally->weights);
    free(tally->counts);
    free(tally);
}

bool tally_to(Tally *tally, int shots) {
    assert(shots >= 0);
    int before = shots < tally->shots ? 0 : tally->shots, more = shots - before;
    if (shots == tally->shots) return true;
    uint32_t *fallen = mem_try((size_t)more + 1, sizeof *fallen);
    Rng rng = before ? tally->rng : rng_seeded(tally->seed);
    bool good = fallen && (!more || sample_shots(tally->weights, tally->size, (size_t)more,
                                                 &rng, fallen));
    if (good && !before) memset(tally->counts, 0, tally->size * sizeof *tally->counts);
    for (int i = 0; good && i < more; i++) {
        tally->counts[fallen[i]]++;
        tally->last[(before + i) % TALLY_LAST] = fallen[i];
    }
    if (good) tally->rng = rng;
    if (good) tally->shots = shots;
    free(fallen);
    return good;
}

int tally_shots(const Tally *tally) {
    return tally->shots;
}

size_t tally_size(const Tally *tally) {
    return tally->size;
}

uint64_t tally_seed(const Tally *tally) {
    return tally->seed;
}

const uint64_t *tally_counts(const Tally *tally) {
    return tally->counts;
}

uint64_t *tally_portion(const Tally *tally, int count, const int *wires) {
    size_t size = state_size(count);
    uint64_t *counts = mem_try(size, sizeof *counts);
    if (!counts) return NULL;
    memset(counts, 0, size * sizeof *counts);
    for (size_t i = 0; i < tally->size; i++)
        if (tally->counts[i]) counts[part_value(i, count, wires)] += tally->counts[i];
    return counts;
}

bool tally_last(const Tally *tally, int ago, uint32_t *outcome) {
    if (ago < 0 || ago >= TALLY_LAST || ago >= tally->shots) return false;
    *outcome = tally->last[(tally->shots - 1 - ago) % TALLY_LAST];
    return true;
}

bool tally_next(const Tally *tally, uint32_t *outcome) {
    Rng rng = tally->rng;
    return sample_shots(tally->weights, tally->size, 1, &rng, outcome);
}

// Two binomial shares p and q lie 2σ each apart once |p − q| ≥ 2(σp + σq), σ = √(p(1−p)/n).
double tally_shots_to_tell(const double *p, const double *q, size_t size) {
    double least = 0;
    for (size_t i = 0; i < size; i++) {
        double gap = fabs(p[i] - q[i]);
        if (gap < 1e-9) continue;
        double spread = sqrt(p[i] * fmax(0, 1 - p[i])) + sqrt(q[i] * fmax(0, 1 - q[i]));
        double shots = fmax(1, pow(2 * spread / gap, 2));
        if (least == 0 || shots < least) least = shots;
    }
    return least;
}

double tally_shots_to_see(const double *p, size_t size, double width) {
    double most = 0;
    for (size_t i = 0; i < size; i++)
        most = fmax(most, 4 * p[i] * (1 - p[i]) / (width * width));
    return most;
}
