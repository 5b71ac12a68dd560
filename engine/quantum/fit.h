// Fits of the few curves that experiments of this course give, with honest errors: weighted
// nonlinear least squares by the Levenberg–Marquardt method. The table of models is the
// only list; its starting values are found by itself.
//
// Method: Marquardt's damping in Moré's scaling (Moré, Lecture Notes in Mathematics 630,
// 1978), the damping chosen as in Nielsen's rule (Madsen, Nielsen and Tingleff, "Methods
// for non-linear least squares problems", 2004, section 3.2).
//
// Starts: for each of many values of the parameters that enter nonlinearly, the others by
// linear least squares; the best one wins. Frequencies are tried from a quarter of a turn
// over all x to the mean Nyquist frequency, but no more than 200 turns. That takes time: a
// damped sinusoid of 200 points some 50 ms, of 1000 half a second. Who fits again and again
// gives the last values as the next start: then no scan is made.
#ifndef KYUBI_QUANTUM_FIT_H
#define KYUBI_QUANTUM_FIT_H

#include "base/error.h"
#include "quantum/least_squares.h"

enum { MAX_FIT_PARAMETERS = MAX_UNKNOWNS };

// What a parameter does in its curve.
typedef enum FitRole {
    ROLE_FACTOR,    // multiplies all but the offset
    ROLE_OFFSET,    // is added
    ROLE_FREQUENCY, // in turns per unit of x
    ROLE_PHASE,     // in radians, brought to -π … π; the factor is then not negative
    ROLE_TIME,      // of decay, in units of x
    ROLE_CENTRE,    // of a peak
    ROLE_WIDTH,     // its full width at half height, not negative
    ROLE_POWER,     // an exponent
} FitRole;

typedef struct FitParameter {
    const char *words; // its name: a key of words.tsv
    FitRole role;
} FitParameter;

typedef struct FitModel {
    const char *name;
    int count;
    FitParameter parameters[MAX_FIT_PARAMETERS];
    bool curved;     // data that do not change at all say nothing
    bool logarithms; // x > 0; without errors given also y > 0, as on log-log paper
    // The curve at x; with its derivatives by the parameters where `slopes` is not NULL.
    double (*value)(const double *p, double x, double *slopes);
} FitModel;

// line                    slope x + offset
// power                   factor x^exponent (without errors: log y is fitted, so that all
//                         points have the same relative error)
// exponential             amplitude e^(-x/time) + offset
// sinusoid                amplitude cos(2π frequency x + phase) + offset
// damped_sinusoid         amplitude e^(-x/time) cos(2π frequency x + phase) + offset
// gauss_damped_sinusoid   the same with e^(-(x/time)²)
// lorentzian              height / (1 + (2 (x - centre) / width)²) + offset; a dip has a
// gaussian                height 2^(-(2 (x - centre) / width)²) + offset     negative
// height
int fit_model_count(void);
const FitModel *fit_model_row(int index);
const FitModel *fit_model_find(const char *name); // NULL if there is no such model

typedef struct FitData {
    const double *x, *y;
    const double *errors; // one standard deviation of each y; NULL: equal and unknown
    int count;
} FitData;

// Zero fits everything from automatic starts.
typedef struct FitOptions {
    const double *start; // a value for each parameter, NaN for those to be found; or NULL
    unsigned held;       // bit k: parameter k stays at its start, which is given
} FitOptions;

typedef struct Fit {
    const FitModel *model;
    double values[MAX_FIT_PARAMETERS];
    // Standard errors, 0 for what is held. Where data->errors is NULL they come from the
    // scatter about the curve.
    double errors[MAX_FIT_PARAMETERS];
    double covariance[MAX_FIT_PARAMETERS][MAX_FIT_PARAMETERS];
    double chi_square; // Σ ((y - curve) / error)²; the errors are 1 where not given
    int degrees;       // points less free parameters; chi_square / degrees is about 1
    double p_value;    // of chi_square; NaN where the errors were not given
    int steps;
} Fit;

// Fails in words about the data: fit.few_points (fewer different x than free parameters and
// one), fit.not_number, fit.bad_error, fit.not_positive, fit.constant; or about the fit:
// fit.undetermined (the data fit as well with other values of some parameter) and
// fit.unsettled (no convergence; the last values are in `fit`, without errors).
bool fit_run(const FitModel *model, FitData data, FitOptions options, Fit *fit, Error *err);

double fit_value(const Fit *fit, double x); // the fitted curve

#endif
