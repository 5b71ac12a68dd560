// A circuit run shot by shot, with seeded chance deciding every measurement and reset: the
// way that remains where there are too many branches to follow them all (circuit/run.h).
#ifndef KYUBI_CIRCUIT_SHOTS_H
#define KYUBI_CIRCUIT_SHOTS_H

#include "base/rng.h"
#include "circuit/circuit.h"

// What each of `shots` shots left in the classical bits (in the qubits, when the circuit
// measures nothing); outcome_text reads them. Fails: run.memory, noise.qubits where
// anything goes wrong in it. Yours to free.
uint64_t *shots_run(const Circuit *circuit, int shots, Rng *rng, Error *err);

#endif
