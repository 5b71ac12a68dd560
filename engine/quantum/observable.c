#include "quantum/observable.h"

#include "base/mem.h"
#include "quantum/sample.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool no_memory(const State *state, Error *err) {
    return error_set(err, "state.memory", "%d", state_qubits(state));
}

// The squared length of A|ψ⟩ is ⟨A²⟩.
static double squared_length(const State *state) {
    const double *re = state_re(state), *im = state_im(state);
    double sum = 0;
    for (size_t i = 0; i < state_size(state_qubits(state)); i++)
        sum += re[i] * re[i] + im[i] * im[i];
    return sum;
}

bool observable_variance(PauliSum sum, const State *state, double *variance, Error *err) {
    State *image = state_create(state_qubits(state));
    if (!image) return no_memory(state, err);
    state_parts(image).re[0] = 0;
    pauli_add(sum, state, state_parts(image));
    double mean = pauli_mean(sum, state);
    *variance = fmax(0, squared_length(image) - mean * mean);
    state_destroy(image);
    return true;
}

// ---- groups

static bool same_axes(PauliTerm a, PauliTerm b) {
    uint32_t shared = (a.x | a.z) & (b.x | b.z);
    return ((a.x ^ b.x) & shared) == 0 && ((a.z ^ b.z) & shared) == 0;
}

// Places every term; axes[g] gathers the letters that group g asks for.
static int group_terms(PauliSum sum, int *groups, PauliTerm *axes) {
    int count = 0;
    for (int t = 0; t < sum.count; t++) {
        int g = 0;
        while (g < count && !same_axes(axes[g], sum.terms[t]))
            g++;
        if (g == count) axes[count++] = (PauliTerm){0};
        axes[g].x |= sum.terms[t].x;
        axes[g].z |= sum.terms[t].z;
        groups[t] = g;
    }
    return count;
}

int observable_groups(PauliSum sum, int *groups) {
    PauliTerm *axes = mem_new(((size_t)sum.count + 1) * sizeof *axes);
    int count = group_terms(sum, groups, axes);
    free(axes);
    return count;
}

// ---- sampling

// Turns X and Y onto Z: H, and H S†.
static void turn_axes(State *state, PauliTerm axes) {
    Matrix2 h = gate_find("h")->matrix(NULL), back = gate_find("sdg")->matrix(NULL);
    for (int q = 0; q < state_qubits(state); q++) {
        bool x = axes.x >> q & 1, y = x && axes.z >> q & 1;
        if (x) state_apply(state, y ? matrix2_product(h, back) : h, q, (Controls){0});
    }
}

typedef struct Sampling {
    PauliSum sum;
    const int *groups; // of each term
    int shots;
    double *weights;  // 2^n probabilities
    uint64_t *counts; // 2^n
} Sampling;

// What the terms of a group add up to when `bits` is read.
static double reading(const Sampling *sampling, int group, size_t bits) {
    double value = 0;
    for (int t = 0; t < sampling->sum.count; t++) {
        PauliTerm term = sampling->sum.terms[t];
        if (sampling->groups[t] != group) continue;
        bool odd = __builtin_parity((uint32_t)bits & (term.x | term.z));
        value += odd ? -term.coefficient : term.coefficient;
    }
    return value;
}

// Adds the group's mean and the variance of that mean.
static void add_readings(const Sampling *sampling, int group, size_t size, double *mean,
                         double *variance) {
    double shots = sampling->shots, sum = 0, squares = 0;
    for (size_t i = 0; i < size; i++)
        if (sampling->counts[i])
            sum += (double)sampling->counts[i] * reading(sampling, group, i);
    for (size_t i = 0; i < size; i++) {
        if (!sampling->counts[i]) continue;
        double off = reading(sampling, group, i) - sum / shots;
        squares += (double)sampling->counts[i] * off * off;
    }
    *mean += sum / shots;
    *variance += squares / (shots - 1) / shots;
}

static bool measure_group(Sampling *sampling, const State *state, PauliTerm axes, int group,
                          Rng *rng, Estimate *estimate) {
    State *turned = state_copy(state);
    if (!turned) return false;
    size_t size = state_size(state_qubits(state));
    double variance = 0;
    turn_axes(turned, axes);
    state_probabilities(turned, sampling->weights);
    state_destroy(turned);
    sample_counts(sampling->weights, size, (uint64_t)sampling->shots, rng,
                  sampling->counts);
    add_readings(sampling, group, size, &estimate->mean, &variance);
    estimate->error = hypot(estimate->error, sqrt(variance));
    estimate->settings += (axes.x | axes.z) != 0;
    return true;
}

static bool measure_groups(Sampling *sampling, const State *state, const PauliTerm *axes,
                           int count, Rng *rng, Estimate *estimate) {
    size_t size = state_size(state_qubits(state));
    sampling->weights = mem_try(size, sizeof *sampling->weights);
    sampling->counts = mem_try(size, sizeof *sampling->counts);
    bool done = sampling->weights && sampling->counts;
    for (int g = 0; done && g < count; g++)
        done = measure_group(sampling, state, axes[g], g, rng, estimate);
    free(sampling->weights);
    free(sampling->counts);
    return done;
}

bool observable_sample(PauliSum sum, const State *state, int shots, Rng *rng,
                       Estimate *estimate, Error *err) {
    assert(shots >= 2);
    int *groups = mem_new(((size_t)sum.count + 1) * sizeof *groups);
    PauliTerm *axes = mem_new(((size_t)sum.count + 1) * sizeof *axes);
    int count = group_terms(sum, groups, axes);
    Sampling sampling = {.sum = sum, .groups = groups, .shots = shots};
    *estimate = (Estimate){0};
    bool done = measure_groups(&sampling, state, axes, count, rng, estimate);
    free(axes);
    free(groups);
    return done || no_memory(state, err);
}

void state_correlations(const State *state, int a, int b, double out[3][3]) {
    static const uint32_t has_x[3] = {1, 1, 0}, has_z[3] = {0, 1, 1};
    assert(a != b);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            PauliTerm term = {has_x[i] << a | has_x[j] << b, has_z[i] << a | has_z[j] << b,
                              1};
            out[i][j] = pauli_mean((PauliSum){&term, 1}, state);
        }
}
