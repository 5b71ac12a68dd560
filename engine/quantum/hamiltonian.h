// A sum of Pauli strings made ready to act many times: its terms are gathered by what they
// flip, each group as a table of 2^n weights. Energies are angular frequencies (ħ = 1):
// what H is measured in, time is measured in the inverse of.
#ifndef KYUBI_QUANTUM_HAMILTONIAN_H
#define KYUBI_QUANTUM_HAMILTONIAN_H

#include "quantum/pauli.h"

typedef struct Hamiltonian Hamiltonian;

// Copies what it needs of the sum; every term lies on the qubits. NULL when memory is short
// (2^qubits numbers for each set of flipped qubits).
Hamiltonian *hamiltonian_create(PauliSum sum, int qubits);
// Takes other coefficients for the same strings (of any order and number) as it was made
// of.
void hamiltonian_refill(Hamiltonian *h, PauliSum sum);
void hamiltonian_destroy(Hamiltonian *h);

// out += by · i^quarters · H |in⟩. Each part holds 2^qubits numbers; `in` is only read, and
// `out` is another.
void hamiltonian_add(const Hamiltonian *h, double by, int quarters, StateParts in,
                     StateParts out);

// Every energy lies within `radius` of `centre`: the norm of a sum is at most the sum of
// its groups' norms, and the diagonal group is centred first.
typedef struct EnergyRange {
    double centre, radius;
} EnergyRange;
EnergyRange hamiltonian_range(const Hamiltonian *h);

#endif
