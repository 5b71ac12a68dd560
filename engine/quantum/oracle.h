// Oracles: Boolean functions of a few bits as truth tables, what they do to states, and how
// often they were asked. Bit k of x is the k-th input qubit, bit k of f(x) the k-th output
// qubit.
//
// The tables that a circuit runs are made here as plain data: `to[value]` says where the
// basis state `value` goes, a diagonal has one factor for each; bit k of a value is the
// k-th qubit given. (Modular arithmetic: quantum/modular.h.)
#ifndef KYUBI_QUANTUM_ORACLE_H
#define KYUBI_QUANTUM_ORACLE_H

#include "base/error.h"
#include "quantum/state.h"

#include <stdint.h>

enum { MAX_ORACLE_INPUTS = 10, MAX_ORACLE_OUTPUTS = 10 };
enum { MAX_ORACLE_ROWS = 1 << MAX_ORACLE_INPUTS };

// f from `inputs` to `outputs` bits (1 to the most each). A plain value of 4 kB.
typedef struct Oracle {
    int inputs, outputs;
    uint32_t values[MAX_ORACLE_ROWS];
} Oracle;

// From a rule asked once for every x, or from a table of 2^inputs values. Both fail when
// the bits are too many or none (oracle.size) or a value does not fit the outputs
// (oracle.value).
typedef uint32_t (*OracleRule)(uint32_t x, void *context);
bool oracle_from_rule(int inputs, int outputs, OracleRule rule, void *context,
                      Oracle *oracle, Error *err);
bool oracle_from_values(int inputs, int outputs, const uint32_t *values, Oracle *oracle,
                        Error *err);

uint32_t oracle_rows(const Oracle *oracle); // 2^inputs
uint32_t oracle_value(const Oracle *oracle, uint32_t x);

// ---- what it does to a state (Nielsen and Chuang, section 1.4)

// |x⟩ → (-1)^f(x) |x⟩; with several outputs the sign is that of their sum, as kickback from
// |−⟩ on each of them gives. 2^inputs factors.
void oracle_diagonal(const Oracle *oracle, double complex *diagonal);
// |x⟩|y⟩ → |x⟩|y ⊕ f(x)⟩, the inputs being the lowest bits: 2^(inputs + outputs) places.
void oracle_permutation(const Oracle *oracle, uint32_t *to);

// The same two on the state itself: `qubits` are the inputs, for the bit oracle followed by
// the outputs, all different.
void oracle_phase(const Oracle *oracle, State *state, const int *qubits);
void oracle_bit(const Oracle *oracle, State *state, const int *qubits);

// ---- counting the questions

// An oracle that counts; zero but for the oracle, which is borrowed.
typedef struct OracleCounter {
    const Oracle *oracle;
    int64_t classical, quantum;
} OracleCounter;
uint32_t oracle_ask(OracleCounter *counter, uint32_t x); // one classical query
void oracle_ask_phase(OracleCounter *counter, State *state, const int *qubits); // quantum
void oracle_ask_bit(OracleCounter *counter, State *state, const int *qubits);   // quantum

// ---- promises, by looking at every row

bool oracle_is_constant(const Oracle *oracle);
bool oracle_is_balanced(const Oracle *oracle);   // every value of the outputs equally often
uint32_t oracle_solutions(const Oracle *oracle); // how many x have f(x) ≠ 0
// With one output: f(x) = s·x ⊕ flip for all x (Bernstein–Vazirani, where flip is 0).
bool oracle_is_affine(const Oracle *oracle, uint32_t *s, bool *flip);
// f(x) = f(y) exactly where y is x or x ⊕ s (Simon); s = 0: all values differ.
bool oracle_has_shift(const Oracle *oracle, uint32_t *s);
// The only s ≠ 0 of `bits` bits with s·y even for each of the samples; false when several
// (or none) are left.
bool shift_from_samples(const uint32_t *samples, int count, int bits, uint32_t *s);

// ---- as gates

// X on every output in `flips` where the inputs in `ones` are 1 and those in `zeros` are 0.
// For a phase oracle: the sign where the number of flips is odd.
typedef struct OracleTerm {
    uint32_t ones, zeros, flips;
} OracleTerm;
// One term for each x with f(x) ≠ 0; at most 2^inputs. Returns how many.
int oracle_minterms(const Oracle *oracle, OracleTerm *terms);
// Without anti-controls: the algebraic normal form (positive-polarity Reed–Muller), by the
// Möbius transform (Knuth, TAOCP 4A, section 7.1.1). As many at most, often far fewer.
int oracle_normal_form(const Oracle *oracle, OracleTerm *terms);

#endif
