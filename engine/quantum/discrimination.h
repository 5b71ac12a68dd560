// Telling two states, or two gates, apart with one look. Density matrices as in
// quantum/mixture.h.
#ifndef KYUBI_QUANTUM_DISCRIMINATION_H
#define KYUBI_QUANTUM_DISCRIMINATION_H

#include "base/error.h"

#include <complex.h>

// The greatest chance to name the right one of `a`, which comes with probability `prior`,
// and `b`: ½ (1 + ‖prior·a - (1-prior)·b‖₁) (Helstrom, Quantum Detection and Estimation
// Theory, 1976, chapter IV). `projector` (unless NULL) becomes the best measurement: say
// "a" where it is found. Fails as quantum/decompose.h says.
bool helstrom(int size, const double complex *a, double prior, const double complex *b,
              double *success, double complex *projector, Error *err);

// The greatest chance to name one of two pure states with no wrong answer allowed, only
// "don't know": for |⟨a|b⟩| = `overlap` and the first coming with probability `prior`
// (Jaeger and Shimony, Phys. Lett. A 197, 83; 1 - overlap at even priors).
double unambiguous_success(double overlap, double prior);

// The greatest chance to tell by one use which of two equally likely unitaries a box holds,
// with any input: ½ (1 + √(1 - F²)), where F is how near the eigenvalues of U†V, as points
// of a polygon, come to 0 (Acín, PRL 87, 177901). Fails as quantum/decompose.h says.
bool unitary_discrimination(int size, const double complex *u, const double complex *v,
                            double *success, Error *err);

#endif
