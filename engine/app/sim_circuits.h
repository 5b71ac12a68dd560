// The circuits that the simulator is measured with, the same for every simulator that it is
// compared with: start states and angles come from splitmix64 (Steele, Lea and Flood,
// OOPSLA 2014), so that anybody can build them again. Check values say that they were built
// right.
#ifndef KYUBI_APP_SIM_CIRCUITS_H
#define KYUBI_APP_SIM_CIRCUITS_H

#include "circuit/circuit.h"
#include "quantum/program.h"

// Splitmix64: the next draw of a generator whose state is *seed; and as an even number in
// [0, 1) of 53 bits.
uint64_t sim_draw(uint64_t *seed);
double sim_unit(uint64_t *seed);

// A random state of length 1, seed 1000 + n: real and imaginary part of each amplitude in
// turn, both unit - ½. NULL when memory is short.
State *sim_start(int qubits);
// |0…0⟩ again, in place.
void sim_zero(State *state);

// One gate on every qubit or pair of neighbours, `sweeps` times; `gates` says how many that
// are.
typedef enum SimGate { SIM_H, SIM_CX, SIM_CP, SIM_RZ, SIM_U3 } SimGate;
Program *sim_sweeps(SimGate gate, int qubits, int sweeps, int *gates);

// for j = n-1 … 0: H(j), then CP(k, j; π/2^(j-k)) for k = j-1 … 0; swaps at the end.
Program *sim_qft(int qubits);

// 40 layers of U3 on every qubit, angles 2π·unit of seed 7000 + n, each followed by CZ on
// the pairs (0,1), (2,3) … or CX on (1,2), (3,4) …, in turn.
enum { SIM_LAYERS = 40 };
Program *sim_random(int qubits);
Circuit *sim_random_circuit(int qubits); // the same; each layer is two columns

// Σ w_i ψ_i with w of seed 5, drawn as in sim_start but not scaled.
double complex sim_check(const State *state);

#endif
