// The noise of a circuit: how likely each thing goes wrong. Rates of channels (the rows of
// quantum/channel_kinds.h with one qubit and one parameter) act after every gate on every
// wire that it touches, controls too, in the order of that table; a gate that a condition
// holds back makes none, nor does a reset. `readout` is the chance that a measured 0 is
// read as 1, and a 1 as 0 (quantum/readout.h). A post-selection is a wish and not a
// reading: it is without error. A wire may have rates of its own over the common ones. What
// happens at one place only is a step (circuit/noise_gate.h). The noise at work is in
// circuit/noise_work.h.
#ifndef KYUBI_CIRCUIT_NOISE_H
#define KYUBI_CIRCUIT_NOISE_H

#include "base/error.h"
#include "circuit/step.h"

// A density matrix takes 4^n numbers a branch; beyond NOISY_QUBITS qubits a run is an
// average over trials by chance (circuit/sampled.h), up to SAMPLED_QUBITS.
enum { NOISE_RATES = 7, NOISY_QUBITS = 8, SAMPLED_QUBITS = 16 };

// How long a qubit keeps what it has, as a data sheet says it: how long a gate takes, the
// relaxation time T1 and the coherence time T2, all in one unit. All 0: not said.
typedef struct NoiseTimes {
    double gate, t1, t2;
} NoiseTimes;

// All 0: no noise.
typedef struct Noise {
    double rates[NOISE_RATES]; // 0 … 1, by noise_name; of every wire …
    uint8_t own[MAX_WIRES];    // … but those that it has of its own: bit i, rate i,
    double wire[MAX_WIRES][NOISE_RATES]; // which are these
    NoiseTimes times; // from which two of the common rates came, while they are these
} Noise;

const char *noise_name(int index);   // "depolarising" …; the last is "readout"
int noise_find(const char *name);    // -1: there is no such rate
bool noise_any(const Noise *noise);  // NULL is allowed: none
bool noise_owns(const Noise *noise); // some wire has rates of its own, 0 or not
bool noise_equal(const Noise *a, const Noise *b);
// Fails: noise.range (name, rate) where one is not within 0 … 1.
bool noise_check(const Noise *noise, Error *err);

double noise_rate(const Noise *noise, int wire, int rate); // of a wire, its own first
// A rate of a wire of its own, and that it has none; a common one, and so no times any more
// where these said it. `value` is not looked at.
void noise_set_own(Noise *noise, int wire, int rate, double value);
void noise_drop_own(Noise *noise, int wire, int rate);
void noise_set(Noise *noise, int rate, double value);

// The common amplitude damping and dephasing become those of one gate's time:
//   γ = 1 − e^{−t/T1}, λ = 1 − e^{−2t/Tφ}, 1/Tφ = 1/T2 − 1/(2·T1)
// so that what is off the diagonal shrinks by e^{−t/T2} in all (Nielsen and Chuang §8.3.5
// and §8.3.6; Krantz et al., arXiv:1904.06560, eq. 42 to 45). Fails and changes nothing:
// noise.times (what is not longer than 0), noise.t2 (T2, 2·T1).
bool noise_set_times(Noise *noise, NoiseTimes times, Error *err);

#endif
