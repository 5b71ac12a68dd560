// What a histogram shows of one moment: at most eight outcomes and the rest together, each
// with its exact probability and how often it came up in so many seeded shots.
#ifndef KYUBI_VIEW_HISTOGRAM_BARS_H
#define KYUBI_VIEW_HISTOGRAM_BARS_H

#include "view/display.h"

enum { MOST_BARS = 9 };

typedef struct Bar {
    uint32_t bits;
    double expected;
    int count;  // in `shots` draws
    int others; // > 0: this is so many outcomes together
} Bar;

typedef struct Bars {
    Bar at[MOST_BARS];
    int count, qubits, shots;
    bool others; // the last bar is the others'
} Bars;

// Up to three qubits show all outcomes. More show the eight likeliest that occur, in the
// order of their bits, and then the rest if anything is left. Without memory for the
// distribution there is no bar.
Bars bars_of(const DisplayModel *model);

// The axis: up to `top`, a number each `step`. Up to two qubits it is always 1, so that it
// keeps still while an arrow is dragged.
void bars_scale(const Bars *bars, double *top, double *step);

#endif
