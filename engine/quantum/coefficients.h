// The coefficients of a sum of kets as TeX, all in one manner: exactly where every one is
// recognised, else as decimals. For reading only.
//
// Exactly: moduli √(p/q) with small p and q, and what quantum/surd.h knows (cos(π/8)), with
// a sign, i, or e^{iπk/m} with m to 16; else sums such as (3/10 + 2i/5). Decimals: two
// places, below 0.1 two digits that count, with a phase kπ/m with m to 8 or in whole
// degrees.
#ifndef KYUBI_QUANTUM_COEFFICIENTS_H
#define KYUBI_QUANTUM_COEFFICIENTS_H

#include <complex.h>
#include <stdbool.h>

enum { COEFFICIENT_ROOM = 192 };
typedef struct Coefficient {
    bool minus;                 // a minus stands before it
    char tex[COEFFICIENT_ROOM]; // behind the sign; "" where it is 1
} Coefficient;

typedef struct CoefficientStyle {
    bool decimals;  // never recognise
    bool whole;     // do not pull out a common factor
    bool bracketed; // they will stand in brackets anyway
} CoefficientStyle;

// `count` numbers, none of them zero. `common` (COEFFICIENT_ROOM bytes) is a positive
// factor pulled out of all of them, "" where there is none: from three terms on (in
// brackets from two), where that is shorter. Returns whether they are exact.
bool coefficients_tex(const double complex *a, int count, CoefficientStyle style,
                      Coefficient *out, char *common);

#endif
