// What a writer says of a step that its format has no words for.
#ifndef KYUBI_CIRCUIT_REFUSAL_H
#define KYUBI_CIRCUIT_REFUSAL_H

#include "base/error.h"
#include "circuit/step.h"

// format.gate (format, gate, wire, column); `format` is its name for a person ("Quirk").
// Always false.
bool refuse_gate(const char *format, const Step *step, Error *err);

#endif
