#include "quantum/fit.h"

#include "quantum/fit_start.h"
#include "quantum/statistics.h"

#include <assert.h>
#include <math.h>
#include <stddef.h>

enum { MOST_STEPS = 500 };

// A fit under way.
typedef struct Search {
    const FitModel *model;
    FitData data;
    bool on_paper;                            // with double logarithmic scales
    int free[MAX_FIT_PARAMETERS], free_count; // the parameters that may move
    double p[MAX_FIT_PARAMETERS];
    double chi_square;
    double size;   // Σ of the squares fitted, (y / error)²: the yardstick of rounding
    double spread; // the same about their mean
    double scale[MAX_FIT_PARAMETERS]; // Moré's: the longest column seen so far
    double damping, growth;           // Nielsen's μ and ν
} Search;

// ---- the data

static bool check_point(const FitModel *model, FitData data, int i, Error *err) {
    if (!isfinite(data.x[i]) || !isfinite(data.y[i]))
        return error_set(err, "fit.not_number", "%d\t%g\t%g", i + 1, data.x[i], data.y[i]);
    if (data.errors && !(data.errors[i] > 0 && isfinite(data.errors[i])))
        return error_set(err, "fit.bad_error", "%d\t%g", i + 1, data.errors[i]);
    bool on_paper = model->logarithms && !data.errors;
    if (model->logarithms && (data.x[i] <= 0 || (on_paper && data.y[i] <= 0)))
        return error_set(err, "fit.not_positive", "%d\t%g\t%g", i + 1, data.x[i],
                         data.y[i]);
    return true;
}

// How many different x there are, but no more than `enough`.
static int different_x(FitData data, int enough) {
    double seen[MAX_FIT_PARAMETERS + 1];
    int count = 0;
    for (int i = 0; i < data.count && count < enough; i++) {
        bool is_new = true;
        for (int k = 0; k < count; k++)
            is_new = is_new && seen[k] != data.x[i];
        if (is_new) seen[count++] = data.x[i];
    }
    return count;
}

static bool changes(FitData data) {
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < data.count; i++) {
        low = fmin(low, data.y[i]);
        high = fmax(high, data.y[i]);
    }
    return high - low > 1e-12 * fmax(fabs(low), fabs(high));
}

static bool check_data(const Search *search, Error *err) {
    int needed = search->free_count + 1, found = different_x(search->data, needed);
    if (found < needed) return error_set(err, "fit.few_points", "%d\t%d", needed, found);
    for (int i = 0; i < search->data.count; i++)
        if (!check_point(search->model, search->data, i, err)) return false;
    if (search->model->curved && !changes(search->data))
        return error_set(err, "fit.constant", "%g", search->data.y[0]);
    return true;
}

// ---- one point

// How far y, or its logarithm, lies above the curve at point i, in errors; `row` becomes
// the slopes of the curve in the same units.
static double residual(const Search *search, const double *p, int i, double *row) {
    double y = search->data.y[i], value = search->model->value(p, search->data.x[i], row);
    double unit = search->data.errors ? search->data.errors[i] : 1;
    double inner = search->on_paper ? value : unit;
    for (int k = 0; row && k < search->model->count; k++)
        row[k] /= inner;
    return search->on_paper ? log(y / value) : (y - value) / unit;
}

static double chi_square_at(const Search *search, const double *p) {
    double sum = 0;
    for (int i = 0; i < search->data.count; i++) {
        double off = residual(search, p, i, NULL);
        sum += off * off;
    }
    return sum;
}

// The linear system of the free parameters about p.
static LeastSquares linearised(const Search *search) {
    LeastSquares system = {search->free_count};
    for (int i = 0; i < search->data.count; i++) {
        double slopes[MAX_FIT_PARAMETERS], row[MAX_FIT_PARAMETERS];
        double off = residual(search, search->p, i, slopes);
        for (int k = 0; k < search->free_count; k++)
            row[k] = slopes[search->free[k]];
        least_squares_add(&system, row, off);
    }
    return system;
}

// ---- steps

// Component k of Aᵀ(right side): minus half the slope of chi_square.
static double downhill(const LeastSquares *system, int k) {
    double sum = 0;
    for (int i = 0; i <= k; i++)
        sum += system->r[i][k] * system->right[i];
    return sum;
}

// Whether no column can still explain anything of what is left: their angle is a right one
// to 1e-9, or as near as rounding allows.
static bool is_flat(const Search *search, const LeastSquares *system) {
    double least = 1e-9 * sqrt(search->chi_square) + 1e-14 * sqrt(search->size);
    for (int k = 0; k < system->unknowns; k++)
        if (!(fabs(downhill(system, k)) <= least * least_squares_length(system, k)))
            return false;
    return true;
}

// A natural step of free parameter k where it enters nonlinearly (itself, a radian, or a
// power of one);
// 0 for the others.
static double natural_step(const Search *search, int k) {
    FitRole role = search->model->parameters[search->free[k]].role;
    if (role == ROLE_PHASE || role == ROLE_POWER) return 1;
    if (role == ROLE_FACTOR || role == ROLE_OFFSET || role == ROLE_CENTRE) return 0;
    return fabs(search->p[search->free[k]]);
}

// A column that is all but 0 here may not be so a little further: a natural step counts as
// changing the curve by a thousandth of its spread at least, lest one step leaps away.
static double least_scale(const Search *search, int k) {
    double natural = natural_step(search, k);
    return natural > 0 ? 1e-3 * sqrt(search->spread) / natural : 0;
}

static void raise_scale(Search *search, const LeastSquares *system) {
    for (int k = 0; k < system->unknowns; k++) {
        double length = fmax(least_squares_length(system, k), least_scale(search, k));
        search->scale[k] = fmax(search->scale[k], length > 0 ? length : 1);
    }
}

// The damped step; what it should take off chi_square is returned.
static double damped_step(const Search *search, const LeastSquares *system, double *step) {
    LeastSquares damped = *system;
    for (int k = 0; k < system->unknowns; k++) {
        double row[MAX_FIT_PARAMETERS] = {0};
        row[k] = sqrt(search->damping) * search->scale[k];
        least_squares_add(&damped, row, 0);
    }
    if (!least_squares_solve(&damped, step)) return -1;
    double promised = 0;
    for (int k = 0; k < system->unknowns; k++) {
        double pull = search->scale[k] * step[k];
        promised += step[k] * downhill(system, k) + search->damping * pull * pull;
    }
    return promised;
}

static void moved(const Search *search, const double *step, double *p) {
    for (int k = 0; k < search->model->count; k++)
        p[k] = search->p[k];
    for (int k = 0; k < search->free_count; k++)
        p[search->free[k]] += step[k];
}

// Whether the step moves the curve by no more than rounding does.
static bool is_still(const Search *search, const double *step) {
    for (int k = 0; k < search->free_count; k++)
        if (fabs(step[k]) * search->scale[k] > 1e-15 * sqrt(search->size)) return false;
    return true;
}

static void accept(Search *search, const double *p, double chi_square, double gain) {
    for (int k = 0; k < search->model->count; k++)
        search->p[k] = p[k];
    search->chi_square = chi_square;
    search->damping *= fmax(1 / 3.0, 1 - pow(2 * gain - 1, 3));
    search->growth = 2;
}

static void refuse(Search *search) {
    search->damping *= search->growth;
    search->growth *= 2;
}

// Goes downhill to the bottom; whether it was reached. `steps` counts.
static bool descend(Search *search, int *steps) {
    if (!isfinite(search->chi_square)) return false;
    LeastSquares system = linearised(search);
    for (*steps = 0; *steps < MOST_STEPS; ++*steps) {
        raise_scale(search, &system);
        if (is_flat(search, &system)) return true;
        double step[MAX_FIT_PARAMETERS], p[MAX_FIT_PARAMETERS];
        double promised = damped_step(search, &system, step);
        if (!isfinite(search->damping)) return false;
        if (promised > 0) {
            if (is_still(search, step)) return true;
            moved(search, step, p);
            double chi_square = chi_square_at(search, p);
            double gain = (search->chi_square - chi_square) / promised;
            if (gain > 0) {
                accept(search, p, chi_square, gain);
                system = linearised(search);
                continue;
            }
        }
        refuse(search);
    }
    return false;
}

// ---- the result

// The same curve with the phase in -π … π, a factor that is not negative where there is a
// phase, and a width that is not negative; what is held stays.
static void tidy(Search *search) {
    for (int j = 0; j < search->free_count; j++) {
        int k = search->free[j];
        FitRole role = search->model->parameters[k].role;
        if (role == ROLE_WIDTH) search->p[k] = fabs(search->p[k]);
        if (role != ROLE_PHASE) continue;
        if (search->p[0] < 0 && search->free[0] == 0) { // the factor comes first in a row
            search->p[0] = -search->p[0];
            search->p[k] += M_PI;
        }
        search->p[k] = remainder(search->p[k], 2 * M_PI);
    }
}

// Whether a natural step of each parameter moves the curve by a millionth of its spread at
// least, whatever those before it do to make up for it. Less is second order or rounding.
static bool is_felt(const Search *search, const LeastSquares *system) {
    for (int k = 0; k < search->free_count; k++) {
        double natural = natural_step(search, k);
        if (natural > 0 && !(natural * fabs(system->r[k][k]) > 1e-6 * sqrt(search->spread)))
            return false;
    }
    return true;
}

static bool fill_errors(Fit *fit, const Search *search) {
    LeastSquares system = linearised(search);
    double free[MAX_UNKNOWNS][MAX_UNKNOWNS];
    if (!is_felt(search, &system)) return false;
    if (!least_squares_covariance(&system, free)) return false;
    double unit = search->data.errors ? 1 : fit->chi_square / fit->degrees;
    for (int i = 0; i < search->free_count; i++)
        for (int j = 0; j < search->free_count; j++)
            fit->covariance[search->free[i]][search->free[j]] = unit * free[i][j];
    for (int k = 0; k < fit->model->count; k++)
        fit->errors[k] = sqrt(fit->covariance[k][k]);
    return true;
}

// The mean moves along, so that no large squares cancel (West, Comm. ACM 22, 1979).
static void measure(Search *search) {
    double mean = 0, weights = 0;
    for (int i = 0; i < search->data.count; i++) {
        double y = search->on_paper ? log(search->data.y[i]) : search->data.y[i];
        double error = search->data.errors ? search->data.errors[i] : 1;
        double weight = 1 / (error * error), off = y - mean;
        weights += weight;
        mean += weight / weights * off;
        search->size += weight * y * y;
        search->spread += weight * off * (y - mean);
    }
}

static Search search_of(const FitModel *model, FitData data, FitOptions options) {
    Search search = {model, data, .damping = 1e-3, .growth = 2};
    search.on_paper = model->logarithms && !data.errors;
    for (int k = 0; k < model->count; k++) {
        assert(!(options.held >> k & 1) || (options.start && !isnan(options.start[k])));
        if (!(options.held >> k & 1)) search.free[search.free_count++] = k;
    }
    return search;
}

bool fit_run(const FitModel *model, FitData data, FitOptions options, Fit *fit,
             Error *err) {
    Search search = search_of(model, data, options);
    *fit = (Fit){.model = model, .degrees = data.count - search.free_count};
    if (!check_data(&search, err)) return false;
    measure(&search);
    if (!fit_start(model, data, options, search.p))
        return error_set(err, "fit.undetermined", "%s", "");
    search.chi_square = chi_square_at(&search, search.p);
    bool settled = descend(&search, &fit->steps);
    tidy(&search);
    for (int k = 0; k < model->count; k++)
        fit->values[k] = search.p[k];
    fit->chi_square = search.chi_square;
    fit->p_value = NAN;
    if (!settled) return error_set(err, "fit.unsettled", "%d", fit->steps);
    if (data.errors) fit->p_value = chi_square_above(fit->chi_square, fit->degrees);
    if (!fill_errors(fit, &search)) return error_set(err, "fit.undetermined", "%s", "");
    return true;
}

double fit_value(const Fit *fit, double x) {
    return fit->model->value(fit->values, x, NULL);
}
