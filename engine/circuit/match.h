// Two circuits judged as a learner asks: do they do the same, but for a global phase, but
// for the order of the wires; and if not, an input that shows it, which opens as a circuit.
// Rates of noise are not looked at; steps of noise are, by what is measured.
#ifndef KYUBI_CIRCUIT_MATCH_H
#define KYUBI_CIRCUIT_MATCH_H

#include "circuit/equivalence.h"

typedef enum MatchKind {
    MATCH_SAME,
    MATCH_PHASE,     // the second is e^{i phase} times the first
    MATCH_WIRES,     // … once wire w of the first stands at to[w]; the phase, too
    MATCH_UNDECIDED, // not the same as they stand; other orders of the wires are too many
    MATCH_DIFFERENT  // by `how`
} MatchKind;

// Wires in another order are sought for unitary circuits on at most so many wires; wires
// are told apart by how they answer to product states, those alike are tried, at most
// MATCH_TRIALS orders in all.
enum { MATCH_WIRES_MOST = MATRIX_QUBITS, MATCH_TRIALS = 5000 };

typedef struct Match {
    MatchKind kind;
    double phase; // in (-π, π]
    int to[MAX_WIRES];
    Equivalence how;            // of a difference
    bool opens;                 // there is an input that wires can be put in …
    WireStart input[MAX_WIRES]; // … by these, but DIFFERENCE_PAIR, which takes gates
} Match;

// Fails as circuit_compare does.
bool circuit_match(const Circuit *a, const Circuit *b, Match *match, Error *err);

// A copy of the circuit put in that input: its wires' starts, or for two basis states
// together gates in new columns before all others. Yours; NULL where locked steps would
// have to move, or match->opens is false. Fails: match.no_input, circuit.….
Circuit *circuit_with_input(const Circuit *circuit, const Match *match, Error *err);

#endif
