// The noise of a circuit: how likely each thing goes wrong. Rates of channels (the rows of
// quantum/channel_kinds.h with one qubit and one parameter) act after every gate on every
// wire that it touches, controls too, in the order of that table; a gate that a condition
// holds back makes none, nor does a reset. `readout` is the chance that a measured 0 is
// read as 1, and a 1 as 0 (quantum/readout.h). A post-selection is a wish and not a
// reading: it is without error.
#ifndef KYUBI_CIRCUIT_NOISE_H
#define KYUBI_CIRCUIT_NOISE_H

#include "base/error.h"
#include "circuit/step.h"
#include "quantum/channel.h"
#include "quantum/program.h"
#include "quantum/readout.h"

// A density matrix takes 4^n numbers a branch.
enum { NOISE_RATES = 7, NOISY_QUBITS = 8 };

// All 0: no noise.
typedef struct Noise {
    double rates[NOISE_RATES]; // 0 … 1, by noise_name
} Noise;

const char *noise_name(int index);  // "depolarising" …; the last is "readout"
int noise_find(const char *name);   // -1: there is no such rate
bool noise_any(const Noise *noise); // NULL is allowed: none
bool noise_equal(const Noise *a, const Noise *b);
// Fails: noise.range (name, rate) where one is not within 0 … 1, noise.qubits (the most,
// how many there are) where there is any on more than NOISY_QUBITS.
bool noise_check(const Noise *noise, int qubits, Error *err);

// The noise made ready to act on density matrices.
typedef struct NoiseWork {
    Channel *channel; // of every wire of a gate; NULL: none
    Readout readout;
} NoiseWork;

NoiseWork *noise_work(const Noise *noise); // of a noise that passed noise_check
void noise_work_destroy(NoiseWork *work);  // NULL is allowed

// A unitary step, whatever its conditions say, and what goes wrong after it.
void noise_gate(const NoiseWork *work, Density *density, const Step *step);
// What a program of unitary steps makes of it, without noise: how wires are prepared.
void noise_program(Density *density, Program *program, int from, int to);
// The chance that a qubit is read as `value`.
double noise_chance(const NoiseWork *work, const Density *density, int qubit, int value);
// What is left once it was, with that chance, which is not 0.
void noise_read(const NoiseWork *work, Density *density, int qubit, int value,
                double chance);

#endif
