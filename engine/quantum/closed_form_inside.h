// What writes recognised numbers: closed_form.c, and coefficients.c for the coefficients
// of a ket.
#ifndef KYUBI_QUANTUM_CLOSED_FORM_INSIDE_H
#define KYUBI_QUANTUM_CLOSED_FORM_INSIDE_H

#include "base/mem.h"
#include "quantum/closed_form.h"

// A number recognised as (above · √root_above) / (below · √root_below), all positive; the
// roots are 1 where there is none. With `joined` the two roots are one: √(root_above /
// root_below).
typedef struct Fraction {
    int above, root_above, below, root_below;
    bool joined;
} Fraction;

// x > 0 as a√b/c with b without squares.
bool fraction_recognise(double x, double tolerance, Fraction *fraction);
bool fraction_is_one(Fraction f);
// `one` stands above the line where nothing else does: "1", or "i" for an imaginary number.
void fraction_tex(Buffer *out, Fraction f, const char *one);

// Phases kπ/m are looked for with m to EXACT_TURNS; beside decimals to DECIMAL_TURNS.
enum { EXACT_TURNS = 16, DECIMAL_TURNS = 8 };
// An angle as k·π/m with m to `most`, k in -2m … 2m.
bool turn_recognise(double angle, int most, double tolerance, int *k, int *m);

// How a phase is written: a sign, and behind it nothing, i, or a power of e.
typedef struct Turn {
    bool minus, imaginary;
    char power[32];
} Turn;
Turn turn_exact(int k, int m);
// How far the phase of a number of that modulus may be off.
double turn_tolerance(double modulus);
// Of such a number: as kπ/m with m to `most`, else in whole degrees.
Turn turn_of(double modulus, double phase, int most);

// How a positive number, turned, stands before a ket: what it says of one is nothing, and i
// takes its place above a line: \frac{i}{2}.
void fraction_before_ket(Buffer *out, Fraction fraction, Turn turn);

#endif
