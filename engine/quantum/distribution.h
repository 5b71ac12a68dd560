// Comparing probability distributions over the same `count` outcomes. Numbers that are not
// negative; their sums are taken as 1.
#ifndef KYUBI_QUANTUM_DISTRIBUTION_H
#define KYUBI_QUANTUM_DISTRIBUTION_H

// Total variation distance ½ Σ |p - q| (Nielsen and Chuang, eq. 9.1): the most by which the
// two differ on any event.
double distribution_distance(int count, const double *p, const double *q);
// Classical fidelity (Σ √(p q))², the square of the Bhattacharyya coefficient. Nielsen and
// Chuang (eq. 9.5) leave out the square; here it agrees with mixture_fidelity.
double distribution_fidelity(int count, const double *p, const double *q);
// Shannon's entropy -Σ p log₂ p in bits; 0 log 0 is 0.
double distribution_entropy(int count, const double *p);
// The same of (p, 1 - p); p in 0 … 1.
double binary_entropy(double p);

#endif
