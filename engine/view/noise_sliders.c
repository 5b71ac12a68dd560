#include "view/noise_sliders.h"

enum { EACH = 16, MOST = (MAX_WIRES + 1) * EACH };

int noise_slider(int wire, int rate) {
    return NOISE_SLIDER + EACH * (wire + 1) + rate;
}

bool noise_slider_is(int slider) {
    int number = slider - NOISE_SLIDER;
    return number >= 0 && number < MOST && number % EACH < NOISE_TIMES + 3;
}

bool noise_slider_is_time(int slider) {
    return noise_slider_is(slider) && noise_slider_rate(slider) >= NOISE_TIMES;
}

int noise_slider_wire(int slider) {
    return (slider - NOISE_SLIDER) / EACH - 1;
}

int noise_slider_rate(int slider) {
    return (slider - NOISE_SLIDER) % EACH;
}

Variable noise_slider_variable(void) {
    return (Variable){.kind = VARIABLE_SLIDER, .to = 1};
}

double noise_slider_number(const Circuit *circuit, int slider) {
    int wire = noise_slider_wire(slider), rate = noise_slider_rate(slider);
    const Noise *noise = circuit_noise(circuit);
    if (rate >= NOISE_RATES) return 0;
    return wire == NOISE_COMMON ? noise->rates[rate] : noise_rate(noise, wire, rate);
}

bool noise_slider_set(Circuit *circuit, int slider, double number, Error *err) {
    int wire = noise_slider_wire(slider), rate = noise_slider_rate(slider);
    Noise noise = *circuit_noise(circuit);
    if (wire == NOISE_COMMON)
        noise_set(&noise, rate, number);
    else
        noise_set_own(&noise, wire, rate, number);
    return circuit_set_noise(circuit, &noise, err);
}
