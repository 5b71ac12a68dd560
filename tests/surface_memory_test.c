// The memory experiment proved without a reference: what every single error does to the
// detectors, how many errors a logical one takes, and how often detectors fire.
#include "quantum/surface_memory.h"

#include "quantum/frames.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static SurfaceNoise even(double p) {
    return (SurfaceNoise){p, p, p, p};
}

// Every qubit takes part in at most one gate of a layer: the four CX layers of all
// plaquettes can run at the same time.
static void no_layer_uses_a_qubit_twice(void **unused) {
    (void)unused;
    for (int d = 3; d <= SURFACE_DISTANCE; d += 2) {
        SurfaceCode code = surface_code(d);
        CliffordCircuit *circuit = surface_memory_circuit(&code, 2, even(0.01));
        for (int l = 0; l < circuit->layer_count; l++) {
            bool used[SURFACE_DATA + SURFACE_PLAQUETTES] = {false};
            const CliffordLayer *layer = &circuit->layers[l];
            for (int i = 0; i < layer->count; i++) {
                CliffordStep step = circuit->steps[layer->first + i];
                assert_false(used[step.a]);
                used[step.a] = true;
                if (step.op < CLIFFORD_SINGLES) continue;
                assert_false(used[step.b]);
                used[step.b] = true;
            }
        }
        clifford_circuit_destroy(circuit);
    }
}

static void without_noise_all_detectors_and_the_observable_are_zero(void **unused) {
    (void)unused;
    for (int d = 3; d <= SURFACE_DISTANCE; d += 2) {
        SurfaceCode code = surface_code(d);
        CliffordCircuit *circuit = surface_memory_circuit(&code, d, even(0));
        Frames *frames = frames_create(circuit);
        assert_true(frames_certain(frames));
        assert_int_equal(circuit->detector_count, (d * d - 1) * d);
        assert_int_equal(circuit->observable_count, 1);
        uint8_t *records = calloc((size_t)circuit->records, 1);
        for (uint64_t seed = 0; seed < (d < 7 ? 50 : 3); seed++) {
            Rng rng = rng_seeded(seed);
            assert_true(clifford_circuit_run(circuit, NULL, 0, &rng, records));
            for (int k = 0; k < circuit->detector_count; k++)
                assert_false(parity_of(circuit, circuit->detectors[k], records));
            assert_false(parity_of(circuit, circuit->observables[0], records));
        }
        free(records);
        frames_destroy(frames);
        clifford_circuit_destroy(circuit);
    }
}

enum { MASK_WORDS = 6 }; // detectors of distance 7 over 7 rounds: 336

// What a fault flips.
typedef struct Signature {
    uint64_t detectors[MASK_WORDS];
    bool observable;
} Signature;

static void read_shot(const CliffordCircuit *circuit, const Frames *frames, int shot,
                      Signature *signature) {
    *signature = (Signature){.observable = frames_bit(frames_observable(frames, 0), shot)};
    for (int k = 0; k < circuit->detector_count; k++)
        signature->detectors[k / 64] |=
            (uint64_t)frames_bit(frames_detector(frames, k), shot) << k % 64;
}

// Of all single faults; yours to free.
static Signature *all_signatures(const CliffordCircuit *circuit,
                                 const CliffordFault *faults, int count) {
    Signature *signatures = calloc((size_t)count, sizeof *signatures);
    CliffordFault block[FRAMES_SHOTS];
    Frames *frames = frames_create(circuit);
    for (int from = 0; from < count; from += FRAMES_SHOTS) {
        int few = count - from < FRAMES_SHOTS ? count - from : FRAMES_SHOTS;
        for (int i = 0; i < few; i++) {
            block[i] = faults[from + i];
            block[i].shot = i;
        }
        frames_inject(frames, block, few, circuit->layer_count);
        for (int i = 0; i < few; i++)
            read_shot(circuit, frames, i, &signatures[from + i]);
    }
    frames_destroy(frames);
    return signatures;
}

// A memory experiment of d rounds and all its single faults.
typedef struct Memory {
    SurfaceCode code;
    CliffordCircuit *circuit;
    int count;
    CliffordFault *faults;
    Signature *signatures;
} Memory;

static Memory memory_open(int distance, double p) {
    Memory memory = {.code = surface_code(distance)};
    memory.circuit = surface_memory_circuit(&memory.code, distance, even(p));
    memory.count = clifford_circuit_faults(memory.circuit, NULL);
    memory.faults = calloc((size_t)memory.count, sizeof *memory.faults);
    clifford_circuit_faults(memory.circuit, memory.faults);
    memory.signatures = all_signatures(memory.circuit, memory.faults, memory.count);
    return memory;
}

static void memory_close(Memory memory) {
    clifford_circuit_destroy(memory.circuit);
    free(memory.faults);
    free(memory.signatures);
}

static bool flips(const Signature *signature, int detector) {
    return signature->detectors[detector / 64] >> detector % 64 & 1;
}

// Detectors of one letter that a fault flips, and how far apart they are.
static int flipped(const Memory *memory, const Signature *signature, char letter) {
    int count = 0;
    SurfaceDetector seen[2];
    for (int k = 0; k < memory->circuit->detector_count; k++) {
        SurfaceDetector detector = surface_memory_detector(&memory->code, k);
        if (memory->code.plaquettes[detector.plaquette].letter != letter) continue;
        if (!flips(signature, k)) continue;
        assert_true(count < 2); // as a matching decoder needs: an edge has two ends
        seen[count++] = detector;
    }
    if (count == 2) {
        SurfacePoint a = memory->code.plaquettes[seen[0].plaquette].at;
        SurfacePoint b = memory->code.plaquettes[seen[1].plaquette].at;
        assert_true(abs(a.x - b.x) <= 4 && abs(a.y - b.y) <= 4);
        assert_true(abs(seen[0].round - seen[1].round) <= 1);
    }
    return count;
}

static void an_error_flips_at_most_two_detectors_of_a_letter(void **unused) {
    (void)unused;
    for (int d = 3; d <= 7; d += 2) {
        Memory memory = memory_open(d, 0.001);
        bool seen_both = false;
        for (int i = 0; i < memory.count; i++) {
            const Signature *signature = &memory.signatures[i];
            int zs = flipped(&memory, signature, 'Z'),
                xs = flipped(&memory, signature, 'X');
            if (zs + xs == 0) assert_false(signature->observable);
            seen_both |= zs == 2 && xs == 2;
        }
        assert_true(seen_both);
        memory_close(memory);
    }
}

static void every_detector_sees_some_error(void **unused) {
    (void)unused;
    Memory memory = memory_open(5, 0.001);
    for (int k = 0; k < memory.circuit->detector_count; k++) {
        int seen = 0;
        for (int i = 0; i < memory.count; i++)
            seen += flips(&memory.signatures[i], k);
        assert_true(seen > 5);
    }
    memory_close(memory);
}

static int by_detectors(const void *a, const void *b) {
    return memcmp(((const Signature *)a)->detectors, ((const Signature *)b)->detectors,
                  sizeof((const Signature *)a)->detectors);
}

// Sorts, and leaves one of each; whether two with the same detectors differ in the
// observable.
static bool sort_and_thin(Signature *signatures, size_t *count) {
    bool ambiguous = false;
    size_t kept = 0;
    qsort(signatures, *count, sizeof *signatures, by_detectors);
    for (size_t i = 0; i < *count; i++) {
        bool same = kept && !by_detectors(&signatures[kept - 1], &signatures[i]);
        if (same)
            ambiguous |= signatures[kept - 1].observable != signatures[i].observable;
        else
            signatures[kept++] = signatures[i];
    }
    *count = kept;
    return ambiguous;
}

static Signature both(const Signature *a, const Signature *b) {
    Signature sum = {.observable = a->observable != b->observable};
    for (int w = 0; w < MASK_WORDS; w++)
        sum.detectors[w] = a->detectors[w] ^ b->detectors[w];
    return sum;
}

// All sums of up to two of the signatures; yours to free.
static Signature *all_pairs(const Signature *single, size_t count, size_t *pairs) {
    Signature *sums = calloc(1 + count + count * (count - 1) / 2, sizeof *sums);
    size_t found = 1; // none at all
    for (size_t a = 0; a < count; a++) {
        sums[found++] = single[a];
        for (size_t b = 0; b < a; b++)
            sums[found++] = both(&single[a], &single[b]);
    }
    *pairs = found;
    return sums;
}

// An undetected logical error of w errors splits into two groups that flip the same
// detectors, only one of which flips the observable. So if groups of up to two are never so
// ambiguous, it takes five errors; if singles are not, three.
static void distance_3_takes_three_errors_and_distance_5_five(void **unused) {
    (void)unused;
    for (int d = 3; d <= 5; d += 2) {
        Memory memory = memory_open(d, 0.001);
        size_t count = (size_t)memory.count, pairs;
        assert_false(sort_and_thin(memory.signatures, &count));
        Signature *sums = all_pairs(memory.signatures, count, &pairs);
        assert_int_equal(sort_and_thin(sums, &pairs), d == 3);
        free(sums);
        memory_close(memory);
    }
}

static void frames_agree_with_tableaux_that_run_the_same_errors(void **unused) {
    (void)unused;
    enum { SHOTS = 150 };
    Rng rng = rng_seeded(81);
    for (int d = 3; d <= 5; d += 2) {
        SurfaceCode code = surface_code(d);
        CliffordCircuit *circuit = surface_memory_circuit(&code, d, even(0.02));
        Frames *frames = frames_create(circuit);
        size_t steps = (size_t)clifford_circuit_noisy_steps(circuit);
        CliffordFault *faults = calloc(steps, sizeof *faults);
        uint8_t *records = calloc((size_t)circuit->records, 1);
        int fired = 0;
        for (int shot = 0; shot < SHOTS; shot++) {
            int count = clifford_circuit_draw(circuit, &rng, faults);
            frames_inject(frames, faults, count, circuit->layer_count);
            assert_true(clifford_circuit_run(circuit, faults, count, &rng, records));
            for (int k = 0; k < circuit->detector_count; k++) {
                bool bit = parity_of(circuit, circuit->detectors[k], records);
                assert_int_equal(frames_bit(frames_detector(frames, k), 0), bit);
                fired += bit;
            }
            assert_int_equal(frames_bit(frames_observable(frames, 0), 0),
                             parity_of(circuit, circuit->observables[0], records));
        }
        assert_true(fired > SHOTS);
        free(records);
        free(faults);
        frames_destroy(frames);
        clifford_circuit_destroy(circuit);
    }
}

// The exact probability that a detector (-1: the observable) fires: steps of noise are
// independent, step i flips it with probability q_i, so it is (1 - ∏ (1 - 2 q_i)) / 2.
static double firing(const Memory *memory, int detector) {
    double product = 1, q = 0;
    for (int i = 0; i < memory->count; i++) {
        const CliffordFault *fault = &memory->faults[i], *next = fault + 1;
        const CliffordLayer *layer = &memory->circuit->layers[fault->layer];
        const Signature *signature = &memory->signatures[i];
        if (detector < 0 ? signature->observable : flips(signature, detector))
            q += layer->probability / layer_errors(layer->kind);
        bool last = i + 1 == memory->count || next->layer != fault->layer ||
                    next->step != fault->step;
        if (!last) continue;
        product *= 1 - 2 * q;
        q = 0;
    }
    return (1 - product) / 2;
}

static void assert_rate(double found, double shots, double p) {
    assert_true(fabs(found - shots * p) < 5 * sqrt(shots * p * (1 - p)));
}

static int ones(const uint64_t *words) {
    int count = 0;
    for (int w = 0; w < FRAMES_WORDS; w++)
        count += __builtin_popcountll(words[w]);
    return count;
}

static void frames_fire_as_often_as_the_errors_say(void **unused) {
    (void)unused;
    enum { BLOCKS = 300 };
    for (int k = 0; k < 3; k++) {
        int d = (int[]){3, 3, 5}[k];
        Memory memory = memory_open(d, (double[]){0.001, 0.05, 0.01}[k]);
        Frames *frames = frames_create(memory.circuit);
        Rng rng = rng_seeded(82);
        int counts[5 * 24] = {0}, observable = 0;
        for (int block = 0; block < BLOCKS; block++) {
            frames_run(frames, &rng);
            for (int i = 0; i < memory.circuit->detector_count; i++)
                counts[i] += ones(frames_detector(frames, i));
            observable += ones(frames_observable(frames, 0));
        }
        double shots = BLOCKS * FRAMES_SHOTS;
        for (int i = 0; i < memory.circuit->detector_count; i++)
            assert_rate(counts[i], shots, firing(&memory, i));
        assert_rate(observable, shots, firing(&memory, -1));
        frames_destroy(frames);
        memory_close(memory);
    }
}

static void a_tableau_fires_as_often_too(void **unused) {
    (void)unused;
    enum { SHOTS = 3000 };
    Memory memory = memory_open(3, 0.02);
    Rng rng = rng_seeded(83);
    CliffordFault faults[400];
    uint8_t records[33];
    int counts[24] = {0}, observable = 0;
    assert_true(clifford_circuit_noisy_steps(memory.circuit) <= 400);
    assert_int_equal(memory.circuit->records, 33);
    for (int shot = 0; shot < SHOTS; shot++) {
        int count = clifford_circuit_draw(memory.circuit, &rng, faults);
        assert_true(clifford_circuit_run(memory.circuit, faults, count, &rng, records));
        for (int k = 0; k < 24; k++)
            counts[k] += parity_of(memory.circuit, memory.circuit->detectors[k], records);
        observable += parity_of(memory.circuit, memory.circuit->observables[0], records);
    }
    for (int k = 0; k < 24; k++)
        assert_rate(counts[k], SHOTS, firing(&memory, k));
    assert_rate(observable, SHOTS, firing(&memory, -1));
    memory_close(memory);
}

// Each kind of noise stands where it should: alone, to first order, errors of one kind make
// exactly these many single faults.
static void each_noise_is_where_its_name_says(void **unused) {
    (void)unused;
    SurfaceCode code = surface_code(3);
    static const SurfaceNoise alone[] = {
        {.gate = 1}, {.idle = 1}, {.measure = 1}, {.reset = 1}};
    // 3 rounds: 24 CX and twice 4 H; 9 data; 8 ancillas and at last 9 data; 17 and 8 a
    // round.
    static const int steps[] = {3 * (24 + 8), 3 * 9, 3 * 8 + 9, 17 + 3 * 8};
    for (int k = 0; k < 4; k++) {
        CliffordCircuit *circuit = surface_memory_circuit(&code, 3, alone[k]);
        CliffordFault faults[400];
        Rng rng = rng_seeded(84);
        assert_int_equal(clifford_circuit_draw(circuit, &rng, faults), steps[k]);
        clifford_circuit_destroy(circuit);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_layer_uses_a_qubit_twice),
        cmocka_unit_test(without_noise_all_detectors_and_the_observable_are_zero),
        cmocka_unit_test(an_error_flips_at_most_two_detectors_of_a_letter),
        cmocka_unit_test(every_detector_sees_some_error),
        cmocka_unit_test(distance_3_takes_three_errors_and_distance_5_five),
        cmocka_unit_test(frames_agree_with_tableaux_that_run_the_same_errors),
        cmocka_unit_test(frames_fire_as_often_as_the_errors_say),
        cmocka_unit_test(a_tableau_fires_as_often_too),
        cmocka_unit_test(each_noise_is_where_its_name_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
