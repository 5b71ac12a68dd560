// An OpenQASM program while it is being written. The files: qasm_write.c whole programs and
// conditions, qasm_write_gate.c gates.
#ifndef KYUBI_CIRCUIT_QASM_WRITE_H
#define KYUBI_CIRCUIT_QASM_WRITE_H

#include "base/mem.h"
#include "circuit/circuit.h"
#include "circuit/parameters.h"

typedef struct QasmWriter {
    Buffer out;
    const Circuit *circuit;
    int version; // 2 or 3
    Register qubits[MAX_WIRES];
    int qubit_registers;
    bool parameters[MAX_PARAMETERS]; // are declared under their names
    Register bits[MAX_BITS];
    int bit_registers;
    Error *err;
} QasmWriter;

// What stands before each line of a step: "if (c == 2) ", or nothing.
bool qasm_write_condition(QasmWriter *w, const Step *step, Buffer *out);

// A step of a gate with its line's end. Fails: qasm.write_gate.
bool qasm_write_gate(QasmWriter *w, const Step *step, const char *condition);
bool qasm_write_refused(QasmWriter *w, const char *key, const Step *step); // always false

bool qasm_write_needs_u(const Step *step); // a `u` that version 3 has only by definition
void qasm_write_bit(const QasmWriter *w, int bit, Buffer *out);    // "c[1]"
void qasm_write_qubit(const QasmWriter *w, int wire, Buffer *out); // "q[1]", or "alice"

#endif
