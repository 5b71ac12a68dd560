#include "quantum/channel_kinds.h"

#include <float.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

static const double complex paulis[4][2][2] = {
    {{1, 0}, {0, 1}}, {{0, 1}, {1, 0}}, {{1, 0}, {0, -1}}, {{0, -I}, {I, 0}}};

enum { PAULI_I, PAULI_X, PAULI_Z, PAULI_Y };

static int put(double complex *kraus, int index, double complex a, double complex b,
               double complex c, double complex d) {
    const double complex entries[4] = {a, b, c, d};
    memcpy(kraus + (ptrdiff_t)4 * index, entries, sizeof entries);
    return index + 1;
}

static int put_pauli(double complex *kraus, int index, int pauli, double weight) {
    double root = sqrt(weight);
    const double complex(*p)[2] = paulis[pauli];
    return put(kraus, index, root * p[0][0], root * p[0][1], root * p[1][0],
               root * p[1][1]);
}

// (1-p) ρ + p PρP.
static int flip(double complex *kraus, int pauli, double p) {
    int count = put_pauli(kraus, 0, PAULI_I, 1 - p);
    return put_pauli(kraus, count, pauli, p);
}

static int bit_flip(const double *values, double complex *kraus) {
    return flip(kraus, PAULI_X, values[0]);
}

static int phase_flip(const double *values, double complex *kraus) {
    return flip(kraus, PAULI_Z, values[0]);
}

static int bit_phase_flip(const double *values, double complex *kraus) {
    return flip(kraus, PAULI_Y, values[0]);
}

// (1-p) ρ + p/3 (XρX + YρY + ZρZ): p is the chance that anything happens.
static int depolarising(const double *values, double complex *kraus) {
    int count = put_pauli(kraus, 0, PAULI_I, 1 - values[0]);
    for (int pauli = PAULI_X; pauli <= PAULI_Y; pauli++)
        count = put_pauli(kraus, count, pauli, values[0] / 3);
    return count;
}

// The same on two qubits: p/15 for each of the fifteen other strings.
static int depolarising_2(const double *values, double complex *kraus) {
    for (int string = 0; string < 16; string++) {
        double root = sqrt(string ? values[0] / 15 : 1 - values[0]);
        for (int row = 0; row < 4; row++)
            for (int column = 0; column < 4; column++)
                kraus[string * 16 + row * 4 + column] =
                    root * paulis[string & 3][row & 1][column & 1] *
                    paulis[string >> 2][row >> 1][column >> 1];
    }
    return 16;
}

// |1⟩ falls to |0⟩ with probability gamma.
static int amplitude_damping(const double *values, double complex *kraus) {
    int count = put(kraus, 0, 1, 0, 0, sqrt(1 - values[0]));
    return put(kraus, count, 0, sqrt(values[0]), 0, 0);
}

// The same towards a warm bath, whose equilibrium has `ground` of |0⟩.
static int generalised_damping(const double *values, double complex *kraus) {
    double kept = sqrt(1 - values[0]), lost = sqrt(values[0]);
    double down = sqrt(values[1]), up = sqrt(1 - values[1]);
    int count = put(kraus, 0, down, 0, 0, down * kept);
    count = put(kraus, count, 0, down * lost, 0, 0);
    count = put(kraus, count, up * kept, 0, 0, up);
    return put(kraus, count, 0, 0, up * lost, 0);
}

// x and y shrink by √(1-lambda).
static int dephasing(const double *values, double complex *kraus) {
    int count = put(kraus, 0, 1, 0, 0, sqrt(1 - values[0]));
    return put(kraus, count, 0, 0, 0, sqrt(values[0]));
}

// Waiting for t: |1⟩ is left with e^(-t/T1), x and y with e^(-t/T2). Amplitude damping,
// then the dephasing that is still missing.
static int idling(const double *values, double complex *kraus) {
    double t = values[0], left = exp(-t / values[1]), coherence = exp(-t / values[2]);
    double rest = fmax(left - coherence * coherence, 0);
    int count = put(kraus, 0, 1, 0, 0, coherence);
    count = put(kraus, count, 0, 0, 0, sqrt(rest));
    return put(kraus, count, 0, sqrt(1 - left), 0, 0);
}

#define SHORTEST 1e-15 // s; a decay time is longer than nothing

// clang-format off
static const ChannelKind kinds[] = {
    // name           qubits  parameters: name, least, most, unit                   build                source
    {"bit_flip",           1, 1, {{"p", 0, 1, ""}},                                  bit_flip,            "N&C §8.3.3"},
    {"phase_flip",         1, 1, {{"p", 0, 1, ""}},                                  phase_flip,          "N&C §8.3.3"},
    {"bit_phase_flip",     1, 1, {{"p", 0, 1, ""}},                                  bit_phase_flip,      "N&C §8.3.3"},
    {"depolarising",       1, 1, {{"p", 0, 1, ""}},                                  depolarising,        "N&C §8.3.4"},
    {"depolarising_2",     2, 1, {{"p", 0, 1, ""}},                                  depolarising_2,      "N&C §8.3.4"},
    {"amplitude_damping",  1, 1, {{"gamma", 0, 1, ""}},                              amplitude_damping,   "N&C §8.3.5"},
    {"generalised_damping", 1, 2, {{"gamma", 0, 1, ""}, {"ground", 0, 1, ""}},       generalised_damping, "N&C §8.3.5"},
    {"dephasing",          1, 1, {{"lambda", 0, 1, ""}},                             dephasing,           "N&C §8.3.6"},
    {"idling",             1, 3, {{"t", 0, DBL_MAX, "s"}, {"t1", SHORTEST, INFINITY, "s"},
                                  {"t2", SHORTEST, INFINITY, "s"}},                  idling,              "N&C §8.3.5, §8.3.6"},
};
// clang-format on

int channel_kind_count(void) {
    return sizeof kinds / sizeof *kinds;
}

const ChannelKind *channel_kind(int index) {
    return index >= 0 && index < channel_kind_count() ? &kinds[index] : NULL;
}

const ChannelKind *channel_kind_find(const char *name) {
    for (int i = 0; name && i < channel_kind_count(); i++)
        if (strcmp(kinds[i].name, name) == 0) return &kinds[i];
    return NULL;
}

static bool in_range(const ChannelKind *kind, int index, double value, Error *err) {
    const ChannelParameter *parameter = &kind->parameter[index];
    if (value >= parameter->least && value <= parameter->most) return true;
    if (parameter->most < DBL_MAX)
        return error_set(err, "channel.range", "%s\t%s\t%g\t%g\t%g", kind->name,
                         parameter->name, parameter->least, parameter->most, value);
    return error_set(err, "channel.time", "%s\t%s\t%g\t%g", kind->name, parameter->name,
                     parameter->least, value);
}

// How much longer than 2·T1 rounding may make T2.
static const double ROUNDING = 1e-12;

Channel *channel_named(const ChannelKind *kind, const double *values, Error *err) {
    for (int i = 0; i < kind->parameters; i++)
        if (!in_range(kind, i, values[i], err)) return NULL;
    if (kind->build == idling && values[2] > 2 * values[1] * (1 + ROUNDING)) {
        error_set(err, "channel.t2", "%g\t%g", values[2], 2 * values[1]);
        return NULL;
    }
    double complex kraus[16 * 16];
    int count = kind->build(values, kraus);
    return channel_create(kind->qubits, kraus, count, err);
}

double channel_t2(double t1, double tphi) {
    return 1 / (1 / (2 * t1) + 1 / tphi);
}
