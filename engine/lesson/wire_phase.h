// What a phase disk shows of one wire, read off its Bloch arrow: of its reduced state ρ the
// chance of 1, the phase of ⟨1|ρ|0⟩ (that of |1⟩ against |0⟩), and the purity Tr ρ².
#ifndef KYUBI_LESSON_WIRE_PHASE_H
#define KYUBI_LESSON_WIRE_PHASE_H

#include "quantum/state.h"

typedef struct WirePhase {
    double one;    // 0 … 1
    double phase;  // radians, -π … π
    bool tells;    // there is such a phase: |⟨1|ρ|0⟩| is above 0.005
    double purity; // ½ … 1
} WirePhase;
WirePhase wire_phase(Bloch arrow);

#endif
