#include "circuit/noise_gate.h"

#include "circuit/circuit_noise.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct NoiseGate {
    Gate gate;
    const char *start[MAX_CHANNEL_PARAMETERS]; // its numbers at first
} NoiseGate;

#define ROW(name, label, numbers) \
    .gate = {(name), (label), GATE_NOISE, FAMILY_NOISE, (numbers)}

static const NoiseGate rows[] = {
    {ROW("bit_flip", "~X", 1), .start = {"0.1"}},
    {ROW("phase_flip", "~Z", 1), .start = {"0.1"}},
    {ROW("bit_phase_flip", "~Y", 1), .start = {"0.1"}},
    {ROW("depolarising", "~D", 1), .start = {"0.1"}},
    {ROW("amplitude_damping", "~A", 1), .start = {"0.1"}},
    {ROW("generalised_damping", "~G", 2), .start = {"0.1", "0.9"}},
    {ROW("dephasing", "~φ", 1), .start = {"0.1"}},
    {ROW("idling", "~T", 3), .start = {"1", "10", "10"}},
};
enum { ROWS = sizeof rows / sizeof *rows };

int noise_gate_count(void) {
    return ROWS;
}

const Gate *noise_gate_row(int index) {
    return index >= 0 && index < ROWS ? &rows[index].gate : NULL;
}

const Gate *noise_gate_find(const char *name) {
    for (int i = 0; i < ROWS; i++)
        if (!strcmp(rows[i].gate.name, name)) return &rows[i].gate;
    return NULL;
}

const ChannelKind *noise_gate_kind(const Gate *gate) {
    assert(gate->kind == GATE_NOISE);
    return channel_kind_find(gate->name);
}

void noise_gate_start(Step *step) {
    const NoiseGate *row = (const NoiseGate *)step->gate; // its first member
    for (int i = 0; i < step->gate->angles; i++)
        step->angles[i] = (Angle){.value = strtod(row->start[i], NULL)};
}

static void numbers_of(const Step *step, double values[MAX_CHANNEL_PARAMETERS]) {
    for (int i = 0; i < step->gate->angles; i++)
        values[i] = step->angles[i].value;
}

bool noise_gate_fits(const Step *step, Error *err) {
    double values[MAX_CHANNEL_PARAMETERS] = {0};
    numbers_of(step, values);
    Channel *channel = channel_named(noise_gate_kind(step->gate), values, err);
    channel_destroy(channel);
    return channel != NULL;
}

Channel *noise_gate_channel(const Step *step) {
    const ChannelKind *kind = noise_gate_kind(step->gate);
    double values[MAX_CHANNEL_PARAMETERS] = {0};
    numbers_of(step, values);
    for (int i = 0; i < kind->parameters; i++)
        values[i] =
            fmin(fmax(values[i], kind->parameter[i].least), kind->parameter[i].most);
    if (kind->parameters == 3) values[2] = fmin(values[2], 2 * values[1]); // T2
    Channel *channel = channel_named(kind, values, NULL);
    assert(channel);
    return channel;
}

bool circuit_has_noise_gates(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (circuit_step(circuit, i)->gate->kind == GATE_NOISE) return true;
    return false;
}

bool circuit_noisy(const Circuit *circuit) {
    return noise_any(circuit_noise(circuit)) || circuit_has_noise_gates(circuit);
}

Circuit *circuit_without_noise(const Circuit *circuit) {
    Circuit *quiet = circuit_copy(circuit);
    circuit_shorten(quiet, 0);
    circuit_set_noise(quiet, &(Noise){.rates = {0}}, NULL);
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (circuit_step(circuit, i)->gate->kind != GATE_NOISE)
            circuit_append(quiet, circuit_step(circuit, i), NULL);
    circuit_arrange(quiet);
    return quiet;
}
