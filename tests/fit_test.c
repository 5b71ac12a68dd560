// Fits judged by exact data, by minima found by brute force, and by how often the truth
// lies within the stated errors.
#include "quantum/fit.h"

#include "base/rng.h"
#include "sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void assert_near(double found, double expected, double tolerance) {
    if (!(fabs(found - expected) <= tolerance))
        fail_msg("%.17g is not %.17g", found, expected);
}

// Standard normal numbers (Box and Muller).
static double normal(Rng *rng) {
    double radius = sqrt(-2 * log(1 - rng_unit(rng)));
    return radius * cos(2 * M_PI * rng_unit(rng));
}

enum { MOST_POINTS = 400 };

typedef struct Points {
    double x[MOST_POINTS], y[MOST_POINTS], errors[MOST_POINTS];
    int count;
} Points;

static FitData bare(const Points *points) {
    return (FitData){points->x, points->y, NULL, points->count};
}

static FitData weighted(const Points *points) {
    return (FitData){points->x, points->y, points->errors, points->count};
}

// The curve at `count` even steps from `from` to `to`, with noise of the size of `error`.
static Points measured(const FitModel *model, const double *truth, double from, double to,
                       int count, double error, Rng *rng) {
    Points points = {.count = count};
    for (int i = 0; i < count; i++) {
        points.x[i] = from + (to - from) * i / (count - 1);
        points.errors[i] = error > 0 ? error : 1;
        points.y[i] = model->value(truth, points.x[i], NULL);
        if (error > 0) points.y[i] += error * normal(rng);
    }
    return points;
}

// One experiment for each row of the table.
typedef struct Case {
    const char *model;
    double truth[MAX_FIT_PARAMETERS];
    double from, to, error;
} Case;

static const Case cases[] = {
    {"line", {-2.5, 7}, -1, 4, 0.3},
    {"power", {3, -1.8}, 1, 9, 0.02},
    {"exponential", {0.5, 12, 0.5}, 0, 60, 0.02},
    {"sinusoid", {0.4, 1.3, -2.5, 0.5}, 0, 4, 0.05},
    {"damped_sinusoid", {0.5, 2, 0.7, 1.5, 0.5}, 0, 4, 0.03},
    {"gauss_damped_sinusoid", {0.5, 2, -0.7, 1.5, 0.5}, 0, 4, 0.03},
    {"lorentzian", {-0.03, 2.87e9, 1e6, 1}, 2.865e9, 2.875e9, 0.002},
    {"gaussian", {900, 738.2, 4, 100}, 728, 748, 30},
};
enum { CASES = sizeof cases / sizeof *cases, POINTS = 48 };

static void every_model_has_its_experiment_and_its_words(void **unused) {
    (void)unused;
    Words *words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    assert_int_equal(fit_model_count(), CASES);
    for (int i = 0; i < CASES; i++) {
        const FitModel *model = fit_model_row(i);
        assert_string_equal(cases[i].model, model->name);
        assert_ptr_equal(fit_model_find(model->name), model);
        for (int k = 0; k < model->count; k++)
            assert_true(words_has(words, model->parameters[k].words));
    }
    assert_null(fit_model_find("spline"));
    words_close(words);
}

static void slopes_are_those_of_small_differences(void **unused) {
    (void)unused;
    for (int i = 0; i < CASES; i++) {
        const FitModel *model = fit_model_row(i);
        for (int step = 0; step < 20; step++) {
            double x = cases[i].from + (cases[i].to - cases[i].from) * (step + 0.3) / 20;
            double slopes[MAX_FIT_PARAMETERS];
            model->value(cases[i].truth, x, slopes);
            for (int k = 0; k < model->count; k++) {
                double up[MAX_FIT_PARAMETERS], down[MAX_FIT_PARAMETERS];
                memcpy(up, cases[i].truth, sizeof up);
                memcpy(down, cases[i].truth, sizeof down);
                double change =
                    1e-6 * (model->parameters[k].role == ROLE_CENTRE ? cases[i].truth[k + 1]
                                                                     : cases[i].truth[k]);
                up[k] += change;
                down[k] -= change;
                double slow = (model->value(up, x, NULL) - model->value(down, x, NULL)) /
                              (up[k] - down[k]);
                double size = fabs(model->value(cases[i].truth, x, NULL) / change);
                assert_near(slopes[k], slow, 1e-7 * fabs(slow) + 1e-13 * size);
            }
        }
    }
}

static void exact_data_give_the_truth_back(void **unused) {
    (void)unused;
    for (int i = 0; i < CASES; i++) {
        const FitModel *model = fit_model_row(i);
        Points points =
            measured(model, cases[i].truth, cases[i].from, cases[i].to, POINTS, 0, NULL);
        Fit fit;
        assert_true(fit_run(model, bare(&points), (FitOptions){0}, &fit, NULL));
        for (int k = 0; k < model->count; k++)
            assert_near(fit.values[k], cases[i].truth[k], 1e-8 * fabs(cases[i].truth[k]));
        assert_near(fit_value(&fit, points.x[7]), points.y[7], 1e-8 * fabs(points.y[7]));
        assert_int_equal(fit.degrees, POINTS - model->count);
        assert_true(isnan(fit.p_value));
    }
}

// Counts, over many noisy experiments, how often each true value is within one error.
static void count_hits(int row, bool known_errors, int trials, Rng *rng, int *hits,
                       int *unlikely) {
    const FitModel *model = fit_model_row(row);
    for (int trial = 0; trial < trials; trial++) {
        Points points = measured(model, cases[row].truth, cases[row].from, cases[row].to,
                                 POINTS, cases[row].error, rng);
        FitData data = known_errors ? weighted(&points) : bare(&points);
        Fit fit;
        FitOptions options = {.start = known_errors ? NULL : cases[row].truth};
        assert_true(fit_run(model, data, options, &fit, NULL));
        for (int k = 0; k < model->count; k++)
            hits[k] += fabs(fit.values[k] - cases[row].truth[k]) < fit.errors[k];
        *unlikely += known_errors && fit.p_value < 0.1;
    }
}

static void errors_are_honest(void **unused) {
    (void)unused;
    enum { TRIALS = 400 };
    Rng rng = rng_seeded(31);
    for (int i = 0; i < CASES; i++)
        for (int known = 0; known < 2; known++) {
            // On log-log paper the noise would have to be relative.
            if (!known && fit_model_row(i)->logarithms) continue;
            int hits[MAX_FIT_PARAMETERS] = {0}, unlikely = 0;
            count_hits(i, known, TRIALS, &rng, hits, &unlikely);
            for (int k = 0; k < fit_model_row(i)->count; k++)
                if (hits[k] < 0.60 * TRIALS || hits[k] > 0.76 * TRIALS)
                    fail_msg("%s, parameter %d: %d of 400", cases[i].model, k, hits[k]);
            if (known) assert_in_range(unlikely, 0.05 * TRIALS, 0.16 * TRIALS);
        }
}

// The least Σ (y - a·shape - b)² over a and b, by the two normal equations.
static double two_parameters_left(const Points *points, const double *shape) {
    double s = 0, ss = 0, y = 0, sy = 0, yy = 0, n = points->count;
    for (int i = 0; i < points->count; i++) {
        s += shape[i];
        ss += shape[i] * shape[i];
        y += points->y[i];
        sy += shape[i] * points->y[i];
        yy += points->y[i] * points->y[i];
    }
    double a = (n * sy - s * y) / (n * ss - s * s), b = (y - a * s) / n;
    return yy - a * sy - b * y;
}

static void a_decay_time_is_that_of_a_fine_grid(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(32);
    for (int trial = 0; trial < 5; trial++) {
        Points points =
            measured(fit_model_find("exponential"), cases[2].truth, 0, 60, 40, 0.05, &rng);
        double least = INFINITY, best = 0, shape[MOST_POINTS];
        for (double time = 1; time < 100; time += 0.002) {
            for (int i = 0; i < points.count; i++)
                shape[i] = exp(-points.x[i] / time);
            double left = two_parameters_left(&points, shape);
            if (left < least) best = time;
            least = fmin(least, left);
        }
        Fit fit;
        assert_true(fit_run(fit_model_find("exponential"), bare(&points), (FitOptions){0},
                            &fit, NULL));
        assert_near(fit.values[1], best, 0.003);
        assert_near(fit.chi_square, least, 1e-8);
    }
}

static void a_dip_is_that_of_a_fine_grid(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(33);
    double truth[] = {-0.3, 4.2, 0.7, 1};
    Points points = measured(fit_model_find("lorentzian"), truth, 0, 10, 60, 0.08, &rng);
    double least = INFINITY, centre = 0, width = 0, shape[MOST_POINTS];
    for (double at = 0; at < 10; at += 0.01)
        for (double wide = 0.05; wide < 8; wide += 0.01) {
            for (int i = 0; i < points.count; i++)
                shape[i] = 1 / (1 + pow(2 * (points.x[i] - at) / wide, 2));
            double left = two_parameters_left(&points, shape);
            if (left >= least) continue;
            least = left;
            centre = at;
            width = wide;
        }
    Fit fit;
    assert_true(
        fit_run(fit_model_find("lorentzian"), bare(&points), (FitOptions){0}, &fit, NULL));
    assert_near(fit.values[1], centre, 0.011);
    assert_near(fit.values[2], width, 0.011);
    assert_true(fit.chi_square <= least && fit.chi_square > least * 0.999);
}

// Only a smaller sum of squares would refute a fit: none is found in random places.
static void no_sinusoid_fits_better_than_the_fit(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(34);
    const FitModel *model = fit_model_find("sinusoid");
    for (int trial = 0; trial < 20; trial++) {
        double truth[] = {0.5, 0.2 + 5 * rng_unit(&rng), 6 * rng_unit(&rng) - 3, 0.5};
        Points points = measured(model, truth, 2, 7, 80, 0.2, &rng);
        Fit fit;
        assert_true(fit_run(model, bare(&points), (FitOptions){0}, &fit, NULL));
        for (int guess = 0; guess < 3000; guess++) {
            double p[4], reach = guess % 2 ? 0.02 : 1, left = 0;
            for (int k = 0; k < 4; k++)
                p[k] = fit.values[k] + reach * (k == 1 ? 3 : 1) * (rng_unit(&rng) - 0.5);
            for (int i = 0; i < points.count; i++)
                left += pow(points.y[i] - model->value(p, points.x[i], NULL), 2);
            if (fabs(p[1]) < 7) assert_true(left >= fit.chi_square * (1 - 1e-12));
        }
        assert_near(fit.values[1], truth[1], 0.1);
    }
}

static void a_point_with_a_large_error_hardly_counts(void **unused) {
    (void)unused;
    Points points = {{0, 1, 2, 3}, {1, 3, 5, 107}, {0.1, 0.1, 0.1, 1e6}, 4};
    Fit fit;
    assert_true(
        fit_run(fit_model_find("line"), weighted(&points), (FitOptions){0}, &fit, NULL));
    assert_near(fit.values[0], 2, 1e-6);
    assert_near(fit.errors[0], 0.1 / sqrt(2), 1e-6); // σ / √Σ(x - mean)² of three points
    assert_near(fit.errors[1], 0.1 * sqrt(5 / 6.0), 1e-6);
    assert_near(fit.covariance[0][1], -0.01 / 2, 1e-8);
}

static void what_is_held_stays_where_it_is(void **unused) {
    (void)
        unused; // the fringe P = ½ + V/2 cos φ, whose period is known: cos²(φ/2) for V = 1
    Rng rng = rng_seeded(35);
    const FitModel *model = fit_model_find("sinusoid");
    double truth[] = {0.4, 1 / (2 * M_PI), 0.3, 0.5};
    Points points = measured(model, truth, 0, 2 * M_PI, 24, 0.02, &rng);
    double start[] = {NAN, 1 / (2 * M_PI), NAN, NAN};
    Fit fit;
    assert_true(fit_run(model, bare(&points), (FitOptions){start, 1 << 1}, &fit, NULL));
    assert_true(fit.values[1] == start[1] && fit.errors[1] == 0);
    assert_int_equal(fit.degrees, 21);
    assert_near(fit.values[0], 0.4, 3 * fit.errors[0]);
    assert_near(fit.values[2], 0.3, 3 * fit.errors[2]);
    double all[] = {-0.4, 0.16, 0.3 + 7 * M_PI, 0.5}; // the same curve, untidily
    assert_true(fit_run(model, bare(&points), (FitOptions){all}, &fit, NULL));
    assert_near(fit.values[0], 0.4, 0.05);
    assert_near(fit.values[2], 0.3, 0.2);
    assert_true(fit_run(model, bare(&points), (FitOptions){truth, 15}, &fit, NULL));
    assert_true(fit.values[2] == 0.3 && fit.degrees == 24);
}

static void units_do_not_matter(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(39);
    for (int i = 0; i < CASES; i++) {
        const FitModel *model = fit_model_row(i);
        Points points = measured(model, cases[i].truth, cases[i].from, cases[i].to, POINTS,
                                 cases[i].error, &rng);
        Fit fit, other;
        assert_true(fit_run(model, weighted(&points), (FitOptions){0}, &fit, NULL));
        for (int k = 0; k < POINTS; k++) {
            points.x[k] *= 1e-9;
            points.y[k] *= 1e12;
            points.errors[k] *= 1e12;
        }
        assert_true(fit_run(model, weighted(&points), (FitOptions){0}, &other, NULL));
        assert_near(other.chi_square, fit.chi_square, 1e-6 * fit.chi_square);
        for (int k = 0; k < model->count; k++) {
            if (model->logarithms && model->parameters[k].role == ROLE_FACTOR)
                continue; // its unit depends on the exponent
            double relative = fit.errors[k] / fabs(fit.values[k]);
            assert_near(other.errors[k] / fabs(other.values[k]), relative, 1e-4 * relative);
        }
    }
}

static void randomised_benchmarking_gives_the_error_per_gate(void **unused) {
    (void)unused; // map row C25: E1, p = 0.99 → 0.005; E2, hidden data within 10 %
    Rng rng = rng_seeded(36);
    const FitModel *model = fit_model_find("exponential");
    const double p = 0.99;
    double truth[] = {0.5, -1 / log(p), 0.5};
    Points points = measured(model, truth, 1, 400, 40, 0, NULL);
    Fit fit;
    assert_true(fit_run(model, bare(&points), (FitOptions){0}, &fit, NULL));
    assert_near((1 - exp(-1 / fit.values[1])) / 2, 0.005, 1e-9);
    assert_near(fit_value(&fit, 50), 0.8025030335687682, 1e-9);
    for (int i = 0; i < points.count; i++) { // 2000 shots at each length
        double chance = points.y[i];
        points.errors[i] = sqrt(chance * (1 - chance) / 2000);
        points.y[i] += points.errors[i] * normal(&rng);
    }
    assert_true(fit_run(model, weighted(&points), (FitOptions){0}, &fit, NULL));
    assert_near((1 - exp(-1 / fit.values[1])) / 2, 0.005, 0.0005);
}

static void ramsey_fringes_give_the_field(void **unused) {
    (void)unused; // map rows C24 (E1) and N11 (E4): a period of 500 ns is 2 MHz or 71.4 µT
    Rng rng = rng_seeded(37);
    const double hertz_per_tesla = 28.02495e9;
    double truth[] = {0.5, 2e6, 0, 2e-6, 0.5};
    const FitModel *model = fit_model_find("gauss_damped_sinusoid");
    Points points = measured(model, truth, 0, 4e-6, 120, 0.05, &rng);
    Fit fit;
    assert_true(fit_run(model, weighted(&points), (FitOptions){0}, &fit, NULL));
    assert_near(fit.values[1], 2e6, 0.01e6);
    assert_near(fit.values[1] / hertz_per_tesla, 71.4e-6, 0.5e-6);
    assert_near(fit.values[3], 2e-6, 3 * fit.errors[3]);
}

static void a_zero_phonon_line_moves_by_two_kelvin(void **unused) {
    (void)unused; // map row S09 (X2): 0.0252 nm at 0.0126 nm/K
    Rng rng = rng_seeded(38);
    double cold[] = {5000, 738.0, 4, 200}, warm[] = {5000, 738.0252, 4, 200}, centres[2];
    const FitModel *model = fit_model_find("lorentzian");
    for (int i = 0; i < 2; i++) {
        Points points = measured(model, i ? warm : cold, 730, 746, 300, 10, &rng);
        Fit fit;
        assert_true(fit_run(model, weighted(&points), (FitOptions){0}, &fit, NULL));
        centres[i] = fit.values[1];
        assert_true(fit.errors[1] < 0.002);
    }
    assert_near((centres[1] - centres[0]) / 0.0126, 2.0, 0.3);
}

static void trotter_errors_fall_by_their_order(void **unused) {
    (void)unused; // map row C15, E5: the slopes of the log-error are -2 and -4
    Points first = {{2, 4, 8, 16}, {0.0552, 0.0119, 0.00290, 0.00072}, {0}, 4};
    Points second = {{2, 4, 8, 16}, {0.0118, 6.3e-4, 3.8e-5, 2.3e-6}, {0}, 4};
    Fit fit;
    const FitModel *model = fit_model_find("power");
    assert_true(fit_run(model, bare(&first), (FitOptions){0}, &fit, NULL));
    assert_near(fit.values[1], -2, 0.15);
    assert_true(fit_run(model, bare(&second), (FitOptions){0}, &fit, NULL));
    assert_near(fit.values[1], -4, 0.15);
}

// ---- what is refused

static void assert_refused(const char *model, FitData data, const char *key,
                           const char *sentence) {
    Fit fit;
    Error err = {0};
    assert_false(fit_run(fit_model_find(model), data, (FitOptions){0}, &fit, &err));
    assert_sentence(&err, key, sentence);
}

static void bad_points_are_named(void **unused) {
    (void)unused;
    Points points = {{0, 1, 2, 3}, {1, NAN, 5, 7}, {1, 1, 0, 1}, 4};
    assert_refused("line", bare(&points), "fit.not_number",
                   "Point 2 (1, nan) is not made of numbers. Correct it, or leave it out.");
    points.y[1] = 3;
    assert_refused("line", weighted(&points), "fit.bad_error",
                   "The error of point 3 is 0. Make it a number above 0.");
    assert_refused("power", bare(&points), "fit.not_positive",
                   "Log-log paper takes positive values only; point 1 is (0, 1). Leave it "
                   "out.");
}

static void too_few_points_say_how_many_it_takes(void **unused) {
    (void)unused;
    Points points = {{0, 1, 2, 3, 3, 3}, {1, 4, 1, 3, 2, 4}, {0}, 6};
    assert_refused(
        "sinusoid", bare(&points), "fit.few_points",
        "This curve needs at least 5 points at different x; there are 4. Measure "
        "more points.");
    points.count = 0;
    assert_refused(
        "line", bare(&points), "fit.few_points",
        "This curve needs at least 3 points at different x; there are 0. Measure "
        "more points.");
}

static void data_that_do_not_change_fit_a_line_alone(void **unused) {
    (void)unused;
    Points points = {{0, 1, 2, 3, 4, 5, 6}, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, {0}, 7};
    for (int i = 0; i < fit_model_count(); i++)
        if (fit_model_row(i)->curved)
            assert_refused(fit_model_row(i)->name, bare(&points), "fit.constant",
                           "Every point has the same value 0.5, so no curve stands out. "
                           "Measure where it changes.");
    Fit fit;
    assert_true(
        fit_run(fit_model_find("line"), bare(&points), (FitOptions){0}, &fit, NULL));
    assert_near(fit.values[0], 0, 1e-15);
    points.y[0] = points.y[1] = points.y[2] = 0;
    memset(points.y, 0, sizeof points.y);
    assert_true(
        fit_run(fit_model_find("line"), bare(&points), (FitOptions){0}, &fit, NULL));
    assert_true(fit.values[0] == 0 && fit.values[1] == 0);
}

static void what_the_points_leave_open_is_said(void **unused) {
    (void)unused; // one point at each half turn: amplitude and phase say the same
    Points points = {{0}, {0}, {0}, 12};
    for (int i = 0; i < 12; i++) {
        points.x[i] = i;
        points.y[i] = i % 2;
    }
    assert_refused(
        "sinusoid", bare(&points), "fit.undetermined",
        "These points fit several curves equally well. Measure a wider range, or "
        "at closer steps.");
    double start[] = {0.5, 0.5, 0, 0.5}; // upside down: the two only trade places slowly
    Fit fit;
    assert_false(fit_run(fit_model_find("sinusoid"), bare(&points), (FitOptions){start},
                         &fit, NULL));
}

static void a_curve_without_a_bottom_is_not_settled_on(void **unused) {
    (void)unused; // a rising line is the beginning of ever longer and larger decays
    Points points = {{0}, {0}, {0}, 12};
    for (int i = 0; i < 12; i++) {
        points.x[i] = i;
        points.errors[i] = 1;
        points.y[i] = 3 * i;
    }
    assert_refused("exponential", bare(&points), "fit.unsettled",
                   "No curve was settled on after 500 steps. Try another kind of curve, or "
                   "measure a wider range.");
    for (int i = 0; i < 12; i++) // with noise there is a bottom, and errors say how flat
        points.y[i] += i % 3 == 1;
    Fit fit;
    assert_true(
        fit_run(fit_model_find("exponential"), bare(&points), (FitOptions){0}, &fit, NULL));
    assert_true(fit.errors[1] > fit.values[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_model_has_its_experiment_and_its_words),
        cmocka_unit_test(slopes_are_those_of_small_differences),
        cmocka_unit_test(exact_data_give_the_truth_back),
        cmocka_unit_test(errors_are_honest),
        cmocka_unit_test(a_decay_time_is_that_of_a_fine_grid),
        cmocka_unit_test(a_dip_is_that_of_a_fine_grid),
        cmocka_unit_test(no_sinusoid_fits_better_than_the_fit),
        cmocka_unit_test(a_point_with_a_large_error_hardly_counts),
        cmocka_unit_test(what_is_held_stays_where_it_is),
        cmocka_unit_test(units_do_not_matter),
        cmocka_unit_test(randomised_benchmarking_gives_the_error_per_gate),
        cmocka_unit_test(ramsey_fringes_give_the_field),
        cmocka_unit_test(a_zero_phonon_line_moves_by_two_kelvin),
        cmocka_unit_test(trotter_errors_fall_by_their_order),
        cmocka_unit_test(bad_points_are_named),
        cmocka_unit_test(too_few_points_say_how_many_it_takes),
        cmocka_unit_test(data_that_do_not_change_fit_a_line_alone),
        cmocka_unit_test(what_the_points_leave_open_is_said),
        cmocka_unit_test(a_curve_without_a_bottom_is_not_settled_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
