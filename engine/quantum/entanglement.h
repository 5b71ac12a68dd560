// How the parts of a pure state hang together: reduced density matrices, Schmidt's
// decomposition, and what follows from them. A part is a list of `count` different qubits,
// and bit k of a number that speaks of it is the value of part[k]. What returns bool fails
// as quantum/decompose.h says.
#ifndef KYUBI_QUANTUM_ENTANGLEMENT_H
#define KYUBI_QUANTUM_ENTANGLEMENT_H

#include "base/error.h"
#include "quantum/state.h"

// The density matrix of 1 … MOST_KEPT qubits, 2^count rows, straight from the amplitudes.
// Takes about 2^(n + count) steps.
enum { MOST_KEPT = 10 };
void state_reduced(const State *state, int count, const int *kept, double complex *rho);

// |ψ⟩ = Σ values[k] |part k⟩ |rest k⟩ (Nielsen and Chuang, theorem 2.7) with the greatest
// value first, their squares adding up to 1, and `count` = the smaller of both dimensions.
// Row k of `part` is the vector |part k⟩, of `part_size` numbers; row k of `rest` |rest k⟩
// on the other qubits in rising order.
typedef struct Schmidt {
    int count, part_size, rest_size;
    double *values;
    double complex *part, *rest;
} Schmidt;
// Also fails: entanglement.cut (MOST_KEPT) where both parts have more qubits than that.
bool schmidt_create(Schmidt *schmidt, const State *state, int count, const int *part,
                    Error *err);
void schmidt_destroy(Schmidt *schmidt); // zero afterwards

// How many values are above `tolerance`: 1 for a product.
int schmidt_rank(const Schmidt *schmidt, double tolerance);
// -Σ values² log₂ values²: the entanglement between both parts in bits.
double schmidt_entropy(const Schmidt *schmidt);

// The same without the vectors; fails as schmidt_create does.
bool state_entropy(const State *state, int count, const int *part, double *bits,
                   Error *err);
// Whether the part and the rest are a product: the second value is at most `tolerance`.
bool state_is_product(const State *state, int count, const int *part, double tolerance,
                      bool *product, Error *err);

// Of two different qubits: Wootters' concurrence, the mutual information S(a) + S(b) -
// S(ab) in bits (2 for a Bell pair), and the entropy S(ab) that the pair shares with all
// others.
typedef struct PairBond {
    double concurrence, information, entropy;
} PairBond;
bool state_pair(const State *state, int a, int b, PairBond *bond, Error *err);
// All pairs of n qubits: bonds[a * n + b], the same both ways; on the diagonal the entropy
// of the qubit alone, and 0.
bool state_pairs(const State *state, PairBond *bonds, Error *err);

#endif
