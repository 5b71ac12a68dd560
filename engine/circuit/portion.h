// Some of the wires at a moment of a run, the others left aside; and a moment under a
// condition. `wires` is a mask: bit w is wire w, 0 is all of them. Taken together they are
// read as a number whose lowest bit is the lowest wire; moments are those of circuit/run.h.
// Branches are averaged over. Not of a run with distribution_only.
#ifndef KYUBI_CIRCUIT_PORTION_H
#define KYUBI_CIRCUIT_PORTION_H

#include "circuit/run.h"

#include <complex.h>

// How many wires that is of the run's, and which, in rising order.
int run_portion(const Run *run, uint32_t wires, int list[MAX_WIRES]);

// The density matrix of at most MOST_PORTION wires: 2^count rows as in quantum/square.h.
// Nielsen and Chuang, §2.4.3.
enum { MOST_PORTION = 8 };
void run_portion_density(const Run *run, int after, uint32_t wires, double complex *rho);

// The pure state of those wires, where they have one of their own: they are not entangled
// with the others, and no branch tells another of them. Its phase is free. Yours; NULL
// where there is none, or memory is short. Takes some 2^n steps for each branch.
State *run_portion_state(const Run *run, int after, uint32_t wires);

// How likely each of their 2^count values is.
void run_portion_probabilities(const Run *run, int after, uint32_t wires, double *out);
// … is read, with the errors of reading.
void run_portion_readings(const Run *run, int after, uint32_t wires, double *out);
// The standard errors of those, where they are averages over trials (run_trials); else 0.
void run_portion_reading_errors(const Run *run, int after, uint32_t wires, double *out);

// The run whose only moment (0, its end) is what the given one has come to where the dots
// and the classical conditions of `dots` let a gate act: what a controlled gate would see
// (circuit/step.h). Its gate is not looked at. `chance` (may be NULL) is how likely that
// is. NULL where it never is (below 1e-12), or memory is short. Yours.
Run *run_given(const Run *run, int after, const Step *dots, double *chance);

#endif
