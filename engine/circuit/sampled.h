// Noise by chance: beyond NOISY_QUBITS qubits a run keeps no density matrices but many
// trials, each a pure state to which at every place one of the things that can go wrong
// has happened, as likely as it is (quantum/trajectory.h; Dalibard, Castin and Mølmer,
// Phys. Rev. Lett. 68, 580). Trials to which the same has happened so far are one branch,
// which counts how many they are (Branch.trials). What happens where hangs on the seed, the
// column and the wire alone, so that a circuit gives the same numbers again, whatever is
// worked out anew.
#ifndef KYUBI_CIRCUIT_SAMPLED_H
#define KYUBI_CIRCUIT_SAMPLED_H

#include "circuit/moment.h"

// Each changes a moment of trials; false when memory is short (`work->err`). `step` says
// where it is, and which branches take part: all that its conditions allow.
bool sampled_channel(MomentWork *work, Moment *moment, const Channel *channel,
                     const Step *step, int wire);
// A unitary step, and what goes wrong after it on its wires.
bool sampled_gate(MomentWork *work, Moment *moment, const Step *step);
// A measurement, with errors of reading, or a reset. A measurement that is made to read
// `value` (NO_FINDING: none) keeps what agrees of every branch; the caller scales the rest
// to the whole.
bool sampled_measure(MomentWork *work, Moment *moment, const Step *step, int value);

#endif
