// The outcomes that a histogram counts: the values of some wires as they are read at a
// moment of a run, or of classical bits of it.
#ifndef KYUBI_CIRCUIT_OUTCOMES_H
#define KYUBI_CIRCUIT_OUTCOMES_H

#include "circuit/run.h"

typedef struct Outcomes {
    const Run *run; // borrowed
    int after;
    int bits;                   // which (circuit/bits_seen.h); NO_BITS: wires
    int count, list[MAX_WIRES]; // those wires, or places of the bits in a value: 0, 1 …
    uint32_t mask;              // the list as bits
    size_t size;                // 2^count
} Outcomes;

// Of wires (circuit/portion.h) where the circuit has no such bits.
Outcomes outcomes_of(const Run *run, int after, uint32_t wires, int bits);

// How likely each of them is, and its standard error where that is an average over trials
// (run_trials); else 0.
void outcome_chances(const Outcomes *of, double *out);
void outcome_errors(const Outcomes *of, double *out);
// How often each came up in so many shots: of wires these are shots of all wires, of bits,
// whose chances are `p`, by themselves. NULL when memory is short. Yours.
uint64_t *outcome_counts(const Outcomes *of, const double *p, int shots, uint64_t seed);

#endif
