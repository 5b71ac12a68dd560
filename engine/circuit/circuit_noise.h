// The noise that a circuit owns (circuit/noise.h): part of what it is, as its steps are.
#ifndef KYUBI_CIRCUIT_CIRCUIT_NOISE_H
#define KYUBI_CIRCUIT_CIRCUIT_NOISE_H

#include "circuit/circuit.h"
#include "circuit/noise.h"

const Noise *circuit_noise(const Circuit *circuit); // borrowed until the next change
// Fails and changes nothing: noise.range (name, rate). What wires beyond the last have of
// their own is forgotten.
bool circuit_set_noise(Circuit *circuit, const Noise *noise, Error *err);

#endif
