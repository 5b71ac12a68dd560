#include "app/sim_circuits.h"

#include <math.h>
#include <string.h>

enum { START_SEED = 1000, RANDOM_SEED = 7000, CHECK_SEED = 5 };

uint64_t sim_draw(uint64_t *seed) {
    *seed += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = *seed;
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

double sim_unit(uint64_t *seed) {
    return (double)(sim_draw(seed) >> 11) * 0x1p-53;
}

State *sim_start(int qubits) {
    State *state = state_create(qubits);
    if (!state) return NULL;
    StateParts parts = state_parts(state);
    uint64_t seed = START_SEED + (uint64_t)qubits;
    double length = 0;
    for (size_t i = 0; i < state_size(qubits); i++) {
        parts.re[i] = sim_unit(&seed) - 0.5;
        parts.im[i] = sim_unit(&seed) - 0.5;
        length += parts.re[i] * parts.re[i] + parts.im[i] * parts.im[i];
    }
    for (size_t i = 0; i < state_size(qubits); i++) {
        parts.re[i] /= sqrt(length);
        parts.im[i] /= sqrt(length);
    }
    return state;
}

void sim_zero(State *state) {
    StateParts parts = state_parts(state);
    size_t size = state_size(state_qubits(state));
    memset(parts.re, 0, size * sizeof *parts.re);
    memset(parts.im, 0, size * sizeof *parts.im);
    parts.re[0] = 1;
}

// --- programs

static Guard when(int control) {
    return (Guard){.controls.ones = UINT32_C(1) << control};
}

static void add(Program *program, const char *gate, const double *angles, int target,
                Guard guard) {
    program_gate(program, gate_find(gate), angles, &target, guard);
}

static void add_swept(Program *program, SimGate gate, int q) {
    double turn = 0.1 * (q + 1), third = 0.3;
    switch (gate) {
    case SIM_H:
        add(program, "h", NULL, q, (Guard){0});
        break;
    case SIM_CX:
        add(program, "x", NULL, q + 1, when(q));
        break;
    case SIM_CP:
        add(program, "p", &third, q + 1, when(q));
        break;
    case SIM_RZ:
        add(program, "rz", &turn, q, (Guard){0});
        break;
    case SIM_U3:
        add(program, "u", (double[]){1.1, 0.7, 0.3}, q, (Guard){0});
        break;
    }
}

Program *sim_sweeps(SimGate gate, int qubits, int sweeps, int *gates) {
    int each = gate == SIM_CX || gate == SIM_CP ? qubits - 1 : qubits;
    Program *program = program_create(qubits);
    for (int i = 0; i < sweeps * each; i++)
        add_swept(program, gate, i % each);
    *gates = sweeps * each;
    return program;
}

Program *sim_qft(int qubits) {
    Program *program = program_create(qubits);
    for (int j = qubits - 1; j >= 0; j--) {
        add(program, "h", NULL, j, (Guard){0});
        for (int k = j - 1; k >= 0; k--) {
            double angle = ldexp(M_PI, k - j);
            add(program, "p", &angle, j, when(k));
        }
    }
    for (int i = 0; i < qubits / 2; i++)
        program_swap(program, i, qubits - 1 - i, (Guard){0});
    return program;
}

static void draw_angles(uint64_t *seed, double angles[3]) {
    for (int i = 0; i < 3; i++)
        angles[i] = 2 * M_PI * sim_unit(seed);
}

Program *sim_random(int qubits) {
    Program *program = program_create(qubits);
    uint64_t seed = RANDOM_SEED + (uint64_t)qubits;
    const Gate *u = gate_find("u"), *pairs[] = {gate_find("z"), gate_find("x")};
    for (int layer = 0; layer < SIM_LAYERS; layer++) {
        double angles[3];
        for (int q = 0; q < qubits; q++) {
            draw_angles(&seed, angles);
            program_gate(program, u, angles, &q, (Guard){0});
        }
        for (int q = layer % 2; q + 1 < qubits; q += 2)
            program_gate(program, pairs[layer % 2], NULL, &(int){q + 1}, when(q));
    }
    return program;
}

Circuit *sim_random_circuit(int qubits) {
    Circuit *circuit = circuit_create(qubits);
    uint64_t seed = RANDOM_SEED + (uint64_t)qubits;
    for (int layer = 0; layer < SIM_LAYERS; layer++) {
        double angles[3];
        for (int q = 0; q < qubits; q++) {
            Step turn = step_of(circuit, gate_find("u"), q, 2 * layer);
            draw_angles(&seed, angles);
            for (int i = 0; i < 3; i++)
                turn.angles[i] = (Angle){.value = angles[i]};
            circuit_place(circuit, turn, NULL);
        }
        for (int q = layer % 2; q + 1 < qubits; q += 2) {
            const Gate *gate = gate_find(layer % 2 ? "x" : "z");
            Step pair = step_of(circuit, gate, q + 1, 2 * layer + 1);
            pair.controls = UINT32_C(1) << q;
            circuit_place(circuit, pair, NULL);
        }
    }
    return circuit;
}

double complex sim_check(const State *state) {
    uint64_t seed = CHECK_SEED;
    double complex sum = 0;
    for (size_t i = 0; i < state_size(state_qubits(state)); i++) {
        double re = sim_unit(&seed) - 0.5, im = sim_unit(&seed) - 0.5;
        sum += CMPLX(re, im) * state_amplitude(state, i);
    }
    return sum;
}
