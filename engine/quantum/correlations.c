#include "quantum/correlations.h"

#include "quantum/mixture.h"

#include <math.h>

static const double NOTHING = 1e-6;

// I, X, Y, Z, row by row.
static const double complex SIGMA[4][4] = {
    {1, 0, 0, 1}, {0, 1, 1, 0}, {0, -I, I, 0}, {1, 0, 0, -1}};

// Tr ρ(σ_i ⊗ σ_j) with σ_i on the lowest bit.
static double mean_of(const double complex rho[16], int i, int j) {
    double sum = 0;
    for (int row = 0; row < 4; row++)
        for (int column = 0; column < 4; column++) {
            double complex low = SIGMA[i][(column & 1) * 2 + (row & 1)];
            double complex high = SIGMA[j][(column >> 1) * 2 + (row >> 1)];
            sum += creal(rho[row * 4 + column] * low * high);
        }
    return sum;
}

static Bloch arrow_of(const double complex rho[16], bool second) {
    double r[3];
    for (int i = 0; i < 3; i++)
        r[i] = second ? mean_of(rho, 0, i + 1) : mean_of(rho, i + 1, 0);
    return (Bloch){r[0], r[1], r[2]};
}

bool correlations_of(const double complex rho[16], Correlations *out, Error *err) {
    out->a = arrow_of(rho, false);
    out->b = arrow_of(rho, true);
    const double a[] = {out->a.x, out->a.y, out->a.z}, b[] = {out->b.x, out->b.y, out->b.z};
    double most = 0;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            out->mean[i][j] = mean_of(rho, i + 1, j + 1);
            out->connected[i][j] = out->mean[i][j] - a[i] * b[j];
            most = fmax(most, fabs(out->connected[i][j]));
        }
    if (!mixture_concurrence(rho, &out->concurrence, err)) return false;
    out->kind = out->concurrence > NOTHING ? PAIR_ENTANGLED
                : most > NOTHING           ? PAIR_CORRELATED
                                           : PAIR_PRODUCT;
    return true;
}
