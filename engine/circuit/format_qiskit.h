// Circuits as a Python program for Qiskit 1.0 and later (https://docs.quantum.ibm.com/api/
// qiskit), written only. It makes `qc`, a QuantumCircuit, and runs nothing. Qubits and bits
// are numbered as here; the order of the controls in `ctrl_state` is Qiskit's own: its
// rightmost character is the first control that is listed.
#ifndef KYUBI_CIRCUIT_FORMAT_QISKIT_H
#define KYUBI_CIRCUIT_FORMAT_QISKIT_H

#include "circuit/format.h"

// A global phase under no control is added to qc.global_phase, or left out under an `if`,
// where nothing can tell it. Fails with format.gate where Qiskit's circuits have no word:
// post-selection and the writing of classical bits.
char *qiskit_write(const Circuit *circuit, FormatOptions options, Error *err);

#endif
