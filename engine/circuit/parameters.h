// The values that a circuit's angles may name: "theta/2", "pi*t". A circuit owns up to
// MAX_PARAMETERS of them, each with the range of its slider; setting one works every angle,
// power and start that names it out anew. The time t is there always: 0 … 1, the phase of a
// cycle of CYCLE_SECONDS. It belongs to the moment, not to the circuit: circuit_equal does
// not ask for it, and no format writes it. What a lesson's variables give is not here
// (lesson/live.h); where both have a name the lesson's comes first.
#ifndef KYUBI_CIRCUIT_PARAMETERS_H
#define KYUBI_CIRCUIT_PARAMETERS_H

#include "circuit/circuit.h"
#include "circuit/expression.h"

enum { MAX_PARAMETERS = 8, PARAMETER_NAME = 24, CYCLE_SECONDS = 8, NO_PARAMETER = -1 };

typedef struct Parameter {
    char name[PARAMETER_NAME];
    Angle now;       // its value, and that as it was written
    double from, to; // of its slider; from ≤ now ≤ to, from < to
} Parameter;

// One with a range that holds `now`: 0 … 2π where it can be that.
Parameter parameter_of(const char *name, Angle now);
// Whether its range is an angle's: its ends are multiples of π/4 and not both 0.
bool parameter_is_angle(const Parameter *parameter);

int circuit_parameters(const Circuit *circuit);
Parameter circuit_parameter(const Circuit *circuit, int index);
int circuit_find_parameter(const Circuit *circuit, const char *name); // or NO_PARAMETER

// Fails: parameter.name (what was given: letters, digits and _ of ASCII, and Greek, as the
// expressions have them, and none of their own words), parameter.taken (name),
// parameter.most (the most), parameter.range (name).
bool circuit_add_parameter(Circuit *circuit, Parameter parameter, Error *err);
// Fails where an angle would have no value: parameter.not_finite (name, gate, wire, column
// from 1); parameter.range where the value is not within the range; as noise_gate_fits
// where a step of noise would have no sense. Then nothing changes.
bool circuit_set_parameter(Circuit *circuit, int index, Angle now, Error *err);
// Its range grows so that it holds the value; from and to of an angle by whole turns.
void circuit_widen_parameter(Circuit *circuit, int index, double value);
// Whether any text names it; those that none does are forgotten by
// circuit_drop_parameters.
bool circuit_uses_parameter(const Circuit *circuit, int index);
void circuit_drop_parameters(Circuit *circuit);
// Adds those of `from` that its texts name and that this circuit has not. Fails:
// parameter.most.
bool circuit_take_parameters(Circuit *circuit, const Circuit *from, Error *err);

// The time, 0 … 1. An angle that has no value at that time keeps the one it had. True when
// any changed.
double circuit_time(const Circuit *circuit);
bool circuit_set_time(Circuit *circuit, double time);
bool circuit_uses_time(const Circuit *circuit);

// What its texts may name, ended by a NULL name; the names are borrowed until the circuit
// changes.
enum { CIRCUIT_NAMES = MAX_PARAMETERS + 2 };
void circuit_names(const Circuit *circuit, Name names[CIRCUIT_NAMES]);
// Every angle, power and start that can be read with these names gets the value that it has
// with them, locked steps too: no hand does this. True when any changed.
bool circuit_evaluate(Circuit *circuit, const Name *names);
// Whether that would change none.
bool circuit_evaluated(const Circuit *circuit, const Name *names);
// Every text that holds a name becomes its number, and the parameters go.
void circuit_forget_parameters(Circuit *circuit);

// The first name in `text` that is neither in `names` nor one of the language's own words;
// false where there is none, or the text cannot be read for another reason.
bool expression_new_name(const char *text, const Name *names, char name[PARAMETER_NAME]);

#endif
