// What a histogram shows of one moment: the likeliest outcomes and the rest together, each
// with its exact probability and how often it came up in so many seeded shots.
#ifndef KYUBI_VIEW_HISTOGRAM_BARS_H
#define KYUBI_VIEW_HISTOGRAM_BARS_H

#include "view/display.h"

// How many outcomes stand by themselves: beside a circuit, and where the display is alone.
enum { FEW_BARS = 8, MANY_BARS = 64, MOST_BARS = MANY_BARS + 1 };

typedef struct Bar {
    uint32_t bits; // on their wires
    double expected;
    int count;  // in `shots` draws
    int others; // > 0: this is so many outcomes together
} Bar;

typedef struct Bars {
    Bar at[MOST_BARS];
    int count, shots;
    int qubits;    // that are looked at …
    uint32_t mask; // … these
    bool others;   // the last bar is the others'
    double needed; // shots that make every ± 2σ at most 5 %; 0: none are needed
} Bars;

// With no more outcomes than there may be bars all are shown; else the likeliest that
// occur, by their value or the likeliest first (options.sort), and then the rest if
// anything is left. Without memory for the distribution there is no bar.
Bars bars_of(const DisplayModel *model);

// The least likely of more than `most` bars (at least 2) go to the others'.
void bars_fold(Bars *bars, int most);

// The axis: up to `top`, a number each `step`. Up to two qubits it is always 1, so that it
// keeps still while an arrow is dragged.
void bars_scale(const Bars *bars, double *top, double *step);

#endif
