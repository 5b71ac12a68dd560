// Matrices and tables of values said by plain gates with controls.
#ifndef KYUBI_CIRCUIT_SYNTHESIS_H
#define KYUBI_CIRCUIT_SYNTHESIS_H

#include "circuit/lower.h"

#include <complex.h>

// Where gates stand: `wires` (the first the lowest bit), under the plain dots and with the
// column, the conditions and the lock of `like`.
typedef struct Stand {
    const Step *like;
    const int *wires;
    int count;
} Stand;

// A unitary of 2^count rows as two-level ones (Nielsen and Chuang, section 4.5.1), each a
// `u` and a phase under controls; exact with its phase. At most 4 wires.
void matrix_lower(const double complex *u, Stand stand, Steps *out);

// |x⟩ → |to[x]⟩ as X with controls (Miller, Maslov and Dueck, DAC 2003). `to` is used up.
void values_lower(uint32_t *to, Stand stand, Steps *out);

// |x⟩ → e^{iπ·part}|x⟩ where marked[x]; up to MAX_ORACLE_INPUTS wires.
void marks_lower(const bool *marked, double part, Stand stand, Steps *out);

#endif
