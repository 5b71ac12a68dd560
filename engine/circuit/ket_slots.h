// The kets that a term of a formula is made of: for circuit/ket_formula.h.
#ifndef KYUBI_CIRCUIT_KET_SLOTS_H
#define KYUBI_CIRCUIT_KET_SLOTS_H

#include "base/mem.h"
#include "circuit/ket_formula.h"

typedef struct KetSlot {
    uint32_t qubits; // of the state
    char label[64];  // its subscript as TeX; "": none
    bool pair;       // written in the Bell basis
    bool number;     // written as a number
} KetSlot;

typedef struct KetSlots {
    int qubits;
    int wires[MAX_QUBITS]; // of each qubit
    KetBasis basis[MAX_QUBITS];
    KetSlot at[MAX_QUBITS];
    int count; // rising by lowest qubit
    bool q0_left;
} KetSlots;

KetSlots ket_slots(int qubits, const KetPlan *plan);
// The state turned so that its amplitudes are those of the slots' bases; what a pair's two
// bits say is Φ or Ψ (the right one), + or − (the left one). NULL when memory is short.
State *ket_slots_turned(const State *state, const KetSlots *slots);
// " \ket{01}_{a}" …: the slots within `qubits`, at the state's basis state `index`.
void ket_slots_write(Buffer *out, const KetSlots *slots, uint32_t qubits, uint32_t index);

#endif
