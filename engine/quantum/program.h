// A circuit compiled once into a flat array of operations and run in one call, without
// allocation in the loop. It knows no columns and no wires' names; a caller that wants
// states between columns notes `program_size` as it builds and runs range by range. Qubit 0
// is the lowest bit of a basis state; of chosen qubits, the first is the lowest bit of
// their value.
//
// Who may run when: adding operations and the first run of a range change the program,
// running a range again does not. So one program belongs to one thread at a time. What was
// prepared for a range stays good while operations are added behind it, until
// program_destroy.
#ifndef KYUBI_QUANTUM_PROGRAM_H
#define KYUBI_QUANTUM_PROGRAM_H

#include "base/error.h"
#include "base/rng.h"
#include "quantum/gates.h"
#include "quantum/kernels.h"
#include "quantum/pool.h"
#include "quantum/state.h"

typedef struct Program Program;

Program *program_create(int qubits); // 1 to MAX_QUBITS
void program_destroy(Program *program);
int program_qubits(const Program *program);
// How many operations there are so far: a mark to run from or to. One call may add several
// operations, or none where nothing is to be done.
int program_size(const Program *program);

// Which classical bits let an operation act: those in `mask` read as `wanted`, and those in
// `unless_mask`, where there are any, do not read as `unless`. Zero always acts.
typedef struct BitCondition {
    uint64_t mask, wanted;
    uint64_t unless_mask, unless;
} BitCondition;
bool condition_met(BitCondition condition, uint64_t bits);

// When an operation acts; zero is always. Controls are qubits that the operation does not
// otherwise touch.
typedef struct Guard {
    Controls controls;
    BitCondition condition;
} Guard;

// Different qubits, chosen in an order: at[0] is the lowest bit of their value.
typedef struct Qubits {
    const int *at; // borrowed for the call
    int count;
} Qubits;

// --- unitary operations

void program_matrix(Program *program, Matrix2 u, int target, Guard guard);

// A row of the gate table, GATE_MATRIX or GATE_SWAP; `angles` and `targets` as many as it
// takes.
void program_gate(Program *program, const Gate *gate, const double *angles,
                  const int *targets, Guard guard);

// `pow(power) @ gate` for any real power: the principal power, as matrix2_power has it. The
// eigenvalues of swap are 1, three times, and −1: swap to ½ turns the odd state by i.
void program_power(Program *program, const Gate *gate, const double *angles,
                   const int *targets, double power, Guard guard);

void program_swap(Program *program, int a, int b, Guard guard);

// e^{iθ} where the guard's controls are met; without controls a global phase.
void program_phase(Program *program, double theta, Guard guard);

// Any matrix on 1 to MAX_TARGETS targets, row by row; bit k of a row's number is
// targets[k].
void program_block(Program *program, const double complex *u, Qubits targets, Guard guard);

// --- operations by tables of 2^count entries, over the value x of the chosen qubits. They
// are copied. False and an error: program.memory (the MB that are missing).

// |x⟩ → factors[x] |x⟩. The factors need not have modulus 1.
bool program_diagonal(Program *program, const double complex *factors, Qubits qubits,
                      Guard guard, Error *err);

// |x⟩ → |to[x]⟩. Fails also with program.permutation (the value that comes twice or is too
// large) where `to` is no permutation.
bool program_permutation(Program *program, const uint32_t *to, Qubits qubits, Guard guard,
                         Error *err);

// |x⟩ → (−1)^f(x) |x⟩ for a truth table of 2^count values.
bool program_phase_oracle(Program *program, const bool *f, Qubits qubits, Guard guard,
                          Error *err);

// |x⟩|y⟩ → |x⟩|y ⊕ f(x)⟩, x on `inputs` and y on `outputs`; of f(x) the low bits that
// `outputs` has.
bool program_bit_oracle(Program *program, const uint32_t *f, Qubits inputs, Qubits outputs,
                        Guard guard, Error *err);

// Arithmetic modulo N on values below N; values of N and more stay (quantum/modular.h,
// which also has the exponential of Shor's algorithm as a permutation). At most
// MAX_MODULAR_BITS qubits. Fails also with modular.size, and where a and N share a factor
// modular.factor.
bool program_add(Program *program, uint64_t a, uint32_t modulus, Qubits qubits, Guard guard,
                 Error *err); // x → x + a mod N
bool program_multiply(Program *program, uint64_t a, uint32_t modulus, Qubits qubits,
                      Guard guard, Error *err); // x → a·x mod N

// The quantum Fourier transform of the chosen qubits, |x⟩ → 2^{−n/2} Σ e^{2πi·xy/2^n} |y⟩,
// and its inverse (Nielsen and Chuang, section 5.1).
void program_fourier(Program *program, Qubits qubits, bool inverse, Guard guard);

// --- operations that are not unitary. Their guard has no controls, only a condition.

// Chance decides by the run's Rng, where both outcomes are possible (probabilities above
// 1e-15); one number is drawn for each. The outcome is written to classical bit `bit` (0 …
// 63).
void program_measure(Program *program, int qubit, int bit, BitCondition condition);
// Back to |0⟩: as a measurement that nobody reads, then x where it was 1.
void program_reset(Program *program, int qubit, BitCondition condition);
// Keeps only what reads `value` on `qubit`.
void program_post_select(Program *program, int qubit, int value, BitCondition condition);
// Resets the chosen qubits, then puts them into the state of 2^count amplitudes, which are
// scaled to length 1. Fails with program.memory, and program.amplitudes where they are all
// nearly zero or not finite.
bool program_initialise(Program *program, const double complex *amplitudes, Qubits qubits,
                        BitCondition condition, Error *err);

// --- running

typedef struct ProgramRun {
    uint64_t bits; // the classical bits, before and after
    double weight; // set by each call: the probability that its post-selections kept. Below
                   // 1e-15 the call has stopped there and the state means nothing.
    Rng *rng;      // may be NULL where nothing is left to chance
    Pool *pool;    // NULL: one thread
    const Kernels *kernels; // NULL: the widest that the machine has
} ProgramRun;

// Runs the operations from … to−1 on a state of as many qubits. Numbers so small that they
// are denormal count as zero meanwhile.
void program_run(Program *program, int from, int to, State *state, ProgramRun *run);

// What they make of each basis state, as the columns of 2^n rows of 2^n. False when memory
// is short.
bool program_columns(Program *program, int from, int to, double complex *rows);

#endif
