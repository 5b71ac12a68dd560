#include "circuit/noise.h"

#include "quantum/channel_kinds.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { READOUT = NOISE_RATES - 1 };

static bool is_rate(const ChannelKind *kind) {
    return kind->qubits == 1 && kind->parameters == 1;
}

static const ChannelKind *kind_of(int rate) {
    for (int i = 0; i < channel_kind_count(); i++)
        if (is_rate(channel_kind(i)) && rate-- == 0) return channel_kind(i);
    return NULL;
}

const char *noise_name(int index) {
    assert(index >= 0 && index < NOISE_RATES);
    return index == READOUT ? "readout" : kind_of(index)->name;
}

int noise_find(const char *name) {
    for (int i = 0; i < NOISE_RATES; i++)
        if (!strcmp(noise_name(i), name)) return i;
    return -1;
}

bool noise_any(const Noise *noise) {
    for (int i = 0; noise && i < NOISE_RATES; i++) {
        if (noise->rates[i] != 0) return true;
        for (int wire = 0; wire < MAX_WIRES; wire++)
            if (noise_rate(noise, wire, i) != 0) return true;
    }
    return false;
}

bool noise_owns(const Noise *noise) {
    for (int wire = 0; wire < MAX_WIRES; wire++)
        if (noise->own[wire]) return true;
    return false;
}

bool noise_equal(const Noise *a, const Noise *b) {
    const NoiseTimes *x = &a->times, *y = &b->times;
    if (x->gate != y->gate || x->t1 != y->t1 || x->t2 != y->t2) return false;
    if (memcmp(a->own, b->own, sizeof a->own) != 0) return false;
    for (int i = 0; i < NOISE_RATES; i++) {
        if (a->rates[i] != b->rates[i]) return false;
        for (int wire = 0; wire < MAX_WIRES; wire++)
            if (noise_rate(a, wire, i) != noise_rate(b, wire, i)) return false;
    }
    return true;
}

static bool in_range(int rate, double value, Error *err) {
    return (value >= 0 && value <= 1) ||
           error_set(err, "noise.range", "%s\t%g", noise_name(rate), value);
}

bool noise_check(const Noise *noise, Error *err) {
    for (int i = 0; i < NOISE_RATES; i++) {
        if (!in_range(i, noise->rates[i], err)) return false;
        for (int wire = 0; wire < MAX_WIRES; wire++)
            if (!in_range(i, noise_rate(noise, wire, i), err)) return false;
    }
    return true;
}

double noise_rate(const Noise *noise, int wire, int rate) {
    bool own = noise->own[wire] >> rate & 1;
    return own ? noise->wire[wire][rate] : noise->rates[rate];
}

void noise_set_own(Noise *noise, int wire, int rate, double value) {
    noise->own[wire] = (uint8_t)(noise->own[wire] | 1u << rate);
    noise->wire[wire][rate] = value;
}

void noise_drop_own(Noise *noise, int wire, int rate) {
    noise->own[wire] = (uint8_t)(noise->own[wire] & ~(1u << rate));
    noise->wire[wire][rate] = 0;
}

void noise_set(Noise *noise, int rate, double value) {
    bool timed = rate == noise_find("amplitude_damping") || rate == noise_find("dephasing");
    noise->rates[rate] = value;
    if (timed) noise->times = (NoiseTimes){0};
}

static bool times_good(NoiseTimes times, Error *err) {
    const double all[] = {times.gate, times.t1, times.t2};
    static const char *const names[] = {"t", "T1", "T2"};
    for (int i = 0; i < 3; i++)
        if (!(all[i] > 0 && isfinite(all[i])))
            return error_set(err, "noise.times", "%s\t%g", names[i], all[i]);
    const double rounding = 1e-12;
    if (times.t2 <= 2 * times.t1 * (1 + rounding)) return true;
    return error_set(err, "noise.t2", "%g\t%g", times.t2, 2 * times.t1);
}

bool noise_set_times(Noise *noise, NoiseTimes times, Error *err) {
    if (!times_good(times, err)) return false;
    double dephasing = fmax(1 / times.t2 - 1 / (2 * times.t1), 0);
    noise->rates[noise_find("amplitude_damping")] = -expm1(-times.gate / times.t1);
    noise->rates[noise_find("dephasing")] = -expm1(-2 * times.gate * dephasing);
    noise->times = times;
    return true;
}
