// Pauli frames judged by tableaux that run the same faults, and by probabilities.
#include "quantum/frames.h"

#include "clifford_matrices.h"
#include "every_width.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { QUBITS = 6, LAYERS = 12, STEPS = 5 }; // and one more qubit, measured in between

static CliffordStep inverse(CliffordStep step) {
    if (step.op == CLIFFORD_S || step.op == CLIFFORD_SX)
        step.op++;
    else if (step.op == CLIFFORD_SDG || step.op == CLIFFORD_SXDG)
        step.op--;
    return step;
}

static void add_gates(CliffordCircuit *circuit, const CliffordStep *steps, bool back) {
    CliffordStep layer[STEPS];
    for (int i = 0; i < STEPS; i++)
        layer[i] = back ? inverse(steps[STEPS - 1 - i]) : steps[i];
    clifford_circuit_add(circuit, LAYER_GATES, 0, layer, STEPS);
}

// A random circuit, a coin on the last qubit read twice, the circuit undone, some X, all
// read. The two readings agree; every other record is certain.
static CliffordCircuit *there_and_back(Rng *rng) {
    CliffordCircuit *circuit = clifford_circuit_create(QUBITS + 1);
    CliffordStep steps[LAYERS][STEPS], last = {CLIFFORD_H, QUBITS, 0}, all[QUBITS];
    for (int l = 0; l < LAYERS; l++) {
        for (int i = 0; i < STEPS; i++)
            do
                steps[l][i] = random_step(rng, QUBITS);
            while (steps[l][i].op == CLIFFORD_ISWAP);
        add_gates(circuit, steps[l], false);
    }
    clifford_circuit_add(circuit, LAYER_GATES, 0, &last, 1);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &last, 1);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &last, 1);
    clifford_circuit_add(circuit, LAYER_RESET, 0, &last, 1);
    for (int l = LAYERS - 1; l >= 0; l--)
        add_gates(circuit, steps[l], true);
    for (int q = 0; q < QUBITS; q++)
        all[q] =
            (CliffordStep){rng_below(rng, 2) ? CLIFFORD_X : CLIFFORD_ID, (uint16_t)q, 0};
    clifford_circuit_add(circuit, LAYER_GATES, 0, all, QUBITS);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, all, QUBITS);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &last, 1);
    clifford_circuit_detector(circuit, (int[]){0, 1}, 2);
    for (int q = 0; q <= QUBITS; q++)
        clifford_circuit_detector(circuit, (int[]){2 + q}, 1);
    clifford_circuit_observable(circuit, (int[]){2, 4, 6}, 3);
    return circuit;
}

// Up to four faults a shot, anywhere, in the order of layers.
static int random_faults(const CliffordCircuit *circuit, Rng *rng, int shots,
                         CliffordFault *faults) {
    int count = 0;
    for (int l = 0; l < circuit->layer_count; l++)
        for (int i = 0; i < 4 * shots / circuit->layer_count; i++) {
            const CliffordLayer *layer = &circuit->layers[l];
            int step = (int)rng_below(rng, (uint64_t)layer->count);
            bool two = layer->kind == LAYER_GATES &&
                       circuit->steps[layer->first + step].op >= CLIFFORD_SINGLES;
            faults[count++] = (CliffordFault){(int)rng_below(rng, (uint64_t)shots), l, step,
                                              (uint8_t)rng_below(rng, 4),
                                              two ? (uint8_t)rng_below(rng, 4) : 0};
        }
    return count;
}

static int faults_of(int shot, const CliffordFault *faults, int count, CliffordFault *own) {
    int found = 0;
    for (int i = 0; i < count; i++)
        if (faults[i].shot == shot) own[found++] = faults[i];
    return found;
}

// Frame bits of a shot are what the tableau's parities differ from those without faults.
static void assert_shot(const Frames *frames, const CliffordCircuit *circuit, int shot,
                        const uint8_t *records, const uint8_t *reference) {
    for (int d = 0; d < circuit->detector_count; d++) {
        Parity parity = circuit->detectors[d];
        bool flipped =
            parity_of(circuit, parity, records) != parity_of(circuit, parity, reference);
        assert_int_equal(frames_bit(frames_detector(frames, d), shot), flipped);
    }
    bool flipped = parity_of(circuit, circuit->observables[0], records) !=
                   parity_of(circuit, circuit->observables[0], reference);
    assert_int_equal(frames_bit(frames_observable(frames, 0), shot), flipped);
}

static void frames_flip_what_the_same_faults_flip_on_a_tableau(void **kernels) {
    enum { SHOTS = 200 };
    Rng rng = rng_seeded(71);
    for (int trial = 0; trial < 10; trial++) {
        CliffordCircuit *circuit = there_and_back(&rng);
        Frames *frames = frames_create(circuit);
        frames_use(frames, *kernels);
        CliffordFault faults[4 * SHOTS], own[4 * SHOTS];
        uint8_t reference[QUBITS + 3], records[QUBITS + 3];
        assert_true(frames_certain(frames));
        assert_true(clifford_circuit_run(circuit, NULL, 0, &rng, reference));
        int count = random_faults(circuit, &rng, SHOTS, faults);
        frames_inject(frames, faults, count, circuit->layer_count);
        for (int shot = 0; shot < SHOTS; shot++) {
            int few = faults_of(shot, faults, count, own);
            assert_true(clifford_circuit_run(circuit, own, few, &rng, records));
            assert_shot(frames, circuit, shot, records, reference);
        }
        frames_destroy(frames);
        clifford_circuit_destroy(circuit);
    }
}

static void assert_frame(const Frames *frames, int shot, const char *expected) {
    PauliString frame = frames_frame(frames, shot);
    char text[8];
    pauli_string_write(&frame, text);
    assert_string_equal(text, expected);
}

static void a_fault_is_seen_spreading_layer_by_layer(void **kernels) {
    static const CliffordStep steps[] = {
        {CLIFFORD_H, 0, 0}, {CLIFFORD_CX, 0, 1}, {CLIFFORD_CX, 1, 2}, {CLIFFORD_S, 2, 0}};
    CliffordCircuit *circuit = clifford_circuit_create(3);
    for (int i = 0; i < 4; i++)
        clifford_circuit_add(circuit, LAYER_GATES, 0, &steps[i], 1);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &steps[3], 1);
    Frames *frames = frames_create(circuit);
    frames_use(frames, *kernels);
    const CliffordFault faults[] = {{5, 0, 0, 1, 0}, {1000, 1, 0, 0, 2}};
    static const char *const expected[6][2] = {{"+III", "+III"}, {"+IIX", "+III"},
                                               {"+IXX", "+IZI"}, {"+XXX", "+IZI"},
                                               {"+YXX", "+IZI"}, {"+YXX", "+IZI"}};
    for (int layers = 0; layers <= 5; layers++) {
        frames_inject(frames, faults, 2, layers);
        assert_frame(frames, 5, expected[layers][0]);
        assert_frame(frames, 1000, expected[layers][1]);
        assert_frame(frames, 6, "+III");
        assert_int_equal(frames_bit(frames_record(frames, 0), 5), layers == 5);
        assert_int_equal(frames_bit(frames_record(frames, 0), 1000), false);
    }
    frames_destroy(frames);
    clifford_circuit_destroy(circuit);
}

// Frequencies of all letter pairs that one noise layer leaves on two qubits.
static void count_pairs(LayerKind kind, double p, Rng *rng, int blocks, int counts[4][4]) {
    static const CliffordStep steps[2] = {{CLIFFORD_CX, 0, 1}, {CLIFFORD_CX, 1, 0}};
    CliffordCircuit *circuit = clifford_circuit_create(2);
    clifford_circuit_add(circuit, kind, p, steps, kind == LAYER_DEPOLARISE_2 ? 1 : 2);
    Frames *frames = frames_create(circuit);
    for (int block = 0; block < blocks; block++) {
        frames_run(frames, rng);
        for (int shot = 0; shot < FRAMES_SHOTS; shot++) {
            PauliString frame = frames_frame(frames, shot);
            counts[(frame.x[0] & 1) | (frame.z[0] & 1) << 1]
                  [frame.x[0] >> 1 | (frame.z[0] >> 1) << 1]++;
        }
    }
    frames_destroy(frames);
    clifford_circuit_destroy(circuit);
}

static double letter_probability(LayerKind kind, double p, int letter) {
    static const double shares[3][4] = {
        {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 1. / 3, 1. / 3, 1. / 3}};
    return letter ? p * shares[kind - LAYER_FLIP_X][letter] : 1 - p;
}

static void noise_leaves_each_letter_as_often_as_it_should(void **unused) {
    (void)unused;
    enum { BLOCKS = 40 };
    static const double probabilities[] = {0, 0.004, 0.3, 1};
    Rng rng = rng_seeded(72);
    for (LayerKind kind = LAYER_FLIP_X; kind <= LAYER_DEPOLARISE_2; kind++)
        for (int k = 0; k < 4; k++) {
            int counts[4][4] = {{0}};
            double p = probabilities[k], shots = BLOCKS * FRAMES_SHOTS;
            count_pairs(kind, p, &rng, BLOCKS, counts);
            for (int a = 0; a < 4; a++)
                for (int b = 0; b < 4; b++) {
                    double each = a || b ? p / 15 : 1 - p;
                    if (kind != LAYER_DEPOLARISE_2)
                        each =
                            letter_probability(kind, p, a) * letter_probability(kind, p, b);
                    double sigma = sqrt(shots * each * (1 - each));
                    // Rare pairs are not quite normal: one or two always may come.
                    assert_true(fabs(counts[a][b] - shots * each) <=
                                5 * sigma + (each > 0 && each < 1 ? 2 : 1e-6));
                }
        }
}

static void shots_are_independent_of_each_other(void **unused) {
    (void)unused; // shots next to each other are both hit with p², each place is hit with p
    enum { BLOCKS = 400 };
    CliffordStep step = {CLIFFORD_ID, 0, 0};
    double p = 0.05, shots = BLOCKS * FRAMES_SHOTS;
    CliffordCircuit *circuit = clifford_circuit_create(1);
    clifford_circuit_add(circuit, LAYER_FLIP_X, p, &step, 1);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &step, 1);
    Frames *frames = frames_create(circuit);
    Rng rng = rng_seeded(73);
    int first[64] = {0}, twice = 0;
    for (int block = 0; block < BLOCKS; block++) {
        frames_run(frames, &rng);
        const uint64_t *words = frames_record(frames, 0);
        for (int shot = 0; shot < FRAMES_SHOTS; shot++) {
            first[shot % 64] += frames_bit(words, shot);
            twice += shot && frames_bit(words, shot) && frames_bit(words, shot - 1);
        }
    }
    for (int i = 0; i < 64; i++)
        assert_true(fabs(first[i] - shots / 64 * p) < 5 * sqrt(shots / 64 * p));
    double pairs = shots - BLOCKS; // runs of hits widen the spread a little: 1 + 2p
    assert_true(fabs(twice - pairs * p * p) < 5 * sqrt(pairs * p * p * (1 + 2 * p)));
    frames_destroy(frames);
    clifford_circuit_destroy(circuit);
}

static void a_seed_gives_the_same_shots(void **unused) {
    (void)unused;
    CliffordStep step = {CLIFFORD_ID, 0, 0};
    CliffordCircuit *circuit = clifford_circuit_create(1);
    clifford_circuit_add(circuit, LAYER_FLIP_X, 0.1, &step, 1);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &step, 1);
    Frames *left = frames_create(circuit), *right = frames_create(circuit);
    Rng a = rng_seeded(74), b = rng_seeded(74);
    size_t size = FRAMES_WORDS * sizeof(uint64_t);
    uint64_t before[FRAMES_WORDS] = {0};
    for (int block = 0; block < 3; block++) {
        frames_run(left, &a);
        frames_run(right, &b);
        assert_memory_equal(frames_record(left, 0), frames_record(right, 0), size);
        assert_memory_not_equal(frames_record(left, 0), before, size);
        memcpy(before, frames_record(left, 0), size);
    }
    frames_destroy(left);
    frames_destroy(right);
    clifford_circuit_destroy(circuit);
}

// H turns what is certain into chance where `uncertain`; over a thousand measurements
// stand before it.
static bool is_certain(bool start, bool uncertain) {
    CliffordStep step = {CLIFFORD_H, 0, 0};
    CliffordCircuit *circuit = clifford_circuit_create(1);
    for (int i = 0; !start && i < 1100; i++)
        clifford_circuit_add(circuit, LAYER_MEASURE, 0, &step, 1);
    if (uncertain) clifford_circuit_add(circuit, LAYER_GATES, 0, &step, 1);
    clifford_circuit_add(circuit, LAYER_MEASURE, 0, &step, 1);
    int last = circuit->records - 1;
    clifford_circuit_detector(circuit, &last, 1);
    Frames *frames = frames_create(circuit);
    bool certain = frames_certain(frames);
    frames_destroy(frames);
    clifford_circuit_destroy(circuit);
    return certain;
}

static void parities_that_chance_decides_are_found(void **unused) {
    (void)unused;
    for (int start = 0; start < 2; start++) {
        assert_true(is_certain(start, false));
        assert_false(is_certain(start, true));
    }
}

int main(void) {
    struct CMUnitTest gates[] = {
        cmocka_unit_test(frames_flip_what_the_same_faults_flip_on_a_tableau),
        cmocka_unit_test(a_fault_is_seen_spreading_layer_by_layer),
    };
    const struct CMUnitTest chances[] = {
        cmocka_unit_test(noise_leaves_each_letter_as_often_as_it_should),
        cmocka_unit_test(shots_are_independent_of_each_other),
        cmocka_unit_test(a_seed_gives_the_same_shots),
        cmocka_unit_test(parities_that_chance_decides_are_found),
    };
    return RUN_ON_EVERY_WIDTH(gates) + cmocka_run_group_tests(chances, NULL, NULL);
}
