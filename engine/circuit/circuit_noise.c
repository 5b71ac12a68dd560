#include "circuit/circuit_noise.h"

#include "circuit/circuit_inside.h"

const Noise *circuit_noise(const Circuit *circuit) {
    return &circuit->noise;
}

void circuit_forget_noise(Circuit *circuit, int from) {
    for (int wire = from; wire < MAX_WIRES; wire++)
        for (int rate = 0; rate < NOISE_RATES; rate++)
            noise_drop_own(&circuit->noise, wire, rate);
}

bool circuit_set_noise(Circuit *circuit, const Noise *noise, Error *err) {
    if (!noise_check(noise, err)) return false;
    circuit->noise = *noise;
    circuit_forget_noise(circuit, circuit->wires);
    return true;
}

void circuit_move_noise(Circuit *circuit, const Circuit *from, const int *to) {
    circuit_forget_noise(circuit, 0);
    for (int wire = 0; wire < from->wires; wire++)
        for (int rate = 0; rate < NOISE_RATES; rate++)
            if (to[wire] >= 0 && from->noise.own[wire] >> rate & 1)
                noise_set_own(&circuit->noise, to[wire], rate,
                              from->noise.wire[wire][rate]);
}
