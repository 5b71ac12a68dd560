// Binomial random numbers, exact for any number of trials up to 2^53.
#ifndef KYUBI_QUANTUM_BINOMIAL_H
#define KYUBI_QUANTUM_BINOMIAL_H

#include "base/rng.h"

// How many of n trials succeed, each with probability p (0 … 1; a little more counts as 1).
// Inversion where few are expected, else transformed rejection (Hörmann, The generation of
// binomial random variates, J. Stat. Comput. Simul. 46, 1993, algorithm BTRS).
uint64_t binomial(uint64_t n, double p, Rng *rng);

// The logarithm of the probability of k successes in n trials, 0 < p < 1, without the
// cancellation that factorials would bring (Loader, Fast and accurate computation of
// binomial probabilities, 2000).
double binomial_log(double k, double n, double p);

#endif
