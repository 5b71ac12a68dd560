// What a circuit is made of, for the files circuit*.c alone.
#ifndef KYUBI_CIRCUIT_CIRCUIT_INSIDE_H
#define KYUBI_CIRCUIT_CIRCUIT_INSIDE_H

#include "circuit/circuit_definitions.h"
#include "circuit/names.h"
#include "circuit/noise.h"
#include "circuit/parameters.h"

struct Circuit {
    int wires;
    int bits;
    int count, room;
    Step *steps; // in order of column, then of first wire
    int registers;
    Register bit_registers[MAX_REGISTERS];
    WireStart starts[MAX_WIRES]; // zero behind the last wire
    WireName names[MAX_WIRES];   // likewise
    Noise noise;                 // likewise
    int parameters;
    Parameter parameter[MAX_PARAMETERS];
    double time;                    // 0 … 1
    const Definition **definitions; // those held: with a name, or used by a step
    int defined, defined_room;
};

// A copy's own references: those that it needs. And what it holds given back.
void circuit_hold_definitions(Circuit *copy, const Circuit *from);
void circuit_release_definitions(Circuit *circuit);
bool circuit_same_definitions(const Circuit *a, const Circuit *b); // those with names
// The step's gate, where it is defined, becomes one that the circuit holds.
bool circuit_adopt(Circuit *circuit, Step *step, Error *err);
// Puts a step in its place without asking; takes one out.
int circuit_put_in(Circuit *circuit, Step step);
void circuit_take_out(Circuit *circuit, int index);

bool circuit_same_registers(const Circuit *a, const Circuit *b);
bool circuit_same_parameters(const Circuit *a, const Circuit *b);
void circuit_forget_noise(Circuit *circuit, int from); // own rates from that wire on
// What the wires of `from` have of their own, which now are the wires to[…]; -1: gone.
void circuit_move_noise(Circuit *circuit, const Circuit *from, const int *to);
bool circuit_same_start_texts(const Circuit *a, const Circuit *b);
// `next` takes the circuit's place where all went well, and is gone in any case. Gives
// `good`.
bool circuit_settle(Circuit *circuit, Circuit *next, bool good);
// Whether the learner may change it. Fails: circuit.locked.
bool circuit_step_free(const Step *step, Error *err);

#endif
