// Numbers recognised: 0.70710678 is 1/√2, 0.35355339+0.35355339i is e^{iπ/4}/2. For reading
// only; nothing is computed from what is recognised.
#ifndef KYUBI_QUANTUM_CLOSED_FORM_H
#define KYUBI_QUANTUM_CLOSED_FORM_H

#include "quantum/state.h"

#include <stdbool.h>
#include <stddef.h>

// How a state's phases are made plain before it is written.
// The first amplitude that is not (nearly) zero is turned real and positive: a global phase
// is never shown.
typedef struct KetOptions {
    int terms;     // most terms to write; 0: 8. What is left is written as "+ \cdots"
    bool decimals; // never recognise, always decimals with two places
    bool q0_left;  // write q0 leftmost in the kets (the eye's switch; files never do this)
} KetOptions;

// The state as TeX: "\frac{1}{\sqrt{2}}\ket{00} + \frac{i}{\sqrt{2}}\ket{11}". Moduli
// √(p/q) with small p and q and phases kπ/m with m to 16 are recognised, within 1e-6. Where
// one amplitude is not, all moduli are decimals with two places, and phases are whole
// degrees, e^{i75^\circ}, but for kπ/m with m to 8; what would read 0.00 is left to "+
// \cdots". Yours to free.
char *ket_tex(const State *state, KetOptions options);

// One real number as plain text and as TeX: k/m, √k/m, with small k and m, multiples and
// fractions of π, and what quantum/surd.h knows ((2 + √2)/4, cos(π/8)); false when nothing
// fits within 1e-9. Of random numbers in 0 … 1 about three in a million are taken for one.
bool closed_form_real(double x, char *text, size_t text_size, char *tex, size_t tex_size);

// The same of a complex number, as of an entry of a matrix: 1/2 + i/2 where both parts are
// ratios, e^(iπ/4)/√2 where the modulus is known and the phase is kπ/m with m to 16, else
// the sum of two known parts. False when nothing fits within 1e-9.
bool closed_form_complex(double complex z, char *text, size_t text_size, char *tex,
                         size_t tex_size);

#endif
