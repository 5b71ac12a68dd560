#include "quantum/frames.h"

#include "base/mem.h"
#include "quantum/columns.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_BYTES = FRAMES_WORDS * sizeof(uint64_t) };

// FRAMES_WORDS words for each record, then detector, then observable.
struct Frames {
    const CliffordCircuit *circuit;
    Columns columns; // a row a shot
    uint64_t *records, *detectors, *observables;
};

Frames *frames_create(const CliffordCircuit *circuit) {
    Frames *frames = mem_new(sizeof *frames);
    frames->circuit = circuit;
    size_t columns = (size_t)circuit->records + (size_t)circuit->detector_count +
                     (size_t)circuit->observable_count;
    frames->records = mem_try(columns, COLUMN_BYTES);
    int units = FRAMES_SHOTS / UNIT_ROWS;
    bool good = columns_open(&frames->columns, circuit->qubits, units, false);
    if (!good || !frames->records) {
        frames_destroy(frames);
        return NULL;
    }
    frames->detectors = frames->records + (size_t)circuit->records * FRAMES_WORDS;
    frames->observables =
        frames->detectors + (size_t)circuit->detector_count * FRAMES_WORDS;
    return frames;
}

void frames_destroy(Frames *frames) {
    if (!frames) return;
    columns_close(&frames->columns);
    free(frames->records);
    free(frames);
}

void frames_use(Frames *frames, const Kernels *kernels) {
    columns_use(&frames->columns, kernels);
}

static uint64_t *record_column(const Frames *frames, int record) {
    return frames->records + (size_t)record * FRAMES_WORDS;
}

static void measure(Frames *frames, const CliffordLayer *layer) {
    const CliffordStep *steps = frames->circuit->steps + layer->first;
    for (int i = 0; i < layer->count; i++)
        memcpy(record_column(frames, layer->record + i),
               columns_x(&frames->columns, steps[i].a), COLUMN_BYTES);
}

static void reset(Frames *frames, const CliffordLayer *layer) {
    const CliffordStep *steps = frames->circuit->steps + layer->first;
    for (int i = 0; i < layer->count; i++) // the Z column stands behind the X column
        memset(columns_x(&frames->columns, steps[i].a), 0, 2 * (size_t)COLUMN_BYTES);
}

static void act(Frames *frames, const CliffordLayer *layer) {
    const CliffordStep *steps = frames->circuit->steps + layer->first;
    if (layer->kind == LAYER_GATES)
        columns_run(&frames->columns, steps, (size_t)layer->count);
    if (layer->kind == LAYER_MEASURE) measure(frames, layer);
    if (layer->kind == LAYER_RESET) reset(frames, layer);
}

static void strike(Frames *frames, int qubit, int shot, uint8_t letter) {
    uint64_t *x = columns_x(&frames->columns, qubit) + shot / 64;
    x[0] ^= (uint64_t)(letter & 1) << shot % 64;
    x[FRAMES_WORDS] ^= (uint64_t)(letter >> 1) << shot % 64;
}

static void add_parities(Frames *frames, const Parity *parities, int count, uint64_t *out) {
    for (int p = 0; p < count; p++, out += FRAMES_WORDS) {
        const int *records = frames->circuit->parity_records + parities[p].first;
        uint64_t sum[FRAMES_WORDS] = {0};
        for (int i = 0; i < parities[p].count; i++) {
            const uint64_t *record = record_column(frames, records[i]);
            for (int w = 0; w < FRAMES_WORDS; w++)
                sum[w] ^= record[w];
        }
        memcpy(out, sum, sizeof sum);
    }
}

static void start(Frames *frames) {
    memset(frames->columns.bits, 0,
           (size_t)frames->circuit->qubits * 2 * (size_t)COLUMN_BYTES);
}

static void finish(Frames *frames) {
    const CliffordCircuit *circuit = frames->circuit;
    add_parities(frames, circuit->detectors, circuit->detector_count, frames->detectors);
    add_parities(frames, circuit->observables, circuit->observable_count,
                 frames->observables);
}

// An even number 0 … n-1 for small n. Taking the high half of a product favours some by
// less than n / 2^64, which no number of shots could show.
static unsigned small_below(Rng *rng, unsigned n) {
    return (unsigned)((unsigned __int128)rng_bits(rng) * n >> 64);
}

// All steps and shots of a noise layer form one long row of chances, `steps[i]` at shot s
// being number i · FRAMES_SHOTS + s; errors are rare, so their distances are drawn.
static void scatter(Frames *frames, const CliffordLayer *layer, Rng *rng) {
    const CliffordStep *steps = frames->circuit->steps + layer->first;
    unsigned errors = (unsigned)layer_errors(layer->kind);
    double scale = 1 / log1p(-layer->probability);
    size_t end = (size_t)layer->count * FRAMES_SHOTS;
    for (size_t at = steps_without_error(scale, end, rng); at < end;
         at += 1 + steps_without_error(scale, end, rng)) {
        const CliffordStep *step = &steps[at / FRAMES_SHOTS];
        uint8_t a, b;
        layer_error(layer->kind, errors > 1 ? small_below(rng, errors) : 0, &a, &b);
        strike(frames, step->a, at % FRAMES_SHOTS, a);
        if (b) strike(frames, step->b, at % FRAMES_SHOTS, b);
    }
}

void frames_run(Frames *frames, Rng *rng) {
    start(frames);
    for (int l = 0; l < frames->circuit->layer_count; l++) {
        const CliffordLayer *layer = &frames->circuit->layers[l];
        act(frames, layer);
        if (layer->probability > 0) scatter(frames, layer, rng);
    }
    finish(frames);
}

static void inject(Frames *frames, const CliffordFault *fault) {
    const CliffordLayer *layer = &frames->circuit->layers[fault->layer];
    assert(fault->shot >= 0 && fault->shot < FRAMES_SHOTS);
    assert(fault->step >= 0 && fault->step < layer->count);
    const CliffordStep *step = &frames->circuit->steps[layer->first + fault->step];
    strike(frames, step->a, fault->shot, fault->a);
    if (fault->b) strike(frames, step->b, fault->shot, fault->b);
}

void frames_inject(Frames *frames, const CliffordFault *faults, int count, int layers) {
    assert(layers >= 0 && layers <= frames->circuit->layer_count);
    start(frames);
    memset(frames->records, 0, (size_t)frames->circuit->records * COLUMN_BYTES);
    for (int l = 0, next = 0; l < layers; l++) {
        act(frames, &frames->circuit->layers[l]);
        for (; next < count && faults[next].layer <= l; next++) {
            assert(faults[next].layer == l);
            inject(frames, &faults[next]);
        }
    }
    finish(frames);
}

const uint64_t *frames_detector(const Frames *frames, int detector) {
    assert(detector >= 0 && detector < frames->circuit->detector_count);
    return frames->detectors + (size_t)detector * FRAMES_WORDS;
}

const uint64_t *frames_observable(const Frames *frames, int observable) {
    assert(observable >= 0 && observable < frames->circuit->observable_count);
    return frames->observables + (size_t)observable * FRAMES_WORDS;
}

const uint64_t *frames_record(const Frames *frames, int record) {
    assert(record >= 0 && record < frames->circuit->records);
    return record_column(frames, record);
}

bool frames_bit(const uint64_t *words, int shot) {
    return words[shot / 64] >> shot % 64 & 1;
}

PauliString frames_frame(const Frames *frames, int shot) {
    return columns_row(&frames->columns, shot);
}

static bool nothing_flipped(const Frames *frames) {
    const uint64_t *end =
        frames->observables + (size_t)frames->circuit->observable_count * FRAMES_WORDS;
    for (const uint64_t *word = frames->detectors; word < end; word++)
        if (*word) return false;
    return true;
}

// Z does nothing to a qubit that is 0 or was just measured; a parity that it could flip
// later is one that chance decides. Shot s has that Z at place from + s: each qubit at the
// start, then each measured or reset one. Returns the number of places.
static int disturb(Frames *frames, int from) {
    const CliffordCircuit *circuit = frames->circuit;
    int place = 0;
    start(frames);
    for (; place < circuit->qubits; place++)
        if (place >= from && place < from + FRAMES_SHOTS)
            strike(frames, place, place - from, 2);
    for (int l = 0; l < circuit->layer_count; l++) {
        const CliffordLayer *layer = &circuit->layers[l];
        act(frames, layer);
        if (layer->kind != LAYER_MEASURE && layer->kind != LAYER_RESET) continue;
        for (int i = 0; i < layer->count; i++, place++)
            if (place >= from && place < from + FRAMES_SHOTS)
                strike(frames, circuit->steps[layer->first + i].a, place - from, 2);
    }
    finish(frames);
    return place;
}

bool frames_certain(Frames *frames) {
    int places, from = 0;
    do {
        places = disturb(frames, from);
        if (!nothing_flipped(frames)) return false;
        from += FRAMES_SHOTS;
    } while (from < places);
    return true;
}
