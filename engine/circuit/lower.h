// Steps said by plainer ones: what runs a circuit, and each text format, knows only part of
// what a step can be. What a step decides by (axes, parity) becomes turns and CNOTs before
// it, undone behind it.
#ifndef KYUBI_CIRCUIT_LOWER_H
#define KYUBI_CIRCUIT_LOWER_H

#include "circuit/circuit.h"

// A list of steps, one after the other; their columns mean nothing. Zero is empty.
typedef struct Steps {
    Step *at;
    int count, room;
} Steps;
void steps_add(Steps *steps, const Step *step);
void steps_clear(Steps *steps);

// Whether a step is a row of the gate table with controls and anti-controls along Z alone,
// as every text format knows it.
bool step_plain(const Step *step);

// Puts behind `out` what does the same as `step` with plain dots. The number there of the
// step itself, which stands between the turns and what undoes them; all have its
// conditions.
int step_lower_dots(const Step *step, Steps *out);

// Puts behind `out` plain steps that together do what `step` does. Fails as circuit_lower.
bool step_lower(const Step *step, Steps *out, Error *err);

// A copy in which all that `keeps` does not hold for is said by plain steps. What stood in
// one column stays before what stood in the next. What its wires start in is said by gates
// before all others, unless these `starts` are kept too. Yours.
Circuit *circuit_lower(const Circuit *circuit, bool (*keeps)(const Step *), bool starts,
                       Error *err);

// The circuit itself where `keeps` holds for all its steps, else such a copy, which is put
// into `copy` for the caller to destroy. NULL where circuit_lower fails.
const Circuit *circuit_lowered(const Circuit *circuit, bool (*keeps)(const Step *),
                               bool starts, Circuit **copy, Error *err);

#endif
