// Noise as a step: something that goes wrong on one wire at one place of a circuit, however
// likely that is made. One row for each channel of one qubit (quantum/channel_kinds.h),
// under its name; its angles are the channel's numbers, which are rates and times here and
// no angles at all. It can be held back by a condition, and has no controls and no power.
#ifndef KYUBI_CIRCUIT_NOISE_GATE_H
#define KYUBI_CIRCUIT_NOISE_GATE_H

#include "circuit/circuit.h"
#include "quantum/channel_kinds.h"

int noise_gate_count(void);
const Gate *noise_gate_row(int index); // of kind GATE_NOISE; its words are gate.NAME
const Gate *noise_gate_find(const char *name); // NULL if there is no such row
const ChannelKind *noise_gate_kind(const Gate *gate);

void noise_gate_start(Step *step); // the numbers that it has when it is placed
// Fails: channel.range, channel.time, channel.t2.
bool noise_gate_fits(const Step *step, Error *err);
// What a step of one does; numbers that a parameter has brought out of their range count as
// the nearest in it. Yours to destroy.
Channel *noise_gate_channel(const Step *step);

bool circuit_has_noise_gates(const Circuit *circuit);
// Whether anything goes wrong in it: rates that are not 0, or such steps.
bool circuit_noisy(const Circuit *circuit);
// A copy in which nothing does. Yours.
Circuit *circuit_without_noise(const Circuit *circuit);

#endif
