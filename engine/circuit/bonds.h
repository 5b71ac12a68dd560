// How the wires of a circuit hang together at a moment: every pair of them, and chosen ones
// against the rest. What is worked out is kept with the run. Concurrence tells how far a
// pair by itself is entangled, in a mixed state too (Wootters, PRL 80, 2245). Entropies
// tell of entanglement alone only where the whole moment is pure; of a mixed one they count
// what is not known about it as well.
#ifndef KYUBI_CIRCUIT_BONDS_H
#define KYUBI_CIRCUIT_BONDS_H

#include "circuit/run.h"
#include "quantum/entanglement.h"

typedef struct Bonds {
    int wires;
    bool mixed;                              // the moment as a whole is no pure state
    PairBond pairs[MAX_QUBITS * MAX_QUBITS]; // a * wires + b, the same both ways; on the
                                             // diagonal the entropy of the wire alone
} Bonds;

// All of a moment (`after` as in circuit/run.h), of any run but one with distribution_only.
// Takes half a second on 20 wires that
// all hang together, 20 ms on 16; wires with a state of their own take nothing. Borrowed
// until the next run_memo_keep (circuit/run_memo.h); NULL where memory is short or a number
// is not finite.
const Bonds *run_bonds(const Run *run, int after);

const PairBond *bonds_pair(const Bonds *bonds, int a, int b);

// The entropy of chosen wires together, in bits: how far they are entangled with the rest
// where the moment is pure. At most CUT_WIRES of them, or of the rest where the moment is
// pure; false beyond that, where none or all are chosen, and as run_bonds.
enum { CUT_WIRES = 7 };
bool run_cut(const Run *run, int after, uint32_t wires, double *bits);

// What a display shows of a pair.
typedef enum BondMeasure { BOND_CONCURRENCE, BOND_INFORMATION, BOND_ENTROPY } BondMeasure;
enum { BOND_MEASURES = BOND_ENTROPY + 1 };
double bond_measure(const PairBond *bond, BondMeasure measure);
double bond_most(BondMeasure measure); // that it can be: 1, 2 bits, 2 bits

#endif
