// A circuit's noise (circuit/noise.h) made ready to act, and at work on density matrices.
#ifndef KYUBI_CIRCUIT_NOISE_WORK_H
#define KYUBI_CIRCUIT_NOISE_WORK_H

#include "circuit/noise.h"
#include "quantum/channel.h"
#include "quantum/program.h"
#include "quantum/readout.h"

// The noise made ready to act.
typedef struct NoiseWork {
    int qubits;
    Channel *channel[MAX_WIRES]; // of every wire of a gate; NULL: none
    Readout readout[MAX_WIRES];
    int trials;    // 0: exact; else pure states by chance (circuit/sampled.h), so many …
    uint64_t seed; // … and by this
} NoiseWork;

NoiseWork *noise_work(const Noise *noise, int qubits); // of one that passed noise_check
void noise_work_destroy(NoiseWork *work);              // NULL is allowed

// A unitary step, whatever its conditions say, and what goes wrong after it.
void noise_gate(const NoiseWork *work, Density *density, const Step *step);
// What a program of unitary steps makes of it, without noise: how wires are prepared.
void noise_program(Density *density, Program *program, int from, int to);
// The chance that a qubit which is 1 with the chance `one` is read as `value`; and that one
// of a density matrix is.
double noise_reads(const NoiseWork *work, int qubit, double one, int value);
double noise_chance(const NoiseWork *work, const Density *density, int qubit, int value);
// What is left once it was, with that chance, which is not 0.
void noise_read(const NoiseWork *work, Density *density, int qubit, int value,
                double chance);

#endif
