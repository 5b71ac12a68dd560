// What a circuit is made of, for the files circuit*.c alone.
#ifndef KYUBI_CIRCUIT_CIRCUIT_INSIDE_H
#define KYUBI_CIRCUIT_CIRCUIT_INSIDE_H

#include "circuit/circuit_definitions.h"

struct Circuit {
    int wires;
    int bits;
    int count, room;
    Step *steps; // in order of column, then of first wire
    int registers;
    Register bit_registers[MAX_REGISTERS];
    WireStart starts[MAX_WIRES];    // zero behind the last wire
    const Definition **definitions; // those held: with a name, or used by a step
    int defined, defined_room;
};

// A copy's own references: those that it needs. And what it holds given back.
void circuit_hold_definitions(Circuit *copy, const Circuit *from);
void circuit_release_definitions(Circuit *circuit);
bool circuit_same_definitions(const Circuit *a, const Circuit *b); // those with names
// The step's gate, where it is defined, becomes one that the circuit holds.
bool circuit_adopt(Circuit *circuit, Step *step, Error *err);
void circuit_exchange(Circuit *a, Circuit *b); // each becomes the other
// Puts a step in its place without asking; takes one out.
int circuit_put_in(Circuit *circuit, Step step);
void circuit_take_out(Circuit *circuit, int index);

bool circuit_same_registers(const Circuit *a, const Circuit *b);
// Whether the learner may change it. Fails: circuit.locked.
bool circuit_step_free(const Step *step, Error *err);

#endif
