// A small circuit worked out the slow way for tests of displays: amplitudes as a plain
// array, gates as loops over it. Wire q is bit q of the index.
#ifndef KYUBI_TESTS_SLOW_STATE_H
#define KYUBI_TESTS_SLOW_STATE_H

#include <complex.h>
#include <math.h>

enum { SLOW_WIRES = 5 };

typedef struct SlowState {
    int wires;
    double complex a[1 << SLOW_WIRES];
} SlowState;

static inline SlowState slow_zero(int wires) {
    SlowState s = {.wires = wires};
    s.a[0] = 1;
    return s;
}

static inline void slow_gate(SlowState *s, int wire, double complex a, double complex b,
                             double complex c, double complex d) {
    for (int i = 0; i < 1 << s->wires; i++) {
        if (i >> wire & 1) continue;
        int k = i | 1 << wire;
        double complex x = s->a[i], y = s->a[k];
        s->a[i] = a * x + b * y;
        s->a[k] = c * x + d * y;
    }
}

static inline void slow_h(SlowState *s, int wire) {
    double r = sqrt(0.5);
    slow_gate(s, wire, r, r, r, -r);
}

static inline void slow_ry(SlowState *s, int wire, double angle) {
    slow_gate(s, wire, cos(angle / 2), -sin(angle / 2), sin(angle / 2), cos(angle / 2));
}

static inline void slow_p(SlowState *s, int wire, double angle) {
    slow_gate(s, wire, 1, 0, 0, cexp(I * angle));
}

static inline void slow_cx(SlowState *s, int control, int wire) {
    for (int i = 0; i < 1 << s->wires; i++) {
        if (!(i >> control & 1) || i >> wire & 1) continue;
        double complex x = s->a[i];
        s->a[i] = s->a[i | 1 << wire];
        s->a[i | 1 << wire] = x;
    }
}

// The entry of the reduced matrix of some wires (bit k of row and column is wires[k]).
static inline double complex slow_reduced(const SlowState *s, const int *wires, int count,
                                          int row, int column) {
    double complex sum = 0;
    for (int i = 0; i < 1 << s->wires; i++)
        for (int k = 0; k < 1 << s->wires; k++) {
            int mask = 0, at_row = 0, at_column = 0;
            for (int w = 0; w < count; w++) {
                mask |= 1 << wires[w];
                at_row |= (i >> wires[w] & 1) << w;
                at_column |= (k >> wires[w] & 1) << w;
            }
            if ((i | mask) != (k | mask) || at_row != row || at_column != column) continue;
            sum += s->a[i] * conj(s->a[k]);
        }
    return sum;
}

#endif
