// Angles and other numbers of steps as text: written so that they are read back as the very
// same number.
#ifndef KYUBI_CIRCUIT_ANGLE_H
#define KYUBI_CIRCUIT_ANGLE_H

#include "base/mem.h"
#include "circuit/step.h"

// Both the value and the text, which goes where it would become too long.
void angle_negate(Angle *angle);

bool angle_named(const Angle *angle); // its text reads only with somebody's names

void number_write(Buffer *out, double value); // the fewest digits for that number

// The text as typed where it reads as the value without anybody's names; else the number.
void angle_write(Buffer *out, const Angle *angle);

#endif
