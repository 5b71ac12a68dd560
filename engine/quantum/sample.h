// Drawing outcomes by seeded chance: how often each of several outcomes came up in so many
// shots.
#ifndef KYUBI_QUANTUM_SAMPLE_H
#define KYUBI_QUANTUM_SAMPLE_H

#include "base/rng.h"

// `shots` independent draws from `weights` (not negative, any positive sum): counts[i] of
// each. Conditional binomials would be faster; this draws one by one over the cumulative
// sum.
void sample_counts(const double *weights, int count, int shots, Rng *rng, int *counts);

#endif
