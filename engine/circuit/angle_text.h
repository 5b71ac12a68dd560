// Numbers recognised as fractions, and angles as fractions of π, in a text that Python,
// Quirk's formulas and OpenQASM all read. circuit/angle.h writes them exactly and as typed.
#ifndef KYUBI_CIRCUIT_ANGLE_TEXT_H
#define KYUBI_CIRCUIT_ANGLE_TEXT_H

#include "base/mem.h"
#include "circuit/step.h"

#include <stdbool.h>

// A fraction in lowest terms, its sign above.
typedef struct Fraction {
    int over, under;
} Fraction;

// The fraction with a denominator up to 64 that is `value` but for rounding; false if none.
bool fraction_near(double value, Fraction *fraction);

// As angles of steps, with such a text where there is one, else by the value alone.
Angle angle_told(double value);
Angle ratio_told(double value);

void ratio_print(Buffer *out, double value); // "3/4" where fraction_near knows one
void angle_print(Buffer *out, double value); // "-3*pi/4", "pi", "0", else as a number

#endif
