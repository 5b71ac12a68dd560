// States as people write them: "(|0> + i|1>)/sqrt(2)", "cos(30 deg)|0> + exp(i pi/4) sin(30
// deg)|1>", "|0>|+>". Kets hold 0, 1, + and -, the rightmost is q0; |i> and |-i> are the
// eigenstates of Y. Kets side by side are a tensor product. The result is scaled to length
// 1, so the factor in front may be left out.
#ifndef KYUBI_CIRCUIT_KET_TEXT_H
#define KYUBI_CIRCUIT_KET_TEXT_H

#include "base/error.h"
#include "quantum/state.h"

enum { KET_QUBITS = 10 };

// Fails with line 1 and the column: ket.syntax (what stands there), ket.label (the ket),
// ket.sizes (kets of unlike length are added), ket.qubits (most), ket.nothing (the sum is
// zero), ket.number (a number stands where a ket should), expression.…
State *ket_text_read(const char *text, Error *err);

#endif
