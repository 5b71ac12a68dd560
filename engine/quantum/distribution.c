#include "quantum/distribution.h"

#include <math.h>

double distribution_distance(int count, const double *p, const double *q) {
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += fabs(p[i] - q[i]);
    return sum / 2;
}

double distribution_fidelity(int count, const double *p, const double *q) {
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += sqrt(p[i] * q[i]);
    return sum * sum;
}

double distribution_entropy(int count, const double *p) {
    double bits = 0;
    for (int i = 0; i < count; i++)
        if (p[i] > 0) bits -= p[i] * log2(p[i]);
    return bits;
}

double binary_entropy(double p) {
    return distribution_entropy(2, (double[]){p, 1 - p});
}
