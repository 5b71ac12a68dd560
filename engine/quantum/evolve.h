// Time evolution of a state under a sum of Pauli strings: exact, by Trotter steps, and
// under a Hamiltonian that changes on the way (annealing). ħ = 1: coefficients are angular
// frequencies, times their inverse, so that only their product has a meaning; nothing here
// knows of seconds. Made for up to 12 qubits. Whoever fails leaves the state as it was.
#ifndef KYUBI_QUANTUM_EVOLVE_H
#define KYUBI_QUANTUM_EVOLVE_H

#include "base/error.h"
#include "quantum/pauli.h"

// exp(-iHt)|ψ⟩ but for rounding: below 1e-12 of the state's length while R|t| is below
// 1000, where 2R is the widest the spectrum can be (quantum/exponential.h says how). `time`
// may be negative. Fails: state.memory (qubits), evolve.long (how many times H would have
// to act at least, and the most allowed) beyond some half a minute.
bool evolve_exact(State *state, PauliSum sum, double time, Error *err);

// exp(-i·time·coefficient·P)|ψ⟩ of a single term, exactly: cos θ - i sin θ P. Twice the
// angle θ = time · coefficient is what gates like rzz call theirs.
void evolve_term(State *state, PauliTerm term, double time);

// The product formula in `steps` (at least 1) equal steps. Order 1 lets the terms act one
// after the other, the first of the sum first (Lloyd, Science 273, 1073 (1996)); order 2
// lets them act for half the time forth and half the time back (Suzuki, Phys. Lett. A 146,
// 319 (1990)). The distance from exp(-iHt)|ψ⟩ falls with steps^-order.
void evolve_trotter(State *state, PauliSum sum, double time, int steps, int order);

// H(s) = (1 - s)·from + s·to, where s runs evenly from `start` to `end` within `time` (at
// least 0). A whole annealing run goes from 0 to 1, with from = -ΣX and to = the problem.
typedef struct Sweep {
    PauliSum from, to;
    double time, start, end;
} Sweep;

// The fourth-order exponential integrator with two exponentials a step (Blanes and Moan,
// Appl. Numer. Math. 56, 1519 (2006)), each exact. The number of
// steps grows until two runs agree: the distance of the result from the true state is at
// most `tolerance` (above 0; 1e-6 is good for pictures) by Richardson's estimate, which is
// written to `distance` (NULL is allowed). Fails: as evolve_exact.
bool evolve_sweep(State *state, const Sweep *sweep, double tolerance, double *distance,
                  Error *err);

#endif
