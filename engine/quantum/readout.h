// Readout errors: what a measured qubit is read as, by chance. Works on probabilities of
// outcomes, and undoes itself for an estimate of what was there (matrix inversion; Bravyi
// et al., Phys. Rev. A 103, 042605).
#ifndef KYUBI_QUANTUM_READOUT_H
#define KYUBI_QUANTUM_READOUT_H

#include "base/error.h"

#include <stdbool.h>

// p[read][was]: the probability of reading `read` where `was` was; columns add up to 1.
typedef struct Readout {
    double p[2][2];
} Readout;

// 0 is read as 1 with one probability, 1 as 0 with the other.
Readout readout_errors(double one_for_zero, double zero_for_one);

// False and an error where a number is not within 0 … 1 or a column does not add up to 1
// within 1e-9.
bool readout_check(Readout readout, Error *err);

// `probabilities` are 2^count numbers; bit k of the index is read by readouts[k].
void readout_apply(const Readout *readouts, int count, double *probabilities);

// The other way round: from what was read to an estimate of what was there, which adds up
// to the same but may be negative here and there. False and an error, nothing changed,
// where a readout tells (nearly) nothing: its columns are the same within 1e-9.
bool readout_undo(const Readout *readouts, int count, double *probabilities, Error *err);

#endif
