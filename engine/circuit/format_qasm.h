// OpenQASM 2 and 3, read and written. Sources: Cross, Bishop, Smolin, Gambetta, "Open
// Quantum Assembly Language", arXiv:1707.03429; the OpenQASM 3.0 specification
// (openqasm.com).
//
// Read of version 3: registers, indexes, slices, sets and aliases; gates with modifiers;
// `input`, `const` and variables that are numbers before the circuit runs; `for` over
// ranges and lists; `if` and `else` on bits and registers; measurements, resets, barriers
// and bits set to something. `box` is a block, and what only takes time (delay, duration,
// nop) is passed over. Both versions know the gates of qelib1.inc, of stdgates.inc and of
// Amazon Braket; no include reads a file. A phase of the whole that a gate brings along is
// left out. Where the body of an `if` changes bits that its condition looks at, a bit of
// its own (held0) keeps what the condition read; `measure q;` alone writes into bits of a
// register `measured`.
#ifndef KYUBI_CIRCUIT_FORMAT_QASM_H
#define KYUBI_CIRCUIT_FORMAT_QASM_H

#include "circuit/format.h"

// `file` names the text in errors (NULL: none). Fails with line and column: qasm.…,
// circuit.…, expression.…
Circuit *qasm_read(const char *text, const char *file, FormatOptions options, Error *err);

// Writes it as a teacher would: a statement on each line, in the order of the columns. Read
// again, it has the same steps, as far left as they can stand. Fails where the version
// cannot say a step (gate, wire, column, version): qasm.write_gate, qasm.write_condition.
// Version 2 writes a control that must be 0 by an x before and behind, and has at most four
// controls, on few gates.
char *qasm_write(const Circuit *circuit, FormatOptions options, Error *err);

#endif
