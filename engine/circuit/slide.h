// A slider under the hand: one angle of one step is turned while everything else stays. As
// a function of that angle x every gate is A + B·f(x) with f = e^{ix}, or A·cos(x/2) +
// B·sin(x/2); so the state at the end is a sum of two states (three under a control) with
// weights that depend on x alone. They are worked out once, when the drag starts; each
// frame is then one pass over the state, however deep the circuit is.
#ifndef KYUBI_CIRCUIT_SLIDE_H
#define KYUBI_CIRCUIT_SLIDE_H

#include "circuit/run.h"

typedef struct Slide Slide;

typedef struct SlideOptions {
    Pool *pool;             // for slide_create only; NULL: one thread
    const Kernels *kernels; // NULL: the widest
} SlideOptions;

// For angle `angle` (0 …) of step `step` of `circuit`, of which `run` is the run. NULL
// where there is no such sum: before or behind the step stands something that is not
// unitary or has a condition, or the step is raised to a power. NULL also when memory is
// short. Whoever gets NULL runs the edited circuit.
Slide *slide_create(const Circuit *circuit, const Run *run, int step, int angle,
                    SlideOptions options);
void slide_destroy(Slide *slide);

// The state at the end for that angle, in radians. Borrowed until the next call.
const State *slide_at(Slide *slide, double angle);

#endif
