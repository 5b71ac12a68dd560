// Stabiliser states of up to 1024 qubits: Clifford gates, measurements, resets and Pauli
// errors cost time and memory that grow only as the square of the number of qubits. The
// state is the one that n independent commuting signed Pauli strings, its stabiliser
// generators, leave as it is; each has a partner, its destabiliser, which anticommutes with
// that generator alone (Aaronson and Gottesman, Phys. Rev. A 70, 052328, 2004,
// arXiv:quant-ph/0406196). A global phase is not known.
#ifndef KYUBI_QUANTUM_TABLEAU_H
#define KYUBI_QUANTUM_TABLEAU_H

#include "base/error.h"
#include "base/rng.h"
#include "quantum/clifford.h"
#include "quantum/pauli_string.h"
#include "quantum/state.h"

enum { TABLEAU_QUBITS = PAULI_QUBITS, TABLEAU_STATE_QUBITS = 12 };

typedef struct Tableau Tableau;

// |0…0⟩ of 1 to TABLEAU_QUBITS qubits: generators Z on each qubit. NULL when memory is
// short (1024 qubits take half a MiB).
Tableau *tableau_create(int qubits);
Tableau *tableau_copy(const Tableau *tableau);
void tableau_destroy(Tableau *tableau);

// The state with these generators, as pauli_string_read reads them. NULL when there are not
// `qubits` of them, one is no Pauli string on as many qubits, two do not commute, they are
// not independent, or memory is short; `err` says which.
Tableau *tableau_from(int qubits, const char *const *generators, int count, Error *err);

// Its gates take the kernels of this width from now on, and those of its copies; NULL: the
// widest, as at first.
void tableau_use(Tableau *tableau, const Kernels *kernels);

int tableau_qubits(const Tableau *tableau);

// All gates of a circuit in one call, about 1 ns each up to 128 qubits.
void tableau_run(Tableau *tableau, const CliffordStep *steps, size_t count);
// Pauli errors: the state becomes P times it. The sign of P does not matter.
void tableau_pauli(Tableau *tableau, const PauliString *p);

// What a measurement gave.
typedef struct Finding {
    bool one;    // 1, which for a Pauli string is its eigenvalue -1
    bool random; // both outcomes had probability ½; otherwise this one was certain
} Finding;
Finding tableau_measure(Tableau *tableau, int qubit, Rng *rng);
Finding tableau_measure_pauli(Tableau *tableau, const PauliString *p, Rng *rng);
void tableau_reset(Tableau *tableau, int qubit, Rng *rng); // to |0⟩

// ⟨P⟩, which is -1, 0 or 1.
int tableau_mean(const Tableau *tableau, const PauliString *p);
// Keeps only what gives this outcome of measuring P; returns the probability of that: 0, ½
// or 1. Where it is 0 the state stays as it is.
double tableau_project(Tableau *tableau, const PauliString *p, bool one);

// The generators, one a qubit, into room for as many strings. After H and a chain of CX
// they are what a hand calculation finds; as they are, equal states may have different
// ones. The canonical ones are the reduced row echelon form (pauli_strings_reduce): the
// same for equal states.
void tableau_generators(const Tableau *tableau, PauliString *rows);
void tableau_canonical(const Tableau *tableau, PauliString *rows);

// Whether they are the same state (up to the phase that is not known).
bool tableau_same(const Tableau *a, const Tableau *b);

// The amplitudes of up to TABLEAU_STATE_QUBITS qubits; the first that is not zero is real
// and positive. NULL when memory is short.
State *tableau_state(const Tableau *tableau);

#endif
