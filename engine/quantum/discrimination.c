#include "quantum/discrimination.h"

#include "base/mem.h"
#include "quantum/decompose.h"
#include "quantum/square.h"

#include <math.h>
#include <stdlib.h>

static double complex positive(double value, const void *unused) {
    (void)unused;
    return value > 0;
}

bool helstrom(int size, const double complex *a, double prior, const double complex *b,
              double *success, double complex *projector, Error *err) {
    double complex *difference = square_create(size, err);
    if (!difference) return false;
    for (int i = 0; i < size * size; i++)
        difference[i] = prior * a[i] - (1 - prior) * b[i];
    double norm;
    bool done = trace_norm(size, difference, &norm, err);
    if (done && projector)
        done = hermitian_function(size, difference, positive, NULL, projector, err);
    *success = (1 + norm) / 2;
    free(difference);
    return done;
}

double unambiguous_success(double overlap, double prior) {
    double less = fmin(prior, 1 - prior), more = 1 - less;
    if (overlap * overlap * more <= less) return 1 - 2 * sqrt(less * more) * overlap;
    return more * (1 - overlap * overlap);
}

// The arc that holds all phases: the circle without the widest gap between neighbours.
static double arc_of(int count, const double *phases) {
    double gap = 2 * M_PI - (phases[count - 1] - phases[0]);
    for (int k = 1; k < count; k++)
        gap = fmax(gap, phases[k] - phases[k - 1]);
    return 2 * M_PI - gap;
}

// Points on an arc below half the circle: their polygon comes nearest to 0 in the middle of
// the arc's chord, at cos(arc/2); on a longer one it holds 0.
bool unitary_discrimination(int size, const double complex *u, const double complex *v,
                            double *success, Error *err) {
    double complex *work = square_create(2 * size, err);
    if (!work) return false;
    double complex *adjoint = work, *between = work + (size_t)size * (size_t)size;
    double *phases = mem_new((size_t)size * sizeof *phases);
    square_adjoint(size, u, adjoint);
    square_product(size, adjoint, v, between);
    bool done = unitary_phases(size, between, phases, err);
    double arc = done ? arc_of(size, phases) : 0;
    *success = arc < M_PI ? (1 + sin(arc / 2)) / 2 : 1;
    free(phases);
    free(work);
    return done;
}
