// What a writer says of a step that its format has no words for. `format` is its name for a
// person ("Quirk"). Always false.
#ifndef KYUBI_CIRCUIT_REFUSAL_H
#define KYUBI_CIRCUIT_REFUSAL_H

#include "circuit/step.h"

#include "base/error.h"

bool refuse_gate(const char *format, const Step *step, Error *err);      // format.gate
bool refuse_condition(const char *format, const Step *step, Error *err); // format.condition

#endif
