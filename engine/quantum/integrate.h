// Ordinary differential equations y' = f(t, y) of a few complex numbers, by extrapolation
// with steps of their own choice: Gragg's midpoint rule with 2, 4, … 12 parts, extrapolated
// to order 12 (Gragg, Bulirsch and Stoer; Hairer, Nørsett and Wanner, Solving Ordinary
// Differential Equations I, 2nd ed., §II.9). At errors of 1e-10
// it asks f for less than half as often as a pair of order 5(4), and no table is needed.
#ifndef KYUBI_QUANTUM_INTEGRATE_H
#define KYUBI_QUANTUM_INTEGRATE_H

#include <complex.h>
#include <stdbool.h>

enum { MAX_EQUATIONS = 16 };

typedef struct Equation {
    int size; // 1 … MAX_EQUATIONS
    void (*slope)(const void *with, double time, const double complex *y,
                  double complex *slope);
    const void *with;
} Equation;

// Where a solution has come to. `tolerance` is what each unit of time may add to the error
// of any component, by the estimate of the order below (the result is far better); a step
// may always err by 3e-14, which is rounding where |y| is about 1. For equations that do
// not stretch differences, such as those of quantum mechanics, the whole error is at most
// the sum. `steps` counts down; at 0 it is given up.
typedef struct Integration {
    Equation equation;
    double time, tolerance;
    double step; // the next to try; above 0
    long steps;
    double complex y[MAX_EQUATIONS];
} Integration;

// Moves on to `time`, not before the present one. False when the steps are used up or no
// step is short enough (a slope that is not finite); the solution then stands where it was
// last known. A step takes f at
// some 30 times within it: what happens between `time` and the present in less than that is
// not seen, so stop on the way where something short happens.
bool integrate_to(Integration *run, double time);

#endif
