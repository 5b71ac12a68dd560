#include "quantum/clifford_circuit.h"

#include "base/mem.h"
#include "quantum/tableau.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { X = 1, Z = 2 }; // letters

int layer_errors(LayerKind kind) {
    static const int errors[LAYER_KINDS] = {0, 0, 0, 1, 1, 3, 15};
    assert(kind < LAYER_KINDS);
    return errors[kind];
}

void layer_error(LayerKind kind, unsigned number, uint8_t *a, uint8_t *b) {
    *a = kind == LAYER_FLIP_Z ? Z : X;
    *b = 0;
    if (kind == LAYER_DEPOLARISE_1) *a = (uint8_t)(number + 1);
    if (kind == LAYER_DEPOLARISE_2)
        *a = (number + 1) & 3, *b = (uint8_t)((number + 1) >> 2);
}

CliffordCircuit *clifford_circuit_create(int qubits) {
    assert(qubits >= 1 && qubits <= PAULI_QUBITS);
    CliffordCircuit *circuit = mem_new(sizeof *circuit);
    circuit->qubits = qubits;
    return circuit;
}

void clifford_circuit_destroy(CliffordCircuit *circuit) {
    if (!circuit) return;
    free(circuit->layers);
    free(circuit->steps);
    free(circuit->detectors);
    free(circuit->observables);
    free(circuit->parity_records);
    free(circuit);
}

// An array of `*count` things with `more` of them behind; it grows to powers of two.
static void *with_more(void *array, int *count, const void *more, int more_count,
                       size_t size) {
    size_t before = (size_t)*count, after = before + (size_t)more_count, room = 1;
    while (room < after)
        room *= 2;
    if (room > before) array = mem_grow(array, room, size);
    if (more_count) memcpy((char *)array + before * size, more, (size_t)more_count * size);
    *count = (int)after;
    return array;
}

static bool step_fits(const CliffordCircuit *circuit, LayerKind kind, CliffordStep step) {
    bool pair = kind == LAYER_DEPOLARISE_2;
    if (kind == LAYER_GATES) pair = step.op >= CLIFFORD_SINGLES;
    if (kind == LAYER_GATES && step.op >= CLIFFORD_OPS) return false;
    return step.a < circuit->qubits && step.b < circuit->qubits &&
           !(pair && step.a == step.b);
}

static bool probability_fits(LayerKind kind, double probability) {
    return probability == 0 || (layer_errors(kind) && probability > 0 && probability <= 1);
}

void clifford_circuit_add(CliffordCircuit *circuit, LayerKind kind, double probability,
                          const CliffordStep *steps, int count) {
    assert(probability_fits(kind, probability));
    for (int i = 0; i < count; i++)
        assert(step_fits(circuit, kind, steps[i]));
    if (!count) return;
    CliffordLayer layer = {kind, probability, circuit->step_count, count, 0};
    if (kind == LAYER_MEASURE) {
        layer.record = circuit->records;
        circuit->records += count;
    }
    circuit->steps = with_more(circuit->steps, &circuit->step_count, steps, count,
                               sizeof *circuit->steps);
    circuit->layers =
        with_more(circuit->layers, &circuit->layer_count, &layer, 1, sizeof layer);
}

static Parity add_records(CliffordCircuit *circuit, const int *records, int count) {
    Parity parity = {circuit->parity_record_count, count};
    for (int i = 0; i < count; i++)
        assert(records[i] >= 0 && records[i] < circuit->records);
    circuit->parity_records =
        with_more(circuit->parity_records, &circuit->parity_record_count, records, count,
                  sizeof *circuit->parity_records);
    return parity;
}

int clifford_circuit_detector(CliffordCircuit *circuit, const int *records, int count) {
    Parity parity = add_records(circuit, records, count);
    circuit->detectors =
        with_more(circuit->detectors, &circuit->detector_count, &parity, 1, sizeof parity);
    return circuit->detector_count - 1;
}

int clifford_circuit_observable(CliffordCircuit *circuit, const int *records, int count) {
    Parity parity = add_records(circuit, records, count);
    circuit->observables = with_more(circuit->observables, &circuit->observable_count,
                                     &parity, 1, sizeof parity);
    return circuit->observable_count - 1;
}

static CliffordFault fault_at(LayerKind kind, int layer, int step, unsigned number) {
    CliffordFault fault = {.layer = layer, .step = step};
    layer_error(kind, number, &fault.a, &fault.b);
    return fault;
}

int clifford_circuit_faults(const CliffordCircuit *circuit, CliffordFault *faults) {
    int count = 0;
    for (int l = 0; l < circuit->layer_count; l++) {
        const CliffordLayer *layer = &circuit->layers[l];
        int errors = layer_errors(layer->kind);
        for (int i = 0; faults && i < layer->count * errors; i++)
            faults[count + i] =
                fault_at(layer->kind, l, i / errors, (unsigned)(i % errors));
        count += layer->count * errors;
    }
    return count;
}

int clifford_circuit_noisy_steps(const CliffordCircuit *circuit) {
    int count = 0;
    for (int l = 0; l < circuit->layer_count; l++)
        if (layer_errors(circuit->layers[l].kind)) count += circuit->layers[l].count;
    return count;
}

size_t steps_without_error(double scale, size_t most, Rng *rng) {
    double steps = log(1 - rng_unit(rng)) * scale; // 1 - u is never 0
    return steps < (double)most ? (size_t)steps : most;
}

int clifford_circuit_draw(const CliffordCircuit *circuit, Rng *rng, CliffordFault *faults) {
    int count = 0;
    for (int l = 0; l < circuit->layer_count; l++) {
        const CliffordLayer *layer = &circuit->layers[l];
        if (layer->probability <= 0) continue;
        double scale = 1 / log1p(-layer->probability);
        size_t end = (size_t)layer->count, errors = (size_t)layer_errors(layer->kind);
        for (size_t step = steps_without_error(scale, end, rng); step < end;
             step += 1 + steps_without_error(scale, end, rng))
            faults[count++] = fault_at(layer->kind, l, (int)step,
                                       errors > 1 ? (unsigned)rng_below(rng, errors) : 0);
    }
    return count;
}

static void strike(Tableau *tableau, int qubit, uint8_t letter) {
    if (!letter) return;
    PauliString p = pauli_string_single(tableau_qubits(tableau), qubit, "IXZY"[letter]);
    tableau_pauli(tableau, &p);
}

static void run_layer(Tableau *tableau, const CliffordCircuit *circuit,
                      const CliffordLayer *layer, Rng *rng, uint8_t *records) {
    const CliffordStep *steps = circuit->steps + layer->first;
    if (layer->kind == LAYER_GATES) tableau_run(tableau, steps, (size_t)layer->count);
    for (int i = 0; layer->kind == LAYER_MEASURE && i < layer->count; i++)
        records[layer->record + i] = tableau_measure(tableau, steps[i].a, rng).one;
    for (int i = 0; layer->kind == LAYER_RESET && i < layer->count; i++)
        tableau_reset(tableau, steps[i].a, rng);
}

bool clifford_circuit_run(const CliffordCircuit *circuit, const CliffordFault *faults,
                          int count, Rng *rng, uint8_t *records) {
    Tableau *tableau = tableau_create(circuit->qubits);
    if (!tableau) return false;
    for (int l = 0, next = 0; l < circuit->layer_count; l++) {
        const CliffordLayer *layer = &circuit->layers[l];
        run_layer(tableau, circuit, layer, rng, records);
        for (; next < count && faults[next].layer <= l; next++) {
            const CliffordStep *step = &circuit->steps[layer->first + faults[next].step];
            assert(faults[next].layer == l && faults[next].step < layer->count);
            strike(tableau, step->a, faults[next].a);
            strike(tableau, step->b, faults[next].b);
        }
    }
    tableau_destroy(tableau);
    return true;
}

bool parity_of(const CliffordCircuit *circuit, Parity parity, const uint8_t *records) {
    bool odd = false;
    for (int i = 0; i < parity.count; i++)
        odd ^= records[circuit->parity_records[parity.first + i]];
    return odd;
}
