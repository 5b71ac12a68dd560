// The rotated surface code and its memory experiment: keep a logical |0⟩ for some rounds of
// noisy checks, then read all data. (Tomita and Svore, Phys. Rev. A 90, 062320, 2014,
// arXiv:1404.3747, for the layout and the order of the CX gates; Fowler and others, Phys.
// Rev. A 86, 032324, 2012, for the checks.)
//
// Data qubits stand on the odd points (x, y) of a square of side 2d, ancillas on even ones,
// each amid the two or four data qubits that it checks: Z plaquettes also on the left and
// right edges, X plaquettes on the lower (y = 0) and upper one. Logical Z is a row of Z's
// along y = 1, logical X a column of X's along x = 1.
#ifndef KYUBI_QUANTUM_SURFACE_CODE_H
#define KYUBI_QUANTUM_SURFACE_CODE_H

#include "quantum/clifford_circuit.h"
#include "quantum/pauli_string.h"

enum {
    SURFACE_DISTANCE = 11, // the largest
    SURFACE_DATA = SURFACE_DISTANCE * SURFACE_DISTANCE,
    SURFACE_PLAQUETTES = SURFACE_DATA - 1,
    PLAQUETTE_CORNERS = 4,
};

typedef struct SurfacePoint {
    int x, y;
} SurfacePoint;

typedef struct Plaquette {
    SurfacePoint at;
    char letter;                 // 'Z' or 'X': what it checks
    int ancilla;                 // its qubit
    int data[PLAQUETTE_CORNERS]; // in the order of its CX gates; -1: none at that time
} Plaquette;

typedef struct SurfaceCode {
    int distance;
    int data_count;                  // d²; data qubits are 0 … d²-1, row by row
    SurfacePoint data[SURFACE_DATA]; // where they stand
    int plaquette_count;             // d²-1; ancillas are the qubits after the data
    Plaquette plaquettes[SURFACE_PLAQUETTES]; // the Z plaquettes, then as many X ones
} SurfaceCode;

// `distance` is 3, 5 … SURFACE_DISTANCE.
SurfaceCode surface_code(int distance);

// What a plaquette checks, and logical 'Z' and 'X', as strings on the data qubits.
PauliString surface_code_check(const SurfaceCode *code, int plaquette);
PauliString surface_code_logical(const SurfaceCode *code, char letter);

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
CliffordCircuit *surface_code_circuit(const SurfaceCode *code, int rounds,
                                      SurfaceNoise noise);

// What a detector of that circuit compares: a plaquette, before and in a round (from 0;
// `rounds` for the readout of the data).
typedef struct SurfaceDetector {
    int plaquette, round;
} SurfaceDetector;
SurfaceDetector surface_code_detector(const SurfaceCode *code, int detector);

#endif
