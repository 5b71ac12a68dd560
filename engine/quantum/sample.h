// Drawing outcomes by seeded chance: how often each came up in so many shots, or which came
// up in each shot.
#ifndef KYUBI_QUANTUM_SAMPLE_H
#define KYUBI_QUANTUM_SAMPLE_H

#include "base/rng.h"

#include <stdbool.h>
#include <stddef.h>

// Below, `weights` are not negative, finite, and have a positive sum; a weight of 0 never
// comes up.

// `shots` (up to 2^53) independent draws: counts[i] of each. Takes a time that depends on
// `count` alone: outcome by outcome, each gets a binomial share of the shots that are left
// (Devroye, Non-Uniform Random Variate Generation, 1986, XI.1.4).
void sample_counts(const double *weights, size_t count, uint64_t shots, Rng *rng,
                   uint64_t *counts);

// The outcome of each of `shots` independent draws, in their order, by inversion with a
// guide table (Chen and Asau 1974; Devroye III.2.4). False when memory is short.
bool sample_shots(const double *weights, size_t count, size_t shots, Rng *rng,
                  uint32_t *out);

#endif
