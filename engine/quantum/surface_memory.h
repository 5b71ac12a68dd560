// The memory experiment of the surface code: keep a logical |0⟩ for some rounds of noisy
// checks, then read all data.
#ifndef KYUBI_QUANTUM_SURFACE_MEMORY_H
#define KYUBI_QUANTUM_SURFACE_MEMORY_H

#include "quantum/clifford_circuit.h"
#include "quantum/surface_code.h"

// Probabilities of errors, each 0 … 1.
typedef struct SurfaceNoise {
    double gate;    // one or two qubits depolarised after each H and CX
    double idle;    // each data qubit depolarised before each round
    double measure; // X before each measurement
    double reset;   // X after each reset
} SurfaceNoise;

// The experiment: all qubits reset; in each round H on the X ancillas, four layers of CX, H
// again, ancillas measured and reset; at last all data measured. Every check of a round is
// compared with the one before: (d²-1)·rounds detectors (the first round only has Z checks,
// which are compared with the start; at the end the data give the Z checks once more). One
// observable, logical Z. `rounds` is at least 1.
CliffordCircuit *surface_memory_circuit(const SurfaceCode *code, int rounds,
                                        SurfaceNoise noise);

// What a detector of that circuit compares: a plaquette, before and in a round (from 0;
// `rounds` for the readout of the data).
typedef struct SurfaceDetector {
    int plaquette, round;
} SurfaceDetector;
SurfaceDetector surface_memory_detector(const SurfaceCode *code, int detector);

#endif
