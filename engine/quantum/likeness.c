#include "quantum/likeness.h"

#include "base/mem.h"
#include "quantum/decompose.h"
#include "quantum/square.h"

#include <math.h>
#include <stdlib.h>

Likeness unitary_likeness(int size, const double complex *u, const double complex *v) {
    double complex overlap = square_overlap(size, u, v) / size;
    return (Likeness){cabs(overlap), carg(overlap)};
}

static double distance(int size, const double complex *u, const double complex *v,
                       double complex turn) {
    double sum = 0;
    for (int i = 0; i < size * size; i++) {
        double off = cabs(u[i] - turn * v[i]);
        sum += off * off;
    }
    return sqrt(sum / size);
}

double unitary_distance(int size, const double complex *u, const double complex *v) {
    return distance(size, u, v, 1);
}

double unitary_distance_to_phase(int size, const double complex *u,
                                 const double complex *v) {
    return distance(size, u, v, cexp(-I * unitary_likeness(size, u, v).phase));
}

double unitary_fidelity(int size, const double complex *u, const double complex *v) {
    double overlap = unitary_likeness(size, u, v).overlap;
    return (size * overlap * overlap + 1) / (size + 1);
}

double unitary_fault(int size, const double complex *u) {
    double fault = 0;
    for (int a = 0; a < size; a++)
        for (int b = 0; b <= a; b++) {
            double complex sum = a == b ? -1 : 0;
            for (int row = 0; row < size; row++)
                sum += conj(u[row * size + a]) * u[row * size + b];
            double off = cabs(sum);
            if (!isfinite(off)) return INFINITY;
            fault = fmax(fault, off);
        }
    return fault;
}

bool unitary_nearest(int size, const double complex *matrix, double complex *out,
                     Error *err) {
    size_t entries = (size_t)size * (size_t)size;
    double complex *left = square_create(2 * size, err);
    if (!left) return false;
    double *values = mem_new((size_t)size * sizeof *values);
    bool done = singular_values(size, size, matrix, values, left, left + entries, err);
    if (done) square_product(size, left, left + entries, out);
    free(values);
    free(left);
    return done;
}
