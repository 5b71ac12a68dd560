// Pauli strings of up to MAX_QUBITS qubits with real weights: the terms of an observable or
// a Hamiltonian. In text the rightmost letter is q0: "XIZ" has Z on q0 and X on q2.
#ifndef KYUBI_QUANTUM_PAULI_H
#define KYUBI_QUANTUM_PAULI_H

#include "quantum/state.h"

// `coefficient` times the product of one Pauli matrix a qubit: bit q of x alone is X on
// qubit q, of z alone Z, of both Y, of none the identity. Always Hermitian.
typedef struct PauliTerm {
    uint32_t x, z;
    double coefficient;
} PauliTerm;

// A sum of terms; they are its owner's. No term: zero.
typedef struct PauliSum {
    const PauliTerm *terms;
    int count;
} PauliSum;

// The term of weight 1 that `letters` (I X Y Z, 1 to MAX_QUBITS of them) spell; false for
// anything else.
bool pauli_read(const char *letters, PauliTerm *term);
// The letters of a term on `qubits` qubits, without its weight; room for qubits + 1 bytes.
void pauli_write(PauliTerm term, int qubits, char *letters);

bool pauli_commute(PauliTerm a, PauliTerm b);
// The product a·b is i^(*quarters) times the term returned, whose weight is that of a times
// that of b; `quarters` is 0 … 3 (0 or 2 where the two commute).
PauliTerm pauli_product(PauliTerm a, PauliTerm b, int *quarters);

// out += coefficient · P |in⟩ for every term; `out` has the size of `in` and is another.
void pauli_add(PauliSum sum, const State *in, StateParts out);

// ⟨ψ|P|ψ⟩ times the weight, summed over the terms, for a state of length 1.
double pauli_mean(PauliSum sum, const State *state);

#endif
