// What a circuit's wires are called: by a name of their own ("alice"), by the register that
// they came in ("a[1]"), else q0, q1 … The names go with their wires wherever those are
// moved. Bits have registers of their own (circuit.h).
#ifndef KYUBI_CIRCUIT_NAMES_H
#define KYUBI_CIRCUIT_NAMES_H

#include "base/words.h"
#include "circuit/circuit.h"

enum { NAME_SIZE = 32, WIRE_LABEL = NAME_SIZE + 8 };

typedef struct WireName {
    char own[NAME_SIZE];         // "": none
    char in_register[NAME_SIZE]; // "": none
    int place;                   // in that register
} WireName;

// What the wire is called; of no circuit (NULL) q0, q1 …
void circuit_wire_label(const Circuit *circuit, int wire, char label[WIRE_LABEL]);
// The wire that is called so; -1: none.
int circuit_find_wire(const Circuit *circuit, const char *label);
// The same for sentences (base/words.h): borrows the circuit.
WireNames circuit_wire_names(const Circuit *circuit);
bool circuit_has_names(const Circuit *circuit); // any but q0, q1 …

// Gives the wire a name of its own; that which it would have without one takes it away.
// Blanks around it are left out. Fails: circuit.no_wire, name.empty, name.long (what was
// given, most bytes, most letters of three bytes), name.sign (a quotation mark or a sign
// that is not printed), name.taken (the name, the wire that has it).
bool circuit_name_wire(Circuit *circuit, int wire, const char *name, Error *err);

// Calls it so whatever others are called: what a lesson calls it. Cut where it is too long;
// "" takes the name away. True when it was called otherwise.
bool circuit_call_wire(Circuit *circuit, int wire, const char *name);

// A copy whose wires are all called as a lesson says; `names` NULL: just a copy.
Circuit *circuit_called(const Circuit *circuit, const Text *names, Lang lang);

// A register of wires that exist, first … first + size − 1; one of a single wire is that
// wire's name, and `q` from the first wire on is what wires are called anyway.
void circuit_add_qubit_register(Circuit *circuit, const char *name, int first, int size);

// How the wires fall into registers, in order, all of them, for who writes them: those of
// one register that still stand beside each other in their order, each wire with a name of
// its own, and q. Their number; at most MAX_WIRES.
int circuit_qubit_registers(const Circuit *circuit, Register registers[MAX_WIRES]);

// For who rearranges wires (circuit/edit.h does it by itself): wire w is called from then
// on what wire from[w] was called, by its own name or its register's; -1: nothing.
void circuit_carry_names(Circuit *circuit, const int from[MAX_WIRES]);
void circuit_forget_names(Circuit *circuit, int from); // of that wire and all behind it
bool circuit_same_names(const Circuit *a, const Circuit *b); // wires are called the same

#endif
