// Where a fit starts: its own header, for quantum/fit.c alone.
#ifndef KYUBI_QUANTUM_FIT_START_H
#define KYUBI_QUANTUM_FIT_START_H

#include "quantum/fit.h"

// Fills p for good data (fit_run has looked at them); what options.start gives is kept.
// False when no candidate fits at all.
bool fit_start(const FitModel *model, FitData data, FitOptions options, double *p);

#endif
