// Formulas as Quirk writes them: in the argument of a formula gate ("pi/3") and in the
// entries of a matrix ("{{√½,√½i},{√½,-√½i}}"). Complex numbers, e, pi, i, fractions like
// ⅓,
// + - * / ^, a sign left out for a product, and functions with or without brackets. A sign
// or a function binds closer than a power: -2^2 is 4, as in Quirk
// (src/math/FormulaParser.js of Strilanc/Quirk). No state.
#ifndef KYUBI_CIRCUIT_QUIRK_FORMULA_H
#define KYUBI_CIRCUIT_QUIRK_FORMULA_H

#include "quantum/gates.h"

#include <stddef.h>

typedef enum FormulaFault {
    FORMULA_FINE,
    FORMULA_BROKEN, // no formula, or no finite value
    FORMULA_TIME,   // it changes with the time t
} FormulaFault;

// The value of the first `size` bytes of `text`; at a time, Quirk's t from −1 to 1, none of
// them is FORMULA_TIME.
FormulaFault quirk_formula(const char *text, size_t size, double complex *value);
FormulaFault quirk_formula_at(const char *text, size_t size, double time,
                              double complex *value);

// "{{a,b},{c,d}}" with a formula for each entry; other sizes are FORMULA_BROKEN.
FormulaFault quirk_matrix(const char *text, Matrix2 *matrix);

#endif
