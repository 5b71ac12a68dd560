// The rotated surface code: where its qubits stand and what they check. (Fowler and others,
// Phys. Rev. A 86, 032324, 2012, for the checks; Tomita and Svore, Phys. Rev. A 90, 062320,
// 2014, arXiv:1404.3747, for the layout and the order of the CX gates.)
//
// Data qubits stand on the odd points (x, y) of a square of side 2d, ancillas on even ones,
// each amid the two or four data qubits that it checks: Z plaquettes also on the left and
// right edges, X plaquettes on the lower (y = 0) and upper one. Logical Z is a row of Z's
// along y = 1, logical X a column of X's along x = 1.
#ifndef KYUBI_QUANTUM_SURFACE_CODE_H
#define KYUBI_QUANTUM_SURFACE_CODE_H

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

#endif
