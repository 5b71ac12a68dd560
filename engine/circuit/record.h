// What a circuit finds on its way. Every step that measures or resets a qubit makes a
// finding: 0 or 1. Findings are numbered in the order of the steps, from 0; the first
// MOST_FINDINGS of them can be held, so that everything afterwards is said under the
// condition that they came out so (RunOptions.held of circuit/run.h). A finding that a
// condition of its step prevents in some branch is not made there, held or not.
#ifndef KYUBI_CIRCUIT_RECORD_H
#define KYUBI_CIRCUIT_RECORD_H

#include "base/rng.h"
#include "circuit/circuit.h"
#include "circuit/noise.h"

enum { MOST_FINDINGS = 64, NO_FINDING = -1 };

// Bit i of `mask`: finding i is meant, and is that bit of `bits`. Zero: none is. A plain
// value.
typedef struct Record {
    uint64_t mask, bits;
} Record;

bool record_equal(Record a, Record b);
// 0 or 1; NO_FINDING where that one is not meant, or is no finding.
int record_value(Record record, int finding);
Record record_with(Record record, int finding, int value);
Record record_without(Record record, int finding);
// Whether all that is in `part` is in it, with the same values.
bool record_has(Record record, Record part);

// The number of each step's finding, NO_FINDING where it makes none or comes too late to be
// numbered. As many as there are steps; yours to free.
int *circuit_number_findings(const Circuit *circuit);
// The step that makes the finding; NO_STEP: there are not so many.
int circuit_finding_step(const Circuit *circuit, int finding);
int circuit_step_finding(const Circuit *circuit, int step); // the other way round
int circuit_findings(const Circuit *circuit);               // how many are numbered
// How many steps before it write the same bit by measuring, or reset the same wire.
int circuit_finding_turn(const Circuit *circuit, int finding);

// What the measurements before `column` found where the wires of `mask` read as those of
// `bits`: of each wire the last one, where nothing has turned the wire since. Other wires,
// and those whose last one a condition may have prevented, say nothing.
Record circuit_record_of(const Circuit *circuit, int column, uint32_t mask, uint32_t bits);

// What of `held` is still there after `before` became `after`: findings of the same kind
// and bit (of a reset: wire), the first of them for the first and so on. Others are left
// out.
Record record_carry(const Circuit *before, const Circuit *after, Record held);

// One shot, under that noise (none, or NULL: the circuit's own): follows the circuit, each
// finding drawn by its probability; those `held` beside come out so. Says what was found,
// held ones included; findings that were not made are left out. A shot that a
// post-selection or what is held throws away is drawn again, so that what remains has its
// probability under all of them. Fails: run.memory, run.rare (1, 0) after a thousand tries.
bool record_draw(const Circuit *circuit, const Noise *noise, Record held, Rng *rng,
                 Record *found, Error *err);
// The same by one trial of what may go wrong (circuit/sampled.h) instead of density
// matrices, as record_draw does itself beyond NOISY_QUBITS. Fails as it does, and with
// noise.qubits beyond SAMPLED_QUBITS.
bool record_draw_trial(const Circuit *circuit, const Noise *noise, Record held, Rng *rng,
                       Record *found, Error *err);

#endif
