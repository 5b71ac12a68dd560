// A Clifford circuit with measurements and Pauli noise, as a flat list of layers, and what
// is asked of its measurement records: detectors, parities that no error leaves certain,
// and observables, the logical results. It is simulated shot by shot on a tableau here, or
// many shots at once by Pauli frames (quantum/frames.h).
#ifndef KYUBI_QUANTUM_CLIFFORD_CIRCUIT_H
#define KYUBI_QUANTUM_CLIFFORD_CIRCUIT_H

#include "base/rng.h"
#include "quantum/clifford.h"

#include <stddef.h>

typedef enum LayerKind {
    LAYER_GATES,        // its steps are gates, one after another
    LAYER_MEASURE,      // each step measures qubit `a` in Z and adds a record
    LAYER_RESET,        // each step puts qubit `a` to |0⟩
    LAYER_FLIP_X,       // noise: X on `a` with the layer's probability p
    LAYER_FLIP_Z,       // Z on `a` with p
    LAYER_DEPOLARISE_1, // X, Y or Z on `a`, each with p/3
    LAYER_DEPOLARISE_2, // one of the 15 pairs but II on `a` and `b`, each with p/15
    LAYER_KINDS
} LayerKind;

int layer_errors(LayerKind kind); // how many errors a step can make: 0, 0, 0, 1, 1, 3, 15

typedef struct CliffordLayer {
    LayerKind kind;
    double probability; // of an error at each step; 0 where there is no noise
    int first, count;   // its steps: circuit->steps[first] …
    int record;         // the record of its first step, where it measures
} CliffordLayer;

// The sum modulo 2 of some records: circuit->parity_records[first] …
typedef struct Parity {
    int first, count;
} Parity;

// To be read by all; changed by the functions below.
typedef struct CliffordCircuit {
    int qubits, records;
    int layer_count, step_count, detector_count, observable_count, parity_record_count;
    CliffordLayer *layers;
    CliffordStep *steps;
    Parity *detectors, *observables;
    int *parity_records;
} CliffordCircuit;

// No layer yet; 1 to PAULI_QUBITS qubits, all |0⟩ at first.
CliffordCircuit *clifford_circuit_create(int qubits);
void clifford_circuit_destroy(CliffordCircuit *circuit);

// Adds a layer; the steps are copied. `probability` is 0 … 1, and 0 where the kind is no
// noise. A layer without steps is left out.
void clifford_circuit_add(CliffordCircuit *circuit, LayerKind kind, double probability,
                          const CliffordStep *steps, int count);

// Adds a parity of records that are there already; returns its index.
int clifford_circuit_detector(CliffordCircuit *circuit, const int *records, int count);
int clifford_circuit_observable(CliffordCircuit *circuit, const int *records, int count);

// A Pauli error on the qubits of one step, after its whole layer has acted. A letter is its
// bit of x, plus twice its bit of z: 0 I, 1 X, 2 Z, 3 Y. Any layer may have faults, also
// gates, where somebody wants to see one spread.
typedef struct CliffordFault {
    int shot; // which of many shots (quantum/frames.h)
    int layer, step;
    uint8_t a, b; // letters; b only where the step has two qubits
} CliffordFault;

// Every error that the noise can make, alone, in the order of layers, with shot 0: steps of
// noise times their kinds of error. Returns how many; `faults` may be NULL to ask only
// that.
int clifford_circuit_faults(const CliffordCircuit *circuit, CliffordFault *faults);

// The errors of one shot, drawn by chance, in the order of layers; at most one for each
// step of noise. Returns how many. `faults` has room for clifford_circuit_noisy_steps.
int clifford_circuit_draw(const CliffordCircuit *circuit, Rng *rng, CliffordFault *faults);
int clifford_circuit_noisy_steps(const CliffordCircuit *circuit);

// One shot on a tableau with exactly these faults (in the order of layers; their `shot` is
// not looked at), none for a reference without noise: the records, 0 or 1 each. False when
// memory is short.
bool clifford_circuit_run(const CliffordCircuit *circuit, const CliffordFault *faults,
                          int count, Rng *rng, uint8_t *records);

// A parity of records.
bool parity_of(const CliffordCircuit *circuit, Parity parity, const uint8_t *records);

// How many steps without an error come before the next one, where each has one with
// probability p: ⌊log u / log(1-p)⌋ (Devroye, Non-Uniform Random Variate Generation, X.2).
// `scale` is 1 / log(1-p), p > 0; `most` is returned for all that is more.
size_t steps_without_error(double scale, size_t most, Rng *rng);
// The letters of error number 0 … layer_errors(kind)-1 of a noise layer.
void layer_error(LayerKind kind, unsigned number, uint8_t *a, uint8_t *b);

#endif
