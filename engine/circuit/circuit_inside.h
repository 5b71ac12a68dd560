// What a circuit is made of, for circuit.c and circuit_start.c alone.
#ifndef KYUBI_CIRCUIT_CIRCUIT_INSIDE_H
#define KYUBI_CIRCUIT_CIRCUIT_INSIDE_H

#include "circuit/circuit.h"

struct Circuit {
    int wires;
    int bits;
    int count, room;
    Step *steps; // in order of column, then of first wire
    int registers;
    Register bit_registers[MAX_REGISTERS];
    WireStart starts[MAX_WIRES]; // zero behind the last wire
};

#endif
