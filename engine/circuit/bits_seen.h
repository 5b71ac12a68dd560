// What the classical bits of a run hold at a moment: how likely each value of a register
// is, over the branches. Errors of reading are in it, for bits hold what was read. Bits
// that nothing has written yet are 0.
#ifndef KYUBI_CIRCUIT_BITS_SEEN_H
#define KYUBI_CIRCUIT_BITS_SEEN_H

#include "circuit/run.h"

// Which bits: none (wires are meant), all of them, or ALL_BITS + 1 + r: register r.
enum { NO_BITS, ALL_BITS, FIRST_REGISTER };
enum { MOST_BITS_SEEN = 20 };

// How many bits that is, and in `first` which is its lowest. Of more than MOST_BITS_SEEN
// the lowest ones. 0 where the circuit has none such, or NO_BITS.
int circuit_bits_seen(const Circuit *circuit, int which, int *first);

// The 2^count probabilities of those at that moment of the run.
void run_bits_seen(const Run *run, int after, int which, double *out);
// Their standard errors, where they are averages over trials (run_trials); else 0.
void run_bits_errors(const Run *run, int after, int which, double *out);

#endif
