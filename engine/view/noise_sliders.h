// The rates of a circuit's noise as sliders: they stand beside those of its parameters
// (view/parameter_view.h) under numbers of their own, NOISE_SLIDER and up.
#ifndef KYUBI_VIEW_NOISE_SLIDERS_H
#define KYUBI_VIEW_NOISE_SLIDERS_H

#include "circuit/circuit_noise.h"
#include "lesson/page.h"

// Of rate r of wire w (COMMON: of all): NOISE_SLIDER + 16 (w + 1) + r; behind the rates the
// times from which two of them come, which are typed and not turned.
enum { NOISE_SLIDER = 1000, NOISE_COMMON = -1, NOISE_TIMES = NOISE_RATES };

int noise_slider(int wire, int rate);
bool noise_slider_is(int slider); // a rate or a time
bool noise_slider_is_time(int slider);
int noise_slider_wire(int slider);
int noise_slider_rate(int slider); // NOISE_TIMES + 0, 1, 2: of a gate, T1, T2

Variable noise_slider_variable(void);                           // 0 … 1
double noise_slider_number(const Circuit *circuit, int slider); // of a rate
// The circuit's noise with another rate there; fails as noise_check does.
bool noise_slider_set(Circuit *circuit, int slider, double number, Error *err);

#endif
