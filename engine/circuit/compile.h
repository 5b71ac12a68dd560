// Circuits made into programs (quantum/program.h), to be run in one call.
#ifndef KYUBI_CIRCUIT_COMPILE_H
#define KYUBI_CIRCUIT_COMPILE_H

#include "circuit/circuit.h"
#include "quantum/program.h"

// The controls and anti-controls along Z and the conditions of a step.
Guard step_guard(const Step *step);

// Adds a step with its conditions, of any kind but an assignment; a barrier and a display
// add nothing.
void step_compile(const Step *step, Program *program);

// All unitary steps of the circuit; the others are left out. `marks` (NULL, or room for
// circuit_columns + 1): the program's size before each column, and at the end. What comes
// before the first column prepares the wires' starts out of |0…0⟩.
Program *circuit_compile(const Circuit *circuit, int *marks);

// The same; what prepares the wires stands before `from`, the steps behind it.
Program *circuit_compile_steps(const Circuit *circuit, int *from);

// Adds what prepares the wires' starts.
void starts_compile(const Circuit *circuit, Program *program);

// Whether nothing but unitary steps without conditions (and what does nothing) stands in
// it.
bool circuit_pure(const Circuit *circuit);
bool circuit_pure_within(const Circuit *circuit, int from, int to); // columns from … to−1

#endif
