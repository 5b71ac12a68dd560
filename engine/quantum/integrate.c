#include "quantum/integrate.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { COLUMNS = 6 }; // order 2·COLUMNS

typedef double complex Vector[MAX_EQUATIONS];

// Gragg's rule over `step` in `parts` (even) parts, smoothed at the end. `first` is the
// slope at the start.
static void midpoints(const Integration *run, const double complex *first, double step,
                      int parts, double complex *out) {
    const Equation *equation = &run->equation;
    int n = equation->size;
    double part = step / parts;
    Vector before, now, slope;
    for (int i = 0; i < n; i++) {
        before[i] = run->y[i];
        now[i] = run->y[i] + part * first[i];
    }
    for (int k = 1; k < parts; k++) {
        equation->slope(equation->with, run->time + k * part, now, slope);
        for (int i = 0; i < n; i++) {
            double complex next = before[i] + 2 * part * slope[i];
            before[i] = now[i];
            now[i] = next;
        }
    }
    equation->slope(equation->with, run->time + step, now, slope);
    for (int i = 0; i < n; i++)
        out[i] = (now[i] + before[i] + part * slope[i]) / 2;
}

// Aitken and Neville's table in the squares of the parts' lengths, of which only the last
// row is kept: T_(k, j+1) = T_(k, j) + (T_(k, j) - T_(k-1, j)) / ((n_k / n_(k-j-1))² - 1).
static void extrapolate(Vector *row, const double complex *plain, int k, int size) {
    for (int i = 0; i < size; i++) {
        double complex better = plain[i];
        for (int j = 0; j <= k; j++) {
            double complex above = row[j][i];
            row[j][i] = better;
            if (j == k) break;
            double ratio = (double)(k + 1) / (k - j);
            better += (better - above) / (ratio * ratio - 1);
        }
    }
}

// The solution after `step`, and how far the last two orders are apart.
static double attempt(const Integration *run, const double complex *first, double step,
                      double complex *out) {
    int size = run->equation.size;
    Vector row[COLUMNS] = {{0}}, plain;
    double apart = 0;
    for (int k = 0; k < COLUMNS; k++) {
        midpoints(run, first, step, 2 * (k + 1), plain);
        extrapolate(row, plain, k, size);
    }
    for (int i = 0; i < size; i++) {
        out[i] = row[COLUMNS - 1][i];
        apart += cabs(out[i] - row[COLUMNS - 2][i]);
    }
    return apart;
}

// By what to lengthen or shorten a step whose error was `error` where `good` is allowed,
// both by unit of time: it goes with the tenth power of the step.
static double next_length(double error, double good) {
    double by = 0.9 * pow(good / error, 0.1);
    return by > 0.1 ? fmin(by, 4) : 0.1; // 0.1 for what is not a number
}

bool integrate_to(Integration *run, double time) {
    static const double rounding = 3e-14;
    Vector first, next;
    assert(run->step > 0);
    while (run->time < time) {
        if (run->steps-- <= 0) return false;
        bool last = run->time + run->step >= time;
        double step = last ? time - run->time : run->step;
        if (run->time + step == run->time) return false;
        run->equation.slope(run->equation.with, run->time, run->y, first);
        double error = attempt(run, first, step, next);
        double good = run->tolerance + rounding / step;
        bool taken = error / step <= good;
        if (taken) memcpy(run->y, next, sizeof next);
        if (taken) run->time = last ? time : run->time + step;
        if (!last || !taken) run->step = step * next_length(error / step, good);
    }
    return true;
}
