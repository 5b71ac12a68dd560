// Circuits run by brute force: every record of measurements followed by itself on a plain
// vector, nothing merged, gates as whole matrices. For tests of runs and of shots.
#ifndef KYUBI_TESTS_SLOW_RUN_H
#define KYUBI_TESTS_SLOW_RUN_H

#include "base/rng.h"
#include "circuit/circuit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WIRES = 3, SIZE = 1 << WIRES, BITS = 3, OUTCOMES = 1 << BITS, COLUMNS = 10 };

typedef struct Slow {
    const Circuit *circuit;
    int end;     // steps from this column on are not run
    double kept; // the probability that every post-selection up to there holds
    double outcomes[OUTCOMES];
    double complex density[SIZE][SIZE];
} Slow;

// The entry of the whole matrix: what of basis state `from` the step brings to `to`.
static inline double complex entry(const Step *step, int to, int from) {
    bool asked = (from & step->controls) == step->controls && !(from & step->anticontrols);
    if (!asked) return to == from;
    int a = step->targets[0], b = step->targets[1];
    double complex turn = step->powered ? cpow(-1, step->power.value) : -1;
    if (step->gate->kind == GATE_SWAP) { // (1 + SWAP)/2 has the phase 0, (1 - SWAP)/2 has π
        int swapped = from & ~(1 << a | 1 << b);
        swapped |= (from >> a & 1) << b | (from >> b & 1) << a;
        return (to == from) * (1 + turn) / 2 + (to == swapped) * (1 - turn) / 2;
    }
    if ((to ^ from) & ~(1 << a)) return 0;
    double angles[3] = {step->angles[0].value, step->angles[1].value,
                        step->angles[2].value};
    Matrix2 u = step->gate->matrix(angles);
    if (step->powered) u = matrix2_power(u, step->power.value);
    return u.m[to >> a & 1][from >> a & 1];
}

static inline void slow_gate(const Step *step, double complex *vector) {
    double complex after[SIZE] = {0};
    for (int to = 0; to < SIZE; to++)
        for (int from = 0; from < SIZE; from++)
            after[to] += entry(step, to, from) * vector[from];
    memcpy(vector, after, sizeof after);
}

static inline void slow_end(Slow *slow, const double complex *vector, uint64_t bits) {
    for (int i = 0; i < SIZE; i++)
        for (int j = 0; j < SIZE; j++)
            slow->density[i][j] += vector[i] * conj(vector[j]);
    for (int i = 0; i < SIZE; i++)
        slow->outcomes[bits] += pow(cabs(vector[i]), 2);
}

// Vectors are not scaled: their squared length is the probability of the record.
static inline void slow_run(Slow *slow, int at, const double complex *start,
                            uint64_t bits) {
    double complex vector[SIZE];
    memcpy(vector, start, sizeof vector);
    for (; at < circuit_steps(slow->circuit); at++) {
        const Step *step = circuit_step(slow->circuit, at);
        if (step->column >= slow->end) break;
        if ((bits & step->if_mask) != step->if_bits) continue;
        if (step->unless_mask && (bits & step->unless_mask) == step->unless_bits) continue;
        if (step->gate->kind == GATE_BARRIER) continue;
        if (step->gate->kind == GATE_MATRIX || step->gate->kind == GATE_SWAP) {
            slow_gate(step, vector);
            continue;
        }
        if (step->gate->kind == GATE_ASSIGN) {
            bits &= ~(UINT64_C(1) << step->bit);
            bits |= (uint64_t)step->gate->value << step->bit;
            continue;
        }
        int qubit = 1 << step->targets[0];
        for (int found = 0; found < 2; found++) {
            bool selects = step->gate->kind == GATE_POSTSELECT;
            if (selects && found != step->gate->value) continue;
            double complex kept[SIZE] = {0};
            bool reset = step->gate->kind == GATE_RESET;
            for (int i = 0; i < SIZE; i++)
                if (!(i & qubit) == !found) kept[reset ? i & ~qubit : i] = vector[i];
            uint64_t one = UINT64_C(1) << step->bit;
            uint64_t read = found ? bits | one : bits & ~one;
            slow_run(slow, at + 1, kept, reset || selects ? bits : read);
        }
        return;
    }
    slow_end(slow, vector, bits);
}

static inline Slow *slow_of(const Circuit *circuit, int end) {
    Slow *slow = calloc(1, sizeof *slow);
    slow->circuit = circuit;
    slow->end = end;
    slow_run(slow, 0, (double complex[SIZE]){1}, 0);
    for (int i = 0; i < OUTCOMES; i++)
        slow->kept += slow->outcomes[i];
    for (int i = 0; slow->kept > 0 && i < OUTCOMES; i++)
        slow->outcomes[i] /= slow->kept;
    for (int i = 0; slow->kept > 0 && i < SIZE * SIZE; i++)
        slow->density[i / SIZE][i % SIZE] /= slow->kept;
    return slow;
}

static inline Step random_step(const Circuit *circuit, Rng *rng, int column) {
    const Gate *gate = gate_row((int)rng_below(rng, (uint64_t)gate_count()));
    Step step = step_of(circuit, gate, (int)rng_below(rng, WIRES), column);
    if (gate->kind == GATE_SWAP) step.targets[1] = (int)rng_below(rng, WIRES);
    if (gate->kind == GATE_MEASURE) step.bit = (int)rng_below(rng, BITS);
    if (gate->kind == GATE_BARRIER) return step;
    for (int i = 0; i < gate->angles; i++)
        step.angles[i] = (Angle){"", 6 * rng_unit(rng)};
    if (rng_below(rng, 2) && (gate->kind == GATE_MATRIX || gate->kind == GATE_SWAP)) {
        step.controls = (uint32_t)rng_below(rng, SIZE);
        step.anticontrols = (uint32_t)rng_below(rng, SIZE) & ~step.controls;
    }
    step.powered = step_unitary(&step) && rng_below(rng, 4) == 0;
    step.power = (Angle){"", 4 * rng_unit(rng) - 2};
    if (rng_below(rng, 3) == 0) step.if_mask = rng_below(rng, OUTCOMES);
    step.if_bits = step.if_mask & rng_below(rng, OUTCOMES);
    if (rng_below(rng, 4) == 0) step.unless_mask = rng_below(rng, OUTCOMES);
    step.unless_bits = step.unless_mask & rng_below(rng, OUTCOMES);
    return step;
}

static inline Circuit *random_steps(Rng *rng) {
    Circuit *circuit = circuit_create(WIRES);
    for (int column = 0; column < COLUMNS; column++)
        for (int i = 0; i < 4; i++) // refused ones are left out
            circuit_place(circuit, random_step(circuit, rng, column), NULL);
    return circuit;
}

// One whose post-selections are not too rare to be met by shots.
static inline Circuit *random_circuit(Rng *rng) {
    for (;;) {
        Circuit *circuit = random_steps(rng);
        Slow *slow = slow_of(circuit, COLUMNS);
        bool common = slow->kept > 0.05;
        free(slow);
        if (common) return circuit;
        circuit_destroy(circuit);
    }
}

#endif
