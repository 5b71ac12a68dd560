// What a wire is prepared in before the first column: an arrow on the Bloch sphere. Six of
// them have names: 0, 1, +, -, i, -i. Zero is |0⟩.
#ifndef KYUBI_CIRCUIT_START_H
#define KYUBI_CIRCUIT_START_H

#include "circuit/lower.h"
#include "circuit/step.h"

#include <stddef.h>

// The start with a name, and the name of a start; NULL where it has none.
bool start_find(const char *name, size_t size, WireStart *start);
const char *start_name(const WireStart *start);
bool start_equal(const WireStart *a, const WireStart *b);
bool start_same(const WireStart *a, const WireStart *b); // … and written alike

// Puts behind `out` the steps that make each wire's start out of |0⟩.
void starts_lower(const Circuit *circuit, Steps *out);

#endif
