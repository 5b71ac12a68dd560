// What a histogram shows of one moment: the likeliest outcomes and the rest together, each
// with its exact probability and how often it came up in so many seeded shots.
#ifndef KYUBI_VIEW_HISTOGRAM_BARS_H
#define KYUBI_VIEW_HISTOGRAM_BARS_H

#include "view/display.h"

// How many outcomes stand by themselves: beside a circuit, and where the display is alone.
enum { FEW_BARS = 8, MANY_BARS = 64, MOST_BARS = MANY_BARS + 1 };

typedef struct Bar {
    uint32_t bits; // on their wires
    int value;     // the same as a number: the lowest wire is its lowest bit
    double expected;
    double error;     // its standard error, where noise is an average over trials; else 0
    double predicted; // 0 … 1, where the bars have been predicted
    int count;        // in `shots` draws
    int others;       // > 0: this is so many outcomes together
} Bar;

// Whether what was predicted stands beside the bars, and whether these are still covered.
typedef enum Predicted { PREDICTED_NOT, PREDICTED_COVERED, PREDICTED_TOLD } Predicted;

typedef struct Bars {
    Bar at[MOST_BARS];
    int count, shots;
    int qubits;    // that are looked at, or classical bits …
    uint32_t mask; // … these; of bits from 0 on
    bool of_bits;  // they are classical
    bool others;   // the last bar is the others'
    double needed; // shots that make every ± 2σ at most 5 %; 0: none are needed
    Predicted predicted;
    int sum;           // PREDICTED_COVERED: per cent, of all bars
    double far;        // PREDICTED_TOLD: total variation distance from what is expected …
    double far_counts; // … and from what was observed, where there are shots
} Bars;

// With no more outcomes than there may be bars all are shown; else the likeliest that
// occur, by their value or the likeliest first (options.sort), and then the rest if
// anything is left. Bars that are covered stand by their value, all of them. Without memory
// for the distribution there is no bar.
Bars bars_of(const DisplayModel *model);

// The part of the shots that a bar has, and 2σ of it, σ = √(p(1−p)/N); 0 without shots.
double bar_share(const Bars *bars, const Bar *bar);
double bar_spread(const Bars *bars, const Bar *bar);

// The least likely of more than `most` bars (at least 2) go to the others'.
void bars_fold(Bars *bars, int most);

// The axis: up to `top`, a number each `step`. Up to two qubits it is always 1, so that it
// keeps still while an arrow is dragged. Where the others together are far more than any
// bar beside them, these say how high it is, and the others' bar is cut off.
void bars_scale(const Bars *bars, double *top, double *step);
bool bars_cut(const Bars *bars, int index, double top);

#endif
