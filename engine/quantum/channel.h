// Quantum channels on one or two qubits: ρ → Σ K ρ K† for Kraus operators K with Σ K†K = 1
// (Nielsen and Chuang, §8.2). A Kraus matrix has 2^k rows of 2^k, row by row, bit k of a
// row's number being the k-th qubit. Named ones are in quantum/channel_kinds.h.
#ifndef KYUBI_QUANTUM_CHANNEL_H
#define KYUBI_QUANTUM_CHANNEL_H

#include "base/error.h"
#include "quantum/density.h"
#include "quantum/transfer.h"

#include <complex.h>

enum { MAX_CHANNEL_QUBITS = MAX_TRANSFER_QUBITS, MAX_KRAUS = 256 };

typedef struct Channel Channel;

// From `count` Kraus matrices of `qubits` (1 or 2), one behind the other, copied; those
// that are zero are left out. NULL and an error that says how far off they are where Σ K†K
// is not 1 within 1e-9 in every entry, or there are more than MAX_KRAUS or none.
Channel *channel_create(int qubits, const double complex *kraus, int count, Error *err);
// From a Pauli transfer matrix of 4^qubits rows (quantum/transfer.h), with as many Kraus
// operators as its Choi matrix has eigenvalues that are not zero, at most 4^qubits. NULL
// and an error that says how far off it is where the map is not physical: an eigenvalue of
// the Choi matrix is below -1e-9 (not completely positive), or the trace is not kept.
Channel *channel_from_transfer(int qubits, const double *r, Error *err);
// `first`, then `second`, on the same qubits. Operators that are multiples of each other
// become one, so that Pauli noise stays Pauli noise.
Channel *channel_compose(const Channel *first, const Channel *second);
void channel_destroy(Channel *channel);

int channel_qubits(const Channel *channel);
int channel_count(const Channel *channel); // of Kraus operators
const double complex *channel_kraus(const Channel *channel, int index); // borrowed
const Transfer *channel_transfer(const Channel *channel);               // borrowed

// Whether every Kraus operator is √weight times a unitary, so that chance alone says which
// one acts, whatever the state is.
bool channel_is_mixture(const Channel *channel);
double channel_weight(const Channel *channel, int index); // Tr K†K / 2^k; the sum is 1
bool channel_is_idle(const Channel *channel, int index);  // a multiple of the identity

// The average over all pure states of ⟨ψ|u† M(|ψ⟩⟨ψ|) u|ψ⟩: (Σ |Tr u†K|² + d) / (d² + d)
// with d = 2^k (Nielsen, Phys. Lett. A 303, 249). One minus it is the average
// gate error.
double channel_fidelity(const Channel *channel, const double complex *u);

// The Choi matrix Σ_ij |i⟩⟨j| ⊗ M(|i⟩⟨j|), 4^k rows of 4^k: a row's number is output row +
// 2^k · i, a column's output column + 2^k · j. Its trace is 2^k.
void channel_choi(const Channel *channel, double complex *out);

void density_channel(Density *density, const Channel *channel, const int *targets);
void density_channel_each(Density *density, const Channel *channel); // of one qubit, on all

#endif
