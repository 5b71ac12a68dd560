#include "quantum/special_functions.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdbool.h>

// The steps of a series or fraction grow as the root of its arguments: 1e5 or so at 1e9.
enum { MOST_STEPS = 10000000 };

// ln Γ(x+1) - ln(√(2πx) (x/e)^x): what Stirling's formula leaves out. x > 0.
static double stirling_rest(double x) {
    if (x < 16) {
        int sign;
        return lgamma_r(x + 1, &sign) - (x + 0.5) * log(x) + x - 0.5 * log(2 * M_PI);
    }
    double s = 1 / (x * x); // DLMF 5.11.1
    return (1 / 12.0 - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s / 1188)))) /
           x;
}

// x ln(x/m) + m - x, without cancelling where x is near m (Loader, section 3).
static double deviance(double x, double m) {
    if (fabs(x - m) >= 0.1 * (x + m)) return x * log(x / m) + m - x;
    double v = (x - m) / (x + m), term = 2 * x * v, sum = (x - m) * v;
    for (int j = 1;; j++) {
        term *= v * v;
        double next = sum + term / (2 * j + 1);
        if (next == sum) return sum;
        sum = next;
    }
}

double binomial_density(double k, double n, double x, double y) {
    assert(k >= 0 && k <= n && x >= 0 && y >= 0);
    if (x == 0) return k == 0;
    if (y == 0) return k == n;
    if (k == 0) return exp(n * (x < 0.5 ? log1p(-x) : log(y)));
    if (k == n) return exp(n * (y < 0.5 ? log1p(-y) : log(x)));
    double exponent = stirling_rest(n) - stirling_rest(k) - stirling_rest(n - k) -
                      deviance(k, n * x) - deviance(n - k, n * y);
    return exp(exponent) * sqrt(n / (2 * M_PI * k * (n - k)));
}

// x^a e^-x / Γ(a+1).
static double poisson_density(double a, double x) {
    return exp(-stirling_rest(a) - deviance(a, x)) / sqrt(2 * M_PI * a);
}

// A continued fraction b0 + a1/(b1 + a2/(b2 + …)) by modified Lentz: `value` is what stands
// so far, `above` and `below` the ratios of its last numerators and denominators.
typedef struct Lentz {
    double value, above, below;
} Lentz;

static double not_zero(double x) {
    return fabs(x) < DBL_MIN / DBL_EPSILON ? DBL_MIN / DBL_EPSILON : x;
}

static Lentz lentz_start(double b) {
    return (Lentz){not_zero(b), not_zero(b), 0};
}

// Takes the next a and b in; whether the value has settled.
static bool lentz_step(Lentz *lentz, double a, double b) {
    lentz->below = 1 / not_zero(b + a * lentz->below);
    lentz->above = not_zero(b + a / lentz->above);
    double change = lentz->above * lentz->below;
    lentz->value *= change;
    return fabs(change - 1) <= DBL_EPSILON;
}

static double gamma_series(double a, double x) {
    double term = 1, sum = 1;
    for (int k = 1; k < MOST_STEPS && term > sum * DBL_EPSILON; k++) {
        term *= x / (a + k);
        sum += term;
    }
    return poisson_density(a, x) * sum;
}

static double gamma_fraction(double a, double x) {
    Lentz lentz = lentz_start(x + 1 - a);
    for (int k = 1; k < MOST_STEPS; k++)
        if (lentz_step(&lentz, k * (a - k), x + 2 * k + 1 - a)) break;
    return poisson_density(a, x) * a / lentz.value;
}

double gamma_lower(double a, double x) {
    assert(a > 0 && x >= 0);
    if (x == 0) return 0;
    if (isinf(x)) return 1;
    return x < a + 1 ? gamma_series(a, x) : 1 - gamma_fraction(a, x);
}

double gamma_upper(double a, double x) {
    assert(a > 0 && x >= 0);
    if (x == 0) return 1;
    if (isinf(x)) return 0;
    return x < a + 1 ? 1 - gamma_series(a, x) : gamma_fraction(a, x);
}

static double beta_fraction(double a, double b, double x) {
    Lentz lentz = lentz_start(1);
    for (int m = 0; m < MOST_STEPS; m++) {
        double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
        if (m > 0) lentz_step(&lentz, even, 1);
        if (lentz_step(&lentz, odd, 1)) break;
    }
    return 1 / lentz.value;
}

double beta_lower(double a, double b, double x, double y) {
    assert(a > 0 && b > 0 && x >= 0 && y >= 0);
    if (x == 0 || y == 0) return x != 0;
    // x^a y^b / B(a, b)
    double front = binomial_density(a, a + b, x, y) * a * b / (a + b);
    if (x < (a + 1) / (a + b + 2)) return front / a * beta_fraction(a, b, x);
    return 1 - front / b * beta_fraction(b, a, y);
}

double erfc_inverse(double y) {
    assert(y > 0 && y < 2);
    if (y > 1) return -erfc_inverse(2 - y);
    const double shape = 0.147; // Winitzki's a
    double log_part = log(y * (2 - y)), half = 2 / (M_PI * shape) + log_part / 2;
    double z = sqrt(fmax(0, sqrt(half * half - log_part / shape) - half));
    for (int step = 0; step < 12; step++) {
        double over = erfc(z) - y, slope = M_2_SQRTPI * exp(-z * z);
        double change = over / (slope - z * over);
        z += change;
        if (fabs(change) <= DBL_EPSILON * z) break;
    }
    return z;
}
