#include "quantum/surface_memory.h"

#include <assert.h>

// What is being built.
typedef struct Experiment {
    const SurfaceCode *code;
    SurfaceNoise noise;
    CliffordCircuit *circuit;
} Experiment;

enum { QUBITS = SURFACE_DATA + SURFACE_PLAQUETTES };

// Qubits first … first+count-1 as steps; returns `count`.
static int steps_on(CliffordStep *steps, CliffordOp op, int first, int count) {
    for (int i = 0; i < count; i++)
        steps[i] = (CliffordStep){.op = op, .a = (uint16_t)(first + i)};
    return count;
}

static void idle(Experiment *of) {
    CliffordStep steps[QUBITS];
    int count = steps_on(steps, CLIFFORD_ID, 0, of->code->data_count);
    clifford_circuit_add(of->circuit, LAYER_DEPOLARISE_1, of->noise.idle, steps, count);
}

static void reset(Experiment *of, int first, int count) {
    CliffordStep steps[QUBITS];
    steps_on(steps, CLIFFORD_ID, first, count);
    clifford_circuit_add(of->circuit, LAYER_RESET, 0, steps, count);
    clifford_circuit_add(of->circuit, LAYER_FLIP_X, of->noise.reset, steps, count);
}

static void measure(Experiment *of, int first, int count) {
    CliffordStep steps[QUBITS];
    steps_on(steps, CLIFFORD_ID, first, count);
    clifford_circuit_add(of->circuit, LAYER_FLIP_X, of->noise.measure, steps, count);
    clifford_circuit_add(of->circuit, LAYER_MEASURE, 0, steps, count);
}

static void turn_x_ancillas(Experiment *of) {
    CliffordStep steps[QUBITS];
    int half = of->code->plaquette_count / 2;
    steps_on(steps, CLIFFORD_H, of->code->data_count + half, half);
    clifford_circuit_add(of->circuit, LAYER_GATES, 0, steps, half);
    clifford_circuit_add(of->circuit, LAYER_DEPOLARISE_1, of->noise.gate, steps, half);
}

// Each plaquette's CX with its corner number `corner`: data on Z ancillas, X ancillas on
// data.
static void link(Experiment *of, int corner) {
    CliffordStep steps[QUBITS];
    int count = 0;
    for (int p = 0; p < of->code->plaquette_count; p++) {
        const Plaquette *plaquette = &of->code->plaquettes[p];
        int data = plaquette->data[corner], ancilla = plaquette->ancilla;
        if (data < 0) continue;
        bool z = plaquette->letter == 'Z';
        steps[count++] = (CliffordStep){CLIFFORD_CX, (uint16_t)(z ? data : ancilla),
                                        (uint16_t)(z ? ancilla : data)};
    }
    clifford_circuit_add(of->circuit, LAYER_GATES, 0, steps, count);
    clifford_circuit_add(of->circuit, LAYER_DEPOLARISE_2, of->noise.gate, steps, count);
}

// The records of a round follow each other in the order of plaquettes.
static void compare_rounds(Experiment *of, int round) {
    int count = of->code->plaquette_count, first = round * count;
    for (int p = 0; p < (round ? count : count / 2); p++) {
        int records[2] = {first + p, first + p - count};
        clifford_circuit_detector(of->circuit, records, round ? 2 : 1);
    }
}

static void check_round(Experiment *of, int round) {
    idle(of);
    turn_x_ancillas(of);
    for (int corner = 0; corner < PLAQUETTE_CORNERS; corner++)
        link(of, corner);
    turn_x_ancillas(of);
    measure(of, of->code->data_count, of->code->plaquette_count);
    reset(of, of->code->data_count, of->code->plaquette_count);
    compare_rounds(of, round);
}

static void read_data(Experiment *of, int rounds) {
    const SurfaceCode *code = of->code;
    int first = rounds * code->plaquette_count;
    measure(of, 0, code->data_count);
    for (int p = 0; p < code->plaquette_count / 2; p++) {
        int records[PLAQUETTE_CORNERS + 1] = {first - code->plaquette_count + p}, count = 1;
        for (int k = 0; k < PLAQUETTE_CORNERS; k++)
            if (code->plaquettes[p].data[k] >= 0)
                records[count++] = first + code->plaquettes[p].data[k];
        clifford_circuit_detector(of->circuit, records, count);
    }
    int records[SURFACE_DISTANCE]; // logical Z is the first row of data
    for (int k = 0; k < code->distance; k++)
        records[k] = first + k;
    clifford_circuit_observable(of->circuit, records, code->distance);
}

CliffordCircuit *surface_memory_circuit(const SurfaceCode *code, int rounds,
                                        SurfaceNoise noise) {
    assert(rounds >= 1);
    int qubits = code->data_count + code->plaquette_count;
    Experiment of = {code, noise, clifford_circuit_create(qubits)};
    reset(&of, 0, qubits);
    for (int round = 0; round < rounds; round++)
        check_round(&of, round);
    read_data(&of, rounds);
    return of.circuit;
}

SurfaceDetector surface_memory_detector(const SurfaceCode *code, int detector) {
    int count = code->plaquette_count;
    if (detector < count / 2) return (SurfaceDetector){detector, 0};
    int since = detector - count / 2; // rounds 1 … have all plaquettes, the readout the Z
    return (SurfaceDetector){since % count, 1 + since / count};
}
