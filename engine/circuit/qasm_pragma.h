// What OpenQASM has no word for, in lines that Kyubi alone reads: a comment that begins
// with QASM_PRAGMA and is a statement of its own, up to a semicolon. To everyone else it is
// a comment. A table with one row for each word; a line whose word is not there is passed
// over, as it is from a newer Kyubi. Where a step has a condition, the line stands in the
// braces of an `if`, which others see empty.
//
//   // kyubi: noise depolarising(0.01);
//   // kyubi: display ctrl @ ket q[3], q[0], q[1];
//   if (c[0] == 1) {
//   // kyubi: channel bit_flip(p) q[1];
//   }
#ifndef KYUBI_CIRCUIT_QASM_PRAGMA_H
#define KYUBI_CIRCUIT_QASM_PRAGMA_H

#include "circuit/qasm_program.h"
#include "circuit/qasm_write.h"

typedef struct QasmPragma {
    const char *word;
    bool (*read)(QasmProgram *p, Token word); // the rest of the statement, and over its end
} QasmPragma;

// A statement behind QASM_PRAGMA, at which the lexer stands.
bool qasm_read_pragma(QasmProgram *p);

// "// kyubi: " and a statement without its semicolon, as a line. `condition` is what stands
// before a step ("if (c == 2) ", or nothing, or NULL). Fails where version 2 has one:
// qasm.write_condition.
bool qasm_write_pragma(QasmWriter *w, const Step *step, const char *condition,
                       const char *statement);

// Puts a step of `gate` with the numbers and on the wires that come next, up to and over a
// semicolon: one for each wire.
bool qasm_pragma_step(QasmProgram *p, Token name, const Gate *gate);

// The noise of the whole circuit and of its wires, and steps of noise (qasm_noise.c).
bool qasm_read_noise(QasmProgram *p, Token word);
bool qasm_read_channel(QasmProgram *p, Token word);
void qasm_write_noise(QasmWriter *w);
bool qasm_write_channel(QasmWriter *w, const Step *step, const char *condition);

// Displays (circuit/inset.h): the words of their dots, as the short form has them, then the
// wires of these and of the display itself. Fails: qasm.display (name), qasm.display_wires
// (name). Those in the bodies of gates are not written, nor in version 2 those under
// conditions. (qasm_display.c)
bool qasm_read_display(QasmProgram *p, Token word);
bool qasm_write_display(QasmWriter *w, const Step *step);

#endif
