#include "quantum/fit_start.h"

#include <math.h>

// The nonlinear parameters of a model: at most two, scanned over a grid.
enum { MAX_AXES = 2 };
enum { TIMES = 6, TIMES_OF_WAVES = 3, WIDTHS = 10 };
enum { MOST_CENTRES = 200, MOST_FREQUENCIES = 1000 };

typedef struct Scan {
    const FitModel *model;
    FitData data;
    FitOptions options;
    double from, range, spacing; // the least x, all of x, and the mean step
    int axes[MAX_AXES], axis_count;
    int factor, offset, phase; // which parameter that is, or -1
} Scan;

static int role_index(const FitModel *model, FitRole role) {
    for (int k = 0; k < model->count; k++)
        if (model->parameters[k].role == role) return k;
    return -1;
}

static bool is_scanned(FitRole role) {
    return role == ROLE_FREQUENCY || role == ROLE_TIME || role == ROLE_CENTRE ||
           role == ROLE_WIDTH;
}

static Scan scan_of(const FitModel *model, FitData data, FitOptions options) {
    Scan scan = {model, data, options, .from = INFINITY};
    double to = -INFINITY;
    for (int i = 0; i < data.count; i++) {
        scan.from = fmin(scan.from, data.x[i]);
        to = fmax(to, data.x[i]);
    }
    scan.range = to - scan.from;
    scan.spacing = scan.range / (data.count - 1);
    for (int k = 0; k < model->count; k++)
        if (is_scanned(model->parameters[k].role)) scan.axes[scan.axis_count++] = k;
    scan.factor = role_index(model, ROLE_FACTOR);
    scan.offset = role_index(model, ROLE_OFFSET);
    scan.phase = role_index(model, ROLE_PHASE);
    return scan;
}

// Evenly on a logarithmic scale, both ends included.
static double between(double low, double high, int step, int steps) {
    return low * pow(high / low, (double)step / (steps - 1));
}

static int minimum(int a, int b) {
    return a < b ? a : b;
}

// Five frequencies for each turn over the data: a curve between two of them is never off by
// more than a tenth of a turn at either end. They begin at a quarter of a turn.
static double frequency(const Scan *scan, int step) {
    return (0.25 + 0.2 * step) / scan->range;
}

static int frequency_count(const Scan *scan) {
    return minimum(MOST_FREQUENCIES, (int)(5 * 0.5 * scan->range / scan->spacing) + 1);
}

static bool is_given(FitOptions options, int parameter) {
    return options.start && !isnan(options.start[parameter]);
}

static int grid_count(const Scan *scan, int axis) {
    if (is_given(scan->options, axis)) return 1;
    switch (scan->model->parameters[axis].role) {
    case ROLE_FREQUENCY:
        return frequency_count(scan);
    case ROLE_TIME:
        return TIMES;
    case ROLE_CENTRE:
        return minimum(scan->data.count, MOST_CENTRES);
    default:
        return WIDTHS;
    }
}

static double grid_value(const Scan *scan, int axis, int step) {
    if (is_given(scan->options, axis)) return scan->options.start[axis];
    int count = grid_count(scan, axis);
    switch (scan->model->parameters[axis].role) {
    case ROLE_FREQUENCY:
        return frequency(scan, step);
    case ROLE_TIME:
        return between(scan->range / 20, scan->range * 2, step, count);
    case ROLE_CENTRE:
        return scan->data.x[(int)((double)step / (count - 1) * (scan->data.count - 1))];
    default:
        return between(scan->spacing, scan->range * 2, step, count);
    }
}

// What the linear parameters multiply at x, the others being those of p: the curve of
// factor 1 (also a quarter of a turn later where it has a phase), and 1.
static void basis(const Scan *scan, const double *p, double x, double *row) {
    double slopes[MAX_FIT_PARAMETERS];
    scan->model->value(p, x, slopes);
    *row++ = slopes[scan->factor];
    if (scan->phase >= 0) *row++ = -slopes[scan->phase];
    *row = 1;
}

// The linear parameters of p by least squares; returns the sum of squares left.
static double fill_linear(const Scan *scan, double *p) {
    LeastSquares system = {scan->phase >= 0 ? 3 : 2};
    p[scan->factor] = 1;
    if (scan->phase >= 0) p[scan->phase] = 0;
    for (int i = 0; i < scan->data.count; i++) {
        double row[MAX_UNKNOWNS];
        double weight = scan->data.errors ? 1 / scan->data.errors[i] : 1;
        basis(scan, p, scan->data.x[i], row);
        for (int k = 0; k < system.unknowns; k++)
            row[k] *= weight;
        least_squares_add(&system, row, scan->data.y[i] * weight);
    }
    double found[MAX_UNKNOWNS];
    if (!least_squares_solve(&system, found)) return INFINITY;
    p[scan->offset] = found[system.unknowns - 1];
    p[scan->factor] = found[0];
    if (scan->phase < 0) return system.rest;
    // a cos + b sin = A cos(angle + phase) with A cos(phase) = a, A sin(phase) = -b.
    p[scan->factor] = hypot(found[0], found[1]);
    p[scan->phase] = atan2(-found[1], found[0]);
    return system.rest;
}

// Tries every value of this axis and those behind it; keeps the best in `best`.
static double scan_axes(const Scan *scan, int depth, double least, double *p,
                        double *best) {
    if (depth == scan->axis_count) {
        double left = fill_linear(scan, p);
        if (!(left < least)) return least;
        for (int k = 0; k < scan->model->count; k++)
            best[k] = p[k];
        return left;
    }
    int axis = scan->axes[depth];
    for (int step = 0; step < grid_count(scan, axis); step++) {
        p[axis] = grid_value(scan, axis, step);
        least = scan_axes(scan, depth + 1, least, p, best);
    }
    return least;
}

// ln y = ln factor + exponent ln x, where y is positive.
static bool power_start(FitData data, double *p) {
    LeastSquares system = {2};
    for (int i = 0; i < data.count; i++)
        if (data.y[i] > 0)
            least_squares_add(&system, (double[]){1, log(data.x[i])}, log(data.y[i]));
    double found[MAX_UNKNOWNS];
    if (!least_squares_solve(&system, found)) return false;
    p[0] = exp(found[0]);
    p[1] = found[1];
    return true;
}

bool fit_start(const FitModel *model, FitData data, FitOptions options, double *p) {
    double trial[MAX_FIT_PARAMETERS] = {0};
    int given = 0;
    for (int k = 0; k < model->count; k++)
        given += is_given(options, k);
    bool found = given == model->count;
    if (!found && model->logarithms) {
        found = power_start(data, p);
    } else if (!found) {
        Scan scan = scan_of(model, data, options);
        found = scan_axes(&scan, 0, INFINITY, trial, p) < INFINITY;
    }
    for (int k = 0; k < model->count; k++)
        if (is_given(options, k)) p[k] = options.start[k];
    return found;
}
