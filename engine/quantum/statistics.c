#include "quantum/statistics.h"

#include "quantum/special_functions.h"

#include <assert.h>
#include <math.h>

double binomial_exactly(int64_t n, int64_t k, double p) {
    assert(n >= 0 && p >= 0 && p <= 1);
    if (k < 0 || k > n) return 0;
    return binomial_density((double)k, (double)n, p, 1 - p);
}

double binomial_at_most(int64_t n, int64_t k, double p) {
    assert(n >= 0 && p >= 0 && p <= 1);
    if (k < 0) return 0;
    if (k >= n) return 1;
    return beta_lower((double)(n - k), (double)k + 1, 1 - p, p);
}

double binomial_at_least(int64_t n, int64_t k, double p) {
    assert(n >= 0 && p >= 0 && p <= 1);
    if (k <= 0) return 1;
    if (k > n) return 0;
    return beta_lower((double)k, (double)(n - k) + 1, p, 1 - p);
}

// A function that grows with x, and what it depends on besides.
typedef double (*Growing)(const double *fixed, double x);

// x between low and high where it reaches `wanted`, to the last digit.
static double solve(Growing f, const double *fixed, double wanted, double low,
                    double high) {
    for (;;) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) return middle;
        if (f(fixed, middle) < wanted)
            low = middle;
        else
            high = middle;
    }
}

static double share_at_least(const double *n_k, double p) {
    return binomial_at_least((int64_t)n_k[0], (int64_t)n_k[1], p);
}

// Grows with p: minus P(K ≤ k), which keeps the digits of a small tail.
static double minus_share_at_most(const double *n_k, double p) {
    return -binomial_at_most((int64_t)n_k[0], (int64_t)n_k[1], p);
}

static void check_counts(int64_t n, int64_t k, double level) {
    assert(n >= 1 && k >= 0 && k <= n && level > 0 && level < 1);
}

Interval interval_exact(int64_t n, int64_t k, double level) {
    check_counts(n, k, level);
    double n_k[2] = {(double)n, (double)k}, tail = (1 - level) / 2, seen = n_k[1] / n_k[0];
    Interval interval = {0, 1};
    if (k > 0) interval.low = solve(share_at_least, n_k, tail, 0, seen);
    if (k < n) interval.high = solve(minus_share_at_most, n_k, -tail, seen, 1);
    return interval;
}

static double two_sided(double level) {
    return normal_quantile((1 + level) / 2);
}

Interval interval_wilson(int64_t n, int64_t k, double level) {
    check_counts(n, k, level);
    double z = two_sided(level), trials = (double)n, seen = (double)k / trials;
    double share = z * z / trials;
    double centre = (seen + share / 2) / (1 + share);
    double half = sqrt(share * (seen * (1 - seen) + share / 4)) / (1 + share);
    return (Interval){k ? fmax(0, centre - half) : 0, k < n ? fmin(1, centre + half) : 1};
}

Interval interval_normal(int64_t n, int64_t k, double level) {
    check_counts(n, k, level);
    double seen = (double)k / (double)n, half = two_sided(level) * frequency_error(seen, n);
    return (Interval){fmax(0, seen - half), fmin(1, seen + half)};
}

double normal_quantile(double p) {
    return -M_SQRT2 * erfc_inverse(2 * p);
}

double student_above(double t, double degrees) {
    double whole = degrees + t * t;
    double outside = beta_lower(degrees / 2, 0.5, degrees / whole, t * t / whole);
    return t < 0 ? 1 - outside / 2 : outside / 2;
}

static double minus_student_above(const double *degrees, double t) {
    return -student_above(t, *degrees);
}

double student_quantile(double p, double degrees) {
    assert(p > 0 && p < 1 && degrees > 0);
    if (p < 0.5) return -student_quantile(1 - p, degrees);
    double high = 1;
    while (student_above(high, degrees) > 1 - p)
        high *= 2;
    return solve(minus_student_above, &degrees, p - 1, 0, high);
}

double chi_square_above(double statistic, int degrees) {
    assert(degrees >= 0 && statistic >= 0);
    return degrees ? gamma_upper(degrees / 2.0, statistic / 2) : 1;
}

static double minus_chi_square_above(const double *degrees, double statistic) {
    return -chi_square_above(statistic, (int)*degrees);
}

double chi_square_limit(double p, int degrees) {
    assert(p > 0 && p < 1 && degrees >= 1);
    double fixed = degrees, high = 1;
    while (chi_square_above(high, degrees) > p)
        high *= 2;
    return solve(minus_chi_square_above, &fixed, -p, 0, high);
}

Summary summary_of(const double *values, int count) {
    Summary summary = {count, NAN, NAN, NAN};
    double sum = 0, squares = 0;
    for (int i = 0; i < count; i++)
        sum += values[i];
    if (count > 0) summary.mean = sum / count;
    for (int i = 0; i < count; i++)
        squares += (values[i] - summary.mean) * (values[i] - summary.mean);
    if (count < 2) return summary;
    summary.deviation = sqrt(squares / (count - 1));
    summary.error = summary.deviation / sqrt(count);
    return summary;
}

double frequency_error(double p, int64_t n) {
    assert(p >= 0 && p <= 1 && n >= 1);
    return sqrt(p * (1 - p) / (double)n);
}

int64_t frequency_shots(double p, double error) {
    assert(p >= 0 && p <= 1 && error > 0);
    double shots = p * (1 - p) / (error * error);
    return (int64_t)ceil(shots * (1 - 1e-12)); // 2500.0000000000005 is 2500
}

double repetitions_needed(double signal, double noise, double sigmas) {
    double ratio = sigmas * noise / signal;
    return ratio * ratio;
}
