// Circuits as a LaTeX document with quantikz (https://ctan.org/pkg/quantikz, library
// quantikz2), written only. One row a wire, one column of cells a column here. A condition
// on classical bits, and the power of a swap, stand above a dashed frame around the step; a
// barrier is a slice across all wires; a measurement names its bit.
#ifndef KYUBI_CIRCUIT_FORMAT_QUANTIKZ_H
#define KYUBI_CIRCUIT_FORMAT_QUANTIKZ_H

#include "circuit/format.h"

// Fails with format.gate where no cell can say it: the writing of classical bits.
char *quantikz_write(const Circuit *circuit, FormatOptions options, Error *err);

#endif
