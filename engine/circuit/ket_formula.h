// A state as a formula: a sum of kets in a chosen basis, its wires grouped by registers,
// written as a product where registers are not entangled with each other.
//
// A global phase is never shown: the first amplitude of each sum that is there, in the
// order of the basis states, is real and positive. Of a long sum the likeliest terms are
// written, in that order, and the rest is counted.
#ifndef KYUBI_CIRCUIT_KET_FORMULA_H
#define KYUBI_CIRCUIT_KET_FORMULA_H

#include "circuit/names.h"
#include "quantum/state.h"

// The two states of a wire that the formula is written in: |0⟩|1⟩, |+⟩|−⟩, |i⟩|−i⟩ (of
// several wires in one ket \bar{i} is −i); or of a
// pair of wires: Φ+ Φ− Ψ+ Ψ− (Nielsen and Chuang, eq. 1.26 …), as (|00⟩ ± |11⟩)/√2 and
// (|01⟩ ± |10⟩)/√2.
typedef enum KetBasis { KET_Z, KET_X, KET_Y, KET_BELL, KET_BASES } KetBasis;

typedef enum KetGroups {
    KET_NAMED,   // registers that have names apart, else as one
    KET_ONE,     // one ket for all wires
    KET_BITS,    // a ket with its register's name for each register, its bits in it
    KET_NUMBERS, // … its value in it
    KET_GROUPS
} KetGroups;

typedef struct KetPlan {
    const Circuit *circuit; // what its wires are called; NULL: q0, q1 …
    uint32_t wires; // which wire each qubit of the state is, in rising order; 0: the same
    KetBasis basis; // of all; bell: of `bell`, else of the first two qubits
    uint32_t x, y; // wires that are written in |+⟩|−⟩ or |i⟩|−i⟩ whatever the others are
    uint32_t bell; // two wires that are written as a pair; 0: none
    KetGroups groups;
    bool joined;   // one sum, though registers are not entangled
    bool decimals; // never recognise
    bool q0_left;  // the eye's order: q0 leftmost
    int terms;     // most of each sum; 0: 8
} KetPlan;

// What one cannot be parted within when the formula is broken over lines.
typedef struct KetPiece {
    char *tex;          // " + \frac{1}{2}\ket{01}", "(\ket{0}", ") ", " + \cdots"
    uint32_t mask;      // wires that the term speaks of, in |0⟩|1⟩; 0: no such term
    uint32_t bits;      // what they are in it
    double probability; // of the term in its sum; 0: no term
} KetPiece;

typedef struct KetFormula {
    KetPiece *at;
    int count;
    int sums;      // how many factors it is a product of
    double all;    // basis states that are there, of the product written out
    double others; // … of them that are not written
    double others_probability;
    bool exact;
} KetFormula;

// NULL when memory is short; wires that do not exist are passed over. Yours.
KetFormula *ket_formula(const State *state, const KetPlan *plan);
void ket_formula_destroy(KetFormula *formula);
// All pieces as one formula. Yours to free.
char *ket_formula_tex(const KetFormula *formula);

#endif
