#include "quantum/combine.h"

#include <assert.h>

// The parts of a sum, a missing one with the weight 0 and the amplitudes of the first.
typedef struct Terms {
    const double *re[3], *im[3];
    double real[3], imaginary[3];
} Terms;

static Terms terms_of(const State *const *parts, const double complex *by, int count) {
    Terms terms;
    for (int i = 0; i < 3; i++) {
        const State *part = parts[i < count ? i : 0];
        terms.re[i] = state_re(part);
        terms.im[i] = state_im(part);
        terms.real[i] = i < count ? creal(by[i]) : 0;
        terms.imaginary[i] = i < count ? cimag(by[i]) : 0;
    }
    return terms;
}

// Each sum at one place is made before it is written, so `out` may be one of the parts.
static void combine_two(const Terms *t, size_t size, StateParts out) {
    double a = t->real[0], b = t->imaginary[0], c = t->real[1], d = t->imaginary[1];
    const double *re = t->re[0], *im = t->im[0], *re1 = t->re[1], *im1 = t->im[1];
    for (size_t i = 0; i < size; i++) {
        double x = a * re[i] - b * im[i] + c * re1[i] - d * im1[i];
        double y = a * im[i] + b * re[i] + c * im1[i] + d * re1[i];
        out.re[i] = x;
        out.im[i] = y;
    }
}

static void combine_three(const Terms *t, size_t size, StateParts out) {
    double a = t->real[0], b = t->imaginary[0], c = t->real[1], d = t->imaginary[1];
    double e = t->real[2], f = t->imaginary[2];
    const double *re = t->re[0], *im = t->im[0], *re1 = t->re[1], *im1 = t->im[1];
    const double *re2 = t->re[2], *im2 = t->im[2];
    for (size_t i = 0; i < size; i++) {
        double x =
            a * re[i] - b * im[i] + c * re1[i] - d * im1[i] + e * re2[i] - f * im2[i];
        double y =
            a * im[i] + b * re[i] + c * im1[i] + d * re1[i] + e * im2[i] + f * re2[i];
        out.re[i] = x;
        out.im[i] = y;
    }
}

void state_combine(const State *const *parts, const double complex *by, int count,
                   StateParts out) {
    assert(count >= 1 && count <= 3);
    size_t size = state_size(state_qubits(parts[0]));
    Terms terms = terms_of(parts, by, count);
    if (count < 3)
        combine_two(&terms, size, out);
    else
        combine_three(&terms, size, out);
}
