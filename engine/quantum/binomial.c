#include "quantum/binomial.h"

#include <math.h>

// Where BTRS, made for n·p of 10 and more, takes over.
static const double FEW = 10;
enum { BEYOND = 110 }; // more successes where few are expected: one chance in 10^70

// ln n! − ln(√(2πn) (n/e)^n): Stirling's series, which four terms give to 1e-16 from 16 on.
static double stirling_error(double n) {
    if (n < 16) return lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * M_PI);
    double by_square = 1 / (n * n);
    double sum = 1.0 / 1260 - by_square / 1680;
    return (1.0 / 12 - by_square * (1.0 / 360 - by_square * sum)) / n;
}

// x ln(x/mean) + mean − x, where `off` is x − mean: by a series in off/(x + mean) where
// they are close.
static double deviance(double x, double mean, double off) {
    if (fabs(off) >= 0.1 * (x + mean)) return x * log(x / mean) - off;
    double v = off / (x + mean), sum = off * v, term = 2 * x * v;
    for (int j = 3;; j += 2) {
        term *= v * v;
        double longer = sum + term / j;
        if (longer == sum) return sum;
        sum = longer;
    }
}

double binomial_log(double k, double n, double p) {
    if (k == 0) return n * log1p(-p);
    if (k == n) return n * log(p);
    double off = fma(-n, p, k); // k − n·p, rounded once
    return stirling_error(n) - stirling_error(k) - stirling_error(n - k) -
           deviance(k, n * p, off) - deviance(n - k, n * (1 - p), -off) +
           0.5 * log(n / (2 * M_PI * k * (n - k)));
}

// Adds up probabilities from 0 successes on; a draw beyond any that can be told from
// rounding is drawn again.
static uint64_t by_inversion(double n, double p, Rng *rng) {
    double none = exp(n * log1p(-p)), odds = p / (1 - p);
    for (;;) {
        double left = rng_unit(rng), probability = none;
        for (int k = 0; k < BEYOND; k++) {
            if (left < probability) return (uint64_t)k;
            left -= probability;
            probability *= odds * (n - k) / (k + 1);
        }
    }
}

// The names are the paper's.
static uint64_t by_rejection(double n, double p, Rng *rng) {
    double spread = sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = n * p + 0.5, v_r = 0.92 - 4.2 / b, alpha = (2.83 + 5.1 / b) * spread;
    double at_mode = binomial_log(floor((n + 1) * p), n, p);
    for (;;) {
        double v = rng_unit(rng), u = rng_unit(rng) - 0.5, us = 0.5 - fabs(u);
        double k = floor((2 * a / us + b) * u + c);
        if (k < 0 || k > n) continue;
        if (us >= 0.07 && v <= v_r) return (uint64_t)k;
        v *= alpha / (a / (us * us) + b);
        if (log(v) <= binomial_log(k, n, p) - at_mode) return (uint64_t)k;
    }
}

uint64_t binomial(uint64_t n, double p, Rng *rng) {
    if (p >= 1) return n;
    if (n == 0 || p <= 0) return 0;
    if (p > 0.5) return n - binomial(n, 1 - p, rng);
    double trials = (double)n;
    return trials * p < FEW ? by_inversion(trials, p, rng) : by_rejection(trials, p, rng);
}
