#include "quantum/readout.h"

#include <math.h>
#include <stddef.h>

static const double NEAR = 1e-9;

Readout readout_errors(double one_for_zero, double zero_for_one) {
    return (Readout){{{1 - one_for_zero, zero_for_one}, {one_for_zero, 1 - zero_for_one}}};
}

bool readout_check(Readout readout, Error *err) {
    for (int was = 0; was < 2; was++) {
        double zero = readout.p[0][was], one = readout.p[1][was];
        bool probable = zero >= 0 && zero <= 1 && one >= 0 && one <= 1;
        if (!probable || fabs(zero + one - 1) > NEAR)
            return error_set(err, "readout.column", "%d\t%g\t%g", was, zero, one);
    }
    return true;
}

// The 2×2 matrix on bit k of the index.
static void act(Readout matrix, int k, int count, double *probabilities) {
    size_t bit = (size_t)1 << k;
    for (size_t i = 0; i < (size_t)1 << count; i++) {
        if (i & bit) continue;
        double zero = probabilities[i], one = probabilities[i | bit];
        probabilities[i] = matrix.p[0][0] * zero + matrix.p[0][1] * one;
        probabilities[i | bit] = matrix.p[1][0] * zero + matrix.p[1][1] * one;
    }
}

void readout_apply(const Readout *readouts, int count, double *probabilities) {
    for (int k = 0; k < count; k++)
        act(readouts[k], k, count, probabilities);
}

static double determinant(Readout r) {
    return r.p[0][0] * r.p[1][1] - r.p[0][1] * r.p[1][0];
}

bool readout_undo(const Readout *readouts, int count, double *probabilities, Error *err) {
    for (int k = 0; k < count; k++)
        if (fabs(determinant(readouts[k])) < NEAR)
            return error_set(err, "readout.blind", "%d", k);
    for (int k = 0; k < count; k++) {
        Readout r = readouts[k];
        double by = 1 / determinant(r);
        Readout inverse = {
            {{by * r.p[1][1], -by * r.p[0][1]}, {-by * r.p[1][0], by * r.p[0][0]}}};
        act(inverse, k, count, probabilities);
    }
    return true;
}
