// What a circuit does as one matrix, and whether two circuits do the same; where they do
// not, an input or an outcome that shows it.
#ifndef KYUBI_CIRCUIT_EQUIVALENCE_H
#define KYUBI_CIRCUIT_EQUIVALENCE_H

#include "circuit/circuit.h"

#include <complex.h>

enum { MATRIX_QUBITS = 10 };

// The 2^n × 2^n unitary of a circuit of n = 1 to MATRIX_QUBITS wires, row by row: entry (r,
// c) at r·2^n + c is what |c⟩ brings to |r⟩, whatever its wires start in. Yours to free.
// Fails: unitary.wires (most), unitary.not_pure (measurements and conditions have no
// matrix), run.memory.
double complex *circuit_matrix(const Circuit *circuit, Error *err);

// Fills run.memory for the amplitudes of so many wires; always false.
bool amplitudes_memory(int wires, Error *err);

// How two circuits were found to differ.
typedef enum Difference {
    DIFFERENCE_NONE,
    DIFFERENCE_BASIS,  // put in the basis state `input`: the outputs have that `fidelity`
    DIFFERENCE_PAIR,   // put in (|input⟩ + |other⟩)/√2: the same
    DIFFERENCE_PHASE,  // only the global phase differs, by `phase`; looked for when strict
    DIFFERENCE_RANDOM, // put in a random state: the same; no simple input was found
    DIFFERENCE_START,  // put in the states that their wires start in: the outputs have that
                       // `fidelity`
    DIFFERENCE_OUTCOME, // from |0…0⟩ the outcome `input` has the probabilities `first`,
                        // `second`
} Difference;

typedef struct Equivalence {
    Difference difference;
    uint64_t input, other;
    double fidelity;
    double phase; // in (-π, π]: the second is e^{i phase} times the first
    double first, second;
} Equivalence;

typedef struct EquivalenceOptions {
    bool strict;      // the global phase counts, as it would under a control
    double tolerance; // 0: 1e-9. Most that a fidelity may be off 1, a phase or a
                      // probability off
} EquivalenceOptions;

// Compares two circuits with as many wires. Circuits of unitary steps by what they do to
// every input, or, where a wire of one starts in another state than |0⟩, by what comes of
// these starts alone (by three random states, so that a difference has no place to hide;
// then simple inputs are looked for); others by the exact distribution of the classical
// bits when they start from |0…0⟩. Fails: equivalence.wires (of the first, of the second),
// and as run_create does.
bool circuit_compare(const Circuit *a, const Circuit *b, EquivalenceOptions options,
                     Equivalence *result, Error *err);

#endif
