// An OpenQASM program while it is being written. The files: qasm_write.c whole programs and
// conditions, qasm_write_gate.c gates.
#ifndef KYUBI_CIRCUIT_QASM_WRITE_H
#define KYUBI_CIRCUIT_QASM_WRITE_H

#include "base/mem.h"
#include "circuit/circuit_definitions.h"
#include "circuit/parameters.h"

typedef struct QasmWriter {
    Buffer out;
    const Circuit *circuit;
    int version; // 2 or 3
    Register qubits[MAX_WIRES];
    int qubit_registers;
    bool parameters[MAX_PARAMETERS]; // are declared under their names
    bool within;                     // the body of a gate, whose wires are q0, q1 …
    const Definition *defined[MAX_DEFINITIONS]; // those that are written, in their order
    char names[MAX_DEFINITIONS][40];            // … and as what
    int definitions;
    Register bits[MAX_BITS];
    int bit_registers;
    Error *err;
} QasmWriter;

// What stands before each line of a step: "if (c == 2) ", or nothing.
bool qasm_write_condition(QasmWriter *w, const Step *step, Buffer *out);

// A name that the language has no other use for.
bool qasm_name_is_free(const QasmWriter *w, const char *name);
bool qasm_write_steps(QasmWriter *w); // of its circuit

// Gates that the circuit defines itself (qasm_write_definition.c): whether a step of one
// can be said by its name, all definitions that are used so, and a step.
bool qasm_keeps_defined(const Step *step, int version);
bool qasm_write_definitions(QasmWriter *w);
void qasm_write_defined(QasmWriter *w, const Step *step, const char *condition);

// A step of a gate with its line's end. Fails: qasm.write_gate.
bool qasm_write_gate(QasmWriter *w, const Step *step, const char *condition);
void qasm_write_angles(QasmWriter *w, const Step *step); // "(pi/2, 0.1)", or nothing
bool qasm_write_refused(QasmWriter *w, const char *key, const Step *step); // always false

bool qasm_write_needs_u(const Step *step); // a `u` that version 3 has only by definition
void qasm_write_bit(const QasmWriter *w, int bit, Buffer *out);    // "c[1]"
void qasm_write_qubit(const QasmWriter *w, int wire, Buffer *out); // "q[1]", or "alice"

#endif
