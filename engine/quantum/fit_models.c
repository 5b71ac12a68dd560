#include "quantum/fit.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static void set(double *slopes, const double *values, size_t bytes) {
    if (slopes) memcpy(slopes, values, bytes);
}

static double line(const double *p, double x, double *slopes) {
    double d[] = {x, 1};
    set(slopes, d, sizeof d);
    return p[0] * x + p[1];
}

static double power(const double *p, double x, double *slopes) {
    double shape = pow(x, p[1]);
    double d[] = {shape, p[0] * shape * log(x)};
    set(slopes, d, sizeof d);
    return p[0] * shape;
}

static double exponential(const double *p, double x, double *slopes) {
    double shape = exp(-x / p[1]);
    double d[] = {shape, p[0] * shape * x / (p[1] * p[1]), 1};
    set(slopes, d, sizeof d);
    return p[0] * shape + p[2];
}

static double sinusoid(const double *p, double x, double *slopes) {
    double angle = 2 * M_PI * p[1] * x + p[2], across = -p[0] * sin(angle);
    double d[] = {cos(angle), 2 * M_PI * x * across, across, 1};
    set(slopes, d, sizeof d);
    return p[0] * d[0] + p[3];
}

// With e^(-(x/time)^order): p is amplitude, frequency, phase, time, offset.
static double damped(const double *p, double x, int order, double *slopes) {
    double ago = order == 1 ? x / p[3] : x / p[3] * (x / p[3]), envelope = exp(-ago);
    double angle = 2 * M_PI * p[1] * x + p[2], shape = envelope * cos(angle);
    double across = -p[0] * envelope * sin(angle);
    double d[] = {shape, 2 * M_PI * x * across, across, p[0] * shape * order * ago / p[3],
                  1};
    set(slopes, d, sizeof d);
    return p[0] * shape + p[4];
}

static double damped_sinusoid(const double *p, double x, double *slopes) {
    return damped(p, x, 1, slopes);
}

static double gauss_damped_sinusoid(const double *p, double x, double *slopes) {
    return damped(p, x, 2, slopes);
}

static double lorentzian(const double *p, double x, double *slopes) {
    double off = 2 * (x - p[1]) / p[2], shape = 1 / (1 + off * off);
    double steep = 2 * p[0] * shape * shape * off; // minus the slope by `off`
    double d[] = {shape, steep * 2 / p[2], steep * off / p[2], 1};
    set(slopes, d, sizeof d);
    return p[0] * shape + p[3];
}

static double gaussian(const double *p, double x, double *slopes) {
    double off = 2 * (x - p[1]) / p[2], shape = exp2(-off * off);
    double steep = 2 * M_LN2 * p[0] * shape * off;
    double d[] = {shape, steep * 2 / p[2], steep * off / p[2], 1};
    set(slopes, d, sizeof d);
    return p[0] * shape + p[3];
}

#define AMPLITUDE \
    { "fit.amplitude", ROLE_FACTOR }
#define HEIGHT \
    { "fit.height", ROLE_FACTOR }
#define OFFSET \
    { "fit.offset", ROLE_OFFSET }
#define FREQUENCY \
    { "fit.frequency", ROLE_FREQUENCY }
#define PHASE \
    { "fit.phase", ROLE_PHASE }
#define TIME \
    { "fit.time", ROLE_TIME }
#define CENTRE \
    { "fit.centre", ROLE_CENTRE }
#define WIDTH \
    { "fit.width", ROLE_WIDTH }

// clang-format off
static const FitModel models[] = {
    {"line", 2, {{"fit.slope", ROLE_FACTOR}, OFFSET}, .value = line},
    {"power", 2, {{"fit.factor", ROLE_FACTOR}, {"fit.exponent", ROLE_POWER}},
     .logarithms = true, .value = power},
    {"exponential", 3, {AMPLITUDE, TIME, OFFSET}, .curved = true, .value = exponential},
    {"sinusoid", 4, {AMPLITUDE, FREQUENCY, PHASE, OFFSET}, .curved = true,
     .value = sinusoid},
    {"damped_sinusoid", 5, {AMPLITUDE, FREQUENCY, PHASE, TIME, OFFSET}, .curved = true,
     .value = damped_sinusoid},
    {"gauss_damped_sinusoid", 5, {AMPLITUDE, FREQUENCY, PHASE, TIME, OFFSET},
     .curved = true, .value = gauss_damped_sinusoid},
    {"lorentzian", 4, {HEIGHT, CENTRE, WIDTH, OFFSET}, .curved = true, .value = lorentzian},
    {"gaussian", 4, {HEIGHT, CENTRE, WIDTH, OFFSET}, .curved = true, .value = gaussian},
};
// clang-format on

int fit_model_count(void) {
    return sizeof models / sizeof *models;
}

const FitModel *fit_model_row(int index) {
    return &models[index];
}

const FitModel *fit_model_find(const char *name) {
    for (int i = 0; i < fit_model_count(); i++)
        if (!strcmp(models[i].name, name)) return &models[i];
    return NULL;
}
