#include "quantum/evolve.h"

#include "base/mem.h"
#include "quantum/exponential.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// How many times H may act in one call: as long as some half a minute takes.
static double most_products(int qubits) {
    return 2e9 / fmax((double)state_size(qubits), 256);
}

static bool short_enough(double products, int qubits, Error *err) {
    double most = most_products(qubits);
    if (products <= most) return true; // "not a number" is too long as well
    return error_set(err, "evolve.long", "%.3g\t%.0f", products, most);
}

static bool no_memory(int qubits, Error *err) {
    return error_set(err, "state.memory", "%d", qubits);
}

bool evolve_exact(State *state, PauliSum sum, double time, Error *err) {
    int qubits = state_qubits(state);
    Hamiltonian *h = hamiltonian_create(sum, qubits);
    if (!h) return no_memory(qubits, err);
    double x = fabs(hamiltonian_range(h).radius * time);
    Exponential *work = NULL;
    bool ok = short_enough(x, qubits, err);
    if (ok) ok = (work = exponential_create(qubits, x)) || no_memory(qubits, err);
    if (ok) exponential_act(work, h, time, state_parts(state));
    exponential_destroy(work);
    hamiltonian_destroy(h);
    return ok;
}

// --- Trotter

static double complex times(double complex a, double complex b) {
    return CMPLX(creal(a) * creal(b) - cimag(a) * cimag(b),
                 creal(a) * cimag(b) + cimag(a) * creal(b));
}

static void set(StateParts psi, size_t k, double complex amplitude) {
    psi.re[k] = creal(amplitude);
    psi.im[k] = cimag(amplitude);
}

// P|i⟩ = f|j⟩ with j = i ⊕ x and f = i^(Ys) (-1)^(z·i); as P is its own inverse, P|j⟩ =
// f*|i⟩.
static void turn_pair(StateParts psi, size_t i, size_t j, double c, double complex f) {
    double complex a = CMPLX(psi.re[i], psi.im[i]), b = CMPLX(psi.re[j], psi.im[j]);
    set(psi, i, c * a + times(-I * conj(f), b));
    set(psi, j, c * b + times(-I * f, a));
}

void evolve_term(State *state, PauliTerm term, double time) {
    static const double complex powers[4] = {1, I, -1, -I};
    StateParts psi = state_parts(state);
    size_t size = state_size(state_qubits(state)), x = term.x;
    double c = cos(time * term.coefficient), s = sin(time * term.coefficient);
    double complex forth = s * powers[__builtin_popcount(term.x & term.z) & 3];
    assert((term.x | term.z) < size);
    for (size_t i = 0; i < size; i++) {
        double complex f = __builtin_parity((uint32_t)i & term.z) ? -forth : forth;
        if (!x)
            set(psi, i, times(c - I * f, CMPLX(psi.re[i], psi.im[i])));
        else if (i < (i ^ x))
            turn_pair(psi, i, i ^ x, c, f);
    }
}

void evolve_trotter(State *state, PauliSum sum, double time, int steps, int order) {
    assert(steps >= 1 && (order == 1 || order == 2));
    double step = time / steps / order;
    for (int k = 0; k < steps; k++) {
        for (int t = 0; t < sum.count; t++)
            evolve_term(state, sum.terms[t], step);
        for (int t = sum.count - 1; order == 2 && t >= 0; t--)
            evolve_term(state, sum.terms[t], step);
    }
}

// --- sweeps

// One Hamiltonian for both ends, its coefficients mixed anew for every exponential; and the
// results of two runs, the one with fewer steps first.
typedef struct Runs {
    const Sweep *sweep;
    PauliTerm *terms;
    Hamiltonian *h;
    Exponential *work;
    State *before, *now;
} Runs;

static void mix(Runs *runs, double s) {
    PauliSum from = runs->sweep->from, to = runs->sweep->to;
    for (int t = 0; t < from.count; t++)
        runs->terms[t].coefficient = (1 - s) * from.terms[t].coefficient;
    for (int t = 0; t < to.count; t++)
        runs->terms[from.count + t].coefficient = s * to.terms[t].coefficient;
    hamiltonian_refill(runs->h, (PauliSum){runs->terms, from.count + to.count});
}

static double radius_at(Runs *runs, double s) {
    mix(runs, s);
    return hamiltonian_range(runs->h).radius;
}

// The whole sweep's R·time at the most: the radius is convex in s.
static double longest(Runs *runs) {
    double start = radius_at(runs, runs->sweep->start);
    return fmax(start, radius_at(runs, runs->sweep->end)) * runs->sweep->time;
}

// For an H that is linear in time the two exponents of a step are half a step each of the H
// at one sixth and at five sixths of it.
static void run_steps(Runs *runs, long steps) {
    static const double sixths[2] = {1, 5};
    const Sweep *sweep = runs->sweep;
    double step = sweep->time / (double)steps, slope = sweep->end - sweep->start;
    for (long k = 0; k < steps; k++)
        for (int half = 0; half < 2; half++) {
            double at = ((double)k + sixths[half] / 6) / (double)steps;
            mix(runs, sweep->start + slope * at);
            exponential_act(runs->work, runs->h, step / 2, state_parts(runs->now));
        }
}

static void copy_state(State *to, const State *from) {
    size_t bytes = state_size(state_qubits(to)) * sizeof(double);
    memcpy(state_parts(to).re, state_re(from), bytes);
    memcpy(state_parts(to).im, state_im(from), bytes);
}

static double distance_of(const State *a, const State *b) {
    double sum = 0;
    for (size_t k = 0; k < state_size(state_qubits(a)); k++) {
        sum += pow(state_re(a)[k] - state_re(b)[k], 2);
        sum += pow(state_im(a)[k] - state_im(b)[k], 2);
    }
    return sqrt(sum);
}

// By what to multiply the steps: the error falls with their fourth power, and a tenth more
// of them makes it sure.
static double more_steps(double distance, double tolerance) {
    return fmax(1.25, fmin(1.1 * pow(distance / tolerance, 0.25), 16));
}

static bool run_until_agreed(Runs *runs, const State *state, long steps, double tolerance,
                             double *distance, Error *err) {
    double products = 0, x = longest(runs) / 2, by = 2;
    for (bool first = true;; first = false) {
        products += 2 * (double)steps * exponential_products(x / (double)steps);
        if (!short_enough(products, state_qubits(state), err)) return false;
        copy_state(runs->now, state);
        run_steps(runs, steps);
        if (!first) { // Richardson's estimate; `by` is what the steps were multiplied by
            *distance = distance_of(runs->before, runs->now) / (pow(by, 4) - 1);
            if (*distance <= tolerance) return true;
            by = more_steps(*distance, tolerance);
        }
        copy_state(runs->before, runs->now);
        steps = (long)ceil(by * (double)steps);
    }
}

static bool runs_create(Runs *runs, int qubits, double longest_part) {
    PauliSum from = runs->sweep->from, to = runs->sweep->to;
    int count = from.count + to.count;
    runs->terms = mem_new((size_t)count * sizeof *runs->terms);
    if (from.count)
        memcpy(runs->terms, from.terms, (size_t)from.count * sizeof *from.terms);
    if (to.count)
        memcpy(runs->terms + from.count, to.terms, (size_t)to.count * sizeof *to.terms);
    runs->h = hamiltonian_create((PauliSum){runs->terms, count}, qubits);
    runs->work = exponential_create(qubits, longest_part);
    runs->before = state_create(qubits);
    runs->now = state_create(qubits);
    return runs->h && runs->work && runs->before && runs->now;
}

static void runs_destroy(Runs *runs) {
    free(runs->terms);
    hamiltonian_destroy(runs->h);
    exponential_destroy(runs->work);
    state_destroy(runs->before);
    state_destroy(runs->now);
}

bool evolve_sweep(State *state, const Sweep *sweep, double tolerance, double *distance,
                  Error *err) {
    static const double turn_a_step = 8; // R times the step that the first run makes
    int qubits = state_qubits(state);
    Runs runs = {.sweep = sweep};
    double left = 0;
    assert(tolerance > 0 && !(sweep->time < 0));
    bool ok = runs_create(&runs, qubits, turn_a_step / 2) || no_memory(qubits, err);
    double x = ok ? longest(&runs) : 0;
    ok = ok && short_enough(x, qubits, err);
    ok = ok &&
         run_until_agreed(&runs, state, 1 + (long)(x / turn_a_step), tolerance, &left, err);
    if (ok) copy_state(state, runs.now);
    if (ok && distance) *distance = left;
    runs_destroy(&runs);
    return ok;
}
