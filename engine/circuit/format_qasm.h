// OpenQASM 2: reading (arXiv:1707.03429). Whole programs but for opaque gates and files
// other than qelib1.inc; what a barrier keeps apart stays apart.
#ifndef KYUBI_CIRCUIT_FORMAT_QASM_H
#define KYUBI_CIRCUIT_FORMAT_QASM_H

#include "circuit/format.h"

// `file` names the text in errors (NULL: none). Fails with line and column: qasm.…,
// circuit.…, expression.…
Circuit *qasm_read(const char *text, const char *file, FormatOptions options, Error *err);

#endif
