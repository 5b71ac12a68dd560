// Pauli frames: many noisy shots of a Clifford circuit at once, one bit a shot. A frame is
// the Pauli string by which a shot differs from one without noise; gates carry it along,
// and where it has an X on a measured qubit, the record is flipped. No state is followed,
// so this is some thousand times faster than a tableau. A detector or observable bit says
// that its parity is flipped, not what it is (for the surface code's, which are 0 without
// noise, that is the same), and parities that are not certain without noise have no
// meaning here: `frames_certain` asks. (Gidney, Quantum 5, 497, 2021, arXiv:2103.02202;
// without the random Z after resets, which no certain parity can see.)
#ifndef KYUBI_QUANTUM_FRAMES_H
#define KYUBI_QUANTUM_FRAMES_H

#include "quantum/clifford_circuit.h"
#include "quantum/kernels.h"
#include "quantum/pauli_string.h"

// Shots come in blocks of this size; shot s is bit s % 64 of word s / 64.
enum { FRAMES_SHOTS = 1024, FRAMES_WORDS = FRAMES_SHOTS / 64 };

typedef struct Frames Frames; // one block, and room to work

// The circuit is borrowed and must outlive the frames, unchanged. NULL when memory is
// short: there are 128 bytes for each record and parity, 256 for each qubit.
Frames *frames_create(const CliffordCircuit *circuit);
void frames_destroy(Frames *frames);
// Gates take the kernels of this width from now on; NULL: the widest, as at first.
void frames_use(Frames *frames, const Kernels *kernels);

// The next block of shots, with errors drawn by chance; whoever wants fewer looks at the
// first of them. A seed's shots are the same however many are wanted.
void frames_run(Frames *frames, Rng *rng);

// A block with exactly these faults, in the order of layers; `shot` says to which one each
// belongs. With `layers` fewer than the circuit has, it stops there, and records of later
// layers are as without noise.
void frames_inject(Frames *frames, const CliffordFault *faults, int count, int layers);

// Of the last block: FRAMES_WORDS words, borrowed until the next.
const uint64_t *frames_detector(const Frames *frames, int detector);
const uint64_t *frames_observable(const Frames *frames, int observable);
const uint64_t *frames_record(const Frames *frames, int record); // which are flipped
bool frames_bit(const uint64_t *words, int shot);
PauliString frames_frame(const Frames *frames, int shot); // at the end, without a sign

// Whether every detector and observable is certain where there is no noise. Uses the block.
bool frames_certain(Frames *frames);

#endif
