// Special functions that statistics stands on: incomplete gamma and beta functions, the
// binomial density for real numbers, the inverse of erfc. They are right to 1e-12 or so of
// their value, also far out in the tails; for arguments of 1e9 to 1e-9.
#ifndef KYUBI_QUANTUM_SPECIAL_FUNCTIONS_H
#define KYUBI_QUANTUM_SPECIAL_FUNCTIONS_H

// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P for a > 0, x ≥ 0:
// series (DLMF 8.7.1) below a + 1, continued fraction (DLMF 8.9.2) above, by modified Lentz
// (Thompson and Barnett, J. Comput. Phys. 64, 1986).
double gamma_lower(double a, double x);
double gamma_upper(double a, double x);

// The regularised incomplete beta function I_x(a, b) for a, b > 0 and x + y = 1, both in 0
// … 1; y comes along so that neither end loses digits. Continued fraction DLMF 8.17.22.
double beta_lower(double a, double b, double x, double y);

// C(n, k) x^k y^(n-k) for real 0 ≤ k ≤ n and x + y = 1, by the saddle-point expansion of
// Loader, "Fast and accurate computation of binomial probabilities" (2000): sums of huge
// logarithms never cancel.
double binomial_density(double k, double n, double x, double y);

// z with erfc(z) = y, for 0 < y < 2. Winitzki's approximation (2008), then Halley's steps.
double erfc_inverse(double y);

#endif
