// Chance and counts: the binomial distribution with exact tails, intervals for a
// probability, quantiles, means with their errors, and how often something must be
// repeated. Pure functions; goodness of fit is in quantum/chi_square.h.
#ifndef KYUBI_QUANTUM_STATISTICS_H
#define KYUBI_QUANTUM_STATISTICS_H

#include <stdint.h>

// K successes of n ≥ 0 (to 1e9) trials with probability p in 0 … 1 each: P(K = k), P(K ≤ k)
// and P(K ≥ k) for any k. Exact tails, not normal approximations: the incomplete beta
// function, DLMF 8.17.5. Small tails keep their digits.
double binomial_exactly(int64_t n, int64_t k, double p);
double binomial_at_most(int64_t n, int64_t k, double p);
double binomial_at_least(int64_t n, int64_t k, double p);

// Where the probability lies after k of n ≥ 1 trials succeeded, at a confidence `level` in
// 0 … 1 (0.95); both ends are within 0 … 1.
typedef struct Interval {
    double low, high;
} Interval;
// Clopper and Pearson (Biometrika 26, 1934): never covers less than the level.
Interval interval_exact(int64_t n, int64_t k, double level);
// Wilson (J. Am. Stat. Assoc. 22, 1927): about the level on average, also for small n.
Interval interval_wilson(int64_t n, int64_t k, double level);
// k/n ± z √(p(1-p)/n) as textbooks first show it; of no width, and wrong, at k = 0 and n.
Interval interval_normal(int64_t n, int64_t k, double level);

// x below which the standard normal, or Student's t with `degrees` > 0 of freedom, falls
// with probability p in 0 … 1 (ends excluded).
double normal_quantile(double p);
double student_quantile(double p, double degrees);
// P(T > t) of Student's t.
double student_above(double t, double degrees);

// P(χ² ≥ statistic ≥ 0) with `degrees` ≥ 0 of freedom (with 0 it is 1), and the statistic
// that is passed with probability p in 0 … 1 (ends excluded), degrees ≥ 1: 3.84 for 0.05
// and 1.
double chi_square_above(double statistic, int degrees);
double chi_square_limit(double p, int degrees);

// Mean, standard deviation (divided by n - 1) and standard error of the mean. With fewer
// than two values the last two are NaN, with none the mean too.
typedef struct Summary {
    int count;
    double mean, deviation, error;
} Summary;
Summary summary_of(const double *values, int count);

// The standard error √(p(1-p)/n) of a frequency after n shots.
double frequency_error(double p, int64_t n);
// Fewest shots for which that is at most `error` > 0.
int64_t frequency_shots(double p, double error);

// How many repetitions (or units of time) average a `noise` per repetition (per √unit) down
// until a `signal` stands `sigmas` standard errors high: (sigmas · noise / signal)².
double repetitions_needed(double signal, double noise, double sigmas);

#endif
