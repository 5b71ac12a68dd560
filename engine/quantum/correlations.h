// What two qubits say of each other: the Pauli picture of their density matrix,
// ρ = ¼ Σ r_ij σ_i⊗σ_j (Horodecki and Horodecki, Phys. Rev. A 54, 1838): two arrows and a
// table of nine numbers. Rows of `rho` are numbered by the first qubit as the lowest bit.
#ifndef KYUBI_QUANTUM_CORRELATIONS_H
#define KYUBI_QUANTUM_CORRELATIONS_H

#include "base/error.h"
#include "quantum/state.h"

#include <complex.h>

// How they hang together. A product: ρ = ρ_a⊗ρ_b, that is, all nine connected parts are 0.
// Entangled: Wootters' concurrence is above 0, which for two qubits is the same as not
// being a mixture of products. Correlated: neither; such a mixture.
typedef enum PairKind { PAIR_PRODUCT, PAIR_CORRELATED, PAIR_ENTANGLED } PairKind;

typedef struct Correlations {
    Bloch a, b;
    double mean[3][3]; // ⟨σ_i⊗σ_j⟩, σ_i on the first qubit; X, Y, Z = 0, 1, 2; -1 … 1
    double connected[3][3]; // ⟨σ_i⊗σ_j⟩ - ⟨σ_i⟩⟨σ_j⟩
    double concurrence;     // 0 … 1
    PairKind kind;          // by parts above 1e-6
} Correlations;

// Fails as quantum/decompose.h says.
bool correlations_of(const double complex rho[16], Correlations *out, Error *err);

#endif
